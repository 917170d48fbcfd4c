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

/** What does not fit yet: what it goes against, where it was noticed, where else it shows, and what makes it so. */
export function OpenPoints({ points, scene, link, lead }: Drawn) {
  if (points.length === 0) return <p class="lead">{say.openNone}</p>;
  return (
    <>
      <p class="lead">{lead ?? say.openLead}</p>
      <ul class="known">
        {points.map((point, i) => (
          <Point key={`${i} ${point.text}`} point={point} scene={scene} link={link} />
        ))}
      </ul>
    </>
  );
}

function Point({ point, scene, link }: Pick<Drawn, 'scene' | 'link'> & { point: OpenPoint }) {
  const { rule, noticed, scenes, more, causes } = point;
  const text = capital(eased(point.text));
  const also = scenes.filter((number) => number !== noticed);
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
          causes.some((number) => number !== noticed) ? [say.becauseOf, named(causes)] : null,
        ]}
      />
    </li>
  );
}
