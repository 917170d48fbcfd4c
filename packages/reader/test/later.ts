import { seal } from '@unspoiled/core';
import { siteFiles } from '../src/index.ts';
import { read, story } from './site.ts';

/** Words, names, numbers, times: whatever could tell. Short ones are everywhere. Escapes of JSON are no part of a word. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.replace(/\\[nrt"\\]/g, ' ').match(/\d+(?::\d+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter(
      (w) => w.length > 3,
    ),
  );

/**
 * The words of a story's file that somebody who has been told so many of its scenes may not have received: those that the story
 * sealed there does not hold, and that are not of the companion itself, nor of the engine.
 *
 * @returns by the number of scenes told, from 0.
 */
export function wordsToCome(slug: string, text: string): readonly ReadonlySet<string>[] {
  const tree = read(text);
  const front = text.slice(0, text.indexOf('\n# '));
  const empty = [...siteFiles([story(slug, `${front}\n\n# Story\n`)], { address: null, live: false })];
  const own = wordsOf(
    empty.map(({ path, body }) => `${path}\n${Buffer.from(body).toString('utf8')}`).join('\n'),
  );
  const all = [...wordsOf(text)].filter((word) => !own.has(word));
  let position = 0;
  const ends = tree.scenes.map(({ blocks }) => {
    position += Math.max(1, blocks.filter((block) => block.type === 'sentence').length);
    return position;
  });
  return [0, ...ends].map((end) => {
    const known = wordsOf(JSON.stringify(seal(tree, end)));
    return new Set(all.filter((word) => !known.has(word)));
  });
}

/** Those of the words that a text holds. */
export function among(words: ReadonlySet<string>, text: string): string[] {
  return [...wordsOf(text)].filter((word) => words.has(word));
}
