import {
  type About,
  type Attribution,
  type Availability,
  attributionIn,
  type Credited,
  type Offer,
  type OfferWords,
  regionName,
  saidOf,
} from '@unspoiled/streaming';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sayBuilt } from '../messages/say-built.ts';
import type { WhereInRegion } from '../pages/public.ts';

/** Where to stream as a page carries it: markup in which each provider's offers and attribution are together. */
export const whereInRegions = (all: readonly Availability[]): readonly WhereInRegion[] =>
  all.map((availability) => ({
    region: availability.region,
    name: regionName(availability.region, sayBuilt.offers.language),
    html: renderToString(drawn(availability, sayBuilt.offers)),
  }));

const drawn = (availability: Availability, words: OfferWords): Credited<VNode> =>
  availability.draw<VNode>({
    offers: (offers, about) => <Offers offers={offers} about={about} words={words} />,
    attribution: (attribution) => <Credit attribution={attribution} words={words} />,
    join: (parts) => <>{parts}</>,
  });

interface Drawn {
  readonly about: About;
  readonly words: OfferWords;
}

function Offers({ offers, about, words }: Drawn & { offers: readonly Offer[] }) {
  if (offers.length === 0) return <p>{sayBuilt.streamNone}</p>;
  return (
    <>
      {about.asOf !== null && (
        <p class={about.stale ? 'age stale' : 'age'}>
          {about.stale ? sayBuilt.streamLast : sayBuilt.streamAsOf}{' '}
          <time datetime={about.asOf}>{dayIn(about.asOf, words.language)}</time>
        </p>
      )}
      <ul class="offers">
        {offers.map((offer, index) => (
          <OfferLine key={index} offer={offer} about={about} words={words} />
        ))}
      </ul>
    </>
  );
}

function OfferLine({ offer, about, words }: Drawn & { offer: Offer }) {
  const { link, service } = offer;
  const { how, sayers, ...said } = saidOf(offer, about, words);
  const price = [said.price, said.quality].filter((part) => part !== '').join(' · ');
  const details = [said.part, ...said.details].filter((part) => part !== '');
  return (
    <li>
      <span class="how">{how}</span>
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
          {sayBuilt.streamSays} {sayers}
        </span>
      </span>
    </li>
  );
}

function Credit({ attribution, words }: Pick<Drawn, 'words'> & { attribution: Attribution }) {
  const { link, logo } = attribution;
  const text = attributionIn(attribution, words);
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
