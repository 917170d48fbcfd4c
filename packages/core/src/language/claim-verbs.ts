import type { ClaimVerb } from './tree.ts';

/** A way to say that somebody takes something to be so; `that` follows it. */
export interface ClaimForm {
  readonly verb: ClaimVerb;
  readonly form: string;
  /** Whether it says whom it is told to, as ?y. */
  readonly told: boolean;
}

const own = (verb: ClaimVerb, ...forms: readonly string[]): ClaimForm[] =>
  forms.map((form) => ({ verb, form: `?x ${form}`, told: false }));
const to = (verb: ClaimVerb, ...forms: readonly string[]): ClaimForm[] =>
  forms.map((form) => ({ verb, form: `?x ${form} ?y`, told: true }));

/** The grammar's verbs first, then what people write for them. */
export const claimVerbs: readonly ClaimForm[] = [
  ...own('believes', 'believes', 'is convinced', 'is sure', 'assumes', 'supposes'),
  ...own('thinks', 'thinks'),
  ...own('knows', 'knows', 'understands'),
  ...own('learns', 'learns', 'finds out', 'discovers', 'realises', 'realizes'),
  ...own('remembers', 'remembers', 'recalls'),
  ...own('sees', 'sees', 'notices'),
  ...own('hears', 'hears'),
  ...own('says', 'says', 'claims', 'admits', 'announces', 'declares'),
  ...to('tells', 'tells', 'informs', 'assures', 'says to'),
  ...to('lies', 'lies to'),
];
