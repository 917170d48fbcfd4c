import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Milliseconds that a file has to be left alone: editors write in several steps. */
const QUIET = 80;

/**
 * Calls back after any of some files has changed. Their folders are watched, not the files: editors often put a new file in the
 * place of the old one.
 */
export function watchFiles(paths: readonly string[], changed: () => void): () => void {
  const stamp = () =>
    paths
      .map((path) => {
        const stats = statSync(path, { throwIfNoEntry: false });
        return stats === undefined ? 'gone' : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
      })
      .join('\n');
  let seen = stamp();
  let waiting: NodeJS.Timeout | null = null;
  const look = () => {
    waiting = null;
    const now = stamp();
    if (now === seen) return;
    seen = now;
    changed();
  };
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)));
  }
  const watchers = [...names].map(([folder, files]): FSWatcher => {
    const watcher = watch(folder, (_, file) => {
      if (file !== null && !files.has(file)) return;
      if (waiting) clearTimeout(waiting);
      waiting = setTimeout(look, QUIET);
    });
    // A folder that goes away is no reason to end.
    watcher.on('error', () => {});
    return watcher;
  });
  return () => {
    if (waiting) clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
}
