import { ask, positionOf } from '@unspoiled/core';
import { expect, test } from 'vitest';
import { explained, OWL_CREEK, read, textOf } from './shelf.ts';

const tree = read(textOf(OWL_CREEK));
const page = explained(textOf(OWL_CREEK));
const last = page.scenes.length;
const after = (scene: number) => {
  const place = positionOf(tree, { after: String(scene) });
  if ('problem' in place) throw new Error(place.problem);
  return place.position;
};
const where = (position: number, when: string | null) =>
  ask(tree, 'Farquhar is in ?where', { position, eyes: [], under: null, when }).answers.map((a) => a.where);

test('before the last scene he is alive, and at his gate', () => {
  const lens = { position: after(last - 1), eyes: [], under: null, when: null };
  expect(ask(tree, 'Farquhar is alive', lens).answers).toEqual([{}]);
  expect(where(after(last - 1), null)).toEqual(['the gate']);
});

test('after it he was never off the bridge, from the drop on', () => {
  const fled = page.twists[0]!.reach;
  expect(fled.length).toBeGreaterThanOrEqual(6);
  for (const number of fled) {
    const { title } = page.scenes[number - 1]!;
    expect(where(after(last), title)).toEqual(['Owl Creek bridge']);
    expect(where(after(last - 1), title)).not.toEqual(['Owl Creek bridge']);
  }
  expect(where(after(last), null)).toEqual(['Owl Creek bridge']);
  expect(
    ask(tree, 'Farquhar is dead', { position: null, eyes: [], under: null, when: null }).answers,
  ).toEqual([{}]);
});
