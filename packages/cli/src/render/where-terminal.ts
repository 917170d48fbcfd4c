import type { About, Attribution, Availability, Credited, Offer, Pen } from '@unspoiled/streaming';
import { regionName, saidOf, timeOf } from '@unspoiled/streaming';
import type { Style } from './colours.ts';
import { paragraph, widthOf } from './wrap.ts';

/** Where to watch, for a terminal: a table, what is behind its rows, and whose data it is. */
export function renderWhere(availability: Availability, style: Style): Credited<string> {
  const pen: Pen<string> = {
    offers: (offers, about) => offersText(offers, about, style),
    attribution: (each) => attributionText(each, style),
    join: ([offers, ...credits]) => [offers, ...(credits.length > 0 ? ['', ...credits] : [])].join('\n'),
  };
  return availability.draw(pen);
}

function offersText(offers: readonly Offer[], about: About, style: Style): string {
  const place = regionName(about.region);
  if (offers.length === 0) return `${place}: nothing is known.`;
  const lines = [style.strong(place)];
  if (about.asOf !== null) {
    const age = `as of ${timeOf(about.asOf)}`;
    lines.push(about.stale ? style.alarm(`The last that is known, ${age}`) : style.quiet(age));
  }
  const said = offers.map((offer) => saidOf(offer, about));
  const rows = said.map(({ how, price, quality, part }, index) => [
    how || '–',
    offers[index]!.service,
    [price, quality].filter((each) => each !== '').join(', '),
    part,
  ]);
  const wide = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const fits = wide.reduce((sum, width) => sum + width + (width > 0 ? 2 : 0), 2) <= style.width;
  offers.forEach((offer, index) => {
    const row = rows[index]!;
    lines.push('', fits ? tableLine(row, wide, style) : paragraph(brief(row), style.width, '  ', '    '));
    for (const detail of [...said[index]!.details, `says ${said[index]!.sayers}`])
      lines.push(style.quiet(paragraph(detail, style.width, '    ')));
    if (offer.link !== null) lines.push(`    ${style.accent(offer.link)}`);
  });
  return lines.join('\n');
}

function tableLine(row: readonly string[], wide: readonly number[], style: Style): string {
  const cells = wide.map((width, column) => {
    const text = row[column] ?? '';
    const shown = column === 1 ? style.strong(text) : text;
    return width === 0 ? '' : `${shown}${' '.repeat(width - widthOf(text) + 2)}`;
  });
  return `  ${cells.join('')}`.trimEnd();
}

const brief = (row: readonly string[]) => row.filter((cell) => cell !== '').join(', ');

function attributionText({ text, link }: Attribution, style: Style): string {
  return style.quiet(paragraph(link === null ? text : `${text} ${link}`, style.width));
}
