import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

test('no type lets offers be shown without their attribution', () => {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const compiler = join(dirname(typescript), 'bin/tsc');
  const compile = () =>
    execFileSync(process.execPath, [compiler, '-p', join(import.meta.dirname, 'types')], {
      encoding: 'utf8',
    });
  expect(compile).not.toThrow();
});
