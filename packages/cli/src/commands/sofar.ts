import { positionOf, soFar } from '@unspoiled/core';
import { type Io, printJson, UsageError } from '../io.ts';
import { eyesOf, loadStory, type PlaceOptions, placeOf, resolvePlace } from '../load.ts';
import { renderSoFar } from '../render/sofar-terminal.ts';

export interface SofarOptions extends PlaceOptions {
  readonly eyes?: string;
  readonly under?: string;
  readonly json?: boolean;
}

/** `unspoiled sofar FILE --after SCENE`: nothing that comes later. */
export function runSofar(io: Io, file: string, options: SofarOptions): number {
  const tree = loadStory(io, file);
  const place = placeOf(options);
  const end = positionOf(tree, null);
  const position = resolvePlace(tree, place) ?? ('position' in end ? end.position : 0);
  const view = soFar(tree, { position, eyes: eyesOf(options), under: options.under ?? null });
  if ('problem' in view) throw new UsageError(view.problem);
  if (options.json) printJson(io, view);
  else io.out(renderSoFar(view, io));
  return 0;
}
