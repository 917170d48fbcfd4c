/**
 * The number of edits (a character put in, left out, replaced, or two neighbours swapped) between two words,
 * or `limit + 1` if there are more than `limit`. Takes time proportional to the length times the limit.
 */
export function editDistance(left: string, right: string, limit: number): number {
  const a = Array.from(left);
  const b = Array.from(right);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // Rows of the usual table; only the diagonal band of width 2 × limit + 1 can hold an answer.
  let twoBack: number[] = [];
  let previous = b.map((_, j) => j + 1);
  previous.unshift(0);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = new Array(b.length + 1).fill(limit + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? limit) + 1,
        (row[j - 1] ?? limit) + 1,
        (previous[j - 1] ?? limit) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? limit) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    twoBack = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}

/**
 * The known name that a written one most likely stands for, or null if none is near. Names that differ in a
 * number (`night 1`, `night 9`) are two names, however alike. Of equals the first wins.
 */
export function nearest(written: string, known: Iterable<string>): string | null {
  if (written.length === 0 || written.length > 100) return null;
  const numbers = written.match(/\d+/gu)?.join(' ') ?? '';
  const lower = written.toLowerCase();
  let best: string | null = null;
  let limit = Math.min(3, Math.max(1, Math.floor(written.length / 4)));
  for (const name of known) {
    if (Math.abs(name.length - written.length) > limit) continue;
    if ((name.match(/\d+/gu)?.join(' ') ?? '') !== numbers) continue;
    const distance = editDistance(lower, name.toLowerCase(), limit);
    // A word of two letters is near to everything.
    if (distance > limit || (distance > 0 && Math.min(written.length, name.length) <= 2)) continue;
    best = name;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}
