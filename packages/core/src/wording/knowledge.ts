import type { Explanation, FactKnown, Knower, SceneSpan } from '../explain/explanation.ts';
import { listed, sceneCount, sceneName } from './phrasing.ts';
import { capital } from './plain.ts';
import { english, type Words } from './words.ts';

/** Who knew what a twist brings out: one thing, or several of which the same is to be said. */
export interface WhoKnew {
  readonly fact: string;
  /** What is said of it before the scene's name: `It comes out in`. */
  readonly comesOut: string;
  readonly twist: number;
  /** Those of whom there is something to tell, with it: `Adam and Ben`, `learn it there`. */
  readonly rows: readonly { readonly names: string; readonly says: string }[];
  /** Those who never learn it and of whom no more is to be said, as one sentence; empty if there is nobody. */
  readonly others: string;
}

/** How many of whom the same is to be said are named. */
const NAMED = 6;

/** Who knew what, when, as sentences; in the order of the twists. */
export function whoKnewWhat(page: Explanation, words: Words = english): readonly WhoKnew[] {
  const order = new Map(page.twists.map((twist, i) => [twist.scene, i]));
  const found = new Map<string, Report & { twist: number; since: string | null; facts: string[] }>();
  for (const fact of page.knowledge) {
    const about = reportOn(page, fact, words);
    if (about.rows.length === 0 || !order.has(fact.twist)) continue;
    const id = JSON.stringify([fact.twist, fact.since, about]);
    const known = found.get(id);
    if (known) known.facts.push(fact.text);
    else found.set(id, { ...about, twist: fact.twist, since: fact.since, facts: [fact.text] });
  }
  return [...found.values()]
    .map(({ facts, since, ...about }) => ({
      ...about,
      fact: since === null ? listed(facts, words) : words.knew.since(listed(facts, words), since),
      comesOut: words.knew.comesOut(facts.length),
    }))
    .sort((a, b) => order.get(a.twist)! - order.get(b.twist)!);
}

const ORDER: readonly Knower['how'][] = ['knew', 'learns', 'never'];

type Report = Pick<WhoKnew, 'rows' | 'others'>;

function reportOn(page: Explanation, fact: FactKnown, words: Words): Report {
  const rows = new Map<string, Knower[]>();
  const never: string[] = [];
  let isNews = false;
  for (const knower of [...fact.who].sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))) {
    const late = knower.behind.length > 0 || (knower.scene !== null && knower.scene > fact.twist);
    // That somebody is where they are, and what they are, is no news to them.
    if (knower.how !== 'knew' && !late && isAbout(fact, knower)) continue;
    if (knower.how === 'never' && !late) {
      never.push(knower.name);
      continue;
    }
    isNews ||= knower.how !== 'knew' || !isAbout(fact, knower);
    // Of those who never learn it, it is enough that they are behind; where each of them is, is the story's affair.
    const id = knower.how === 'never' ? knower.how : JSON.stringify({ ...knower, name: '' });
    rows.set(id, [...(rows.get(id) ?? []), knower]);
  }
  return {
    rows: (isNews ? [...rows.values()] : []).map((alike) => ({
      names: named(
        alike.map((k) => k.name),
        words,
      ),
      says: says(
        page,
        fact,
        alike[0]!,
        alike.map((k) => k.behind),
        words,
      ),
    })),
    others: othersSay(never, words),
  };
}

/** Whether it says something of the person: `Harry is dead`, of Harry. */
const isAbout = ({ text }: FactKnown, { name }: Knower) => text.toLowerCase().startsWith(name.toLowerCase());

function says(
  page: Explanation,
  { twist }: FactKnown,
  { how, scene, since, ahead }: Knower,
  behinds: readonly (readonly SceneSpan[])[],
  words: Words,
): string {
  const { knew } = words;
  const several = behinds.length > 1;
  const before = ahead.length === 0 ? '' : knew.ahead(several, scenesOf(ahead, words));
  const behind = how === 'never' ? togetherOf(behinds, words) : scenesOf(behinds[0] ?? [], words);
  const after = behind === '' ? '' : knew.behind(several, behind);
  if (how === 'never') return `${knew.never(several)}${after}`;
  if (scene === null) return `${knew.neverHeard(several)}${before}`;
  const where = sceneName(page, scene, words);
  if (how === 'knew') {
    if (scene < twist) return `${knew.from(several, where)}${before}${after}`;
    return `${knew.already(several, since, scene === twist ? null : where)}${before}${after}`;
  }
  return scene === twist
    ? `${knew.learns(several, null)}${after}`
    : `${knew.learns(several, where)}${before}${after}`;
}

/** `scenes 3, 5 and 6`; where those between are too many to list, `nine scenes from 12 to 40`. */
function scenesOf(spans: readonly SceneSpan[], words: Words): string {
  const numbers = numbersOf(spans);
  if (numbers) return numbers.length === 0 ? '' : sceneCount(numbers, words);
  const scenes = spans.reduce((n, span) => n + span.scenes, 0);
  return words.scenesBetween(scenes, spans[0]!.first, spans.at(-1)!.last);
}

/** The scenes in which any of several people are. */
function togetherOf(people: readonly (readonly SceneSpan[])[], words: Words): string {
  const [only, ...others] = people;
  if (others.length === 0) return scenesOf(only ?? [], words);
  const spans = people.flat();
  const numbers = numbersOf(spans);
  if (numbers)
    return sceneCount(
      [...new Set(numbers)].sort((a, b) => a - b),
      words,
    );
  return words.scenesBetween(
    null,
    Math.min(...spans.map((s) => s.first)),
    Math.max(...spans.map((s) => s.last)),
  );
}

/** The numbers of the scenes; null if which they are cannot be told from the spans. */
function numbersOf(spans: readonly SceneSpan[]): readonly number[] | null {
  const isExact = ({ first, last, scenes }: SceneSpan) => scenes <= 2 || scenes === last - first + 1;
  if (!spans.every(isExact)) return null;
  return spans.flatMap(({ first, last, scenes }) =>
    scenes <= 2 ? [...new Set([first, last])] : Array.from({ length: scenes }, (_, i) => first + i),
  );
}

/** `Ann, Bob and Cy`; of many, the first few. */
const named = (names: readonly string[], words: Words): string =>
  listed(
    names.length > NAMED ? [...names.slice(0, NAMED - 1), words.knew.more(names.length - NAMED + 1)] : names,
    words,
  );

const othersSay = (never: readonly string[], words: Words): string =>
  never.length === 0 ? '' : `${capital(named(never, words))} ${words.knew.never(never.length !== 1)}.`;
