// better-sqlite3, in memory: prepared statements, one transaction, and the index that answers the question by itself. Two schemas: a
// table of events, and a table of rectangles (story time by telling).
//
// Tried for loading, at 1,000 and 30,000 scenes, and slower or no faster: a table with rowids and its index made afterwards; one row a
// statement, or 20, 100, 200 and 1,000; rows in the order of telling; rows as one JSON text; a table in between; a journal turned off
// (in memory there is next to none). An index of fluents and instants alone loads faster than one that covers, and takes three times
// as long to look anything up. So the table is its own index, and is filled in the order of that.

import Database from 'better-sqlite3';
import { RULES, WIDTH } from '../facts.mjs';
import { rectanglesOf } from '../rectangles.mjs';
import * as reader from './reading.mjs';

// Instants that stand for the beginning of time are below every other.
const whole = (n) => (n === Number.NEGATIVE_INFINITY ? -1 : n === Number.POSITIVE_INFINITY ? 2 ** 52 : n);

/** How many rows one statement takes in. */
const ROWS = 50;

function insert(db, table, width, rows, fill) {
  const row = `(${Array(width).fill('?').join()})`;
  const statement = (count) => db.prepare(`INSERT INTO ${table} VALUES ${Array(count).fill(row).join()}`);
  const many = statement(ROWS);
  const values = new Array(width * ROWS);
  let i = 0;
  for (; i + ROWS <= rows.length; i += ROWS) {
    for (let k = 0; k < ROWS; k++) fill(values, k * width, rows[i + k]);
    many.run(values);
  }
  const left = rows.length - i;
  if (left === 0) return;
  values.length = left * width;
  for (let k = 0; k < left; k++) fill(values, k * width, rows[i + k]);
  statement(left).run(values);
}

/** Those of each fluent together, by instant: the order in which the table keeps them. */
function inOrder(rows, fluents) {
  const byFluent = Array.from({ length: fluents }, () => []);
  for (const row of rows) byFluent[row.fluent].push(row);
  for (const list of byFluent) if (list.length > 1) list.sort((a, b) => a.at - b.at || a.born - b.born);
  return byFluent.flat();
}

/** What answers a question for one schema: how a row is written behind its key, and which row is the answer. */
const EVENTS = {
  columns: ['at', 'born', 'died', 'value'],
  fill(values, i, c) {
    values[i] = whole(c.at);
    values[i + 1] = c.born;
    values[i + 2] = whole(c.died);
    values[i + 3] = c.value;
  },
  alive: (time, position) =>
    `at <= ${time} AND born <= ${position} AND died > ${position} ORDER BY at DESC, born DESC LIMIT 1`,
  asked: (at, position) => [at, position, position],
  rowsOf: ({ changes }) => changes,
};

const RECTANGLES = {
  columns: ['at', 'born', 'until', 'died', 'value'],
  fill(values, i, r) {
    values[i] = whole(r.at);
    values[i + 1] = r.born;
    values[i + 2] = whole(r.until);
    values[i + 3] = whole(r.died);
    values[i + 4] = r.value;
  },
  alive: (time, position) =>
    `at <= ${time} AND until > ${time} AND born <= ${position} AND died > ${position} ORDER BY at DESC LIMIT 1`,
  asked: (at, position) => [at, at, position, position],
  rowsOf: ({ rectangles }) => rectangles,
};

function filled({ columns }, key, rows, fill) {
  const db = new Database(':memory:');
  db.pragma('page_size = 16384');
  const all = [...key, ...columns];
  db.exec(
    `CREATE TABLE span (${all.map((c) => `${c} INTEGER`).join()}, PRIMARY KEY (${[...key, 'at', 'born'].join()})) WITHOUT ROWID`,
  );
  db.transaction(() => insert(db, 'span', all.length, rows, fill))();
  return db;
}

function finding(db, { alive }, key) {
  const where = key.map((column) => `${column} = ?`).join(' AND ');
  return db.prepare(`SELECT value FROM span WHERE ${where} AND ${alive('?', '?')}`).pluck();
}

const loadedFrom = (schema, rows, fluents) => {
  const db = filled(schema, ['fluent'], inOrder(rows, fluents), (values, i, row) => {
    values[i] = row.fluent;
    schema.fill(values, i + 1, row);
  });
  return { db, find: finding(db, schema, ['fluent']) };
};

function peer(name, schema) {
  const KEY = ['word', 'one', 'other'];
  return {
    name,
    load: (facts) => loadedFrom(schema, schema.rowsOf(facts), facts.fluents),
    lookUp: ({ find }, { fluent, at, position }) => find.get(fluent, ...schema.asked(at, position)) ?? -1,
    /** The same, for those who know the word and its arguments: these are the columns that the table is kept by. */
    loadByKey(facts) {
      const db = filled(schema, KEY, inOrder(schema.rowsOf(facts), facts.fluents), (values, i, row) => {
        const [word, one, other] = facts.keys[row.fluent];
        values[i] = word;
        values[i + 1] = one;
        values[i + 2] = other;
        schema.fill(values, i + 3, row);
      });
      return { db, find: finding(db, schema, KEY) };
    },
    lookUpByKey: ({ find }, { word, one, other, at, position }) =>
      find.get(word, one, other, ...schema.asked(at, position)) ?? -1,
    /** Takes in what is to be checked: that is no part of loading, nor of the check. */
    readyToCheck(store, { cases }) {
      const { db } = store;
      db.exec(`CREATE TABLE "case" (${CASE.map((column) => `${column} INTEGER`).join()})`);
      db.transaction(() =>
        insert(db, '"case"', CASE.length, cases, (values, i, c) => {
          for (const [k, column] of CASE.entries()) values[i + k] = whole(c[column]);
        }),
      )();
      store.broken = db.prepare(broken(schema));
    },
    check: (store, { end }) => counted(store.broken, end),
    close: ({ db }) => db.close(),
  };
}

const CASE = ['rule', 'fluent', 'value', 'unlike', 'before', 'excuse', 'pardon', 'at', 'retold', 'gives'];

function broken({ alive }) {
  const find = (fluent, time, column) =>
    `(SELECT ${column} FROM span WHERE fluent = ${fluent} AND ${alive(time, '@end')})`;
  return `SELECT rule, count(*) AS n FROM "case" c
    WHERE c.fluent >= 0 AND CASE c.unlike
        WHEN 0 THEN ${find('c.fluent', 'c.before', 'value')} = c.value
        ELSE ${find('c.fluent', 'c.before', 'value')} NOT IN (-1, c.value) END
      AND NOT (c.excuse >= 0 AND coalesce(${find('c.excuse', 'c.at', 'value')}, -2) = c.pardon)
      AND NOT (c.retold >= 0 AND coalesce(${find('c.retold', 'c.before', 'value')}, -2) = c.gives
        AND coalesce(${find('c.retold', 'c.before', 'at')}, -1) / ${WIDTH} = c.at / ${WIDTH})
    GROUP BY rule`;
}

function counted(statement, end) {
  const counts = RULES.map(() => 0);
  for (const { rule, n } of statement.all({ end })) counts[rule] = n;
  return counts;
}

export const events = peer('better-sqlite3, events', EVENTS);

export const rectangles = {
  ...peer('better-sqlite3, rectangles', RECTANGLES),
  /** Rectangles are worked out beforehand: that is not counted against it. */
  prepare: (facts) => ({ ...facts, rectangles: rectanglesOf(facts) }),
};

/** Reads the sentences itself, as `reading.mjs` does, and holds what comes of it. */
export const reading = {
  name: 'better-sqlite3 that reads',
  load(story) {
    const read = reader.load(story);
    const changes = [];
    const numbers = new Map();
    const values = [];
    let fluents = 0;
    for (const relation of read.relations.values()) {
      for (const fluent of relation.values()) {
        fluent.number = fluents;
        for (const list of [fluent.dead, fluent.now])
          for (const { at, value, born, died } of list) {
            let number = numbers.get(value);
            if (number === undefined) {
              number = values.push(value) - 1;
              numbers.set(value, number);
            }
            changes.push({ fluent: fluents, at, value: number, born, died });
          }
        fluents++;
      }
    }
    return { ...loadedFrom(EVENTS, changes, fluents), read, values };
  },
  /** The fluent of a relation and a key, as our engine has it; undefined where nothing was ever said of it. */
  find: ({ read }, relation, key) => reader.find(read, relation, key),
  lookUp: ({ find, values }, { number }, at, position) =>
    values[find.get(number, ...EVENTS.asked(whole(at), position))],
  instantOf: ({ read }, sentence) => read.instantOf(sentence),
  close: ({ db }) => db.close(),
};
