/** A name as the end of an address: `the old house` → `the-old-house`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** An address in the companion: `#/people/harry`. */
export const href = (...parts: readonly (string | number)[]): string =>
  `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`;

export const personHref = (name: string): string => href('people', slugOf(name));
export const sceneHref = (number: number): string => href('scene', number);
