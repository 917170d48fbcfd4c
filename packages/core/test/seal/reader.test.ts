import { readFileSync } from 'node:fs';
import {
  ask,
  explain,
  openPrelude,
  packPrelude,
  parseStory,
  Source,
  seal,
  sealedPrelude,
  soFar,
} from '@unspoiled/core';
import { expect, test } from 'vitest';
import { explanationIn, soFarIn } from '../../src/answers/found-of-session.ts';
import { portraitIn, Session, toldBySealed } from '../../src/reader.ts';
import { answer } from '../../src/reader-questions.ts';
import { sentencesIn } from '../../src/seal/cut.ts';

const read = (text: string) => parseStory(new Source('test.story.md', text)).tree;
const onShelf = (name: string) =>
  read(readFileSync(new URL(`../../../../stories/${name}.story.md`, import.meta.url), 'utf8'));

const withoutRanges = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'range' ? undefined : part)));

test.each([null, 'fr'])('a packed prelude is the prelude again: %s', (words) => {
  const prelude = sealedPrelude(words);
  const opened = openPrelude(JSON.parse(JSON.stringify(packPrelude(prelude))));
  expect(withoutRanges([...opened.words])).toEqual(withoutRanges([...prelude.words]));
  expect(withoutRanges(opened.rules)).toEqual(withoutRanges(prelude.rules));
});

/** In a sealed story, lines are numbered by the telling, and other names stand in the order in which they are told. */
const withoutLines = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part) =>
      key === 'line' ? undefined : key === 'also' ? [...part].sort() : part,
    ),
  );

test.each(['all-of-us-strangers', 'an-occurrence-at-owl-creek-bridge'])(
  '%s: a session over a sealed story says at every scene what one over the file says',
  (name) => {
    const tree = onShelf(name);
    const prelude = openPrelude(JSON.parse(JSON.stringify(packPrelude(sealedPrelude(null)))));
    const lens = { eyes: [], under: null };
    let position = 0;
    for (const scene of tree.scenes) {
      position += sentencesIn(scene);
      const session = new Session(toldBySealed(JSON.parse(JSON.stringify(seal(tree, position))), prelude));
      const here = { ...lens, position };
      expect(withoutLines(soFarIn(session, here))).toEqual(withoutLines(soFar(tree, here)));
      for (const question of ['?x is dead', 'Adam is in ?where', '?x knows that ?y is dead', 'who is alive?'])
        expect(answer(session, question, { ...here, when: null })).toEqual(
          ask(tree, question, { ...here, when: null }),
        );
    }
    const session = new Session(toldBySealed(JSON.parse(JSON.stringify(seal(tree, null))), prelude));
    const { scenes, twists, readings } = explain(tree, { position: null });
    const ours = explanationIn(session, null);
    expect(withoutLines([ours.scenes, ours.readings])).toEqual(withoutLines([scenes, readings]));
    expect(ours.twists.map((t) => [t.scene, t.reach])).toEqual(twists.map((t) => [t.scene, t.reach]));
  },
  60_000,
);

test('a portrait holds what is known of somebody, and which sentence says so', () => {
  const tree = read(
    '# People\n- **Ann** keeps the light.\n- **Ben** (also: the stranger) is wet.\n# Places\n- **the house**\n# Story\n## One\n*the house, with Ann*\n- the stranger meets Ann\n- the stranger is the father of Ann\n## Two\n*the house*\n- Ann is married to Ben\n- reveal: Ben dies\n',
  );
  const prelude = openPrelude(packPrelude(sealedPrelude(null)));
  const at = (position: number) => {
    const session = new Session(toldBySealed(seal(tree, position), prelude));
    return (name: string) => portraitIn(session, { position: null, eyes: [], under: null }, name);
  };
  const early = at(2);
  expect(early('Ben')).toBeUndefined();
  expect(early('the stranger')).toMatchObject({ name: 'the stranger', place: 'the house', scenes: [1] });
  const late = at(4)('Ben');
  expect(late).toMatchObject({ name: 'Ben', scenes: [1, 2] });
  expect(late?.known.map(({ text, because }) => [text, because?.scene])).toEqual(
    expect.arrayContaining([['Ben is dead', 2]]),
  );
  expect(late?.known.find((k) => k.text.includes('married'))?.others).toEqual(['Ann']);
});
