import type { Diagnostic } from '../diagnostic.ts';

const COMMAND = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/** Workflow commands of GitHub Actions, one a line: they mark the lines of a pull request. */
export function renderGithub(file: string, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((d) => {
      const { start, end } = d.span;
      const place = `file=${property(file)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}`;
      return `::${COMMAND[d.severity]} ${place},title=${property(d.code)}::${data(d.message)}\n`;
    })
    .join('');
}

// As the runner unescapes them.
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
