// Reads the storylines of iStoryline (XML): who is in which session from when to when.
//
//     <Character Name="Neo"><Span Start="0" End="5" Session="1" /> …
//
// A step is the time between two neighbouring starts or ends, unless everybody is where they were a step before.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All storylines of a folder: `{ name, lines, steps }`, in the order of their names. */
export const readAll = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => ({
      name: name.slice(0, -'.xml'.length),
      ...stepsOf(readFileSync(join(folder, name), 'utf8')),
    }));

function stepsOf(xml) {
  const spans = [...xml.matchAll(/<Character\b[\s\S]*?<\/Character>/g)].map(([character]) =>
    [...character.matchAll(/<Span\b([^>]*)>/g)].map(([, attributes]) => ({
      from: Number(attribute(attributes, 'Start')),
      to: Number(attribute(attributes, 'End')),
      session: attribute(attributes, 'Session'),
    })),
  );
  const times = [...new Set(spans.flat().flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const steps = [];
  for (const time of times.slice(0, -1)) {
    const sessions = new Map();
    for (const [line, own] of spans.entries()) {
      const span = own.find(({ from, to }) => from <= time && time < to);
      // Between two of its spans a line is drawn through, and meets nobody.
      const isBetween = own.some(({ to }) => to <= time) && own.some(({ from }) => from > time);
      if (!span && !isBetween) continue;
      const key = span ? `session ${span.session}` : `line ${line}`;
      sessions.set(key, [...(sessions.get(key) ?? []), line]);
    }
    const step = [...sessions.values()];
    if (JSON.stringify(step) !== JSON.stringify(steps.at(-1))) steps.push(step);
  }
  return { lines: spans.length, steps: steps.filter((step) => step.length > 0) };
}

const attribute = (attributes, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
