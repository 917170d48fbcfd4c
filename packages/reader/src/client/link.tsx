import type { ComponentChildren } from 'preact';
import { personHref, sceneHref } from '../pages/addresses.ts';
import type { Linker } from '../pages/prose.tsx';
import type { Told } from './told.ts';

export function NameLink({ name, children }: { name: string; children?: ComponentChildren }) {
  return (
    <a class="name" href={personHref(name)} dir="auto">
      {children ?? name}
    </a>
  );
}

export function SceneLink({ told, number }: { told: Told; number: number }) {
  const scene = told.soFar.scenes.find((s) => s.number === number);
  return scene ? (
    <a href={sceneHref(number)} dir="auto">
      {scene.title}
    </a>
  ) : null;
}

const linkers = new WeakMap<Told, NonNullable<Linker>>();
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Links the names in a text to those met so far, the longest first, whole words only. */
export function linkerOf(told: Told): NonNullable<Linker> {
  let linker = linkers.get(told);
  if (!linker) {
    const names = new Map<string, string>();
    for (const person of told.audience.people)
      for (const name of [person.name, ...person.also]) if (!names.has(name)) names.set(name, person.name);
    const escaped = [...names.keys()]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll("'", "['’]"));
    const any = escaped.length > 0 ? new RegExp(escaped.join('|'), 'gu') : null;
    linker = (text) => (any ? linked(text, any, names) : text);
    linkers.set(told, linker);
  }
  return linker;
}

function linked(text: string, any: RegExp, names: ReadonlyMap<string, string>): ComponentChildren {
  const found: ComponentChildren[] = [];
  let at = 0;
  for (const match of text.matchAll(any)) {
    const [said] = match;
    const from = match.index;
    const to = from + said.length;
    if (LETTER.test(text[from - 1] ?? '') || LETTER.test(text[to] ?? '') || from < at) continue;
    const name = names.get(said) ?? names.get(said.replaceAll('’', "'"));
    if (name === undefined) continue;
    found.push(text.slice(at, from), <NameLink name={name}>{said}</NameLink>);
    at = to;
  }
  return found.length === 0 ? text : [...found, text.slice(at)];
}
