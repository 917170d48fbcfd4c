import type { Sentence, Story } from '../story/model.ts';

const indexes = new WeakMap<readonly Sentence[], ReadonlyMap<number, Sentence>>();

/** The sentence on a line of the file; undefined where there is none, or an empty one. */
export function sentenceOn(story: Story, line: number): Sentence | undefined {
  let index = indexes.get(story.sentences);
  if (!index) {
    index = new Map(story.sentences.flatMap((s) => (s.text === '' ? [] : [[s.line, s]])));
    indexes.set(story.sentences, index);
  }
  return index.get(line);
}
