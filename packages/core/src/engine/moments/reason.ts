import type { MomentId } from '../../story/model.ts';

/**
 * Why an edge of the network is there: a constraint (its number); nothing but what moments are (null); or something derived, whose
 * constraints are looked up only when a clash has to be explained.
 */
export type Reason =
  | number
  | null
  /** A trail leads from one of its places to another. */
  | { readonly type: 'trail'; readonly trail: Trail; readonly from: number; readonly to: number }
  /** A declared moment comes after a cap: after whatever the next edge says ends before it. */
  | { readonly type: 'cap'; readonly declared: MomentId }
  /** A trail ends before what it was found to end before when it began. */
  | { readonly type: 'capped'; readonly trail: Trail; readonly place: number }
  /** A `follows`, and that the edges numbered below `edges` prove `declared` to come after `earlier`. */
  | {
      readonly type: 'follows';
      readonly constraint: number;
      readonly earlier: MomentId;
      readonly declared: MomentId;
      readonly edges: number;
    }
  /** The same for all that come after a cap. */
  | {
      readonly type: 'followsAll';
      readonly constraint: number;
      readonly earlier: MomentId;
      readonly edges: number;
    };

/** Declared moments that come after something, the first of them where one implies another; and a point before all of those. */
export interface Cap {
  readonly point: number;
  readonly declared: readonly MomentId[];
}

/**
 * A run of nameless moments, each of which does nothing but follow the one before; the first follows the root.
 *
 *     root < members[0] < members[1] < … < cap
 *
 * Such a run can clash with nothing (there is always room in it), so it stays out of the network, and a story of 100,000
 * undated scenes costs no more than its named moments. A member of which more is said goes into the network as well: a *cut*.
 */
export interface Trail {
  readonly root: MomentId;
  readonly members: MomentId[];
  /** For each member, the number of its `follows`. */
  readonly constraints: number[];
  /** Places of the members in the network, ascending. */
  readonly cuts: number[];
  readonly cap: Cap | null;
  /** How many edges the network had when the trail began, which is when the cap was found. */
  readonly edges: number;
}
