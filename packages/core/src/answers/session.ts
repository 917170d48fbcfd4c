import { Engine } from '../engine/engine.ts';
import { AS_TOLD } from '../explain/as-told.ts';
import type { SealedStory } from '../seal/sealed.ts';
import type { EntityId, Position, Story } from '../story/model.ts';
import type { Told } from './told.ts';

/** Where and how somebody looks at a story; names as typed. Null `position`: the end, readings included. */
export interface LensRequest {
  readonly position: Position | null;
  /** Outermost first; empty for the audience. */
  readonly eyes: readonly string[];
  /** A reading's title, or `As told`. */
  readonly under: string | null;
}

/** An engine that holds nothing from after the lens's position, or why there is none. */
export type Opened =
  | { readonly engine: Engine; readonly audience: Engine; readonly eyes: readonly EntityId[] }
  | { readonly problem: string };

/** How many engines are kept for questions that come in a batch. */
const KEPT = 16;

/**
 * Opens a story at lenses. It is cut at the position before anyone looks at it: whatever is asked through a session, what comes
 * later is not there to be found.
 */
export class Session {
  readonly #told: Told;
  readonly #stories = new Map<Position, Story>();
  readonly #engines = new Map<string, Engine>();

  constructor(told: Told) {
    this.#told = told;
  }

  /**
   * A session of the same story told further. It takes the engine of all that was told along, which goes on with what is new; this
   * one answers as before, and builds its own again when it is asked.
   *
   * @param further with the same scenes in front, as objects; another story makes no harm.
   * @returns null where nothing can be taken along: make a session of its own.
   */
  goOn(further: SealedStory): Session | null {
    const before = this.story(null);
    const told = this.#told.goOn(further);
    if (!told) return null;
    const next = new Session(told);
    const engine = this.#engines.get(keyOf(this.end, null));
    if (engine?.story === before) {
      this.#engines.clear();
      if (engine.goOn(next.story(null))) next.#engines.set(keyOf(next.end, null), engine);
    }
    return next;
  }

  get end(): Position {
    return this.#told.end;
  }

  get asking(): Told['asking'] {
    return this.#told.asking;
  }

  /** Whether a position is the end of the story; null is the end of what has been told. */
  isEnd(position: Position | null): boolean {
    return this.#told.ended && (position === null || position >= this.end);
  }

  /** The story as it stands at a position: all of it, readings too, at the end. */
  story(position: Position | null): Story {
    const at = position === null ? this.end : Math.max(0, Math.min(position, this.end));
    return keep(this.#stories, at, () => this.#told.upTo(at));
  }

  open(request: LensRequest): Opened {
    const at = request.position ?? this.end;
    const story = this.story(at);
    const under = request.under === null ? null : plain(request.under);
    const reading =
      under === null || under === plain(AS_TOLD)
        ? null
        : story.readings.find((r) => plain(r.title) === under);
    if (reading === undefined) return { problem: noReading(story, request.under!, !this.isEnd(at)) };
    const options = under === null ? {} : reading ? { bare: true, reading } : { infer: true };
    const audience = keep(
      this.#engines,
      keyOf(at, under),
      () => new Engine(story, { ...options, order: this.#told.orderOf(story) }),
    );
    const eyes: EntityId[] = [];
    for (const name of request.eyes) {
      const found = audience.called(name.trim(), audience.end);
      if (found === undefined) return { problem: `Nobody called “${name.trim()}” has been named so far.` };
      eyes.push(audience.painting.identity.find(found, audience.end));
    }
    return { engine: audience.through(eyes), audience, eyes };
  }
}

const keyOf = (position: Position, under: string | null) => `${position} ${under ?? ''}`;

const plain = (title: string) => title.normalize('NFC').replace(/[’ʼ]/g, "'").trim().toLowerCase();

function noReading(story: Story, title: string, early: boolean): string {
  if (early)
    return `There is no reading “${title}” yet: readings look back on the whole story, so leave out the position, or use “${AS_TOLD}”.`;
  const titles = [AS_TOLD, ...story.readings.map((r) => r.title)].map((t) => `“${t}”`).join(', ');
  return `There is no reading “${title}”: the readings are ${titles}.`;
}

/** The value of a key, made if it is not there; only so many are kept. */
function keep<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (map.size >= KEPT) map.delete(map.keys().next().value as K);
  map.set(key, made);
  return made;
}
