// Bundles the client into dist/site: for each language a script and one for what is fetched later, one for the shelf, the style and the
// service worker, with assets.json to say what they are called. `--report` says what weighs how much.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(here, 'dist', 'site');
const languages = readdirSync(join(here, 'src', 'messages')).flatMap(
  (file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? [],
);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
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

/** esbuild minifies each name and blank; this also folds what is used once: 3 % less over the wire. */
async function tighten(path) {
  const { code } = await minify(readFileSync(path, 'utf8'), {
    module: true,
    ecma: 2022,
    // Repeated phrases weigh little once compressed: what makes them differ from one another does not pay. Getters only look up.
    compress: { passes: 3, inline: 1, lhs_constants: false, pure_getters: true },
  });
  writeFileSync(path, code);
}

const bundled = async (entry, options) => {
  const result = await build({ ...shared, ...options, entryPoints: [join(here, 'src', entry)] });
  const files = Object.entries(result.metafile.outputs).map(([path, output]) => ({
    name: path.split('/').at(-1),
    output,
  }));
  const { name } = files.find(({ output }) =>
    Object.keys(output.inputs).some((path) => path.endsWith(entry)),
  );
  for (const file of files) {
    // Where a later part needs what the entry is made of, that is a file of its own, and what is called the entry only fetches it.
    if (file.output.entryPoint?.endsWith(entry) && file.name !== name) rmSync(join(out, file.name));
    else if (file.name.endsWith('.js')) await tighten(join(out, file.name));
  }
  const parts = files.filter((file) => file.name !== name && !file.output.entryPoint?.endsWith(entry));
  return { name, parts: parts.map((part) => part.name), outputs: files };
};

const assets = { main: {}, parts: [], shelf: {}, style: '', worker: '' };
const reported = [];
for (const language of languages) {
  const main = await bundled('client/main.tsx', {
    chunkNames: `companion-${language}-[hash]`,
    splitting: true,
    // In the place of tsconfig.json's, which is for what is drawn in Node.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
    inject: [join(here, 'src', 'client', 'elements.ts')],
    plugins: [speaking(language)],
  });
  assets.main[language] = main.name;
  assets.parts.push(...main.parts);
  reported.push(...main.outputs);
  assets.shelf[language] = (await bundled('client/shelf.ts', { entryNames: 'shelf-[hash]' })).name;
}
assets.style = (await bundled('style/style.css', { entryNames: 'style-[hash]' })).name;
assets.worker = (await bundled('client/worker.ts', { entryNames: 'worker' })).name;
writeFileSync(join(out, 'assets.json'), `${JSON.stringify(assets)}\n`);

if (process.argv.includes('--report')) {
  for (const name of [
    ...Object.values(assets.main),
    ...assets.parts,
    ...Object.values(assets.shelf),
    assets.style,
    assets.worker,
  ]) {
    const body = readFileSync(join(out, name));
    console.log(
      `${name}: ${body.length} bytes, ${gzipSync(body, { level: 9 }).length} gzip, ${brotliCompressSync(body).length} brotli`,
    );
  }
  for (const { name, output } of reported) {
    const sizes = Object.entries(output.inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
    console.log(`\n${name}`);
    for (const [file, { bytesInOutput }] of sizes.slice(0, 40)) console.log(`${bytesInOutput}\t${file}`);
  }
}
