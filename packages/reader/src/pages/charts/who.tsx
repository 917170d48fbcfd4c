import type { WhoIsWho } from '@unspoiled/core/reader/charts';
import { say } from '../../messages/say.ts';
import { widthOf, wrapped } from './text.ts';

/** All lengths in units of the picture, which is 360 wide: a phone's pixels. */
const COLUMN = 120;
const ROW = 124;
const BOX = 108;
const NAME = 12.5;
/** How much wider letters are in bold. */
const BOLD = 1.08;
const WORD = 11;
const LINE = 13;
/** How many words stand on one tie; the rest is counted, and in the text beside the picture. */
const MOST = 2;

/** Who is who to whom, as a picture: people in boxes, and on the line between two what they are to each other. */
export function WhoPicture({ chart, id }: { chart: WhoIsWho; id: string }) {
  const { people, ties } = chart;
  const names = people.map((person) => wrapped(person.name, (BOX - 8) / (NAME * BOLD), 3));
  const tall = (i: number) => 14 + names[i]!.length * 16;
  const top = Math.max(0, ...people.map((person, i) => tall(i) / 2 - person.y * ROW)) + 2;
  const at = (i: number) => ({ x: COLUMN / 2 + people[i]!.x * COLUMN, y: top + people[i]!.y * ROW });
  const boxes = people.map((_, i) => boxAround(at(i), BOX, tall(i)));
  const labels = labelled(
    ties.map(({ from, to, words }) => ({
      from: at(from),
      to: at(to),
      lines: linesOf(words, at(from), at(to)),
    })),
    boxes,
  );
  const height = Math.max(1, ...boxes.map((box) => box.bottom + 2));
  return (
    <svg
      class="picture who"
      viewBox={`0 0 ${COLUMN * 3} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{say.chart.who}</title>
      <desc id={`${id}-text`}>{say.chart.whoAre(people.length, ties.length)}</desc>
      {ties.map(({ from, to }) => (
        <path key={`${from} ${to}`} class="tie" d={`M${at(from).x} ${at(from).y}L${at(to).x} ${at(to).y}`} />
      ))}
      {people.map((person, i) => (
        <g key={person.person}>
          <rect
            class="person"
            x={at(i).x - BOX / 2}
            y={at(i).y - tall(i) / 2}
            width={BOX}
            height={tall(i)}
            rx={8}
          />
          {names[i]!.map((line, k) => (
            <text key={k} class="name" x={at(i).x} y={at(i).y + 4.4 + (k - (names[i]!.length - 1) / 2) * 16}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {labels.map(({ lines, x, y }) =>
        lines.map((line, k) => (
          <text key={`${x} ${y} ${k}`} class="word" x={x} y={y + 3.8 + (k - (lines.length - 1) / 2) * LINE}>
            {line}
          </text>
        )),
      )}
    </svg>
  );
}

/** What stands on a tie, each word with an arrow that says which way it is to be read. */
function linesOf(words: WhoIsWho['ties'][number]['words'], from: Place, to: Place): string[] {
  const lines = new Map<string, string>();
  for (const { text, way } of words) {
    const said = wrapped(text, (COLUMN - 20) / WORD, 1)[0] ?? '';
    const mutual = lines.has(text) ? '↔' : way === 'there' ? arrow(from, to) : arrow(to, from);
    lines.set(text, way === 'both' ? said : `${said} ${mutual}`);
  }
  const all = [...lines.values()];
  return all.length <= MOST + 1 ? all : [...all.slice(0, MOST), say.chart.more(all.length - MOST)];
}

interface Label extends Place {
  readonly lines: readonly string[];
}

/** Along a tie, where to write: in the middle, or where nothing is written and nobody stands yet. */
const ALONG = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75];

function labelled(
  ties: readonly { readonly from: Place; readonly to: Place; readonly lines: readonly string[] }[],
  people: readonly Box[],
): Label[] {
  const taken = [...people];
  return ties.map(({ from, to, lines }) => {
    const width = Math.max(...lines.map((line) => widthOf(line) * WORD));
    const placed = ALONG.map((along) => {
      const middle = { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
      return { middle, box: boxAround(middle, width, lines.length * LINE) };
    });
    const overlap = (box: Box) => taken.reduce((sum, other) => sum + shared(box, other), 0);
    const least = Math.min(...placed.map(({ box }) => overlap(box)));
    const { middle, box } = placed.find((p) => overlap(p.box) === least)!;
    taken.push(box);
    return { ...middle, lines };
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxAround = ({ x, y }: Place, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** The area that two boxes share. */
const shared = (one: Box, other: Box) =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
  Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

const ARROWS = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];

/** Which way a word is to be read along its line. */
function arrow(from: Place, to: Place): string {
  const turn = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 4));
  return ARROWS[(turn + 8) % 8]!;
}

interface Place {
  readonly x: number;
  readonly y: number;
}
