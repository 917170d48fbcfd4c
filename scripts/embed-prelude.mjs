// Puts the texts of the preludes into a module, since core may not read files. Run from the root of the repository:
//
//     node scripts/embed-prelude.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../packages/core/src/language/', import.meta.url);
// `prelude.story.md` is the English one, `prelude.fr.story.md` the French one.
const preludes = readdirSync(folder)
  .flatMap((file) => {
    const found = /^prelude(?:\.(\w+))?\.story\.md$/.exec(file);
    return found === null ? [] : [{ file, language: found[1] ?? 'en' }];
  })
  .sort((a, b) => (a.language < b.language ? -1 : 1));

// U+2028 and U+2029 end a line in old readers of JavaScript, and JSON leaves them as they are.
const literal = (text) =>
  JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
const entries = preludes.map(
  ({ file, language }) => `  ${language}:\n    ${literal(readFileSync(new URL(file, folder), 'utf8'))},\n`,
);
const module = `// Generated from prelude.story.md and prelude.*.story.md by scripts/embed-prelude.mjs. Do not edit.
/** By language. */
export const PRELUDES: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;

const target = new URL('prelude.generated.ts', folder);
// An unchanged file keeps its date, so that incremental builds have nothing to do.
if (!existsSync(target) || readFileSync(target, 'utf8') !== module) writeFileSync(target, module);
