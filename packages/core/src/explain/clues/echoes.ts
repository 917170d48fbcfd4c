import type { Engine } from '../../engine/engine.ts';
import type { Scene } from '../../story/model.ts';
import type { Clue } from '../explanation.ts';
import type { TwistFound } from '../twists.ts';
import { clueOf, quoted } from './clue.ts';

/**
 * A word that somebody says whom a twist is about, and that is heard once more, in one scene from the twist on, and in no other: a line
 * of dialogue that is taken up again.
 */
export function echoes(engine: Engine, twists: readonly TwistFound[]): Clue[] {
  const { story } = engine;
  const wordsOf = story.scenes.map((scene) => wordsIn(textsOf(engine, scene)));
  const scenesWith = new Map<string, number[]>();
  wordsOf.forEach((words, i) => {
    for (const word of words) scenesWith.set(word, [...(scenesWith.get(word) ?? []), i + 1]);
  });
  const named = wordsIn(story.entities.flatMap(({ names }) => names.map((n) => n.text)));
  const clues: Clue[] = [];
  for (const { statement, scene, mark } of story.sentences) {
    if (statement?.type !== 'dialogue' || mark === 'infer' || statement.speaker.type !== 'value') continue;
    const { value: speaker } = statement.speaker;
    const twist = twists.find(
      (t) => t.scene.number > scene && t.recasts.some((r) => r.entities.includes(speaker as number)),
    );
    if (!twist) continue;
    const words = [...wordsIn([statement.quotation])].filter((word) => !named.has(word));
    const again = new Map<number, string[]>();
    for (const word of words) {
      const scenes = scenesWith.get(word) ?? [];
      const [first, second] = scenes;
      if (scenes.length !== 2 || first !== scene || second! < twist.scene.number) continue;
      again.set(second!, [...(again.get(second!) ?? []), word]);
    }
    for (const [later] of again)
      clues.push(
        clueOf(
          'echo',
          [scene],
          later,
          [],
          `“${statement.quotation}” is taken up again in ${quoted(engine, later)}`,
        ),
      );
  }
  return clues;
}

/** All that a scene lets a reader read: prose, quotations, dialogue. */
const textsOf = ({ story }: Engine, { prose, first, last }: Scene): readonly string[] => [
  ...prose.map((p) => p.markdown),
  ...story.sentences
    .slice(first - 1, last)
    .flatMap((s) => (s.statement?.type === 'dialogue' ? [s.statement.quotation] : [])),
];

/** Words long enough to be noticed again, without the ending of the plural. */
function wordsIn(texts: readonly string[]): ReadonlySet<string> {
  const words = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}’']+/gu) ?? []);
  return new Set(
    words.filter((word) => word.length >= LONG).map((word) => word.replace(/(?:['’]s|s)$/u, '')),
  );
}

/** Of short ones most come again by chance. */
const LONG = 7;
