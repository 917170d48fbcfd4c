import { DAY, type Terms } from '../contract/terms.ts';

/** The author's own word, in the author's own file: it asks for nothing but to be told from what providers say. */
export const terms: Terms = {
  attribution: {
    provider: 'local',
    text: 'As noted in the story file by its author.',
    link: null,
    logo: null,
  },
  freshFor: 36_500 * DAY,
  keepFor: 36_500 * DAY,
  rate: 1000,
  linksTo: 'the service',
  commercialUse: 'allowed',
  structuredData: 'allowed',
  redistribution: 'allowed',
};
