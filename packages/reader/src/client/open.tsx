import { say } from '../messages/say.ts';
import { linkerOf, SceneLink } from './link.tsx';
import type { Told } from './told.ts';

/** What does not fit together yet. */
export function Open({ told }: { told: Told }) {
  const { conflicts } = told.soFar;
  if (told.eyes.length > 0) return <p class="lead">{say.eyesOpen}</p>;
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
