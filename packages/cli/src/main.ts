#!/usr/bin/env node
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findFiles } from './files.ts';
import { decode } from './io.ts';
import { run } from './program.ts';
import { watchFiles } from './watch.ts';

// `unspoiled … | head`: whoever reads has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const { NO_COLOR, FORCE_COLOR } = process.env;
const argv = process.argv.slice(2);
const isTerminal = process.stdout.isTTY === true;

process.exitCode = await run(argv, {
  read: (path) => decode(readFileSync(path === '-' ? 0 : path)),
  bytes: (path) => readFileSync(path),
  write: (path, body) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
  },
  find: findFiles,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  watch: watchFiles,
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  fetch: (address, init) => fetch(address, init),
  now: () => performance.now(),
  columns: isTerminal ? process.stdout.columns : null,
  colour:
    !argv.includes('--no-color') &&
    !NO_COLOR &&
    (isTerminal || (FORCE_COLOR !== undefined && FORCE_COLOR !== '0')),
});
