// The practical limit: of each fluent, one sorted array of its changes, and nothing else. No words, no names, no readings.

import { RULES, slotOf } from '../facts.mjs';

export const name = 'sorted arrays';

function upTo(array, at) {
  let low = 0;
  let high = array.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (array[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function load({ changes, fluents }) {
  const table = Array.from({ length: fluents }, () => []);
  for (const { fluent, at, value, born, died } of changes) {
    const array = table[fluent];
    const change = { at, value, born, died };
    const i = upTo(array, at);
    if (i === array.length) array.push(change);
    else array.splice(i, 0, change);
  }
  return table;
}

function find(array, at, position) {
  for (let i = upTo(array, at) - 1; i >= 0; i--) {
    const change = array[i];
    if (change.born <= position && position < change.died) return change;
  }
  return undefined;
}

export const lookUp = (table, { fluent, at, position }) => find(table[fluent], at, position)?.value ?? -1;

/** Room for the second of two numbers in one that stays exact. */
const PAIR = 2 ** 26;

/** The same arrays, for those who know the word and its arguments: by word, by the number that both arguments make. */
export function loadByKey(facts) {
  const table = load(facts);
  const words = [];
  for (const [fluent, [word, one, other]] of facts.keys.entries()) {
    words[word] ??= new Map();
    words[word].set(one * PAIR + other, table[fluent]);
  }
  return words;
}

export function lookUpByKey(words, { word, one, other, at, position }) {
  const array = words[word]?.get(one * PAIR + other);
  return array === undefined ? -1 : (find(array, at, position)?.value ?? -1);
}

/** By rule: how often it is broken, as of the end. */
export function check(table, { cases, end }) {
  const counts = RULES.map(() => 0);
  for (const { rule, fluent, value, unlike, before, excuse, pardon, at, retold, gives } of cases) {
    if (fluent < 0) continue;
    const has = find(table[fluent], before, end)?.value ?? -1;
    if (unlike ? has < 0 || has === value : has !== value) continue;
    if (excuse >= 0 && find(table[excuse], at, end)?.value === pardon) continue;
    if (retold >= 0) {
      const change = find(table[retold], before, end);
      if (change && change.value === gives && slotOf(change.at) === slotOf(at)) continue;
    }
    counts[rule]++;
  }
  return counts;
}
