import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Story } from '../../story/model.ts';
import { day, weekdayAt, weekdayInstead } from '../../text/calendar.ts';
import { spanOf } from '../../text/source.ts';

/** As moments are called by them, Sunday first; the names of one language are in one row. */
const ROWS: readonly (readonly string[])[] = [
  ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
];

/** Dates written with another day of the week than theirs, and moments that are called by one and fall on another. */
export function checkWeekdays(engine: Engine): readonly Diagnostic[] {
  return [...checkDates(engine.story), ...checkMoments(engine)];
}

/** `Monday, 2 May 2000`, which was a Tuesday. */
function checkDates(story: Story): readonly Diagnostic[] {
  return story.constraints.flatMap((constraint): Diagnostic[] => {
    if (constraint.type !== 'date') return [];
    const text = story.source.slice(constraint.range);
    const is = weekdayInstead(text);
    // A date that a scene or a bracket names is a moment called by its text.
    if (is === null || weekdaysIn(story.moments[constraint.moment]?.name ?? '').length > 0) return [];
    return [
      {
        code: 'weekday-clash',
        severity: 'warning',
        message: `“${text}” names the wrong day of the week: that date is a ${capital(ROWS[0]![is]!, 0)}. Correct the date, or the day.`,
        span: spanOf(story.source, constraint.range),
        related: [],
        fixes: [],
      },
    ];
  });
}

function checkMoments(engine: Engine): readonly Diagnostic[] {
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
    const is = weekdayAt(first * day);
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
        span: spanOf(story.source, range),
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
