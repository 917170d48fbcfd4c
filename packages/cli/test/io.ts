import type { Io } from '../src/io.ts';
import { run } from '../src/program.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, string>;
}

/** Runs a command line on files that are only in memory. */
export const unspoiled = (files: Readonly<Record<string, string>>, ...argv: string[]): Promise<Ran> =>
  unspoiledIn({}, files, ...argv);

/** The same, with an environment and a network. */
export async function unspoiledIn(
  world: Partial<Pick<Io, 'env' | 'fetch' | 'columns'>>,
  files: Readonly<Record<string, string>>,
  ...argv: string[]
): Promise<Ran> {
  let out = '';
  let err = '';
  const written = new Map<string, string>();
  const code = await run(argv, {
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
    bytes: (path) => {
      throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    },
    write: (path, body) => void written.set(path, String(body)),
    remove: () => {},
    watch: () => () => {},
    interrupted: () => Promise.resolve(),
    find: (path) => Object.keys(files).filter((file) => file === path || file.startsWith(`${path}/`)),
    now: () => 0,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    columns: 80,
    colour: false,
    env: {},
    fetch: null,
    ...world,
  });
  return { code, out, err, written };
}
