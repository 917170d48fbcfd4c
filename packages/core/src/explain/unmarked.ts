/** A sentence without its mark, time and source: `reveal (the small hours): Harry dies [1]` → `Harry dies`. */
export function unmarked(text: string): string {
  return text
    .replace(/^(?:reveal|infer|unseen|suppose)\b:?\s*/, '')
    .replace(/^\([^()]*\):?\s*/, '')
    .replace(/\s*\[[^\]]*\]\s*$/, '');
}
