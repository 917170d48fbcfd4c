import type { Rule, Word } from '../story/model.ts';
import { pack, unpack } from './pack.ts';
import type { SealedPrelude } from './unseal.ts';

/** A prelude as plain data, for readers that have no parser: the same for all stories that use it. */
export interface PackedPrelude {
  readonly words: readonly unknown[];
  readonly rules: readonly unknown[];
  readonly lists: SealedPrelude['lists'];
}

/** What most words say of themselves: it is left out, since it weighs more than all the rest. */
const OF_WORDS: Readonly<Record<string, unknown>> = {
  role: null,
  claim: null,
  oneAtATime: false,
  oneHolder: false,
  bothWays: false,
  forever: false,
  oppositeOf: null,
  assumedOfPeople: false,
  maybeSupposed: false,
  atADistance: false,
  aloud: false,
  about: [],
  effects: [],
  builtIn: true,
  invented: false,
};
const OF_CLAUSES = { negated: false, secretly: false, mentions: [] };
const USUAL = { ...OF_WORDS, ...OF_CLAUSES };
const LEFT_OUT = new Map(Object.entries(USUAL).map(([key, value]) => [key, JSON.stringify(value)]));

export function packPrelude({ words, rules, lists }: SealedPrelude): PackedPrelude {
  return {
    words: [...words.values()].map((word) => slim(pack(word))),
    rules: rules.map((r) => slim(pack(r))),
    lists,
  };
}

/** The prelude again. */
export function openPrelude(packed: PackedPrelude): SealedPrelude {
  const range = { from: 0, to: 0 };
  const list = packed.words.map((word) => ({ ...OF_WORDS, ...(word as Word), range }));
  const words = new Map<string, Word>(list.map((word) => [word.id, word]));
  const word = (id: string) => words.get(id) as Word;
  // Words may speak of one another: all are there before any is looked up.
  for (const each of list) each.effects = unpack(each.effects.map(full), word) as Word['effects'];
  const rules = packed.rules.map((rule) => unpack(full(rule), word) as Rule);
  return { words, rules, lists: packed.lists };
}

function slim(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(slim);
  const kept = Object.entries(value).filter(([key, part]) => LEFT_OUT.get(key) !== JSON.stringify(part));
  return Object.fromEntries(kept.map(([key, part]) => [key, slim(part)]));
}

/** A rule or an effect with what was left out of its clauses. */
function full(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(full);
  const found = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, full(part)]));
  if ('word' in found) return { ...OF_CLAUSES, ...found };
  if ('holder' in found) return { negated: false, ...found };
  return 'head' in found ? { builtIn: true, ...found } : found;
}
