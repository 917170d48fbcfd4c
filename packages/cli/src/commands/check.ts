import {
  check,
  countDiagnostics,
  type Diagnostic,
  renderGithub,
  renderPretty,
  reportJson,
  reportSarif,
  Source,
} from '@unspoiled/core';
import { type Io, printJson, readText } from '../io.ts';
import { paintFor } from '../render/colours.ts';

export interface CheckOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** `unspoiled check FILE…`. Exits 1 where there are errors; with `strict`, for warnings too. */
export function runCheck(io: Io, files: readonly string[], options: CheckOptions): number {
  const checked = files.map((file) => {
    const source = new Source(file, readText(io, file));
    const all = check(source).diagnostics;
    return { file, source, diagnostics: options.quiet ? all.filter((d) => d.severity !== 'hint') : all };
  });
  switch (options.format) {
    case 'json': {
      const reports = checked.map(({ file, diagnostics }) => reportJson(file, diagnostics));
      printJson(io, reports.length === 1 ? reports[0] : reports);
      break;
    }
    case 'sarif':
      printJson(io, reportSarif(checked));
      break;
    case 'github':
      for (const { file, diagnostics } of checked) io.out(renderGithub(file, diagnostics));
      break;
    case 'pretty':
      for (const { file, source, diagnostics } of checked) {
        if (diagnostics.length > 0) io.out(`${renderPretty(source, diagnostics, paintFor(io.colour))}\n`);
        io.out(`${file}: ${countDiagnostics(diagnostics)}\n`);
      }
  }
  const counts = (d: Diagnostic) => d.severity === 'error' || (options.strict && d.severity === 'warning');
  return checked.some(({ diagnostics }) => diagnostics.some(counts)) ? 1 : 0;
}
