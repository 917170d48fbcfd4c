import { orderOf } from '../engine/moments/order.ts';
import type { Rule as RuleTree, Tree } from '../language/tree.ts';
import type { Entity, Scene, Sentence, Story } from '../story/model.ts';
import { understand } from '../story/understand.ts';
import { rulesInView, WordsUsed } from '../story/vocabulary.ts';
import { OffRules } from './off-rules.ts';
import { pack } from './pack.ts';
import type { Contribution, Ending, Header, NewEntity } from './sealed.ts';
import { TimelineTold } from './timeline-told.ts';
import { Unsealing } from './unseal.ts';
import { tellsAges, YearsTold } from './years-told.ts';

/** What a story is made of, told scene by scene: each part depends on nothing told after it. */
export interface Contributions {
  readonly header: Header;
  readonly scenes: readonly Contribution[];
  readonly ending: Ending;
}

/**
 * Splits a story into what each scene adds. One walk over the story: O(n log n) for n sentences, and for each declared moment that
 * is told, a look at the Timeline.
 */
export function contributionsOf(tree: Tree): Contributions {
  return new Splitter(tree).split();
}

class Splitter {
  readonly #tree: Tree;
  readonly #story: Story;
  readonly #used: WordsUsed;
  readonly #timeline: TimelineTold;
  readonly #off: OffRules;
  /** The rules of the whole story, each with its exceptions as written. */
  readonly #rules: ReadonlyMap<RuleTree, RuleWhole>;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #later: Later;
  readonly #shipped = new Set<unknown>();
  /** How many of its exceptions a rule has been shipped with. */
  readonly #excused = new Map<RuleTree, number>();
  #nextEntity = 0;
  #nextConstraint = 0;
  #nextInvented = 0;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#story = understand(tree);
    this.#used = new WordsUsed(tree.words);
    this.#timeline = new TimelineTold(this.#story, orderOf(this.#story));
    this.#off = new OffRules(tree);
    this.#rules = wholeRules(tree, this.#story);
    this.#ids = new Map(this.#story.entities.map((e) => [e.names[0]?.text ?? '', e.id]));
    this.#later = laterOf(tree, this.#story.entities, this.#ids);
  }

  split(): Contributions {
    const { front } = this.#tree;
    const { pictures: _, ...facts } = front;
    const alone = this.#story.scenes.map((scene) => this.#scene(scene));
    const { readings, remarks, sources } = this.#story;
    for (const reading of this.#tree.readings)
      for (const { content } of reading.suppositions) if (content) this.#used.content(content);
    this.#used.supposable();
    const header = { front: pack(facts) as Header['front'] };
    const pictures = front.pictures.filter((p) => !this.#shipped.has(p));
    const ending: Ending = {
      readings: readings.map(withoutLines),
      more: this.#added(Number.POSITIVE_INFINITY, pictures),
      remarks,
      sources,
    };
    return tellsAges(this.#story)
      ? this.#withYears(header, alone, ending)
      : { header, scenes: alone, ending };
  }

  /** With the years between moments, as they are known to one who has been told no more. */
  #withYears(header: Header, alone: readonly Contribution[], ending: Ending): Contributions {
    const builtIn = [...this.#tree.words].filter(([, word]) => word.builtIn);
    const unsealing = new Unsealing({ header, scenes: [] }, { words: new Map(builtIn), rules: [] });
    const told = new YearsTold();
    const scenes = alone.map((contribution) => {
      unsealing.take([contribution]);
      return { ...contribution, years: told.tell(unsealing.story(null)) };
    });
    const more = { ...ending.more, years: told.tell(unsealing.story(ending)) };
    return { header, scenes, ending: { ...ending, more } };
  }

  #scene(scene: Scene): Contribution {
    const { line: _, stageLine, number, prose, ...rest } = scene;
    const tree = this.#tree.scenes[number - 1]!;
    for (const block of tree.blocks)
      if (block.type === 'sentence' && block.sentence.content) {
        this.#used.content(block.sentence.content);
        this.#off.told(block.sentence.content);
      }
    const sentences = this.#story.sentences.slice(scene.first - 1, scene.last);
    const pictures = this.#tree.front.pictures.filter(
      (p) => p.after === scene.title && !this.#shipped.has(p),
    );
    for (const picture of pictures) this.#shipped.add(picture);
    return {
      scene: {
        ...(pack({
          ...rest,
          telling: rest.telling && { ...rest.telling, end: rest.endsAt },
          prose: prose.map((part) => ({
            ...part,
            // Whom a quotation names is found by the names told, not by the names that the file declares.
            quotation: part.quotation && { ...part.quotation, names: [] },
          })),
        }) as Contribution['scene']),
        stage: this.#story.source.line(stageLine).trim(),
      },
      sentences: sentences.map(withoutPlace),
      ...this.#added(scene.last, pictures),
    };
  }

  /** What is new up to a position. */
  #added(last: number, pictures: Contribution['pictures']): Ending['more'] {
    const { entities, constraints } = this.#story;
    const fresh: NewEntity[] = [];
    for (; this.#nextEntity < entities.length && entities[this.#nextEntity]!.told <= last; this.#nextEntity++)
      fresh.push(this.#entity(entities[this.#nextEntity]!, last));
    const told = this.#timeline.tell(last);
    const bound: unknown[] = [];
    for (; this.#nextConstraint < constraints.length; this.#nextConstraint++) {
      const constraint = constraints[this.#nextConstraint]!;
      if (constraint.told === 0 || constraint.told > last) break;
      bound.push(pack(constraint));
    }
    // A rule in view may be the first to use a word.
    const rules = this.#rulesNow(last);
    return {
      entities: fresh,
      names: this.#later.names.take(last),
      within: this.#later.within.take(last),
      moments: told.moments,
      lasts: told.lasts,
      years: [],
      between: told.between,
      constraints: [...told.constraints, ...bound] as Contribution['constraints'],
      words: this.#words(),
      rules,
      off: last === Number.POSITIVE_INFINITY ? this.#off.rest() : this.#off.now(),
      pictures,
    };
  }

  #entity(entity: Entity, last: number): NewEntity {
    const { kind, told, introduction, playedBy, declared } = entity;
    const [main] = entity.names;
    const names = entity.names
      .filter((name) => name.told <= last)
      .sort((a, b) => Number(b === main) - Number(a === main) || a.told - b.told)
      .map(({ text, told: at }) => ({ text, told: at }));
    return { kind, names, told, introduction, playedBy, within: this.#later.holder(entity, last), declared };
  }

  #words(): Contribution['words'] {
    const words: unknown[] = [];
    for (const word of this.#tree.words.values()) {
      if (word.builtIn || this.#shipped.has(word) || !this.#used.has(word)) continue;
      this.#shipped.add(word);
      words.push(pack(word));
    }
    for (; this.#nextInvented < this.#used.invented.length; this.#nextInvented++)
      words.push(pack(this.#used.invented[this.#nextInvented]));
    return words as Contribution['words'];
  }

  #rulesNow(last: number): Contribution['rules'] {
    if (
      !this.#tree.rules.some(
        (rule) => !rule.builtIn && (this.#excused.get(rule) ?? -1) < rule.exceptions.length,
      )
    )
      return [];
    const told = (name: string) =>
      (this.#story.entities[this.#ids.get(name) ?? -1]?.told ?? Infinity) <= last;
    const found: unknown[] = [];
    for (const { rule, exceptions } of rulesInView(this.#tree, this.#used, told)) {
      const whole = this.#rules.get(rule);
      if (rule.builtIn || !whole || (this.#excused.get(rule) ?? -1) >= exceptions.length) continue;
      this.#excused.set(rule, exceptions.length);
      const there = whole.rule.exceptions.filter((_, i) => exceptions.includes(whole.exceptions[i]!));
      found.push(pack({ ...whole.rule, exceptions: there }));
    }
    return found as Contribution['rules'];
  }
}

/** A rule as the whole story has it, and its exceptions as written, in the same order. */
interface RuleWhole {
  readonly rule: Story['rules'][number];
  readonly exceptions: RuleTree['exceptions'];
}

function wholeRules(tree: Tree, story: Story): ReadonlyMap<RuleTree, RuleWhole> {
  const used = new WordsUsed(tree.words);
  for (const { blocks } of tree.scenes)
    for (const block of blocks)
      if (block.type === 'sentence' && block.sentence.content) used.content(block.sentence.content);
  for (const { suppositions } of tree.readings)
    for (const { content } of suppositions) if (content) used.content(content);
  if (!tree.unfinished) used.supposable();
  const names = new Set(story.entities.map((entity) => entity.names[0]?.text ?? ''));
  const inView = rulesInView(tree, used, (name) => names.has(name));
  return new Map(inView.map(({ rule, exceptions }, i) => [rule, { rule: story.rules[i]!, exceptions }]));
}

function withoutPlace({
  line: _,
  scene: __,
  range: ___,
  ...sentence
}: Sentence): Contribution['sentences'][number] {
  return pack(sentence) as Contribution['sentences'][number];
}

function withoutLines(reading: Story['readings'][number]): Ending['readings'][number] {
  return pack({
    ...reading,
    quotations: reading.quotations.map((quotation) => ({ ...quotation, names: [] })),
    suppositions: reading.suppositions.map(({ line: _, ...supposition }) => supposition),
  }) as Ending['readings'][number];
}

// ---------------------------------------------------------------- what comes to those who are there already

/** Things in the order in which they are told, taken as the telling goes on. */
class Queue<T> {
  readonly #items: readonly { readonly told: number; readonly item: T }[];
  #next = 0;

  constructor(items: { told: number; item: T }[]) {
    this.#items = items.sort((a, b) => a.told - b.told);
  }

  take(last: number): T[] {
    const taken: T[] = [];
    for (; this.#next < this.#items.length && this.#items[this.#next]!.told <= last; this.#next++)
      taken.push(this.#items[this.#next]!.item);
    return taken;
  }
}

interface Later {
  readonly names: Queue<Contribution['names'][number]>;
  readonly within: Queue<Contribution['within'][number]>;
  /** The place that holds an entity, among those told by then. */
  readonly holder: (entity: Entity, last: number) => number | null;
}

function laterOf(tree: Tree, entities: readonly Entity[], ids: ReadonlyMap<string, number>): Later {
  const scenes = scenesByPosition(tree);
  const sceneEnd = (told: number) => scenes(told);
  const declared = new Map(tree.declarations.map((d) => [d.name, d]));
  const names: { told: number; item: Contribution['names'][number] }[] = [];
  const within: { told: number; item: Contribution['within'][number] }[] = [];
  const chainOf = (entity: Entity): Entity[] => {
    const chain: Entity[] = [];
    const seen = new Set<string>();
    let name = entity.names[0]?.text ?? '';
    for (;;) {
      seen.add(name);
      const holder = declared.get(name)?.within ?? null;
      if (holder === null || seen.has(holder)) return chain;
      const found = entities[ids.get(holder) ?? -1];
      if (found) chain.push(found);
      name = holder;
    }
  };
  const holder = (entity: Entity, last: number) => chainOf(entity).find((h) => h.told <= last)?.id ?? null;
  for (const entity of entities) {
    const there = sceneEnd(entity.told);
    for (const name of entity.names) {
      if (name.told <= there || name.told === Number.POSITIVE_INFINITY) continue;
      const item = { entity: entity.id, text: name.text, told: name.told, main: name === entity.names[0] };
      names.push({ told: name.told, item });
    }
    // Nearer ones told later take the place of those farther out.
    const chain = chainOf(entity);
    let nearest = chain.findIndex((h) => h.told <= there);
    if (nearest < 0) nearest = chain.length;
    const nearer = chain.slice(0, nearest).sort((a, b) => a.told - b.told);
    for (const place of nearer) {
      const at = chain.indexOf(place);
      if (at >= nearest || place.told === Number.POSITIVE_INFINITY) continue;
      nearest = at;
      within.push({ told: place.told, item: { entity: entity.id, place: place.id } });
    }
  }
  return { names: new Queue(names), within: new Queue(within), holder };
}

/** Gives the last position of the scene that a position belongs to. */
function scenesByPosition(tree: Tree): (told: number) => number {
  const ends: number[] = [];
  let end = 0;
  for (const scene of tree.scenes) {
    end += Math.max(1, scene.blocks.filter((block) => block.type === 'sentence').length);
    ends.push(end);
  }
  return (told) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < told) low = middle + 1;
      else high = middle;
    }
    return ends[low] ?? Number.POSITIVE_INFINITY;
  };
}
