import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { EntityId, Position, Scene, Sentence, Value } from '../../../story/model.ts';
import { finding, related } from '../findings.ts';

/**
 * Lines of dialogue by somebody who is not in the scene: who has left it (a warning), or whom nothing but their own lines brings in
 * (a hint, since a voice may come from anywhere). A scene that says neither where it is nor who is there says nothing of who is not.
 */
export function checkSpeakers(engine: Engine): readonly Diagnostic[] {
  const { story } = engine;
  return story.scenes.flatMap((scene) => {
    const sentences = story.sentences.slice(scene.first - 1, scene.last);
    const lines = sentences.flatMap((sentence) => {
      const speaker = speakerOf(sentence);
      return speaker === null ? [] : [{ sentence, speaker }];
    });
    if (lines.length === 0) return [];
    const there = thoseThere(engine, scene, sentences);
    const told = new Set<EntityId>();
    return lines.flatMap(({ sentence, speaker }) => {
      const being = engine.painting.identity.find(speaker, sentence.position);
      const name = engine.nameOf(speaker, sentence.position);
      const left = leftBy(engine, scene, being, sentence);
      if (left !== null)
        return [
          finding(story, sentence.line, {
            code: 'absent-speaker',
            severity: 'warning',
            message: `${name} speaks after leaving the scene. Bring them back in a sentence before, or move the line up.`,
            related: [related(story, left, 'leaves here')],
          }),
        ];
      if (
        there.has(being) ||
        told.has(being) ||
        isThereAlready(engine, scene, being) ||
        (scene.place === null && scene.with.length === 0)
      )
        return [];
      told.add(being);
      return [
        finding(story, sentence.line, {
          code: 'absent-speaker',
          severity: 'hint',
          message: `No sentence but this brings ${name} into the scene. If ${name} is there, put “with ${name}” on the stage line.`,
        }),
      ];
    });
  });
}

function speakerOf({ statement, mark }: Sentence): EntityId | null {
  if (statement?.type !== 'dialogue' || mark === 'infer' || mark === 'suppose') return null;
  const { speaker } = statement;
  return speaker.type === 'value' && typeof speaker.value === 'number' ? speaker.value : null;
}

/** Whether somebody came in one of the scenes just before that are in the same place, and nothing took them elsewhere. */
function isThereAlready(engine: Engine, scene: Scene, being: EntityId): boolean {
  const { whereabouts } = engine.painting;
  const { first, place } = scene;
  // A stage line that lists who is there means those.
  if (!whereabouts || place === null || scene.with.length > 0) return false;
  const t = engine.instantOfSentence(engine.story.sentences[first - 1]!, first);
  const here = (other: Value) => {
    const own = engine.painting.canonical(place, first);
    return other === own || engine.matcher.contains(own, other, t, first);
  };
  const change = engine.painting.find(whereabouts, [being], first)?.timeline.changeAt(t - 1, first);
  const { value, by } = change ?? {};
  if (!by || value === undefined || value === null || typeof value === 'boolean' || !here(value))
    return false;
  const between = engine.story.scenes.slice(by.scene - 1, scene.number - 1);
  return between.every(
    (other) => other.place !== null && here(engine.painting.canonical(other.place, first)),
  );
}

/** Whoever something other than their own lines puts into a scene. */
function thoseThere(engine: Engine, scene: Scene, sentences: readonly Sentence[]): ReadonlySet<EntityId> {
  const being = (entity: EntityId) => engine.painting.identity.find(entity, scene.last);
  const there = new Set([...scene.with, ...(scene.frame?.by ?? [])].map(being));
  for (const { statement, mark } of sentences) {
    if (statement === null || statement.type === 'dialogue' || mark === 'infer' || mark === 'unseen')
      continue;
    // What is said of another time puts nobody here.
    if (statement.when !== null) continue;
    for (const entity of engine.stage.participants(statement)) there.add(being(entity));
    if (statement.type !== 'clauses') continue;
    // Whoever is called or written to is not there, and is heard.
    for (const { word, args } of statement.clauses)
      for (const arg of word.atADistance ? args : [])
        if (arg.type === 'value' && typeof arg.value === 'number') there.add(being(arg.value));
  }
  return there;
}

/** The line of the sentence in this scene that took somebody elsewhere before another; null if none did. */
function leftBy(engine: Engine, scene: Scene, being: EntityId, { position }: Sentence): number | null {
  const { whereabouts } = engine.painting;
  const before: Position = position - 1;
  if (!whereabouts || before < scene.first) return null;
  const t = engine.instantOfSentence(engine.story.sentences[before - 1]!, before);
  const change = engine.painting.find(whereabouts, [being], before)?.timeline.changeAt(t, before);
  const by = change?.by;
  if (!by || by.scene !== scene.number || by.staged || by.position > before || by.when !== null) return null;
  const { value } = change;
  const gone =
    value === null ||
    (scene.place !== null &&
      value !== undefined &&
      typeof value !== 'boolean' &&
      !engine.matcher.contains(engine.painting.canonical(scene.place, before), value, t, before));
  return gone ? by.line : null;
}
