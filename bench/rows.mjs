// What was measured, as rows of ratios: ours to a peer's, beside what each must not exceed.

const SERIAL = 'serial';
const OURS = 'ours';
const ARRAYS = 'sorted arrays';
const EVENTS = 'better-sqlite3, events';
const RECTANGLES = 'better-sqlite3, rectangles';
const CLINGO = 'clingo';
const PEERS = [ARRAYS, EVENTS, RECTANGLES, CLINGO];

/** Why a limit is not to be had, where that is known; ARCHITECTURE.md says more. */
const readyMade = 'they are given the changes ready-made, and we work them out';
const changesOnly = 'they keep the changes, and no reasons and no log of differences';
const inOrder = 'what has been painted over is looked through, where they were given it in its order';
const named =
  'who goes by whose name is worked out, where they are given numbers; and more is kept of a fluent, so that fewer stay in the caches';
const readyCases = 'they are given which fluents each case looks at, and count';
const livesMade = 'conflicts are made, with their lives, where they count what is broken at the end';
const sourcesToo = `${livesMade}; and what is told is held against its sources`;
const arraysToo =
  'what no longer fits the processor’s caches costs more: bare arrays that keep nothing else grow too fast as well';

/** The most that an exponent may be. */
const GROWTH = 1.15;

/**
 * @param results what `run.mjs` gathered, each with `kind`, `scenes` and `job`: see `measure.mjs`;
 *   and `{ job, why }` for a job that was cut short.
 * @returns `rows`: { title, cells, limit, reason }, a cell for each size; `growth`: the same, a cell for each of `columns`;
 *   `milliseconds`: the same, without a limit. A cell is { value } or { why } there is none; `gaps`: what is in no result, and nothing says why.
 */
export function tablesOf({ sizes, results }) {
  const found = new Map();
  const cut = new Map();
  const id = (...parts) => parts.join('|');
  for (const { kind, scenes, job, who, what, value, why, due } of results) {
    if (due) found.set(id(kind, scenes, job, who, what), null);
    else if (who) found.set(id(kind, scenes, job, who, what), why ? { why } : { value });
    else if (why) cut.set(id(kind, scenes, job), why);
  }
  const gaps = new Set();

  /** By size: what was found; null where nobody asked. */
  const of =
    (who, what, kind = SERIAL, job = 'compare') =>
    (scenes) => {
      const known = found.get(id(kind, scenes, job, who, what));
      if (known) return known;
      if (known === undefined) return null;
      const why = cut.get(id(kind, scenes, job));
      if (why) return { why };
      gaps.add(`${who}: ${what}, ${kind}, ${scenes}`);
      return { why: 'see what went wrong' };
    };
  const combined = (combine) => (one, other) => (scenes) => {
    const [a, b] = [one(scenes), other(scenes)];
    if (a === null || b === null) return null;
    if (a.why || b.why) return { why: a.why ?? b.why };
    return { value: combine(a.value, b.value) };
  };
  const ratio = combined((a, b) => a / b);
  const sum = combined((a, b) => a + b);

  const rows = [];
  function row(title, at, limit = null, reason = null) {
    const cells = sizes.map(at);
    if (cells.every((cell) => cell === null)) return;
    rows.push({ title, cells: cells.map((cell) => cell ?? { why: 'not asked for' }), limit, reason });
  }
  /** Ours to each peer's; @param limit to the arrays': to every other it is 1. */
  function against(title, ours, what, peers, limit, reason, kind) {
    for (const peer of peers)
      row(
        `${title}: ours to ${peer}`,
        ratio(ours, of(peer, what, kind)),
        peer === ARRAYS ? limit : 1,
        reason,
      );
  }
  const allOf = (lives, kind) => sum(of(OURS, lives, kind), of(OURS, 'twists', kind));
  const load = of(OURS, 'load');
  const check = of(OURS, 'check');
  const theirCheck = of(ARRAYS, 'check');
  const [three, four] = [PEERS.slice(0, 3), PEERS];
  against('loading', load, 'load', four, 2, readyMade);
  against(
    'loading, four people in every scene',
    of(OURS, 'load', 'regulars'),
    'load',
    three,
    2,
    readyMade,
    'regulars',
  );
  for (const [peer, limit] of [
    ['sorted arrays that read', 2],
    ['better-sqlite3 that reads', 1],
  ])
    row(
      `loading, where they read the sentences too: ours to ${peer}`,
      ratio(of(OURS, 'load', 'plain', 'reading'), of(peer, 'load', 'plain', 'reading')),
      limit,
      changesOnly,
    );
  against('1,000 look-ups', of(OURS, 'look'), 'look', four, 2, null);
  against('the first 1,000 look-ups after loading', of(OURS, 'first'), 'first', three, 2, inOrder);
  against('1,000 look-ups by key', of(OURS, 'keyed'), 'keyed', three, 2, named);
  against(
    'the check of the end, by their rules alone',
    of(OURS, 'check by their rules'),
    'check',
    four,
    1.5,
    readyCases,
  );
  against('the check of the end, by all rules', check, 'check', four, 1.5, readyCases);
  against(
    'loading and the check in one go, by all rules',
    sum(load, check),
    'load and check',
    [CLINGO],
    1,
    readyMade,
  );
  row(
    'all twists, conflicts, lives, by their rules alone: ours to the arrays’ check of the end',
    ratio(allOf('lives by their rules'), theirCheck),
    3,
    livesMade,
  );
  row(
    'all twists, conflicts, lives, by all there is: ours to the arrays’ check of the end',
    ratio(allOf('lives'), theirCheck),
    3,
    sourcesToo,
  );
  for (const [kind, title] of [
    ['backwards', 'told backwards to told forwards'],
    ['one-fluent', 'one fluent to told forwards'],
  ]) {
    // A scene of the one fluent has one sentence: so each is taken by the sentence.
    const each = (measured, which) => ratio(measured, of(OURS, 'sentences', which));
    const compared = (measured) => ratio(each(measured(kind), kind), each(measured('forwards'), 'forwards'));
    const took = (what) => (which) => of(OURS, what, which);
    row(`${title}, loading a sentence`, compared(took('load')), 3);
    row(`${title}, 1,000 look-ups`, ratio(took('look')(kind), took('look')('forwards')), 3);
    row(
      `${title}, twists, conflicts, lives of a sentence`,
      compared((which) => allOf('lives', which)),
      3,
    );
  }
  const parse = (who) => of(who, 'parse', SERIAL, 'parse');
  row(
    'text to story: ours to the Markdown library alone',
    ratio(parse(OURS), parse('the Markdown library')),
    4,
  );
  const eyes = (who) => of(who, 'load', 'regulars', 'eyes');
  row(
    'through four pairs of eyes to the audience’s, four people in every scene',
    ratio(eyes('four pairs of eyes'), eyes('the audience')),
    2,
  );
  const megabytes = of(OURS, 'megabytes', SERIAL, 'memory');
  row('peak memory of text, story and engine, in MB', megabytes);

  const growth = [];
  const columns = [OURS, ...PEERS];
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  const growthOf = (measured) => {
    const [from, to] = measured ? [measured(small), measured(large)] : [null, null];
    if (from === null || to === null) return null;
    if (from.why || to.why) return { why: from.why ?? to.why };
    return { value: Math.log(to.value / from.value) / Math.log(large / small) };
  };
  function grows(title, measures) {
    if (small === large) return;
    const cells = columns.map((_, i) => growthOf(measures[i]));
    // Whoever keeps as much and more is no better off than arrays that keep nothing else: of this story, or of the serial.
    const arrays = [cells[1], growthOf(of(ARRAYS, 'load'))];
    const reason = arrays.some((cell) => cell?.value > GROWTH) ? arraysToo : null;
    if (cells[0] !== null) growth.push({ title, cells, limit: GROWTH, reason });
  }
  const all = (what, peers, kind) => [OURS, ...peers].map((who) => of(who, what, kind));
  grows('loading', all('load', four));
  grows('loading, four people in every scene', all('load', three, 'regulars'));
  grows('loading, told backwards', all('load', [ARRAYS], 'backwards'));
  grows('loading, one fluent', all('load', [ARRAYS], 'one-fluent'));
  grows('1,000 look-ups', all('look', four));
  grows('the first 1,000 look-ups after loading', all('first', three));
  grows('1,000 look-ups by key', all('keyed', three));
  grows('the check of the end, by their rules alone', [
    of(OURS, 'check by their rules'),
    ...all('check', four).slice(1),
  ]);
  grows('the check of the end, by all rules', all('check', four));
  grows('conflicts and lives, by their rules alone (theirs: the check)', [
    of(OURS, 'lives by their rules'),
    theirCheck,
  ]);
  grows('conflicts and lives, by all there is (theirs: the check)', [of(OURS, 'lives'), theirCheck]);
  grows('twists (theirs: the check)', [of(OURS, 'twists'), theirCheck]);
  grows('text to story', [parse(OURS)]);
  grows('through four pairs of eyes (theirs: loading)', [
    eyes('four pairs of eyes'),
    of(ARRAYS, 'load', 'regulars'),
  ]);
  grows('peak memory', [megabytes]);

  const milliseconds = [];
  const took = (title, at) => {
    const cells = sizes.map(at);
    if (cells.some((cell) => cell !== null)) milliseconds.push({ title, cells });
  };
  took('loading', load);
  took('1,000 look-ups', of(OURS, 'look'));
  took('the first 1,000 look-ups after loading', of(OURS, 'first'));
  took('1,000 look-ups by key', of(OURS, 'keyed'));
  took('the check of the end, by all rules', check);
  took('conflicts and lives, by all there is', of(OURS, 'lives'));
  took('twists', of(OURS, 'twists'));
  took('loading, four people in every scene', of(OURS, 'load', 'regulars'));
  took('through four pairs of eyes', eyes('four pairs of eyes'));
  took('text to story', parse(OURS));
  return { rows, growth, columns, milliseconds, gaps: [...gaps] };
}

/**
 * Whether a row keeps its limit.
 *
 * @param cells those that count, each { value } or { why } there is none.
 * @param names of each cell, what it is called.
 * @returns `kept`: true, false, or null where nothing was measured that says so; `notes`: { said, why } for what is to be said beside it.
 */
export function verdictOf({ cells, limit, reason }, names) {
  if (limit === null) return { kept: null, said: '', notes: unmeasured(cells, names) };
  const isMissed = cells.some((cell) => cell.value > limit);
  const isMeasured = cells.some((cell) => cell.value !== undefined);
  const notes = unmeasured(cells, names);
  if (isMissed) {
    const reached = reason === null ? [] : [{ said: 'out of reach', why: reason }];
    return { kept: false, said: 'missed', notes: [...reached, ...notes] };
  }
  if (!isMeasured) return { kept: null, said: '', notes };
  return { kept: notes.length === 0 ? true : null, said: notes.length === 0 ? 'kept' : 'kept so far', notes };
}

/** For each reason of a missing cell, which cells it is about. */
function unmeasured(cells, names) {
  const byWhy = new Map();
  cells.forEach((cell, i) => {
    if (cell.value === undefined) byWhy.set(cell.why, [...(byWhy.get(cell.why) ?? []), names[i]]);
  });
  return [...byWhy].map(([why, which]) => ({
    said: `not measured${which.length === cells.length ? '' : ` at ${which.join(', ')}`}`,
    why,
  }));
}
