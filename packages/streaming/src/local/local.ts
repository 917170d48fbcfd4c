import * as v from 'valibot';
import { cleanLink, cleanPrice, cleanText } from '../asking/clean.ts';
import { maybe } from '../asking/lenient.ts';
import { type Finding, offerKinds, qualities } from '../contract/offer.ts';
import type { Provider } from '../contract/provider.ts';
import { type Question, type Region, readRegion } from '../contract/title.ts';
import { terms } from './terms.ts';

// where:
//   - { region: US, service: Hulu, kind: subscription }
//   - { region: GB, service: …, kind: rent, price: 3.49, currency: GBP, quality: hd, link: https://…, season: 1, leaves: 2026-12-01,
//       as of: 2026-11-20 }
//
// A region may be a list; an entry without one is for every region.

const text = v.pipe(v.union([v.string(), v.number(), v.date()]), v.transform(written));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const list = v.pipe(
  v.union([v.array(v.string()), v.string()]),
  v.transform((value) => (typeof value === 'string' ? value.split(/[\s,]+/) : value)),
);

const entry = v.object({
  service: v.pipe(
    v.string(),
    v.transform((name) => cleanText(name)),
    v.nonEmpty(),
  ),
  region: maybe(list),
  kind: maybe(v.picklist(offerKinds)),
  addon: maybe(v.string()),
  price: maybe(text),
  currency: maybe(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  quality: maybe(v.picklist(qualities)),
  audio: maybe(list),
  subtitles: maybe(list),
  link: maybe(v.string()),
  season: maybe(whole),
  episode: maybe(whole),
  leaves: maybe(text),
  'as of': maybe(text),
});

/** What the story file's `where` says, as a provider like the others. What of it cannot be read is in `problems`. */
export function local(where: readonly unknown[]): {
  readonly provider: Provider;
  /** The regions that the file names, in its order. */
  readonly regions: readonly Region[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const entries = where.flatMap((each, index) => {
    const read = v.safeParse(entry, each);
    if (read.success && !isRegionRead(each, read.output.region)) {
      problems.push(
        `Entry ${index + 1} under where: names a region that is none. Write region: GB, or a list such as [GB, US]; an entry for every region has none.`,
      );
      return [];
    }
    if (read.success) {
      const kind = (each as { kind?: unknown }).kind;
      if (read.output.kind === null && kind !== undefined && kind !== null)
        problems.push(
          `Entry ${index + 1} under where: is of the kind “${cleanText(String(kind))}”, which is none of ${offerKinds.join(', ')}.`,
        );
      return [read.output];
    }
    problems.push(
      `Entry ${index + 1} under where: names no service. Write - { region: GB, service: NAME, kind: rent }.`,
    );
    return [];
  });
  return {
    problems,
    regions: [
      ...new Set(entries.flatMap(({ region }) => (region ?? []).flatMap((r) => readRegion(r) ?? []))),
    ],
    provider: {
      name: 'local',
      label: 'the story file',
      terms,
      access: null,
      look: async (question) =>
        finest(
          entries
            .filter(({ region }) => region?.some((r) => readRegion(r) === question.region) ?? true)
            .map(findingOf),
          question,
        ),
    },
  };
}

/** Whether what is written as a region is one, or several: what cannot be read must not mean everywhere. */
function isRegionRead(written: unknown, regions: readonly string[] | null): boolean {
  const region = (written as { region?: unknown }).region;
  if (region === undefined || region === null) return true;
  return regions !== null && regions.length > 0 && regions.every((r) => readRegion(r) !== null);
}

type LocalFinding = Finding & { readonly fetchedAt: string | null };

function findingOf(each: v.InferOutput<typeof entry>): LocalFinding {
  return {
    service: each.service,
    kind: each.kind,
    addon: each.addon === null ? null : cleanText(each.addon),
    price: cleanPrice(each.price),
    currency: each.currency,
    quality: each.quality,
    audio: each.audio?.map((language) => cleanText(language)) ?? null,
    subtitles: each.subtitles?.map((language) => cleanText(language)) ?? null,
    link: cleanLink(each.link),
    season: each.season,
    episode: each.episode,
    leaves: dayIn(each.leaves),
    fetchedAt: dayIn(each['as of']),
  };
}

/** Of a series: what is said of the episode, else of its season, else of the whole. Without a season asked for: all that is said. */
function finest(findings: readonly LocalFinding[], { season, episode }: Question): readonly LocalFinding[] {
  if (season === null) return findings;
  const ofSeason = findings.filter((f) => f.season === season);
  const levels = [
    ofSeason.filter((f) => f.episode === episode),
    ofSeason.filter((f) => f.episode === null),
    episode === null ? ofSeason : [],
    findings.filter((f) => f.season === null),
  ];
  return levels.find((level) => level.length > 0) ?? [];
}

function written(value: string | number | Date): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

const dayIn = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
