// Puts the text of the prelude into a module, since core may not read files. Run from the root of the repository:
//
//     node scripts/embed-prelude.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../packages/core/src/language/', import.meta.url);
const text = readFileSync(new URL('prelude.story.md', folder), 'utf8');
// U+2028 and U+2029 end a line in old readers of JavaScript, and JSON leaves them as they are.
const literal = JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
const module = `// Generated from prelude.story.md by scripts/embed-prelude.mjs. Do not edit.\nexport const PRELUDE_TEXT: string =\n  ${literal};\n`;

const target = new URL('prelude.generated.ts', folder);
// An unchanged file keeps its date, so that incremental builds have nothing to do.
if (!existsSync(target) || readFileSync(target, 'utf8') !== module) writeFileSync(target, module);
