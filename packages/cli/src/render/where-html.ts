import {
  type About,
  type Attribution,
  type Availability,
  type Credited,
  type Offer,
  regionName,
  saidOf,
  timeOf,
} from '@unspoiled/streaming';
import { type Html, html } from './html.ts';
import { webAddress } from './inline-markdown.ts';

/** Where to watch, the first thing on a page: the first region open, the others folded. */
export function whereHtml(all: readonly Availability[]): Html | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const folded = others.map(
    (each) => html`<details><summary>${regionName(each.region)}</summary>${regionHtml(each)}</details>\n`,
  );
  return html`<section class="where" aria-labelledby="where">
<h2 id="where" class="label">Where to stream</h2>
<h3>${regionName(first.region)}</h3>
${regionHtml(first)}
${folded}</section>
`;
}

function regionHtml(availability: Availability): Credited<Html> {
  return availability.draw<Html>({
    offers: offersHtml,
    attribution: attributionHtml,
    join: (parts) => html`${parts}`,
  });
}

function offersHtml(offers: readonly Offer[], about: About): Html {
  if (offers.length === 0) return html`<p>Nothing is known.</p>\n`;
  const age =
    about.asOf !== null &&
    html`<p class="age${about.stale && ' stale'}">${about.stale ? 'The last that is known, as' : 'As'} of <time datetime="${about.asOf}">${timeOf(about.asOf)}</time></p>\n`;
  return html`${age}<ul class="offers">
${offers.map((offer) => offerHtml(offer, about))}</ul>\n`;
}

function offerHtml(offer: Offer, about: About): Html {
  const { link, service } = offer;
  const address = link === null ? null : webAddress(link);
  const { how, sayers, ...said } = saidOf(offer, about);
  const price = [said.price, said.quality].filter((part) => part !== '').join(' · ');
  const details = [said.part, ...said.details].filter((part) => part !== '');
  return html`<li><span class="how">${how}</span><span class="what">${
    address === null
      ? html`<strong>${service}</strong>`
      : html`<strong><a href="${address}" rel="noreferrer">${service}</a></strong>`
  }${price !== '' && html` <span class="price">${price}</span>`}${details.map((each) => html`<br><span class="soft small">${dated(each)}</span>`)}<span class="says">says ${dated(sayers)}</span></span></li>
`;
}

/** A day breaks at no hyphen. */
const dated = (text: string): Html =>
  html`${text.split(/(\d{4}-\d\d-\d\d)/).map((part, i) => (i % 2 === 0 ? part : html`<span class="day">${part}</span>`))}`;

function attributionHtml({ text, link, logo }: Attribution): Html {
  const address = link === null ? null : webAddress(link);
  const words = address === null ? html`${text}` : html`<a href="${address}" rel="noreferrer">${text}</a>`;
  return html`<p class="attribution soft">${words}${logo !== null && html` <a class="logo" href="${logo.link}" rel="noreferrer">${logo.name}</a>`}</p>\n`;
}
