import type { Io } from './io.ts';

/** Milliseconds before anything is said, and between two lines. */
const PATIENCE = 1000;
/** Characters from which on one file may take a second or more. */
const LARGE = 1_000_000;

/** Says on stderr how far a long run has got; nothing of a short one. */
export class Progress {
  readonly #io: Io;
  readonly #total: number;
  #done = 0;
  #said: number;

  constructor(io: Io, total: number) {
    this.#io = io;
    this.#total = total;
    this.#said = io.now();
  }

  /** @param characters the size of the file that is begun */
  next(file: string, characters: number): void {
    const now = this.#io.now();
    const waited = now - this.#said >= PATIENCE;
    this.#done++;
    if (!waited && characters < LARGE) return;
    this.#said = now;
    const size = characters < LARGE ? '' : `, ${(characters / 1e6).toFixed(1)} million characters`;
    this.#io.err(`checking ${this.#done} of ${this.#total}: ${file}${size} …\n`);
  }
}
