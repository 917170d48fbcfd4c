import type { Explanation } from '@unspoiled/core/reader';
import { say } from '../../messages/say.ts';
import type { Links } from './pages.tsx';

/** The ending explained: what a twist changed, scene by scene. */
export function Ending({ explanation }: { explanation: Explanation; links: Links }) {
  return (
    <>
      <h1 tabIndex={-1}>{say.ending}</h1>
      {explanation.twists.map((twist) => (
        <p key={twist.scene} class="lead" dir="auto">
          {twist.text}
        </p>
      ))}
    </>
  );
}
