import { expect, test } from 'vitest';
import { fuzz } from './run.ts';

// Run by hand: `npm run fuzz`, or FUZZ=10000 FUZZ_SEED=7 npm run fuzz.
const count = Number(process.env.FUZZ ?? 10_000);

test('so many mutated files, none of which makes check throw', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 1);
  const { files, slowest } = fuzz(count, seed, (done) => {
    if (done % 500 === 0) process.stderr.write(`${done} of ${count}\n`);
  });
  process.stderr.write(
    `${files} files, no throw, slowest ${Math.round(slowest.time)} ms (${slowest.text.length} characters)\n`,
  );
  expect(files).toBe(count);
}, 3_600_000);
