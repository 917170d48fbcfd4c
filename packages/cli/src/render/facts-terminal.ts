import { type Explanation, headline, introduced, listed, type Person, type SceneLine } from '@unspoiled/core';
import type { Style } from './colours.ts';
import { paragraph, plainProse } from './wrap.ts';

/** A line across, with what follows it named: `── The twist ─────`. */
export function heading(text: string, style: Style): string {
  const rule = '─'.repeat(Math.max(3, Math.min(style.width, 72) - text.length - 4));
  return `\n${style.heading(`── ${text} ${rule}`)}\n`;
}

/** Title, kind, where to stream, credits: what is safe to know. */
export function factLines(
  page: Pick<Explanation, 'story'>,
  style: Style,
  where: readonly string[] = [],
): string[] {
  const { story } = page;
  const lines = [style.title(story.title), style.quiet(headline(page)), '', ...where];
  for (const { role, names } of story.credits)
    lines.push(paragraph(`${capital(role)} ${listed(names)}`, style.width, '', '  '));
  for (const { key, text } of story.other)
    lines.push(paragraph(`${capital(key)} ${text}`, style.width, '', '  '));
  for (const award of story.awards) lines.push(paragraph(award, style.width, '', '  '));
  return lines;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Somebody, as introduced: `Harry (also the neighbour) lives on a lower floor. Played by Paul Mescal.` */
export function personLine(person: Person, style: Style): string {
  const also = person.also.length > 0 ? ` (also ${listed(person.also)})` : '';
  const one = ({ introduction, playedBy }: Pick<Person, 'introduction' | 'playedBy'>) =>
    [plainProse(introduced({ introduction })), playedBy === null ? '' : `Played by ${playedBy}.`]
      .filter((part) => part !== '')
      .join(introduction === '' || /[.!?]$/.test(introduction) ? ' ' : '. ');
  const joint = (text: string) => (text === '' || /^[\s,:]/.test(text) ? text : ` ${text}`);
  const others = person.sameAs.map((other) => ` ${style.strong(capital(other.name))}${joint(one(other))}`);
  return paragraph(
    `${style.strong(person.name)}${also}${joint(one(person))}${others.join('')}`,
    style.width,
    '• ',
  );
}

/** A scene: number and title, when and where, and its recap. */
export function sceneLines(scene: SceneLine, style: Style): string[] {
  const stage = [scene.at, scene.moment, scene.place, scene.frame]
    .filter((part) => part !== null)
    .join(' · ');
  const lines = [`${style.strong(`${String(scene.number).padStart(3)}  ${scene.title}`)}`];
  if (stage !== '') lines.push(`     ${style.quiet(stage)}`);
  for (const prose of scene.prose) lines.push(paragraph(plainProse(prose), style.width, '     '));
  return [...lines, ''];
}
