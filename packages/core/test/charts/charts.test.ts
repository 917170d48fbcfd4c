import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOne } from '../../src/charts/as-one.ts';
import { STRETCH, type Storyline, storylineOf } from '../../src/charts/storyline.ts';
import { twoOrdersOf } from '../../src/charts/times.ts';
import { storyParts } from '../properties/story-arbitrary.ts';
import { SHELF, textOf } from '../stories/shelf.ts';
import { told } from './told.ts';

/** The chart as letters: a row a scene, a column a slot; capitals meet. */
function drawn({ scenes, lines, low, high }: Storyline): string[] {
  return scenes.map((scene, i) => {
    const row = Array.from({ length: high - low + 1 }, () => '.');
    for (const [line, { name, first, slots }] of lines.entries()) {
      const slot = slots[i - first];
      if (slot === undefined || i < first) continue;
      const letter = name.charAt(0);
      row[slot - low] = scene.meeting.includes(line) ? letter.toUpperCase() : letter.toLowerCase();
    }
    return row.join('');
  });
}

const FOUR = `# Story
## One
- Ann meets Bob
## Two
- Cy meets Dan
## Three
- Ann meets Cy
## Four
- Bob meets Dan
`;

describe('the storyline', () => {
  test('those who meet stand together; lines go on to where the reader is', () => {
    expect(drawn(storylineOf(told(FOUR, 2)))).toEqual(['AB..', 'abCD']);
    const chart = storylineOf(told(FOUR, 4));
    expect(
      drawn(chart)
        .slice(0, 2)
        .map((row) => row.replaceAll('.', '')),
    ).toEqual(['AB', 'abCD']);
    expect(chart.scenes.map((scene) => scene.meeting.length)).toEqual([2, 2, 2, 2]);
  });

  test('once finished, lines end with the last scene of their person', () => {
    const chart = storylineOf(told(FOUR), { finished: asOne });
    const [ann] = chart.lines;
    expect(ann).toMatchObject({ name: 'Ann', first: 0, last: 2 });
    expect(ann!.slots).toHaveLength(3);
    expect(storylineOf(told(FOUR)).lines[0]!.slots).toHaveLength(4);
  });

  test('two who turn out to be one have one line from there on', () => {
    const text = `# People
- **Jekyll** is a doctor.
- **Hyde** is not.
- **Utterson** is a lawyer.
# Story
## The door
- Utterson meets Hyde
## The dinner
- Utterson visits Jekyll
## The letter
- Utterson reads the letter
- reveal: Jekyll is the same person as Hyde
## After
- Hyde dies
`;
    const { lines } = storylineOf(told(text));
    const [jekyll, hyde] = ['Jekyll', 'Hyde'].map((name) => lines.findIndex((line) => line.name === name));
    const two = storylineOf(told(text, 2));
    expect(two.lines.map((line) => line.joins)).toEqual([null, null, null]);
    expect(lines.filter((line) => line.joins !== null)).toHaveLength(1);
    // Both go by one name now; the line of the one joins that of the other at the third scene.
    const joined = lines.find((line) => line.joins !== null)!;
    expect(joined.first + joined.slots.length).toBe(2);
    expect([jekyll, hyde]).toContain(joined.joins);
  });

  test('nobody, one scene, one person, no scene', () => {
    expect(storylineOf(told('# Story\n')).scenes).toEqual([]);
    expect(storylineOf(told('# Story\n## Rain\nIt rains.\n'))).toMatchObject({
      scenes: [{ title: 'Rain', meeting: [] }],
      lines: [],
      crossings: 0,
    });
    expect(drawn(storylineOf(told('# Story\n## One\n- Ann sleeps\n## Two\n- Ann wakes up\n')))).toEqual([
      'A',
      'A',
    ]);
    const arabic = storylineOf(told('# People\n- **ليلى** هي هنا.\n# Story\n## اللقاء\n- ليلى sleeps\n'));
    expect(arabic.lines.map((line) => line.name)).toEqual(['ليلى']);
  });

  test('a long story is drawn in stretches, each as if it began there', () => {
    const text = `# Story\n${Array.from({ length: STRETCH + 2 }, (_, i) => `## S${i + 1}\n- P${i % 3} sleeps\n`).join('')}`;
    const people = `# People\n- **P0**\n- **P1**\n- **P2**\n`;
    const engine = told(people + text);
    expect(storylineOf(engine).scenes.map((scene) => scene.title)).toEqual([
      `S${STRETCH + 1}`,
      `S${STRETCH + 2}`,
    ]);
    expect(storylineOf(engine, { stretch: 0 }).scenes).toHaveLength(STRETCH);
  });

  test('what is told later moves nothing that is drawn', () => {
    fc.assert(
      fc.property(storyParts, fc.nat(), ({ header, scenes }, at) => {
        const text = header + scenes.join('');
        const count = (at % scenes.length) + 1;
        const kept = (chart: Storyline) =>
          JSON.stringify([
            chart.scenes.slice(0, count).map((scene) => scene.meeting),
            chart.lines
              .filter((line) => line.first < count)
              .map((line) => [line.first, line.slots.slice(0, count - line.first)]),
          ]);
        expect(kept(storylineOf(told(text)))).toBe(kept(storylineOf(told(text, count))));
      }),
      { numRuns: 60, seed: 7 },
    );
  }, 60_000);

  test.each(SHELF)('on the shelf: %s', (name) => {
    const engine = told(textOf(name));
    const stable = storylineOf(engine);
    const whole = storylineOf(engine, { finished: asOne });
    expect(whole.crossings).toBeLessThanOrEqual(stable.crossings);
    for (const chart of [stable, whole])
      for (const [i, { meeting }] of chart.scenes.entries()) {
        const slots = meeting.map((line) => chart.lines[line]!.slots[i - chart.lines[line]!.first]!);
        expect(slots).toEqual(meeting.map((_, k) => slots[0]! + k));
      }
  });
});

describe('the two orders of time', () => {
  const TIMES = `# Timeline
- the crash: before night 1
# Story
## The knock
*night 1*
- Harry meets Adam
## The old house
*the crash*
- Mum meets Adam
## The flat
*night 9*
- reveal (the small hours): Harry dies
## The dream
*dreamed by Adam*
- Adam sleeps
`;

  test('scenes as they are told beside when they happen; what is dreamed stands apart', () => {
    const { scenes, moments, outside } = twoOrdersOf(told(TIMES));
    expect(moments.map((moment) => [moment.name, moment.scenes])).toEqual([
      ['the crash', [1]],
      ['night 1', [0]],
      ['the small hours', []],
      ['night 9', [2]],
    ]);
    expect(outside).toEqual([3]);
    expect(scenes.map((scene) => scene.goesBack)).toEqual([false, true, false, false]);
    expect(scenes[2]!.tellsOf).toEqual([2]);
    expect(scenes[3]).toMatchObject({ frame: 'dreamed by Adam', moment: null });
  });

  test('a moment not told yet is not there', () => {
    const early = twoOrdersOf(told(TIMES, 1));
    expect(JSON.stringify(early)).not.toMatch(/crash|small|night 9/);
    expect(early.moments).toEqual([{ name: 'night 1', scenes: [0] }]);
  });

  test('a scene that turns out to be dreamed leaves the order of story time', () => {
    const text = `${TIMES}## The end\n*night 10*\n- reveal: the scene "The knock" is imagined by Adam\n`;
    expect(twoOrdersOf(told(text)).outside).toEqual([0, 3]);
    expect(twoOrdersOf(told(text, 4)).outside).toEqual([3]);
  });

  test('no story, and every story: each scene stands somewhere once', () => {
    expect(twoOrdersOf(told('# Story\n'))).toEqual({ scenes: [], moments: [], outside: [] });
    fc.assert(
      fc.property(storyParts, ({ header, scenes }) => {
        const times = twoOrdersOf(told(header + scenes.join('')));
        const all = [...times.moments.flatMap((moment) => moment.scenes), ...times.outside];
        expect(all.sort((a, b) => a - b)).toEqual([...scenes.keys()]);
      }),
      { numRuns: 40 },
    );
  });
});
