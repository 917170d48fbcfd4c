import { basename, dirname, join, resolve } from 'node:path';
import { type ShelfStory, serveSite, siteFiles } from '@unspoiled/reader';
import { type Io, UsageError } from '../io.ts';
import { loadStory } from '../load.ts';
import { type Whereabouts, type WhereaboutsOptions, whereabouts } from '../whereabouts.ts';

export interface BuildOptions extends WhereaboutsOptions {
  readonly out: string;
  readonly address?: string;
}

/** `unspoiled build FILE… --out DIR`: the companion site as files. */
export async function runBuild(io: Io, files: readonly string[], options: BuildOptions): Promise<number> {
  const address = options.address ?? null;
  if (address !== null && !/^https?:\/\/[^\s]+$/i.test(address))
    throw new UsageError(`“${address}” is no address: write --address https://example.org/stories/`);
  const stories = await shelfOf(io, files, whereabouts(io, options));
  reportWhere(io, stories);
  // What an earlier build left may tell of scenes that are no longer there.
  for (const { slug } of stories)
    for (const part of ['segments', 'places', 'read', 'pictures']) io.remove(join(options.out, slug, part));
  io.remove(join(options.out, 'assets'));
  let count = 0;
  try {
    for (const { path, body } of siteFiles(stories, { address, live: false })) {
      io.write(join(options.out, path), body);
      count++;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError(
      `Cannot write to ${options.out} (${code}). Give a folder that can be written, with --out.`,
    );
  }
  io.err(`${count} files written to ${options.out}. Any web server can serve them.\n`);
  return 0;
}

export interface ServeOptions extends WhereaboutsOptions {
  readonly port?: string;
  readonly host: string;
}

const PORT = 4000;
/** In milliseconds. */
const HOUR = 3_600_000;

/** `unspoiled serve FILE…`: the same, live. A file that changes is shown at once; one that cannot be read is reported, and the last that could be stays. */
export async function runServe(io: Io, files: readonly string[], options: ServeOptions): Promise<number> {
  let stories: readonly ShelfStory[] = [];
  const build = async () => {
    stories = await shelfOf(io, files, whereabouts(io, options));
    return [...siteFiles(stories, { address: null, live: true })];
  };
  const site = await build();
  reportWhere(io, stories);
  const asked = options.port === undefined ? PORT : Number(options.port);
  const served = await serveSite(site, asked, options.host)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && options.port === undefined) return serveSite(site, 0, options.host);
      throw error;
    })
    .catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'EADDRINUSE'
          ? `Port ${asked} is taken: give another one with --port, or none, and a free one is found.`
          : `Cannot serve at ${options.host}:${asked} (${error.code ?? error.message}). Give another --host or --port.`,
      );
    });
  io.out(`The companion is at ${served.address} (Ctrl+C ends it)\n`);
  // One at a time, in order: an earlier state must not overwrite a later one.
  let showing: Promise<void> = Promise.resolve();
  const show = (news: string, wanted: () => boolean) => {
    showing = showing.then(async () => {
      try {
        const fresh = await build();
        if (!wanted()) return;
        served.show(fresh);
        io.err(news);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        io.err(`The pages stay as they were: ${said}\n`);
      }
    });
  };
  const unwatch = io.watch(files, () =>
    show('The story has changed: the pages are up to date.\n', () => true),
  );
  let known = JSON.stringify(stories.map(({ where }) => where));
  // Where to stream changes without the story: each provider is asked again when what it said is no longer fresh.
  const again = setInterval(() => {
    show('Where to stream has changed: the pages are up to date.\n', () => {
      const before = known;
      known = JSON.stringify(stories.map(({ where }) => where));
      return known !== before;
    });
  }, HOUR);
  await io.interrupted();
  clearInterval(again);
  unwatch();
  await showing;
  await served.close();
  return 0;
}

/** What could not be had of where to stream, each sentence once; of what nobody streams, nothing. */
function reportWhere(io: Io, stories: readonly ShelfStory[]): void {
  const watched = stories.filter(({ tree }) => ['film', 'series'].includes(tree.front.kind));
  const problems = watched.flatMap(({ where }) => where.flatMap((each) => each.problems));
  for (const problem of new Set(problems)) io.err(`Where to stream: ${problem}\n`);
}

/** The stories of some files, each with a folder of its own, and where they can be watched. */
async function shelfOf(io: Io, files: readonly string[], where: Whereabouts): Promise<readonly ShelfStory[]> {
  const stories = storiesOf(io, files);
  return Promise.all(stories.map(async (story) => ({ ...story, where: await where.of(story.tree.front) })));
}

function storiesOf(io: Io, files: readonly string[]): Omit<ShelfStory, 'where'>[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const tree = loadStory(io, file);
    const stem = file === '-' ? tree.front.title : basename(file).replace(/(?:\.story)?\.md$/i, '');
    const plain = stem
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
    // `assets` is the site's own folder.
    let slug = plain === '' || plain === 'assets' ? `story-${plain}`.replace(/-$/, '') : plain;
    for (let n = 2; taken.has(slug); n++) slug = `${plain}-${n}`;
    taken.add(slug);
    const folder = file === '-' ? '.' : dirname(file);
    const picture = (name: string) => {
      if (/^[a-z][a-z+.-]*:/i.test(name)) return null;
      try {
        return io.bytes(resolve(folder, name));
      } catch {
        io.err(
          `${file}: the picture ${name} cannot be read, so it is left out. Put it beside the story file.\n`,
        );
        return null;
      }
    };
    return { slug, tree, picture };
  });
}
