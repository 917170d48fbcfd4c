import { Engine } from '../engine/engine.ts';
import { orderOf } from '../engine/moments/order.ts';
import { isForAll } from '../engine/narrator.ts';
import type { Conflict } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import type { Story } from '../story/model.ts';
import { becauseOf, linesAbout, linesIn, sorted, whyLines } from './because.ts';
import { cluesOf } from './clues/clues.ts';
import type { Explanation, Open, SourceLine, Twist } from './explanation.ts';
import { castOf, scenesTold, storyFacts } from './facts.ts';
import { fairPlayOf } from './fair-play.ts';
import { whoKnew } from './knowledge.ts';
import { livesOf } from './lives.ts';
import { openOf, standingConflicts } from './open.ts';
import { readingsOf } from './readings.ts';
import type { RecastSpan } from './recasts.ts';
import { remarksOn } from './remarks.ts';
import { saidOf } from './said.ts';
import { searchReadings } from './search/report.ts';
import type { SearchOptions } from './search/search.ts';
import { recastHolds } from './targets.ts';
import { type TwistFound, twistsOf } from './twists.ts';

/**
 * The ending explained: what a reader who has been told all of the story may be shown of it.
 *
 * @param ended whether the story is over: readings, plot holes and open questions look back on the whole, and exist only then.
 *   Before, conflicts that stand are open questions without an answer.
 * @param sought what to search for readings with; null: the author's will do.
 */
export function explainStory(story: Story, ended: boolean, sought: SearchOptions | null = null): Explanation {
  const engine = new Engine(story, { order: orderOf(story) });
  const conflicts = conflictsOf(engine);
  const twists = twistsOf(engine);
  const readings = ended ? readingsOf(story, engine.order) : [];
  const search = ended && sought ? searchReadings(story, engine.order, readings, sought) : null;
  const standing = standingConflicts(engine, conflicts);
  // A remark looks back on the whole, as readings do.
  const remarks = ended ? remarksOn(engine, standing) : null;
  const open = standing.map((conflict) => ({
    ...openOf(engine, conflict),
    answeredBy: readings.filter((r) => r.removes(conflict)).map((r) => r.title),
    reason: remarks?.get(conflict)?.reason ?? null,
  }));
  const answered = (o: Open) => !ended || o.answeredBy.length > 0 || o.reason !== null;
  const shown = twists
    .map((twist) => reportTwist(engine, twist))
    .sort((a, b) => b.reach.length - a.reach.length || a.scene - b.scene);
  const clues = cluesOf(engine, twists, conflicts);
  const openBy = new Map(standing.map((conflict, i) => [conflict, open[i]!]));
  const endOf = (conflict: Conflict) => {
    const stands = openBy.get(conflict);
    return stands === undefined ? 'oddity' : answered(stands) ? 'question' : 'hole';
  };
  return {
    story: storyFacts(story),
    people: castOf(engine, engine.end).map(({ id: _, ...person }) => person),
    scenes: scenesTold(engine, engine.end),
    twists: shown,
    clues,
    fairPlay: fairPlayOf(shown, clues),
    knowledge: whoKnew(engine, twists),
    said: saidOf(engine),
    conflicts: livesOf(engine, conflicts, endOf),
    holes: open.filter((o) => !answered(o)),
    openQuestions: open.filter(answered),
    readings: [...readings.map((r) => r.report), ...(search?.found ?? [])],
    ...(search ? { search: search.report } : {}),
    sources: ended ? story.sources.map(sourceLine) : [],
  };
}

function reportTwist(engine: Engine, twist: TwistFound): Twist {
  const recasts = twist.shown.map(({ scene, recast, at }) => {
    const then = recast.at(at, twist.scene.first - 1);
    const now = recast.at(at, twist.scene.last);
    return { scene, about: recast.about, then, now, thenText: recast.say(then), nowText: recast.say(now) };
  });
  // One fluent may be recast over several spans: what shows in a scene is shown once.
  const seen = new Set<string>();
  const main = mainRecast(twist);
  const lines = whyLines(
    engine,
    (part) => recastHolds(part, twist.scene.number, main.about, main.old, main.new),
    likelyLines(engine, twist, main),
  );
  return {
    scene: twist.scene.number,
    reach: twist.reach,
    recasts: recasts.filter((r) => {
      const id = JSON.stringify(r);
      return !seen.has(id) && seen.add(id);
    }),
    mentions: twist.mentions,
    because: becauseOf(engine, lines ?? []),
    text: main.about,
  };
}

/**
 * Where the reason for a recast is looked for: in the scenes that said so before, that it shows in and that recast it; then in
 * whatever was said of the fluent; then in those scenes, with who is whom and what is a dream; then wherever those are named whom it is about.
 */
function* likelyLines(engine: Engine, { scene, shown }: TwistFound, main: RecastSpan) {
  const { story } = engine;
  const first = shown.find((s) => s.recast.about === main.about);
  const before = main.fluent?.timeline.changeAt(first?.at ?? main.from, scene.first - 1)?.by;
  const near = linesIn(story, [before?.scene ?? 0, first?.scene ?? 0, scene.number]);
  yield near;
  const said = (main.fluent?.assertions ?? []).filter((a) => a.position <= scene.last);
  const stages = said.map((a) => story.scenes[a.scene - 1]?.stageLine ?? a.line);
  yield sorted([...near, ...said.map((a) => a.line), ...stages]);
  const everywhere = story.sentences.filter(
    (s) => s.scene <= scene.number && s.statement && isForAll(s.statement),
  );
  yield sorted([
    ...near,
    ...linesIn(
      story,
      said.map((a) => a.scene),
    ),
    ...everywhere.map((s) => s.line),
  ]);
  yield linesAbout(story, new Set(main.entities), new Set([scene.number]));
}

/** The recast that shows in the most scenes; of one fluent recast over several spans, the span that does. */
export function mainRecast(twist: TwistFound): TwistFound['recasts'][number] {
  const scenes = (shows: (recast: RecastSpan) => boolean) =>
    new Set(twist.shown.filter((s) => shows(s.recast)).map((s) => s.scene)).size;
  const widest = (recasts: readonly RecastSpan[], count: (recast: RecastSpan) => number) => {
    const [first, ...others] = recasts;
    return others.reduce((best, r) => (count(r) > count(best) ? r : best), first!);
  };
  const { about } = widest(twist.recasts, (r) => scenes((other) => other.about === r.about));
  return widest(
    twist.recasts.filter((r) => r.about === about),
    (r) => scenes((other) => other === r),
  );
}

/** A source with what its other fields say taken out of its text. */
function sourceLine({ name, url, date, text }: Story['sources'][number]): SourceLine {
  let rest = text.replace(/^\*\*(.+?)\*\*[:,]?\s*/, (all, bold: string) => (bold === name ? '' : all));
  if (url !== null) rest = rest.replace(`<${url}>`, '').replace(url, '');
  if (date !== null && rest.endsWith(date)) rest = rest.slice(0, -date.length);
  rest = rest
    .replace(/(?:\s*,)+\s*$/, '')
    .replace(/,\s*,/g, ',')
    .trim();
  return { name, url, date, text: rest === name ? '' : rest };
}
