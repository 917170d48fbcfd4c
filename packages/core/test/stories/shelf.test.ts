import { check, explain, parseStory, positionOf, Source, soFar } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { endedAfter, expectedOf, explained, read, SHELF, textOf, titles } from './shelf.ts';

describe.each(SHELF)('%s', (name) => {
  const text = textOf(name);
  const page = explained(text);
  const expected = expectedOf(name);

  test('has nothing wrong in it', () => {
    const { diagnostics } = check(new Source(name, text));
    expect(diagnostics.filter((d) => d.severity !== 'hint')).toEqual([]);
    expect(page.holes).toHaveLength(expected.holes);
  });

  test('is written in declared words: at most 15 % of its sentences match none', () => {
    const { tree, diagnostics } = parseStory(new Source(name, text));
    const sentences = tree.scenes.flatMap((s) => s.blocks).filter((b) => b.type === 'sentence').length;
    const unmatched = diagnostics.filter((d) => d.code === 'undeclared-word').length;
    expect(sentences).toBeGreaterThan(40);
    expect(unmatched / sentences).toBeLessThanOrEqual(0.15);
  });

  test('has the twist with the widest reach that it should', () => {
    const [twist] = page.twists;
    expect(titles(page, [twist!.scene])).toEqual([expected.widestTwist.scene]);
    expect(titles(page, twist!.reach)).toEqual(expected.widestTwist.reach);
    expect(twist!.recasts.map((r) => r.about)).toContain(expected.widestTwist.about);
  });

  test('has the clues that it should', () => {
    const clues = page.clues.map((c) => ({
      ...c,
      planted: titles(page, c.planted),
      noticed: c.noticed === null ? null : titles(page, [c.noticed])[0],
      resolved: titles(page, [c.resolved])[0],
    }));
    for (const clue of expected.clues) expect(clues).toContainEqual(expect.objectContaining(clue));
  });

  test('has the open questions and readings that it should', () => {
    for (const { rule, about, noticed } of expected.openQuestions) {
      const found = page.openQuestions.filter((o) => o.rule === rule && o.text.includes(about));
      expect(found.map((o) => titles(page, [o.noticed])[0])).toContain(noticed);
    }
    expect(page.readings.map((r) => r.title)).toEqual(expected.readings);
  });

  test('keeps every later scene from a reader, byte for byte', () => {
    const tree = read(text);
    for (const scene of page.scenes) {
      const place = positionOf(tree, { after: String(scene.number) });
      if ('problem' in place) throw new Error(place.problem);
      const ended = read(endedAfter(text, scene.title));
      const end = positionOf(ended, null);
      if ('problem' in end) throw new Error(end.problem);
      const lens = { eyes: [], under: null };
      const seen = JSON.stringify(soFar(tree, { ...lens, position: place.position }));
      expect(JSON.stringify(soFar(ended, { ...lens, position: end.position }))).toBe(seen);
      if (scene.number < page.scenes.length) {
        const early = explain(tree, { position: place.position });
        expect(early.readings).toEqual([]);
        expect(early.scenes).toHaveLength(scene.number);
      }
    }
  });
});
