import type { MomentId, Time } from '../../story/model.ts';

/** The moments that a `(when)` names. */
export function momentsAt(when: Time): readonly MomentId[] {
  switch (when.type) {
    case 'at':
      return [when.moment];
    case 'since':
      return [when.from];
    case 'until':
      return [when.to];
    case 'span':
      return [when.from, when.to];
    case 'always':
      return [];
  }
}
