import type { Explanation, FactKnown, Knower, SceneSpan } from '@unspoiled/core';
import { listed, sceneCount, sceneName } from './phrasing.ts';
import { capital, counted } from './plain.ts';

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

/** How many who never learn it are named. */
const NAMED = 6;

/** Who knew what, when, as sentences; in the order of the twists. */
export function whoKnewWhat(page: Explanation): readonly WhoKnew[] {
  const order = new Map(page.twists.map((twist, i) => [twist.scene, i]));
  const found = new Map<string, Report & { twist: number; since: string | null; facts: string[] }>();
  for (const fact of page.knowledge) {
    const about = reportOn(page, fact);
    if (about.rows.length === 0 || !order.has(fact.twist)) continue;
    const id = JSON.stringify([fact.twist, fact.since, about]);
    const known = found.get(id);
    if (known) known.facts.push(fact.text);
    else found.set(id, { ...about, twist: fact.twist, since: fact.since, facts: [fact.text] });
  }
  return [...found.values()]
    .map(({ facts, since, ...about }) => ({
      ...about,
      fact: since === null ? listed(facts) : `${listed(facts)} (since ${since})`,
      comesOut:
        facts.length > 2 ? 'All come out in' : facts.length > 1 ? 'Both come out in' : 'It comes out in',
    }))
    .sort((a, b) => order.get(a.twist)! - order.get(b.twist)!);
}

type Report = Pick<WhoKnew, 'rows' | 'others'>;

function reportOn(page: Explanation, fact: FactKnown): Report {
  const rows = new Map<string, Knower[]>();
  const never: string[] = [];
  let isNews = false;
  for (const knower of fact.who) {
    const late = knower.behind.length > 0 || (knower.scene !== null && knower.scene > fact.twist);
    // That somebody is where they are, and what they are, is no news to them.
    if (knower.how !== 'knew' && !late && isAbout(fact, knower)) continue;
    if (knower.how === 'never' && !late) {
      never.push(knower.name);
      continue;
    }
    isNews ||= knower.how !== 'knew' || !isAbout(fact, knower);
    const id = JSON.stringify({ ...knower, name: '' });
    rows.set(id, [...(rows.get(id) ?? []), knower]);
  }
  return {
    rows: (isNews ? [...rows.values()] : []).map((alike) => ({
      names: listed(alike.map((k) => k.name)),
      says: says(page, fact, alike[0]!, alike.length > 1),
    })),
    others: othersSay(never),
  };
}

/** Whether it says something of the person: `Harry is dead`, of Harry. */
const isAbout = ({ text }: FactKnown, { name }: Knower) => text.toLowerCase().startsWith(name.toLowerCase());

function says(
  page: Explanation,
  { twist }: FactKnown,
  { how, scene, since, ahead, behind }: Knower,
  several: boolean,
): string {
  const [is, has] = several ? ['are', 'have'] : ['is', 'has'];
  const learn = several ? 'learn' : 'learns';
  const before = ahead.length === 0 ? '' : `, and ${is} ahead of the audience in ${scenesOf(ahead)}`;
  const after = behind.length === 0 ? '' : `, and ${is} behind the audience in ${scenesOf(behind)}`;
  if (how === 'never') return `never ${learn} it${after}`;
  if (scene === null) return `${has} never heard otherwise${before}`;
  const where = sceneName(page, scene);
  if (how === 'knew') {
    if (scene < twist) return `${has} known from ${where} on${before}${after}`;
    const from = since === null ? 'all along' : `since ${since}`;
    return `${has} known ${from}${scene === twist ? '' : `, as ${where} shows`}${before}${after}`;
  }
  return scene === twist ? `${learn} it there${after}` : `${learn} it in ${where}${before}${after}`;
}

/** `scenes 3, 5 and 6`; where those between are too many to list, `nine scenes from 12 to 40`. */
function scenesOf(spans: readonly SceneSpan[]): string {
  const isExact = ({ first, last, scenes }: SceneSpan) => scenes <= 2 || scenes === last - first + 1;
  const between = ({ first, last, scenes }: SceneSpan) =>
    scenes <= 2 ? [...new Set([first, last])] : Array.from({ length: scenes }, (_, i) => first + i);
  if (spans.every(isExact)) return sceneCount(spans.flatMap(between));
  const scenes = spans.reduce((n, span) => n + span.scenes, 0);
  return `${counted(scenes, 'scene')} from ${spans[0]!.first} to ${spans.at(-1)!.last}`;
}

function othersSay(never: readonly string[]): string {
  if (never.length === 0) return '';
  const named =
    never.length > NAMED ? [...never.slice(0, NAMED - 1), `${never.length - NAMED + 1} more`] : never;
  return `${capital(listed(named))} never ${never.length === 1 ? 'learns' : 'learn'} it.`;
}
