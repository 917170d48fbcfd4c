import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { finish, startOver, useStore } from './store.ts';

/** Asks once, since everything opens then. */
export function Finish() {
  const { place, busy } = useStore();
  const [asking, ask] = useState(false);
  const asked = useRef(false);
  const here = useRef<HTMLButtonElement>(null);
  // Asked, and back from it, whoever is here by keyboard is at the button that changes nothing.
  useLayoutEffect(() => {
    if (asked.current) here.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (place?.ended)
    return (
      <button type="button" class="quiet" onClick={startOver}>
        {say.startOver}
      </button>
    );
  if (!asking)
    return (
      <div class="row">
        <button
          type="button"
          class="quiet"
          ref={here}
          aria-disabled={busy}
          onClick={() => {
            asked.current = true;
            ask(true);
          }}
        >
          {say.end}
        </button>
        {place && (
          <button type="button" class="quiet" onClick={startOver}>
            {say.startOver}
          </button>
        )}
      </div>
    );
  return (
    <div class="asking" role="alertdialog" aria-labelledby="end-ask">
      <p id="end-ask">{say.endAsk}</p>
      <button
        type="button"
        class="main"
        onClick={() => {
          ask(false);
          finish();
        }}
      >
        {say.endYes}
      </button>
      <button type="button" ref={here} onClick={() => ask(false)}>
        {say.endNo}
      </button>
    </div>
  );
}
