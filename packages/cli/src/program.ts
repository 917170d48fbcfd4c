import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { runAbout } from './commands/about.ts';
import { type AskCommandOptions, runAsk } from './commands/ask.ts';
import { runCheck } from './commands/check.ts';
import { type ExplainOptions, runExplain } from './commands/explain.ts';
import { type BuildOptions, runBuild, runServe, type ServeOptions } from './commands/site.ts';
import { runSofar, type SofarOptions } from './commands/sofar.ts';
import { runWhere, type WhereOptions } from './commands/where.ts';
import { runWhy, type WhyCommandOptions } from './commands/why.ts';
import { type Io, UsageError } from './io.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 for success, 1 for findings, 2 for wrong use or unreadable input.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = build(io, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // Whatever happens, a user gets a sentence, not a stack.
    const said =
      error instanceof UsageError
        ? error.message
        : `This should not have happened: ${error instanceof Error ? error.message : String(error)}. Please report it with the file.`;
    io.err(`unspoiled: ${said}\n`);
    return 2;
  }
}

function build(io: Io, exit: (code: number) => void): Command {
  const program = new Command('unspoiled')
    .description(
      'Understand stories: what has happened so far, what a twist changed, and why.\nA story is a Markdown file, NAME.story.md.',
    )
    .version(version)
    .option('--no-color', 'plain text, even on a terminal (NO_COLOR does the same)')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(unspoiled --help shows how)')
    .addHelpText(
      'after',
      `
Examples:
  unspoiled explain film.story.md                          the ending explained
  unspoiled sofar film.story.md --after "The knock"        the story so far, nothing later
  unspoiled ask film.story.md "Harry is in ?where" --at 0:43:10
  unspoiled why film.story.md "Harry is dead"              the sentences behind it
  unspoiled where film.story.md --region GB                where to watch it
  unspoiled check film.story.md                            what does not add up
  unspoiled serve film.story.md                            the companion site, live

Exit codes: 0 success, 1 findings (errors in check), 2 wrong use or unreadable input.`,
    );

  place(program.command('explain').argument('<file>', 'a story file, or - for standard input'))
    .description('The ending explained: twists scene by scene, clues, plot holes, open questions, readings.')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['terminal', 'md', 'html', 'json'])
        .default('terminal'),
    )
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write it to a file instead')
    .option(
      '--region <codes>',
      'where to stream: for which countries, such as GB; the last known, nobody is asked',
    )
    .option('--search', 'look for readings too: the lightest suppositions that account for what does not fit')
    .addOption(
      new Option('--search-limit <count>', 'how many ways to look for, of each thing (4)').argParser(
        countFromOne,
      ),
    )
    .addOption(
      new Option('--search-budget <steps>', 'how far to look, in steps (200000)').argParser(wholeNumber),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled explain film.story.md\n  unspoiled explain film.story.md --search\n  unspoiled explain film.story.md --format html --out film.html',
    )
    .action(async (file: string, options: ExplainOptions & { json?: boolean }) =>
      exit(await runExplain(io, file, { ...options, format: options.json ? 'json' : options.format })),
    );

  eyes(place(program.command('sofar').argument('<file>', 'a story file')))
    .description('The story so far: recap, who is who, where everybody is. Nothing in it comes from later.')
    .option('--under <reading>', 'under a reading')
    .option('--json', 'JSON on stdout, and nothing else there')
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled sofar film.story.md --after "The knock"\n  unspoiled sofar film.story.md --at 0:43:10',
    )
    .action((file: string, options: SofarOptions) => exit(runSofar(io, file, options)));

  eyes(
    place(
      program
        .command('ask')
        .argument('<file>', 'a story file')
        .argument('[question]', 'a sentence, with ?variables for what you want to know'),
    ),
  )
    .description(
      'A question in the grammar of the story: "Harry is dead", "the marble is in ?where", "Adam knows that ?x is dead".',
    )
    .option('--when <moment>', 'at a moment of story time, or always; without it, now')
    .option('--under <reading>', 'under a reading')
    .option(
      '--batch <file>',
      'many questions, one JSON object a line: { "ask", "after"?, "at"?, "position"?, "eyes"?, "under"?, "when"? }',
    )
    .option('--json', 'JSON on stdout, and nothing else there')
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled ask film.story.md "Harry is alive" --after "The club"\n  unspoiled ask film.story.md "Harry is in ?where" --when always\n  unspoiled ask film.story.md "the marble is in ?where" --eyes Anne,Sally',
    )
    .action((file: string, question: string | undefined, options: AskCommandOptions) =>
      exit(runAsk(io, file, question, options)),
    );

  eyes(
    place(
      program
        .command('why')
        .argument('<file>', 'a story file')
        .argument('<what>', 'a question, the name of a rule that is broken, or the scene of a twist'),
    ),
  )
    .description('The sentences that make something so: enough of them, and not one too many.')
    .option('--when <moment>', 'at a moment of story time; without it, now')
    .option('--under <reading>', 'under a reading')
    .option('--json', 'JSON on stdout, and nothing else there')
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled why film.story.md "Harry is dead"\n  unspoiled why film.story.md "the dead do not act"\n  unspoiled why film.story.md "The flat downstairs"',
    )
    .action((file: string, what: string, options: WhyCommandOptions) =>
      exit(runWhy(io, file, what, options)),
    );

  program
    .command('check')
    .argument(
      '[paths...]',
      'story files, folders that hold some, patterns such as "stories/**/*.story.md", or - for standard input',
    )
    .description(
      'What does not add up: typing errors, impossible orders of events, the dead who act, what gives too much away.',
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['pretty', 'json', 'sarif', 'github'])
        .default('pretty'),
    )
    .option('--json', 'the same as --format json; an array where several files are given')
    .option('--strict', 'warnings count as errors', false)
    .addOption(
      new Option('--max-warnings <count>', 'fail for more warnings than this, all files together').argParser(
        wholeNumber,
      ),
    )
    .option('--quiet', 'no hints', false)
    .option('--fix', 'mend what can safely be mended, and report the rest', false)
    .option('--about <code>', 'what a finding is, why it matters, and when it is meant; all lists the codes')
    .addHelpText(
      'after',
      `
Examples:
  unspoiled check film.story.md
  unspoiled check stories --strict --format github
  unspoiled check film.story.md --fix
  unspoiled check --about dead-act

To let a finding pass, say so on the line above it, with the reason:
  <!-- unspoiled: allow CODE: why -->
or, for all of a file, <!-- unspoiled: allow CODE in this file: why -->. In the front matter it is a comment too:
  # unspoiled: allow CODE: why
What breaks a rule of the story's world on purpose is said in a sentence: - on purpose (the rule): why

Exit codes: 0 no errors, 1 errors (or warnings, with --strict or --max-warnings), 2 wrong use or unreadable input.`,
    )
    .action((paths: string[], options: CheckFlags) => {
      if (options.about !== undefined) return exit(runAbout(io, options.about));
      if (paths.length === 0)
        throw new UsageError(
          'Nothing to check. Give the path of a .story.md file, a folder, or - for standard input.',
        );
      const maxWarnings = options.maxWarnings === undefined ? null : Number(options.maxWarnings);
      exit(runCheck(io, paths, { ...options, maxWarnings, format: options.json ? 'json' : options.format }));
    });

  program
    .command('where')
    .argument('<files...>', 'story files of films or series')
    .description(
      'Where to watch it: services, prices, links. Asks those providers whose keys the environment holds (TMDB_TOKEN, STREAMING_AVAILABILITY_KEY, WATCHMODE_KEY), and shows the last that is known without.',
    )
    .option('--region <codes>', 'two letters of a country, or several: GB,US; without it, that of the locale')
    .addOption(new Option('--season <number>', 'of a series').argParser(wholeNumber))
    .addOption(new Option('--episode <number>', 'of the season').argParser(wholeNumber))
    .option('--language <code>', 'for the names of services, such as en; without it, that of the locale')
    .option('--offline', 'ask nobody: the last that is known, and what the file says')
    .option(
      '--refresh',
      'ask anew, however fresh the last answer is; of many files, goes on where it was stopped',
    )
    .addOption(new Option('--budget <requests>', 'send no more requests than this').argParser(wholeNumber))
    .option('--json', 'JSON on stdout, and nothing else there; an array for several files or regions')
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled where film.story.md --region GB\n  unspoiled where series.story.md --region GB --season 1 --episode 4\n  unspoiled where stories/*.story.md --region GB,US --refresh\n\nWhat providers send is theirs: it is kept in the cache folder for as long as each allows, and never\nwritten into a story file. Commercial use of TMDB’s data needs an agreement with TMDB.\nTMDB_BASE_URL, STREAMING_AVAILABILITY_BASE_URL and WATCHMODE_BASE_URL hold other addresses, such as a proxy’s.',
    )
    .action(async (files: string[], options: WhereOptions) => exit(await runWhere(io, files, options)));

  program
    .command('build')
    .argument('<files...>', 'story files')
    .description(
      'The companion site, as files that any web server can serve. A reader gets only what they have seen.',
    )
    .requiredOption('--out <folder>', 'where to write it')
    .option('--address <url>', 'where it will be: for full addresses, a sitemap and a feed')
    .option('--region <codes>', 'where to stream: for which countries, such as GB,US')
    .option('--offline', 'ask nobody where to stream: the last that is known, and what the files say')
    .addOption(new Option('--budget <requests>', 'ask no more often than this').argParser(wholeNumber))
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled build film.story.md --out site\n  unspoiled build stories/*.story.md --out site --address https://example.org/',
    )
    .action(async (files: string[], options: BuildOptions) => exit(await runBuild(io, files, options)));

  program
    .command('serve')
    .argument('<files...>', 'story files')
    .description('The companion site, live: it follows the files as they change.')
    .addOption(
      new Option('--port <number>', 'the port; without it 4000, or one that is free').argParser(portNumber),
    )
    .option('--host <name>', 'the address to listen at; 0.0.0.0 for the whole network', '127.0.0.1')
    .option('--region <codes>', 'where to stream: for which countries, such as GB,US')
    .option('--offline', 'ask nobody where to stream: the last that is known, and what the files say')
    .addOption(new Option('--budget <requests>', 'ask no more often than this').argParser(wholeNumber))
    .addHelpText(
      'after',
      '\nExamples:\n  unspoiled serve film.story.md\n  unspoiled serve stories/*.story.md --port 8080',
    )
    .action(async (files: string[], options: ServeOptions) => exit(await runServe(io, files, options)));

  for (const command of program.commands)
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .showHelpAfterError(`(unspoiled ${command.name()} --help shows how)`);
  return program;
}

interface CheckFlags {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly json?: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly maxWarnings?: string;
  readonly about?: string;
}

const place = (command: Command): Command =>
  command
    .option('--after <scene>', 'where the reader stands: a scene finished, by title, number, S1E4 or ch. 12')
    .option('--at <place>', 'inside: a time such as 0:43:10, or a page such as "p. 31"')
    .addOption(new Option('--position <count>', 'a count of sentences told').argParser(wholeNumber));

const eyes = (command: Command): Command =>
  command.option('--eyes <names>', 'through whose eyes, outermost first: Anne,Sally');

function portNumber(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return text;
}

function wholeNumber(text: string): string {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return text;
}

function countFromOne(text: string): string {
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return text;
}
