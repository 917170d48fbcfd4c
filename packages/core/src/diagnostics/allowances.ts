import { lineAt, lineCount, offsetOf, placeAt, type Range, type Source, spanOf } from '../text/source.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A finding that the writer lets pass, and why. */
export interface Allowed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/**
 * What a writer lets pass, said in the file:
 *
 *     <!-- unspoiled: allow name-spelt-two-ways: his own card has it so -->        of what comes next: an item, a paragraph, a heading
 *     <!-- unspoiled: allow undeclared-word in this file: a book of games -->     anywhere
 *     # unspoiled: allow picture-without-credit: our own photograph               in the front matter, of the next entry
 */
interface Allowance {
  readonly codes: readonly string[];
  readonly reason: string;
  readonly range: Range;
  /** The lines it is about, both included. */
  readonly from: number;
  readonly to: number;
  used: boolean;
  /** A code that it names is that of an error there. */
  error: boolean;
}

const COMMENT = /^[ \t]*<!--[ \t]*unspoiled:(.*?)-->[ \t]*$/u;
const FRONT_COMMENT = /^[ \t]*#[ \t]*unspoiled:(.*)$/u;
const CONTENT =
  /^allow[ \t]+([\p{L}\p{N}-]+(?:[ \t]*,[ \t]*[\p{L}\p{N}-]+)*)([ \t]+in this file)?[ \t]*(?::(.*))?$/u;

/**
 * Takes out of the diagnostics what the file says to let pass, and adds what is wrong with saying so: no reason, nothing to let
 * pass, an error (the rest of the file is read wrongly then, so errors are mended and not allowed).
 *
 * @param diagnostics of one file, in any order
 */
export function applyAllowances(
  source: Source,
  diagnostics: readonly Diagnostic[],
): { readonly diagnostics: readonly Diagnostic[]; readonly allowed: readonly Allowed[] } {
  if (!source.text.includes('unspoiled:')) return { diagnostics, allowed: [] };
  const { allowances, problems } = readAllowances(source);
  const byCode = new Map<string, Allowance[]>();
  for (const allowance of allowances)
    for (const code of allowance.codes) byCode.set(code, [...(byCode.get(code) ?? []), allowance]);
  const left: Diagnostic[] = [];
  const allowed: Allowed[] = [];
  for (const diagnostic of diagnostics) {
    const { line } = diagnostic.span.start;
    const allowance = byCode.get(diagnostic.code)?.find(({ from, to }) => from <= line && line <= to);
    if (allowance && diagnostic.severity === 'error') allowance.error = true;
    if (!allowance || diagnostic.severity === 'error') left.push(diagnostic);
    else {
      allowance.used = true;
      allowed.push({ diagnostic, reason: allowance.reason });
    }
  }
  const idle = allowances
    .filter((allowance) => !allowance.used)
    .map((allowance) => unused(source, allowance));
  return { diagnostics: [...left, ...problems, ...idle], allowed };
}

function readAllowances(source: Source): { allowances: Allowance[]; problems: Diagnostic[] } {
  const allowances: Allowance[] = [];
  const problems: Diagnostic[] = [];
  const frontEnd = endOfFront(source);
  for (let line = 1; line <= lineCount(source); line++) {
    const text = source.line(line);
    if (!text.includes('unspoiled:')) continue;
    const inFront = line < frontEnd;
    const found = (inFront ? FRONT_COMMENT : COMMENT).exec(text)?.[1];
    if (found === undefined) continue;
    const from = offsetOf(source, { line, column: 1 });
    const range = { from: from + text.length - text.trimStart().length, to: from + text.trimEnd().length };
    const parts = CONTENT.exec(found.trim());
    if (parts === null) {
      problems.push(about(source, range, 'unreadable-allowance', HOW));
      continue;
    }
    const [, codes = '', everywhere, reason = ''] = parts;
    if (reason.trim() === '') {
      problems.push(
        about(
          source,
          range,
          'allowance-without-reason',
          'Say why this is let pass, after a colon; until then it is not.',
        ),
      );
      continue;
    }
    const area =
      everywhere === undefined ? nextOf(source, line, inFront) : { from: 1, to: lineCount(source) };
    allowances.push({
      codes: codes.split(',').map((code) => code.trim()),
      reason: reason.trim(),
      range,
      ...area,
      used: false,
      error: false,
    });
  }
  return { allowances, problems };
}

const HOW =
  'This is not understood. What is let pass is written “unspoiled: allow CODE: why”, or “unspoiled: allow CODE in this file: why”; the code is what stands in brackets after the finding’s severity.';

/** The line of the closing fence of the front matter; 0 if there is none. */
function endOfFront(source: Source): number {
  if (!/^\uFEFF?---[ \t]*$/u.test(source.line(1))) return 0;
  for (let line = 2; line <= lineCount(source); line++)
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(source.line(line))) return line;
  return 0;
}

/**
 * The lines of what stands next after an allowance: up to an empty line, or to where something else begins. In the front matter, an
 * entry with what is indented under it.
 */
function nextOf(source: Source, line: number, inFront: boolean): { from: number; to: number } {
  let from = line + 1;
  while (from <= lineCount(source) && (source.line(from).trim() === '' || COMMENT.test(source.line(from))))
    from++;
  if (inFront) while (FRONT_COMMENT.test(source.line(from))) from++;
  const first = indentOf(source.line(from));
  let to = from;
  for (; to < lineCount(source); to++) {
    const next = source.line(to + 1);
    const ends = inFront
      ? indentOf(next) <= first
      : /^\s*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|<!--|>)/u.test(next) &&
        !isQuoted(source.line(from), next);
    if (next.trim() === '' || ends) break;
  }
  return { from, to };
}

const indentOf = (text: string) => text.length - text.trimStart().length;
const isQuoted = (first: string, next: string) => /^\s*>/u.test(first) && /^\s*>/u.test(next);

function unused(source: Source, { codes, range, error }: Allowance): Diagnostic {
  const what = codes.join(', ');
  const message = error
    ? `${what} is an error here, and errors cannot be let pass: mend it.`
    : `There is no ${what} to let pass here. Take this away, or put it right above what it is about.`;
  const line = lineAt(source, range.from);
  const whole = {
    start: { line, column: 1 },
    end: placeAt(source, offsetOf(source, { line: line + 1, column: 1 })),
  };
  const fixes = error ? [] : [{ title: 'Take it away', safe: true, edits: [{ span: whole, text: '' }] }];
  return { ...about(source, range, 'unused-allowance', message), fixes };
}

function about(source: Source, range: Range, code: string, message: string): Diagnostic {
  return { code, severity: 'warning', message, span: spanOf(source, range), related: [], fixes: [] };
}
