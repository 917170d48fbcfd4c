import type { Span } from '../../text/source.ts';
import type { Diagnostic } from '../diagnostic.ts';

const LEVEL = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** SARIF 2.1.0 (OASIS), one run for all files: what code scanning reads. */
export function reportSarif(
  files: readonly { readonly file: string; readonly diagnostics: readonly Diagnostic[] }[],
): unknown {
  const codes = [...new Set(files.flatMap((f) => f.diagnostics.map((d) => d.code)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'unspoiled', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, diagnostics }) => diagnostics.map((d) => result(file, d))),
      },
    ],
  };
}

function result(file: string, d: Diagnostic): unknown {
  return {
    ruleId: d.code,
    level: LEVEL[d.severity],
    message: { text: d.message },
    locations: [location(file, d.span)],
    relatedLocations: d.related.map((r, id) => ({
      id,
      ...location(file, r.span),
      message: { text: r.message },
    })),
    fixes: d.fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation: { uri: uri(file) },
          replacements: fix.edits.map((edit) => ({
            deletedRegion: region(edit.span),
            insertedContent: { text: edit.text },
          })),
        },
      ],
    })),
  };
}

const uri = (file: string) => encodeURI(file.replaceAll('\\', '/'));
const location = (file: string, span: Span) => ({
  physicalLocation: { artifactLocation: { uri: uri(file) }, region: region(span) },
});
const region = ({ start, end }: Span) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});
