/** A time as a reader wrote it. */
export interface TimeRead {
  /** Minutes into the work; never more than it has. */
  readonly minute: number;
  /** Minutes and seconds, where the same figures can mean them as well: `1:30` of a film. */
  readonly other: { readonly minutes: number; readonly seconds: number } | null;
}

/**
 * The time that a reader means.
 *
 *     43        43 minutes          0:43      43 minutes, as hours and minutes
 *     43:10     43 minutes          0:43:10   43 minutes
 *
 * Of two numbers the first is hours if that is within the work, else minutes.
 *
 * @param runtime of the work in seconds, or null
 * @returns `beyond` for a time after its end, which is a slip and no place; null for what is no time
 */
export function readTime(text: string, runtime: number | null): TimeRead | 'beyond' | null {
  const match = /^\s*(\d{1,4})(?:[:.h]\s?(\d{1,2}))?(?:[:.m]\s?(\d{1,2}))?\s*(?:s|m|min)?\s*$/i.exec(text);
  if (!match) return null;
  const [first, second, third] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (first === null || first === undefined) return null;
  const longest = longestMinute(runtime);
  const within = (minute: number): TimeRead | 'beyond' =>
    minute <= longest ? { minute, other: null } : 'beyond';
  if (second === null || second === undefined) return within(first);
  if (second > 59 || (third ?? 0) > 59) return null;
  if (typeof third === 'number') return within(first * 60 + second);
  const minute = first * 60 + second;
  if (minute > longest) return within(first);
  return { minute, other: first <= longest ? { minutes: first, seconds: second } : null };
}

/** The last minute of a work; of one whose runtime is not known, that of the longest there are. */
export const longestMinute = (runtime: number | null): number => Math.ceil((runtime ?? 4 * 3600) / 60);

const two = (number: number) => String(number).padStart(2, '0');

/** `1:30`: hours and minutes. */
export const clock = (minute: number): string => `${Math.floor(minute / 60)}:${two(minute % 60)}`;

/** `1:30:00`: a time that can be read in one way only. */
export const fullClock = (minute: number, seconds = 0): string => `${clock(minute)}:${two(seconds)}`;
