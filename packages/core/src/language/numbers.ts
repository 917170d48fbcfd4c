// Timecodes as they are written: what questions need of times too.

/** `0:43:10` or `43:10` in seconds; null for anything else. */
export function readClock(text: string): number | null {
  const found = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?$/u.exec(text.trim());
  if (found === null) return null;
  const [, hours, minutes = '0', seconds = '0'] = found;
  if (Number(seconds) > 59 || (hours !== undefined && (minutes.length > 2 || Number(minutes) > 59)))
    return null;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}
