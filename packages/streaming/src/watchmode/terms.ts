import { DAY, HOUR, type Terms } from '../contract/terms.ts';

/**
 * As public clients keep to https://api.watchmode.com/tc and https://api.watchmode.com/docs; read these before you rely on them:
 *
 * - Free use asks for the words below, with a link, wherever the data is shown.
 * - Commercial use depends on the plan.
 * - Keys belong into a header; in an address they would end up in logs.
 * - Pictures that it refers to are other people's: none is taken.
 * - How long data may be kept, and whether it may be passed on, could not be read there: a month, and no.
 * - Requests are limited to some two a second, and by the month.
 * - Nothing is said of what a page may say to search engines: it leaves this data out.
 */
export const terms: Terms = {
  attribution: {
    provider: 'watchmode',
    text: 'Streaming data powered by Watchmode.com',
    link: 'https://www.watchmode.com/',
    logo: null,
  },
  freshFor: 24 * HOUR,
  keepFor: 30 * DAY,
  rate: 2,
  linksTo: 'the service',
  commercialUse: 'by plan',
  structuredData: 'forbidden',
  redistribution: 'forbidden',
};
