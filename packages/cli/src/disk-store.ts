import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryStore, type Store } from '@unspoiled/streaming';

/**
 * What providers said, in the user's cache folder, one file an answer:
 *
 *     ~/.cache/unspoiled/streaming/tmdb/3f2a….json
 *
 * A file is written beside its place and then moved there, so that it is whole whenever a process is killed. A disk that is full or
 * not writable costs the memory, and nothing else.
 */
export function diskStore(folder: string): Store {
  const placeOf = (name: string) => {
    const [provider = '', ...rest] = name.split('/');
    return join(
      folder,
      provider.replace(/[^a-z-]/g, ''),
      `${createHash('sha256').update(rest.join('/')).digest('hex').slice(0, 40)}.json`,
    );
  };
  return {
    read: (name) => orNull(() => readFileSync(placeOf(name), 'utf8')),
    write: (name, text) => {
      const place = placeOf(name);
      const beside = `${place}.${randomBytes(4).toString('hex')}.tmp`;
      orNull(() => {
        mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
        writeFileSync(beside, text, { mode: 0o600 });
        renameSync(beside, place);
      });
    },
    remove: (name) => void orNull(() => rmSync(placeOf(name), { force: true })),
    removeBefore: (provider, time) => {
      const place = dirname(placeOf(`${provider}/`));
      for (const file of orNull(() => readdirSync(place)) ?? [])
        orNull(() => {
          if (statSync(join(place, file)).mtimeMs < time) rmSync(join(place, file), { force: true });
        });
    },
  };
}

function orNull<Value>(does: () => Value): Value | null {
  try {
    return does();
  } catch {
    return null;
  }
}

/** The user's cache folder, as the environment has it; where it has none, nothing is kept beyond this run. */
export function userStore(env: Readonly<Record<string, string | undefined>>): Store {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = env;
  const cache = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? join(HOME, '.cache') : '');
  return cache === '' ? memoryStore() : diskStore(join(cache, 'unspoiled', 'streaming'));
}
