/** Providers know films and series; nobody streams a book. */
export type TitleKind = 'film' | 'series';

/** A film or series as it is looked for: by its ids, else by title and year. */
export interface Title {
  readonly kind: TitleKind;
  /** The number at TMDB, in figures: `994108`. */
  readonly tmdb: string | null;
  /** `tt21192142` */
  readonly imdb: string | null;
  readonly title: string;
  readonly year: number | null;
}

/** Two capital letters, ISO 3166-1: `GB`. */
export type Region = string;

/** What is asked of every provider. */
export interface Question {
  readonly title: Title;
  readonly region: Region;
  /** ISO 639-1, for the names of services: `en`. */
  readonly language: string;
  /** Null: the whole series, or a film. */
  readonly season: number | null;
  /** Within the season; null: the whole season. */
  readonly episode: number | null;
}

/** What a story's front matter says of a work, as far as it matters here. */
export interface Work {
  readonly title: string;
  readonly kind: string;
  readonly year: number | null;
  readonly ids: Readonly<Record<string, string>>;
}

/** A work as providers know it; null, with the reason, where they cannot know it. */
export function titleOf(work: Work): { readonly title: Title | null; readonly problems: readonly string[] } {
  const kind = work.kind.toLowerCase();
  if (kind !== 'film' && kind !== 'series') {
    const said =
      kind === '' ? 'this story does not say which it is' : `this story is of the kind “${work.kind}”`;
    return {
      title: null,
      problems: [
        `Providers know films and series, and ${said}: only what the story file says under where: is shown.`,
      ],
    };
  }
  const problems: string[] = [];
  const read = (name: string, pattern: RegExp, example: string): string | null => {
    const written = work.ids[name]?.trim() ?? '';
    if (written === '') return null;
    const found = pattern.exec(written)?.[1] ?? null;
    if (found === null)
      problems.push(`The id “${name}: ${written}” is left out: such an id looks like ${example}.`);
    return found;
  };
  // TMDB counts films and series apart; its addresses say which: `movie/994108`, `tv/1396`.
  const tmdb = read('tmdb', kind === 'film' ? /^(?:movie\/)?(\d+)$/ : /^(?:tv\/)?(\d+)$/, '994108');
  const imdb = read('imdb', /^(tt\d+)$/, 'tt21192142');
  const title = work.title.trim();
  if (tmdb === null && imdb === null && title === '')
    return { title: null, problems: [...problems, 'The story has no title and no ids to look for.'] };
  return { title: { kind, tmdb, imdb, title, year: work.year }, problems };
}

/** `gb`, `GB` and `UK` are GB; null for what is no region. */
export function readRegion(text: string): Region | null {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) return null;
  return code === 'UK' ? 'GB' : code;
}

/** `United Kingdom`, in the language given; the code where the platform has no name for it. */
export function regionName(region: Region, language = 'en'): string {
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(region) ?? region;
  } catch {
    return region;
  }
}
