import type { Because, Explanation, Recast, Twist } from '../explain/explanation.ts';
import { proseText } from './inline.ts';
import { listed } from './phrasing.ts';
import { english, type Words } from './words.ts';

// What a twist changed, in plain words.

const VARIABLE = /\?[\p{L}\p{N}_]+/u;
const SCENE_IS_REAL = /^the scene “(.*)” is real$/;
const SCENE_HAPPENS = /^the scene “.*” happens at \?moment$/;

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
export function secondLooks(
  page: Pick<Explanation, 'scenes'>,
  twist: Twist,
  words: Words = english,
): readonly SecondLook[] {
  let before: ReadonlySet<string> = new Set();
  return twist.reach.map((scene) => {
    const here = twist.recasts.filter((r) => r.scene === scene).sort((a, b) => weight(a) - weight(b));
    // Where it is now, later in the scene as well, says enough of where it was.
    const recasts = here.filter(
      (r) => r.now !== null || !here.some((o) => o.about === r.about && o.now !== null),
    );
    const keys = recasts.map((r) => `${r.about}\n${r.then}\n${r.now}`);
    const crowded = recasts.length > 2;
    const isOld = (i: number) => crowded && i > 0 && before.has(keys[i] ?? '');
    const pairs: { then: string[]; now: string }[] = [];
    for (const recast of recasts.filter((_, i) => !isOld(i))) {
      const { then, now } = thenNow(page, recast, words);
      const last = pairs.at(-1);
      if (last?.now === now && VARIABLE.test(recast.about)) last.then.push(then);
      else pairs.push({ then: [then], now });
    }
    const again = recasts
      .filter((_, i) => isOld(i))
      .map((r) => (r.now === null ? words.turned.unsaidThat(r.thenText) : thenNow(page, r, words).now));
    before = new Set(keys);
    return { scene, pairs, again: bySubject([...new Set(again)], words) };
  });
}

/** `Ann is dead`, `Ann is in town` → `Ann is dead and in town` */
function bySubject(sentences: readonly string[], words: Words): readonly string[] {
  const copula = ` ${words.turned.copula} `;
  const subjects = new Map<string, string[]>();
  for (const sentence of sentences) {
    const [subject = '', ...predicate] = sentence.split(copula);
    subjects.set(subject, [...(subjects.get(subject) ?? []), predicate.join(copula)]);
  }
  return [...subjects].map(([subject, predicates]) =>
    predicates[0] === '' ? subject : `${subject}${copula}${listed(predicates, words)}`,
  );
}

/** Whether it happened at all comes first, then life and death. */
const weight = ({ about }: Recast) =>
  SCENE_IS_REAL.test(about) ? 0 : / is (?:alive|dead)$/.test(about) ? 1 : 2;

function thenNow(
  page: Pick<Explanation, 'scenes'>,
  recast: Recast,
  { turned }: Words,
): { then: string; now: string } {
  const title = SCENE_IS_REAL.exec(recast.about)?.[1];
  const scene = page.scenes.find((s) => s.number === recast.scene);
  if (title !== undefined && scene?.title === title) {
    const unreal = scene.frame === null ? turned.doesNotHappen : turned.is(scene.frame);
    return recast.now === true
      ? { then: turned.doesNotHappen, now: turned.happens }
      : { then: turned.happens, now: unreal };
  }
  if (SCENE_HAPPENS.test(recast.about))
    return { then: turned.happensAt(String(recast.then)), now: turned.happensAt(String(recast.now)) };
  const nobody = recast.then === null && /^\?/.test(recast.about);
  return {
    then: nobody
      ? recast.about.replace(VARIABLE, turned.nobody)
      : recast.then === null
        ? turned.nothing
        : recast.thenText,
    now: recast.now === null ? turned.unsaid : recast.nowText,
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
export function reminder(
  page: Pick<Explanation, 'scenes'>,
  number: number,
  { language }: Pick<Words, 'language'> = english,
): string {
  const prose = page.scenes.find((scene) => scene.number === number)?.prose[0];
  if (prose === undefined) return '';
  let text = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(
    proseText(prose),
  )) {
    text += segment;
    if (text.length >= 40) break;
  }
  return text.trim();
}

/** Of each scene that a twist changed, what is so in it now, each thing once: `Harry is dead`. */
export function knownNow(
  page: Pick<Explanation, 'scenes' | 'twists'>,
  words: Words = english,
): ReadonlyMap<number, readonly string[]> {
  const known = new Map<number, Set<string>>();
  for (const twist of page.twists)
    for (const { scene, pairs, again } of secondLooks(page, twist, words)) {
      const said = known.get(scene) ?? new Set();
      for (const text of [...pairs.map((pair) => pair.now), ...again])
        if (text !== words.turned.unsaid) said.add(text);
      known.set(scene, said);
    }
  return new Map([...known].map(([scene, said]) => [scene, [...said]]));
}
