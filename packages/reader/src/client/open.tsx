import { openIn } from '@unspoiled/core/reader/questions';
import { say } from '../messages/say.ts';
import { linkerOf, SceneLink } from './link.tsx';
import type { Told } from './told.ts';

/** What does not fit together yet. */
export function Open({ told }: { told: Told }) {
  if (told.eyes.length > 0) return <p class="lead">{say.eyesOpen}</p>;
  const conflicts = openIn(told.session, { position: null, eyes: [], under: null });
  if (conflicts.length === 0) return <p class="lead">{say.openNone}</p>;
  const link = linkerOf(told);
  return (
    <>
      <p class="lead">{say.openLead}</p>
      <ul class="known">
        {conflicts.map((conflict) => (
          <li key={conflict.text}>
            <span dir="auto">{link(conflict.text)}</span>
            <span class="because small soft">
              {say.noticed} <SceneLink told={told} number={conflict.noticed} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
