import { capital, eased, type OpenPoint } from '@unspoiled/core/reader';
import type { ComponentChildren } from 'preact';
import { say } from '../messages/say.ts';
import { Lines } from './lines.tsx';
import type { Linker } from './prose.tsx';

interface Drawn {
  readonly points: readonly OpenPoint[];
  /** A scene that has been told, by its number. */
  readonly scene: (number: number) => ComponentChildren;
  readonly link: Linker;
  /** What is said before them, where it is not that a later scene may account for them. */
  readonly lead?: ComponentChildren;
}

/** What does not fit yet: what it goes against, where it was noticed, where else it shows, and what makes it so. And what did not, and does now. */
export function OpenPoints({ points, lead, ...drawn }: Drawn) {
  const open = points.filter(({ settled }) => settled === null);
  const settled = points.filter((point) => point.settled !== null);
  // What was accounted for last stands first.
  settled.sort((one, other) => Number(other.settled) - Number(one.settled));
  return (
    <>
      <p class="lead">{lead ?? (open.length === 0 ? say.openNone : say.openLead)}</p>
      <Points {...drawn} points={open} />
      {settled.length > 0 && (
        <>
          <h2>{say.settled}</h2>
          <Points {...drawn} points={settled} />
        </>
      )}
    </>
  );
}

const Points = ({ points, scene, link }: Omit<Drawn, 'lead'>) =>
  points.length > 0 && (
    <ul class="known">
      {points.map((point, i) => (
        <Point key={`${i} ${point.text}`} point={point} scene={scene} link={link} />
      ))}
    </ul>
  );

function Point({ point, scene, link }: Pick<Drawn, 'scene' | 'link'> & { point: OpenPoint }) {
  const { rule, noticed, settled, scenes, more, causes } = point;
  const text = capital(eased(point.text));
  const also = scenes.filter((number) => number !== noticed);
  const because = causes.filter((number) => number !== noticed);
  const named = (numbers: readonly number[]) =>
    numbers.flatMap((number, i) => [i > 0 && ', ', scene(number)]);
  return (
    <li>
      <p class="label" dir="auto">
        {rule}
      </p>
      <p class="what" dir="auto">
        {link ? link(text) : text}
      </p>
      <Lines
        lines={[
          [say.noticed, scene(noticed)],
          also.length > 0 ? [say.alsoIn, [...named(also), more > 0 && ` ${say.chart.more(more)}`]] : null,
          because.length > 0 ? [say.becauseOf, named(because)] : null,
          settled === null ? null : [say.settledIn, scene(settled)],
        ]}
      />
    </li>
  );
}
