import { orderOf } from '../engine/moments/order.ts';
import { newsBetween, type OpenNews, type OpenPoint } from '../explain/open-news.ts';
import { OpenTold } from '../explain/open-told.ts';
import { seals } from '../seal/merge.ts';
import type { Contribution, Header } from '../seal/sealed.ts';
import type { SealedPrelude } from '../seal/unseal.ts';
import { Session } from './session.ts';
import { toldBySealed } from './told-sealed.ts';

/**
 * What each scene changes in what does not fit, as of the end of that scene: worked out of the story sealed there, so nothing in it depends
 * on what is told later. One engine goes through all of them.
 *
 * @returns an entry a scene, null where it changes nothing.
 */
export function* openByScene(
  header: Header,
  scenes: readonly Contribution[],
  prelude: SealedPrelude,
): Generator<OpenNews | null> {
  const told = new OpenTold();
  let session: Session | null = null;
  let before: readonly OpenPoint[] = [];
  for (let count = 1; count <= scenes.length; count++) {
    const sealed = seals(header, scenes.slice(0, count), null);
    const goneOn: Session | null = session === null ? null : session.goOn(sealed);
    session = goneOn ?? new Session(toldBySealed(sealed, prelude, orderOf));
    const opened = session.open({ position: null, eyes: [], under: null });
    // There is nobody whose eyes could be unknown.
    if ('problem' in opened) throw new Error(opened.problem);
    const after = told.points(opened.audience);
    yield newsBetween(before, after);
    before = after;
  }
}
