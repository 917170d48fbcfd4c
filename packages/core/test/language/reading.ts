import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { parseStory } from '../../src/language/parse.ts';
import type { SceneTree, Tree } from '../../src/language/tree.ts';
import { placeAt, Source } from '../../src/text/source.ts';

/** Reads a story given as text, for tests. */
export function read(text: string): {
  tree: Tree;
  diagnostics: readonly Diagnostic[];
  codes: readonly string[];
} {
  const { tree, diagnostics } = parseStory(new Source('test.story.md', text));
  return { tree, diagnostics, codes: diagnostics.map((diagnostic) => diagnostic.code) };
}

/** The scene of a story with this stage line. */
export function stage(line: string, header = ''): SceneTree {
  const scene = read(`${header}\n\n# Story\n\n## A scene\n*${line}*\n`).tree.scenes[0];
  if (scene === undefined) throw new Error('no scene');
  return scene;
}

/** A value without what changes when only white space or places do: ranges and the source. */
export function withoutRanges(value: unknown): unknown {
  if (value instanceof Source) return null;
  if (Array.isArray(value)) return value.map(withoutRanges);
  if (value instanceof Map) return [...value].map(withoutRanges);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !/range$/iu.test(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutRanges(inner)]));
}

/** What a diagnostic underlines. */
export function underlined(text: string, diagnostic: Diagnostic | undefined): string {
  if (diagnostic === undefined) return '(nothing)';
  const source = new Source('test', text);
  const offset = (line: number, column: number): number => {
    for (let i = 0; i <= text.length; i++) {
      const place = placeAt(source, i);
      if (place.line === line && place.column === column) return i;
    }
    return -1;
  };
  const { start, end } = diagnostic.span;
  return text.slice(offset(start.line, start.column), offset(end.line, end.column));
}
