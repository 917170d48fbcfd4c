// Puts what the pages of `spec/checks` say of each finding into a module, since core may not read files: all but the examples.
// Run from the root of the repository:
//
//     node scripts/embed-checks.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../spec/checks/', import.meta.url);
const literal = (text) =>
  JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

const entries = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .sort()
  .map((file) => {
    const page = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
    const said = page.split(/^## Found$/mu)[0].trim();
    return `  ${literal(file.slice(0, -'.md'.length))}:\n    ${literal(`${said}\n`)},\n`;
  });
const module = `// Generated from spec/checks by scripts/embed-checks.mjs. Do not edit.
/** By code. */
export const CHECKS: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;

const target = new URL('../packages/core/src/answers/checks.generated.ts', import.meta.url);
// An unchanged file keeps its date, so that incremental builds have nothing to do.
if (!existsSync(target) || readFileSync(target, 'utf8') !== module) writeFileSync(target, module);
