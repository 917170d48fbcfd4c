import {
  type Header,
  merge,
  openPrelude,
  type PackedPrelude,
  type Portrait,
  portraitIn,
  type SealedStory,
  Session,
  type ToldSoFar,
  toldBySealed,
  toldIn,
} from '@unspoiled/core/reader';
import type { ShippedEnding } from '../pages/public.ts';
import type { Shipped } from './shipping.ts';

/** What the pages are drawn from: the story as far as it has been told to this reader, through some eyes. */
export interface Told {
  readonly sealed: SealedStory;
  readonly session: Session;
  readonly soFar: ToldSoFar;
  /** As the audience knows it, whatever the eyes. */
  readonly audience: ToldSoFar;
  /** What each scene changes in what is open. */
  readonly open: Shipped['open'];
  /** The pages of the ending; none before it. */
  readonly pages: ShippedEnding['pages'];
  /** Empty for the audience. */
  readonly eyes: readonly string[];
  readonly portrait: (name: string) => Portrait | undefined;
}

/**
 * The same engine as everywhere, over what this reader has been given.
 *
 * @param before what the reader had been told before: where this goes on from it, only what is new is worked out.
 */
export function tell(
  header: Header,
  { scenes, open, ending }: Shipped,
  prelude: PackedPrelude,
  before: Told | null,
): Told {
  const sealed = merge(header, [{ start: 0, length: scenes.length, scenes }], ending?.ending ?? null);
  const session = before?.session.goOn(sealed) ?? new Session(toldBySealed(sealed, openPrelude(prelude)));
  const lens = { position: null, eyes: [], under: null };
  const audience = toldIn(session, lens) as ToldSoFar;
  return through({ sealed, session, audience, open, pages: ending?.pages ?? [] }, []);
}

/** The same, through somebody's eyes; the audience's where nobody of that name has been met. */
export function through(
  told: Pick<Told, 'sealed' | 'session' | 'audience' | 'open' | 'pages'>,
  eyes: readonly string[],
): Told {
  const { sealed, session, audience, open, pages } = told;
  const lens = { position: null, eyes, under: null };
  const found = eyes.length > 0 ? toldIn(session, lens) : audience;
  if ('problem' in found) return through(told, []);
  return {
    sealed,
    session,
    soFar: found,
    audience,
    open,
    pages,
    eyes,
    portrait: (name) => portraitIn(session, lens, name),
  };
}
