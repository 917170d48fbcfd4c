// Our engine against those who hold the same changes.

import { best } from '../clock.mjs';
import { factsOf, lookUps } from '../facts.mjs';
import { random } from '../generate.mjs';
import * as arrays from '../peers/arrays.mjs';
import * as clingo from '../peers/clingo.mjs';
import { toldTo } from '../product.mjs';
import { measureClingo, OF_CLINGO } from './compare/clingo.mjs';
import { measureOurs, OF_US, OURS } from './compare/ours.mjs';
import { measurePeer, OF_PEERS } from './compare/peer.mjs';

const SQLITE = ['better-sqlite3, events', 'better-sqlite3, rectangles'];

/** What `run` is to find. */
export function due({ asks, peers }) {
  const named = [
    ...(peers.includes('arrays') ? [arrays.name] : []),
    ...(peers.includes('sqlite') ? SQLITE : []),
  ];
  return [
    ...['sentences', ...asks.flatMap((ask) => OF_US[ask])].map((what) => ({ who: OURS, what })),
    ...named.flatMap((who) => asks.filter((ask) => OF_PEERS.includes(ask)).map((what) => ({ who, what }))),
    ...(peers.includes('clingo') ? OF_CLINGO.map((what) => ({ who: clingo.name, what })) : []),
  ];
}

/**
 * @param request.asks what is measured: `load`, and of `first`, `look`, `keyed`, `check`, `all`.
 * @param request.peers against whom: of `arrays`, `sqlite`, `clingo`.
 * @param emit takes what is found: see `measure.mjs`.
 */
export async function run({ asks, peers, runs }, { understood, short }, emit) {
  const story = understood();
  const load = best(() => toldTo(story), { runs, once: true });
  const known = load.result;
  load.result = null;
  const comparison = new Comparison({ story, known, asks, runs, emit, short });
  comparison.note(OURS, 'sentences', story.sentences.length);
  comparison.note(OURS, 'load', load.ms);
  measureOurs(comparison);
  if (peers.includes('arrays')) measurePeer(comparison, arrays);
  if (peers.includes('sqlite')) {
    const sqlite = await import('../peers/sqlite.mjs').catch((error) =>
      comparison.problem(`better-sqlite3 cannot be loaded: ${error.message.split('\n')[0]}`),
    );
    if (sqlite) {
      measurePeer(comparison, sqlite.events);
      measurePeer(comparison, sqlite.rectangles);
    }
  }
  if (peers.includes('clingo')) measureClingo(comparison);
}

/** What all are asked, and what they are to answer. */
class Comparison {
  #emit;
  #short;
  /** By rule: how often it is broken at the end, once ours has said so. */
  counts = null;

  constructor({ story, known, asks, runs, emit, short }) {
    const facts = factsOf(known);
    this.story = story;
    /** An engine that has been looked at. */
    this.known = known;
    this.facts = facts;
    this.fluents = [...facts.ids.keys()];
    this.asks = new Set(asks);
    this.runs = runs;
    this.#emit = emit;
    this.#short = short;
    this.asked = lookUps(facts, known, 1_000, random(7));
    this.answers = this.asked.map((q) => this.answerTo(q));
    this.keyedAnswers = this.asked.map((q) => this.answerTo(q, q.named));
  }

  /** What ours says, as a plain number. */
  answerTo({ fluent, at, position }, which = fluent) {
    const value = this.fluents[which]?.timeline.valueAt(at, position);
    return value === undefined || value === null ? -1 : this.facts.valueId(value);
  }

  /** The same of a short story. */
  shortened() {
    const story = this.#short();
    return new Comparison({ story, known: toldTo(story), asks: [], runs: this.runs, emit: this.#emit });
  }

  note(who, what, value) {
    this.#emit({ who, what, value });
  }

  notMeasured(who, what, why) {
    this.#emit({ who, what, why });
  }

  problem(text) {
    this.#emit({ problem: text });
  }

  sameAnswers(name, theirs, expected) {
    const wrong = theirs.findIndex((answer, i) => answer !== expected[i]);
    if (wrong >= 0) this.problem(`${name}: look-up ${wrong} gives ${theirs[wrong]}, ours ${expected[wrong]}`);
  }

  sameCounts(name, theirs) {
    if (theirs.join() !== this.counts.join())
      this.problem(`${name}: ${theirs} break the rules, ours ${this.counts}`);
  }
}
