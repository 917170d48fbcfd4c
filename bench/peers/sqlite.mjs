// better-sqlite3, in memory, as its own documentation advises: prepared statements, one transaction, the index that answers the
// question by itself. Two schemas: a table of events, and a table of rectangles (story time by telling).

import Database from 'better-sqlite3';
import { rectanglesOf } from '../rectangles.mjs';

const WIDTH = 2 ** 30;
// Instants that stand for the beginning of time are below every other.
const whole = (n) => (n === Number.NEGATIVE_INFINITY ? -1 : n === Number.POSITIVE_INFINITY ? 2 ** 52 : n);

function acts(db, facts) {
  db.exec('CREATE TABLE act (alive INTEGER, ghost INTEGER, at INTEGER, dies INTEGER)');
  const insert = db.prepare('INSERT INTO act VALUES (?, ?, ?, ?)');
  for (const a of facts.acts) insert.run(a.alive, a.ghost, a.at, a.dies);
}

const broken = (at) => `SELECT count(*) AS n FROM act a
  WHERE a.alive >= 0 AND ${at('a.alive', 'a.at - 1', 'value')} = @no
    AND NOT (a.ghost >= 0 AND coalesce(${at('a.ghost', 'a.at', 'value')}, -1) = @yes)
    AND NOT (a.dies >= 0 AND coalesce(${at('a.dies', 'a.at - 1', 'value')}, -1) = @no
      AND coalesce(${at('a.dies', 'a.at - 1', 'at')}, -1) / ${WIDTH} = a.at / ${WIDTH})`;

export const events = {
  name: 'better-sqlite3, events',
  load(facts) {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE change (fluent INTEGER, at INTEGER, born INTEGER, died INTEGER, value INTEGER)');
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?)');
      for (const c of facts.changes) insert.run(c.fluent, whole(c.at), c.born, whole(c.died), c.value);
      acts(db, facts);
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
    return { db, find, broken: db.prepare(broken(at)).pluck() };
  },
  lookUp: ({ find }, { fluent, at, position }) => find.get(fluent, at, position, position) ?? -1,
  check: (store, { end, no, yes }) => store.broken.get({ end, no, yes }),
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
      acts(db, facts);
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
    return { db, find, broken: db.prepare(broken(at)).pluck() };
  },
  lookUp: ({ find }, { fluent, at, position }) => find.get(fluent, at, at, position, position) ?? -1,
  check: (store, { end, no, yes }) => store.broken.get({ end, no, yes }),
  close: ({ db }) => db.close(),
};
