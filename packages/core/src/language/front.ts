import { type Document, isMap, isScalar, isSeq, type Node, Pair, parseDocument, Scalar } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import type { MarkdownFile } from './markdown.ts';
import { nearest } from './nearest.ts';
import { readClock } from './numbers.ts';
import { PRELUDES } from './prelude.generated.ts';
import { type ProblemDetail, problem } from './problem.ts';
import type { Front, Picture } from './tree.ts';
import { DEEPEST, yamlDepth } from './yaml-depth.ts';

export const storyKinds: readonly string[] = ['film', 'series', 'book', 'play', 'game', 'comic', 'podcast'];

/** The front matter, and what only the checks of parsing need: where its pictures stand. */
export interface FrontReading {
  readonly front: Front;
  readonly pictureRanges: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const emptyFront: Front = {
  title: '',
  kind: '',
  year: null,
  runtime: null,
  language: 'en',
  words: null,
  ids: {},
  credits: [],
  awards: [],
  where: [],
  pictures: [],
  other: [],
};

/**
 *     ---
 *     story: All of Us Strangers      title
 *     runtime: 1:45:00                seconds
 *     directed by: Andrew Haigh       credits: every key that ends in `by`
 *     based on: Strangers             other: every key not known
 *     ---
 */
export function readFront(source: Source, fence: MarkdownFile['front']): FrontReading {
  if (fence === null) return { front: emptyFront, pictureRanges: [], diagnostics: [] };
  return new FrontReader(source, fence).read(fence);
}

function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    logLevel: 'silent',
  });
}

class FrontReader {
  readonly #source: Source;
  /** What is being read, and where it stands in the source: all of the front matter, or one entry. */
  #offset: number;
  #text: string;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #front: Mutable<Front> = { ...emptyFront };
  readonly #pictureRanges: Range[] = [];

  constructor(source: Source, fence: { readonly content: Range }) {
    this.#source = source;
    this.#offset = fence.content.from;
    // YAML knows LF and CRLF; a lone CR is made an LF of the same length.
    this.#text = source.slice(fence.content).replace(/\r(?!\n)/g, '\n');
  }

  read(fence: { readonly range: Range; readonly closed: boolean }): FrontReading {
    if (!fence.closed) {
      const at = { from: fence.range.to, to: fence.range.to };
      const opening = { from: fence.range.from, to: Math.min(fence.range.from + 3, fence.range.to) };
      this.#report(
        'error',
        'front-matter-unclosed',
        opening,
        'The front matter opens with --- and is never closed. Write --- on a line of its own after its last line.',
        {
          fixes: [{ title: 'Close the front matter', edits: [{ range: at, text: '\n---\n' }] }],
        },
      );
    }
    if (yamlDepth(this.#text) > DEEPEST) this.#readNothing(`it is nested deeper than ${DEEPEST} levels`);
    else {
      try {
        this.#readDocument();
      } catch {
        this.#readNothing('the YAML library gives up on it');
      }
    }
    return { front: this.#front, pictureRanges: this.#pictureRanges, diagnostics: this.#diagnostics };
  }

  #readNothing(why: string): void {
    this.#report(
      'error',
      'front-matter-unreadable',
      this.#range(0, this.#text.length),
      `The front matter cannot be read as YAML: ${why}.`,
    );
  }

  #readDocument(): void {
    const document = parseYaml(this.#text);
    const root = document.contents;
    if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) this.#readEntriesApart();
    else if (root === null) return;
    else if (isMap(root)) {
      for (const error of document.errors)
        this.#reportTwice(this.#range(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)));
      for (const pair of root.items)
        this.#readEntry(pair, (node) => node.toJS(document, { maxAliasCount: 100 }));
    } else
      this.#report(
        'error',
        'front-matter-unreadable',
        this.#nodeRange(root),
        'The front matter holds lines of the form "key: value", such as "story: All of Us Strangers".',
      );
  }

  /**
   * One broken entry takes the rest of a YAML document with it: then each is read as a document of its own.
   *
   *     story: Alien: Romulus      broken: its text is taken as it stands
   *     awards:                    an entry goes on while lines are indented, or begin a list or close a bracket
   *     - Oscar
   */
  #readEntriesApart(): void {
    const whole = this.#text;
    const offset = this.#offset;
    const seen = new Set<string>();
    const starts = [...whole.matchAll(/^[^\s#\]})-]/gmu)].map((found) => found.index);
    starts.forEach((start, index) => {
      this.#text = whole.slice(start, starts[index + 1] ?? whole.length);
      this.#offset = offset + start;
      const document = parseYaml(this.#text);
      const error = document.errors[0];
      if (error !== undefined || !isMap(document.contents)) {
        seen.add(/^[^:\r\n]*/u.exec(this.#text)?.[0].trim() ?? '');
        this.#readBroken(error);
      } else
        for (const pair of document.contents.items) {
          const key = isScalar(pair.key) ? String(pair.key.value) : '';
          if (seen.has(key) && isScalar(pair.key)) this.#reportTwice(this.#nodeRange(pair.key));
          seen.add(key);
          this.#readEntry(pair, (node) => node.toJS(document, { maxAliasCount: 100 }));
        }
    });
    this.#text = whole;
    this.#offset = offset;
  }

  #readBroken(
    error: { readonly message: string; readonly pos: readonly [number, number] } | undefined,
  ): void {
    // One line and nothing after it. No counted repeats: compiling them can take all memory there is.
    const line = /^([^:\r\n]+):[ \t]+([^\r\n]+)$/u.exec(this.#text.trimEnd());
    if (line === null) {
      const [from, to] = error?.pos ?? [0, this.#text.trimEnd().length];
      const why =
        error === undefined
          ? 'It is no line of the form "key: value"'
          : error.message.replace(/\s+/gu, ' ').replace(/\.$/u, '');
      this.#report(
        'error',
        'front-matter-unreadable',
        this.#range(from, Math.max(to, from + 1)),
        `The front matter cannot be read here: ${why}.`,
      );
      return;
    }
    const [, key = '', text = ''] = line;
    const from = line[0].indexOf(text, key.length + 1);
    const range = this.#range(from, from + text.length);
    this.#report(
      'error',
      'front-matter-unreadable',
      range,
      `This value needs quotation marks around it, since it holds a sign that means something in front matter (": ", "#", "[", …).`,
      {
        fixes: [{ title: 'Put it in quotation marks', edits: [{ range, text: JSON.stringify(text) }] }],
      },
    );
    const value = new Scalar(text);
    value.range = [from, from + text.length, from + text.length];
    const keyNode = new Scalar(key.trim());
    keyNode.range = [0, key.length, key.length];
    this.#readEntry(new Pair(keyNode, value), () => text);
  }

  #reportTwice(range: Range): void {
    this.#report(
      'error',
      'front-matter-key-twice',
      range,
      'This key stands twice in the front matter. Keep one of them; several people go in a list: [Ann, Ben].',
    );
  }

  #readEntry(pair: Pair, toValue: (node: Node) => unknown): void {
    if (!isScalar(pair.key)) return;
    const key = String(pair.key.value ?? '').trim();
    const keyRange = this.#nodeRange(pair.key);
    const node = (pair.value ?? null) as Node | null;
    const range = node === null ? keyRange : this.#nodeRange(node);
    const name = key.toLowerCase();
    if (name === 'story' || name === 'title') this.#front.title = this.#textOf(node);
    else if (name === 'kind') this.#readKind(node, range);
    else if (name === 'year') this.#readYear(node, range);
    else if (name === 'runtime') this.#readRuntime(node, range);
    else if (name === 'language') this.#front.language = this.#textOf(node) || 'en';
    else if (name === 'words') this.#readWords(key, node, range);
    else if (name === 'ids') this.#readIds(node, range);
    else if (name === 'awards') this.#front.awards = this.#texts(node);
    else if (name === 'where') this.#front.where = this.#values(node, toValue);
    else if (name === 'pictures') this.#readPictures(node);
    else if (/(?:^| )by$/u.test(name)) this.#readCredits(key, node, range);
    else {
      this.#front.other = [...this.#front.other, { key, text: this.#textOf(node), range }];
      this.#checkKey(key, keyRange);
    }
  }

  /** `runtme: 1:45:00`: a key of the author's own is welcome, a near miss of a known one is not. */
  #checkKey(key: string, range: Range): void {
    const near = nearest(key.toLowerCase(), [
      'story',
      'kind',
      'year',
      'runtime',
      'language',
      'words',
      'awards',
      'where',
      'pictures',
      'directed by',
      'written by',
    ]);
    if (near === null || near === key.toLowerCase()) return;
    this.#report(
      'warning',
      'unknown-front-matter-key',
      range,
      `"${key}" is not a key that means anything here. Is "${near}" meant?`,
      {
        fixes: [{ title: `Write "${near}"`, edits: [{ range, text: near }] }],
      },
    );
  }

  #readKind(node: Node | null, range: Range): void {
    const kind = this.#textOf(node);
    this.#front.kind = kind.toLowerCase();
    if (kind === '' || storyKinds.includes(kind.toLowerCase())) return;
    const near = nearest(kind.toLowerCase(), storyKinds);
    this.#report(
      'warning',
      'unknown-kind',
      range,
      `"${kind}" is no kind of work known here. Write one of ${storyKinds.join(', ')}.`,
      {
        fixes: near === null ? [] : [{ title: `Write "${near}"`, edits: [{ range, text: near }] }],
      },
    );
  }

  /** `words: fr` */
  #readWords(key: string, node: Node | null, range: Range): void {
    const written = this.#textOf(node);
    const known = Object.keys(PRELUDES);
    const name = known.find((each) => each === written.toLowerCase()) ?? null;
    this.#front.words = name;
    if (name !== null || written === '') return;
    this.#front.other = [...this.#front.other, { key, text: written, range }];
    const near = known.find((each) => written.toLowerCase().startsWith(each)) ?? nearest(written, known);
    this.#report(
      'error',
      'unknown-prelude',
      range,
      `There are no words called "${written}", so this file is read with the English ones. There are ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.`,
      {
        fixes: near === null ? [] : [{ title: `Write "${near}"`, edits: [{ range, text: near }] }],
      },
    );
  }

  #readYear(node: Node | null, range: Range): void {
    const text = this.#textOf(node);
    if (text === '') return;
    const year = /^-?\d{1,4}$/u.test(text) ? Number(text) : null;
    this.#front.year = year;
    if (year === null)
      this.#report('warning', 'unreadable-year', range, `"${text}" is no year. Write it in figures: 2023.`);
  }

  #readRuntime(node: Node | null, range: Range): void {
    const text = this.#textOf(node);
    if (text === '') return;
    const runtime = readRuntime(text);
    this.#front.runtime = runtime;
    if (runtime === null)
      this.#report(
        'warning',
        'unreadable-runtime',
        range,
        `"${text}" is no running time. Write hours, minutes and seconds: 1:45:00.`,
      );
  }

  #readIds(node: Node | null, range: Range): void {
    if (node === null) return;
    if (!isMap(node)) {
      this.#report(
        'warning',
        'unreadable-ids',
        range,
        'The ids are pairs of a catalogue and its number: { tmdb: 994108, imdb: tt21192142 }.',
      );
      return;
    }
    // Without a prototype, so that a catalogue called `constructor` or `__proto__` is only a key.
    const ids: [string, string][] = [];
    for (const pair of node.items)
      if (isScalar(pair.key))
        ids.push([String(pair.key.value ?? ''), this.#textOf((pair.value ?? null) as Node | null)]);
    this.#front.ids = Object.fromEntries(ids);
  }

  #readCredits(role: string, node: Node | null, range: Range): void {
    const names = isSeq(node) ? this.#texts(node) : splitNames(this.#textOf(node));
    this.#front.credits = [...this.#front.credits, { role, names, range }];
  }

  #readPictures(node: Node | null): void {
    const items = node === null ? [] : isSeq(node) ? (node.items as Node[]) : [node];
    const pictures: Picture[] = [];
    for (const item of items) {
      const range = this.#nodeRange(item);
      const field = (name: string): string =>
        isMap(item) ? this.#textOf((item.get(name, true) ?? null) as Node | null) : '';
      const file = isMap(item) ? field('file') : this.#textOf(item);
      pictures.push({ file, alt: field('alt'), credit: field('credit'), after: field('after') || null });
      this.#pictureRanges.push(range);
      if (file === '')
        this.#report(
          'warning',
          'picture-without-file',
          range,
          'This picture names no file. Write file: and the path of the picture.',
        );
      else if (['', file].includes(field('alt').trim()))
        this.#report(
          'warning',
          'picture-without-alt',
          range,
          `The picture "${file}" has no alt: text for those who cannot see it. Say in a few words what it shows.`,
        );
    }
    pictures.forEach(({ file, credit }, index) => {
      if (file === '' || credit.trim() !== '') return;
      this.#report(
        'warning',
        'picture-without-credit',
        this.#pictureRanges[index]!,
        `The picture "${file}" has no credit: line. Say whose it is, as in credit: Ann Lee, 2020.`,
      );
    });
    this.#front.pictures = pictures;
  }

  #texts(node: Node | null): string[] {
    const items = node === null ? [] : isSeq(node) ? (node.items as Node[]) : [node];
    return items.map((item) => this.#textOf(item)).filter((text) => text !== '');
  }

  #values(node: Node | null, toValue: (node: Node) => unknown): unknown[] {
    const items = node === null || isNullScalar(node) ? [] : isSeq(node) ? (node.items as Node[]) : [node];
    return items.map((item) => {
      try {
        return toValue(item);
      } catch {
        this.#report(
          'warning',
          'front-matter-unreadable',
          this.#nodeRange(item),
          'This cannot be read: it refers to other parts of the front matter too often.',
        );
        return null;
      }
    });
  }

  /** A value as written: `0012` stays `0012`. What is not a single value is its YAML. */
  #textOf(node: Node | null): string {
    if (node === null || isNullScalar(node)) return '';
    if (!isScalar(node)) return this.#text.slice(...this.#bounds(node)).trim();
    const written = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    return written.replace(/\s+/gu, ' ').trim();
  }

  #bounds(node: Node): [number, number] {
    const [from, to] = node.range ?? [0, 0];
    return [from, to];
  }

  #nodeRange(node: Node): Range {
    const [from, to] = this.#bounds(node);
    const written = this.#text.slice(from, to);
    return this.#range(from, from + written.trimEnd().length);
  }

  #range(from: number, to: number): Range {
    const end = Math.min(to, this.#text.length);
    return { from: this.#offset + Math.min(from, end), to: this.#offset + end };
  }

  #report(
    severity: Diagnostic['severity'],
    code: string,
    range: Range,
    message: string,
    detail: ProblemDetail = {},
  ): void {
    this.#diagnostics.push(problem(this.#source, severity, code, range, message, detail));
  }
}

function isNullScalar(node: Node): boolean {
  return isScalar(node) && (node.value === null || node.value === undefined);
}

/** `A, B and C` → three names; `Sammy Davis, Jr.` is one. */
export function splitNames(text: string): string[] {
  return text
    .split(/,(?! *(?:Jr|Sr|I{2,3}|IV)\b)|;| and | & /u)
    .map((name) => name.replace(/^ *and /u, '').trim())
    .filter((name) => name !== '');
}

/** `1:45:00`, `105 min`, `1h 45m`, `105` (minutes), in seconds; null for anything else. */
function readRuntime(text: string): number | null {
  const clock = readClock(text);
  if (clock !== null) return clock;
  const found = /^(?:(\d{1,3}) ?(?:h|hours?|hrs?))? ?(?:(\d{1,4}) ?(?:m|min|mins|minutes)\.?)?$/iu.exec(
    text.trim(),
  );
  if (found !== null && (found[1] !== undefined || found[2] !== undefined))
    return Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60;
  return /^\d{1,4}$/u.test(text) ? Number(text) * 60 : null;
}
