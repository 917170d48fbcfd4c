import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explanation, jsonSchemas } from '@unspoiled/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { unspoiled } from './io.ts';

const shelf = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../../stories/${name}.story.md`), 'utf8');
const files = {
  'strangers.story.md': shelf('all-of-us-strangers'),
  'ackroyd.story.md': shelf('the-murder-of-roger-ackroyd'),
  'magi.story.md': shelf('the-gift-of-the-magi'),
};
const searched = async (...argv: string[]) =>
  JSON.parse((await unspoiled(files, 'explain', ...argv, '--search', '--json')).out) as Explanation;

describe('explain --search', () => {
  test('All of Us Strangers: who is a ghost, whom Adam imagines; the readings that say so are named', async () => {
    const page = await searched('strangers.story.md');
    const choices = page.search!.components.map((c) => c.choices.map((choice) => choice.title));
    expect(choices).toEqual([
      ['Adam imagines Dad', 'Dad is a ghost'],
      ['Adam imagines Mum', 'Mum is a ghost'],
      ['Harry is a ghost', 'Adam imagines Harry'],
    ]);
    const [ghost, imagined] = page.search!.components[2]!.choices;
    expect(ghost!.sameAs).toEqual(['As told', 'He simply sees the dead']);
    expect(imagined!.sameAs).toEqual(["All in Adam's head", 'They conjured one another']);
    expect(page.search!.components.every((c) => c.proven && !c.more)).toBe(true);
  });

  test('a reading found stands among the readings, with what it strains at and the one fact that kills it', async () => {
    const { readings } = await searched('strangers.story.md');
    expect(readings.find((r) => r.found && r.title === 'Adam imagines Harry')).toMatchObject({
      supposes: 1,
      suppositions: ['(since the small hours) Adam imagines Harry'],
      killedBy: { scene: 20, text: expect.stringContaining("Harry's body is in Harry's flat") },
      heldBy: [],
    });
    expect(readings.find((r) => r.title === "All in Adam's head")!.killedBy!.scene).toBe(20);
    expect(readings.find((r) => r.title === 'He simply sees the dead')!.killedBy).toBeNull();
  });

  test('is what the schema says, with and without', async () => {
    const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchemas.explain);
    for (const file of Object.keys(files)) expect(check(await searched(file)), file).toBe(true);
    const without = JSON.parse(
      (await unspoiled(files, 'explain', 'magi.story.md', '--json')).out,
    ) as Explanation;
    expect(without.search).toBeUndefined();
  });

  test('says what nothing removes, and where there is nothing to account for', async () => {
    const magi = await unspoiled(files, 'explain', 'magi.story.md', '--search');
    expect(magi.out).toContain('Accounted for by nothing that may be supposed:');
    const ackroyd = await unspoiled(files, 'explain', 'ackroyd.story.md', '--search');
    expect(ackroyd.out).toContain('Nothing to account for');
  });

  test('is in every format, and none prefers a reading', async () => {
    for (const format of ['terminal', 'md', 'html']) {
      const { out, code } = await unspoiled(
        files,
        'explain',
        'strangers.story.md',
        '--search',
        '--format',
        format,
      );
      expect(code).toBe(0);
      expect(out).toContain('Readings found by searching');
      expect(out).toContain('none is preferred here');
      expect(out).toContain('Harry is a ghost');
    }
  });

  test('with a limit there are more; without a budget it says that nothing is proven', async () => {
    const one = await searched('strangers.story.md', '--search-limit', '1');
    expect(one.search!.components.map((c) => [c.choices.length, c.more])).toEqual([
      [1, true],
      [1, true],
      [1, true],
    ]);
    const { out } = await unspoiled(files, 'explain', 'strangers.story.md', '--search-budget', '0');
    expect(out).toContain('Not proven smallest');
    const before = await searched('strangers.story.md', '--after', '3');
    expect(before.search).toBeUndefined();
  });

  test.each([
    ['--search-limit', '0'],
    ['--search-limit', 'many'],
    ['--search-budget', '-1'],
  ])('%s %s is wrong use', async (option, value) => {
    const { code, err } = await unspoiled(files, 'explain', 'magi.story.md', option, value);
    expect(code).toBe(2);
    expect(err).toContain(option);
  });
});
