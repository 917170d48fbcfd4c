import { refresh, Streaming, type WorkWithWhere, type World } from '@unspoiled/streaming';
import { userStore } from '../disk-store.ts';
import { type Io, printJson, UsageError } from '../io.ts';
import { loadStory } from '../load.ts';
import { languageOfLocale, readRegions, WHICH } from '../region.ts';
import { styleFor } from '../render/colours.ts';
import { renderWhere } from '../render/where-terminal.ts';

export interface WhereOptions {
  readonly region?: string;
  readonly season?: string;
  readonly episode?: string;
  readonly language?: string;
  readonly budget?: string;
  readonly offline?: boolean;
  readonly refresh?: boolean;
  readonly json?: boolean;
}

/** `unspoiled where FILE… --region GB`: where to watch. `--refresh` asks anew, for one file or for thousands. */
export async function runWhere(io: Io, files: readonly string[], options: WhereOptions): Promise<number> {
  const regions = readRegions(options.region, io.env);
  if (regions.length === 0) throw new UsageError(`Where do you watch? Your locale does not say. ${WHICH}`);
  if (options.episode !== undefined && options.season === undefined)
    throw new UsageError('Say which season the episode is of: --season 1 --episode 4.');
  const language = options.language ?? languageOfLocale(io.env);
  const works = files.map((file) => ({ file, work: workOf(io, file) }));
  const world: World = {
    environment: io.env,
    fetch: options.offline ? null : io.fetch,
    store: userStore(io.env),
    ...(options.budget !== undefined && { budget: Number(options.budget) }),
  };
  if (options.refresh && works.length > 1) return runRefresh(io, world, works, regions, language);

  const streaming = new Streaming({ ...world, ...(options.refresh && { notBefore: Date.now() }) });
  const asked = { language, season: numberOf(options.season), episode: numberOf(options.episode) };
  const style = styleFor(io);
  const documents: unknown[] = [];
  for (const { file, work } of works)
    for (const region of regions) {
      const availability = await streaming.where(work, { ...asked, region });
      documents.push(availability);
      if (options.json) continue;
      io.out(`${documents.length > 1 ? '\n' : ''}${style.title(work.title || file)}\n\n`);
      io.out(`${renderWhere(availability, style)}\n`);
      for (const problem of availability.problems) io.err(`${problem}\n`);
    }
  if (options.json) printJson(io, documents.length === 1 ? documents[0] : documents);
  return 0;
}

async function runRefresh(
  io: Io,
  world: World,
  works: readonly { readonly file: string; readonly work: WorkWithWhere }[],
  regions: readonly string[],
  language: string,
): Promise<number> {
  if (!new Streaming(world).asksAnybody)
    throw new UsageError(
      'There is nobody to ask: set TMDB_TOKEN, STREAMING_AVAILABILITY_KEY or WATCHMODE_KEY, and leave out --offline.',
    );
  const report = await refresh(
    world,
    works.map(({ work }) => work),
    {
      regions,
      language,
      onTitle: ({ done, of, title, problems }) => {
        io.err(`${done} of ${of}: ${title}\n`);
        for (const problem of problems) io.err(`  ${problem}\n`);
      },
    },
  );
  const { resumed, requests, unfinished, startedAt } = report;
  const began = resumed
    ? ` It went on with the one begun at ${new Date(startedAt).toISOString().slice(0, 16)}Z.`
    : '';
  io.out(
    `${works.length - unfinished.length} of ${works.length} titles are up to date, with ${requests} requests.${began}\n`,
  );
  if (unfinished.length === 0) return 0;
  io.out(`Run the same again to go on with the other ${unfinished.length}.\n`);
  return 1;
}

const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text));

function workOf(io: Io, file: string): WorkWithWhere {
  const { title, kind, year, ids, where } = loadStory(io, file).front;
  return { title, kind, year, ids, where };
}
