// How an error is planted: a story is a list of lines, an edit adds, changes or drops some of them, and the lines that it
// planted are remembered, so that a finding on one of them can be counted.
//
//     ## The knock                  in(The knock) ────────────┐
//     *0:08:00, night 1, …*                                   │  `add` puts lines after the last one of the block,
//     - Harry knocks at Adam's door                           │  or after the line that starts as `after` says
//     - Harry meets Adam            ← after('- Harry meets')  │
//                                   ────────────────────────┘
//     ## The train south

export const STRANGERS = 'all-of-us-strangers';
export const OWL_CREEK = 'an-occurrence-at-owl-creek-bridge';
export const MAGI = 'the-gift-of-the-magi';
export const ACKROYD = 'the-murder-of-roger-ackroyd';

/** One change to a story. `block` is a scene's title, or the heading of a part with its `#`, or `---` for the front matter. */
export type Edit =
  | {
      readonly type: 'add';
      readonly block: string;
      readonly after?: string;
      readonly lines: readonly string[];
    }
  | { readonly type: 'change'; readonly block: string; readonly from: string; readonly to: string }
  | { readonly type: 'drop'; readonly block: string; readonly line: string }
  /** Changes nothing: a finding on these lines counts too, since the planted ones clash with them. */
  | { readonly type: 'clash'; readonly block: string; readonly line: string };

/** An error to plant, or an edit that looks like one and is right. */
export interface Plant {
  readonly kind: string;
  readonly story: string;
  readonly edits: readonly Edit[];
  /** Why it is an error; of a decoy, why it is none. */
  readonly why: string;
  readonly decoy: boolean;
  /** What a finding has to name in its message or its fix, as where the nearest known word is promised. */
  readonly names?: string;
}

/** A story with an error planted in it. Lines count from 1. */
export interface Variant {
  readonly plant: Plant;
  readonly text: string;
  /** The lines on which a finding counts. */
  readonly lines: ReadonlySet<number>;
  /** For each line of the variant, in order, the line of the untouched story that it is, or null for a planted one. */
  readonly origin: readonly (number | null)[];
}

/** Adds lines at the end of a block. */
export const at = (block: string, ...lines: string[]): Edit => ({ type: 'add', block, lines });
/** Adds lines after the line of a block that starts so. */
export const after = (block: string, line: string, ...lines: string[]): Edit => ({
  type: 'add',
  block,
  after: line,
  lines,
});
export const change = (block: string, from: string, to: string): Edit => ({
  type: 'change',
  block,
  from,
  to,
});
export const drop = (block: string, line: string): Edit => ({ type: 'drop', block, line });
export const clash = (block: string, line: string): Edit => ({ type: 'clash', block, line });
export const people = (...lines: string[]): Edit => at('# People', ...lines);
export const things = (...lines: string[]): Edit => at('# Things', ...lines);
export const moments = (...lines: string[]): Edit => at('# Timeline', ...lines);
export const front = (...lines: string[]): Edit => at('---', ...lines);
/** A new scene after another, with its stage line and its sentences. */
export const scene = (previous: string, title: string, stage: string, ...lines: string[]): Edit =>
  at(previous, '', `## ${title}`, `*${stage}*`, '', ...lines);

/** The same where scenes are within chapters. */
export const within = (previous: string, title: string, stage: string, ...lines: string[]): Edit =>
  at(previous, '', `### ${title}`, `*${stage}*`, '', ...lines);

/** The errors of one kind, each a story, why, and edits. */
export function errors(kind: string, ...each: [story: string, why: string, ...edits: Edit[]][]): Plant[] {
  return each.map(([story, why, ...edits]) => ({ kind, story, why, edits, decoy: false }));
}

/** What looks like errors of a kind, and is right. */
export function decoys(kind: string, ...each: [story: string, why: string, ...edits: Edit[]][]): Plant[] {
  return each.map(([story, why, ...edits]) => ({ kind, story, why, edits, decoy: true }));
}

interface Line {
  text: string;
  counts: boolean;
  readonly origin: number | null;
}

/**
 * Plants an error in the text of its story.
 * @throws where the story has no longer the lines that the edits speak of: then the plant says which.
 */
export function applied(plant: Plant, text: string): Variant {
  let lines: Line[] = text.split('\n').map((each, i) => ({ text: each, counts: false, origin: i + 1 }));
  const fail = (problem: string): never => {
    throw new Error(`${plant.story}, ${plant.kind} (${plant.why}): ${problem}`);
  };
  for (const edit of plant.edits) {
    const block = blockOf(lines, edit.block) ?? fail(`there is no "${edit.block}"`);
    const starting = (start: string): number => {
      const found = lines.findIndex(
        (each, i) => i >= block.from && i < block.to && each.text.startsWith(start),
      );
      return found < 0 ? fail(`no line of "${edit.block}" starts with "${start}"`) : found;
    };
    if (edit.type === 'add') {
      const index = edit.after === undefined ? block.last : starting(edit.after);
      const added = edit.lines.map((each): Line => ({ text: each, counts: each !== '', origin: null }));
      lines = [...lines.slice(0, index + 1), ...added, ...lines.slice(index + 1)];
    } else if (edit.type === 'change') {
      const found = lines.slice(block.from, block.to).find((each) => each.text.includes(edit.from));
      if (found === undefined) return fail(`nothing in "${edit.block}" is "${edit.from}"`);
      found.text = found.text.replace(edit.from, () => edit.to);
      found.counts = true;
    } else if (edit.type === 'drop') {
      const index = starting(edit.line);
      lines = lines.filter((_, i) => i !== index);
    } else {
      starting(edit.line);
      for (const each of lines.slice(block.from, block.to))
        if (each.text.startsWith(edit.line)) each.counts = true;
    }
  }
  const counted = lines.flatMap((each, i) => (each.counts ? [i + 1] : []));
  return {
    plant,
    text: lines.map((each) => each.text).join('\n'),
    lines: new Set(counted),
    origin: lines.map((each) => each.origin),
  };
}

/** Where a block stands: from its heading to before the next one; `last` is its last line that is not empty. */
function blockOf(lines: readonly Line[], name: string): { from: number; to: number; last: number } | null {
  if (name === '---') {
    const to = lines.findIndex((each, i) => i > 0 && each.text === '---');
    return { from: 0, to, last: to - 1 };
  }
  const isPart = name.startsWith('# ');
  const from = lines.findIndex((each) =>
    isPart ? each.text === name : /^##+ /u.test(each.text) && each.text.replace(/^#+ /u, '') === name,
  );
  if (from < 0) return null;
  const next = isPart ? /^# /u : /^#+ /u;
  const end = lines.findIndex((each, i) => i > from && next.test(each.text));
  const to = end < 0 ? lines.length : end;
  let last = to - 1;
  while (lines[last]!.text.trim() === '') last -= 1;
  return { from, to, last };
}
