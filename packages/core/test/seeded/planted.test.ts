import { describe, expect, test } from 'vitest';
import { plants, untouched, variants } from './seeded.ts';

// That the seeded set is what its README says. Nothing here runs the checker.

const all = variants();
const errors = all.filter(({ plant }) => !plant.decoy);
const kinds = [...new Set(all.map(({ plant }) => plant.kind))];

describe('the seeded set', () => {
  test('holds at least 300 errors of at least 20 kinds, ten or more of each', () => {
    expect(errors.length).toBeGreaterThanOrEqual(300);
    expect(kinds.length).toBeGreaterThanOrEqual(20);
    for (const kind of kinds) {
      const ofKind = errors.filter(({ plant }) => plant.kind === kind);
      expect(ofKind.length, kind).toBeGreaterThanOrEqual(10);
    }
  });

  test('plants every kind but one into at least three stories, and looks at what is right beside each', () => {
    for (const kind of kinds) {
      const stories = new Set(
        errors.filter(({ plant }) => plant.kind === kind).map(({ plant }) => plant.story),
      );
      expect(stories.size, kind).toBeGreaterThanOrEqual(kind === 'a name before its reveal' ? 3 : 2);
      expect(
        all.some(({ plant }) => plant.decoy && plant.kind === kind),
        kind,
      ).toBe(true);
    }
  });

  test('plants each error once, on lines that are in the variant', () => {
    expect(new Set(all.map(({ plant, text }) => plant.story + text)).size).toBe(all.length);
    for (const { plant, text, lines, origin } of all) {
      const count = text.split('\n').length;
      expect(text, plant.why).not.toBe(untouched(plant.story));
      expect(origin.length).toBe(count);
      if (!plant.decoy) expect(lines.size, plant.why).toBeGreaterThan(0);
      for (const line of lines) expect(line).toBeLessThanOrEqual(count);
    }
  });

  test('is the same whenever it is made', () => {
    expect(plants()).toEqual(plants());
  });
});
