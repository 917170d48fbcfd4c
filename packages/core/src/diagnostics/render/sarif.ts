import type { Span } from '../../text/source.ts';
import type { Allowed } from '../allowances.ts';
import type { Diagnostic } from '../diagnostic.ts';

const LEVEL = { error: 'error', warning: 'warning', hint: 'note' } as const;

export interface SarifFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly allowed?: readonly Allowed[];
}

/**
 * SARIF 2.1.0 (OASIS), one run for all files: what code scanning reads. What a file lets pass is in it as suppressed, with the
 * writer's reason.
 *
 * @param about what is to be known of a code, as Markdown; null where nothing is
 */
export function reportSarif(
  files: readonly SarifFile[],
  about: (code: string) => string | null = () => null,
): unknown {
  const all = files.flatMap((f) => [...f.diagnostics, ...(f.allowed ?? []).map((a) => a.diagnostic)]);
  const codes = [...new Set(all.map((d) => d.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'unspoiled', rules: codes.map((id) => rule(id, about(id))) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, diagnostics, allowed = [] }) => [
          ...diagnostics.map((d) => result(file, d)),
          ...allowed.map(({ diagnostic, reason }) => ({
            ...result(file, diagnostic),
            suppressions: [{ kind: 'inSource', ...(reason === '' ? {} : { justification: reason }) }],
          })),
        ]),
      },
    ],
  };
}

/** The first paragraph after the page's title is the short of it. */
function rule(id: string, page: string | null): unknown {
  if (page === null) return { id };
  const text = page.replace(/^# .*\n+/, '').trim();
  const [short = ''] = text.split('\n\n');
  return { id, shortDescription: { text: short.replace(/\s+/g, ' ') }, help: { text, markdown: text } };
}

function result(file: string, d: Diagnostic): object {
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
    // A fix without edits is none to SARIF.
    fixes: d.fixes
      .filter((fix) => fix.edits.length > 0)
      .map((fix) => ({
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

/** A path as an address: each of its steps percent-encoded, since `#` and `?` mean something there. */
function uri(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(path)
    ? `file:///${path.replace('%3A', ':')}`
    : path.startsWith('/')
      ? `file://${path}`
      : path;
}

const location = (file: string, span: Span) => ({
  physicalLocation: { artifactLocation: { uri: uri(file) }, region: region(span) },
});
const region = ({ start, end }: Span) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});
