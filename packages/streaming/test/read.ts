import type { Availability, WhereDocument } from '../src/index.ts';

/** The document, as whoever reads the JSON gets it. */
export const documentOf = (availability: Availability): WhereDocument =>
  JSON.parse(JSON.stringify(availability)) as WhereDocument;
