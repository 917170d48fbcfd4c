import type { Argument, Entity, EntityId, Position, Scene, Statement, Word } from '../story/model.ts';
import type { Tale } from './tale.ts';

/** Only people and groups are ever present; things and places are merely named. */
export const isSomebody = (entity: Entity | undefined): boolean =>
  entity?.kind === 'person' || entity?.kind === 'group';

const NOBODY: readonly EntityId[] = [];
const EMPTY: ReadonlySet<EntityId> = new Set();

/** Who is in a scene, and who watches it, at each of its sentences from the first on. */
interface Attendance {
  readonly first: Position;
  readonly present: ReadonlySet<EntityId>[];
  readonly watching: ReadonlySet<EntityId>[];
}

/** What the journal says of somebody. The first three count for the sentence they come with, the last from the next on. */
type Entry = 'enters' | 'watches' | 'shows' | 'leaves';

/**
 * Who is in the scene being told, and who watches it unseen. Comings and goings are kept as a journal; who was there at some
 * sentence is read off it when somebody asks, a scene at a time.
 */
export class Stage {
  readonly #tale: Tale;
  /** Who is in the scene being told, and who watches it. */
  readonly #inScene = new Set<EntityId>();
  readonly #atWatch = new Set<EntityId>();
  /** The journal: at each position in turn, who does what. */
  readonly #positions: Position[] = [];
  readonly #who: EntityId[] = [];
  readonly #what: Entry[] = [];
  /** Of the scenes that somebody has asked about. */
  readonly #read = new Map<number, Attendance>();
  /** Of each word: which of its arguments take part in what it says. */
  readonly #taking = new Map<Word, readonly number[]>();

  constructor(tale: Tale) {
    this.#tale = tale;
  }

  /** A new scene, with nobody in it yet. */
  begin(): void {
    // Clearing an empty set makes a new one of it.
    if (this.#inScene.size > 0) this.#inScene.clear();
    if (this.#atWatch.size > 0) this.#atWatch.clear();
  }

  /** Who takes part in what a main clause says, and so is put in the scene by it. */
  participants(statement: Statement): readonly EntityId[] {
    const found: EntityId[] = [];
    this.#eachTaking(statement, (entity) => found.push(entity));
    return found;
  }

  /**
   * Puts those who take part in what a main clause says in the scene.
   *
   * @param secretly whoever watched goes on watching.
   * @returns those who were not there before.
   */
  takePart(statement: Statement, position: Position, secretly: boolean): readonly EntityId[] {
    this.#fresh = NOBODY;
    this.#at = position;
    this.#eachTaking(statement, secretly ? this.#comes : this.#showsAndComes);
    return this.#fresh;
  }

  #eachTaking(statement: Statement, take: (entity: EntityId) => void): void {
    if (statement.when !== null) return;
    switch (statement.type) {
      case 'clauses':
        for (const { word, args } of statement.clauses)
          for (const i of this.#takingPart(word)) takeNamed(args[i], take);
        return;
      case 'claim':
        takeNamed(statement.holder, take);
        for (const to of statement.to) takeNamed(to, take);
        return;
      case 'dialogue':
        takeNamed(statement.speaker, take);
        return;
      case 'watches':
        takeNamed(statement.watcher, take);
        return;
      case 'scenes':
        return;
    }
  }

  #takingPart(word: Word): readonly number[] {
    let taking = this.#taking.get(word);
    if (!taking) {
      // Someone called on the telephone is where they are.
      taking =
        word.kind === 'fact' || word.kind === 'identity'
          ? []
          : [...word.variables.keys()].filter(
              (i) => !(word.atADistance && i > 0) && !word.about.includes(word.variables[i]!.name),
            );
      this.#taking.set(word, taking);
    }
    return taking;
  }

  /** Puts people in the scene; gives those who were not there before. */
  enter(entities: readonly EntityId[], position: Position): readonly EntityId[] {
    this.#fresh = NOBODY;
    this.#at = position;
    for (const entity of entities) this.#comes(entity);
    return this.#fresh;
  }

  /** The position at which people come in, and those who do that were not there before. */
  #at: Position = 0;
  #fresh: readonly EntityId[] = NOBODY;

  readonly #comes = (entity: EntityId): void => {
    if (this.#inScene.has(entity) || !isSomebody(this.#tale.story.entities[entity])) return;
    this.#inScene.add(entity);
    this.#note(this.#at, entity, 'enters');
    this.#fresh = this.#fresh === NOBODY ? [entity] : [...this.#fresh, entity];
  };

  /** Whoever takes part openly watches in secret no longer. */
  readonly #showsAndComes = (entity: EntityId): void => {
    if (this.#atWatch.delete(entity)) this.#note(this.#at, entity, 'shows');
    this.#comes(entity);
  };

  watch(entity: EntityId, position: Position): void {
    if (this.#atWatch.has(entity)) return;
    this.#atWatch.add(entity);
    this.#note(position, entity, 'watches');
  }

  leave(entity: EntityId, position: Position): void {
    const present = this.#inScene.delete(entity);
    if (this.#atWatch.delete(entity) || present) this.#note(position, entity, 'leaves');
  }

  #note(position: Position, entity: EntityId, what: Entry): void {
    this.#positions.push(position);
    this.#who.push(entity);
    this.#what.push(what);
  }

  /** Who is in the scene as the sentence at a position is told. */
  presentAt(position: Position): ReadonlySet<EntityId> {
    const attendance = this.#attendanceAt(position);
    return attendance?.present[position - attendance.first] ?? EMPTY;
  }

  /** The same for each sentence of a scene, from the first on. */
  presentIn(scene: Scene): readonly ReadonlySet<EntityId>[] {
    return this.#attendanceOf(scene).present;
  }

  watchingAt(position: Position): ReadonlySet<EntityId> {
    const attendance = this.#attendanceAt(position);
    return attendance?.watching[position - attendance.first] ?? EMPTY;
  }

  /** What the journal says of the scene of a position. */
  #attendanceAt(position: Position): Attendance | undefined {
    const scene = this.#tale.story.scenes[(this.#tale.story.sentences[position - 1]?.scene ?? 0) - 1];
    return scene && this.#attendanceOf(scene);
  }

  #attendanceOf(scene: Scene): Attendance {
    let attendance = this.#read.get(scene.number);
    if (!attendance) {
      attendance = this.#attendance(scene);
      this.#read.set(scene.number, attendance);
    }
    return attendance;
  }

  #attendance({ first, last }: Scene): Attendance {
    const attendance: Attendance = { first, present: [], watching: [] };
    let present = EMPTY;
    let watching = EMPTY;
    let i = this.#firstEntry(first);
    for (let p = first; p <= last; p++) {
      for (; this.#positions[i] === p && this.#what[i] !== 'leaves'; i++) {
        const who = this.#who[i]!;
        if (this.#what[i] === 'enters') present = withOne(present, who);
        else watching = this.#what[i] === 'watches' ? withOne(watching, who) : without(watching, who);
      }
      attendance.present.push(present);
      attendance.watching.push(watching);
      for (; this.#positions[i] === p; i++) {
        present = without(present, this.#who[i]!);
        watching = without(watching, this.#who[i]!);
      }
    }
    return attendance;
  }

  #firstEntry(position: Position): number {
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#positions[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Hands on whom an argument names, if it names anybody. */
function takeNamed(argument: Argument | undefined, take: (entity: EntityId) => void): void {
  if (argument?.type === 'value' && typeof argument.value === 'number') take(argument.value);
}

const withOne = (set: ReadonlySet<EntityId>, one: EntityId): ReadonlySet<EntityId> => new Set(set).add(one);

function without(set: ReadonlySet<EntityId>, one: EntityId): ReadonlySet<EntityId> {
  if (!set.has(one)) return set;
  const rest = new Set(set);
  rest.delete(one);
  return rest;
}
