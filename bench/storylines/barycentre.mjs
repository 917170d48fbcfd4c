// The plain barycentre method, for comparison: sweeps forwards and backwards, each step ordered by where its lines are, on
// average, in the step before. Meetings are ordered by the mean of their lines, lines within a meeting by themselves. (Sugiyama,
// Tagawa & Toda 1981; with meetings as in StoryFlow, Liu et al. 2013.) The best of all sweeps counts.

export function barycentre(steps, crossingsOf, sweeps = 24) {
  let orders = steps.map((step) => step.flat());
  let best = orders;
  let least = crossingsOf(orders);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    orders = [...orders];
    const forwards = sweep % 2 === 0;
    for (let k = 1; k < steps.length; k++) {
      const i = forwards ? k : steps.length - 1 - k;
      orders[i] = ordered(steps[i], orders[i], orders[forwards ? i - 1 : i + 1]);
    }
    const crossings = crossingsOf(orders);
    if (crossings < least) [best, least] = [orders, crossings];
  }
  return best;
}

function ordered(step, own, neighbour) {
  const place = new Map(neighbour.map((line, i) => [line, i]));
  const before = new Map(own.map((line, i) => [line, i]));
  // A line that the neighbour does not hold stays, in proportion, where it was.
  const at = (line) =>
    place.get(line) ?? (before.get(line) / Math.max(1, own.length - 1)) * (neighbour.length - 1);
  const mean = (meeting) => meeting.reduce((sum, line) => sum + at(line), 0) / meeting.length;
  return [...step]
    .map((meeting) => [...meeting].sort((a, b) => at(a) - at(b) || before.get(a) - before.get(b)))
    .sort((a, b) => mean(a) - mean(b) || before.get(a[0]) - before.get(b[0]))
    .flat();
}
