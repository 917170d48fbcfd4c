import {
  answeredBy,
  attribution,
  type Because,
  becauseLine,
  CLUE_LABELS,
  capital,
  caseParts,
  clueSentence,
  couldHaveKnown,
  counted,
  creditLines,
  type Explanation,
  english,
  factParts,
  type Grouped,
  groupedInstances,
  groupedLives,
  groupedOpen,
  heldReadings,
  howItTurnedOut,
  introduced,
  isSafe,
  listed,
  metClue,
  type Open,
  type Person,
  peopleTitle,
  plainLine,
  plainSentence,
  plantedIn,
  premise,
  type ReadingReport,
  ranges,
  readingProse,
  sceneTitle,
  searchedParts,
  searchLead,
  secondLooks,
  sourceText,
  stageParts,
  standingLine,
  staysLines,
  type Twist,
  twistGrounds,
  whatBecame,
  whoKnewWhat,
} from '@unspoiled/core';
import type { Availability } from '@unspoiled/streaming';
import { linkMarkdown, proseMarkdown, textMarkdown, webAddress } from './inline-markdown.ts';

import { whereMarkdown } from './where-markdown.ts';

type Block = string | null | false;

/** The ending explained, as Markdown: the same parts, in the same order, as the page. */
export function renderExplanationMarkdown(
  explanation: Explanation,
  where: readonly Availability[] = [],
): string {
  return blocks([
    ...safeParts(explanation, where),
    '> **Spoilers from here on.** Everything below this line tells the story to its end.',
    ...storyPart(explanation),
    ...twistPart(explanation),
    ...knowledgePart(explanation),
    ...saidPart(explanation),
    ...cluePart(explanation),
    ...fairPlayPart(explanation),
    ...lifePart(explanation),
    ...openPart(
      explanation,
      'Open questions',
      explanation.openQuestions,
      'None: the story leaves nothing standing that only a reading could answer.',
    ),
    ...openPart(
      explanation,
      'Plot holes',
      explanation.holes,
      'None: everything that does not fit is resolved by the story, or answered by a reading.',
    ),
    ...readingPart(explanation),
    ...searchPart(explanation),
    ...whoPart(explanation),
    ...sourcePart(explanation),
  ]);
}

const blocks = (parts: readonly Block[]) =>
  `${parts.filter((p) => p !== null && p !== false && p !== '').join('\n\n')}\n`;
const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

/** Cells are Markdown; a line break inside one is `<br>`. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const scene = (page: Explanation, number: number) =>
  `“${textMarkdown(sceneTitle(page, number))}” (${number})`;
const scenes = (page: Explanation, numbers: readonly number[]) =>
  numbers.length <= 2 ? listed(numbers.map((n) => scene(page, n))) : `scenes ${ranges(numbers)}`;

// ---------------------------------------------------------------- what is safe

function safeParts(page: Explanation, where: readonly Availability[]): readonly Block[] {
  const cast = page.people.filter(isSafe);
  const opening = premise(page);
  const facts = [
    ...creditLines(page).map(({ label, text }) => `**${textMarkdown(label)}:** ${proseMarkdown(text)}`),
    ...page.story.awards.map((award) => `**Awards:** ${proseMarkdown(award)}`),
  ];
  return [
    `# ${textMarkdown(page.story.title)}: the ending explained`,
    textMarkdown(factParts(page).join(' · ')),
    ...(where.length > 0 ? ['## Where to stream', ...where.map(whereMarkdown)] : []),
    ...(where.length > 0 && facts.length > 0 ? ['## The facts'] : []),
    bullets(facts),
    ...(cast.length > 0
      ? [`## ${peopleTitle(cast)}`, bullets(cast.map((person) => personLine(person, false)))]
      : []),
    ...(opening.length > 0 ? ['## How it begins', ...opening.map(proseMarkdown)] : []),
  ];
}

/** Other names may be told late, so they are only for those who know the ending. */
function personLine(person: Person, knowing: boolean): string {
  const also = knowing && person.also.length > 0 ? ` (also ${textMarkdown(listed(person.also))})` : '';
  const introduction = proseMarkdown(introduced(person));
  const played = person.playedBy === null ? '' : ` *Played by ${textMarkdown(person.playedBy)}.*`;
  const others = knowing
    ? person.sameAs.map((other) => ` ${personLine({ ...person, ...other, also: [], sameAs: [] }, true)}`)
    : [];
  return `**${textMarkdown(capital(person.name))}**${also}${introduction}${played}${others.join('')}`;
}

// ---------------------------------------------------------------- the story and its twists

function storyPart(page: Explanation): readonly Block[] {
  if (page.scenes.length === 0) return [];
  return [
    '## The story',
    ...page.scenes.flatMap((line, i) => {
      const stage = stageParts(line);
      const opensChapter = line.chapter !== null && line.chapter !== (page.scenes[i - 1]?.chapter ?? null);
      return [
        opensChapter && `**${textMarkdown(line.chapter ?? '')}**`,
        `### ${line.number}. ${textMarkdown(line.title)}`,
        stage.length > 0 && `*${textMarkdown(stage.join(' · '))}*`,
        ...line.prose.map(proseMarkdown),
      ];
    }),
  ];
}

function twistPart(page: Explanation): readonly Block[] {
  const twists = page.twists.filter((twist) => twist.reach.length > 0);
  if (twists.length === 0)
    return ['## The twist', 'Nothing told late changes what was so before: there is no twist.'];
  return [
    twists.length > 1 ? '## The twists' : '## The twist',
    ...twists.flatMap((twist, i) => twistBlocks(page, twist, i === 0)),
  ];
}

function twistBlocks(page: Explanation, twist: Twist, main: boolean): readonly Block[] {
  const rows = secondLooks(page, twist).flatMap(({ scene: number, pairs, again }) => [
    ...pairs.map(({ then, now }, i) => [
      i === 0 ? `${number}. ${textMarkdown(sceneTitle(page, number))}` : '',
      then.map((t) => textMarkdown(capital(t))).join('; '),
      `**${textMarkdown(capital(now))}**`,
    ]),
    ...(again.length > 0 ? [['', '', `As in the scene before: ${textMarkdown(again.join('; '))}`]] : []),
  ]);
  const { told, shows } = twistGrounds(twist);
  const grounds = (label: string, because: readonly Because[]) =>
    main &&
    because.length > 0 &&
    `${label}: ${listed(because.map((b) => `“${textMarkdown(becauseLine(b))}” (scene ${b.scene})`))}.`;
  return [
    `### ${textMarkdown(sceneTitle(page, twist.scene))} (scene ${twist.scene})`,
    `Changes ${counted(twist.reach.length, 'earlier scene')}.`,
    grounds('What is told', told),
    rows.length > 0 && table(['Scene', 'Then', 'Now'], rows),
    grounds('Where it shows', shows),
    main && twist.mentions.length > 0 && `Named, but not changed, in ${scenes(page, twist.mentions)}.`,
  ];
}

// ---------------------------------------------------------------- who knew what, when

function knowledgePart(page: Explanation): readonly Block[] {
  const facts = whoKnewWhat(page);
  if (facts.length === 0) return [];
  return [
    '## Who knew what, when',
    ...facts.flatMap(({ fact, comesOut, twist, rows, others }) => [
      `**${textMarkdown(capital(fact))}.** ${comesOut} ${scene(page, twist)}.`,
      bullets([
        ...rows.map(({ names, says }) => `**${textMarkdown(capital(names))}** ${textMarkdown(says)}.`),
        ...(others === '' ? [] : [textMarkdown(others)]),
      ]),
    ]),
  ];
}

function saidPart(page: Explanation): readonly Block[] {
  if (page.said.length === 0) return [];
  const lines = page.said.map((said) => {
    const how = howItTurnedOut(said, (number) => scene(page, number)).join('');
    return `“${textMarkdown(said.text)}” in ${scene(page, said.scene)}: ${how}.`;
  });
  return [`## ${english.said.title}`, bullets(lines)];
}

// ---------------------------------------------------------------- clues, open questions, plot holes

function cluePart(page: Explanation): readonly Block[] {
  if (page.clues.length === 0) return ['## The clues', 'None: nothing earlier waits to be accounted for.'];
  const rows = page.clues.map((clue) => [
    textMarkdown(clueSentence(clue)),
    CLUE_LABELS[clue.kind],
    scenes(page, clue.planted),
    scene(page, clue.resolved),
  ]);
  return ['## The clues', table(['Clue', 'Kind', 'Planted', 'Paid off'], rows)];
}

function fairPlayPart(page: Explanation): readonly Block[] {
  if (page.fairPlay.length === 0) return [];
  const name = (number: number) => scene(page, number);
  return [
    '## Fair play',
    ...page.fairPlay.flatMap((fair) => [
      couldHaveKnown(fair, name).join(''),
      fair.clues.length > 0 &&
        bullets(fair.clues.map((clue) => `${name(clue.scene)}: ${textMarkdown(metClue(clue))}`)),
    ]),
  ];
}

function lifePart(page: Explanation): readonly Block[] {
  const lives = groupedLives(page);
  if (lives.length === 0) return [];
  const rows = lives.map((life) => [
    textMarkdown(life.text),
    scenes(page, plantedIn(life)),
    scene(page, life.members[0]?.noticed ?? 0),
    whatBecame(life, (number) => ({ number }))
      .map((part) => (typeof part === 'string' ? textMarkdown(part) : scene(page, part.number)))
      .join(''),
  ]);
  return [
    '## What did not fit, and what became of it',
    table(['What', 'Planted', 'Noticed', 'Resolved'], rows),
  ];
}

function openPart(page: Explanation, title: string, opens: readonly Open[], none: string): readonly Block[] {
  return [
    `## ${title}`,
    opens.length === 0 ? none : bullets(groupedOpen(page, opens).map((group) => openLine(page, group))),
  ];
}

function openLine(page: Explanation, group: Grouped<Open>): string {
  const [first] = group.members;
  const rest = [
    group.scenes.length > 0 ? `Shows in ${scenes(page, group.scenes)}.` : '',
    first && first.answeredBy.length > 0 ? `Answered by ${textMarkdown(answeredBy(page, first))}.` : '',
    first?.reason != null ? `On purpose: ${proseMarkdown(first.reason)}` : '',
  ].filter((part) => part !== '');
  return [`**${textMarkdown(group.text)}** *(${textMarkdown(group.rule)})*.`, ...rest].join(' ');
}

// ---------------------------------------------------------------- readings

function readingPart(page: Explanation): readonly Block[] {
  const readings = heldReadings(page);
  if (readings.length === 0) return [];
  const names = (list: readonly string[]) => (list.length > 0 ? textMarkdown(listed(list)) : '–');
  const rows = readings.map((r) => [
    `**${textMarkdown(r.title)}**`,
    String(r.explains.length),
    String(r.strains.length),
    String(r.supposes),
    names(r.heldBy),
    names(r.deniedBy),
  ]);
  return [
    '## Readings, side by side',
    table(['Reading', 'Explains', 'Strains', 'Supposes', 'Held by', 'Denied by'], rows),
    standingLine(readings),
    ...readings.flatMap((reading) => readingBlocks(page, reading)),
  ];
}

function readingBlocks(page: Explanation, reading: ReadingReport): readonly Block[] {
  const instances = (list: ReadingReport['explains']) =>
    groupedInstances(page, list).map((group) => {
      const shown = group.scenes.length > 0 ? `; ${scenes(page, group.scenes)}` : '';
      return `${textMarkdown(group.text)} *(${textMarkdown(caseParts(group).join('; '))}${shown})*`;
    });
  const part = (title: string, items: readonly string[], none: string) => [
    `**${title}**`,
    items.length > 0 ? bullets(items) : none,
  ];
  const suppositions = reading.suppositions.map((written) => {
    const { source } = plainSentence(written);
    return `${textMarkdown(plainLine(written))}${source === null ? '' : ` (${textMarkdown(source)})`}`;
  });
  return [
    `### ${textMarkdown(reading.title)}`,
    ...readingProse(reading).map(proseMarkdown),
    ...reading.quotations.map(quotation),
    reading.killedBy !== null &&
      `One thing told speaks against it: “${textMarkdown(becauseLine(reading.killedBy))}” (scene ${reading.killedBy.scene}).`,
    ...part('Supposes', suppositions, 'Nothing beyond what is told.'),
    ...part('Explains', instances(reading.explains), 'Nothing that was open.'),
    ...part('Strains at', instances(reading.strains), 'Nothing.'),
  ];
}

function searchPart(page: Explanation): readonly Block[] {
  const { search } = page;
  if (!search) return [];
  const stays = staysLines(page, search);
  const list = (items: readonly string[]) => bullets(items.map(textMarkdown));
  return [
    '## Readings found by searching',
    textMarkdown(searchLead(search)),
    ...searchedParts(page, search).flatMap(({ puzzle, choices, remark }) => [
      '**What does not fit**',
      list(puzzle),
      choices.length === 1
        ? '**What would account for it**'
        : '**What would account for it, lightest first**',
      choices
        .map(({ suppositions, notes }, i) => {
          const what = suppositions.map((line) => `**${textMarkdown(line)}.**`).join(' ');
          return [`${i + 1}. ${what}`, ...notes.map((n) => `   - ${n.label}: ${textMarkdown(n.text)}`)].join(
            '\n',
          );
        })
        .join('\n'),
      remark === null ? null : `*${textMarkdown(remark)}*`,
    ]),
    ...(stays.length > 0 ? ['**Accounted for by nothing that may be supposed**', list(stays)] : []),
  ];
}

function quotation(quoted: ReadingReport['quotations'][number]): string {
  const by = textMarkdown(attribution(quoted));
  const url = quoted.url === null ? null : webAddress(quoted.url);
  const source = url === null ? by : linkMarkdown(by === '' ? textMarkdown(url) : by, url);
  return [`> “${textMarkdown(quoted.text)}”`, ...(source === '' ? [] : ['>', `> — ${source}`])].join('\n');
}

// ---------------------------------------------------------------- who, sources

function whoPart(page: Explanation): readonly Block[] {
  const others = page.people.filter(
    (p) =>
      !(isSafe(p) && p.also.length === 0) &&
      (p.introduction !== '' || p.playedBy !== null || p.also.length > 0),
  );
  return others.length === 0 ? [] : ['## Who and what else', bullets(others.map((p) => personLine(p, true)))];
}

function sourcePart(page: Explanation): readonly Block[] {
  if (page.sources.length === 0) return [];
  const line = (source: Explanation['sources'][number]) => {
    const url = source.url === null ? null : webAddress(source.url);
    const name = `**${textMarkdown(source.name)}**`;
    const text = sourceText(source);
    return `${url === null ? name : linkMarkdown(name, url)}${text === '' ? '' : `: ${proseMarkdown(text)}`}`;
  };
  return ['## Sources', bullets(page.sources.map(line))];
}
