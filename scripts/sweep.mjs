// Keeps each package's dist in step with its src before `tsc -b`, which never deletes anything:
//
//     src/a.ts gone, dist/a.js there  →  dist/a.js, a.js.map, a.d.ts are deleted
//     src/a.ts there, dist/a.js gone  →  the compiler's notes are deleted, so that it compiles again

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages');

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

for (const name of readdirSync(packages)) {
  const dist = join(packages, name, 'dist');
  const wanted = new Set(
    filesIn(join(packages, name, 'src'))
      .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
      .map((file) => file.replace(/\.tsx?$/, '')),
  );
  const built = filesIn(dist);
  for (const file of built) {
    const stem = file.replace(/\.(?:js|d\.ts)(?:\.map)?$/, '');
    if (stem !== file && !wanted.has(stem)) rmSync(join(dist, file));
  }
  const there = new Set(built);
  if ([...wanted].some((stem) => !there.has(`${stem}.js`) || !there.has(`${stem}.d.ts`))) {
    rmSync(join(dist, 'tsconfig.tsbuildinfo'), { force: true });
  }
}
