import type { ClaimVerb } from './model.ts';

/** `tells`, `lies`, `says`: it is said, to whomever and however truly. */
export const isSaid = (verb: ClaimVerb): boolean => /^(?:tell|lie|say)s/.test(verb);

/** `believes`, `thinks`: it is so for whoever does. What is neither that nor said is known, and so. */
export const isThought = (verb: ClaimVerb): boolean => /^(?:believe|think)s/.test(verb);
