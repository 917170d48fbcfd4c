import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Engine } from '../../engine/engine.ts';
import { day } from '../../text/calendar.ts';

/** As moments are called by them, Sunday first; the names of one language are in one row. */
const ROWS: readonly (readonly string[])[] = [
  ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
];

/** Moments that are called by a day of the week, and whose date falls on another. */
export function checkWeekdays(engine: Engine): readonly Diagnostic[] {
  const { story, order } = engine;
  return story.moments.flatMap(({ name }, id) => {
    const called = name === null ? [] : weekdaysIn(name);
    const [only] = called;
    // `the night from Friday to Saturday` is both.
    if (!only || called.length > 1) return [];
    const { from, begins, to } = order.date(id);
    if (!Number.isFinite(from) || !Number.isFinite(begins)) return [];
    const [first, last] = [Math.floor(from / day), Math.floor(Math.min(begins, to - 1) / day)];
    if (first !== last) return [];
    // 1970 began on a Thursday.
    const is = (((first + 4) % 7) + 7) % 7;
    // The small hours of a night are called by the day before.
    if (is === only.at || (/night|nuit/iu.test(name ?? '') && is === (only.at + 1) % 7)) return [];
    const by = story.constraints.filter((c) => c.type === 'date' && c.moment === id);
    const range = by.at(-1)?.range;
    if (!range) return [];
    const weekday = ROWS[only.row]![is]!;
    return [
      {
        code: 'weekday-clash',
        severity: 'warning',
        message: `“${name}” is dated to a ${capital(weekday, only.row)}. Correct the date, or call the moment by another day.`,
        span: story.source.span(range),
        related: [],
        fixes: [],
      },
    ];
  });
}

const capital = (weekday: string, row: number): string =>
  row === 0 ? weekday[0]!.toUpperCase() + weekday.slice(1) : weekday;

function weekdaysIn(name: string): readonly { readonly at: number; readonly row: number }[] {
  const words: readonly string[] = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return ROWS.flatMap((weekdays, row) =>
    weekdays.flatMap((weekday, at) => (words.includes(weekday) ? [{ at, row }] : [])),
  );
}
