import {
  answeredBy,
  attribution,
  becauseLine,
  caseParts,
  type Explanation,
  type Grouped,
  groupedInstances,
  groupedOpen,
  heldReadings,
  listed,
  type Open,
  plainLine,
  plainSentence,
  type ReadingInstance,
  type ReadingReport,
  readingProse,
  standingLine,
} from '@unspoiled/core';
import { type Html, html } from './html.ts';
import { proseHtml, webAddress } from './inline-markdown.ts';
import { type Section, sceneLinks } from './section-html.ts';

// ---------------------------------------------------------------- open questions, plot holes

export function openSections(page: Explanation): readonly Section[] {
  return [
    {
      id: 'questions',
      title: 'Open questions',
      content: openList(page, page.openQuestions, {
        none: 'None: the story leaves nothing standing that only a reading could answer.',
        some: 'What does not fit as it stands, and who has an answer.',
      }),
    },
    {
      id: 'holes',
      title: 'Plot holes',
      content: openList(page, page.holes, {
        none: 'None: everything that does not fit is resolved by the story, or answered by a reading.',
        some: 'What does not fit, and nobody has an answer for.',
      }),
    },
  ];
}

function openList(page: Explanation, opens: readonly Open[], lead: { none: string; some: string }): Html {
  if (opens.length === 0) return html`<p class="lead">${lead.none}</p>`;
  return html`<p class="lead">${lead.some}</p>
<ul class="entries">${groupedOpen(page, opens).map(openItem(page))}</ul>`;
}

const openItem =
  (page: Explanation) =>
  (group: Grouped<Open>): Html => {
    const [first] = group.members;
    const causes = [...new Set(group.members.flatMap((m) => m.causes))];
    return html`<li><p class="label">${group.rule}</p>
<p class="what">${group.text}</p>
<dl>${group.scenes.length > 0 && html`<dt>Shows in</dt><dd>${sceneLinks(page, group.scenes)}</dd>`}${
      causes.length > 0 && html`<dt>Because of</dt><dd>${sceneLinks(page, causes)}</dd>`
    }${first && first.answeredBy.length > 0 && html`<dt>Answered by</dt><dd>${answeredBy(page, first)}</dd>`}${
      first?.reason != null && html`<dt>On purpose</dt><dd>${proseHtml(first.reason)}</dd>`
    }</dl></li>
`;
  };

// ---------------------------------------------------------------- readings

export function readingsSection(page: Explanation): Section | null {
  const readings = heldReadings(page);
  if (readings.length === 0) return null;
  const standing = standingLine(readings);
  const content = html`<p class="lead">What each explains, what it strains at, and what it has to suppose.</p>
<div class="cards">
${readings.map((reading) => readingCard(page, reading))}</div>
${standing !== null && html`<p>${standing}</p>`}`;
  return {
    id: 'readings',
    title: readings.length === 1 ? 'A reading' : 'Readings, side by side',
    content,
    broad: true,
  };
}

function readingCard(page: Explanation, reading: ReadingReport): Html {
  const figure = (label: string, n: number) => html`<div><dt>${label}</dt><dd>${n}</dd></div>`;
  return html`<article class="card">
<div><h3>${reading.title}</h3>
${held(reading)}</div>
<dl class="figures">${figure('Explains', reading.explains.length)}${figure('Strains', reading.strains.length)}${figure('Supposes', reading.supposes)}</dl>
<div>${readingProse(reading).map((prose) => html`<p>${proseHtml(prose)}</p>\n`)}${quotations(reading)}${
    reading.killedBy &&
    html`<p><strong>One thing told speaks against it:</strong> “${becauseLine(reading.killedBy)}” (<a href="#scene-${reading.killedBy.scene}">scene ${reading.killedBy.scene}</a>).</p>`
  }
${points('Supposes', reading.suppositions.map(supposition), 'Nothing beyond what is told.')}
${points('Explains', groupedInstances(page, reading.explains).map(instance(page)), 'Nothing that was open.')}
${points('Strains at', groupedInstances(page, reading.strains).map(instance(page)), 'Nothing.')}
</div></article>
`;
}

function held(reading: ReadingReport): Html {
  const parts = [
    reading.heldBy.length > 0 && html`Held by ${listed(reading.heldBy)}. `,
    reading.deniedBy.length > 0 && html`Denied by ${listed(reading.deniedBy)}. `,
  ].filter((part) => part !== false);
  return html`${parts.length > 0 && html`<p class="held">${parts}</p>\n`}`;
}

function points(title: string, items: readonly Html[], none: string): Html {
  if (items.length === 0) return html`<h4>${title}</h4><p class="soft small">${none}</p>`;
  return html`<h4>${title}</h4><ul class="points">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function supposition(written: string): Html {
  const { source } = plainSentence(written);
  return html`${plainLine(written)}${source !== null && html` <span class="soft small">[${source}]</span>`}`;
}

const instance =
  (page: Explanation) =>
  (group: Grouped<ReadingInstance>): Html => {
    const shown = group.scenes.length > 0 && html` · ${sceneLinks(page, group.scenes)}`;
    return html`${group.text} <span class="meta soft small">${caseParts(group).join(' · ')}${shown}</span>`;
  };

function quotations(reading: ReadingReport): Html {
  return html`${reading.quotations.map((quotation) => {
    const by = attribution(quotation);
    const url = quotation.url === null ? null : webAddress(quotation.url);
    return html`<blockquote><p>“${quotation.text}”</p>${
      (by !== '' || url !== null) &&
      html`<footer>— ${url === null ? by : html`<a href="${url}" rel="noreferrer">${by === '' ? url : by}</a>`}</footer>`
    }</blockquote>\n`;
  })}`;
}
