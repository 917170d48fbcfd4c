import type { Ending, Header, OpenNews, Segment } from '@unspoiled/core/reader';

/** Which ways there are to say where one is. Not how many of each: that would count what has not been seen. */
export interface PlaceKinds {
  readonly minutes: boolean;
  readonly episodes: boolean;
  readonly chapters: boolean;
  readonly pages: boolean;
}

/** Where to stream in one region: markup that was drawn when the site was built, offers and attribution together. */
export interface WhereInRegion {
  /** `GB` */
  readonly region: string;
  readonly name: string;
  readonly html: string;
}

/** How questions are put in the words that a story is read with. */
export interface Asking {
  /** What questions begin with, the likeliest first. */
  readonly starts: readonly string[];
  /** Before a name, and nothing else before it. */
  readonly beforeNames: readonly string[];
  /** Stands for somebody: what may follow a name may follow it. */
  readonly who: string;
  /** `is Harry dead`: what comes before the name here, and behind it in a sentence; null where nothing is turned round. */
  readonly turned: string | null;
  /** What is asked of anybody, whether or not it has been told of somebody. */
  readonly predicates: readonly string[];
  /** Behind what this matches (a regular expression, in which case does not matter) a sentence begins anew. */
  readonly joint: string;
  /** Shown below the field. */
  readonly examples: string;
}

/** What a story's page carries from the start: safe for somebody who has seen nothing. */
export interface PublicStory {
  /** The story's folder. */
  readonly slug: string;
  readonly header: Header;
  readonly places: PlaceKinds;
  readonly where: readonly WhereInRegion[];
  readonly asking: Asking;
  /** Address of the packed prelude, from the story's folder. */
  readonly prelude: string;
  /** Address of the service worker, from the story's folder. */
  readonly worker: string;
  /** Whether it is served live, and tells when the file has changed. */
  readonly live: boolean;
}

/** A run of scenes as a reader gets it: beside what they tell, what each of them changes in what is open. */
export interface ShippedSegment extends Segment {
  readonly open: readonly (OpenNews | null)[];
}

/** What is shipped to those who have finished: `ending.json`. */
export interface ShippedEnding {
  /** How many scenes the story has. */
  readonly scenes: number;
  readonly ending: Ending;
  /** The pages of the ending, as markup. */
  readonly pages: readonly {
    readonly id: string;
    /** As it stands among the pages: short. */
    readonly name: string;
    readonly title: string;
    readonly html: string;
  }[];
}
