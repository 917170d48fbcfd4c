// better-sqlite3, in memory, as its own documentation advises: prepared statements, one transaction, the index that answers the
// question by itself. Two schemas: a table of events, and a table of rectangles (story time by telling).

import Database from 'better-sqlite3';
import { RULES, WIDTH } from '../facts.mjs';
import { rectanglesOf } from '../rectangles.mjs';
import * as reader from './reading.mjs';

// Instants that stand for the beginning of time are below every other.
const whole = (n) => (n === Number.NEGATIVE_INFINITY ? -1 : n === Number.POSITIVE_INFINITY ? 2 ** 52 : n);

function cases(db, facts) {
  db.exec(`CREATE TABLE "case" (rule INTEGER, fluent INTEGER, value INTEGER, unlike INTEGER, before INTEGER, excuse INTEGER, pardon INTEGER,
    at INTEGER, retold INTEGER, gives INTEGER)`);
  const insert = db.prepare('INSERT INTO "case" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const c of facts.cases)
    insert.run(
      c.rule,
      c.fluent,
      c.value,
      c.unlike,
      whole(c.before),
      c.excuse,
      c.pardon,
      whole(c.at),
      c.retold,
      c.gives,
    );
}

const broken = (find) => `SELECT rule, count(*) AS n FROM "case" c
  WHERE c.fluent >= 0 AND CASE c.unlike
      WHEN 0 THEN ${find('c.fluent', 'c.before', 'value')} = c.value
      ELSE ${find('c.fluent', 'c.before', 'value')} NOT IN (-1, c.value) END
    AND NOT (c.excuse >= 0 AND coalesce(${find('c.excuse', 'c.at', 'value')}, -2) = c.pardon)
    AND NOT (c.retold >= 0 AND coalesce(${find('c.retold', 'c.before', 'value')}, -2) = c.gives
      AND coalesce(${find('c.retold', 'c.before', 'at')}, -1) / ${WIDTH} = c.at / ${WIDTH})
  GROUP BY rule`;

function counted(statement, end) {
  const counts = RULES.map(() => 0);
  for (const { rule, n } of statement.all({ end })) counts[rule] = n;
  return counts;
}

export const events = {
  name: 'better-sqlite3, events',
  load(facts) {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE change (fluent INTEGER, at INTEGER, born INTEGER, died INTEGER, value INTEGER)');
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?)');
      for (const c of facts.changes) insert.run(c.fluent, whole(c.at), c.born, whole(c.died), c.value);
      cases(db, facts);
    })();
    db.exec('CREATE INDEX by_fluent ON change (fluent, at, born, died, value)');
    const find = db
      .prepare(`SELECT value FROM change WHERE fluent = ? AND at <= ? AND born <= ? AND died > ?
      ORDER BY at DESC, born DESC LIMIT 1`)
      .pluck();
    const at = (
      fluent,
      time,
      column,
    ) => `(SELECT ${column} FROM change WHERE fluent = ${fluent} AND at <= ${time}
      AND born <= @end AND died > @end ORDER BY at DESC, born DESC LIMIT 1)`;
    return { db, find, broken: db.prepare(broken(at)) };
  },
  lookUp: ({ find }, { fluent, at, position }) => find.get(fluent, at, position, position) ?? -1,
  check: (store, { end }) => counted(store.broken, end),
  close: ({ db }) => db.close(),
};

/** Reads the sentences itself, as `reading.mjs` does, and holds what comes of it. */
export const reading = {
  name: 'better-sqlite3 that reads',
  load(story) {
    const { relations } = reader.load(story);
    const changes = [];
    const values = new Map();
    let fluent = 0;
    for (const relation of relations.values()) {
      for (const { now, dead } of relation.values()) {
        for (const list of [now, dead])
          for (const { at, value, born, died } of list) {
            if (!values.has(value)) values.set(value, values.size);
            changes.push({ fluent, at, value: values.get(value), born, died });
          }
        fluent++;
      }
    }
    return events.load({ changes, cases: [] });
  },
  close: ({ db }) => db.close(),
};

export const rectangles = {
  name: 'better-sqlite3, rectangles',
  /** Rectangles are worked out beforehand: that is not counted against it. */
  prepare: (facts) => ({ ...facts, rectangles: rectanglesOf(facts) }),
  load(facts) {
    const db = new Database(':memory:');
    db.exec(
      'CREATE TABLE span (fluent INTEGER, at INTEGER, until INTEGER, born INTEGER, died INTEGER, value INTEGER, began INTEGER)',
    );
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO span VALUES (?, ?, ?, ?, ?, ?, ?)');
      for (const r of facts.rectangles)
        insert.run(r.fluent, whole(r.from), whole(r.to), r.born, whole(r.died), r.value, whole(r.at));
      cases(db, facts);
    })();
    db.exec('CREATE INDEX by_fluent ON span (fluent, at, until, born, died, value)');
    const find = db
      .prepare(`SELECT value FROM span WHERE fluent = ? AND at <= ? AND until > ? AND born <= ? AND died > ?
      ORDER BY at DESC LIMIT 1`)
      .pluck();
    const at = (
      fluent,
      time,
      column,
    ) => `(SELECT ${column === 'at' ? 'began' : column} FROM span WHERE fluent = ${fluent}
      AND at <= ${time} AND until > ${time} AND born <= @end AND died > @end ORDER BY at DESC LIMIT 1)`;
    return { db, find, broken: db.prepare(broken(at)) };
  },
  lookUp: ({ find }, { fluent, at, position }) => find.get(fluent, at, at, position, position) ?? -1,
  check: (store, { end }) => counted(store.broken, end),
  close: ({ db }) => db.close(),
};
