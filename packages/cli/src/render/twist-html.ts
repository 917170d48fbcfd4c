import {
  type Because,
  becauseLine,
  CLUE_LABELS,
  capital,
  clueSentence,
  counted,
  type Explanation,
  reminder,
  type SecondLook,
  sceneTitle,
  secondLooks,
  stageParts,
  type ThenNow,
  type Twist,
  twistGrounds,
} from '@unspoiled/core';
import { type Html, html } from './html.ts';
import { proseHtml } from './inline-markdown.ts';
import { joined, type Section, sceneLink, sceneLinks } from './section-html.ts';

export function twistSection(page: Explanation): Section {
  const [widest, ...others] = page.twists.filter((twist) => twist.reach.length > 0);
  if (!widest) {
    const content = html`<p class="lead">Nothing told late changes what was so before: there is no twist.</p>`;
    return { id: 'twist', title: 'The twist', content };
  }
  const content = html`${twistArticle(page, widest, true)}${others.map((twist) => twistArticle(page, twist, false))}`;
  return { id: 'twist', title: others.length > 0 ? 'The twists' : 'The twist', content };
}

function twistArticle(page: Explanation, twist: Twist, main: boolean): Html {
  const one = twist.reach.length === 1;
  const earlier = counted(twist.reach.length, 'earlier scene');
  const { told, shows } = twistGrounds(twist);
  const scene = page.scenes.find((s) => s.number === twist.scene);
  const stage = [...(scene ? stageParts(scene) : []), ...(main ? [] : [`changes ${earlier}`])];
  return html`<div class="twist${main ? '' : ' minor'}">
<h3>${sceneTitle(page, twist.scene)}</h3>
<p class="stage"><a href="#scene-${twist.scene}">Scene ${twist.scene}</a>${stage.map((part) => ` · ${part}`)}</p>
${
  main &&
  html`${told.map((b) => html`<p class="told">${becauseLine(b)}.</p>\n`)}<p>Once this is told, ${earlier} ${one ? 'is no longer what it' : 'are no longer what they'} seemed.</p>
`
}<ol class="looks">
${secondLooks(page, twist).map((look) => lookItem(page, look, main))}</ol>
${main && whatShows(shows)}${
  main &&
  twist.mentions.length > 0 &&
  html`<p class="small"><span class="label">Named, but not changed</span><br>${sceneLinks(page, twist.mentions)}</p>`
}</div>
`;
}

const whatShows = (because: readonly Because[]) =>
  because.length > 0 &&
  html`<p class="small"><span class="label">Where it shows</span><br>${joined(
    because.map((b) => html`“${becauseLine(b)}” (<a href="#scene-${b.scene}">scene ${b.scene}</a>)`),
  )}</p>
`;

function lookItem(page: Explanation, { scene, pairs, again }: SecondLook, main: boolean): Html {
  const opening = main ? reminder(page, scene) : '';
  return html`<li class="look"><h4><span class="number"><span class="unseen">Scene </span>${scene}</span> <a href="#scene-${scene}">${sceneTitle(page, scene)}</a></h4>
${opening !== '' && html`<p class="reminder">${opening}</p>\n`}${pairs.map(pairList)}${
  again.length > 0 && html`<p class="small soft">As in the scene before: ${again.join('; ')}.</p>`
}</li>
`;
}

function pairList({ then, now }: ThenNow): Html {
  return html`<dl class="pair"><div class="then"><dt>Then</dt>${then.map((t) => html`<dd>${capital(t)}</dd>`)}</div><div class="now"><dt>Now</dt><dd>${capital(now)}</dd></div></dl>
`;
}

export function cluesSection(page: Explanation): Section {
  const content =
    page.clues.length === 0
      ? html`<p class="lead">None: nothing earlier waits to be accounted for.</p>`
      : html`<p class="lead">What was there to be noticed, and the scene that accounts for it.</p>
<ul class="entries">${page.clues.map(
          (clue) => html`<li><p class="label">${CLUE_LABELS[clue.kind]}</p>
<p class="what">${proseHtml(clueSentence(clue))}</p>
<dl><dt>Planted</dt><dd>${sceneLinks(page, clue.planted)}</dd><dt>Paid off</dt><dd>${sceneLink(page, clue.resolved)}</dd></dl></li>
`,
        )}</ul>`;
  return { id: 'clues', title: 'The clues', content };
}
