import { type Answer, createAsker, positionOf, type ReadersPlace, type Tree } from '@unspoiled/core';
import { type Io, printJson, readText, UsageError } from '../io.ts';
import { eyesOf, loadStory, type PlaceOptions, placeOf, resolvePlace, splitNames } from '../load.ts';
import { renderAnswer } from '../render/answer-terminal.ts';

export interface AskCommandOptions extends PlaceOptions {
  readonly eyes?: string;
  readonly under?: string;
  readonly when?: string;
  readonly json?: boolean;
  readonly batch?: string;
}

/** `unspoiled ask FILE "QUESTION"`, and `--batch` for many. */
export function runAsk(
  io: Io,
  file: string,
  question: string | undefined,
  options: AskCommandOptions,
): number {
  if (options.batch === undefined && question === undefined) {
    throw new UsageError(
      'Ask a question, such as unspoiled ask FILE "Harry is in ?where", or give --batch QUESTIONS.jsonl.',
    );
  }
  const tree = loadStory(io, file);
  if (options.batch !== undefined) return batch(io, tree, readText(io, options.batch));
  const answer = createAsker(tree)(question ?? '', {
    position: resolvePlace(tree, placeOf(options)),
    eyes: eyesOf(options),
    under: options.under ?? null,
    when: options.when ?? null,
  });
  if (answer.problem !== undefined) io.err(`${answer.problem}\n`);
  if (options.json) printJson(io, answer);
  else if (answer.problem === undefined) io.out(renderAnswer(answer));
  return answer.problem === undefined ? 0 : 2;
}

/** One question a line of JSON, one answer a line, in order. A line that cannot be read gets its problem in its place. */
function batch(io: Io, tree: Tree, text: string): number {
  const ask = createAsker(tree);
  const places = new Map<string, number | string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    io.out(`${JSON.stringify(answerLine(tree, ask, places, line))}\n`);
  }
  return 0;
}

function answerLine(
  tree: Tree,
  ask: ReturnType<typeof createAsker>,
  places: Map<string, number | string>,
  line: string,
): Answer | { readonly problem: string } {
  let asked: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { problem: 'This line is no JSON object: write { "ask": "…" }.' };
    asked = value as Record<string, unknown>;
  } catch {
    return { problem: 'This line is not JSON: write { "ask": "…" }, one a line.' };
  }
  if (typeof asked.ask !== 'string')
    return { problem: 'This line asks nothing: give the question as "ask".' };
  const place = batchPlace(asked);
  const key = JSON.stringify(place);
  let position = places.get(key);
  if (position === undefined) {
    const found = positionOf(tree, place);
    position = 'problem' in found ? found.problem : found.position;
    places.set(key, position);
  }
  if (typeof position === 'string') return { problem: position };
  const eyes = typeof asked.eyes === 'string' ? splitNames(asked.eyes) : (asked.eyes ?? []);
  if (!Array.isArray(eyes) || !eyes.every((name) => typeof name === 'string'))
    return { problem: 'The "eyes" of this line are no names: write { "eyes": ["Anne", "Sally"] }.' };
  const { when = null, under = null } = asked;
  if (!isTextOrNull(when) || !isTextOrNull(under))
    return {
      problem: 'The "when" or "under" of this line is no text: write a moment or a reading, or leave it out.',
    };
  return ask(asked.ask, { position: place === null ? null : position, eyes, under, when });
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function batchPlace(asked: Record<string, unknown>): ReadersPlace {
  if (asked.after !== undefined && asked.after !== null) return { after: String(asked.after) };
  if (asked.at !== undefined && asked.at !== null) return { at: String(asked.at) };
  if (asked.position !== undefined && asked.position !== null) return { position: Number(asked.position) };
  return null;
}
