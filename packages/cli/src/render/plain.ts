import type {
  Because,
  Clue,
  Explanation,
  Open,
  Person,
  ReadingInstance,
  Recast,
  SceneLine,
  Twist,
} from '@unspoiled/core';
import { proseText } from './inline-markdown.ts';
import { clock, listed } from './phrasing.ts';

// What the parts of an explanation say in plain words. It knows nothing of HTML or Markdown.

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** `seven scenes`, `one scene`, `23 scenes` */
export function counted(n: number, noun: string): string {
  return `${SMALL[n] ?? n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Where it stands in the telling: `Scene 12`, or its title behind it. */
export function sceneTitle(page: Pick<Explanation, 'scenes'>, number: number): string {
  return page.scenes.find((scene) => scene.number === number)?.title ?? `Scene ${number}`;
}

/** `0:09:10 · night 1 · the tower · imagined by Adam` */
export function stageParts(scene: SceneLine): readonly string[] {
  return [scene.at, scene.moment, scene.place, scene.frame].filter(
    (part): part is string => part !== null && part !== '',
  );
}

// ---------------------------------------------------------------- facts

/** `Film`, `2023`, `1:45:00` */
export function factParts({ story }: Pick<Explanation, 'story'>): readonly string[] {
  const parts = [capital(story.kind), story.year, story.runtime === null ? null : clock(story.runtime)];
  return parts.filter((part) => part !== null && part !== '').map(String);
}

/** Label and text of each credit and fact, credits of the same names together. */
export function creditLines({
  story,
}: Pick<Explanation, 'story'>): readonly { label: string; text: string }[] {
  const lines: { roles: string[]; text: string }[] = [];
  for (const { role, names } of story.credits) {
    const text = listed(names);
    const same = lines.find((line) => line.text === text);
    if (same && bare(role) !== null && same.roles.every((r) => bare(r) !== null)) same.roles.push(role);
    else lines.push({ roles: [role], text });
  }
  return [
    ...lines.map(({ roles, text }) => ({ label: capital(jointRole(roles)), text })),
    ...story.other.map(({ key, text }) => ({ label: capital(key), text })),
  ];
}

const bare = (role: string) => / by$/.exec(role) && role.replace(/ by$/, '');
const jointRole = (roles: readonly string[]) =>
  roles.length === 1 ? (roles[0] ?? '') : `${listed(roles.map((role) => bare(role) ?? role))} by`;

/** `Hulu (US, subscription)`: what the author wrote down, where it has the usual shape. */
export function whereLines({ story }: Pick<Explanation, 'story'>): readonly string[] {
  return story.where.flatMap((offer) => {
    if (typeof offer !== 'object' || offer === null) return [];
    const { service, region, kind } = offer as Record<string, unknown>;
    if (typeof service !== 'string') return [];
    const rest = [region, kind].filter((part) => typeof part === 'string');
    return [rest.length > 0 ? `${service} (${rest.join(', ')})` : service];
  });
}

/** The prose that somebody who has seen nothing may read: the first scene's, unless there is no other. */
export function premise(page: Pick<Explanation, 'scenes'>): readonly string[] {
  return page.scenes.length > 1 ? (page.scenes[0]?.prose ?? []) : [];
}

/** An introduction as it follows the name: `is a writer`, `, tall and thin`. */
export function introduced({ introduction }: Person): string {
  if (introduction === '') return '';
  return /^[^\s,]+,/.test(introduction) ? `, ${introduction}` : ` ${introduction}`;
}

/** What the first scene's people are called: a cast, where somebody plays them. */
export const peopleTitle = (people: readonly Person[]): string =>
  people.some((person) => person.playedBy !== null) ? 'Cast' : 'Who is in it';

/** Who may be shown before the spoiler guard: the people of the first scene. */
export const isSafe = (person: Person): boolean => person.kind === 'person' && person.scene <= 1;

// ---------------------------------------------------------------- twists

const VARIABLE = /\?[\p{L}\p{N}_]+/u;
const SCENE_IS_REAL = /^the scene “(.*)” is real$/;

/** `X is in ?place` with a value, or true or false, as a sentence. */
export function recastSentence({ about }: Pick<Recast, 'about'>, value: Recast['then']): string {
  if (typeof value === 'string') return about.replace(VARIABLE, value);
  if (value === true) return about;
  if (value === false) return negated(about);
  return 'nothing of the kind';
}

/** The first ` is ` outside quotation marks, turned round; where there is none, the whole is denied. */
function negated(about: string): string {
  const outside = about.replace(/“[^”]*”/g, (quoted) => '\u0000'.repeat(quoted.length));
  const verb = / (?:is|are|was|were)(?= )( not)?/.exec(outside);
  if (!verb) return `it is not so that ${about}`;
  const end = verb.index + verb[0].length;
  return verb[1]
    ? about.slice(0, end - verb[1].length) + about.slice(end)
    : `${about.slice(0, end)} not${about.slice(end)}`;
}

export interface ThenNow {
  /** Several where they turn out to be the same thing. */
  readonly then: readonly string[];
  readonly now: string;
}

/** An earlier scene, seen again. */
export interface SecondLook {
  readonly scene: number;
  readonly pairs: readonly ThenNow[];
  /** What was already said at the scene before, in its new form. */
  readonly again: readonly string[];
}

/** The scenes of a twist with what each seemed and what each is; what repeats itself is said in full once. */
export function secondLooks(page: Pick<Explanation, 'scenes'>, twist: Twist): readonly SecondLook[] {
  let before: ReadonlySet<string> = new Set();
  return twist.reach.map((scene) => {
    const recasts = twist.recasts.filter((r) => r.scene === scene).sort((a, b) => weight(a) - weight(b));
    const keys = recasts.map((r) => `${r.about}\n${r.then}\n${r.now}`);
    const crowded = recasts.length > 2;
    const isOld = (i: number) => crowded && i > 0 && before.has(keys[i] ?? '');
    const pairs: { then: string[]; now: string }[] = [];
    for (const recast of recasts.filter((_, i) => !isOld(i))) {
      const { then, now } = thenNow(page, recast);
      const last = pairs.at(-1);
      if (last?.now === now && VARIABLE.test(recast.about)) last.then.push(then);
      else pairs.push({ then: [then], now });
    }
    const again = recasts
      .filter((_, i) => isOld(i))
      .map((r) => (r.now === null ? withdrawn(r) : thenNow(page, r).now));
    before = new Set(keys);
    return { scene, pairs, again: bySubject([...new Set(again)]) };
  });
}

/** `Ann is dead`, `Ann is in town` → `Ann is dead and in town` */
function bySubject(sentences: readonly string[]): readonly string[] {
  const subjects = new Map<string, string[]>();
  for (const sentence of sentences) {
    const [subject = '', ...predicate] = sentence.split(' is ');
    subjects.set(subject, [...(subjects.get(subject) ?? []), predicate.join(' is ')]);
  }
  return [...subjects].map(([subject, predicates]) =>
    predicates[0] === '' ? subject : `${subject} is ${listed(predicates)}`,
  );
}

/** Whether it happened at all comes first, then life and death. */
const weight = ({ about }: Recast) =>
  SCENE_IS_REAL.test(about) ? 0 : / is (?:alive|dead)$/.test(about) ? 1 : 2;

const withdrawn = (recast: Recast) => negated(recast.about);

function thenNow(page: Pick<Explanation, 'scenes'>, recast: Recast): { then: string; now: string } {
  const title = SCENE_IS_REAL.exec(recast.about)?.[1];
  const scene = page.scenes.find((s) => s.number === recast.scene);
  if (title !== undefined && scene?.title === title) {
    const unreal = scene.frame === null ? 'it does not really happen' : `it is ${scene.frame}`;
    const real = 'it really happens';
    return recast.now === true
      ? { then: 'it does not really happen', now: real }
      : { then: real, now: unreal };
  }
  const nobody = recast.then === null && /^\?/.test(recast.about);
  return {
    then: nobody ? recast.about.replace(VARIABLE, 'nobody') : recastSentence(recast, recast.then),
    now: recastSentence(recast, recast.now),
  };
}

/** What makes a twist: what its scene tells, and a place where that shows. */
export function twistGrounds(twist: Twist): {
  readonly told: readonly Because[];
  readonly shows: readonly Because[];
} {
  const placed = twist.because.filter((because) => because.scene > 0);
  return {
    told: placed.filter((because) => because.scene === twist.scene),
    shows: placed.filter((because) => because.scene !== twist.scene),
  };
}

/** The beginning of a scene's prose, as a reminder: a sentence of some length. */
export function reminder(page: Pick<Explanation, 'scenes'>, number: number): string {
  const prose = page.scenes.find((scene) => scene.number === number)?.prose[0];
  if (prose === undefined) return '';
  let text = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(proseText(prose))) {
    text += segment;
    if (text.length >= 40) break;
  }
  return text.trim();
}

// ---------------------------------------------------------------- sentences of the story file

export interface PlainSentence {
  readonly text: string;
  /** `the small hours`, `since the crash` */
  readonly when: string | null;
  /** The source it names. */
  readonly source: string | null;
}

/** `suppose (since the crash): Mum is a ghost [Time]` as its parts, without the keyword. */
export function plainSentence(written: string): PlainSentence {
  const stage = /^\*(.*)\*$/.exec(written)?.[1];
  if (stage !== undefined) return { text: stage, when: null, source: null };
  const source = /\s*\[([^\][]+)\]\s*$/.exec(written);
  const body = source ? written.slice(0, source.index) : written;
  const parts = /^(?:(?:suppose|infer|reveal)\s*(?:\(([^)]*)\))?\s*:\s*|\(([^)]*)\)\s*)?(.*)$/s.exec(body);
  return {
    text: (parts?.[3] ?? body).replace(/"([^"]*)"/g, '‘$1’').trim(),
    when: parts?.[1] ?? parts?.[2] ?? null,
    source: source?.[1] ?? null,
  };
}

/** `Since the crash: Mum is a ghost` */
export function plainLine(written: string): string {
  const { text, when } = plainSentence(written);
  return capital(when === null ? text : `${when}: ${text}`);
}

export const becauseLine = (because: Because): string => plainLine(because.text);

// ---------------------------------------------------------------- clues and conflicts

export const CLUE_LABELS: Readonly<Record<Clue['kind'], string>> = {
  conflict: 'A contradiction',
  oddity: 'An oddity',
  return: 'A return',
  company: 'Company kept',
};

/** The clue without the scenes that stand beside it. */
export function clueSentence(clue: Clue): string {
  return capital(
    eased(clue.text.replace(/: last seen in “.*”$/s, '').replace(/; “[^”]*” accounts for it$/s, '')),
  );
}

/** `Dad acts although Dad is dead` → `Dad acts although dead`, where nobody else is named before. */
export function eased(text: string): string {
  const match = /^(.+) although (.+?) is (?!the |an? |in |at |on )(.+)$/s.exec(text);
  const [, head = '', name = '', state = ''] = match ?? [];
  if (!match || !head.startsWith(`${name} `) || state.includes(' and ')) return text;
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
): readonly Grouped<T>[] {
  const names = people.filter((p) => p.kind === 'person').map((p) => p.name);
  const left = conflicts.map((conflict) => ({
    conflict,
    apart: JSON.stringify([conflict.rule, key(conflict)]),
    moulds: new Map(names.flatMap((name) => mouldsOf(conflict.text, name).map((mould) => [mould, name]))),
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
    const heads = [...new Set(members.map((m) => m.conflict.text.split(ALTHOUGH)[0] ?? ''))];
    groups.push({
      rule: conflict.rule,
      text: capital(
        about.length > 1 ? poured(mould, about).replace(ANY, listed(heads)) : eased(conflict.text),
      ),
      scenes: [...new Set(members.flatMap((m) => m.conflict.scenes))].sort((a, b) => a - b),
      members: members.map((m) => m.conflict),
    });
    for (const member of members) left.splice(left.indexOf(member), 1);
  }
  return groups;
}

const ALTHOUGH = ' although ';
const ANY = '“”';

/**
 * What a conflict's text has in common with others but for one name: in all of it, in what follows `although`, or
 * there with whatever sentence is quoted before.
 */
function mouldsOf(text: string, name: string): readonly string[] {
  const [head = '', ...rest] = text.split(ALTHOUGH);
  const tail = rest.join(ALTHOUGH).replace(named(name), BLANK);
  const moulds = [text.replace(named(name), BLANK), `${head}${ALTHOUGH}${tail}`];
  if (/^“[^“”]*”$/.test(head)) moulds.push(`${ANY}${ALTHOUGH}${tail}`);
  return moulds.filter((mould) => mould.includes(BLANK));
}

/** Stands for a name; no sentence holds it. */
const BLANK = '\uFFFC';

const named = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}'’])`, 'gu');

/** A mould filled with several names: `Mum and Dad act although they are dead`. */
function poured(mould: string, names: readonly string[]): string {
  if (/\b(?:his|her|him|its|himself|herself)\b/.test(mould))
    return `${mould.replaceAll(BLANK, names[0] ?? '')}; likewise ${listed(names.slice(1))}`;
  let told = false;
  return mould.replace(/\uFFFC(?: (\p{Ll}+))?/gu, (_, next: string | undefined, offset: number) => {
    const subject = /(?:^|although |that |and )$/.test(mould.slice(0, offset));
    const who = told && subject ? 'they' : listed(names);
    told = true;
    return next === undefined ? who : `${who} ${subject ? plural(next) : next}`;
  });
}

const PLURALS: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  goes: 'go',
  dies: 'die',
  lies: 'lie',
};

/** `acts` → `act`, `cries` → `cry` */
function plural(verb: string): string {
  return (
    PLURALS[verb] ??
    verb
      .replace(/ies$/, 'y')
      .replace(/(ss|sh|ch|x|zz)es$/, '$1')
      .replace(/([^s])s$/, '$1')
  );
}

export const groupedOpen = (
  page: Pick<Explanation, 'people'>,
  opens: readonly Open[],
): readonly Grouped<Open>[] =>
  grouped(opens, page.people, (open) => JSON.stringify([open.noticed, open.answeredBy, open.reason]));

export const groupedInstances = (
  page: Pick<Explanation, 'people'>,
  instances: readonly ReadingInstance[],
): readonly Grouped<ReadingInstance>[] => grouped(instances, page.people, (i) => String(i.rarely));

/** `the dead do not act · three cases` */
export function caseParts({ rule, members }: Grouped<ReadingInstance>): readonly string[] {
  return [
    rule,
    ...(members[0]?.rarely ? ['odd, not impossible'] : []),
    ...(members.length > 1 ? [counted(members.length, 'case')] : []),
  ];
}

/** Who answers an open question: `every reading here`, or their titles. */
export function answeredBy(page: Pick<Explanation, 'readings'>, open: Open): string {
  if (open.answeredBy.length > 2 && open.answeredBy.length === page.readings.length)
    return 'every reading below';
  return listed(open.answeredBy.map((title) => `“${title}”`));
}

// ---------------------------------------------------------------- sources

/** What a source says and its date, without the name and the address that are shown beside it. */
export function sourceText({ text, date }: Explanation['sources'][number]): string {
  return date === null || text.includes(date) ? text : [text, date].filter((part) => part !== '').join(', ');
}

/** `Andrew Haigh, RogerEbert.com, 2023` */
export function attribution({
  by,
  where,
  when,
}: Explanation['readings'][number]['quotations'][number]): string {
  return [by, where, when].filter((part) => part !== null && part !== '').join(', ');
}

/** The prose of a reading; *As told* has none of its own. */
export function readingProse(reading: Explanation['readings'][number]): readonly string[] {
  if (reading.prose.length > 0 || reading.title !== 'As told') return reading.prose;
  return ['The story taken at its word, with what it lets us infer.'];
}
