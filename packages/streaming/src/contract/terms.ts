export const providerNames = ['tmdb', 'streaming-availability', 'watchmode', 'local'] as const;
export type ProviderName = (typeof providerNames)[number];

/** What must stand beside a provider's offers, wherever they are shown. */
export interface Attribution {
  readonly provider: ProviderName;
  /** The words. */
  readonly text: string;
  /** Where they lead; null for the story file's own word. */
  readonly link: string | null;
  /**
   * Whose mark belongs to the words, and where its owner gives it out. A page that loads nothing from other sites shows the name and
   * leads there.
   */
  readonly logo: { readonly name: string; readonly link: string } | null;
}

/** A provider's conditions: what it asks for, allows and forbids. Times are in milliseconds, rates in requests a second. */
export interface Terms {
  readonly attribution: Attribution;
  /** What it knows is asked again after this. */
  readonly freshFor: number;
  /** What it sent is deleted after this, and never shown. */
  readonly keepFor: number;
  readonly rate: number;
  /** Where its links lead: to the title at the service, or to a page of its own where such links are. */
  readonly linksTo: 'the service' | 'its own page';
  readonly commercialUse: 'allowed' | 'by agreement' | 'by plan';
  /** Whether a page may also carry its offers for machines to read, as search engines do. */
  readonly structuredData: 'allowed' | 'forbidden';
  /** Whether its data may be passed on: into story files, other people's databases, programs' interfaces. */
  readonly redistribution: 'allowed' | 'forbidden';
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
