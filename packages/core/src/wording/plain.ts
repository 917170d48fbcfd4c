import type { Because, Explanation, Person, SceneLine } from '../explain/explanation.ts';
import { clock, listed } from './phrasing.ts';
import { english, type Words } from './words.ts';

// What the parts of an explanation say in plain words. It knows nothing of HTML or Markdown.

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where it stands in the telling: `Scene 12`, or its title behind it. */
export function sceneTitle(
  page: Pick<Explanation, 'scenes'>,
  number: number,
  words: Words = english,
): string {
  return page.scenes.find((scene) => scene.number === number)?.title ?? words.scene(number);
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
export function creditLines(
  { story }: Pick<Explanation, 'story'>,
  words: Words = english,
): readonly { label: string; text: string }[] {
  const lines: { roles: string[]; text: string }[] = [];
  for (const { role, names } of story.credits) {
    const text = listed(names, words);
    const same = lines.find((line) => line.text === text);
    if (same && bare(role) !== null && same.roles.every((r) => bare(r) !== null)) same.roles.push(role);
    else lines.push({ roles: [role], text });
  }
  return [
    ...lines.map(({ roles, text }) => ({ label: words.roles(roles), text })),
    ...story.other.map(({ key, text }) => ({ label: capital(key), text })),
  ];
}

const bare = (role: string) => / by$/.exec(role) && role.replace(/ by$/, '');

/** The prose that somebody who has seen nothing may read: the first scene's, unless there is no other. */
export function premise(page: Pick<Explanation, 'scenes'>): readonly string[] {
  return page.scenes.length > 1 ? (page.scenes[0]?.prose ?? []) : [];
}

/** An introduction, as it follows the name. */
export function introduced({ introduction }: Pick<Person, 'introduction'>): string {
  return introduction === '' || /^[,:]/.test(introduction) ? introduction : ` ${introduction}`;
}

/** What the first scene's people are called: a cast, where somebody plays them. */
export const peopleTitle = (people: readonly Person[]): string =>
  people.some((person) => person.playedBy !== null) ? 'Cast' : 'Who is in it';

/** Who may be shown before the spoiler guard: the people of the first scene. */
export const isSafe = (person: Person): boolean => person.kind === 'person' && person.scene <= 1;

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
export function plainLine(written: string, words: Words = english): string {
  const { text, when } = plainSentence(written);
  return capital(when === null ? text : words.when(when, text));
}

export const becauseLine = (because: Because, words: Words = english): string =>
  plainLine(because.text, words);

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
export function readingProse(
  reading: Explanation['readings'][number],
  words: Words = english,
): readonly string[] {
  return reading.prose.length > 0 || !isAsTold(reading) ? reading.prose : [words.asTold[1]];
}

/** What a reading is called. */
export const readingTitle = (
  reading: Pick<Explanation['readings'][number], 'title'>,
  words: Words = english,
): string => (isAsTold(reading) ? words.asTold[0] : reading.title);

const isAsTold = ({ title }: { readonly title: string }) => title === english.asTold[0];
