import type { Storyline } from '@unspoiled/core/reader/charts';
import { say } from '../../messages/say.ts';
import { lettersOf, widthOf, wrapped } from './text.ts';

/** All lengths in units of the picture, which is 360 wide: a phone's pixels. */
const WIDTH = 360;
const EDGE = 15;
const WIDEST = 34;
/** The least room for what is written beside the lines. */
const BESIDE = 170;
const TITLE = 13;
const NAMES = 11.5;
/** From the middle of a row's dots to where the lines have got to their next slots. */
const BEND = 34;
const HUES = 10;
/** How much wider letters are in bold. */
const BOLD = 1.08;

interface Row {
  /** The baselines of the title's lines, and of those of the names. */
  readonly title: readonly { readonly text: string; readonly y: number }[];
  readonly names: readonly { readonly text: string; readonly y: number }[];
  readonly chapter: { readonly text: string; readonly y: number } | null;
  /** What each line of text stands on, so that the threads pass behind it and not through it. */
  readonly grounds: readonly { readonly y: number; readonly width: number; readonly height: number }[];
  /** The middle of its dots. */
  readonly y: number;
}

/**
 * A storyline as a picture: time runs downwards, a row a scene, so that it is read on a phone as the page is. Each row says who
 * meets in it, from left to right as their dots stand.
 */
export function StorylinePicture({ chart, id }: { chart: Storyline; id: string }) {
  const { scenes, lines, low, high } = chart;
  const pitch = Math.min(WIDEST, (WIDTH - 2 * EDGE) / Math.max(1, high - low));
  const left = WIDTH - EDGE - pitch * (high - low);
  const x = (slot: number) => round(left + (slot - low) * pitch);
  const radius = Math.min(10.5, pitch / 2 - 1);
  const letters = lettersOf(lines.map((line) => line.name));
  // Where lines are few, what is written stands beside them; else before them.
  const beside = left - radius - 12;
  const { rows, height } =
    beside >= BESIDE ? rowsOf(chart, radius, beside, true) : rowsOf(chart, radius, WIDTH - 4, false);
  const slotAt = (line: number, step: number) => lines[line]!.slots[step - lines[line]!.first];
  return (
    <svg
      class="picture storyline"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{say.chart.storyline}</title>
      <desc id={`${id}-text`}>{say.chart.storylineIs(lines.length, scenes.length)}</desc>
      {lines.map((line, i) => {
        const { seen, after } = pathsOf(chart, i, rows, x);
        return (
          <g key={line.person} class={`hue-${i % HUES}`}>
            {after !== '' && <path class="thread away" d={after} />}
            <path class="thread" d={seen} />
          </g>
        );
      })}
      {scenes.map((scene, i) => {
        const row = rows[i]!;
        const slots = scene.meeting.map((line) => slotAt(line, i)!);
        const [from, to] = [x(slots[0] ?? 0), x(slots.at(-1) ?? 0)];
        return (
          <g key={scene.number}>
            {row.grounds.map((ground) => (
              <rect key={ground.y} class="ground" x={-3} {...ground} />
            ))}
            {row.chapter && (
              <text class="chapter" x={0} y={row.chapter.y}>
                {row.chapter.text}
              </text>
            )}
            {row.title.map(({ text, y }) => (
              <text key={y} class="name" x={0} y={y}>
                {text}
              </text>
            ))}
            {row.names.map(({ text, y }) => (
              <text key={y} class="soft" x={0} y={y}>
                {text}
              </text>
            ))}
            {slots.length > 0 && (
              <rect
                class={scene.frame === null ? 'meeting' : 'meeting framed'}
                x={round(from - radius - 3)}
                y={round(row.y - radius - 3)}
                width={round(to - from + 2 * radius + 6)}
                height={round(2 * radius + 6)}
                rx={round(radius + 3)}
              />
            )}
            {scene.meeting.map((line, k) => (
              <g key={line} class={`hue-${line % HUES}`}>
                <circle class="dot" cx={x(slots[k]!)} cy={row.y} r={round(radius)} />
                {radius >= 6 && (
                  <text
                    class="letters"
                    x={x(slots[k]!)}
                    y={row.y}
                    font-size={round(Math.min(10, (1.75 * radius) / (widthOf(letters[line]!) * BOLD)))}
                  >
                    {letters[line]}
                  </text>
                )}
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

const round = (n: number) => Math.round(n * 10) / 10;

function rowsOf(
  { scenes, lines }: Storyline,
  radius: number,
  width: number,
  isBeside: boolean,
): { rows: Row[]; height: number } {
  const rows: Row[] = [];
  let top = 0;
  let bottom = 1;
  let chapter: string | null = null;
  for (const scene of scenes) {
    let y = top;
    const grounds: Row['grounds'][number][] = [];
    const write = (text: string, size: number, most: number) =>
      wrapped(text, width / size, most).map((line) => {
        y += size * 1.22;
        grounds.push({
          y: round(y - size),
          width: round(widthOf(line) * size + 6),
          height: round(size * 1.32),
        });
        return { text: line, y: round(y) };
      });
    const heading = scene.chapter !== null && scene.chapter !== chapter;
    if (heading) y += 4;
    const [told] = heading ? write(scene.chapter!, NAMES, 1) : [];
    chapter = scene.chapter;
    const title = write(`${scene.number}. ${scene.title}`, TITLE * BOLD, 2);
    const who = scene.meeting.map((line) => lines[line]!.name);
    const said =
      scene.frame === null ? who.join(', ') : `${who.join(', ')}${who.length > 0 ? ' · ' : ''}${scene.frame}`;
    const names = said === '' ? [] : write(said, NAMES, 3);
    const first = title[0]?.y ?? y;
    const middle = isBeside ? Math.max(top + radius + 4, (first - TITLE + y) / 2 + 2) : y + radius + 10;
    rows.push({ title, names, chapter: told ?? null, grounds, y: round(middle) });
    bottom = Math.max(y + 6, middle + radius + 6);
    top = isBeside ? Math.max(y + 12, middle + BEND - radius) : middle + BEND;
  }
  return { rows, height: round(bottom) };
}

/** Down through each row; to another slot just below its dots. */
function pathsOf(
  { scenes, lines }: Storyline,
  index: number,
  rows: readonly Row[],
  x: (slot: number) => number,
) {
  const { first, last, slots, joins } = lines[index]!;
  const to = ({ slot, step }: { slot: number; step: number }, from: number) => {
    const y = rows[step - 1]!.y;
    const straight = `V${rows[step]!.y}`;
    if (slot === from) return straight;
    const [low, end] = [round(y + 10), round(y + BEND)];
    const middle = round((low + end) / 2);
    return `V${low}C${x(from)} ${middle} ${x(slot)} ${middle} ${x(slot)} ${end}${straight}`;
  };
  let seen = `M${x(slots[0]!)} ${rows[first]!.y}`;
  let after = '';
  const points = slots.map((slot, i) => ({ slot, step: first + i }));
  // It ends in the line of whom this person turned out to be.
  const other = joins === null ? undefined : lines[joins];
  const step = first + slots.length;
  const met = other && step < scenes.length ? other.slots[step - other.first] : undefined;
  if (met !== undefined) points.push({ slot: met, step });
  for (const [i, point] of points.entries()) {
    if (i === 0) continue;
    const piece = to(point, points[i - 1]!.slot);
    if (point.step <= last || met !== undefined) seen += piece;
    else after += `${after === '' ? `M${x(points[i - 1]!.slot)} ${rows[point.step - 1]!.y}` : ''}${piece}`;
  }
  return { seen, after };
}
