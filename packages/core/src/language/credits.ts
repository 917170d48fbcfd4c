import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { editDistance } from './nearest.ts';
import { problem } from './problem.ts';
import { soundOf } from './sound.ts';
import type { Tree } from './tree.ts';

/**
 * Finds real people whose name is spelt in two ways in one file:
 *
 *     directed by: Andrew High
 *     written by: Andrew Haigh       "Andrew High" and "Andrew Haigh" may be one person
 *
 * The names are those of the credits, `Played by`, attributions and `held by`; where they stand is looked for in
 * the whole file, prose and sources too. The rarer spelling is reported (a warning on each place, with a fix).
 */
export function checkCredits(tree: Tree): Diagnostic[] {
  const people = creditedPeople(tree);
  if (people.size === 0) return [];
  const words = wordsOf(tree.source.text);
  const spellings = new Spellings(words, people, fictionalNames(tree));
  return spellings.pairs().flatMap((pair) => reportPair(tree.source, pair));
}

/** Real names as written, each with the list it stands in: two names of one list are two people. */
function creditedPeople(tree: Tree): Map<string, Set<object>> {
  const people = new Map<string, Set<object>>();
  const add = (name: string, list: object): void => {
    const key = name.replace(/\s+/gu, ' ').trim();
    if (key === '' || key.length > 100) return;
    const lists = people.get(key);
    if (lists === undefined) people.set(key, new Set([list]));
    else lists.add(list);
  };
  for (const credit of tree.front.credits) for (const name of credit.names) add(name, credit);
  for (const declaration of tree.declarations) {
    for (const name of declaration.playedBy?.split(/ and |, | & /u) ?? []) add(name, declaration);
  }
  const quotations = tree.scenes.flatMap((scene) =>
    scene.blocks.flatMap((block) => (block.type === 'quotation' ? [block.quotation] : [])),
  );
  for (const quotation of [...quotations, ...tree.readings.flatMap((reading) => reading.quotations)])
    if (quotation.attribution !== null)
      for (const name of quotation.attribution.who.split(/ and | & /u)) add(name, quotation);
  for (const reading of tree.readings) {
    for (const name of reading.heldBy) add(name, reading.heldBy);
    for (const name of reading.deniedBy) add(name, reading.deniedBy);
  }
  for (const { text } of tree.front.other) {
    const list = { text };
    for (const name of [...namesIn(text), ...namesAlone(text)]) add(name, list);
  }
  const { source } = tree;
  for (const { range } of tree.sources) for (const name of namesIn(source.slice(range))) add(name, range);
  return people;
}

/** `a novel by Taichi Yamada, 1987`: what stands in capitals after "by", "with" or "from", two words or more. */
function namesIn(text: string): readonly string[] {
  return [
    ...text.matchAll(/(?<=\b(?:by|with|from|of|par|de) )\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*)+/gu),
  ].map(([name]) => name.replace(/\.$/u, ''));
}

/** `[Andrew Scott, Paul Mescal]`: the parts of a list that are nothing but two to four words with a capital, and no title. */
function namesAlone(text: string): readonly string[] {
  return text
    .split(/[,;[\]"]| and | & /u)
    .map((part) => part.trim())
    .filter((part) =>
      /^(?!(?:The|A|An|Le|La|Les) )\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(part),
    );
}

/** The story's own people may be called almost as somebody real is. */
function fictionalNames(tree: Tree): Set<string> {
  return new Set(
    tree.declarations.flatMap((declaration) => [declaration.name, ...declaration.also]).map(fold),
  );
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/[’‘ʼ]/gu, "'").toLowerCase();
}

// ---------------------------------------------------------------- the words of the file

interface Word {
  readonly text: string;
  readonly folded: string;
  readonly range: Range;
  /** Whether only blanks (and a quotation's marks) stand between it and the word before. */
  readonly joined: boolean;
}

/** The words of a text, `Haigh’s` as `Haigh`; what stands in an address is none. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const found of text.matchAll(
    /https?:\/\/[^\s<>]+|[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu,
  )) {
    if (found[0].includes('://')) {
      end = -1;
      continue;
    }
    const written = found[0].replace(/['’]s$/u, '');
    const range = { from: found.index, to: found.index + written.length };
    // An initial's full stop joins as a blank does: `John C. Reilly`.
    const between = end < 0 || range.from - end > 80 ? '-' : text.slice(end, range.from);
    const initial = /^\p{Lu}$/u.test(words.at(-1)?.text ?? '');
    const joined =
      /^[ \t]*(?:(?:\r\n?|\n)[ \t]*(?:>[ \t]*)?)?$/u.test(initial ? between.replace(/^\./u, '') : between) &&
      words.length > 0;
    words.push({ text: written, folded: fold(written), range, joined });
    end = found[0] === written ? range.to : -1;
  }
  return words;
}

// ---------------------------------------------------------------- spellings

interface Spelling {
  readonly name: string;
  readonly parts: readonly string[];
  readonly lists: ReadonlySet<object>;
  readonly places: Range[];
}

interface Pair {
  readonly rarer: Spelling;
  readonly commoner: Spelling;
  readonly equal: boolean;
}

class Spellings {
  readonly #byName = new Map<string, Spelling>();
  readonly #wordCounts = new Map<string, number>();
  /** For each name and each of its words, the name with that word left open. */
  readonly #byHole = new Map<string, Spelling[]>();

  constructor(
    words: readonly Word[],
    people: ReadonlyMap<string, ReadonlySet<object>>,
    fictional: ReadonlySet<string>,
  ) {
    for (const word of words) this.#wordCounts.set(word.folded, (this.#wordCounts.get(word.folded) ?? 0) + 1);
    for (const [name, lists] of people) {
      const parts = wordsOf(name).map((word) => word.folded);
      // One word alone, or a sentence where a name should be, is no evidence.
      if (parts.length < 2 || parts.length > 6) continue;
      this.#spelling(name, parts, lists);
    }
    const credited = [...this.#byName.values()];
    for (const spelling of credited)
      for (let hole = 0; hole < spelling.parts.length; hole++) {
        const key = holeKey(spelling.parts, hole);
        push(this.#byHole, key, spelling);
      }
    const lengths = [...new Set(credited.map((spelling) => spelling.parts.length))];
    for (let i = 0; i < words.length; i++)
      for (const length of lengths) this.#look(words, i, length, fictional);
  }

  /** Enters the run of words that starts at `i` if it is a credited name, or nearly one. */
  #look(words: readonly Word[], i: number, length: number, fictional: ReadonlySet<string>): void {
    const run = words.slice(i, i + length);
    const first = run[0];
    const last = run[length - 1];
    if (first === undefined || last === undefined || run.slice(1).some((word) => !word.joined)) return;
    const parts = run.map((word) => word.folded);
    const range = { from: first.range.from, to: last.range.to };
    const same = this.#byName.get(parts.join(' '));
    if (same !== undefined) {
      same.places.push(range);
      return;
    }
    if (
      fictional.has(parts.join(' ')) ||
      !run.some((word) => /^\p{Lu}/u.test(word.text)) ||
      !/^\p{Lu}/u.test(last.text)
    )
      return;
    for (let hole = 0; hole < length; hole++) {
      const written = run[hole] as Word;
      if (!/^\p{L}/u.test(written.text)) continue;
      const near = (this.#byHole.get(holeKey(parts, hole)) ?? []).find((known) =>
        isNear(known.parts[hole] ?? '', written.folded, hole === length - 1),
      );
      if (near === undefined || written.text.toLowerCase() === written.text) continue;
      this.#spelling(run.map((word) => word.text).join(' '), parts, new Set()).places.push(range);
      return;
    }
  }

  #spelling(name: string, parts: readonly string[], lists: ReadonlySet<object>): Spelling {
    const key = parts.join(' ');
    const known = this.#byName.get(key);
    if (known !== undefined) {
      const joint: Spelling = { ...known, lists: new Set([...known.lists, ...lists]) };
      this.#byName.set(key, joint);
      return joint;
    }
    const spelling: Spelling = { name, parts, lists, places: [] };
    this.#byName.set(key, spelling);
    return spelling;
  }

  /** Every two spellings that are near, the rarer one first; of a name with several, its commonest neighbour. */
  pairs(): Pair[] {
    const byHole = new Map<string, Spelling[]>();
    const neighbours = new Map<Spelling, Spelling[]>();
    for (const spelling of this.#byName.values()) {
      if (spelling.places.length === 0) continue;
      for (let hole = 0; hole < spelling.parts.length; hole++) {
        const key = holeKey(spelling.parts, hole);
        const others = byHole.get(key) ?? [];
        for (const other of others) {
          if (
            !isNear(spelling.parts[hole] ?? '', other.parts[hole] ?? '', hole === spelling.parts.length - 1)
          )
            continue;
          if ([...spelling.lists].some((list) => other.lists.has(list))) continue;
          push(neighbours, spelling, other);
          push(neighbours, other, spelling);
        }
        // A thousand people of one first name are no evidence for anything: the comparing stops somewhere.
        if (others.length < 200) push(byHole, key, spelling);
      }
    }
    const pairs: Pair[] = [];
    for (const [spelling, near] of neighbours) {
      const best = near.toSorted((a, b) => this.#compare(b, a))[0];
      if (best !== undefined && this.#compare(spelling, best) < 0)
        pairs.push({ rarer: spelling, commoner: best, equal: spelling.places.length === best.places.length });
    }
    return pairs;
  }

  /**
   * Which spelling is likelier right: the more frequent; then the more often credited; then the one whose words stand alone more often; then the
   * later one in the file (a first mention is where a slip goes unseen). Never 0 for two spellings.
   */
  #compare(a: Spelling, b: Spelling): number {
    const count = (spelling: Spelling): number =>
      Math.min(...spelling.parts.map((part) => this.#wordCounts.get(part) ?? 0));
    return (
      a.places.length - b.places.length ||
      a.lists.size - b.lists.size ||
      count(a) - count(b) ||
      (a.places[0]?.from ?? 0) - (b.places[0]?.from ?? 0)
    );
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function holeKey(parts: readonly string[], hole: number): string {
  return `${hole}/${parts.map((part, index) => (index === hole ? '' : part)).join(' ')}`;
}

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Whether two words may be one, misspelt. First names are short and many (Adam, Anna; Joel, Noel), so one that
 * differs needs to be longer than a last name does.
 */
function isNear(a: string, b: string, lastName: boolean): boolean {
  if (a === b || /\d/u.test(a + b)) return false;
  if (bare(a) === bare(b)) return true;
  if (Math.min(a.length, b.length) >= 4 && a[0] === b[0] && soundOf(a) === soundOf(b)) return true;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  const distance = editDistance(a, b, 2);
  if (distance === 1) return lastName ? shorter >= 3 && longer >= 4 : shorter >= 4 && longer >= 5;
  return distance === 2 && shorter >= (lastName ? 5 : 7);
}

// ---------------------------------------------------------------- reporting

function reportPair(source: Source, { rarer, commoner, equal }: Pair): Diagnostic[] {
  const there = commoner.places[0];
  return rarer.places.map((range) => {
    // For --fix only where nothing but an accent differs: they may be two people.
    const safe = bare(rarer.name) === bare(commoner.name) && !equal;
    const fixes = [{ title: `Write "${commoner.name}"`, safe, edits: [{ range, text: commoner.name }] }];
    // With as many of one as of the other, either may be right.
    if (equal)
      fixes.push({
        title: `Write "${rarer.name}" everywhere`,
        safe,
        edits: commoner.places.map((place) => ({ range: place, text: rarer.name })),
      });
    return problem(
      source,
      'warning',
      'name-spelt-two-ways',
      range,
      `"${rarer.name}" stands here, and elsewhere in this file "${commoner.name}"${equal ? '' : ` (${times(commoner)})`}: is it one name, spelt in two ways? Write it as they spell it themselves.`,
      {
        related: there === undefined ? [] : [{ message: `"${commoner.name}" stands here`, range: there }],
        fixes,
      },
    );
  });
}

function times(spelling: Spelling): string {
  const count = spelling.places.length;
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
