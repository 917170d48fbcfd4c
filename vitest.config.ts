import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import TallyReporter from './scripts/tally-reporter.mjs';

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@unspoiled\/core\/reader\/(charts|questions)$/,
        replacement: fileURLToPath(new URL('packages/core/src/reader-$1.ts', import.meta.url)),
      },
      {
        find: /^@unspoiled\/core\/reader$/,
        replacement: fileURLToPath(new URL('packages/core/src/reader.ts', import.meta.url)),
      },
      {
        find: /^@unspoiled\/reader$/,
        replacement: fileURLToPath(new URL('packages/reader/src/index.ts', import.meta.url)),
      },
      {
        find: /^@unspoiled\/core$/,
        replacement: fileURLToPath(new URL('packages/core/src/index.ts', import.meta.url)),
      },
      {
        find: /^@unspoiled\/streaming$/,
        replacement: fileURLToPath(new URL('packages/streaming/src/index.ts', import.meta.url)),
      },
    ],
  },
  test: {
    // The long fuzzing run is no part of the suite: `npm run fuzz`.
    include: process.env.FUZZ
      ? ['packages/core/test/fuzz/long.ts', 'packages/core/test/properties/noninterference.test.ts']
      : ['packages/*/test/**/*.test.ts'],
    // No test is timed: this only ends one that hangs.
    testTimeout: 120_000,
    reporters: ['default', new TallyReporter()],
  },
});
