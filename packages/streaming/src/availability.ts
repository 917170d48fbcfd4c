import * as v from 'valibot';
import type { Answer } from './contract/answer.ts';
import { type Offer, offerKinds, qualities } from './contract/offer.ts';
import { type Attribution, providerNames } from './contract/terms.ts';
import type { Region } from './contract/title.ts';
import { merge } from './merging/merge.ts';

declare const credited: unique symbol;

/** Something drawn from offers that has their attribution in it: only `Availability.draw` makes it. */
export type Credited<Out> = Out & { readonly [credited]: true };

/** How offers are shown: one function for each part, and one that joins the parts. */
export interface Pen<Out> {
  readonly offers: (offers: readonly Offer[], about: About) => Out;
  readonly attribution: (attribution: Attribution) => Out;
  /** The offers first, then each attribution: all of them, in this order. */
  readonly join: (parts: readonly Out[]) => Out;
}

export interface About {
  readonly region: Region;
  /** When the oldest of what is shown was fetched, ISO 8601 in UTC; null where nobody knows. */
  readonly asOf: string | null;
  /** Some of it is older than it should be, since its provider is away. */
  readonly stale: boolean;
  /** What could not be had, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Where something can be watched, in one region. Its offers cannot be had without their attribution: whoever wants to show them hands
 * over a pen, which draws both, or takes the whole as JSON. A page that takes `Credited` markup cannot be given any other.
 */
export class Availability implements About {
  readonly region: Region;
  readonly asOf: string | null;
  readonly stale: boolean;
  readonly problems: readonly string[];
  readonly #offers: readonly Offer[];
  readonly #attribution: readonly Attribution[];
  readonly #forMachines: Shown;

  private constructor(
    about: About,
    offers: readonly Offer[],
    attribution: readonly Attribution[],
    forMachines: Shown,
  ) {
    this.region = about.region;
    this.asOf = about.asOf;
    this.stale = about.stale;
    this.problems = about.problems;
    this.#offers = offers;
    this.#attribution = attribution;
    this.#forMachines = forMachines;
  }

  /** From what providers answered. One that answered without an offer is named all the same: it was asked. */
  static of(region: Region, answers: readonly Answer[], problems: readonly string[]): Availability {
    const offers = merge(answers);
    const known = (times: readonly (string | null)[]) => times.filter((time) => time !== null).sort();
    const fetched = known(answers.map((answer) => answer.fetchedAt));
    // What an author dated counts where nothing else has a date.
    const dated = known(offers.flatMap((offer) => offer.sources.map((source) => source.fetchedAt)));
    const telling = answers.filter(({ provider, findings }) => provider !== 'local' || findings.length > 0);
    return new Availability(
      {
        region,
        asOf: fetched[0] ?? dated[0] ?? null,
        stale: answers.some((answer) => answer.stale),
        problems: [...new Set(problems)],
      },
      offers,
      telling.map(({ terms }) => terms.attribution),
      forMachines(telling),
    );
  }

  /** From its JSON; null for anything else. Offers of providers that have no attribution in it are refused with the whole. */
  static read(json: unknown): Availability | null {
    const read = v.safeParse(whereSchema, json);
    if (!read.success) return null;
    const { offers, attribution, ...about } = read.output;
    const named = new Set(attribution.map(({ provider }) => provider));
    const whole = offers.map((offer) => ({
      ...offer,
      addon: offer.addon ?? null,
      audio: offer.audio ?? null,
      subtitles: offer.subtitles ?? null,
      sources: offer.sources ?? [{ provider: offer.provider, fetchedAt: offer.fetchedAt }],
      disagreements: offer.disagreements ?? [],
    }));
    if (whole.some(({ sources }) => sources.some(({ provider }) => !named.has(provider)))) return null;
    return new Availability(
      about,
      whole,
      attribution.map((each) => ({ ...each, logo: each.logo ?? null })),
      { offers: [], attribution: [] },
    );
  }

  get isEmpty(): boolean {
    return this.#offers.length === 0;
  }

  /** Draws the offers and, after them, the attribution of everybody who was asked. */
  draw<Out>(pen: Pen<Out>): Credited<Out> {
    return drawn(pen, this, { offers: this.#offers, attribution: this.#attribution });
  }

  /** The same of what a page may also say to search engines: only what providers allow. */
  drawForMachines<Out>(pen: Pen<Out>): Credited<Out> {
    return drawn(pen, this, this.#forMachines);
  }

  /** The document that `unspoiled where --json` prints, offers and attribution together; `WhereDocument` says what is in it. */
  toJSON(): unknown {
    const { region, asOf, stale } = this;
    const problems = [...this.problems];
    const offers = this.#offers.map(documentOf);
    const attribution = this.#attribution.map(({ logo, ...each }) => (logo ? { ...each, logo } : each));
    return { region, asOf, stale, offers, attribution, problems } satisfies WhereDocument;
  }
}

interface Shown {
  readonly offers: readonly Offer[];
  readonly attribution: readonly Attribution[];
}

const drawn = <Out>(pen: Pen<Out>, about: About, { offers, attribution }: Shown): Credited<Out> =>
  pen.join([pen.offers(offers, about), ...attribution.map(pen.attribution)]) as Credited<Out>;

/** What those say who allow it, and nothing that only others know. What was read back from JSON allows nothing. */
function forMachines(answers: readonly Answer[]): Shown {
  const open = answers.filter(
    ({ terms, findings }) => terms.structuredData === 'allowed' && findings.length > 0,
  );
  return { offers: merge(open), attribution: open.map(({ terms }) => terms.attribution) };
}

function documentOf(offer: Offer): WhereDocument['offers'][number] {
  const { service, kind, price, currency, quality, link, season, episode, leaves } = offer;
  const { provider, fetchedAt, addon, audio, subtitles, sources, disagreements } = offer;
  return {
    ...{ service, kind, price, currency, quality, link, season, episode, leaves, provider, fetchedAt },
    ...(addon !== null && { addon }),
    ...(audio !== null && { audio: [...audio] }),
    ...(subtitles !== null && { subtitles: [...subtitles] }),
    ...(sources.length > 1 && { sources: [...sources] }),
    ...(disagreements.length > 0 && {
      disagreements: disagreements.map(({ about, says }) => ({ about, says: [...says] })),
    }),
  };
}

const text = v.nullable(v.string());
const saying = { provider: v.picklist(providerNames), fetchedAt: text };
const number = v.nullable(v.number());

const whereSchema = v.object({
  region: v.string(),
  asOf: text,
  stale: v.boolean(),
  offers: v.array(
    v.object({
      service: v.string(),
      kind: v.nullable(v.picklist(offerKinds)),
      price: text,
      currency: text,
      quality: v.nullable(v.picklist(qualities)),
      link: text,
      season: number,
      episode: number,
      leaves: text,
      ...saying,
      addon: v.optional(v.string()),
      audio: v.optional(v.array(v.string())),
      subtitles: v.optional(v.array(v.string())),
      sources: v.optional(v.array(v.object(saying))),
      disagreements: v.optional(
        v.array(
          v.object({
            about: v.picklist(['price', 'leaves']),
            says: v.array(v.object({ ...saying, value: v.string() })),
          }),
        ),
      ),
    }),
  ),
  attribution: v.array(
    v.object({
      provider: v.picklist(providerNames),
      text: v.string(),
      link: text,
      logo: v.optional(v.object({ name: v.string(), link: v.string() })),
    }),
  ),
  problems: v.array(v.string()),
});

/** What `unspoiled where --json` prints. What is not known is null, or absent where the key is optional. */
export type WhereDocument = v.InferOutput<typeof whereSchema>;
