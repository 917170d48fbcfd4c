import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { entityCalled, introduce } from './introducing.ts';
import { nearest } from './nearest.ts';
import { newMoment } from './new-moment.ts';
import { problem } from './problem.ts';
import { oneLine, trimRange } from './ranges.ts';
import { readFrame } from './stage-frame.ts';
import { readTelling } from './telling.ts';
import { readTime } from './time.ts';
import type { EntityKind, Frame, Telling, Term, TimeExpression } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a stage line says; every part may be missing. */
export interface Stage {
  readonly telling: Telling | null;
  readonly moment: TimeExpression | null;
  readonly place: Term | null;
  readonly with: readonly Term[];
  readonly frame: Frame | null;
}

export const emptyStage: Stage = { telling: null, moment: null, place: null, with: [], frame: null };

/**
 * Reads a stage line, its asterisks taken off. Parts may stand in any order; new moments, places and people are
 * entered into the vocabulary, so that what follows knows them. `likely` are the names that a misspelt part may
 * have meant: those that the file declares.
 *
 *     0:09:10, night 1, Adam's door, with Adam, Harry, dreamed by Adam
 *     -------  -------  -----------  ---------------   ---------------
 *     telling  moment   place        with              frame
 */
export function readStage(
  source: Source,
  range: Range,
  vocabulary: Vocabulary,
  likely: readonly string[],
): { stage: Stage; diagnostics: readonly Diagnostic[] } {
  return new StageReader(source, vocabulary, likely).read(range);
}

class StageReader {
  readonly #source: Source;
  readonly #vocabulary: Vocabulary;
  readonly #likely: readonly string[];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #with: Term[] = [];
  #telling: Telling | null = null;
  #moment: TimeExpression | null = null;
  #place: Term | null = null;
  #frame: Frame | null = null;
  /** Whether the part before belongs to `with …`, so that a bare name goes on with it. */
  #listing = false;

  constructor(source: Source, vocabulary: Vocabulary, likely: readonly string[]) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#likely = likely;
  }

  read(range: Range): { stage: Stage; diagnostics: readonly Diagnostic[] } {
    for (const part of commaParts(this.#source.text, range))
      for (const piece of this.#unlessOneName(part)) this.#readPart(piece);
    return {
      stage: {
        telling: this.#telling,
        moment: this.#moment,
        place: this.#place,
        with: this.#with,
        frame: this.#frame,
      },
      diagnostics: this.#diagnostics,
    };
  }

  /** `with Adam; night 1`, `with Adam | night 1`: two parts, unless a name holds what parts them. */
  #unlessOneName(part: Range): readonly Range[] {
    const text = this.#source.slice(part);
    const at = text.search(/[;|·]/u);
    if (at < 0 || this.#vocabulary.isMoment(oneLine(text)) || entityCalled(this.#vocabulary, oneLine(text)))
      return [part];
    const range = { from: part.from + at, to: part.from + at + 1 };
    this.#report(
      'warning',
      'stage-semicolon',
      range,
      'The parts of a stage line are parted by commas. Write a comma here.',
      {
        fixes: [{ title: 'Write a comma', edits: [{ range, text: ',' }] }],
      },
    );
    const [first, rest] = [
      { from: part.from, to: range.from },
      { from: range.to, to: part.to },
    ].map((piece) => trimRange(this.#source.text, piece));
    return [first!, ...this.#unlessOneName(rest!)].filter((piece) => piece.from < piece.to);
  }

  #readPart(part: Range): void {
    const text = oneLine(this.#source.slice(part));
    if (this.#readWith(part)) return;
    this.#listing = false;
    const telling = readTelling(text);
    if (telling !== null) this.#setTelling(telling, part);
    else if (this.#vocabulary.isMoment(text)) this.#setMoment(part);
    else if (!this.#readEntity(part, text) && !this.#readFrame(part) && !this.#readNewPlace(part, text))
      this.#setMoment(part);
  }

  // ---------------------------------------------------------------- telling

  /** `S1E4` and `0:09:10` may stand in parts of their own. */
  #setTelling(telling: Telling, part: Range): void {
    if (telling.start !== null && telling.end !== null && telling.end < telling.start)
      this.#report(
        'warning',
        'telling-ends-before-start',
        part,
        `"${telling.text}" ends before it starts. Write the earlier position first.`,
      );
    const before = this.#telling;
    if (before === null) {
      this.#telling = telling;
      return;
    }
    const clash =
      (before.start !== null && telling.start !== null) ||
      (before.page !== null && telling.page !== null) ||
      (before.episode !== null && telling.episode !== null);
    if (clash) {
      this.#report(
        'warning',
        'two-tellings',
        part,
        `This scene already stands at ${before.text} in the telling. Keep one of the two positions.`,
      );
      return;
    }
    this.#telling = {
      start: before.start ?? telling.start,
      end: before.end ?? telling.end,
      page: before.page ?? telling.page,
      episode: before.episode ?? telling.episode,
      text: `${before.text}, ${telling.text}`,
    };
  }

  // ---------------------------------------------------------------- moment

  #setMoment(part: Range): void {
    const vocabulary = this.#vocabulary;
    const time = readTime(this.#source.slice(part), part, (name) => vocabulary.momentNamed(name), 'stage');
    if (this.#moment !== null) {
      const near = nearest(oneLine(this.#source.slice(part)), this.#likely);
      this.#report(
        'warning',
        'two-moments',
        part,
        near === null
          ? `This scene already happens at "${this.#moment.text}". Keep one of the two, or put "in" before a new place.`
          : `This scene already happens at "${this.#moment.text}". Is "${near}" meant?`,
        near === null ? {} : { fixes: [{ title: `Write "${near}"`, edits: [{ range: part, text: near }] }] },
      );
      return;
    }
    this.#moment = time;
    const name = time.type === 'moment' ? time.name : time.type === 'relative' ? time.to : null;
    if (name === null || vocabulary.isMoment(name)) return;
    this.#diagnostics.push(newMoment(this.#source, part, name, this.#likely, vocabulary.sceneTitles));
    vocabulary.declareMoment(name);
  }

  // ---------------------------------------------------------------- with

  /**
   *     with Adam, Harry and Mum
   *          ----  -------------   the second part goes on with the list, since it begins with a known name
   */
  #readWith(part: Range): boolean {
    const opening = /^with\s+/iu.exec(this.#source.text.slice(part.from, Math.min(part.to, part.from + 50)));
    if (opening !== null) {
      this.#listing = true;
      this.#addNames({ from: part.from + opening[0].length, to: part.to });
      return true;
    }
    if (!this.#listing) return false;
    const and = /^and\s+/iu.exec(this.#source.text.slice(part.from, Math.min(part.to, part.from + 20)));
    const rest = { from: part.from + (and?.[0].length ?? 0), to: part.to };
    if (and === null && !this.#listContinues(rest)) return false;
    this.#addNames(rest);
    return true;
  }

  #listContinues(part: Range): boolean {
    if (this.#vocabulary.isMoment(this.#source.slice(part))) return false;
    const first = this.#splitNames(part)[0];
    const kind =
      first === undefined ? undefined : entityCalled(this.#vocabulary, this.#source.slice(first))?.kind;
    return kind !== undefined && kind !== 'place';
  }

  #addNames(range: Range): void {
    for (const part of this.#splitNames(range)) {
      const written = oneLine(this.#source.slice(part));
      if (written === '') continue;
      const known = entityCalled(this.#vocabulary, written);
      this.#addName(known?.name ?? this.#introduce('person', written, part), written, part);
    }
  }

  #addName(name: string, written: string, range: Range): void {
    if (!this.#with.some((term) => term.type === 'name' && term.name === name))
      this.#with.push({ type: 'name', name, written, range });
  }

  /** `Mum and Dad` is two names, unless one is declared that way. */
  #splitNames(range: Range): Range[] {
    if (entityCalled(this.#vocabulary, this.#source.slice(range)) !== undefined) return [range];
    const text = this.#source.slice(range);
    const pieces: Range[] = [];
    let from = 0;
    for (const joint of text.matchAll(/\s+(?:and|&)\s+/giu)) {
      pieces.push({ from: range.from + from, to: range.from + joint.index });
      from = joint.index + joint[0].length;
    }
    pieces.push({ from: range.from + from, to: range.to });
    return this.#rejoin(
      pieces.map((piece) => trimRange(this.#source.text, piece)).filter((piece) => piece.from < piece.to),
    );
  }

  /** `Tom and Jerry and Spike`, where `Tom and Jerry` is one name: the longest known run of pieces wins. */
  #rejoin(pieces: readonly Range[]): Range[] {
    const names: Range[] = [];
    for (let i = 0; i < pieces.length; ) {
      const first = pieces[i] as Range;
      let end = i;
      for (let j = Math.min(pieces.length - 1, i + 4); j > i; j--) {
        if (
          entityCalled(this.#vocabulary, this.#source.text.slice(first.from, (pieces[j] as Range).to)) ===
          undefined
        )
          continue;
        end = j;
        break;
      }
      names.push({ from: first.from, to: (pieces[end] as Range).to });
      i = end + 1;
    }
    return names;
  }

  // ---------------------------------------------------------------- places, and people without `with`

  #readEntity(part: Range, text: string): boolean {
    const opening = /^(?:in|at|on|inside|outside)\s+/iu.exec(text);
    const written = opening === null ? text : text.slice(opening[0].length);
    const known =
      entityCalled(this.#vocabulary, text) ??
      (opening === null ? undefined : entityCalled(this.#vocabulary, written));
    if (known === undefined) return this.#readPeople(part, text);
    const whole = entityCalled(this.#vocabulary, text) !== undefined;
    const range = whole ? part : this.#afterFirstWord(part);
    if (known.kind === 'place')
      this.#setPlace({ type: 'name', name: known.name, written: oneLine(this.#source.slice(range)), range });
    else if (whole) return this.#readPeople(part, text);
    else
      this.#setPlace({ type: 'name', name: known.name, written: oneLine(this.#source.slice(range)), range });
    return true;
  }

  /** Names with no `with` before them are meant to be there all the same. */
  #readPeople(part: Range, text: string): boolean {
    const names = this.#splitNames(part);
    if (
      names.length === 0 ||
      names.some((name) => entityCalled(this.#vocabulary, this.#source.slice(name)) === undefined)
    )
      return false;
    this.#report(
      'warning',
      'name-without-with',
      part,
      `${text} stands here without "with". Write "with ${text}" for who is there.`,
      {
        fixes: [
          {
            title: 'Put "with" before it',
            edits: [{ range: { from: part.from, to: part.from }, text: 'with ' }],
          },
        ],
      },
    );
    this.#addNames(part);
    this.#listing = true;
    return true;
  }

  #setPlace(place: Term): void {
    if (this.#place === null) {
      this.#place = place;
      return;
    }
    const [first, second] = [this.#place, place];
    if (
      first.type !== 'name' ||
      second.type !== 'name' ||
      first.name === second.name ||
      this.#holds(second.name, first.name)
    )
      return;
    if (this.#holds(first.name, second.name)) {
      // `the tower, Adam's flat`: the inner of the two is where it is.
      this.#place = place;
      return;
    }
    this.#report(
      'warning',
      'two-places',
      place.range,
      `This scene already stands in ${first.name}. A scene has one place: keep one, or make two scenes of it.`,
    );
  }

  #holds(outer: string, inner: string): boolean {
    let name: string | null = inner;
    for (let steps = 0; name !== null && steps < 100; steps++) {
      name = entityCalled(this.#vocabulary, name)?.within ?? null;
      if (name === outer) return true;
    }
    return false;
  }

  #readFrame(part: Range): boolean {
    const frame = readFrame(this.#source, part, this.#vocabulary, this.#diagnostics);
    if (frame === null) return false;
    if (this.#frame === null) this.#frame = frame;
    else
      this.#report(
        'warning',
        'two-frames',
        part,
        `This scene is "${this.#frame.text}" already. A scene has one frame: keep one of the two.`,
      );
    return true;
  }

  /** `in the cellar` names a new place, `in June 1994` a time. */
  #readNewPlace(part: Range, text: string): boolean {
    const opening = /^(?:in|at)\s+/iu.exec(text);
    if (opening === null || timeOfDay.test(text)) return false;
    const vocabulary = this.#vocabulary;
    const time = readTime(text, part, (name) => vocabulary.momentNamed(name), 'stage');
    if (time.type !== 'moment' || vocabulary.isMoment(text.slice(opening[0].length))) return false;
    const range = this.#afterFirstWord(part);
    const written = oneLine(this.#source.slice(range));
    this.#setPlace({ type: 'name', name: this.#introduce('place', written, range), written, range });
    return true;
  }

  #afterFirstWord(part: Range): Range {
    const first = /^\S+\s+/u.exec(this.#source.slice(part))?.[0].length ?? 0;
    return { from: part.from + first, to: part.to };
  }

  #introduce(kind: EntityKind, name: string, range: Range): string {
    const near = nearest(name, this.#likely);
    const part = kind === 'place' ? '# Places' : '# People';
    if (near !== null)
      this.#report(
        'warning',
        'unknown-name',
        range,
        `"${name}" is declared nowhere. Is "${near}" meant? If not, declare it in ${part}.`,
        {
          fixes: [{ title: `Write "${near}"`, edits: [{ range, text: near }] }],
        },
      );
    else
      this.#report(
        'hint',
        'undeclared-name',
        range,
        `"${name}" is declared nowhere and is new from here on. Declare it in ${part} to say more about it.`,
      );
    return introduce(this.#vocabulary, kind, name, range).name;
  }

  #report(...[severity, code, range, message, detail]: Tail<Parameters<typeof problem>>): void {
    this.#diagnostics.push(problem(this.#source, severity, code, range, message, detail));
  }
}

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

/** Times that begin as places do. */
const timeOfDay =
  /^(?:at (?:night|dawn|dusk|noon|midday|midnight|sunrise|sunset|daybreak|first light|nightfall|christmas|the same time|that time)|in the (?:morning|afternoon|evening|night|small hours|early hours|meantime|future|past|present)|in (?:spring|summer|autumn|winter))$/iu;
