/** What a provider sends, made safe to show in a terminal, a page or JSON: one line, no controls, no reversed writing. */
export function cleanText(text: string, longest = 120): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

/**
 * An address that a reader may be sent to, or null. Some providers send a sentence in its place, or write `&amp;` for `&`; one that
 * carries a user's name and password leads nowhere good.
 */
export function cleanLink(text: string | null | undefined): string | null {
  const written = text?.trim().replaceAll('&amp;', '&') ?? '';
  if (!/^https?:\/\//i.test(written) || written.length > 2000 || !URL.canParse(written)) return null;
  const url = new URL(written);
  return url.username !== '' || url.password !== '' ? null : url.href;
}

/** `3.49` and 3.49 are a price; -1, `free` and Infinity are none. */
export function cleanPrice(value: string | number | null | undefined): string | null {
  const text = String(value ?? '').trim();
  return /^\d{1,7}(?:\.\d{1,4})?$/.test(text) ? text : null;
}

/** Seconds since 1970 as the day in UTC. */
export function dayOf(seconds: number | null | undefined): string | null {
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds < 4e9)) return null;
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
