import type { Range, Source } from '../text/source.ts';
import { commaParts } from './commas.ts';
import { nearest } from './nearest.ts';
import { oneLine } from './ranges.ts';
import type { ClaimVerb, Role, Variable, WordKind } from './tree.ts';

const kinds: readonly WordKind[] = ['state', 'act', 'fact', 'age', 'identity', 'claim'];
const plainModifiers = [
  'one at a time',
  'one holder at a time',
  'both ways',
  'forever',
  'assumed of people',
  'may be supposed',
  'at a distance',
  'aloud',
] as const;
const roles: readonly Role[] = ['whereabouts', 'death', 'ghost', 'birth', 'birthday', 'parent'];
const claims: readonly ClaimVerb[] = [
  'believes',
  'thinks',
  'knows',
  'learns',
  'remembers',
  'sees',
  'hears',
  'says',
  'tells',
  'lies',
];
export type PlainModifier = (typeof plainModifiers)[number];

/** What stands after the colon of a word, effects and opposite not read yet. */
export interface ReadModifiers {
  readonly kind: WordKind;
  readonly role: Role | null;
  readonly claim: ClaimVerb | null;
  readonly has: (modifier: PlainModifier) => boolean;
  readonly about: readonly string[];
  readonly effects: readonly Range[];
  readonly opposite: Range | null;
}

type Report = (
  code: string,
  range: Range,
  message: string,
  severity?: 'error' | 'warning',
  fix?: { title: string; range: Range; text: string },
) => void;

/**
 *     act, about ?y and ?z, then ?x holds ?thing, then ?y is in ?here
 *     ===  ---------------  -------------------- --------------------
 *
 * Null, with a report, if the kind is missing or unknown.
 */
export function readModifiers(
  source: Source,
  range: Range,
  variables: readonly Variable[],
  report: Report,
): ReadModifiers | null {
  const [kindRange, ...rest] = commaParts(source.text, range).map((part) => withoutFullStop(source, part));
  const kindText = kindRange === undefined ? '' : oneLine(source.slice(kindRange));
  const kind = kinds.find((known) => known === kindText.toLowerCase());
  if (kind === undefined || kindRange === undefined) {
    const near = nearest(kindText, kinds);
    const fix =
      near === null || kindRange === undefined
        ? undefined
        : { title: `Write “${near}”`, range: kindRange, text: near };
    report(
      'unknown-word-kind',
      kindRange ?? range,
      `“${kindText}” is no kind of word. Write one of ${kinds.join(', ')}.`,
      'error',
      fix,
    );
    return null;
  }
  const reader = new ModifierReader(source, kind, variables, report);
  for (const part of rest) reader.read(part);
  return reader.done();
}

class ModifierReader {
  readonly #source: Source;
  readonly #kind: WordKind;
  readonly #variables: readonly Variable[];
  readonly #report: Report;
  readonly #plain = new Set<string>();
  readonly #about: string[] = [];
  readonly #effects: Range[] = [];
  #role: Role | null = null;
  #claim: ClaimVerb | null = null;
  #opposite: Range | null = null;
  /** `about ?y, ?z` goes on after its comma. */
  #listing = false;

  constructor(source: Source, kind: WordKind, variables: readonly Variable[], report: Report) {
    this.#source = source;
    this.#kind = kind;
    this.#variables = variables;
    this.#report = report;
  }

  read(part: Range): void {
    const text = oneLine(this.#source.slice(part));
    const lower = text.toLowerCase();
    const opening = /^(?:and\s+)?(then|opposite of|the opposite of|about)\s+/iu.exec(
      this.#source.slice(part),
    );
    const rest = { from: part.from + (opening?.[0].length ?? 0), to: part.to };
    const listing = this.#listing;
    this.#listing = false;
    const role = roles.find((each) => each === lower);
    const claim = this.#kind === 'claim' ? claims.find((each) => each === lower) : undefined;
    if (role !== undefined) this.#role = role;
    else if (claim !== undefined) this.#claim = claim;
    else if ((plainModifiers as readonly string[]).includes(lower)) this.#plain.add(lower);
    else if (opening?.[1]?.toLowerCase() === 'then') this.#effect(rest);
    else if (opening?.[1]?.toLowerCase() === 'about') this.#aboutOf(rest);
    else if (opening !== null) this.#opposite = rest;
    else if (listing && text.startsWith('?')) this.#aboutOf(part);
    else this.#unknown(part, text);
  }

  done(): ReadModifiers {
    return {
      kind: this.#kind,
      role: this.#role,
      claim: this.#claim,
      has: (modifier) => this.#plain.has(modifier),
      about: this.#about,
      effects: this.#effects,
      opposite: this.#opposite,
    };
  }

  #effect(range: Range): void {
    if (this.#kind !== 'act')
      this.#report(
        'effect-of-no-act',
        range,
        `Only an act brings something about, and this is of kind ${this.#kind}. Use a rule with “when”.`,
      );
    else this.#effects.push(range);
  }

  #aboutOf(range: Range): void {
    this.#listing = true;
    for (const [, name = ''] of this.#source.slice(range).matchAll(/\?([\p{L}\p{N}_]+)/gu)) {
      if (this.#variables.some((variable) => variable.name === name)) this.#about.push(name);
      else
        this.#report(
          'unbound-variable',
          range,
          `?${name} is no variable of this pattern. Name one of ${this.#variables.map((variable) => `?${variable.name}`).join(', ')}.`,
        );
    }
  }

  #unknown(part: Range, text: string): void {
    const known: readonly string[] = this.#kind === 'claim' ? claims : [...plainModifiers, ...roles];
    const near = nearest(text, known);
    this.#report(
      'unknown-modifier',
      part,
      `“${text}” says nothing about a word. Known are: ${known.join(', ')}${this.#kind === 'claim' ? '' : ', opposite of …, about ?y, then …'}.`,
      'error',
      near === null ? undefined : { title: `Write “${near}”`, range: part, text: near },
    );
  }
}

function withoutFullStop(source: Source, range: Range): Range {
  return source.text[range.to - 1] === '.' ? { from: range.from, to: range.to - 1 } : range;
}
