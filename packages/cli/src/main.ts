#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { run } from './program.ts';

// `unspoiled … | head`: whoever reads has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const { NO_COLOR, FORCE_COLOR } = process.env;
const argv = process.argv.slice(2);
const isTerminal = process.stdout.isTTY === true;

process.exitCode = await run(argv, {
  read: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  write: (path, text) => writeFileSync(path, text),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  fetch: (address, init) => fetch(address, init),
  columns: isTerminal ? process.stdout.columns : null,
  colour:
    !argv.includes('--no-color') &&
    !NO_COLOR &&
    (isTerminal || (FORCE_COLOR !== undefined && FORCE_COLOR !== '0')),
});
