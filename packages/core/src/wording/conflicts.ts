import type {
  Clue,
  Explanation,
  Open,
  Person,
  ReadingInstance,
  ReadingReport,
} from '../explain/explanation.ts';
import { listed } from './phrasing.ts';
import { capital, readingTitle } from './plain.ts';
import { english, type Words } from './words.ts';

// What did not fit, in plain words: clues, open questions, what readings explain and strain at.

export const CLUE_LABELS: Readonly<Record<Clue['kind'], string>> = {
  conflict: 'A contradiction',
  oddity: 'An oddity',
  return: 'A return',
  company: 'Company kept',
  common: 'Something in common',
  self: 'One to the other',
  apart: 'Never together',
  last: 'Last seen alive',
  absence: 'Never there',
  word: 'A double meaning',
  denial: 'Two accounts',
  retelling: 'Told otherwise',
  cause: 'A cause told later',
  dream: 'What a dream is made of',
  echo: 'An echo',
};

/** The clue without the scenes that stand beside it. */
export function clueSentence(
  clue: Pick<Clue, 'text'> & Partial<Pick<Clue, 'kind' | 'about'>>,
  words: Words = english,
): string {
  const [one, other] = clue.about ?? [];
  if (clue.kind === 'company' && one !== undefined && other !== undefined)
    return capital(words.company(one, other));
  return capital(
    eased(
      clue.text
        .replace(/[:,] (?:last seen|as) in “[^”]*”$/s, '')
        .replace(/; “[^”]*” accounts for it(, by what is concluded there)?$/s, '$1'),
    ),
  );
}

/** `Dad acts although Dad is dead` → `Dad acts although dead`, where nobody else is named before. */
export function eased(text: string): string {
  const match = /^(.+) although (.+?) is (?!the |an? |in |at |on )(.+)$/s.exec(text);
  const [, head = '', name = '', state = ''] = match ?? [];
  if (!match || /[“”]/u.test(name) || !head.startsWith(`${name} `) || state.includes(' and ')) return text;
  const othersNamed = /\p{Lu}/u.test(head.slice(name.length));
  return othersNamed ? text : `${head} although ${state}`;
}

interface Conflict {
  readonly rule: string;
  readonly text: string;
  readonly scenes: readonly number[];
}

export interface Grouped<T extends Conflict> {
  readonly rule: string;
  readonly text: string;
  readonly scenes: readonly number[];
  readonly members: readonly T[];
}

/**
 * Conflicts that say the same again, or the same of several people, together:
 * `Dad acts although Dad is dead` and `Mum acts although Mum is dead` are
 * `Mum and Dad act although they are dead`. `key` keeps apart what differs in other ways.
 */
export function grouped<T extends Conflict>(
  conflicts: readonly T[],
  people: readonly Person[],
  key: (conflict: T) => string = () => '',
  words: Words = english,
): readonly Grouped<T>[] {
  const although = ` ${words.although} `;
  const names = people.filter((p) => p.kind === 'person').map((p) => p.name);
  const left = conflicts.map((conflict) => ({
    conflict,
    apart: JSON.stringify([conflict.rule, key(conflict)]),
    moulds: new Map(
      names.flatMap((name) => mouldsOf(conflict.text, name, although).map((mould) => [mould, name])),
    ),
  }));
  const groups: Grouped<T>[] = [];
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const { apart, conflict } = first;
    const rivals = left.filter((l) => l.apart === apart);
    const same = rivals.filter((l) => l.conflict.text === conflict.text);
    let best = { mould: conflict.text, members: same };
    for (const mould of first.moulds.keys()) {
      const members = rivals.filter((l) => l.moulds.has(mould));
      if (members.length > best.members.length) best = { mould, members };
    }
    const { mould } = best;
    const nameOf = (member: (typeof left)[number]) => names.indexOf(member.moulds.get(mould) ?? '');
    const members = best.members.toSorted((a, b) => nameOf(a) - nameOf(b));
    const about = names.filter((name) => members.some((m) => m.moulds.get(mould) === name));
    const heads = [...new Set(members.map((m) => m.conflict.text.split(although)[0] ?? ''))];
    groups.push({
      rule: words.rule(conflict.rule),
      text: capital(
        about.length > 1
          ? poured(mould, about, words).replace(ANY, listed(heads, words))
          : eased(conflict.text),
      ),
      scenes: [...new Set(members.flatMap((m) => m.conflict.scenes))].sort((a, b) => a - b),
      members: members.map((m) => m.conflict),
    });
    for (const member of members) left.splice(left.indexOf(member), 1);
  }
  return groups;
}

const ANY = '“”';

/**
 * What a conflict's text has in common with others but for one name: in all of it, in what follows `although`, or
 * there with whatever sentence is quoted before.
 */
function mouldsOf(text: string, name: string, although: string): readonly string[] {
  const [head = '', ...rest] = text.split(although);
  const tail = rest.join(although).replace(named(name), BLANK);
  const moulds = [text.replace(named(name), BLANK), `${head}${although}${tail}`];
  if (/^“[^“”]*”$/.test(head)) moulds.push(`${ANY}${although}${tail}`);
  return moulds.filter((mould) => mould.includes(BLANK));
}

/** Stands for a name; no sentence holds it. */
const BLANK = '\uFFFC';

const named = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}'’])`, 'gu');

/** A mould filled with several names: `Mum and Dad act although they are dead`. */
function poured(mould: string, names: readonly string[], words: Words): string {
  const { plural } = words;
  if (plural === null || /\b(?:his|her|him|its|himself|herself)\b/.test(mould))
    return `${mould.replaceAll(BLANK, names[0] ?? '')}${words.likewise(listed(names.slice(1), words))}`;
  let told = false;
  return mould.replace(/\uFFFC(?: (\p{Ll}+))?/gu, (_, next: string | undefined, offset: number) => {
    const subject = /(?:^|although |that |and )$/.test(mould.slice(0, offset));
    const who = told && subject ? 'they' : listed(names);
    told = true;
    return next === undefined ? who : `${who} ${subject ? plural(next) : next}`;
  });
}

export const groupedOpen = (
  page: Pick<Explanation, 'people'>,
  opens: readonly Open[],
  words: Words = english,
): readonly Grouped<Open>[] =>
  grouped(opens, page.people, (open) => JSON.stringify([open.noticed, open.answeredBy, open.reason]), words);

export const groupedInstances = (
  page: Pick<Explanation, 'people'>,
  instances: readonly ReadingInstance[],
  words: Words = english,
): readonly Grouped<ReadingInstance>[] => grouped(instances, page.people, (i) => String(i.rarely), words);

/** `the dead do not act · three cases` */
export function caseParts(
  { rule, members }: Grouped<ReadingInstance>,
  words: Words = english,
): readonly string[] {
  return [
    rule,
    ...(members[0]?.rarely ? [words.odd] : []),
    ...(members.length > 1 ? [words.cases(members.length)] : []),
  ];
}

/** Who answers an open question: `every reading here`, or their titles. */
export function answeredBy(page: Pick<Explanation, 'readings'>, open: Open, words: Words = english): string {
  if (open.answeredBy.length > 2 && open.answeredBy.length === heldReadings(page).length)
    return words.everyReading;
  return listed(
    open.answeredBy.map((title) => words.quoted(readingTitle({ title }, words))),
    words,
  );
}

/** The readings that an author wrote down, *As told* with them. */
export const heldReadings = (page: Pick<Explanation, 'readings'>): readonly ReadingReport[] =>
  page.readings.filter((reading) => !reading.found);

/** Which readings nothing told speaks against, where that is not plain to see: which of them is right is not for a machine to say. */
export function standingLine(readings: readonly ReadingReport[]): string | null {
  if (readings.length < 2) return null;
  const standing = readings.filter((r) => r.killedBy === null && r.strains.every((s) => s.rarely));
  const titles = listed(standing.map((r) => `“${r.title}”`));
  if (standing.length === 0) return 'Each of them strains at something that is told.';
  if (standing.length === 1)
    return `Only ${titles} strains at nothing that is told; what it leaves open is another matter.`;
  return `Nothing told speaks against ${titles}. They all stand, and none is preferred here.`;
}
