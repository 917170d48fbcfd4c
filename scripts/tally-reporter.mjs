// A Vitest reporter whose last line sums up the run, alone on its line:
//
//     123 passed, 0 failed
//     120 passed, 2 failed, 1 skipped

/**
 * Counts tests. A file or a hook that fails without a failed test counts as one failure, and so does each error outside any test: the
 * line says `0 failed` only if the run succeeded.
 */
export function tally(modules, errors) {
  let passed = 0;
  let failed = errors.length;
  let skipped = 0;
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      else if (state === 'failed') failedHere++;
      else skipped++;
    }
    if (failedHere === 0 && !module.ok()) failedHere = 1;
    failed += failedHere;
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export default class TallyReporter {
  onTestRunEnd(modules, errors) {
    process.stdout.write(`${tally(modules, errors)}\n`);
  }
}
