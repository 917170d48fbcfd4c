import {
  couldHaveKnown,
  type Explanation,
  groupedLives,
  metClue,
  plantedIn,
  whatBecame,
} from '@unspoiled/core';
import { type Html, html } from './html.ts';
import { proseHtml } from './inline-markdown.ts';
import { type Section, sceneLink, sceneLinks } from './section-html.ts';

/** Parts of a sentence, some of them scenes. */
const parts = (list: readonly (string | Html)[]): Html => html`${list}`;

export function fairPlaySection(page: Explanation): Section | null {
  if (page.fairPlay.length === 0) return null;
  const content = html`${page.fairPlay.map(
    (fair) => html`<h3 class="fact">${parts(couldHaveKnown(fair, (number) => sceneLink(page, number)))}</h3>
${
  fair.clues.length > 0 &&
  html`<ul class="plain">${fair.clues.map(
    (clue) => html`<li>${sceneLink(page, clue.scene)}: ${proseHtml(metClue(clue))}</li>\n`,
  )}</ul>
`
}`,
  )}`;
  return { id: 'fair-play', title: 'Fair play', content };
}

export function livesSection(page: Explanation): Section | null {
  const lives = groupedLives(page);
  if (lives.length === 0) return null;
  const content = html`<p class="lead">Each contradiction and oddity, from where it was planted to what became of it.</p>
<ul class="entries">${lives.map(
    (life) => html`<li><p class="label">${life.rule}</p>
<p class="what">${proseHtml(life.text)}</p>
<dl><dt>Planted</dt><dd>${sceneLinks(page, plantedIn(life))}</dd><dt>Noticed</dt><dd>${sceneLink(page, life.members[0]?.noticed ?? 0)}</dd><dt>Resolved</dt><dd>${parts(whatBecame(life, (number) => sceneLink(page, number)))}</dd></dl></li>
`,
  )}</ul>`;
  return { id: 'lives', title: 'What did not fit', content };
}
