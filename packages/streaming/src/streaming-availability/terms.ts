import { DAY, HOUR, type Terms } from '../contract/terms.ts';

/**
 * https://developers.movieofthenight.com/terms-and-conditions, as of November 2026:
 *
 * - Whoever displays the data says that it is provided by Streaming Availability API by Movie of the Night, with a link.
 * - The data is for this program's own readers. It must not be reshared, resold or redistributed to others: no interfaces, no
 *   databases, no exports. So it is never written into a story file.
 * - Commercial use is allowed. What was fetched may be kept, also after a subscription ends, without pictures; we keep none, and what is
 *   older than three months is no use to anybody.
 * - The limits depend on the plan; five requests a second is within the smallest.
 * - What a page says to search engines would be passing on: it leaves this data out.
 */
export const terms: Terms = {
  attribution: {
    provider: 'streaming-availability',
    text: 'Streaming availability information is provided by Streaming Availability API by Movie of the Night.',
    link: 'https://www.movieofthenight.com/about/api',
    logo: null,
  },
  freshFor: 24 * HOUR,
  keepFor: 90 * DAY,
  rate: 5,
  linksTo: 'the service',
  commercialUse: 'allowed',
  structuredData: 'forbidden',
  redistribution: 'forbidden',
};
