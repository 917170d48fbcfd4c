import { sceneTitleIn } from '../language/scene-moment.ts';
import type { TimeExpression } from '../language/tree.ts';
import type { Range } from '../text/source.ts';
import type { Constraint, Moment, MomentId, Position } from './model.ts';

/** Seconds. */
const DAY = 86_400;

type Loose = Constraint extends infer C
  ? C extends Constraint
    ? Omit<C, 'told' | 'range' | 'soft'>
    : never
  : never;

/**
 * The moments of a story as they come up in the telling, and what orders them. Ids are given in order of first use, so that
 * a story told further only ever adds to the end.
 */
export class MomentTable {
  readonly #moments: { id: MomentId; name: string | null; scene: number | null; told: Position }[] = [];
  readonly #byName = new Map<string, MomentId>();
  readonly constraints: Constraint[] = [];
  readonly #declared: ReadonlySet<string>;

  readonly #sceneTitled: (title: string) => MomentId | undefined;

  /**
   * @param declared the names in the Timeline.
   * @param sceneTitled the moment of the scene of that title, as told so far.
   */
  constructor(declared: ReadonlySet<string>, sceneTitled: (title: string) => MomentId | undefined) {
    this.#declared = declared;
    this.#sceneTitled = sceneTitled;
  }

  get moments(): readonly Moment[] {
    return this.#moments;
  }

  named(name: string): MomentId | undefined {
    return this.#byName.get(name);
  }

  constrain(constraint: Loose, told: Position, range: Range, soft = false): void {
    // What they all have comes first: V8 gives an object a shape of its own that begins with a spread and goes on.
    const known = soft ? { told, range, soft, ...constraint } : { told, range, ...constraint };
    this.constraints.push(known as Constraint);
  }

  /** A new moment without a name, that belongs to a scene. */
  nameless(scene: number | null, told: Position): MomentId {
    const id = this.#moments.length;
    this.#moments.push({ id, name: null, scene, told });
    return id;
  }

  /** The moment of that name, made at its first use; `declared` is true where the Timeline has it. */
  use(name: string, told: Position): { id: MomentId; first: boolean; declared: boolean } {
    const declared = this.#declared.has(name);
    const known = this.#byName.get(name);
    if (known !== undefined) return { id: known, first: false, declared };
    const id = this.#moments.length;
    this.#moments.push({ id, name, scene: null, told });
    this.#byName.set(name, id);
    return { id, first: true, declared };
  }

  /** A declared moment that nothing told has named: it orders others, and has no name. */
  hidden(name: string): MomentId {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const id = this.#moments.length;
    this.#moments.push({ id, name: null, scene: null, told: Number.POSITIVE_INFINITY });
    this.#byName.set(name, id);
    return id;
  }

  /**
   * The moment that an expression names, seen from a scene.
   *
   * @param previous the moment that `the next day` counts from
   * @param fresh what orders a name that comes up for the first time: on a stage line it follows; in `(when)` it goes without
   *   saying that people speak of what came before
   */
  resolve(
    time: TimeExpression,
    previous: MomentId | null,
    scene: number | null,
    told: Position,
    fresh: 'follows' | 'precedes' | null,
  ): MomentId {
    const ofScene = time.type === 'moment' ? this.#ofScene(time.name) : undefined;
    if (ofScene !== undefined) return ofScene;
    if (time.type === 'moment' || time.type === 'date') {
      const used = this.use(time.type === 'moment' ? time.name : time.text, told);
      if (!used.first) return used.id;
      if (time.type === 'date') {
        this.constrain({ type: 'date', moment: used.id, from: time.from, to: time.to }, told, time.range);
      }
      if (previous === null || fresh === null || used.id === previous) return used.id;
      if (fresh === 'precedes')
        this.constrain({ type: 'before', earlier: used.id, later: previous }, told, time.range, true);
      else if (!used.declared && time.type === 'moment') {
        this.constrain({ type: 'before', earlier: previous, later: used.id }, told, time.range);
      }
      return used.id;
    }
    // How long a moment lasts is said in the Timeline only.
    if (time.type === 'lasts') return this.nameless(scene, told);
    const anchor = time.to === null ? previous : this.#anchor(time, time.to, previous, scene, told, fresh);
    const id = this.nameless(scene, told);
    if (anchor !== null) this.relate(id, time, anchor, told, time.to === null);
    return id;
  }

  /** `the scene “The letter”`: the moment at which it happens, unless a moment has that name. */
  #ofScene(name: string): MomentId | undefined {
    const title = this.#byName.has(name) || this.#declared.has(name) ? null : sceneTitleIn(name);
    return title === null ? undefined : this.#sceneTitled(title);
  }

  /** `three days after ANCHOR`: the anchor may itself be said in words that name no moment yet. */
  #anchor(
    time: TimeExpression,
    name: string,
    previous: MomentId | null,
    scene: number | null,
    told: Position,
    fresh: 'follows' | 'precedes' | null,
  ): MomentId {
    return this.resolve(
      { type: 'moment', name, text: name, range: time.range },
      previous,
      scene,
      told,
      fresh,
    );
  }

  /** Orders `id` against its anchor as `time` (a relative expression) says. */
  relate(id: MomentId, time: TimeExpression, anchor: MomentId, told: Position, close = false): void {
    if (time.type !== 'relative' || id === anchor) {
      if (time.type === 'relative')
        this.constrain({ type: 'before', earlier: id, later: id }, told, time.range);
      return;
    }
    const { relation, amount, range } = time;
    if (relation === 'during') this.constrain({ type: 'during', inner: id, outer: anchor }, told, range);
    else if (relation === 'same') this.constrain({ type: 'same', one: anchor, other: id }, told, range);
    else {
      const earlier = relation === 'after' ? anchor : id;
      const later = relation === 'after' ? id : anchor;
      // `that night` comes before whatever else is only known to come later; `the next day` may not.
      const next = close && relation === 'after' && amount !== null && amount.high <= DAY;
      this.constrain({ type: next ? 'follows' : 'before', earlier, later }, told, range);
      if (amount)
        this.constrain({ type: 'offset', earlier, later, low: amount.low, high: amount.high }, told, range);
    }
  }
}
