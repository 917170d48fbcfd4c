import type { Open, SoFar } from '../explain/explanation.ts';
import { openNow } from '../explain/open-now.ts';
import { toldIn } from './of-session.ts';
import type { LensRequest, Session } from './session.ts';

// What takes the rules and checks. A browser fetches it when it is first looked at.

/** What does not fit yet, as far as has been told; nothing through eyes that nobody has. */
export function openIn(session: Session, request: LensRequest): readonly Open[] {
  const opened = session.open(request);
  return 'problem' in opened ? [] : openNow(opened.audience, opened.eyes);
}

/** The story so far: nothing in it comes from after the position. */
export function soFarIn(session: Session, request: LensRequest): SoFar | { readonly problem: string } {
  const told = toldIn(session, request);
  return 'problem' in told ? told : { ...told, conflicts: openIn(session, request) };
}
