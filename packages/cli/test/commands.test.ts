import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '@unspoiled/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { unspoiled } from './io.ts';

const shelf = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../../stories/${name}.story.md`), 'utf8');

const marble = `# People
- **Sally**
- **Anne** (also: the girl)

# Places
- **the playroom**

# Things
- **the marble**
- **the basket**
- **the box**

# Story

## The basket
*0:01:00, the playroom, with Sally, the girl*

- Sally puts the marble in the basket
- (0:02:30) Sally leaves

## The box
*0:05:00, the playroom*

- Anne moves the marble to the box

## Again
*0:08:00*

- Sally returns to the playroom

## Again
*0:09:00*

- Sally sings
`;
const files = {
  'm.story.md': `---\nstory: Marbles\nruntime: 0:10:00\n---\n\n${marble}`,
  'strangers.story.md': shelf('all-of-us-strangers'),
  'creek.story.md': shelf('an-occurrence-at-owl-creek-bridge'),
  'broken.story.md': '# Peple\n\n- **Ann**\n\n# Story\n\n## One\n\n- Ann dies\n\n## Two\n\n- Ann sings\n',
};
const json = async (...argv: string[]) => {
  const ran = await unspoiled(files, ...argv, '--json');
  return JSON.parse(ran.out) as Record<string, unknown>;
};

describe('what is printed as JSON is what the schemas say', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const cases: [keyof typeof jsonSchemas, string[]][] = [
    ['explain', ['explain', 'strangers.story.md']],
    ['explain', ['explain', 'creek.story.md']],
    ['explain', ['explain', 'm.story.md', '--after', '2']],
    ['sofar', ['sofar', 'strangers.story.md', '--after', 'The knock']],
    ['sofar', ['sofar', 'm.story.md', '--position', '0']],
    ['ask', ['ask', 'strangers.story.md', '?x is in ?where', '--when', 'always']],
    ['ask', ['ask', 'm.story.md', 'Nobody ever zorps']],
    ['why', ['why', 'strangers.story.md', 'Harry is dead']],
    ['check', ['check', 'broken.story.md']],
    ['check', ['check', 'm.story.md', 'broken.story.md']],
  ];
  test.each(cases)('%s: %j', async (schema, argv) => {
    const validate = ajv.compile(jsonSchemas[schema]);
    const document = await json(...argv);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...document, extra: 1 })).toBe(false);
  });
});

describe('ask', () => {
  test('prints exactly the contract’s shape', async () => {
    expect(await json('ask', 'm.story.md', 'the marble is in ?where', '--eyes', 'Anne,Sally')).toEqual({
      question: 'the marble is in ?where',
      lens: { upTo: 5, eyes: ['Anne', 'Sally'], under: null, when: 'now' },
      answers: [{ where: 'the basket' }],
    });
    expect(await json('ask', 'm.story.md', 'the marble is in the box', '--after', '2')).toMatchObject({
      answers: [{}],
    });
    const no = await json('ask', 'm.story.md', 'the marble is in the basket', '--after', '2');
    expect(no).toMatchObject({ answers: [] });
    expect(no).not.toHaveProperty('known');
    expect(await json('ask', 'm.story.md', 'Sally is a ghost')).toMatchObject({ answers: [], known: false });
  });

  test('a name not told yet answers as one that is nowhere', async () => {
    const ask = async (name: string) => {
      const answer = await json('ask', 'm.story.md', `${name} is in ?where`, '--after', 'The basket');
      return { ...answer, question: '' };
    };
    expect(await ask('Anne')).toEqual(await ask('Zed'));
    expect(await ask('the box')).toEqual(await ask('the zed'));
  });

  test.each([
    ['0:00:59', 0],
    ['0:02:00', 0],
    ['0:02:30', 2],
    ['0:05:00', 2],
    ['0:07:59', 2],
    ['0:08:00', 3],
    ['0:09:59', 4],
    ['0:10:00', 5],
  ])('at %s, %d sentences have been told', async (at, upTo) => {
    expect(await json('ask', 'm.story.md', 'Sally is alive', '--at', at)).toMatchObject({ lens: { upTo } });
  });

  test('answers a batch in order, a problem in place of what cannot be read', async () => {
    const lines = [
      { ask: 'the marble is in ?where', after: 'The basket' },
      'not json',
      { ask: 'the marble is in ?where', position: 3, eyes: ['Sally'] },
      { ask: 'Sally is alive', after: 'Again' },
      { nothing: true },
      { ask: 'the marble is in ?where', when: 'always' },
    ];
    const batch = lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n');
    const ran = await unspoiled({ ...files, 'q.jsonl': batch }, 'ask', 'm.story.md', '--batch', 'q.jsonl');
    const answers = ran.out
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as { answers?: unknown; problem?: string });
    expect(ran.code).toBe(0);
    expect(answers).toHaveLength(6);
    expect(answers[0]).toMatchObject({ answers: [{ where: 'the basket' }] });
    expect(answers[1]).toEqual({ problem: expect.stringContaining('JSON') as string });
    expect(answers[2]).toMatchObject({ answers: [{ where: 'the basket' }] });
    expect(answers[3]?.problem).toMatch(/2 scenes are called “Again”.*3, 4/);
    expect(answers[4]).toHaveProperty('problem');
    expect(answers[5]).toMatchObject({
      answers: [
        { where: 'the basket', from: 'The basket', to: 'The box' },
        { where: 'the box', from: 'The box', to: null },
      ],
    });
  });
});

test('through somebody’s eyes there are the scenes they were in, and of these what they took in', async () => {
  const story = `---
story: The safe
---
# People
- **Ann** keeps the shop.
- **Bob** is a guest.
- **Cy** comes later.
# Story
## The ring
*the shop, with Ann, Bob*
- Bob holds the ring
- secretly Ann puts the key in the safe
- Ann tells Bob that Cy is rich
## Away
*the yard, with Cy*
- Cy loves Ann
## Prose
*the shop, with Ann, Bob*
They talk till late.
- secretly Bob takes the key
`;
  const seen = async (...eyes: string[]) => {
    const told = (await unspoiled({ 's.story.md': story }, 'sofar', 's.story.md', ...eyes)).out;
    return told.slice(told.indexOf('── The story so far'), told.indexOf('── Who is who'));
  };
  expect(await seen()).toMatch(/puts the key in the safe\. Ann tells Bob.*\n(?:.*\n)*.*Away/);
  const bob = await seen('--eyes', 'Bob');
  expect(bob).toContain('Bob holds the ring. Ann tells Bob that Cy is rich.');
  expect(bob).toContain('They talk till late.');
  expect(bob).not.toMatch(/safe|Away|loves/);
  expect(await seen('--eyes', 'Ann')).toMatch(/puts the key in the safe/);
  expect(await seen('--eyes', 'Bob,Ann')).not.toMatch(/safe/);
  const cy = await seen('--eyes', 'Cy');
  expect(cy).toContain('Cy loves Ann.');
  expect(cy).not.toMatch(/The ring|rich|Prose/);
});

describe('eyes that are nobody’s', () => {
  const said = async (...argv: string[]) => {
    const { code, out, err } = await unspoiled(files, ...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    return err;
  };
  const asked = (eyes: string, ...rest: string[]) =>
    said('ask', 'm.story.md', 'Sally is alive', '--eyes', eyes, ...rest);

  test('a name near one that has been told, or that begins so, is asked about', async () => {
    expect(await asked('sally')).toBe('Nobody called “sally” has been named so far: did you mean “Sally”?\n');
    expect(await asked('Sal')).toMatch(/did you mean “Sally”\?/);
    expect(await said('sofar', 'm.story.md', '--eyes', 'Salli')).toMatch(/did you mean “Sally”\?/);
    expect(await said('why', 'm.story.md', 'Sally is alive', '--eyes', 'Salyl')).toMatch(/“Sally”\?/);
  });

  test('a name not told yet is one that is nowhere, and neither is offered', async () => {
    const early = await asked('Anne', '--after', 'The basket');
    expect(early).toBe((await asked('Zede', '--after', 'The basket')).replaceAll('Zede', 'Anne'));
    expect(early).toBe(
      'Nobody called “Anne” has been named so far: give a name as the story has it, such as “Sally”, “the girl”.\n',
    );
    expect(await asked('Ann', '--after', 'The basket')).not.toMatch(/Anne/);
    expect(await asked('Sally', '--position', '0')).toMatch(/nobody has been named at all yet/);
  });

  test('places and things take nothing in; no name is none', async () => {
    expect(await asked('the box')).toMatch(
      /“the box” is a \w+, and takes nothing in: give the name of a person/,
    );
    expect(await asked(' , ')).toMatch(/Give at least one name after --eyes/);
    expect(await asked('')).toMatch(/Give at least one name after --eyes/);
  });

  test('as JSON: the problem is in the document too', async () => {
    for (const command of ['ask', 'why']) {
      const ran = await unspoiled(files, command, 'm.story.md', 'Sally is alive', '--eyes', 'Zed', '--json');
      expect(ran.code).toBe(2);
      expect(JSON.parse(ran.out)).toMatchObject({ problem: expect.stringContaining('Zed') as string });
    }
  });

  test('in a batch, what are no names is a problem in its place', async () => {
    const lines = [
      { eyes: 7 },
      { eyes: { a: 1 } },
      { eyes: ['Sally', 7] },
      { when: 5 },
      { eyes: null },
      { eyes: 'Sally,Sally' },
    ];
    const batch = lines.map((how) => JSON.stringify({ ask: 'Sally is alive', ...how })).join('\n');
    const ran = await unspoiled({ ...files, 'q.jsonl': batch }, 'ask', 'm.story.md', '--batch', 'q.jsonl');
    const answers = ran.out.trimEnd().split('\n');
    for (const line of answers.slice(0, 3)) expect(JSON.parse(line).problem).toMatch(/"eyes"/);
    expect(JSON.parse(answers[3]!).problem).toMatch(/"when"/);
    for (const line of answers.slice(4)) expect(JSON.parse(line)).toMatchObject({ answers: [{}] });
  });

  test('a chain of any length, the same twice running and names in either Unicode form are eyes', async () => {
    const zoe =
      '# People\n- **Zoë**\n- **Ann**\n- **Bob**\n# Story\n## A\n*with Zoë, Ann, Bob*\n- Ann is ill\n';
    const asking = (eyes: string) =>
      unspoiled({ 'z.story.md': zoe }, 'ask', 'z.story.md', 'Ann is ill', '--eyes', eyes);
    for (const eyes of ['Zoe\u0308', 'Zo\u00eb,Ann,Bob,Zoe\u0308,Ann,Bob', 'Ann,Ann', ' Ann ,, Bob'])
      expect(await asking(eyes)).toMatchObject({ code: 0, out: 'Yes.\n' });
  });
});

describe('exit codes', () => {
  test.each([
    [0, ['explain', 'm.story.md']],
    [0, ['check', 'm.story.md']],
    [1, ['check', 'broken.story.md']],
    [1, ['check', 'strict.story.md', '--strict']],
    [0, ['check', 'strict.story.md']],
    [2, ['explain', 'nowhere.story.md']],
    [2, ['explain']],
    [2, ['frobnicate']],
    [2, ['ask', 'm.story.md']],
    [2, ['ask', 'm.story.md', 'Sally sings', '--after', 'Nowhere']],
    [2, ['sofar', 'm.story.md', '--after', 'Again']],
    [2, ['sofar', 'm.story.md', '--position', 'two']],
    [2, ['sofar', 'm.story.md', '--after', '1', '--at', '0:01:00']],
    [2, ['ask', 'm.story.md', 'Sally sings', '--under', 'No such reading']],
    [0, ['--help']],
    [0, ['ask', '--help']],
    [0, ['--version']],
  ])('%d: %j', async (code, argv) => {
    const strict = {
      ...files,
      'strict.story.md': '# Story\n\n## One\n\n- Ann dies\n\n## Two\n\n- Ann sings\n',
    };
    const ran = await unspoiled(strict, ...argv);
    expect(ran.code).toBe(code);
    expect(`${ran.out}${ran.err}`).not.toMatch(/\n\s+at .*:\d+:\d+/);
    if (code === 2) expect(ran.err).not.toBe('');
  });

  test('a file with errors still answers, and says so beside it', async () => {
    const ran = await unspoiled(files, 'ask', 'broken.story.md', 'Ann is dead');
    expect(ran.out).toBe('Yes.\n');
    expect(ran.err).toMatch(/broken\.story\.md:1:\d+: .*Peple/);
  });
});

describe('check', () => {
  test('points at the sentence, at what it goes against, and offers a remedy', async () => {
    const report = await json('check', 'broken.story.md');
    const diagnostics = report.diagnostics as {
      code: string;
      severity: string;
      span: unknown;
      related: { message: string }[];
      fixes: unknown[];
    }[];
    const dead = diagnostics.find((d) => d.code === 'dead-act');
    expect(dead).toMatchObject({
      severity: 'warning',
      span: { start: { line: 13, column: 3 }, end: { line: 13, column: 12 } },
      related: [
        { message: 'dies here', span: { start: { line: 9, column: 3 }, end: { line: 9, column: 11 } } },
      ],
    });
    expect(dead?.fixes).toHaveLength(1);
  });

  test('speaks the other formats', async () => {
    const github = await unspoiled(files, 'check', 'broken.story.md', '--format', 'github');
    expect(github.out).toMatch(/^::error file=broken\.story\.md,line=1,/);
    const sarif = JSON.parse(
      (await unspoiled(files, 'check', 'broken.story.md', '--format', 'sarif')).out,
    ) as { version: string; runs: { results: unknown[] }[] };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.length).toBeGreaterThan(0);
    const pretty = await unspoiled(files, 'check', 'broken.story.md');
    expect(pretty.out).toContain('13 | - Ann sings');
    expect(pretty.out).toContain('^^^^^^^^^');
  });
});

describe('explain and sofar', () => {
  test('say nothing from later, and mark where the ending begins', async () => {
    const sofar = await unspoiled(files, 'sofar', 'strangers.story.md', '--after', 'The knock');
    expect(sofar.out).not.toMatch(/ghost|flat downstairs|Harry.s body/i);
    const page = await unspoiled(files, 'explain', 'strangers.story.md');
    const [before, after] = page.out.split('▼ Spoilers');
    expect(before).not.toMatch(/Harry|ghost/);
    expect(after).toMatch(/Harry is dead/);
    for (const line of page.out.split('\n'))
      if (!line.includes('http')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('write a page to a file', async () => {
    const ran = await unspoiled(files, 'explain', 'creek.story.md', '--format', 'html', '--out', 'page.html');
    expect(ran.out).toBe('');
    expect(ran.written.get('page.html')).toMatch(/^<!doctype html>/i);
  });
});
