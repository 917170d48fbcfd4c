// Compiled by the tests, never run: a line below that compiles where it must not is an error.
import type { Availability, Credited, Offer } from '@unspoiled/streaming';

declare const availability: Availability;
declare const page: (where: Credited<string>) => void;

// The one way.
page(
  availability.draw<string>({
    offers: (offers) => offers.map((offer) => offer.service).join(),
    attribution: ({ text }) => text,
    join: (parts) => parts.join('\n'),
  }),
);

// @ts-expect-error There are no offers to be had without a pen.
export const offers: readonly Offer[] = availability.offers;

// @ts-expect-error Nor out of the JSON, without reading it back.
export const fromJson: readonly Offer[] = availability.toJSON().offers;

// @ts-expect-error A pen that cannot draw attribution is none.
availability.draw<string>({ offers: () => '', join: (parts) => parts.join() });

// @ts-expect-error A page takes no markup that anybody wrote by hand.
page('Watch it at X');

// @ts-expect-error Nobody makes availability out of offers alone.
export const made: Availability = { region: 'GB', asOf: null, stale: false, problems: [], offers: [] };
