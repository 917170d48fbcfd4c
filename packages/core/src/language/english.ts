/**
 * Patterns give the verb as `Harry goes` has it. What else English makes of a verb is supplied here, so that the
 * words need list only their meaning: `go`, `went`, `did not go`, `is going`, `has never gone` are all `goes`.
 */

const irregularThird: Readonly<Record<string, string>> = {
  be: 'is',
  are: 'is',
  am: 'is',
  were: 'is',
  was: 'is',
  have: 'has',
  had: 'has',
  do: 'does',
};

/** `go` → `goes`, `carry` → `carries`, `are` → `is`: the form that patterns have. */
export function third(base: string): string {
  if (Object.hasOwn(irregularThird, base)) return irregularThird[base] ?? base;
  const hyphen = base.lastIndexOf('-');
  if (hyphen > 0) return base.slice(0, hyphen + 1) + third(base.slice(hyphen + 1));
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

/** What a word ending in `ed` or `ing` may come from: `stopped` → `stop`, `loved` → `love`; more than one guess is given. */
export function stems(stem: string): string[] {
  if (stem.length < 2) return [];
  const bases = [stem, `${stem}e`];
  if (/([^aeiou])\1$/u.test(stem)) bases.push(stem.slice(0, -1));
  return bases;
}

/** `going` → `goes`, `dying` → `dies`. */
export function fromProgressive(token: string): string[] {
  if (!token.endsWith('ing') || token.length < 5) return [];
  const stem = token.slice(0, -3);
  return [...stems(stem), ...(stem.endsWith('y') ? [`${stem.slice(0, -1)}ie`] : [])].map(third);
}
