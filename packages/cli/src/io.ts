import type { Fetch } from '@unspoiled/streaming';

/** Everything a command may touch outside itself, so that tests can stand in for it. */
export interface Io {
  /** The text of a file; `-` is standard input. Throws what the system throws, and `NOT_UTF8` for bytes that are no text. */
  readonly read: (path: string) => string;
  /** The content of a file. Throws what the system throws. */
  readonly bytes: (path: string) => Uint8Array;
  /** Writes a file, and the folders it is in where they are missing. */
  readonly write: (path: string, body: string | Uint8Array) => void;
  /** Takes away a file or a folder with all that is in it, if it is there. */
  readonly remove: (path: string) => void;
  /** Calls back after any of some files has changed, until the function it returns is called. */
  readonly watch: (paths: readonly string[], changed: () => void) => () => void;
  /** Ends when the user has had enough: Ctrl+C. */
  readonly interrupted: () => Promise<void>;
  /** The files that a path, a folder or a pattern stands for; none where there is nothing of it. */
  readonly find: (path: string) => readonly string[];
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Milliseconds, for what takes long enough to be told of. */
  readonly now: () => number;
  /** Columns of the terminal, or null where output is no terminal. */
  readonly columns: number | null;
  readonly colour: boolean;
  /** The variables of the environment: keys, addresses, folders, the locale. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The network; null where there is none. Only what is asked to look something up there uses it. */
  readonly fetch: Fetch | null;
}

/** A wrong use or an unreadable input: one sentence for the user, and the exit code 2. */
export class UsageError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'reading it is not allowed',
  NOT_UTF8: 'it is not UTF-8 text',
};

/** Reads a file, or says in one sentence why it cannot. */
export function readText(io: Io, path: string): string {
  try {
    return io.read(path);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const remedy =
      code === 'NOT_UTF8'
        ? 'Save it as UTF-8.'
        : 'Give the path of a .story.md file, or - for standard input.';
    throw new UsageError(`Cannot read ${path}: ${REASONS[code] ?? 'the system refused'}. ${remedy}`);
  }
}

/**
 * Bytes as text, a byte order mark kept. Text that was saved otherwise is refused: letters would be lost, and writing it back would
 * lose them for good.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw Object.assign(new Error('not UTF-8'), { code: 'NOT_UTF8' });
  }
}

export const printJson = (io: Io, value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`);
