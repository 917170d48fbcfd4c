import { type SoFar, sceneName } from '@unspoiled/core';
import { styleFor } from './colours.ts';
import { factLines, heading, personLine, sceneLines } from './facts-terminal.ts';
import { paragraph } from './wrap.ts';

/** The story so far, for a terminal. */
export function renderSoFar(
  page: SoFar,
  io: { readonly colour: boolean; readonly columns: number | null },
): string {
  const style = styleFor(io);
  const told =
    page.after === null
      ? 'Nothing has been told yet.'
      : `So far: up to and including “${page.after.title}”, scene ${page.after.number}. Nothing below comes from later.`;
  const lines = ['', ...factLines(page, style), '', style.strong(paragraph(told, style.width))];
  if (page.eyes.length > 0)
    lines.push(
      paragraph(
        `Below are the scenes that ${page.eyes[0]} was in. Where everybody is, and how they are, is as ${page.eyes.join(' takes ')} takes it to be.`,
        style.width,
      ),
    );
  if (page.scenes.length > 0)
    lines.push(
      heading('The story so far', style),
      ...page.scenes.flatMap((scene) => sceneLines(scene, style)),
    );
  const people = page.people.filter((p) => p.kind === 'person' || p.kind === 'group');
  if (people.length > 0) {
    lines.push(heading('Who is who', style));
    for (const person of people) {
      lines.push(personLine(person, style));
      if (person.place !== null) lines.push(style.quiet(paragraph(person.place, style.width, '  where: ')));
      if (person.states.length > 0)
        lines.push(style.quiet(paragraph(person.states.join('; '), style.width, '  now:   ')));
    }
    lines.push('');
  }
  const things = page.people.filter((p) => p.kind === 'thing' && p.place !== null);
  if (things.length > 0) {
    lines.push(heading('Where things are', style));
    for (const thing of things) lines.push(paragraph(`${thing.name}: ${thing.place}`, style.width, '• '));
    lines.push('');
  }
  if (page.conflicts.length > 0) {
    lines.push(heading('What does not fit yet', style));
    for (const open of page.conflicts) {
      lines.push(paragraph(`${open.text.charAt(0).toUpperCase()}${open.text.slice(1)}.`, style.width, '• '));
      lines.push(style.quiet(paragraph(`noticed at ${sceneName(page, open.noticed)}`, style.width, '  ')));
    }
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}
