import { type Explanation, sceneTitle } from '@unspoiled/core';
import { type Html, html } from './html.ts';

/** A part of the page with a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
  /** Wider than the measure. */
  readonly broad?: true;
}

export function sectionHtml({ id, title, content, broad }: Section): Html {
  return html`<section${broad ? html` class="broad"` : null} aria-labelledby="${id}">
<h2 id="${id}" tabindex="-1">${title}</h2>
${content}
</section>
`;
}

/** `Going up (6)`, leading to the scene. */
export function sceneLink(page: Pick<Explanation, 'scenes'>, number: number): Html {
  return html`<a href="#scene-${number}">${sceneTitle(page, number)}</a>&nbsp;<span class="soft">(${number})</span>`;
}

/** Scenes by title, or, where there are many, by number: `scenes 5, 7 to 13 and 20`. */
export function sceneLinks(page: Pick<Explanation, 'scenes'>, numbers: readonly number[]): Html {
  if (numbers.length <= 2) return joined(numbers.map((n) => sceneLink(page, n)));
  const link = (n: number) => html`<a href="#scene-${n}" title="${sceneTitle(page, n)}">${n}</a>`;
  const runs = runsOf(numbers).flatMap(([first, last]) => {
    if (first === last) return [link(first)];
    return last === first + 1 ? [link(first), link(last)] : [html`${link(first)} to ${link(last)}`];
  });
  return html`scenes ${joined(runs)}`;
}

function runsOf(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs;
}

/** `a, b and c` */
export function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, i) => html`${i === 0 ? '' : i === parts.length - 1 ? ' and ' : ', '}${part}`)}`;
}
