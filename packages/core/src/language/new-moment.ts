import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { impossibleDate } from '../text/calendar.ts';
import type { Range, Source } from '../text/source.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';
import { sceneMoment, sceneTitleIn } from './scene-moment.ts';

/**
 * The hint that a moment is declared by being used, with the known one that may be meant; for the title of no scene, the error.
 *
 * @param known the names that may be meant.
 * @param scenes the titles of the scenes told so far; null in the Timeline, which orders no scenes.
 */
export function newMoment(
  source: Source,
  range: Range,
  name: string,
  known: Iterable<string>,
  scenes: Iterable<string> | null,
): Diagnostic {
  const date = impossibleDate(name);
  if (date !== null) return problem(source, 'error', 'unreadable-date', range, date);
  const at = source.text.indexOf(name, range.from);
  const nameRange = at < 0 || at + name.length > range.to ? range : { from: at, to: at + name.length };
  const write = (text: string) => ({
    fixes: [{ title: `Write ${text}`, edits: [{ range: nameRange, text }] }],
  });
  const title = sceneTitleIn(name);
  const titles = [...(scenes ?? [])];
  const scene = nearest(title ?? name, titles);
  if (title !== null && scenes === null)
    return problem(
      source,
      'warning',
      'scene-in-timeline',
      nameRange,
      `The Timeline orders moments, and “${title}” in quotation marks is a scene. Name a moment on the line under that scene's heading, and order by it.`,
    );
  if (title !== null)
    return problem(
      source,
      'error',
      'unknown-scene',
      nameRange,
      `No scene told so far is called “${title}”.${scene === null ? ' Write its title as it stands in its heading.' : ` Is “${scene}” meant?`}`,
      scene === null ? {} : write(sceneMoment(scene)),
    );
  const near = nearest(name, known);
  if (near === null && scene !== null)
    return problem(
      source,
      'hint',
      'new-moment',
      range,
      `“${name}” is a new moment of story time. If ${sceneMoment(scene)} is meant, write it so.`,
      write(sceneMoment(scene)),
    );
  return problem(
    source,
    'hint',
    'new-moment',
    range,
    near === null
      ? `"${name}" is a new moment of story time. Declare it in # Timeline to say when it is.`
      : `"${name}" is a new moment of story time. Is "${near}" meant?`,
    { fixes: near === null ? [] : [{ title: `Write "${near}"`, edits: [{ range: nameRange, text: near }] }] },
  );
}
