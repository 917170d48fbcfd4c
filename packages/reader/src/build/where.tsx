import {
  type About,
  type Attribution,
  type Availability,
  type Credited,
  detailsOf,
  howOf,
  type Offer,
  partOf,
  priceOf,
  qualityOf,
  regionName,
  sayersOf,
} from '@unspoiled/streaming';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { say } from '../messages/say.ts';
import type { WhereInRegion } from '../pages/public.ts';

/** Where to stream as a page carries it: markup in which each provider's offers and attribution are together. */
export const whereInRegions = (all: readonly Availability[], language: string): readonly WhereInRegion[] =>
  all.map((availability) => ({
    region: availability.region,
    name: regionName(availability.region, language),
    html: renderToString(drawn(availability, language)),
  }));

const drawn = (availability: Availability, language: string): Credited<VNode> =>
  availability.draw<VNode>({
    offers: (offers, about) => <Offers offers={offers} about={about} language={language} />,
    attribution: (attribution) => <Credit attribution={attribution} />,
    join: (parts) => <>{parts}</>,
  });

function Offers({ offers, about, language }: { offers: readonly Offer[]; about: About; language: string }) {
  if (offers.length === 0) return <p>{say.streamNone}</p>;
  return (
    <>
      {about.asOf !== null && (
        <p class={about.stale ? 'age stale' : 'age'}>
          {about.stale ? say.streamLast : say.streamAsOf}{' '}
          <time datetime={about.asOf}>{dayIn(about.asOf, language)}</time>
        </p>
      )}
      <ul class="offers">
        {offers.map((offer, index) => (
          <OfferLine key={index} offer={offer} about={about} language={language} />
        ))}
      </ul>
    </>
  );
}

function OfferLine({ offer, about, language }: { offer: Offer; about: About; language: string }) {
  const { link, service } = offer;
  const price = [priceOf(offer, language), qualityOf(offer)].filter((part) => part !== '').join(' · ');
  const details = [partOf(offer), ...detailsOf(offer)].filter((part) => part !== '');
  return (
    <li>
      <span class="how">{howOf(offer)}</span>
      <span dir="auto">
        <strong>
          {link === null ? (
            service
          ) : (
            <a href={link} rel="noreferrer">
              {service}
            </a>
          )}
        </strong>
        {price !== '' && <span class="price"> {price}</span>}
        {details.map((each) => (
          <span class="detail" key={each}>
            {each}
          </span>
        ))}
        <span class="says">
          {say.streamSays} {sayersOf(offer, about)}
        </span>
      </span>
    </li>
  );
}

function Credit({ attribution: { text, link, logo } }: { attribution: Attribution }) {
  return (
    <p class="attribution">
      {link === null ? (
        text
      ) : (
        <a href={link} rel="noreferrer">
          {text}
        </a>
      )}
      {logo !== null && (
        <>
          {' '}
          <a class="logo" href={logo.link} rel="noreferrer">
            {logo.name}
          </a>
        </>
      )}
    </p>
  );
}

/** `26 November 2026` */
function dayIn(timestamp: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(timestamp),
    );
  } catch {
    return timestamp.slice(0, 10);
  }
}
