import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, Source } from '../text/source.ts';
import { plainText } from './markdown.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';
import { nameKey, oneLine, trimRange } from './ranges.ts';
import type { Declaration, EntityKind } from './tree.ts';

/** List items of one of the parts that declare. */
export interface DeclaringPart {
  readonly kind: EntityKind;
  readonly items: readonly Range[];
}

/**
 * Reads People, Places, Things and Groups together: a name is unique over all of them, and a place may stand
 * before the place that holds it. A name already taken is reported, and the first keeps it.
 */
export function readDeclarations(
  source: Source,
  parts: readonly DeclaringPart[],
): { declarations: readonly Declaration[]; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const names = new NamesTaken(source, diagnostics);
  const drafts: Draft[] = [];
  for (const part of parts) {
    for (const item of part.items) {
      const draft = readItem(source, part.kind, item, diagnostics);
      if (draft !== null && names.take(draft)) drafts.push(draft);
    }
  }
  const places = new PlacesKnown(source, diagnostics, drafts);
  const declarations = drafts.map((draft) => places.finish(draft));
  return { declarations: withoutCircles(source, declarations, diagnostics), diagnostics };
}

interface Draft {
  readonly kind: EntityKind;
  readonly name: Written;
  readonly also: Written[];
  /** What follows the names, Markdown stripped. */
  readonly rest: string;
  readonly playedBy: string | null;
  readonly range: Range;
}

interface Written {
  readonly text: string;
  readonly range: Range;
}

/**
 *     **Harry** (also: the neighbour) lives on a lower floor. Played by Paul Mescal.
 *       =====          -------------  ********************** ***          ...........
 *       name           also           rest                                playedBy
 */
function readItem(source: Source, kind: EntityKind, item: Range, diagnostics: Diagnostic[]): Draft | null {
  const named = readName(source, item, diagnostics);
  if (named === null) return null;
  const also: Written[] = [];
  let from = named.after;
  for (;;) {
    const open = /^\s*\(\s*(?:also\b(?:\s+(?:known as|called)\b)?|aka)\s*:?/iu.exec(
      source.text.slice(from, Math.min(item.to, from + 200)),
    );
    if (open === null) break;
    const end = source.text.indexOf(')', from);
    const close = end < 0 || end > item.to ? item.to : end;
    also.push(...aliases(source, { from: from + open[0].length, to: close }));
    from = Math.min(item.to, close + 1);
  }
  const { rest, playedBy } = takePlayedBy(plainText(source.text.slice(from, item.to)));
  return { kind, name: named.name, also, rest, playedBy, range: item };
}

function aliases(source: Source, range: Range): Written[] {
  const found: Written[] = [];
  let from = range.from;
  for (let i = range.from; i <= range.to; i++) {
    if (i < range.to && source.text[i] !== ',' && source.text[i] !== ';') continue;
    const part = trimRange(source.text, { from, to: i });
    const text = plainText(source.slice(part));
    if (text !== '') found.push({ text, range: part });
    from = i + 1;
  }
  return found;
}

/** The name stands in bold; one that does not is guessed, so that the rest of the file still knows it. */
function readName(
  source: Source,
  item: Range,
  diagnostics: Diagnostic[],
): { name: Written; after: number } | null {
  const text = source.slice(item);
  const mark = text.startsWith('**') ? '**' : text.startsWith('__') ? '__' : null;
  if (mark !== null) {
    const end = text.indexOf(mark, 2);
    const inner = trimRange(source.text, {
      from: item.from + 2,
      to: item.from + (end < 0 ? text.length : end),
    });
    const name = plainText(source.slice(inner));
    if (end > 0 && name !== '') return { name: { text: name, range: inner }, after: item.from + end + 2 };
  }
  const bare = /^[*_\s]*((?:(?:the|a|an) )?[^\s,;:(*_—–.][^,;:(*_—–.\r\n]*)/iu.exec(text);
  if (bare === null) {
    diagnostics.push(
      problem(
        source,
        'error',
        'name-missing',
        item,
        'This line declares nobody and nothing. Begin it with a name in bold: - **Harry** lives on a lower floor.',
      ),
    );
    return null;
  }
  const start = item.from + bare[0].length - (bare[1] ?? '').length;
  const range = trimRange(source.text, { from: start, to: start + nameLength(bare[1] ?? '') });
  const name = source.slice(range);
  diagnostics.push(
    problem(
      source,
      'warning',
      'name-not-bold',
      range,
      `The name does not stand in bold, so "${name}" is taken to be it. Write **${name}**.`,
      {
        fixes: [
          {
            title: `Write **${name}**`,
            edits: [{ range: { from: item.from, to: range.to }, text: `**${name}**` }],
          },
        ],
      },
    ),
  );
  return { name: { text: oneLine(name), range }, after: range.to };
}

/** `Harry lives on a lower floor` → the length of `Harry`: up to the first verb that an introduction begins with. */
function nameLength(text: string): number {
  const verb = /\s(?:is|are|was|were|has|have|had|lives|works|who|which|that|and is|played|\p{Ll}+s)\s/u.exec(
    text,
  );
  const article = /^(?:the|a|an) /iu.test(text);
  if (verb !== null && verb.index > 0 && !(article && /^\S+$/u.test(text.slice(0, verb.index))))
    return verb.index;
  return text.length;
}

/**
 *     lives on a lower floor. Played by Robert Downey Jr. Since 1987.
 *                                       -----------------
 * The name ends with its sentence; the full stop of an initial or of `Jr.` does not end it.
 */
function takePlayedBy(text: string): { rest: string; playedBy: string | null } {
  const actors: string[] = [];
  let rest = text;
  // `Played by A. As a child played by B`: a few actors at most.
  for (let turn = 0; turn < 10; turn++) {
    const found = /(?:^|[\s(,.;])Played by\s+|[(,;]\s*played by\s+/u.exec(rest);
    if (found === null) break;
    const from = found.index + found[0].length;
    const to = endOfName(rest, from);
    const actor = rest
      .slice(from, to)
      .replace(/[.\s]+$/u, '')
      .trim();
    if (actor === '') break;
    actors.push(actor);
    const before = rest.slice(0, found.index + (/^[.;]/u.test(found[0]) ? 1 : 0)).replace(/,?\s*$/u, '');
    const after = rest.slice(to).replace(/^[.)\s]+/u, '');
    rest = `${before} ${after}`.trim();
  }
  return { rest, playedBy: actors.length === 0 ? null : actors.join(' and ') };
}

function endOfName(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === ';' || c === '(' || c === ')') return i;
    if (c === ',' && !/^, (?:Jr|Sr|I{2,3}|IV)\b/u.test(text.slice(i, i + 6))) return i;
    if (c !== '.' || !(i + 1 === text.length || /\s/u.test(text.charAt(i + 1)))) continue;
    const word = /\S*$/u.exec(text.slice(Math.max(from, i - 20), i))?.[0] ?? '';
    if (!/^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Jr|Sr|St|Dr|Mr|Mrs|Ms)$/u.test(word)) return i;
  }
  return text.length;
}

/** Who has which name already, over all kinds. */
class NamesTaken {
  readonly #source: Source;
  readonly #diagnostics: Diagnostic[];
  readonly #taken = new Map<string, Written & { readonly of: string }>();

  constructor(source: Source, diagnostics: Diagnostic[]) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  /** Takes the draft's names; false if its main name is somebody else's. Aliases taken are left out of it. */
  take(draft: Draft): boolean {
    if (!this.#claim(draft.name, draft.name.text, 'name-declared-twice')) return false;
    const kept = draft.also.filter((alias) => {
      // `**the tower** (also: tower)` says nothing new, and does no harm.
      if (this.#taken.get(nameKey(alias.text))?.of === draft.name.text) return false;
      return this.#claim(alias, draft.name.text, 'alias-declared-twice');
    });
    draft.also.splice(0, draft.also.length, ...kept);
    return true;
  }

  #claim(name: Written, of: string, code: string): boolean {
    const key = nameKey(name.text);
    const first = this.#taken.get(key);
    if (first === undefined) {
      this.#taken.set(key, { ...name, of });
      return true;
    }
    const whose = first.of === first.text ? 'is declared already' : `is another name of ${first.of} already`;
    this.#diagnostics.push(
      problem(
        this.#source,
        'error',
        code,
        name.range,
        `"${name.text}" ${whose}. One name must mean one of them: give this one a name of its own.`,
        {
          related: [{ message: `"${first.text}" is declared here`, range: first.range }],
        },
      ),
    );
    return false;
  }
}

/** `, in the tower`: which place holds which. */
class PlacesKnown {
  readonly #source: Source;
  readonly #diagnostics: Diagnostic[];
  readonly #places = new Map<string, string>();
  readonly #longest: number;

  constructor(source: Source, diagnostics: Diagnostic[], drafts: readonly Draft[]) {
    this.#source = source;
    this.#diagnostics = diagnostics;
    for (const draft of drafts)
      if (draft.kind === 'place')
        for (const name of [draft.name, ...draft.also]) this.#places.set(nameKey(name.text), draft.name.text);
    this.#longest = Math.max(0, ...[...this.#places.keys()].map((key) => key.length));
  }

  finish(draft: Draft): Declaration {
    const { within, introduction } =
      draft.kind === 'place' ? this.#within(draft) : { within: null, introduction: draft.rest };
    return {
      kind: draft.kind,
      name: draft.name.text,
      also: draft.also.map((alias) => alias.text),
      introduction: joined(introduction),
      playedBy: draft.playedBy,
      within,
      declared: true,
      range: draft.range,
    };
  }

  /**
   *     **Adam's flat**, in the tower, twelve floors up
   *                         ---------  ***************
   */
  #within(draft: Draft): { within: string | null; introduction: string } {
    const opening = /^[,:]?\s*(?:which is |is )?(?:in|inside|on|at|of|within)\s+/iu.exec(draft.rest);
    if (opening === null || !/^[,:]/u.test(draft.rest)) return { within: null, introduction: draft.rest };
    const rest = draft.rest.slice(opening[0].length);
    const known = this.#longestPlace(rest);
    if (known !== null) return { within: known.name, introduction: rest.slice(known.length).trim() };
    const end = /[,;.(]|$/u.exec(rest)?.index ?? rest.length;
    const written = rest.slice(0, end).trim();
    const near = nearest(written, new Set(this.#places.values()));
    const range = this.#find(draft, written);
    this.#diagnostics.push(
      problem(
        this.#source,
        'warning',
        'unknown-place',
        range,
        `"${written}" is no declared place, so it cannot hold ${draft.name.text}. ${near === null ? 'Declare it in # Places.' : `Is "${near}" meant?`}`,
        { fixes: near === null ? [] : [{ title: `Write "${near}"`, edits: [{ range, text: near }] }] },
      ),
    );
    return { within: null, introduction: draft.rest };
  }

  #longestPlace(text: string): { name: string; length: number } | null {
    for (let length = Math.min(text.length, this.#longest + 5); length > 0; length--) {
      if (/[\p{L}\p{N}\p{M}]/u.test(text.charAt(length)) || /\s/u.test(text.charAt(length - 1))) continue;
      const name = this.#places.get(nameKey(text.slice(0, length)));
      if (name !== undefined) return { name, length };
    }
    return null;
  }

  #find(draft: Draft, written: string): Range {
    const at = this.#source.text.indexOf(written, draft.name.range.to);
    return at < 0 || at + written.length > draft.range.to
      ? draft.range
      : { from: at, to: at + written.length };
  }
}

/** An introduction as it follows the name: `: a former patient`, `, tall and thin`, `is a writer`. */
function joined(text: string): string {
  const joint = /^(?:(?:[,:;.]|[—–-](?=\s))\s*)+/u.exec(text)?.[0] ?? '';
  const rest = text.slice(joint.length);
  if (joint === '' || rest === '') return rest;
  return `${/^[,;.]/u.test(joint) && !/[:—–-]/u.test(joint) ? ',' : ':'} ${rest}`;
}

/** A place that holds itself, through others or not, is reported and stands alone. */
function withoutCircles(
  source: Source,
  declarations: readonly Declaration[],
  diagnostics: Diagnostic[],
): Declaration[] {
  const within = new Map(
    declarations.filter((d) => d.within !== null).map((d) => [d.name, d.within as string]),
  );
  const settled = new Set<string>();
  return declarations.map((declaration) => {
    const path: string[] = [];
    const onPath = new Set<string>();
    let name: string | undefined = declaration.name;
    while (name !== undefined && !settled.has(name) && !onPath.has(name)) {
      path.push(name);
      onPath.add(name);
      name = within.get(name);
    }
    const circular = name !== undefined && onPath.has(name) && name === declaration.name;
    if (!circular) {
      // Only a path that ends is settled: a circle further on is reported where it starts.
      if (name === undefined || settled.has(name)) for (const step of path) settled.add(step);
      return declaration;
    }
    within.delete(declaration.name);
    diagnostics.push(
      problem(
        source,
        'error',
        'place-within-itself',
        declaration.range,
        `${declaration.name} is in ${path.slice(1).concat(declaration.name).join(', which is in ')}. A place cannot hold itself: take one of these away.`,
      ),
    );
    return { ...declaration, within: null };
  });
}
