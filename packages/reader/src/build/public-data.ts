import type { WatchActions } from '@unspoiled/streaming';
import type { PublicStory } from '../pages/public.ts';

const TYPES: Readonly<Record<string, string>> = {
  film: 'Movie',
  series: 'TVSeries',
  book: 'Book',
  play: 'Play',
  game: 'VideoGame',
  comic: 'ComicStory',
  podcast: 'PodcastSeries',
};

/** What search engines are told of a story: the work's public facts, and nothing of what happens in it. */
export function jsonLd(
  { header }: PublicStory,
  address: string | null,
  watching: WatchActions = {},
): Record<string, unknown> {
  const { title, kind, year, runtime, credits, language } = header.front;
  const by = (...roles: string[]) => {
    const names = credits.filter(({ role }) => roles.includes(role.toLowerCase())).flatMap((c) => c.names);
    return names.length > 0 ? names.map((name) => ({ '@type': 'Person', name })) : undefined;
  };
  return {
    '@context': 'https://schema.org',
    '@type': TYPES[kind] ?? 'CreativeWork',
    name: title,
    inLanguage: language,
    datePublished: year === null ? undefined : String(year),
    duration: runtime === null ? undefined : `PT${Math.round(runtime / 60)}M`,
    director: by('directed by'),
    author: by('written by'),
    url: address ?? undefined,
    ...watching,
  };
}

const escaped = (text: string): string => text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param address of the site, with a slash at its end */
export const sitemap = (address: string, slugs: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${[
    '',
    ...slugs.map((slug) => `${slug}/`),
  ]
    .map((path) => `<url><loc>${escaped(address + path)}</loc></url>`)
    .join('\n')}\n</urlset>\n`;

/** The shelf as a feed: which stories there are. */
export const feed = (
  address: string,
  title: string,
  stories: readonly { readonly slug: string; readonly title: string; readonly line: string }[],
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escaped(title)}</title><link>${escaped(address)}</link><description>${escaped(title)}</description>\n${stories
    .map(
      ({ slug, title: name, line }) =>
        `<item><title>${escaped(name)}</title><link>${escaped(`${address}${slug}/`)}</link><guid>${escaped(`${address}${slug}/`)}</guid><description>${escaped(line)}</description></item>`,
    )
    .join('\n')}\n</channel></rss>\n`;
