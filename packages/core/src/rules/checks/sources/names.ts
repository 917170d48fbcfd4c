import type { Engine } from '../../../engine/engine.ts';
import type { Entity, EntityId, Scene, Sentence } from '../../../story/model.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, quoteLine } from '../found.ts';

const NAME = 'a name is heard before it is used';

/**
 * Somebody says the name of a person whom they have only met under another, where no scene that they were in used the name. Whoever
 * brings a name up in the story may have had it all along.
 */
export function nameConflicts(engine: Engine): readonly Conflict[] {
  const several = engine.story.entities.filter((e) => e.kind === 'person' && e.names.length > 1);
  if (several.length === 0) return [];
  const said = new Set<string>();
  return engine.story.sentences.flatMap((sentence) => {
    const { statement } = sentence;
    if (statement?.type !== 'dialogue' || !engine.isTold(sentence)) return [];
    if (!engine.scenes.isReal(sentence.scene, engine.end)) return [];
    const { speaker, quotation } = statement;
    if (speaker.type !== 'value' || typeof speaker.value !== 'number') return [];
    const who = speaker.value;
    return several.flatMap((entity) => {
      if (engine.isSameBeing(entity.id, who)) return [];
      const name = entity.names.find((n) => isProper(n.text) && says(quotation, n.text));
      // Who says it before it has been told brings it up, and had it from somewhere; who goes on saying it is found once.
      const id = `${who} ${entity.id}`;
      if (!name || said.has(id)) return [];
      said.add(id);
      if (name.told >= sentence.position || !isUnheard(engine, who, entity, name.text, sentence)) return [];
      const source = engine.story.sentences[Math.max(1, Math.ceil(name.told)) - 1];
      const speaks = engine.nameOf(who, engine.end);
      return [
        conflictFound(engine, NAME, [sentence], source ? [source] : [], {
          text: `${quoteLine(engine, sentence.line)}, and nobody told ${speaks} the name ${name.text}`,
          remedy: `let ${speaks} be there when it is used, or call them by the name that ${speaks} knows`,
        }),
      ];
    });
  });
}

const isProper = (name: string): boolean => /^\p{Lu}/u.test(name);

function says(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(text[at - 1] ?? '') && !letter.test(text[at + name.length] ?? '');
}

/** Whether they have been in scenes with somebody, or where somebody is named, and in none that uses this name. */
function isUnheard(engine: Engine, who: EntityId, entity: Entity, name: string, sentence: Sentence): boolean {
  const now = engine.instantOfSentence(sentence, engine.end);
  let met = false;
  for (const scene of engine.scenesNaming(entity.id)) {
    if (!isIn(engine, who, scene)) continue;
    if (scene.number < sentence.scene && scene.names.includes(entity.id)) met = true;
    // A scene told later may show an earlier time.
    const isEarlier = (s: Sentence) => engine.instantOfSentence(s, engine.end) < now;
    const sentences = engine.story.sentences.slice(scene.first - 1, scene.last).filter(isEarlier);
    if (sentences.some((s) => says(s.text, name) && !isSpokenBy(engine, who, s))) return false;
    const told = (position: number) => engine.story.sentences[Math.max(1, position) - 1];
    const heard = scene.prose.filter(({ told: at }) => {
      const s = told(at);
      return s === sentence || (s !== undefined && isEarlier(s));
    });
    if (heard.some((p) => says(p.markdown, name) || says(p.quotation?.text ?? '', name))) return false;
  }
  return met;
}

/** Whoever says a name has not heard it by that. */
function isSpokenBy(engine: Engine, who: EntityId, { statement }: Sentence): boolean {
  const speaker =
    statement?.type === 'dialogue'
      ? statement.speaker
      : statement?.type === 'claim'
        ? statement.holder
        : null;
  return speaker?.type === 'value' && engine.isSameBeing(speaker.value, who);
}

function isIn(engine: Engine, who: EntityId, scene: Scene): boolean {
  for (let p = scene.first; p <= scene.last; p++)
    for (const e of engine.stage.presentAt(p)) if (engine.isSameBeing(e, who)) return true;
  return false;
}
