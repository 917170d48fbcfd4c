import type { Answer } from '../contract/answer.ts';
import { type Disagreement, type Finding, type Offer, offerKinds, type Saying } from '../contract/offer.ts';
import type { Terms } from '../contract/terms.ts';
import { serviceKey } from './service-name.ts';

type Said = Finding & Saying & { readonly linksTo: Terms['linksTo'] };

/**
 * What several providers say, offer by offer: the same service, kind, add-on, season and episode is one offer, however many say it; a
 * quality makes an offer of its own, and who says none joins those who do.
 *
 *     TMDB       rent at X                      ┐
 *     Watchmode  rent at X, HD, 3.49            ├→ rent at X, HD, 3.49 (all three; price disputed: 3.49, 4.49 GBP)
 *     another    rent at X, HD, 4.49 GBP        ┘
 *     Watchmode  rent at X, 4K, 5.49            ─→ rent at X, 4K, 5.49 (TMDB, Watchmode)
 */
export function merge(answers: readonly Answer[]): readonly Offer[] {
  const groups = new Map<string, Said[]>();
  for (const { provider, terms, fetchedAt, findings } of answers)
    for (const finding of findings) {
      const { service, kind, addon, season, episode } = finding;
      const key = JSON.stringify([serviceKey(service), kind, serviceKey(addon ?? ''), season, episode]);
      const said = {
        ...finding,
        provider,
        fetchedAt: finding.fetchedAt ?? fetchedAt,
        linksTo: terms.linksTo,
      };
      groups.set(key, [...(groups.get(key) ?? []), said]);
    }
  return [...groups.values()].flatMap(clusters).map(offerOf).sort(inOrder);
}

/** Those of one service and kind, apart by quality; nobody speaks twice in one cluster. */
function clusters(group: readonly Said[]): readonly (readonly Said[])[] {
  const found: Said[][] = [];
  const add = (said: Said, fits: (cluster: readonly Said[]) => boolean): boolean => {
    const cluster = found.find((c) => fits(c) && c.every((other) => other.provider !== said.provider));
    cluster?.push(said);
    return cluster !== undefined;
  };
  const isThere = (said: Said) =>
    found.some((c) => c.some((o) => o.provider === said.provider && sameWords(o, said)));
  for (const said of group.filter((s) => s.quality !== null)) {
    if (isThere(said)) continue;
    if (!add(said, ([first]) => first?.quality === said.quality)) found.push([said]);
  }
  for (const said of group.filter((s) => s.quality === null)) {
    if (isThere(said)) continue;
    // Who names neither quality nor price says no more than that there is such an offer: of each quality, as far as they know.
    if (said.price === null && found.length > 0) {
      for (const cluster of found)
        if (cluster.every((other) => other.provider !== said.provider)) cluster.push(said);
      continue;
    }
    const fits = (cluster: readonly Said[]) =>
      cluster.some((other) => other.price !== null && Number(other.price) === Number(said.price));
    if (!add(said, fits) && !add(said, ([first]) => first?.quality === null)) found.push([said]);
  }
  return found;
}

const sameWords = (a: Said, b: Said) =>
  a.service === b.service && a.quality === b.quality && a.price === b.price && a.currency === b.currency;

function offerOf(cluster: readonly Said[]): Offer {
  // Whoever knows a price comes first, then whoever is newest.
  const ranked = [...cluster].sort(
    (a, b) =>
      Number(b.price !== null) - Number(a.price !== null) ||
      (b.fetchedAt ?? '').localeCompare(a.fetchedAt ?? ''),
  );
  const best = ranked[0]!;
  const known = <Key extends keyof Finding>(key: Key): Said[Key] =>
    (ranked.find((said) => said[key] !== null) ?? best)[key];
  const priced = ranked.filter((said) => said.price !== null);
  const sameAmount = priced.filter((said) => Number(said.price) === Number(best.price));
  return {
    service: best.service,
    kind: best.kind,
    addon: best.addon,
    price: best.price,
    currency: sameAmount.find((said) => said.currency !== null)?.currency ?? null,
    quality: known('quality'),
    audio: known('audio'),
    subtitles: known('subtitles'),
    link:
      ranked.find(({ link, linksTo }) => link !== null && linksTo === 'the service')?.link ?? known('link'),
    season: best.season,
    episode: best.episode,
    leaves: known('leaves'),
    provider: best.provider,
    fetchedAt: best.fetchedAt,
    sources: ranked.map(({ provider, fetchedAt }) => ({ provider, fetchedAt })),
    disagreements: [
      ...disagreement('price', priced, differentPrices, ({ price, currency }) =>
        currency === null ? `${price}` : `${price} ${currency}`,
      ),
      ...disagreement(
        'leaves',
        ranked.filter((said) => said.leaves !== null),
        (a, b) => a.leaves !== b.leaves,
        ({ leaves }) => `${leaves}`,
      ),
    ],
  };
}

const differentPrices = (a: Said, b: Said) =>
  Number(a.price) !== Number(b.price) ||
  (a.currency !== null && b.currency !== null && a.currency !== b.currency);

function disagreement(
  about: Disagreement['about'],
  said: readonly Said[],
  differ: (a: Said, b: Said) => boolean,
  value: (said: Said) => string,
): readonly Disagreement[] {
  if (!said.some((a) => said.some((b) => differ(a, b)))) return [];
  return [
    {
      about,
      says: said.map((each) => ({
        provider: each.provider,
        fetchedAt: each.fetchedAt,
        value: value(each),
      })),
    },
  ];
}

/** By kind, the free ones first, then by price, then by name; of a series, in its order. */
function inOrder(a: Offer, b: Offer): number {
  const rank = ({ kind }: Offer) => (kind === null ? offerKinds.length : offerKinds.indexOf(kind));
  const amount = ({ price }: Offer) => (price === null ? Number.POSITIVE_INFINITY : Number(price));
  const order = (x: number | null, y: number | null) => (x ?? -1) - (y ?? -1);
  return (
    order(a.season, b.season) ||
    order(a.episode, b.episode) ||
    rank(a) - rank(b) ||
    (amount(a) === amount(b) ? 0 : amount(a) - amount(b)) ||
    (a.service < b.service ? -1 : Number(a.service > b.service))
  );
}
