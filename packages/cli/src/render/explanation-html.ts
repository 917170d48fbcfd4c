import {
  capital,
  creditLines,
  type Explanation,
  english,
  factParts,
  howItTurnedOut,
  introduced,
  isSafe,
  listed,
  type Person,
  peopleTitle,
  premise,
  type SceneLine,
  sourceText,
  stageParts,
  whoKnewWhat,
} from '@unspoiled/core';
import type { Availability } from '@unspoiled/streaming';
import { type Html, html } from './html.ts';
import { proseHtml, webAddress } from './inline-markdown.ts';
import { fairPlaySection, livesSection } from './lives-html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { openSections, readingsSection } from './readings-html.ts';
import { searchSection } from './search-html.ts';
import { type Section, sceneLink, sectionHtml } from './section-html.ts';
import { cluesSection, twistSection } from './twist-html.ts';
import { whereHtml } from './where-html.ts';

/**
 * The ending explained, as one self-contained page without scripts. What somebody who has seen nothing may
 * read comes first; everything else is in a closed `<details>`.
 *
 *     header   title, facts, credits
 *     main     first scene's people, premise
 *              details: contents, story, twist, clues, fair play, what did not fit, open questions, plot holes, readings, who is who, sources
 */
export function renderExplanationHtml(explanation: Explanation, where: readonly Availability[] = []): string {
  const { story } = explanation;
  const sections = [
    storySection(explanation),
    twistSection(explanation),
    knowledgeSection(explanation),
    saidSection(explanation),
    cluesSection(explanation),
    fairPlaySection(explanation),
    livesSection(explanation),
    ...openSections(explanation),
    readingsSection(explanation),
    searchSection(explanation),
    whoSection(explanation),
    sourcesSection(explanation),
  ].filter((section) => section !== null);
  return `<!doctype html>\n${
    html`<html lang="${languageTag(story.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${story.title}: the ending explained</title>
<meta name="description" content="${[story.title, ...factParts(explanation)].join(', ')}. What happens, and what the ending means, behind a spoiler guard.">
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${masthead(explanation, where)}
<main id="main" tabindex="-1">
${safeParts(explanation)}
<details class="guard">
<summary><span><span class="label">Spoilers from here on</span>
<span class="act"><span class="when-closed">Show the whole story and its ending</span><span class="when-open">Hide the story and its ending</span></span></span></summary>
<div class="inside">
<nav class="contents" aria-label="On this page">
<p class="label">On this page</p>
<ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul>
</nav>
${sections.map(sectionHtml)}
</div>
</details>
</main>
<footer><p>Worked out by Unspoiled from the story file. This page runs no scripts and asks no other site for anything.</p></footer>
</body>
</html>
`.markup
  }`;
}

const languageTag = (language: string) =>
  /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(language) ? language : 'en';

// ---------------------------------------------------------------- what is safe

function masthead(page: Explanation, all: readonly Availability[]): Html {
  const { awards } = page.story;
  const credit = (label: string, text: Html, wide = false) =>
    html`<div${wide ? html` class="wide"` : null}><dt>${label}</dt><dd>${text}</dd></div>\n`;
  return html`<header class="masthead">
<p class="label">The ending, explained</p>
<h1>${page.story.title}</h1>
<p class="facts">${factParts(page).join(' · ')}</p>
${whereHtml(all)}<dl class="credits">
${creditLines(page).map(({ label, text }) => credit(label, proseHtml(text), text.length > 40))}${
  awards.length > 0 &&
  credit('Awards', html`<ul>${awards.map((a) => html`<li>${proseHtml(a)}</li>`)}</ul>`, true)
}</dl>
</header>`;
}

function safeParts(page: Explanation): Html {
  const cast = page.people.filter(isSafe);
  const opening = premise(page);
  return html`${
    cast.length > 0 &&
    html`<section class="safe" aria-labelledby="cast"><h2 id="cast">${peopleTitle(cast)}</h2>
<ul class="cast">${cast.map((person) => personLine(person, false))}</ul></section>
`
  }${
    opening.length > 0 &&
    html`<section class="safe" aria-labelledby="premise"><h2 id="premise">How it begins</h2>
${opening.map((prose) => html`<p>${proseHtml(prose)}</p>\n`)}</section>`
  }`;
}

/** Other names may be told late, so they are only for those who know the ending. */
function personLine(person: Person, knowing: boolean): Html {
  const also =
    knowing && person.also.length > 0 && html` <span class="soft">(also ${listed(person.also)})</span>`;
  return html`<li>${introductionOf(person, also)}${knowing && person.sameAs.map((other) => html` ${introductionOf(other, false)}`)}</li>
`;
}

const introductionOf = (
  person: Pick<Person, 'name' | 'introduction' | 'playedBy'>,
  also: Html | false,
): Html =>
  html`<strong>${capital(person.name)}</strong>${also}${proseHtml(introduced(person))}${
    person.playedBy !== null && html` <span class="soft small">Played by ${person.playedBy}.</span>`
  }`;

// ---------------------------------------------------------------- behind the guard

function storySection(page: Explanation): Section | null {
  if (page.scenes.length === 0) return null;
  const content = html`<ol class="scenes">
${page.scenes.map((scene, i) => sceneItem(scene, scene.chapter !== (page.scenes[i - 1]?.chapter ?? null)))}</ol>`;
  return { id: 'story', title: 'The story', content };
}

function sceneItem(scene: SceneLine, opensChapter: boolean): Html {
  const stage = stageParts(scene);
  return html`<li id="scene-${scene.number}">${
    opensChapter && scene.chapter !== null && html`<p class="chapter label">${scene.chapter}</p>`
  }<span class="number" aria-hidden="true">${scene.number}</span><div>
<h3><span class="unseen">Scene ${scene.number}: </span>${scene.title}</h3>
${stage.length > 0 && html`<p class="stage">${stage.join(' · ')}</p>`}
${scene.prose.map((prose) => html`<p>${proseHtml(prose)}</p>\n`)}</div></li>
`;
}

function knowledgeSection(page: Explanation): Section | null {
  const facts = whoKnewWhat(page);
  if (facts.length === 0) return null;
  const content = html`${facts.map(
    ({ fact, comesOut, twist, rows, others }) => html`<h3 class="fact">${capital(fact)}</h3>
<p class="stage">${comesOut} ${sceneLink(page, twist)}</p>
<ul class="plain">${rows.map(({ names, says }) => html`<li><strong>${capital(names)}</strong> ${says}.</li>\n`)}${
      others !== '' && html`<li>${others}</li>\n`
    }</ul>
`,
  )}`;
  return { id: 'knowledge', title: 'Who knew what, when', content };
}

function saidSection(page: Explanation): Section | null {
  if (page.said.length === 0) return null;
  const content = html`<ul class="plain">${page.said.map(
    (said) => html`<li><q>${said.text}</q> in ${sceneLink(page, said.scene)}: ${howItTurnedOut(
      said,
      (number) => sceneLink(page, number),
    )}.</li>
`,
  )}</ul>`;
  return { id: 'said', title: english.said.title, content };
}

function whoSection(page: Explanation): Section | null {
  const late = page.people.filter(
    (p) =>
      !(isSafe(p) && p.also.length === 0) &&
      (p.introduction !== '' || p.playedBy !== null || p.also.length > 0),
  );
  const groups = [
    ['People', late.filter((p) => p.kind === 'person' || p.kind === 'group')],
    ['Places', late.filter((p) => p.kind === 'place')],
    ['Things', late.filter((p) => p.kind === 'thing')],
  ] as const;
  if (late.length === 0) return null;
  const content = groups.map(
    ([title, people]) =>
      people.length > 0 &&
      html`<h3 class="who">${title}</h3>\n<ul class="cast">${people.map((p) => personLine(p, true))}</ul>\n`,
  );
  return { id: 'who', title: 'Who and what else', content: html`${content}` };
}

function sourcesSection(page: Explanation): Section | null {
  if (page.sources.length === 0) return null;
  const content = html`<ul class="plain">${page.sources.map((source) => {
    const url = source.url === null ? null : webAddress(source.url);
    const text = sourceText(source);
    return html`<li>${url === null ? html`<strong>${source.name}</strong>` : html`<strong><a href="${url}" rel="noreferrer">${source.name}</a></strong>`}${
      text !== '' && html`: ${proseHtml(text)}`
    }</li>\n`;
  })}</ul>`;
  return { id: 'sources', title: 'Sources', content };
}
