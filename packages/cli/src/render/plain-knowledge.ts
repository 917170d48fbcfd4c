import type { Explanation, FactKnown, Knower } from '@unspoiled/core';
import { listed, sceneCount } from './phrasing.ts';
import { capital, sceneTitle } from './plain.ts';

/** Who knew one thing that a twist brings out. */
export interface WhoKnew {
  readonly fact: string;
  readonly twist: number;
  /** Those of whom there is something to say, with it: `knew from “The knock” on`. */
  readonly rows: readonly { readonly name: string; readonly says: readonly string[] }[];
  /** Those who never learn it and of whom no more is to be said, as one sentence; empty if there is nobody. */
  readonly others: string;
}

/** How many who never learn it are named. */
const NAMED = 6;

/** Who knew what, when, as sentences: of every fact of which somebody but the one it is about has anything to tell. */
export function whoKnewWhat(page: Explanation): readonly WhoKnew[] {
  const order = new Map(page.twists.map((twist, i) => [twist.scene, i]));
  return page.knowledge
    .filter((fact) => order.has(fact.twist) && isTelling(fact))
    .sort((a, b) => order.get(a.twist)! - order.get(b.twist)!)
    .map((fact) => {
      const rows = fact.who
        .filter((knower) => knower.how !== 'never' || knower.behind.length > 0)
        .map((knower) => ({ name: knower.name, says: says(page, fact, knower) }));
      const never = fact.who
        .filter((knower) => knower.how === 'never' && knower.behind.length === 0)
        .map((knower) => knower.name);
      return { fact: fact.text, twist: fact.twist, rows, others: othersSay(never) };
    });
}

/** Where somebody was is known to whoever was there: that alone is nothing to tell. */
function isTelling({ text, who }: FactKnown): boolean {
  const known = who.filter((knower) => knower.how !== 'never' || knower.behind.length > 0);
  return known.some((knower) => !text.toLowerCase().startsWith(knower.name.toLowerCase()));
}

function says(page: Explanation, fact: FactKnown, { how, scene, ahead, ...knower }: Knower): string[] {
  const behind = knower.behind.filter((number) => number !== scene);
  const said: string[] = [];
  const name = scene === null ? '' : `“${sceneTitle(page, scene)}” (${scene})`;
  if (how === 'knew')
    said.push(
      scene !== null && scene >= fact.twist ? `knew all along: ${name} shows how` : `knew from ${name} on`,
    );
  else if (how === 'learns') said.push(scene === fact.twist ? 'learns it there' : `learns it in ${name}`);
  else said.push('never learns it');
  if (ahead.length > 0) said.push(`knows more than the audience in ${sceneCount(ahead)}`);
  if (behind.length > 0) said.push(`knows less than the audience in ${sceneCount(behind)}`);
  return said;
}

function othersSay(never: readonly string[]): string {
  if (never.length === 0) return '';
  const named =
    never.length > NAMED ? [...never.slice(0, NAMED - 1), `${never.length - NAMED + 1} more`] : never;
  return `${capital(listed(named))} never ${never.length === 1 ? 'learns' : 'learn'} it.`;
}
