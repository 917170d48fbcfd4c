import { openAfter } from '@unspoiled/core/reader';
import { useMemo } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { OpenPoints } from '../pages/open.tsx';
import { linkerOf, SceneLink } from './link.tsx';
import type { Told } from './told.ts';

/** What does not fit together yet; once all is told, the way to the ending, which knows what answers it and what is so on purpose. */
export function Open({ told }: { told: Told }) {
  const points = useMemo(() => openAfter(told.open), [told.open]);
  if (told.eyes.length > 0) return <p class="lead">{say.eyesOpen}</p>;
  const [ending] = told.pages;
  return (
    <OpenPoints
      points={ending ? points.filter(({ settled }) => settled !== null) : points}
      lead={
        ending && (
          <>
            {say.openEnded} <a href={`#/${ending.id}`}>{ending.title}</a>
          </>
        )
      }
      scene={(number) => <SceneLink key={number} told={told} number={number} />}
      link={linkerOf(told)}
    />
  );
}
