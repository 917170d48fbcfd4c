// The practical limit: of each fluent, one sorted array of its changes, and nothing else. No words, no names, no readings.

import { slotOf } from '../facts.mjs';

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

/** How many acts of the dead there are, as of the end: never ?x acts while ?x is dead, unless ?x is a ghost. */
export function check(table, { acts, end, no, yes }) {
  let count = 0;
  for (const { alive, ghost, at, dies } of acts) {
    if (alive < 0 || find(table[alive], at - 1, end)?.value !== no) continue;
    if (ghost >= 0 && find(table[ghost], at, end)?.value === yes) continue;
    if (dies >= 0) {
      const change = find(table[dies], at - 1, end);
      if (change && change.value === no && slotOf(change.at) === slotOf(at)) continue;
    }
    count++;
  }
  return count;
}
