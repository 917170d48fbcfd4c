import type { Finding } from './offer.ts';
import type { ProviderName, Terms } from './terms.ts';

/** What one provider said to a question. */
export interface Answer {
  readonly provider: ProviderName;
  readonly terms: Terms;
  readonly findings: readonly (Finding & { readonly fetchedAt?: string | null })[];
  /** ISO 8601 in UTC, or null where nobody fetched it. */
  readonly fetchedAt: string | null;
  /** It is older than it should be, and could not be had anew. */
  readonly stale: boolean;
}
