import type { Engine } from '../../engine/engine.ts';
import type { EntityId, Sentence } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, distinct, saidOf, saying, tells } from './clue.ts';
import { presentIn } from './company.ts';

// What a viewer could have gone by when two turn out to be one.

/**
 * Of two who turn out to be one: what both have to do with, each by themselves; what one of them does to the other; and that they
 * are never in one scene.
 *
 * @param spared things that a conflict is about already.
 */
export function onePersonClues(engine: Engine, twist: TwistFound, spared: ReadonlySet<EntityId>): Clue[] {
  return twist.recasts
    .filter(({ fluent, scenes, entities }) => fluent === null && scenes === null && entities.length === 2)
    .flatMap(({ entities }) => {
      const [one, other] = entities as [EntityId, EntityId];
      return [
        ...inCommon(engine, twist, one, other, spared),
        ...oneToTheOther(engine, twist, one, other),
        ...apart(engine, twist, one, other),
      ];
    });
}

/** Things and places that each of the two has to do with, told of them apart; at least once before the twist. */
function inCommon(
  engine: Engine,
  { scene }: TwistFound,
  one: EntityId,
  other: EntityId,
  spared: ReadonlySet<EntityId>,
): Clue[] {
  const told = engine.story.sentences.slice(0, scene.last).filter(tells);
  const of = (who: EntityId, without: EntityId) => {
    const found = new Map<EntityId, Sentence[]>();
    for (const sentence of told) {
      // What somebody only speaks of, or asks about, ties nobody to it.
      const said = saidOf(sentence).find((list) => list.includes(who) && !list.includes(without));
      for (const thing of said ?? [])
        if (isLink(engine, thing)) found.set(thing, [...(found.get(thing) ?? []), sentence]);
    }
    return found;
  };
  const theirs = of(other, one);
  const names = [one, other].map((e) => engine.ownName(e, scene.last));
  return [...of(one, other)].flatMap(([thing, mine]) => {
    const yours = theirs.get(thing);
    if (!yours || spared.has(thing)) return [];
    const both = Math.max(mine[0]!.scene, yours[0]!.scene);
    const planted = distinct([...mine, ...yours].map((s) => s.scene)).filter((s) => s < scene.number);
    if (planted.length === 0) return [];
    const name = engine.nameOf(thing, scene.last);
    const text = `both ${names[0]} and ${names[1]} have to do with ${name}: ${saying(mine[0]!)}, and ${saying(yours[0]!)}`;
    return [
      clueOf('common', planted, scene.number, [name, ...names], text, both < scene.number ? both : null),
    ];
  });
}

const isLink = (engine: Engine, entity: EntityId): boolean => {
  const kind = engine.story.entities[entity]?.kind;
  return kind === 'thing' || kind === 'place';
};

/** What one of them does to the other, or has the other do, or says of their bond: it is all done to oneself. */
function oneToTheOther(engine: Engine, { scene }: TwistFound, one: EntityId, other: EntityId): Clue[] {
  return engine.story.sentences.slice(0, scene.first - 1).flatMap((sentence) => {
    if (!tells(sentence)) return [];
    const { statement } = sentence;
    if (statement?.type === 'clauses') {
      // Rules look at what is odd in itself.
      const both = saidOf(sentence).some(
        ([who, ...others]) =>
          (who === one && others.includes(other)) || (who === other && others.includes(one)),
      );
      const isDone = statement.clauses.some(({ word }) => word.kind === 'act');
      if (!both || !isDone) return [];
      return [clueOf('self', [sentence.scene], scene.number, [], `${saying(sentence)}, and they are one`)];
    }
    if (statement?.type !== 'claim' || statement.holder.type !== 'value') return [];
    const speaker = statement.holder.value;
    const about = speaker === one ? other : speaker === other ? one : null;
    const isSaid = ['tells', 'says', 'lies'].includes(statement.verb);
    if (about === null || !isSaid || !sentence.names.includes(about)) return [];
    return [clueOf('word', [sentence.scene], scene.number, [], `${saying(sentence)}, and they are one`)];
  });
}

/** That nobody ever sees the two together. */
function apart(engine: Engine, { scene }: TwistFound, one: EntityId, other: EntityId): Clue[] {
  const planted: number[] = [];
  const times = new Map([one, other].map((e) => [e, 0]));
  for (const earlier of engine.story.scenes.slice(0, scene.number - 1)) {
    // As of a moment at which they are two.
    const present = presentIn(engine, earlier, scene.first - 1);
    const here = [one, other].filter((e) => present.has(e));
    if (here.length === 2) return [];
    for (const e of here) {
      planted.push(earlier.number);
      times.set(e, times.get(e)! + 1);
    }
  }
  if ([...times.values()].some((n) => n < 2)) return [];
  const names = [one, other].map((e) => engine.ownName(e, scene.last));
  const text = `nobody ever sees ${names[0]} and ${names[1]} together`;
  return [clueOf('apart', planted, scene.number, names, text)];
}
