import { why } from '@unspoiled/core';
import { type Io, printJson } from '../io.ts';
import { eyesOf, loadStory, type PlaceOptions, placeOf, resolvePlace } from '../load.ts';
import { renderWhy } from '../render/why-terminal.ts';

export interface WhyCommandOptions extends PlaceOptions {
  readonly eyes?: string;
  readonly under?: string;
  readonly when?: string;
  readonly json?: boolean;
}

/** `unspoiled why FILE WHAT`: the sentences behind an answer, a conflict (its rule's name) or a twist (its scene). */
export function runWhy(io: Io, file: string, what: string, options: WhyCommandOptions): number {
  const tree = loadStory(io, file);
  const result = why(tree, what, {
    position: resolvePlace(tree, placeOf(options)),
    eyes: eyesOf(options),
    under: options.under ?? null,
    when: options.when ?? null,
  });
  if (result.problem !== undefined) io.err(`${result.problem}\n`);
  if (options.json) printJson(io, result);
  else if (result.problem === undefined) io.out(renderWhy(result, file, io));
  return result.problem === undefined ? 0 : 2;
}
