import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ajvOfDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFiles } from '../src/files.ts';
import { decode } from '../src/io.ts';
import { unspoiled } from './io.ts';

const slips = `---\nstory: The inn\nknd: film\n---\n# Peple\n- **Ann**\n\n# Story\n## One\n- Ann dies\n## Two\n- Ann sings\n`;
const files = {
  'slips.story.md': slips,
  'warned.story.md': '# Story\n## One\n- Ann dies\n## Two\n- Ann sings\n',
  'allowed.story.md':
    '# People\n- **Ann**\n# Story\n## One\n- Ann dies\n## Two\n<!-- unspoiled: allow dead-act: 100 % on purpose, for the test -->\n- Ann sings\n',
  'shelf/a.story.md': '# People\n- **Ann**\n# Story\n## One\n- Ann sings\n',
  'shelf/odd #1, “é”.story.md': '# Story\n## One\n- Ann dies\n## Two\n- Ann sings\n',
};

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object;
  const ajv = new ajvOfDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  const validate = ajv.compile(schema);

  test('is valid against its schema, whatever is found', async () => {
    const ran = await unspoiled(files, 'check', ...Object.keys(files), '--format', 'sarif');
    const log = JSON.parse(ran.out) as Sarif;
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    const [run] = log.runs;
    expect(run?.results.map((r) => r.ruleId)).toContain('unknown-part');
    expect(run?.results.filter((r) => r.fixes.length > 0).length).toBeGreaterThan(2);
    const rules = run?.tool.driver.rules.map((rule) => rule.id) ?? [];
    expect(run?.results.every((r) => rules.includes(r.ruleId))).toBe(true);
    expect(run?.results.filter((r) => r.suppressions)).toMatchObject([
      {
        ruleId: 'dead-act',
        suppressions: [{ kind: 'inSource', justification: '100 % on purpose, for the test' }],
      },
    ]);
    const addresses = run?.results.map((r) => r.locations[0]?.physicalLocation.artifactLocation.uri);
    expect(addresses).toContain('shelf/odd%20%231%2C%20%E2%80%9C%C3%A9%E2%80%9D.story.md');
  });

  test('the schema refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{ level: 'hint' }] }] })).toBe(false);
  });
});

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly fixes: readonly unknown[];
      readonly suppressions?: readonly unknown[];
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}

describe('GitHub', () => {
  test('escapes what its commands would take for their own', async () => {
    const ran = await unspoiled(files, 'check', 'shelf/odd #1, “é”.story.md', '--format', 'github');
    expect(ran.out).toContain('::warning file=shelf/odd #1%2C “é”.story.md,line=5,');
    for (const line of ran.out.trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) file=/);
  });
});

describe('what counts as failure', () => {
  const cases: [number, string[]][] = [
    [0, ['warned.story.md']],
    [1, ['warned.story.md', '--strict']],
    [0, ['warned.story.md', '--max-warnings', '1']],
    [1, ['warned.story.md', '--max-warnings', '0']],
    [1, ['warned.story.md', 'shelf/odd #1, “é”.story.md', '--max-warnings', '1']],
    [0, ['allowed.story.md', '--strict', '--max-warnings', '0']],
    [1, ['slips.story.md']],
    [2, ['warned.story.md', '--max-warnings', 'few']],
    [2, ['missing.story.md']],
    [2, []],
    [2, ['warned.story.md', '--format', 'xml']],
  ];
  test.each(cases)('%i for check %j', async (code, argv) => {
    const ran = await unspoiled(files, 'check', ...argv);
    expect({ code: ran.code, err: code === 2 ? ran.err.length > 0 : true }).toEqual({ code, err: true });
  });

  test('one file that cannot be read does not keep the others from being checked', async () => {
    const ran = await unspoiled(files, 'check', 'missing.story.md', 'warned.story.md');
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('warned.story.md: 1 warning');
    expect(ran.err).toMatch(/^unspoiled: Cannot read missing\.story\.md: .*\.\n$/);
  });

  test('what the file lets pass is counted and not shown', async () => {
    const ran = await unspoiled(files, 'check', 'allowed.story.md');
    expect(ran.out).toContain('nothing to report; 1 let pass by the file');
    const report = JSON.parse((await unspoiled(files, 'check', 'allowed.story.md', '--json')).out) as {
      allowed: { reason: string }[];
    };
    expect(report.allowed.map((a) => a.reason)).toEqual(['100 % on purpose, for the test']);
  });
});

describe('--fix', () => {
  test('mends what is a slip, says so, and leaves every other character as it was', async () => {
    const text = `\uFEFF${slips.replaceAll('\n', '\r\n')}\r\n\r\nZoe\u0308 \t \r\n`;
    const ran = await unspoiled({ 'bom.story.md': text }, 'check', 'bom.story.md', '--fix');
    expect(ran.written.get('bom.story.md')).toBe(
      text.replace('knd:', 'kind:').replace('# Peple', '# People'),
    );
    expect(ran.out).toContain('bom.story.md:5: fixed unknown-part: Write "People"');
    expect(ran.out).toMatch(/2 fixed\n/);
    expect(ran.code).toBe(0);
  });

  test('writes nothing where there is nothing to mend', async () => {
    const ran = await unspoiled(files, 'check', 'warned.story.md', '--fix');
    expect([...ran.written]).toEqual([]);
  });

  test('prints standard input mended, the findings beside it', async () => {
    const ran = await unspoiled({ '-': slips }, 'check', '-', '--fix');
    expect(ran.out).toBe(slips.replace('knd:', 'kind:').replace('# Peple', '# People'));
    expect(ran.err).toContain('dead-act');
  });
});

describe('files, folders and patterns', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unspoiled-'));
    mkdirSync(join(folder, 'deep/node_modules/x'), { recursive: true });
    for (const file of [
      'b.story.md',
      'a [1].story.md',
      'deep/c.story.md',
      'deep/notes.md',
      'deep/node_modules/x/d.story.md',
    ])
      writeFileSync(join(folder, file), '# Story\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const found = (path: string) => findFiles(`${folder}/${path}`).map((file) => file.slice(folder.length + 1));

  test('a folder stands for the stories in it', () => {
    expect(findFiles(folder).map((file) => file.slice(folder.length + 1))).toEqual([
      'a [1].story.md',
      'b.story.md',
      'deep/c.story.md',
    ]);
  });
  test('a pattern for what it fits', () => {
    expect(found('**/*.md')).toEqual(['a [1].story.md', 'b.story.md', 'deep/c.story.md', 'deep/notes.md']);
    expect(found('nothing/*.md')).toEqual([]);
  });
  test('a file for itself, whatever signs are in its name', () => {
    expect(found('a [1].story.md')).toEqual(['a [1].story.md']);
  });
  test('bytes that are no UTF-8 are refused, since letters would be lost', () => {
    expect(() => decode(Buffer.from('Zoë', 'latin1'))).toThrow();
    expect(decode(Buffer.from('\uFEFFZoë'))).toBe('\uFEFFZoë');
  });
});

describe('--about', () => {
  test('prints the page of a finding without its examples', async () => {
    const ran = await unspoiled(files, 'check', '--about', 'unused-allowance');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/Why[\s\S]*On purpose/);
    expect(ran.out).not.toContain('Found');
  });
  test('lists the codes', async () => {
    expect((await unspoiled(files, 'check', '--about', 'all')).out).toMatch(
      /^unused-allowance +Nothing to let pass$/m,
    );
  });
  test('says of an unknown code where codes come from', async () => {
    const ran = await unspoiled(files, 'check', '--about', 'nonsense');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('There is no page about nonsense.');
  });
});
