import type { Explanation } from '@unspoiled/core';
import { type SearchedPart, searchedParts, searchLead, staysLines } from '@unspoiled/core';
import { type Html, html } from './html.ts';
import type { Section } from './section-html.ts';

/** What the search for readings found; null if nobody asked. */
export function searchSection(page: Explanation): Section | null {
  const { search } = page;
  if (!search) return null;
  const stays = staysLines(page, search);
  const content = html`<p class="lead">${searchLead(search)}</p>
${searchedParts(page, search).map(part)}${
  stays.length > 0 &&
  html`<p class="label">Accounted for by nothing that may be supposed</p>
<ul class="points">${stays.map((line) => html`<li>${line}</li>`)}</ul>`
}`;
  return { id: 'search', title: 'Readings found by searching', content };
}

const part = ({ puzzle, choices, remark }: SearchedPart): Html => html`<div class="found">
<p class="label">What does not fit</p>
<ul class="points">${puzzle.map((line) => html`<li>${line}</li>`)}</ul>
<p class="label">${choices.length === 1 ? 'What would account for it' : 'What would account for it, lightest first'}</p>
<ol class="entries">${choices.map(
  ({ suppositions, notes }) => html`<li>${suppositions.map((line) => html`<p class="what">${line}.</p>`)}
${notes.length > 0 && html`<dl>${notes.map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>`}</li>
`,
)}</ol>
${remark !== null && html`<p class="soft small">${remark}</p>`}</div>
`;
