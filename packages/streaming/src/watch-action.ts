import type { Availability, Pen } from './availability.ts';
import type { Offer } from './contract/offer.ts';
import type { Attribution } from './contract/terms.ts';
import type { Region } from './contract/title.ts';

/** What a work's JSON-LD gets: ways to watch it, and whose data they are. Empty where there are none. */
export interface WatchActions {
  readonly potentialAction?: readonly Readonly<Record<string, unknown>>[];
  readonly creditText?: string;
}

/**
 * Where to watch, for search engines: schema.org `WatchAction`s (https://schema.org/WatchAction) with the requirements that
 * https://developers.google.com/actions/media/reference/data-specification/watch-actions describes. Only what providers allow to be
 * read by machines is in it; see their `terms.ts`.
 */
export function watchActions(all: readonly Availability[]): WatchActions {
  const drawn = all.map((availability) => availability.drawForMachines(PEN));
  const potentialAction = drawn.flatMap(({ actions }) => actions);
  if (potentialAction.length === 0) return {};
  return { potentialAction, creditText: [...new Set(drawn.flatMap(({ credits }) => credits))].join(' ') };
}

interface Drawn {
  readonly actions: readonly Readonly<Record<string, unknown>>[];
  readonly credits: readonly string[];
}

const PEN: Pen<Drawn> = {
  offers: (offers, { region }) => ({ actions: offers.map((offer) => actionOf(offer, region)), credits: [] }),
  attribution: (attribution) => ({ actions: [], credits: [creditOf(attribution)] }),
  join: (parts) => ({
    actions: parts.flatMap(({ actions }) => actions),
    credits: parts.flatMap(({ credits }) => credits),
  }),
};

const creditOf = ({ text, link }: Attribution) => (link === null ? text : `${text} ${link}`);

const CATEGORIES = {
  free: 'free',
  ads: 'free',
  subscription: 'subscription',
  addon: 'externalsubscription',
  rent: 'rental',
  buy: 'purchase',
} as const;

function actionOf(offer: Offer, region: Region): Readonly<Record<string, unknown>> {
  const { kind, service, addon, link, price, currency, leaves } = offer;
  const seller = { '@type': 'Organization', name: service };
  return {
    '@type': 'WatchAction',
    ...(link !== null && {
      target: {
        '@type': 'EntryPoint',
        urlTemplate: link,
        actionPlatform: ['https://schema.org/DesktopWebPlatform', 'https://schema.org/MobileWebPlatform'],
      },
    }),
    actionAccessibilityRequirement: {
      '@type': 'ActionAccessSpecification',
      ...(kind !== null && { category: CATEGORIES[kind] }),
      eligibleRegion: { '@type': 'Country', name: region },
      ...(leaves !== null && { availabilityEnds: leaves }),
      ...(kind === 'subscription' && {
        requiresSubscription: { '@type': 'MediaSubscription', name: service },
      }),
      ...(kind === 'addon' && {
        requiresSubscription: { '@type': 'MediaSubscription', name: addon ?? service },
      }),
      ...(price !== null && currency !== null
        ? { expectsAcceptanceOf: { '@type': 'Offer', price, priceCurrency: currency, seller } }
        : { provider: seller }),
    },
    ...(offer.season !== null && { object: partOf(offer) }),
  };
}

function partOf({ season, episode }: Offer): Readonly<Record<string, unknown>> {
  const part = { '@type': 'TVSeason', seasonNumber: season };
  return episode === null ? part : { '@type': 'TVEpisode', episodeNumber: episode, partOfSeason: part };
}
