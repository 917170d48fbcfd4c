import { CHECKS } from './checks.generated.ts';

/**
 * What is to be known of a finding: what it is, why it matters, when it is meant and how one says so. The text is Markdown, that of
 * the finding's page in `spec/checks` without its examples. Null for a code that there is no page for, as those of a story's own
 * rules.
 */
export function about(code: string): string | null {
  return CHECKS[code] ?? null;
}

/** The codes that have a page, in alphabetical order. */
export const codes = (): readonly string[] => Object.keys(CHECKS);
