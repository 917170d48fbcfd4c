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
import { linkMarkdown, textMarkdown } from './inline-markdown.ts';

/** Where to watch, as Markdown: a table for the region, and whose data it is. */
export function whereMarkdown(availability: Availability): Credited<string> {
  return availability.draw<string>({
    offers: offersMarkdown,
    attribution: attributionMarkdown,
    join: (parts) => parts.join('\n\n'),
  });
}

function offersMarkdown(offers: readonly Offer[], about: About): string {
  const place = textMarkdown(regionName(about.region));
  if (offers.length === 0) return `**${place}:** nothing is known.`;
  const age =
    about.asOf === null
      ? ''
      : ` ${about.stale ? 'The last that is known, as' : 'As'} of ${timeOf(about.asOf)}.`;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = offers.map((offer) => {
    const service = textMarkdown(offer.service);
    const { how, price, quality, part, details, sayers } = saidOf(offer, about);
    const more = [part, ...details].filter((each) => each !== '').map(textMarkdown);
    return row([
      textMarkdown(how),
      [offer.link === null ? service : linkMarkdown(service, offer.link), ...more].join('<br>'),
      textMarkdown([price, quality].filter((each) => each !== '').join(' ')),
      textMarkdown(sayers),
    ]);
  });
  return [
    `**${place}.**${age}`,
    '',
    row(['How', 'Where', 'Price', 'Says']),
    row(['---', '---', '---', '---']),
    ...rows,
  ].join('\n');
}

function attributionMarkdown({ text, link, logo }: Attribution): string {
  const words = link === null ? textMarkdown(text) : linkMarkdown(textMarkdown(text), link);
  return logo === null ? `*${words}*` : `*${words} ${linkMarkdown(textMarkdown(logo.name), logo.link)}*`;
}
