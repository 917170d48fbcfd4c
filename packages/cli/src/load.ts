import { parseStory, positionOf, type ReadersPlace, Source, type Tree } from '@unspoiled/core';
import { type Io, readText, UsageError } from './io.ts';

/** Reads a story file. Its errors go to stderr in short: the rest of it still answers. */
export function loadStory(io: Io, path: string): Tree {
  const source = new Source(path, readText(io, path));
  const { tree, diagnostics } = parseStory(source);
  const errors = diagnostics.filter((d) => d.severity === 'error');
  const [first] = errors;
  if (first) {
    const { line, column } = first.span.start;
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    io.err(
      `${path}:${line}:${column}: ${first.message} (${count} in this file; unspoiled check ${path} shows all)\n`,
    );
  }
  return tree;
}

/** Where the reader stands, as the options have it; null where none is given. */
export interface PlaceOptions {
  readonly after?: string;
  readonly at?: string;
  readonly position?: string;
}

export function placeOf(options: PlaceOptions): ReadersPlace {
  const given = [options.after, options.at, options.position].filter((o) => o !== undefined);
  if (given.length > 1)
    throw new UsageError(
      'Give one of --after, --at and --position, not several: each says where the reader stands.',
    );
  if (options.after !== undefined) return { after: options.after };
  if (options.at !== undefined) return { at: options.at };
  if (options.position !== undefined) return { position: Number(options.position) };
  return null;
}

/** The position of a place in the story; null for the end. */
export function resolvePlace(tree: Tree, place: ReadersPlace): number | null {
  if (place === null) return null;
  const found = positionOf(tree, place);
  if ('problem' in found) throw new UsageError(found.problem);
  return found.position;
}

/** Through whose eyes, as `--eyes Anne,Sally` has it; nobody's where it is not given. */
export function eyesOf({ eyes }: { readonly eyes?: string }): string[] {
  const names = splitNames(eyes ?? '');
  if (eyes !== undefined && names.length === 0)
    throw new UsageError(
      'Give at least one name after --eyes, such as --eyes Anne,Sally; leave it out to see what the audience does.',
    );
  return names;
}

export const splitNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
