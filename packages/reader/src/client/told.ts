import {
  type Answer,
  answer,
  type Contribution,
  explainWhy,
  type Header,
  merge,
  openPrelude,
  type PackedPrelude,
  type Portrait,
  portraitIn,
  type SealedStory,
  Session,
  type SoFar,
  soFarIn,
  toldBySealed,
  type Why,
} from '@unspoiled/core/reader';
import type { ShippedEnding } from '../pages/public.ts';

/** What the pages are drawn from: the story as far as it has been told to this reader, through some eyes. */
export interface Told {
  readonly sealed: SealedStory;
  readonly session: Session;
  readonly soFar: SoFar;
  /** As the audience knows it, whatever the eyes. */
  readonly audience: SoFar;
  /** The pages of the ending; none before it. */
  readonly pages: ShippedEnding['pages'];
  /** Empty for the audience. */
  readonly eyes: readonly string[];
  readonly portrait: (name: string) => Portrait | undefined;
  readonly ask: (question: string) => Answer;
  readonly why: (question: string) => Why;
}

/** The same engine as everywhere, over what this reader has been given. */
export function tell(
  header: Header,
  scenes: readonly Contribution[],
  shipped: ShippedEnding | null,
  prelude: PackedPrelude,
): Told {
  const sealed = merge(header, [{ start: 0, length: scenes.length, scenes }], shipped?.ending ?? null);
  const session = new Session(toldBySealed(sealed, openPrelude(prelude)));
  const lens = { position: null, eyes: [], under: null };
  const audience = soFarIn(session, lens) as SoFar;
  return through({ sealed, session, audience, pages: shipped?.pages ?? [] }, []);
}

/** The same, through somebody's eyes; the audience's where nobody of that name has been met. */
export function through(
  { sealed, session, audience, pages }: Pick<Told, 'sealed' | 'session' | 'audience' | 'pages'>,
  eyes: readonly string[],
): Told {
  const lens = { position: null, eyes, under: null };
  const seen = eyes.length > 0 ? soFarIn(session, lens) : audience;
  if ('problem' in seen) return through({ sealed, session, audience, pages }, []);
  return {
    sealed,
    session,
    soFar: seen,
    audience,
    pages,
    eyes,
    portrait: (name) => portraitIn(session, lens, name),
    ask: (question) => answer(session, question, { ...lens, when: null }),
    why: (question) => explainWhy(session, question, { ...lens, when: null }),
  };
}
