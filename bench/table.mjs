// The tables of a run that was kept, printed again: `node bench/table.mjs FILE.json [--markdown]`, where FILE.json is what
// `npm run bench -- --keep FILE.json` wrote.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { markdownOf, textOf } from './print.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { markdown: { type: 'boolean', default: false } },
});
if (positionals.length !== 1) {
  process.stderr.write('Say which file: node bench/table.mjs FILE.json [--markdown]\n');
  process.exit(2);
}
const run = JSON.parse(readFileSync(positionals[0], 'utf8'));
process.stdout.write(values.markdown ? markdownOf(run) : textOf(run));
