/**
 * The minute that a reader means by a time, or null.
 *
 *     43        43 minutes          0:43      43 minutes, as hours and minutes
 *     43:10     43 minutes          0:43:10   43 minutes
 *
 * Of two numbers the first is hours if that is within the work, else minutes.
 *
 * @param runtime of the work in seconds, or null
 */
export function readMinute(text: string, runtime: number | null): number | null {
  const match = /^\s*(\d{1,4})(?:[:.h]\s?(\d{1,2}))?(?:[:.m]\s?(\d{1,2}))?\s*(?:s|m|min)?\s*$/i.exec(text);
  if (!match) return null;
  const [first, second, third] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (first === null || first === undefined) return null;
  const longest = Math.ceil((runtime ?? 4 * 3600) / 60);
  const within = (minute: number) => Math.min(minute, longest);
  if (second === null || second === undefined) return within(first);
  if (second > 59 || (third ?? 0) > 59) return null;
  if (typeof third === 'number') return within(first * 60 + second);
  return first * 60 + second <= longest ? first * 60 + second : within(first);
}
