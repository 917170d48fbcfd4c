import type { Argument, Clause, EntityId, Position, Statement, Value, Word } from '../story/model.ts';
import { Act, Assertion, type Telling } from './assertion.ts';
import { type Deed, deedOf, type Effect, type Origin } from './effects.ts';
import type { Matcher } from './match.ts';
import type { Painting } from './painting.ts';
import type { SceneStates } from './scenes.ts';

/** What a teller paints on. */
export interface Told {
  readonly painting: Painting;
  readonly scenes: SceneStates;
  readonly matcher: Matcher;
  called(name: string, position: Position): EntityId | undefined;
}

/** Turns what sentences say into assertions and acts: who does what, what that brings about, what is claimed, which scenes are what. */
export class Teller {
  readonly #world: Told;
  readonly #done: (act: Act) => void;
  readonly #deeds = new Map<Word, Deed>();

  /** @param done takes each act as it is done. */
  constructor(world: Told, done: (act: Act) => void) {
    this.#world = world;
    this.#done = done;
  }

  /** Takes a statement in. */
  state(statement: Statement, outer: Telling): void {
    const telling: Telling = statement.when === null ? outer : outer.at(statement.when);
    switch (statement.type) {
      case 'clauses':
        for (const clause of statement.clauses) this.#clause(clause, telling);
        return;
      case 'claim':
        this.#claim(statement, telling);
        return;
      case 'scenes':
        this.#scenesAre(statement, telling);
        return;
      case 'dialogue':
        this.#act(null, entityOf(statement.speaker), NONE, { verb: 'says', to: [] }, NONE, telling);
        return;
      case 'watches':
        return;
    }
  }

  #clause(clause: Clause, telling: Telling): void {
    const { word } = clause;
    if (word.kind === 'act') {
      this.#deed(clause, telling);
      return;
    }
    const args = values(clause.args, word.kind !== 'identity', clause.negated);
    if (!args) return;
    if (word.kind === 'identity') {
      const [one, other] = args;
      if (
        typeof one !== 'number' ||
        typeof other !== 'number' ||
        !this.#world.scenes.isReal(telling.scene, telling.position)
      )
        return;
      const changed = this.#world.painting.identity.say(one, other, !clause.negated, telling.position);
      if (changed.length > 0) this.#world.painting.repaintEntities(changed, telling.position);
      return;
    }
    this.assert(
      word,
      args,
      !clause.negated,
      clause.args.some((a) => a.type === 'variable'),
      telling,
    );
  }

  /** An act, and what it brings about. */
  #deed(clause: Clause, telling: Telling): void {
    const { word } = clause;
    const args = clause.negated ? null : given(clause.args);
    if (!args) return;
    let deed = this.#deeds.get(word);
    if (!deed) {
      deed = deedOf(word);
      this.#deeds.set(word, deed);
    }
    const subject = args[deed.subject];
    const before = this.#world.painting.log.length;
    let effects: readonly Assertion[] = NONE;
    for (const effect of deed.effects) {
      const assertion = this.#effect(effect, args, subject, telling);
      // Kept for as long as the story is: no longer than it has to be.
      if (assertion) effects = effects === NONE ? [assertion] : [...effects, assertion];
    }
    // What somebody only remembers is no second doing of what has been told.
    if (telling.ifNothing && effects.length > 0 && this.#world.painting.log.length === before) return;
    this.#act(word, typeof subject === 'number' ? subject : null, args, null, effects, telling);
  }

  #effect(
    effect: Effect,
    given: readonly Value[],
    subject: Value | undefined,
    telling: Telling,
  ): Assertion | null {
    let missing = -1;
    const args = effect.args.map((origin) => this.#origin(origin, given, subject, telling) ?? OPEN);
    for (let i = 0; i < args.length; i++) {
      if (args[i] !== OPEN) continue;
      // `?thing is not in ?anywhere`: what is open must be the value, or there is no telling which fluent is meant.
      const open = effect.args[i]!.type === 'open' && i === this.#world.painting.shape(effect.word).value;
      if (missing >= 0 || !effect.negated || !open) return null;
      missing = i;
    }
    return this.assert(effect.word, args, !effect.negated, missing >= 0, telling, true);
  }

  #origin(
    origin: Origin,
    given: readonly Value[],
    subject: Value | undefined,
    telling: Telling,
  ): Value | undefined {
    switch (origin.type) {
      case 'argument':
        return given[origin.index];
      case 'text':
        return origin.text;
      case 'name':
        return this.#world.called(origin.name, telling.position);
      case 'here':
        return subject === undefined ? undefined : this.#here(subject, telling);
      default:
        return undefined;
    }
  }

  /** The place where somebody is as a sentence is told. */
  #here(who: Value, telling: Telling): Value | undefined {
    const { painting, matcher } = this.#world;
    const t = painting.start(telling, telling.position);
    return matcher.placeOf(painting.canonical(who, telling.position), t, telling.position);
  }

  #act(
    word: Word | null,
    subject: EntityId | null,
    args: readonly Value[],
    claim: Act['claim'],
    effects: readonly Assertion[],
    telling: Telling,
  ): void {
    this.#done(new Act(telling, word, subject, args, claim, effects));
  }

  /** Says something of a fluent; `whatever` leaves the value open. */
  assert(
    word: Word,
    args: readonly Value[],
    says: boolean,
    whatever: boolean,
    telling: Telling,
    done = false,
  ): Assertion {
    const shape = this.#world.painting.shape(word);
    const assertion = new Assertion(telling, shape, word, args, says, whatever, done);
    this.#world.painting.assert(assertion, telling.position);
    return assertion;
  }

  /** Telling, lying, saying and learning are done; what is known is so. */
  #claim(claim: Extract<Statement, { type: 'claim' }>, telling: Telling): void {
    const { verb } = claim;
    if (claim.negated) return;
    if (verb === 'tells' || verb === 'lies' || verb === 'says' || verb === 'learns') {
      const to = claim.to.flatMap((a) => entityOf(a) ?? []);
      this.#act(null, entityOf(claim.holder), NONE, { verb, to }, NONE, telling);
    }
    const factive =
      verb === 'knows' || verb === 'learns' || verb === 'remembers' || verb === 'sees' || verb === 'hears';
    if (factive && claim.content.type !== 'scenes')
      // What is known fills what nothing says; a reveal may go against what was told.
      this.state(claim.content, telling.known());
  }

  #scenesAre(statement: Extract<Statement, { type: 'scenes' }>, telling: Telling): void {
    const { position } = telling;
    const touched = new Set<number>();
    if (statement.frame) {
      for (let scene = statement.from; scene <= statement.to; scene++) {
        this.#world.scenes.reframe(scene, statement.frame, position);
        touched.add(scene);
      }
    }
    for (const { scene, moment } of statement.moves) {
      this.#world.scenes.move(scene, moment, position);
      touched.add(scene);
    }
    this.#world.painting.repaintScenes(touched, position);
  }
}

const NONE: readonly never[] = [];
/** Stands where an argument is left open: no text that can be said is empty. */
const OPEN = '';

const entityOf = (argument: Argument): EntityId | null =>
  argument.type === 'value' && typeof argument.value === 'number' ? argument.value : null;

const isGiven = (argument: Argument): argument is Extract<Argument, { type: 'value' }> =>
  argument.type === 'value';

/** The arguments as values; null if one is left open or is nobody told. */
function given(args: readonly Argument[]): Value[] | null {
  return args.every(isGiven) ? args.map(({ value }) => value) : null;
}

/** The arguments as values; one left open is allowed where a negation leaves it so. */
function values(args: readonly Argument[], mayBeOpen: boolean, negated: boolean): Value[] | null {
  if (args.every(isGiven)) return args.map(({ value }) => value);
  const isOpen = (argument: Argument, i: number) =>
    argument.type === 'variable' && negated && (mayBeOpen || i === 0);
  if (!args.every((argument, i) => isGiven(argument) || isOpen(argument, i))) return null;
  return args.map((argument) => (isGiven(argument) ? argument.value : OPEN));
}
