import { createHash } from 'node:crypto';
import {
  type Contribution,
  type Explanation,
  explain,
  type OpenNews,
  openByScene,
  packPrelude,
  placesOf,
  type Segments,
  sealedPrelude,
  segmentName,
  segmentsOf,
  type Tree,
} from '@unspoiled/core';
import { type Availability, type WatchActions, watchActions } from '@unspoiled/streaming';
import { spoken } from '../messages/messages.ts';
import { sayBuilt, speakIn } from '../messages/say-built.ts';
import type { PlaceKinds, PublicStory } from '../pages/public.ts';
import { askingIn } from './asking.ts';
import { whereInRegions } from './where.tsx';

/** A story for the shelf, and how its pictures are read. */
export interface ShelfStory {
  /** The folder it gets. */
  readonly slug: string;
  readonly tree: Tree;
  /** Where it can be watched, by region, the first one first. */
  readonly where: readonly Availability[];
  /** The bytes of a picture by its name in the story file; null where there is none. */
  readonly picture: (file: string) => Uint8Array | null;
}

/** One file of the site. */
export interface SiteFile {
  /** From the site's root, with slashes. */
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** What a story is shipped as, before any page is written. */
export interface Shipped {
  readonly story: PublicStory;
  readonly segments: Segments;
  /** What each scene changes in what is open. */
  readonly open: readonly (OpenNews | null)[];
  /** Scenes that are over, by place. */
  readonly places: ReadonlyMap<string, number>;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The prelude's file in the assets. */
  readonly prelude: SiteFile;
  readonly explanation: Explanation;
  /** For search engines. */
  readonly watchActions: WatchActions;
}

export const hashOf = (body: string | Uint8Array): string =>
  createHash('sha256').update(body).digest('hex').slice(0, 8);

const IMAGE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** Cuts a story for shipping: what a reader may get, and by what names. */
export function shipped({ slug, tree, where, picture }: ShelfStory, live: boolean, worker: string): Shipped {
  const whole = segmentsOf(tree);
  speakIn(spoken(whole.header.front.language));
  const { renamed, pictures } = renamedPictures(whole, picture);
  const places = placesOf(tree);
  const words = tree.front.words;
  const known = sealedPrelude(words);
  const body = JSON.stringify(packPrelude(known));
  const prelude = { path: `assets/prelude-${words ?? 'en'}-${hashOf(body)}.json`, body };
  return {
    story: {
      slug,
      header: whole.header,
      places: kindsOf(places),
      where: whereInRegions(where),
      asking: askingIn(whole.header),
      prelude: `../${prelude.path}`,
      worker: `../${worker}`,
      live,
    },
    segments: renamed,
    open: [...openByScene(whole.header, singles(whole), known)].map(inWords),
    places,
    pictures,
    prelude,
    explanation: explain(tree, { position: null }),
    watchActions: watchActions(where),
  };
}

/** With the rules as they are called in the language that is spoken. */
const inWords = (news: OpenNews | null): OpenNews | null =>
  news && {
    ...news,
    come: news.come.map(([at, point]) => [at, { ...point, rule: sayBuilt.words.rule(point.rule) }] as const),
  };

/** The scenes one by one. */
export const singles = ({ segments }: Pick<Segments, 'segments'>): readonly Contribution[] =>
  segments.flatMap(({ length, scenes }) => (length === 1 ? scenes : []));

function kindsOf(places: ReadonlyMap<string, number>): PlaceKinds {
  const names = [...places.keys()];
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return {
    minutes: some(/^(?:s\d+e\d+-)?\d+$/),
    episodes: some(/^s\d+e\d+$/),
    chapters: some(/^ch-/),
    pages: some(/^p-/),
  };
}

/** Pictures under names made of their content: `harry-is-a-ghost.jpg` would tell. */
function renamedPictures(
  whole: Segments,
  read: ShelfStory['picture'],
): { renamed: Segments; pictures: ReadonlyMap<string, Uint8Array> } {
  const pictures = new Map<string, Uint8Array>();
  const names = new Map<string, string | null>();
  const nameOf = (file: string): string | null => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const kind = IMAGE.exec(file)?.[0].toLowerCase();
    const bytes = kind === undefined ? null : read(file);
    const name = bytes && `${hashOf(bytes)}${kind}`;
    if (bytes && name) pictures.set(name, bytes);
    names.set(file, name);
    return name;
  };
  const rename = <T extends Pick<Contribution, 'pictures'>>(part: T): T =>
    part.pictures.length === 0
      ? part
      : {
          ...part,
          pictures: part.pictures.flatMap((picture) => {
            const file = nameOf(picture.file);
            return file === null ? [] : [{ ...picture, file }];
          }),
        };
  return {
    renamed: {
      header: whole.header,
      segments: whole.segments.map((s) => ({ ...s, scenes: s.scenes.map(rename) })),
      ending: { ...whole.ending, more: rename(whole.ending.more) },
    },
    pictures,
  };
}

/** The files of a story that hold what it tells; pages aside. */
export function* dataFiles({ story, segments, open, places, pictures }: Shipped): Generator<SiteFile> {
  const at = (path: string) => `${story.slug}/${path}`;
  // A run of scenes is made of the texts of its halves, so that each scene is turned into JSON once.
  const texts = new Map<string, { readonly scenes: string; readonly open: string }>();
  for (const segment of segments.segments) {
    const { start, length } = segment;
    const half = length / 2;
    const [one, other] = [`${start}-${half}`, `${start + half}-${half}`].map((name) => texts.get(name));
    const text =
      one && other
        ? { scenes: `${one.scenes},${other.scenes}`, open: `${one.open},${other.open}` }
        : { scenes: JSON.stringify(segment.scenes[0]), open: JSON.stringify(open[start]) };
    texts.set(segmentName(segment), text);
    yield {
      path: at(`segments/${segmentName(segment)}.json`),
      body: `{"start":${start},"length":${length},"scenes":[${text.scenes}],"open":[${text.open}]}`,
    };
  }
  for (const [name, scenes] of places)
    yield { path: at(`places/${name}.json`), body: JSON.stringify({ scenes }) };
  for (const [name, body] of pictures) yield { path: at(`pictures/${name}`), body };
}
