import {
  becauseLine,
  CLUE_LABELS,
  couldHaveKnown,
  type Explanation,
  english,
  groupedLives,
  heldReadings,
  howItTurnedOut,
  listed,
  metClue,
  type Open,
  plantedIn,
  type ReadingReport,
  ranges,
  sceneCount,
  sceneName,
  sceneNames,
  secondLooks,
  standingLine,
  type Twist,
  whatBecame,
  whoKnewWhat,
} from '@unspoiled/core';
import type { Availability } from '@unspoiled/streaming';
import { type Style, styleFor } from './colours.ts';
import { capital, factLines, heading, personLine, sceneLines } from './facts-terminal.ts';
import { type Grouped, grouped } from './instances.ts';
import { searchLines } from './search-terminal.ts';
import { renderWhere } from './where-terminal.ts';
import { columns, paragraph, plainProse, widthOf } from './wrap.ts';

/** The ending explained, for a terminal. */
export function renderExplanation(
  page: Explanation,
  io: { readonly colour: boolean; readonly columns: number | null },
  where: readonly Availability[] = [],
): string {
  const style = styleFor(io);
  const lines = [
    '',
    ...factLines(page, style, whereLines(where, style)),
    '',
    style.alarm('▼ Spoilers: everything below tells the ending.'),
    heading('The story', style),
    ...page.scenes.flatMap((scene) => sceneLines(scene, style)),
    ...twistLines(page, style),
    ...knowledgeLines(page, style),
    ...saidLines(page, style),
    ...clueLines(page, style),
    ...fairPlayLines(page, style),
    ...lifeLines(page, style),
    ...openLines(page, style),
    ...readingLines(page, style),
    ...searchLines(page, style),
    ...castLines(page, style),
    ...sourceLines(page, style),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

// ---------------------------------------------------------------- where to stream

function whereLines(where: readonly Availability[], style: Style): string[] {
  if (where.length === 0) return [];
  return [style.strong('Where to stream'), '', ...where.flatMap((each) => [renderWhere(each, style), ''])];
}

// ---------------------------------------------------------------- twists

function twistLines(page: Explanation, style: Style): string[] {
  const [widest, ...minor] = page.twists.filter((twist) => twist.reach.length > 0);
  if (!widest)
    return [heading('The twist', style), 'No scene changes what was so before it: there is no twist.', ''];
  const lines = [heading('The twist', style), ...mainTwist(page, widest, style)];
  if (minor.length > 0) {
    lines.push(style.strong('Smaller ones'), '');
    for (const twist of minor) {
      const [first] = twist.recasts;
      const change = first ? `${first.thenText} → ${first.nowText}` : twist.text;
      lines.push(
        paragraph(
          `${sceneName(page, twist.scene)}: ${change} (${sceneCount(twist.reach)})`,
          style.width,
          '• ',
        ),
      );
    }
    lines.push('');
  }
  return lines;
}

/** The twist scene by scene: what was seen then, what it was all along. */
function mainTwist(page: Explanation, twist: Twist, style: Style): string[] {
  const reach = twist.reach.length;
  const lines = [
    paragraph(
      `${sceneName(page, twist.scene)} changes ${reach === 1 ? 'one earlier scene' : `${reach} earlier scenes`}.`,
      style.width,
    ),
    '',
  ];
  const wide = style.width >= 60;
  const inner = style.width - 5;
  if (wide) lines.push(`     ${columns('THEN', 'NOW', inner).map(style.quiet).join('')}`);
  for (const { scene, pairs, again } of secondLooks(page, twist)) {
    const title = page.scenes.find((s) => s.number === scene)?.title ?? '';
    lines.push(style.strong(`${String(scene).padStart(3)}  ${title}`));
    for (const pair of pairs) {
      const then = capital(listed(pair.then));
      const now = capital(pair.now);
      if (wide) lines.push(...columns(then, now, inner).map((line) => `     ${line}`));
      else
        lines.push(
          paragraph(then, style.width, '     then: ', '           '),
          paragraph(now, style.width, '     now:  ', '           '),
        );
    }
    if (again.length > 0)
      lines.push(style.quiet(paragraph(`still: ${again.join('; ')}`, style.width, '     ')));
  }
  lines.push('');
  if (twist.because.length > 0) {
    lines.push(style.quiet('Because:'));
    for (const { scene, line, text } of twist.because)
      lines.push(paragraph(`“${text}” (scene ${scene}, line ${line})`, style.width, '  '));
    lines.push('');
  }
  return lines;
}

// ---------------------------------------------------------------- who knew what, when

function knowledgeLines(page: Explanation, style: Style): string[] {
  const facts = whoKnewWhat(page);
  if (facts.length === 0) return [];
  const lines = [heading('Who knew what, when', style)];
  for (const { fact, comesOut, twist, rows, others } of facts) {
    lines.push(
      paragraph(`${style.strong(capital(fact))}. ${comesOut} ${sceneName(page, twist)}.`, style.width),
    );
    for (const { names, says } of rows)
      lines.push(paragraph(`${capital(names)} ${says}.`, style.width, '• '));
    if (others !== '') lines.push(paragraph(others, style.width, '• '));
    lines.push('');
  }
  return lines;
}

function saidLines(page: Explanation, style: Style): string[] {
  if (page.said.length === 0) return [];
  const lines = page.said.map((said) => {
    const how = howItTurnedOut(said, (number) => sceneName(page, number)).join('');
    return paragraph(`“${said.text}” in ${sceneName(page, said.scene)}: ${how}.`, style.width, '• ');
  });
  return [heading(english.said.title, style), ...lines, ''];
}

// ---------------------------------------------------------------- clues, holes, questions

function clueLines(page: Explanation, style: Style): string[] {
  const lines = [heading('The clues', style)];
  if (page.clues.length === 0) lines.push('None: nothing earlier waits to be accounted for.');
  for (const clue of page.clues) {
    lines.push(paragraph(`${capital(clue.text)}.`, style.width, '• '));
    const planted =
      clue.planted.length > 4 ? `scenes ${ranges(clue.planted)}` : sceneNames(page, clue.planted);
    lines.push(
      style.quiet(
        paragraph(
          `${CLUE_LABELS[clue.kind]}; planted in ${planted}, paid off in ${sceneName(page, clue.resolved)}`,
          style.width,
          '  ',
        ),
      ),
    );
  }
  return [...lines, ''];
}

function fairPlayLines(page: Explanation, style: Style): string[] {
  if (page.fairPlay.length === 0) return [];
  const lines = [heading('Fair play', style)];
  const name = (number: number) => sceneName(page, number);
  for (const fair of page.fairPlay) {
    lines.push(paragraph(couldHaveKnown(fair, name).join(''), style.width));
    for (const clue of fair.clues)
      lines.push(paragraph(`${name(clue.scene)}: ${metClue(clue)}.`, style.width, '• '));
    lines.push('');
  }
  return lines;
}

function lifeLines(page: Explanation, style: Style): string[] {
  const lives = groupedLives(page);
  if (lives.length === 0) return [];
  const lines = [heading('What did not fit, and what became of it', style)];
  for (const life of lives) {
    const planted = plantedIn(life);
    const where = planted.length > 4 ? `scenes ${ranges(planted)}` : sceneNames(page, planted);
    const noticed = life.members[0]?.noticed ?? 0;
    const became = whatBecame(life, (number) => sceneName(page, number)).join('');
    lines.push(
      paragraph(`${life.text}.`, style.width, '• '),
      style.quiet(
        paragraph(`planted in ${where}, noticed in ${sceneName(page, noticed)}`, style.width, '  '),
      ),
      style.quiet(paragraph(`resolved: ${became}`, style.width, '  ')),
    );
  }
  return [...lines, ''];
}

function openLines(page: Explanation, style: Style): string[] {
  const lines = [heading('Open questions', style)];
  if (page.openQuestions.length === 0) lines.push('None.');
  for (const open of page.openQuestions) lines.push(...openLine(page, open, style));
  lines.push(heading('Plot holes', style));
  if (page.holes.length === 0)
    lines.push('None: everything that does not fit is resolved, or answered by a reading.');
  for (const open of page.holes) lines.push(...openLine(page, open, style));
  return [...lines, ''];
}

function openLine(page: Explanation, open: Open, style: Style): string[] {
  const lines = [
    paragraph(`${capital(open.text)}.`, style.width, '• '),
    style.quiet(
      paragraph(
        `${open.rule}; noticed at ${sceneName(page, open.noticed)}, in ${sceneCount(open.scenes)}`,
        style.width,
        '  ',
      ),
    ),
  ];
  if (open.answeredBy.length > 0)
    lines.push(
      style.quiet(
        paragraph(`answered by ${listed(open.answeredBy.map((t) => `“${t}”`))}`, style.width, '  '),
      ),
    );
  if (open.reason !== null)
    lines.push(style.quiet(paragraph(`on purpose: ${open.reason}`, style.width, '  ')));
  return lines;
}

// ---------------------------------------------------------------- readings

function readingLines(page: Explanation, style: Style): string[] {
  const readings = heldReadings(page);
  if (readings.length === 0) return [];
  const standing = standingLine(readings);
  return [
    heading('Readings', style),
    ...table(readings, style),
    ...(standing === null ? [] : ['', paragraph(standing, style.width)]),
    '',
    ...readings.flatMap((r) => readingText(r, style)),
  ];
}

/** The readings side by side: how much each explains, strains and supposes. */
function table(readings: readonly ReadingReport[], style: Style): string[] {
  const titles = readings.map((r) => r.title);
  const first = Math.min(Math.max(...titles.map(widthOf)), style.width - 33);
  const cell = (text: string | number) => String(text).padStart(9);
  const head = `${' '.repeat(first)}  ${cell('explains')} ${cell('strains')} ${cell('supposes')}`;
  return [
    style.quiet(head),
    ...readings.map(
      (r) =>
        `${r.title.slice(0, first).padEnd(first)}  ${cell(r.explains.length)} ${cell(r.strains.length)} ${cell(r.supposes)}`,
    ),
  ];
}

function readingText(reading: ReadingReport, style: Style): string[] {
  const lines = [style.strong(reading.title)];
  const holders = [
    reading.heldBy.length > 0 ? `held by ${listed(reading.heldBy)}` : '',
    reading.deniedBy.length > 0 ? `denied by ${listed(reading.deniedBy)}` : '',
  ].filter((h) => h !== '');
  if (holders.length > 0) lines.push(style.quiet(holders.join('; ')));
  for (const prose of reading.prose) lines.push(paragraph(plainProse(prose), style.width, '  '));
  for (const supposition of reading.suppositions)
    lines.push(paragraph(supposition, style.width, '  supposes  ', '            '));
  lines.push(
    ...instances('  explains  ', grouped(reading.explains), style),
    ...instances('  strains   ', grouped(reading.strains), style),
  );
  if (reading.killedBy)
    lines.push(
      paragraph(
        `“${becauseLine(reading.killedBy)}” (scene ${reading.killedBy.scene})`,
        style.width,
        '  against it  ',
        '              ',
      ),
    );
  for (const { text, by, where, when } of reading.quotations) {
    lines.push(paragraph(`“${text}”`, style.width, '  '));
    const source = [by, where, when].filter((part) => part !== null).join(', ');
    if (source !== '') lines.push(style.quiet(paragraph(`— ${source}`, style.width, '    ')));
  }
  return [...lines, ''];
}

function instances(label: string, groups: readonly Grouped[], style: Style): string[] {
  return groups.map(({ rule, rarely, texts, scenes }) => {
    const where = scenes.length > 0 ? ` (${sceneCount(scenes)})` : '';
    return paragraph(
      `${rule}${rarely ? ', odd only' : ''}: ${texts.join('; ')}${where}`,
      style.width,
      label,
      ' '.repeat(label.length),
    );
  });
}

// ---------------------------------------------------------------- people and sources

function castLines(page: Explanation, style: Style): string[] {
  const people = page.people.filter((p) => p.kind === 'person' || p.kind === 'group');
  if (people.length === 0) return [];
  const lines = [heading('Who is who', style)];
  for (const person of people) lines.push(personLine(person, style));
  return [...lines, ''];
}

function sourceLines(page: Explanation, style: Style): string[] {
  if (page.sources.length === 0) return [];
  const lines = [heading('Sources', style)];
  for (const source of page.sources) {
    const parts = [source.text, source.date, source.url].filter((part) => part !== null && part !== '');
    lines.push(
      paragraph(`${source.name}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`, style.width, '• '),
    );
  }
  return lines;
}
