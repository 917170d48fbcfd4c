import type {
  Argument,
  Clause,
  EntityId,
  MomentId,
  Position,
  Statement,
  Time,
  Value,
  Word,
} from '../story/model.ts';
import type { Act, Assertion } from './assertion.ts';
import type { Matcher } from './match.ts';
import type { Painting } from './painting.ts';
import type { SceneStates } from './scenes.ts';

/** Where an assertion comes from, while its sentence is being told. */
export interface Telling {
  readonly position: Position;
  readonly told: Position;
  readonly scene: number;
  readonly line: number;
  readonly moment: MomentId | null;
  readonly when: Time | null;
  readonly reveal: boolean;
  readonly ifNothing: boolean;
  readonly supposed: boolean;
  readonly staged: boolean;
}

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

  /** @param done takes each act as it is done. */
  constructor(world: Told, done: (act: Act) => void) {
    this.#world = world;
    this.#done = done;
  }

  /** Takes a statement in. */
  state(statement: Statement, outer: Telling): void {
    const telling: Telling = statement.when === null ? outer : { ...outer, when: statement.when };
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
        this.#act(
          {
            word: null,
            subject: entityOf(statement.speaker),
            args: [],
            claim: { verb: 'says', to: [] },
            effects: [],
          },
          telling,
        );
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
    const args = values(
      clause.args,
      word.kind === 'identity' ? [] : [...clause.args.keys()].slice(1),
      clause.negated,
    );
    if (!args) return;
    if (word.kind === 'identity') {
      const [one, other] = args;
      if (
        typeof one !== 'number' ||
        typeof other !== 'number' ||
        !this.#world.scenes.isReal(telling.scene, telling.position)
      )
        return;
      const changed = this.#world.painting.identity.say(
        one,
        other,
        !clause.negated,
        telling.position,
        telling.line,
      );
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
    const args = clause.args.map((a) => (a.type === 'value' ? a.value : null));
    if (clause.negated || args.includes(null)) return;
    const { word } = clause;
    const bound = new Map(word.variables.map((v, i) => [v.name, args[i]!]));
    const subjectAt = Math.max(
      0,
      word.variables.findIndex((v) => v.name === 'x'),
    );
    const subject = args[subjectAt];
    const before = this.#world.painting.log.length;
    const effects: Assertion[] = [];
    for (const effect of word.effects) effects.push(...this.#effect(effect, bound, subject ?? null, telling));
    // What somebody only remembers is no second doing of what has been told.
    if (telling.ifNothing && effects.length > 0 && this.#world.painting.log.length === before) return;
    const who = typeof subject === 'number' ? subject : null;
    this.#act({ word, subject: who, args: args as Value[], claim: null, effects }, telling);
  }

  #effect(
    effect: Word['effects'][number],
    bound: ReadonlyMap<string, Value>,
    subject: Value | null,
    telling: Telling,
  ): Assertion[] {
    const open: number[] = [];
    const args = effect.args.map((a, i): Value | undefined => {
      if (a.type === 'name') return this.#world.called(a.name, telling.position);
      if (a.type === 'number') return String(a.value);
      if (a.type === 'date') return a.text;
      if (a.type !== 'variable') return undefined;
      const value = bound.get(a.name);
      if (value !== undefined) return value;
      if (a.name === 'here') return subject === null ? undefined : this.#here(subject, telling);
      open.push(i);
      return undefined;
    });
    if (effect.word.kind === 'act' || effect.word.kind === 'identity') return [];
    const missing = args.flatMap((a, i) => (a === undefined ? [i] : []));
    const whatever = missing.length > 0;
    const value = this.#world.painting.shape(effect.word).value;
    // `?thing is not in ?anywhere`: what is open must be the value, or there is no telling which fluent is meant.
    if (whatever && !(effect.negated && missing.length === 1 && missing[0] === value && open.includes(value)))
      return [];
    const assertion = this.assert(
      effect.word,
      args.map((a) => a ?? ''),
      !effect.negated,
      whatever,
      telling,
    );
    return assertion ? [assertion] : [];
  }

  /** The place where somebody is as a sentence is told. */
  #here(who: Value, telling: Telling): Value | undefined {
    const t = this.#world.painting.start(
      { when: telling.when, scene: telling.scene, moment: telling.moment, told: telling.told },
      telling.position,
    );
    const place = this.#world.matcher.placeOf(
      this.#world.painting.canonical(who, telling.position),
      t,
      telling.position,
    );
    return place;
  }

  #act(act: Pick<Act, 'word' | 'subject' | 'args' | 'claim' | 'effects'>, telling: Telling): void {
    const { position, told, scene, line, when, moment } = telling;
    this.#done({ ...act, position, told, scene, line, when, moment });
  }

  /** Says something of a fluent; `whatever` leaves the value open. */
  assert(
    word: Assertion['word'],
    args: readonly Value[],
    says: boolean,
    whatever: boolean,
    telling: Telling,
  ): Assertion | null {
    const shape = this.#world.painting.shape(word);
    const assertion: Assertion = {
      told: telling.told,
      position: telling.position,
      scene: telling.scene,
      line: telling.line,
      shape,
      word,
      args,
      holds: says !== shape.flipped,
      whatever,
      when: telling.when,
      moment: telling.moment,
      reveal: telling.reveal,
      forever: word.forever && says,
      ifNothing: telling.ifNothing,
      supposed: telling.supposed,
      staged: telling.staged,
    };
    this.#world.painting.assert(assertion, telling.position);
    return assertion;
  }

  /** Telling, lying, saying and learning are done; what is known is so. */
  #claim(claim: Extract<Statement, { type: 'claim' }>, telling: Telling): void {
    const { verb } = claim;
    if (claim.negated) return;
    if (verb === 'tells' || verb === 'lies' || verb === 'says' || verb === 'learns') {
      const to = claim.to.flatMap((a) => entityOf(a) ?? []);
      this.#act(
        { word: null, subject: entityOf(claim.holder), args: [], claim: { verb, to }, effects: [] },
        telling,
      );
    }
    const factive =
      verb === 'knows' || verb === 'learns' || verb === 'remembers' || verb === 'sees' || verb === 'hears';
    if (factive && claim.content.type !== 'scenes')
      // What is known fills what nothing says; a reveal may go against what was told.
      this.state(claim.content, { ...telling, ifNothing: !telling.reveal });
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

const entityOf = (argument: Argument): EntityId | null =>
  argument.type === 'value' && typeof argument.value === 'number' ? argument.value : null;

/** The arguments as values; one left open is allowed where a negation leaves it so. */
function values(args: readonly Argument[], open: readonly number[], negated: boolean): Value[] | null {
  const found: Value[] = [];
  for (const [i, argument] of args.entries()) {
    if (argument.type === 'value') found.push(argument.value);
    else if (argument.type === 'variable' && negated && (open.includes(i) || i === 0)) found.push('');
    else return null;
  }
  return found;
}
