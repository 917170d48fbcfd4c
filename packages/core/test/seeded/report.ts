import type { Outcome, Tally } from './score.ts';

/** The first run as it was recorded: a date, the commit of the checker, and its numbers. */
export interface Run {
  readonly date: string;
  readonly commit: string;
  readonly tallies: readonly Tally[];
}

const share = (value: number): string => value.toFixed(2);

/** The page that shows the first run beside today's, with everything that today's missed or found wrongly. */
export function reportOf(first: Run, today: Run, results: readonly Outcome[], firstMisses: string): string {
  const rows = today.tallies.map((now) => {
    const then = first.tallies.find(({ kind }) => kind === now.kind)!;
    return `| ${now.kind} | ${now.planted} | ${then.found} | ${share(then.recall)} | ${share(then.precision)} | ${now.found} | ${share(now.recall)} | ${share(now.precision)} |`;
  });
  return `# What the checker finds of the seeded errors

The first run: ${first.date}, of the checker as of ${first.commit}. Today's: ${today.date}. Written by \`npm run seeded\`; what is counted, and how, is in
[README.md](README.md).

| kind | planted | found first | recall | precision | found today | recall | precision |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## Missed today

${missesOf(results)}

## Found wrongly today

${wrongOf(results)}

## Missed in the first run

${firstMisses}
`;
}

/** Every error that was not found, by kind, with what was planted. */
export function missesOf(results: readonly Outcome[]): string {
  const lines = results
    .filter(({ variant, found }) => !variant.plant.decoy && !found)
    .map(({ variant: { plant, text, lines, origin } }) => {
      const planted = text
        .split('\n')
        .filter((each, i) => lines.has(i + 1) && (origin[i] === null || each !== ''));
      const shown = planted
        .map((each) => `\`${each.length > 120 ? `${each.slice(0, 120)}…` : each}\``)
        .slice(0, 3);
      return `- ${plant.kind} (${plant.story}): ${plant.why}: ${shown.join(', ')}`;
    });
  return lines.length === 0 ? 'Nothing.' : lines.join('\n');
}

function wrongOf(results: readonly Outcome[]): string {
  const lines = results.flatMap(({ variant: { plant, text }, wrong }) =>
    wrong.map((each) => {
      const line = text.split('\n')[each.span.start.line - 1] ?? '';
      return `- ${plant.kind} (${plant.story}, ${plant.decoy ? 'decoy' : 'error'}: ${plant.why}): ${each.code} on \`${line.slice(0, 120)}\``;
    }),
  );
  return lines.length === 0 ? 'Nothing.' : lines.join('\n');
}
