import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Assertion } from '../../engine/assertion.ts';
import type { Engine } from '../../engine/engine.ts';
import { clashesOf } from '../../engine/moments/clash.ts';
import { phrase } from '../../engine/phrase.ts';
import type { MomentId, Scene, Statement, Story, Time } from '../../story/model.ts';
import { spanOf } from '../../text/source.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { finding, related, toldSpan } from './findings.ts';
import { namesBefore } from './named-moments.ts';
import { checkWeekdays } from './weekdays.ts';

/** What is wrong with the order of story time. */
export function checkMoments(engine: Engine): readonly Diagnostic[] {
  return [
    ...inconsistent(engine),
    ...sinceLater(engine, doubtOf(engine)),
    ...openOrder(engine),
    ...staysBack(engine),
    ...checkWeekdays(engine),
  ];
}

/** Lines that cannot all be so: a smallest set of them. */
function inconsistent(engine: Engine): Diagnostic[] {
  const { story, order } = engine;
  return clashesOf(order).map(({ constraints }): Diagnostic => {
    const spans = constraints.map((c) => spanOf(story.source, c.range));
    const lines = [...new Set(spans.map((s) => s.start.line))];
    const span = spans.at(-1) ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const others = [...new Map(spans.map((s) => [s.start.line, s])).values()].filter(
      (s) => s.start.line !== span.start.line,
    );
    const where =
      lines.length > 1
        ? `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)} cannot all be so`
        : 'it contradicts itself';
    return {
      code: 'timeline-clash',
      severity: 'error',
      message: `The order of story time does not work out: ${where}. Change or remove one. The last is left out for the rest, and what hangs on their order is looked at once they agree.`,
      span,
      related: others.map((s) => ({ message: 'goes against this', span: s })),
      fixes: [],
    };
  });
}

/** `(since t)` told in a scene that happens before t. */
function sinceLater(engine: Engine, isDoubtful: Doubt): Diagnostic[] {
  const { story, order } = engine;
  return story.sentences.flatMap((sentence) => {
    const when = sentence.statement && sinceOf(sentence.statement);
    if (!when) return [];
    const moment = engine.scenes.momentOf(sentence.scene, sentence.position);
    if (moment === when || (order.slot[when] ?? 0) <= (order.slot[moment] ?? 0)) return [];
    if (isDoubtful(sentence.line)) return [];
    return [
      finding(story, sentence.line, {
        code: 'since-later',
        severity: 'error',
        message: `“since ${engine.momentName(when)}” is told in a scene that happens before it: “since” looks back. Name an earlier moment, or use “from … to …”.`,
      }),
    ];
  });
}

function sinceOf(statement: Statement): MomentId | null {
  if (statement.when?.type === 'since') return statement.when.from;
  return statement.type === 'claim' ? sinceOf(statement.content) : null;
}

/** Two moments whose order is left open, and that change the same thing: the telling decides, and a writer should know. */
function openOrder(engine: Engine): Diagnostic[] {
  const { story, order, painting } = engine;
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  const namedBefore = namesBefore(engine);
  for (const relation of painting.told) {
    for (const fluent of relation.fluents) {
      const changes = [...fluent.timeline.changes].filter((c) => c.by && c.value !== undefined);
      for (let i = 1; i < changes.length; i++) {
        const one = changes[i - 1]!;
        const other = changes[i]!;
        if (one.value === other.value || !one.by || !other.by) continue;
        const [own, next] = [momentOf(engine, one.by), momentOf(engine, other.by)];
        if (own === null || next === null || own === next) continue;
        const [a, b] = [namedBefore(own), namedBefore(next)];
        if (a === null || b === null || a === b) continue;
        const id = `${Math.min(a, b)} ${Math.max(a, b)}`;
        if (seen.has(id)) continue;
        seen.add(id);
        if (isSettled(order, a, b) || isSettled(order, own, next)) continue;
        const later = one.by.told > other.by.told ? one.by : other.by;
        const earlier = later === one.by ? other.by : one.by;
        const said = (x: Assertion) =>
          phrase(engine, x.word, x.args, x.holds !== x.shape.flipped, engine.end);
        found.push({
          code: 'order-open',
          severity: 'hint',
          message: `Nothing says whether “${engine.momentName(a)}” or “${engine.momentName(b)}” comes first, and it matters: ${said(earlier)}, ${said(later)}. The order of telling is taken; say it in the Timeline, as “${engine.momentName(b)}: after ${engine.momentName(a)}”.`,
          span: toldSpan(story, later.line),
          related: [related(story, earlier.line, 'changes the same thing')],
          fixes: [],
        });
      }
    }
  }
  return found;
}

/**
 * A flashback that the telling never comes back from: the scene after it says no moment, or `the next day`, and so counts from it.
 * Whoever begins with a late scene and goes on from long before means that, and so does whoever tells backwards.
 */
function staysBack({ story, scenes, order, end }: Engine): Diagnostic[] {
  const at = story.scenes.map(({ number }) => order.slot[scenes.momentOf(number, end)] ?? 0);
  const back = at.findLastIndex((slot, i) => i > 0 && slot < at[i - 1]!);
  const [left, next] = [story.scenes[back - 1], story.scenes[back + 1]];
  if (back < 2 || !left || !next || !countsFrom(story, next, story.scenes[back]!)) return [];
  if (at.some((slot, i) => i > back && slot >= at[back - 1]!)) return [];
  const [from, flashback] = [left.title, story.scenes[back]!.title].map(
    (title) => title || 'the scene before',
  );
  return [
    finding(story, next.stageLine, {
      code: 'flashback-goes-on',
      severity: 'hint',
      message: `This counts from the scene before, “${flashback}”, which happens before “${from}”; so this scene and all after it do. If the story is back where it was, say so here: after the scene “${from}”.`,
    }),
  ];
}

/** Whether a scene says no moment of its own, or only that it comes after the scene before. */
const countsFrom = ({ moments, constraints }: Story, { moment, first }: Scene, before: Scene): boolean =>
  moments[moment]?.name === null &&
  constraints.some(
    (c) =>
      (c.type === 'follows' || c.type === 'before') &&
      c.later === moment &&
      c.earlier === before.moment &&
      c.told === first,
  );

/** Whether the constraints say which of two moments begins first: `3 days later` says so without saying when the other ends. */
function isSettled(order: Engine['order'], one: MomentId, other: MomentId): boolean {
  if (order.before(one, other) !== undefined) return true;
  const distance = order.distance(one, other);
  return distance !== undefined && (distance.low > 0 || distance.high < 0);
}

function momentOf(engine: Engine, a: Assertion): MomentId | null {
  const at: Time | null = a.when;
  if (at === null) return engine.painting.momentOf(a.scene, a.moment, engine.end);
  return at.type === 'at' ? at.moment : at.type === 'since' || at.type === 'span' ? at.from : null;
}
