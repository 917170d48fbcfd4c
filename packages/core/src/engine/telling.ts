import { isSaid, isThought } from '../story/claims.ts';
import type { Argument, Clause, EntityId, Position, Statement, Value, Word } from '../story/model.ts';
import { Act, Assertion, type Shape, type Telling } from './assertion.ts';
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

/** An effect of an act, with what one world makes of it. */
interface Outcome {
  readonly effect: Effect;
  readonly shape: Shape;
  /** It is said of those that the act is, in the same order. */
  readonly isOfSame: boolean;
}

/** Turns what sentences say into assertions and acts: who does what, what that brings about, what is claimed, which scenes are what. */
export class Teller {
  readonly #world: Told;
  readonly #done: (act: Act) => void;
  readonly #deeds = new Map<Word, { readonly deed: Deed; readonly outcomes: readonly Outcome[] }>();

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
        this.#act(null, entityOf(statement.speaker), NONE, { verb: 'says', to: NONE }, NONE, telling);
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
    const isOpen = !clause.args.every(isGiven);
    const args = isOpen
      ? openValues(clause.args, word.kind !== 'identity', clause.negated)
      : clause.args.map(valueIn);
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
    this.assert(word, args, !clause.negated, isOpen, telling);
  }

  /** An act, and what it brings about. */
  #deed(clause: Clause, telling: Telling): void {
    const { word } = clause;
    if (clause.negated || !clause.args.every(isGiven)) return;
    const args = clause.args.map(valueIn);
    const { deed, outcomes } = this.#deedOf(word);
    const subject = args[deed.subject];
    const before = this.#world.painting.log.length;
    let effects: readonly Assertion[] = NONE;
    for (const outcome of outcomes) {
      const assertion = this.#effect(outcome, args, subject, telling);
      // Kept for as long as the story is: no longer than it has to be.
      if (assertion) effects = effects === NONE ? [assertion] : [...effects, assertion];
    }
    // What somebody only remembers is no second doing of what has been told.
    if (telling.ifNothing && effects.length > 0 && this.#world.painting.log.length === before) return;
    this.#act(word, typeof subject === 'number' ? subject : null, args, null, effects, telling);
  }

  #deedOf(word: Word): { readonly deed: Deed; readonly outcomes: readonly Outcome[] } {
    let known = this.#deeds.get(word);
    if (!known) {
      const deed = deedOf(word);
      const outcomes = deed.effects.map((effect) => ({
        effect,
        shape: this.#world.painting.shape(effect.word),
        isOfSame:
          effect.args.length === word.variables.length &&
          effect.args.every((origin, i) => origin.type === 'argument' && origin.index === i),
      }));
      known = { deed, outcomes };
      this.#deeds.set(word, known);
    }
    return known;
  }

  #effect(
    { effect, shape, isOfSame }: Outcome,
    given: readonly Value[],
    subject: Value | undefined,
    telling: Telling,
  ): Assertion | null {
    // Kept for as long as the story is: so are those of the act.
    if (isOfSame) return this.#say(shape, given, !effect.negated, false, telling, true);
    let missing = -1;
    const args = effect.args.map((origin) => this.#origin(origin, given, subject, telling) ?? OPEN);
    for (let i = 0; i < args.length; i++) {
      if (args[i] !== OPEN) continue;
      // `?thing is not in ?anywhere`: what is open must be the value, or there is no telling which fluent is meant.
      const open = effect.args[i]!.type === 'open' && i === shape.value;
      if (missing >= 0 || !effect.negated || !open) return null;
      missing = i;
    }
    return this.#say(shape, args, !effect.negated, missing >= 0, telling, true);
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
  assert(word: Word, args: readonly Value[], says: boolean, whatever: boolean, telling: Telling): Assertion {
    return this.#say(this.#world.painting.shape(word), args, says, whatever, telling, false);
  }

  /** @param done an act brings it about. */
  #say(
    shape: Shape,
    args: readonly Value[],
    says: boolean,
    whatever: boolean,
    telling: Telling,
    done: boolean,
  ): Assertion {
    const assertion = new Assertion(telling, shape, args, says, whatever, done);
    this.#world.painting.assert(assertion, telling.position);
    return assertion;
  }

  /** Telling, lying, saying and learning are done; what is known is so. */
  #claim(claim: Extract<Statement, { type: 'claim' }>, telling: Telling): void {
    const { verb, negated, content } = claim;
    if (negated) return;
    if (isSaid(verb) || verb === 'learns') {
      const made = { verb, to: entitiesOf(claim.to), statement: claim };
      this.#act(null, entityOf(claim.holder), NONE, made, NONE, telling);
    }
    if (!isSaid(verb) && !isThought(verb) && content.type !== 'scenes')
      // What is known fills what nothing says; a reveal may go against what was told.
      this.state(content, telling.known());
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

const valueIn = (argument: Argument): Value => (argument.type === 'value' ? argument.value : OPEN);

/** The entities that arguments name. */
const entitiesOf = (args: readonly Argument[]): readonly EntityId[] =>
  args.length === 0 ? NONE : args.flatMap((argument) => entityOf(argument) ?? []);

/** The arguments as values, where some are left open: so a negation may leave them. Null if one of them is nobody told. */
function openValues(args: readonly Argument[], mayBeOpen: boolean, negated: boolean): Value[] | null {
  const isOpen = (argument: Argument, i: number) =>
    argument.type === 'variable' && negated && (mayBeOpen || i === 0);
  return args.every((argument, i) => isGiven(argument) || isOpen(argument, i)) ? args.map(valueIn) : null;
}
