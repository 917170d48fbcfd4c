import type { Range } from '../text/source.ts';
import { frameIn } from './frame.ts';
import { nearest } from './nearest.ts';
import { report } from './problem.ts';
import { opensQuotation, quotationEnd } from './quotes.ts';
import { nameKey, trimRange } from './ranges.ts';
import type { Reading, SceneTitle } from './reading.ts';
import type { Content, TimeExpression, When } from './tree.ts';

/**
 * Reads a sentence about scenes told before; null if the tokens are none, `unreadable`, with a report, if they cannot
 * be read to the end.
 *
 *     the scenes from "The plunge" to "The gate" are imagined by Farquhar
 *     ---------------  ==========      ========  --- ********************
 *     the scene "The bedroom" happens the same night
 *     ---------  ===========  ------- **************
 */
export function readScenesSentence(
  reading: Reading,
  start: number,
  end: number,
  when: When | null,
): Content | 'unreadable' | null {
  if (reading.word(start) !== 'the' || !/^scenes?$/u.test(reading.word(start + 1))) return null;
  const at = reading.word(start + 2) === 'from' ? start + 3 : start + 2;
  if (!opensQuotation(reading.tokens[at])) return null;
  return new SceneSentence(reading, end).read(start, at, when) ?? 'unreadable';
}

class SceneSentence {
  readonly #reading: Reading;
  readonly #end: number;

  constructor(reading: Reading, end: number) {
    this.#reading = reading;
    this.#end = end;
  }

  read(start: number, at: number, when: When | null): Content | null {
    const reading = this.#reading;
    const first = this.#title(at);
    if (first === null) return null;
    let last = first;
    let verb = first.next;
    if (/^(?:to|until|through|and)$/u.test(reading.word(verb)) && opensQuotation(reading.tokens[verb + 1])) {
      const second = this.#title(verb + 1);
      if (second === null) return null;
      last = second;
      verb = second.next;
    }
    if (last.scene.number < first.scene.number) {
      report(
        reading,
        'error',
        'scenes-out-of-order',
        reading.rangeOf(at, verb),
        `“${last.scene.title}” is told before “${first.scene.title}”. Name the earlier scene first.`,
      );
      return null;
    }
    const said = this.#said(verb);
    if (said === null) return null;
    return {
      type: 'scenes',
      when,
      from: first.scene.number,
      to: last.scene.number,
      ...said,
      range: reading.rangeOf(start, this.#end),
    };
  }

  /** The scene whose title stands in the quotation marks at `at`. */
  #title(at: number): { scene: SceneTitle; next: number } | null {
    const reading = this.#reading;
    const close = this.#titleEnd(at);
    if (close < 0) {
      report(
        reading,
        'error',
        'unclosed-quotation',
        reading.rangeOf(at, at + 1),
        'The title has no closing quotation mark.',
      );
      return null;
    }
    const range: Range = trimRange(reading.source.text, {
      from: reading.tokens[at]?.to ?? 0,
      to: reading.tokens[close]?.from ?? 0,
    });
    const title = reading.source.slice(range);
    const scenes = scenesTitled(reading.scenes, title);
    const scene = scenes.at(-1);
    if (scene === undefined) {
      const near = nearest(
        title,
        reading.scenes.map((each) => each.title),
      );
      const fixes = near === null ? [] : [{ title: `Write “${near}”`, edits: [{ range, text: near }] }];
      report(
        reading,
        'error',
        'unknown-scene',
        range,
        `No scene told so far is called “${title}”.${near === null ? ' Write its title as it stands in its heading.' : ` Is “${near}” meant?`}`,
        { fixes },
      );
      return null;
    }
    if (scenes.length > 1)
      report(
        reading,
        'warning',
        'ambiguous-scene',
        range,
        `${scenes.length} scenes told so far are called “${title}”; the last of them is taken. Give them titles that differ.`,
      );
    return { scene, next: close + 1 };
  }

  /** A title may hold quotation marks itself: the end is the first mark at which a known title ends, else the first mark. */
  #titleEnd(at: number): number {
    const reading = this.#reading;
    const from = reading.tokens[at]?.to ?? 0;
    const first = quotationEnd(reading.tokens, at, this.#end);
    for (let close = first, tries = 0; close > 0 && tries < 8; tries++) {
      if (
        scenesTitled(reading.scenes, reading.source.text.slice(from, reading.tokens[close]?.from)).length > 0
      )
        return close;
      let next = -1;
      for (let i = close + 1; i < this.#end && next < 0; i++)
        if (reading.tokens[i]?.text === reading.tokens[close]?.text) next = i;
      close = next;
    }
    return first;
  }

  /** `are imagined by Farquhar`, `happens the same night`. */
  #said(verb: number): { frame: ReturnType<typeof frameIn>; happens: TimeExpression | null } | null {
    const reading = this.#reading;
    const word = reading.word(verb);
    if (/^(?:happens?|happened|takes?|took)$/u.test(word)) {
      const at = /^(?:takes?|took)$/u.test(word) && reading.word(verb + 1) === 'place' ? verb + 2 : verb + 1;
      if (at < this.#end) return { frame: null, happens: this.#happens(at) };
    }
    if (/^(?:is|are|was|were)$/u.test(word)) {
      const from =
        reading.word(verb + 1) === 'only' || reading.word(verb + 1) === 'all' ? verb + 2 : verb + 1;
      const frame = frameIn(reading, from, this.#end);
      if (frame !== null) return { frame, happens: null };
    }
    const range = reading.rangeOf(Math.min(verb, this.#end - 1), this.#end);
    report(
      reading,
      'error',
      'unreadable-scenes-sentence',
      range,
      'A scene may be “dreamed by”, “imagined by”, “remembered by” or “told by” somebody, “a film within the film”, or “real”; or it “happens” at some moment.',
    );
    return null;
  }

  #happens(at: number): TimeExpression {
    const { source, vocabulary, use, makesUp } = this.#reading;
    const opening = /^(?:at|on|in)$/u.test(this.#reading.word(at)) && at + 1 < this.#end ? at + 1 : at;
    const whole = this.#reading.rangeOf(at, this.#end);
    const range = vocabulary.isMoment(source.slice(whole))
      ? whole
      : this.#reading.rangeOf(opening, this.#end);
    const time: TimeExpression = makesUp?.time(
      source.slice(range),
      range,
      (name) => vocabulary.isMoment(name),
      'stage',
    ) ?? { type: 'moment', name: source.slice(range), text: source.slice(range), range };
    const name = time.type === 'moment' ? time.name : time.type === 'relative' ? time.to : null;
    if (name !== null && !vocabulary.isMoment(name) && makesUp !== null && use === 'telling') {
      this.#reading.diagnostics.push(
        makesUp.moment(source, range, name, vocabulary.moments, vocabulary.sceneTitles),
      );
      vocabulary.declareMoment(name);
    }
    return time;
  }
}

/** The scenes of each title, told so far: found by it as it is, and without regard to case. */
interface TitleIndex {
  known: number;
  readonly exact: Map<string, SceneTitle[]>;
  readonly folded: Map<string, SceneTitle[]>;
}

const indexes = new WeakMap<readonly SceneTitle[], TitleIndex>();

/** Titles are compared as names are, and without regard to case where no other way finds one. */
function scenesTitled(scenes: readonly SceneTitle[], title: string): readonly SceneTitle[] {
  let index = indexes.get(scenes);
  if (!index) {
    index = { known: 0, exact: new Map(), folded: new Map() };
    indexes.set(scenes, index);
  }
  // While a story is read, the list grows with each scene.
  for (; index.known < scenes.length; index.known++) {
    const scene = scenes[index.known] as SceneTitle;
    const key = nameKey(scene.title);
    push(index.exact, key, scene);
    push(index.folded, key.toLowerCase(), scene);
  }
  const key = nameKey(title);
  return index.exact.get(key) ?? index.folded.get(key.toLowerCase()) ?? [];
}

function push(map: Map<string, SceneTitle[]>, key: string, scene: SceneTitle): void {
  const list = map.get(key);
  if (list) list.push(scene);
  else map.set(key, [scene]);
}
