import type { Position } from '../story/model.ts';
import type { Fluent } from './fluent.ts';
import type { Instant } from './instant.ts';
import type { FluentValue, Piece } from './timeline.ts';

/** A change to a fluent at one position of the telling, in a span of story time. */
export interface LoggedPiece extends Piece {
  readonly fluent: Fluent;
  readonly position: Position;
}

/**
 * All differences between the views of consecutive positions, as spans, in the order of telling. There is more than one for each
 * sentence, and few are ever looked at: so they are kept as columns, and a piece is made of a row for whoever wants it.
 */
export class Log {
  readonly #from: Instant[] = [];
  readonly #to: Instant[] = [];
  readonly #old: FluentValue[] = [];
  readonly #new: FluentValue[] = [];
  readonly #fluents: Fluent[] = [];
  readonly #positions: Position[] = [];

  get length(): number {
    return this.#positions.length;
  }

  add(
    from: Instant,
    to: Instant,
    old: FluentValue,
    value: FluentValue,
    fluent: Fluent,
    position: Position,
  ): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#old.push(old);
    this.#new.push(value);
    this.#fluents.push(fluent);
    this.#positions.push(position);
  }

  /** The i-th piece. */
  at(i: number): LoggedPiece {
    return {
      from: this.#from[i]!,
      to: this.#to[i]!,
      old: this.#old[i],
      new: this.#new[i],
      fluent: this.#fluents[i]!,
      position: this.#positions[i]!,
    };
  }

  /** Those of the pieces from one number up to another whose fluents are of some relations, by the ids of their words. */
  ofRelations(ids: { has(id: string): boolean }, from: number, to: number): readonly LoggedPiece[] {
    let found: LoggedPiece[] | null = null;
    for (let i = from; i < to; i++) {
      if (!ids.has(this.#fluents[i]!.relation.word.id)) continue;
      if (found) found.push(this.at(i));
      else found = [this.at(i)];
    }
    return found ?? NONE;
  }

  /** The position of the i-th piece; undefined where there are not so many. */
  positionAt(i: number): Position | undefined {
    return this.#positions[i];
  }

  /** The instant of story time from which the i-th piece is. */
  fromAt(i: number): Instant {
    return this.#from[i]!;
  }

  /** The fluent of the i-th piece. */
  fluentAt(i: number): Fluent {
    return this.#fluents[i]!;
  }
}

/** The number of the first piece told after a position, from one on. */
export function firstAfter(log: Log, from: number, position: Position): number {
  let i = from;
  while (i < log.length && log.positionAt(i)! <= position) i++;
  return i;
}

/** The pieces from one number up to, and without, another. */
export const piecesOf = (log: Log, from = 0, to = log.length): readonly LoggedPiece[] =>
  from === to ? NONE : Array.from({ length: to - from }, (_, i) => log.at(from + i));

const NONE: readonly never[] = [];
