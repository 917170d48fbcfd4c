import type { Portrait, ToldSoFar } from '../explain/explanation.ts';
import { portraitOf } from '../explain/portrait.ts';
import { storySoFar } from '../explain/sofar.ts';
import type { LensRequest, Session } from './session.ts';

// What a reader's device is asked. It takes no rules: what these find is shipped with the scenes.

/** The story so far, but for what does not fit yet: nothing in it comes from after the position. */
export function toldIn(session: Session, request: LensRequest): ToldSoFar | { readonly problem: string } {
  const opened = session.open(request);
  return 'problem' in opened ? opened : storySoFar(opened.audience, opened.eyes);
}

/** One person, place or thing as far as has been told; undefined if nothing told has named it. */
export function portraitIn(session: Session, request: LensRequest, name: string): Portrait | undefined {
  const opened = session.open(request);
  return 'problem' in opened ? undefined : portraitOf(opened.audience, opened.eyes, name);
}
