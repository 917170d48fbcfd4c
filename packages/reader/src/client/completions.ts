import type { Asking } from '../pages/public.ts';
import { publicStory } from './store.ts';
import type { Told } from './told.ts';

/** More than these nobody reads. */
const MOST = 8;

/**
 * What a question may go on with, from what has been told and from nothing else: whole texts, the likeliest first.
 *
 *     ""                       where is …   who knows that …
 *     "where is H"             where is Harry
 *     "who l"                  who loves …       of the words that sentences told have used
 *     "who knows that Harry "  who knows that Harry loves …
 *     "is Harry "              is Harry dead
 */
export function completions(told: Told, text: string): readonly string[] {
  const { asking } = publicStory();
  if (text.trim() === '') return asking.starts;
  const joint = new RegExp(asking.joint, 'is').exec(text)?.[0] ?? '';
  const begun = text.slice(joint.length);
  const found = new Set<string>();
  if (joint === '') for (const start of continued(asking.starts, begun)) found.add(start);
  for (const rest of sentence(told, asking, begun, joint === '')) found.add(joint + rest);
  return [...found].slice(0, MOST);
}

/** Of some texts, those that go on from what has been begun. */
const continued = (texts: readonly string[], begun: string): string[] =>
  texts.filter((t) => t.length > begun.length && t.toLowerCase().startsWith(begun.toLowerCase()));

/** A sentence that has been begun, with a word or a name more. */
function* sentence(told: Told, asking: Asking, begun: string, asks: boolean): Generator<string> {
  const isSomebody = ({ kind }: { kind: string }) => kind === 'person' || kind === 'group';
  // More is asked of people than of places and things.
  const names = [...told.soFar.people]
    .sort((a, b) => Number(isSomebody(b)) - Number(isSomebody(a)))
    .flatMap((p) => [p.name, ...p.also]);
  const predicates = predicatesTold(told, asking);
  const turned = asks ? asking.turned : null;
  const openings: (readonly [texts: readonly string[], predicates: readonly string[]])[] = [
    [[asking.who, ...names.map((name) => `${name} `)], predicates],
  ];
  if (turned !== null)
    openings.push([
      names.map((name) => `${turned}${name} `),
      continued(predicates, turned).map((predicate) => predicate.slice(turned.length)),
    ]);
  for (const [texts, going] of openings) {
    const subject = behind(begun, texts);
    if (subject === null) continue;
    const rest = begun.slice(subject.length);
    for (const predicate of continued(going, rest)) yield subject + predicate;
    const verb = behind(rest, going);
    if (verb !== null) for (const name of named(names, rest.slice(verb.length))) yield subject + verb + name;
    return;
  }
  const before = (asks && behind(begun, asking.beforeNames)) || '';
  for (const name of named(names, begun.slice(before.length))) yield before + name;
  if (asks)
    yield* continued(
      predicates.map((predicate) => asking.who + predicate),
      begun,
    );
}

/** What of a text is one of these, which a name follows; the longest. */
function behind(text: string, ones: readonly string[]): string | null {
  const fits = ones.filter((one) => one.endsWith(' ') && text.toLowerCase().startsWith(one.toLowerCase()));
  const longest = fits.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : text.slice(0, longest.length);
}

/** The names that go on from what has been begun, with or without their article. */
const named = (names: readonly string[], begun: string): string[] =>
  names.filter((name) =>
    [name, name.replace(/^(?:the |l['’]|la |le |les )/i, '')].some(
      (written) => written.length > begun.length && written.toLowerCase().startsWith(begun.toLowerCase()),
    ),
  );

const known = new WeakMap<Told['sealed'], readonly string[]>();

/** `?x loves ?y` → `loves `, `?x is dead` → `is dead`: of the words that sentences told have used. */
function predicatesTold({ sealed }: Told, asking: Asking): readonly string[] {
  let list = known.get(sealed);
  if (!list) {
    const ids = new Set<string>();
    const note = (statement: unknown): void => {
      const { clauses, content } = statement as { clauses?: { word: string }[]; content?: unknown };
      for (const { word } of clauses ?? []) ids.add(word);
      if (content) note(content);
    };
    for (const { sentences } of sealed.scenes)
      for (const { statement } of sentences) if (statement) note(statement);
    const told = [...ids]
      .filter((id) => id.startsWith('?x '))
      .map((id) => id.slice(3).replace(/\?.*/u, ''))
      .sort();
    list = [...new Set([...asking.predicates, ...told])];
    known.set(sealed, list);
  }
  return list;
}
