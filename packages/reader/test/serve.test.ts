import { expect, test } from 'vitest';
import { serveSite, siteFiles } from '../src/index.ts';
import { story } from './site.ts';

const site = (title: string, live = true) =>
  siteFiles([story('s', `---\nstory: ${title}\n---\n# Story\n## A\n- Ann sleeps\n`)], {
    address: null,
    live,
  });

test('answers with what is there, and 404 otherwise, with headers that keep strangers out', async () => {
  const served = await serveSite(site('One'), 0);
  const get = (path: string) => fetch(served.address + path, { redirect: 'manual' });
  expect((await get('')).status).toBe(200);
  expect(await (await get('s/')).text()).toContain('<h1 dir="auto">One</h1>');
  expect((await get('s')).headers.get('location')).toBe('/s/');
  for (const path of [
    's/segments/1-1.json',
    '../package.json',
    '%E0%A4%A',
    's/..%2f..%2fetc/passwd',
    'nothing/',
  ])
    expect((await get(path)).status).toBe(404);
  const { headers } = await get('s/');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-cache');
  expect((await get('s/segments/0-1.json')).headers.get('content-type')).toContain('json');
  // No cache but the companion's own keeps what somebody may go back from.
  for (const path of ['s/segments/0-1.json', 's/places/end.json', 's/ending.json'])
    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  expect(await (await get('_headers')).text()).toContain('/:story/segments/*\n  Cache-Control: no-store\n');
  await served.close();
});

test('tells open pages that the story has changed, and shows it', async () => {
  const served = await serveSite(site('One'), 0);
  const changes = await fetch(`${served.address}changes`);
  const reader = changes.body!.getReader();
  served.show(site('Two'));
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('event: changed');
  expect(await (await fetch(`${served.address}s/`)).text()).toContain('<h1 dir="auto">Two</h1>');
  await reader.cancel();
  await served.close();
});

test('a port that is taken is refused, not forgotten', async () => {
  const served = await serveSite(site('One'), 0);
  await expect(serveSite(site('Two'), Number(new URL(served.address).port))).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await served.close();
});
