import {
  type Allowed,
  about,
  check,
  countDiagnostics,
  type Diagnostic,
  type Fixed,
  fixFile,
  renderGithub,
  renderPretty,
  reportJson,
  reportSarif,
  Source,
} from '@unspoiled/core';
import { type Io, printJson, readText, UsageError } from '../io.ts';
import { Progress } from '../progress.ts';
import { paintFor } from '../render/colours.ts';

export interface CheckOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  /** More warnings than this are a failure; null for any number. */
  readonly maxWarnings: number | null;
}

interface CheckedFile {
  readonly file: string;
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  readonly allowed: readonly Allowed[];
  readonly fixed: readonly Fixed[];
}

/**
 * `unspoiled check FILE…`. Exits 1 where there are errors; with `strict`, for warnings too; with `maxWarnings`, for more warnings
 * than that in all files together. A file that cannot be read makes it exit 2, after the others have been checked.
 */
export function runCheck(io: Io, paths: readonly string[], options: CheckOptions): number {
  const { files, problems } = expand(io, paths);
  const checked: CheckedFile[] = [];
  const progress = new Progress(io, files.length);
  for (const file of files) {
    try {
      const text = readText(io, file);
      progress.next(file, text.length);
      checked.push(checkOne(io, file, text, options));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(error.message);
    }
  }
  // Without anything checked, an empty report would read as if all were well.
  if (checked.length > 0) print(io, checked, files.length, options);
  for (const problem of problems) io.err(`unspoiled: ${problem}\n`);
  if (problems.length > 0) return 2;
  const count = (severity: Diagnostic['severity']) =>
    checked.reduce((sum, file) => sum + file.diagnostics.filter((d) => d.severity === severity).length, 0);
  const warnings = count('warning');
  const tooMany = options.maxWarnings !== null && warnings > options.maxWarnings;
  if (tooMany)
    io.err(`unspoiled: ${warnings} warnings, and no more than ${options.maxWarnings} are allowed.\n`);
  return count('error') > 0 || (options.strict && warnings > 0) || tooMany ? 1 : 0;
}

/** What the paths stand for, each file once. */
function expand(io: Io, paths: readonly string[]): { files: string[]; problems: string[] } {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const path of paths) {
    const found = path === '-' ? ['-'] : io.find(path);
    for (const file of found) files.add(file);
    if (found.length === 0)
      problems.push(
        `Cannot read ${path}: there is no such file, and no story file in a folder or under a pattern of that name. Give the path of a .story.md file, a folder with some in it, or - for standard input.`,
      );
  }
  return { files: [...files], problems };
}

function checkOne(io: Io, file: string, text: string, { fix, quiet }: CheckOptions): CheckedFile {
  const original = new Source(file, text);
  const found = fix ? fixFile(original) : { ...check(original), source: original, fixed: [] };
  if (file !== '-' && found.source.text !== text) io.write(file, found.source.text);
  const diagnostics = quiet ? found.diagnostics.filter((d) => d.severity !== 'hint') : found.diagnostics;
  return { ...found, file, diagnostics };
}

function print(io: Io, checked: readonly CheckedFile[], given: number, options: CheckOptions): void {
  // Standard input cannot be written back: mended, it is what is printed, and the findings go beside it.
  const piped = options.fix ? checked.find(({ file }) => file === '-') : undefined;
  if (piped) io.out(piped.source.text);
  const say = piped ? io.err : io.out;
  switch (options.format) {
    case 'json': {
      const reports = checked.map(({ file, diagnostics, allowed, fixed }) =>
        reportJson(file, diagnostics, allowed, options.fix ? fixed : undefined),
      );
      printJson({ ...io, out: say }, given === 1 ? reports[0] : reports);
      break;
    }
    case 'sarif':
      printJson({ ...io, out: say }, reportSarif(checked, about));
      break;
    case 'github':
      for (const { file, diagnostics } of checked) say(renderGithub(file, diagnostics));
      break;
    case 'pretty':
      for (const file of checked) pretty(io, say, file);
      more(say, checked);
  }
}

function pretty(io: Io, say: Io['out'], { file, source, diagnostics, allowed, fixed }: CheckedFile): void {
  for (const { line, code, title } of fixed) say(`${file}:${line}: fixed ${code}: ${title}\n`);
  if (diagnostics.length > 0) say(`${renderPretty(source, diagnostics, paintFor(io.colour))}\n`);
  const passed = allowed.length > 0 ? `; ${allowed.length} let pass by the file` : '';
  const mended = fixed.length > 0 ? `; ${fixed.length} fixed` : '';
  say(`${file}: ${countDiagnostics(diagnostics)}${passed}${mended}\n`);
}

/** Where more is said of what was found. */
function more(say: Io['out'], checked: readonly CheckedFile[]): void {
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const worst =
    all.find((d) => d.severity === 'error') ?? all.find((d) => d.severity === 'warning') ?? all[0];
  const told = [worst, ...all].find((d) => d !== undefined && about(d.code) !== null);
  if (told) say(`\nMore about a finding, and how to let it pass: unspoiled check --about ${told.code}\n`);
  const safe = all.filter((d) => d.fixes.some((fix) => fix.safe)).length;
  if (safe > 0) say(`${safe === 1 ? 'One' : safe} of these --fix can mend.\n`);
}
