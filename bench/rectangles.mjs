// Changes as rectangles: in [at, until) of story time, for those told from `born` up to `died`, the fluent has the value.

export function rectanglesOf({ changes, fluents }) {
  const byFluent = Array.from({ length: fluents }, () => []);
  for (const c of changes) byFluent[c.fluent].push(c);
  return byFluent.flatMap((list, fluent) => ofFluent(fluent, list));
}

/** A sweep over the telling: at each birth or death, the spans around it end and begin anew. */
function ofFluent(fluent, changes) {
  const events = new Map();
  const note = (position, kind, change) => {
    if (position === Number.POSITIVE_INFINITY) return;
    const at = events.get(position) ?? { born: [], died: [] };
    at[kind].push(change);
    events.set(position, at);
  };
  for (const c of changes) {
    note(c.born, 'born', c);
    note(c.died, 'died', c);
  }
  const done = [];
  const alive = []; // { at, value, to, since }
  const indexOf = (at) => {
    let low = 0;
    let high = alive.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (alive[middle].at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const endOf = (i) => alive[i + 1]?.at ?? Number.POSITIVE_INFINITY;
  const finish = (item, position) => {
    if (item.since < position)
      done.push({
        fluent,
        at: item.at,
        until: item.to,
        born: item.since,
        died: position,
        value: item.value,
      });
  };
  for (const position of [...events.keys()].sort((a, b) => a - b)) {
    const { born, died } = events.get(position);
    const touched = new Set();
    for (const change of died) {
      const i = indexOf(change.at);
      finish(alive[i], position);
      alive.splice(i, 1);
      touched.add(change.at);
    }
    for (const change of born) {
      alive.splice(indexOf(change.at), 0, { at: change.at, value: change.value, to: null, since: position });
      touched.add(change.at);
    }
    // Whose span ends elsewhere now: those touched, and each one before them.
    for (const at of touched) {
      const i = indexOf(at);
      for (const k of [i - 1, i]) {
        const item = alive[k];
        if (!item) continue;
        const to = endOf(k);
        if (item.to === to) continue;
        if (item.to !== null) finish(item, position);
        item.to = to;
        item.since = position;
      }
    }
  }
  for (const item of alive) finish(item, Number.POSITIVE_INFINITY);
  return done;
}
