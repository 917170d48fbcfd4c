import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unspoiled } from './io.ts';

const LAMP =
  '---\nstory: The lamp\nkind: film\nruntime: 0:30:00\n---\n# Story\n## The knock\n*0:05:00, night 1*\n- Ben meets Ada\n## The gift\n*0:10:00, night 2*\n- Ben gives Ada the lamp\n';

describe('build', () => {
  test('writes the shelf, each story’s page and its segments', async () => {
    const { code, err, written } = await unspoiled(
      { 'a/lamp.story.md': LAMP, 'b/lamp.story.md': LAMP },
      'build',
      'a/lamp.story.md',
      'b/lamp.story.md',
      '--out',
      'site',
    );
    expect(code).toBe(0);
    expect(err).toContain('files written to site');
    for (const file of [
      'index.html',
      'lamp/index.html',
      'lamp-2/index.html',
      'lamp/segments/0-2.json',
      'lamp/places/12.json',
      'lamp/read/3.html',
      'worker.js',
    ])
      expect([...written.keys()]).toContain(join('site', file));
    expect(JSON.parse(written.get(join('site', 'lamp/places/7.json'))!)).toEqual({ scenes: 0 });
    expect(JSON.parse(written.get(join('site', 'lamp/places/12.json'))!)).toEqual({ scenes: 1 });
  });

  test.each([
    [['build', 'lamp.story.md'], /--out/],
    [['build', 'gone.story.md', '--out', 'site'], /Cannot read gone\.story\.md/],
    [['build', 'lamp.story.md', '--out', 'site', '--address', 'example'], /no address/],
    [['serve', 'lamp.story.md', '--port', 'many'], /Give a port/],
    [['serve', 'gone.story.md'], /Cannot read gone\.story\.md/],
  ])('%j is wrong use, and says how it is right', async (argv, said) => {
    const { code, err } = await unspoiled({ 'lamp.story.md': LAMP }, ...argv);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  test('a file that is broken in every line is built as far as it can be read', async () => {
    const broken = '---\nstory: [\n---\n# Nonsense\n## \n- \n# Story\n##\n*?, ?*\n- (((\n- reveal\n';
    expect(
      (
        await unspoiled(
          { 'x.story.md': broken, 'empty.md': '' },
          'build',
          'x.story.md',
          'empty.md',
          '--out',
          's',
        )
      ).code,
    ).toBe(0);
  });
});

describe('as a program', () => {
  let folder: string;
  let child: ChildProcess | null = null;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unspoiled-'));
  });
  afterAll(() => {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const bin = fileURLToPath(new URL('../bin/unspoiled.js', import.meta.url));

  test('what an earlier build left of a longer story goes', async () => {
    const file = join(folder, 'lamp.story.md');
    const site = join(folder, 'site');
    const build = () =>
      new Promise((done) => {
        spawn(process.execPath, [bin, 'build', file, '--out', site]).on('exit', done);
      });
    writeFileSync(file, LAMP);
    expect(await build()).toBe(0);
    expect(readdirSync(join(site, 'lamp', 'segments'))).toContain('1-1.json');
    writeFileSync(file, LAMP.slice(0, LAMP.indexOf('## The gift')));
    expect(await build()).toBe(0);
    expect(readdirSync(join(site, 'lamp', 'segments'))).toEqual(['0-1.json']);
    expect(readFileSync(join(site, 'lamp', 'read', '2.html'), 'utf8')).not.toContain('The gift');
  }, 30_000);

  test('serve follows the file, survives a broken and a missing one, and ends when told to', async () => {
    const file = join(folder, 'live.story.md');
    writeFileSync(file, LAMP);
    child = spawn(process.execPath, [bin, 'serve', file, '--port', '0']);
    let said = '';
    child.stdout!.on('data', (data) => {
      said += data;
    });
    child.stderr!.on('data', (data) => {
      said += data;
    });
    const until = async (found: () => unknown) => {
      for (let i = 0; i < 400; i++) {
        if (await found()) return;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`Waited in vain; said so far: ${said}`);
    };
    await until(() => /http:\S+/.test(said));
    const address = /http:\S+/.exec(said)![0];
    const face = async () => (await fetch(`${address}live/`)).text();
    expect(await face()).toContain('The lamp');
    writeFileSync(file, LAMP.replace('story: The lamp', 'story: The light'));
    await until(async () => (await face()).includes('The light'));
    rmSync(file);
    await until(() => said.includes('The pages stay as they were'));
    expect(await face()).toContain('The light');
    writeFileSync(file, '---\nstory: [broken\n---\n# Story\n## A\n- \u0000\n');
    await until(() => said.split('up to date').length > 2);
    expect((await fetch(`${address}live/`)).status).toBe(200);
    child.kill('SIGINT');
    await new Promise((done) => child!.on('exit', done));
    expect(child.exitCode).toBe(0);
  }, 60_000);
});
