import type { TwoOrders } from '@unspoiled/core/reader/charts';
import { say } from '../../messages/say.ts';
import { wrapped } from './text.ts';

/** All lengths in units of the picture, which is 360 wide: a phone's pixels. */
const WIDTH = 360;
const SIZE = 11.5;
const LINE = 14;
/** Where the two orders of time run down. */
const TOLD = 158;
const HAPPENED = 228;
const TOP = 34;
const GAP = 9;

/** The two orders of time as a picture: scenes as they are told on the left, when they happen on the right, and what joins them. */
export function TimesPicture({ chart, id }: { chart: TwoOrders; id: string }) {
  const { scenes, moments, outside } = chart;
  const told = stacked(
    scenes.map((scene) => wrapped(`${scene.number}. ${scene.title}`, (TOLD - 14) / SIZE, 2)),
    TOP,
  );
  const nameOf = (i: number) =>
    moments[i]!.name ?? say.chart.timeOf(moments[i]!.scenes.map((s) => scenes[s]!.number));
  const happened = stacked(
    moments.map((_, i) => wrapped(nameOf(i), (WIDTH - HAPPENED - 14) / SIZE, 2)),
    TOP,
  );
  const apartTop = happened.height + (moments.length > 0 ? 34 : 0);
  const apart = stacked(
    outside.map((s) => wrapped(scenes[s]!.frame ?? '', (WIDTH - HAPPENED - 14) / SIZE, 2)),
    apartTop,
  );
  const right = outside.length > 0 ? apart.height : happened.height;
  // The shorter side is spread, so that what belongs together stands side by side where time runs straight.
  const stretchLeft = spread(told, right);
  const stretchRight = outside.length > 0 ? (y: number) => y : spread(happened, told.height);
  const leftY = (scene: number) => stretchLeft(told.middles[scene]!);
  const rightY = (moment: number) => stretchRight(happened.middles[moment]!);
  const height = Math.max(told.height, right) + 6;
  const link = (scene: number, y: number) => {
    const [from, middle] = [leftY(scene), (TOLD + HAPPENED) / 2];
    return `M${TOLD} ${from}C${middle} ${from} ${middle} ${y} ${HAPPENED} ${y}`;
  };
  return (
    <svg
      class="picture times"
      viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{say.chart.times}</title>
      <desc id={`${id}-text`}>
        {say.chart.timesAre(scenes.length, scenes.filter((s) => s.goesBack).length)}
      </desc>
      <text class="heading" x={TOLD} y={12} text-anchor="end">
        {say.chart.asTold}
      </text>
      <text class="heading" x={HAPPENED} y={12}>
        {say.chart.asHappened}
      </text>
      {scenes.length > 0 && <path class="axis" d={`M${TOLD} ${TOP - 8}V${height - 2}`} />}
      {moments.length > 0 && (
        <path class="axis" d={`M${HAPPENED} ${TOP - 8}V${stretchRight(happened.height - GAP)}`} />
      )}
      {scenes.map((scene, s) =>
        scene.tellsOf.map((moment) => (
          <path key={`${s} ${moment}`} class="link tells" d={link(s, rightY(moment))} />
        )),
      )}
      {scenes.map((scene, s) =>
        scene.moment === null ? null : (
          <path
            key={scene.number}
            class={scene.goesBack ? 'link back' : 'link'}
            d={link(s, rightY(scene.moment))}
          />
        ),
      )}
      {outside.map((s, i) => (
        <path key={s} class="link apart" d={link(s, apart.middles[i]!)} />
      ))}
      {outside.length > 0 && (
        <text class="heading" x={HAPPENED} y={apartTop - 10}>
          {say.chart.outside}
        </text>
      )}
      {scenes.map((scene, s) => (
        <Entry
          key={scene.number}
          lines={told.texts[s]!}
          x={TOLD}
          y={leftY(s)}
          side="end"
          mark={scene.moment === null ? 'mark apart' : scene.goesBack ? 'mark back' : 'mark'}
        />
      ))}
      {moments.map((moment, i) => (
        <Entry
          key={i}
          lines={happened.texts[i]!}
          x={HAPPENED}
          y={rightY(i)}
          side="start"
          mark={moment.scenes.length > 0 ? 'mark' : 'mark hollow'}
          soft={moment.name === null}
        />
      ))}
      {outside.map((s, i) => (
        <Entry
          key={s}
          lines={apart.texts[i]!}
          x={HAPPENED}
          y={apart.middles[i]!}
          side="start"
          mark="mark apart"
        />
      ))}
    </svg>
  );
}

function Entry({
  lines,
  x,
  y,
  side,
  mark,
  soft,
}: {
  lines: readonly string[];
  x: number;
  y: number;
  side: 'start' | 'end';
  mark: string;
  soft?: boolean;
}) {
  const first = y - ((lines.length - 1) * LINE) / 2 + SIZE * 0.35;
  return (
    <g>
      <circle class={mark} cx={x} cy={round(y)} r={4} />
      {lines.map((line, i) => (
        <text
          key={i}
          class={soft ? 'soft' : 'name'}
          x={side === 'end' ? x - 10 : x + 10}
          y={round(first + i * LINE)}
          text-anchor={side}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

const round = (n: number) => Math.round(n * 10) / 10;

interface Stack {
  readonly texts: readonly (readonly string[])[];
  readonly middles: readonly number[];
  readonly height: number;
}

/** Entries one below the other: the middle of each, and where the next would begin. */
function stacked(texts: readonly (readonly string[])[], top: number): Stack {
  let y = top;
  const middles = texts.map((lines) => {
    const tall = Math.max(1, lines.length) * LINE;
    const middle = y + tall / 2;
    y += tall + GAP;
    return middle;
  });
  return { texts, middles, height: y };
}

/** Moves entries apart, evenly, to fill a height; those that fill more stay. */
function spread({ height, middles }: Stack, to: number): (y: number) => number {
  if (to <= height || middles.length < 2) return (y) => round(y);
  const [first, last] = [middles[0]!, middles.at(-1)!];
  const scale = (last - first + to - height) / (last - first);
  return (y) => round(first + (y - first) * scale);
}
