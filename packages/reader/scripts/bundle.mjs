// Bundles the client into dist/site: one script for each language, one for the shelf, the style and the service worker, with
// assets.json to say what they are called. `--report` says what weighs how much.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(here, 'dist', 'site');
const languages = ['en'];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  outdir: out,
  metafile: true,
  logLevel: 'warning',
};

/** The messages of the language that is spoken. */
const speaking = (language) => ({
  name: 'speaking',
  setup(bundler) {
    bundler.onResolve({ filter: /\/spoken\.ts$/ }, () => ({
      path: join(here, 'src', 'messages', `spoken-${language}`),
      namespace: 'speaking',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'speaking' }, () => ({
      contents: `export { ${language} as messages } from './${language}.ts';`,
      resolveDir: join(here, 'src', 'messages'),
    }));
  },
});

const bundled = async (entry, options) => {
  const result = await build({ ...shared, ...options, entryPoints: [join(here, 'src', entry)] });
  const [file] = Object.keys(result.metafile.outputs);
  return { name: file.split('/').at(-1), meta: result.metafile };
};

const assets = { main: {}, shelf: {}, style: '', worker: '' };
let largest = null;
for (const language of languages) {
  const main = await bundled('client/main.tsx', {
    entryNames: `main-${language}-[hash]`,
    plugins: [speaking(language)],
  });
  assets.main[language] = main.name;
  largest = main;
  assets.shelf[language] = (await bundled('client/shelf.ts', { entryNames: 'shelf-[hash]' })).name;
}
assets.style = (await bundled('style/style.css', { entryNames: 'style-[hash]' })).name;
assets.worker = (await bundled('client/worker.ts', { entryNames: 'worker' })).name;
writeFileSync(join(out, 'assets.json'), `${JSON.stringify(assets)}\n`);

if (process.argv.includes('--report')) {
  const { readFileSync } = await import('node:fs');
  for (const name of [
    ...Object.values(assets.main),
    ...Object.values(assets.shelf),
    assets.style,
    assets.worker,
  ]) {
    const body = readFileSync(join(out, name));
    console.log(
      `${name}: ${body.length} bytes, ${gzipSync(body, { level: 9 }).length} gzip, ${brotliCompressSync(body).length} brotli`,
    );
  }
  const { inputs } = Object.values(largest.meta.outputs)[0];
  const sizes = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  for (const [file, { bytesInOutput }] of sizes.slice(0, 60)) console.log(`${bytesInOutput}\t${file}`);
}
