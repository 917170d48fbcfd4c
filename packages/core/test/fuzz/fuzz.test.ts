import { expect, test } from 'vitest';
import { fuzz } from './run.ts';

// 10,000 files: `npm run fuzz`. A fixed seed here, so that a run that fails fails again.
test('no mutated file makes check throw, or point outside the file', () => {
  const { files } = fuzz(300, 1890);
  expect(files).toBe(300);
}, 120_000);
