import type { Engine } from '../../engine/engine.ts';
import { sentenceOn } from '../../engine/lines.ts';
import { clashesOf } from '../../engine/moments/clash.ts';
import { momentsOf } from '../../engine/moments/lengths.ts';
import type { MomentId, Statement } from '../../story/model.ts';
import { namesBefore } from './named-moments.ts';

/** Whether what is told on a line of the file happens at a moment whose place in the order is in doubt. */
export type Doubt = (line: number) => boolean;

/**
 * While lines that order moments clash, one of them has been left out, and it may have been the right one: what is told at those
 * moments is not held against anything else until they agree.
 */
export function doubtOf(engine: Engine): Doubt {
  const clashes = clashesOf(engine.order);
  if (clashes.length === 0) return () => false;
  const moments = new Set(clashes.flatMap(({ constraints }) => constraints.flatMap(momentsOf)));
  const named = namesBefore(engine);
  return (line) =>
    momentsOn(engine, line).some((moment) => moments.has(moment) || moments.has(named(moment) ?? moment));
}

function momentsOn(engine: Engine, line: number): readonly MomentId[] {
  const { story, scenes, end } = engine;
  const sentence = sentenceOn(story, line);
  const scene = sentence?.scene ?? story.scenes.find((s) => s.stageLine === line)?.number ?? 0;
  const of = scene > 0 ? [scenes.momentOf(scene, end)] : [];
  const said = sentence?.statement ? saidIn(sentence.statement) : [];
  // A moment said by the sentence counts instead of its scene's, but for "since", which leads up to it.
  return said.length > 0 && sentence?.statement?.when?.type === 'at' ? said : [...said, ...of];
}

function saidIn(statement: Statement): readonly MomentId[] {
  const { when } = statement;
  const inside = statement.type === 'claim' ? saidIn(statement.content) : [];
  if (when === null) return inside;
  switch (when.type) {
    case 'at':
      return [when.moment, ...inside];
    case 'since':
      return [when.from, ...inside];
    case 'until':
      return [when.to, ...inside];
    case 'span':
      return [when.from, when.to, ...inside];
    default:
      return inside;
  }
}
