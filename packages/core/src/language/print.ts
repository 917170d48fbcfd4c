import { escapeMarkdown, plainText, readMarkdown } from './markdown.ts';
import { printFront } from './print-front.ts';
import { printStage } from './print-stage.ts';
import { itemsOf, partNames, sectionsAt } from './sections.ts';
import { takeEpisode } from './telling.ts';
import type {
  Attribution,
  Block,
  Declaration,
  EntityKind,
  MomentDeclaration,
  Quotation,
  ReadingTree,
  SceneTree,
  Tree,
  Word,
} from './tree.ts';

/**
 * Prints a tree as a story file. Reading that file gives the same tree but for its ranges. Words, rules and parts
 * that are not known are taken from the tree's source as they stand there; a tree made by hand may have an empty
 * source, and then its words are printed from what they say (effects left out), and its rules from their text.
 */
export function printStory(tree: Tree): string {
  const parts = [
    printFront(tree.front),
    ...printDeclarations(tree.declarations),
    printPart('Timeline', tree.timeline.map(printMoment)),
    printPart(
      'Words',
      itemsAsWritten(tree, 'Words') ??
        [...tree.words.values()].filter((word) => !word.builtIn && !word.invented).map(printWord),
    ),
    printPart(
      'Rules',
      itemsAsWritten(tree, 'Rules') ??
        tree.rules.filter((rule) => !rule.builtIn).map((rule) => `${rule.name}: ${rule.text}`),
    ),
    ...printScenes(tree),
    ...printReadings(tree.readings),
    printPart(
      'Sources',
      tree.sources.map((source) => source.text),
    ),
    ...unknownParts(tree),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function printPart(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `# ${name}\n\n${printItems(items)}`;
}

function printItems(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

// ---------------------------------------------------------------- what stands in the source

function itemsAsWritten(tree: Tree, part: string): readonly string[] | null {
  const { text } = tree.source;
  if (text === '') return null;
  const { sections } = sectionsAt(1, readMarkdown(text).blocks);
  const named = sections.filter(
    (section) => tree.source.slice(section.heading.text).toLowerCase() === part.toLowerCase(),
  );
  return named.flatMap((section) => itemsOf(section.blocks)).map((range) => tree.source.slice(range));
}

function unknownParts(tree: Tree): string[] {
  const { sections } = sectionsAt(1, readMarkdown(tree.source.text).blocks);
  const known = new Set<string>(partNames.map((name) => name.toLowerCase()));
  return sections
    .filter((section) => !known.has(tree.source.slice(section.heading.text).trim().toLowerCase()))
    .map((section) =>
      tree.source.text.slice(
        section.heading.range.from,
        section.blocks.at(-1)?.range.to ?? section.heading.range.to,
      ),
    );
}

// ---------------------------------------------------------------- declarations

const partOf: Readonly<Record<EntityKind, string>> = {
  person: 'People',
  place: 'Places',
  thing: 'Things',
  group: 'Groups',
};

/** A heading for each run of one kind, so that the order of the file is kept. */
function printDeclarations(declarations: readonly Declaration[]): string[] {
  const runs: { kind: EntityKind; items: string[] }[] = [];
  for (const declaration of declarations) {
    if (!declaration.declared) continue;
    const run = runs.at(-1);
    if (run?.kind === declaration.kind) run.items.push(printDeclaration(declaration));
    else runs.push({ kind: declaration.kind, items: [printDeclaration(declaration)] });
  }
  return runs.map((run) => printPart(partOf[run.kind], run.items));
}

/** `**Harry** (also: the neighbour) lives on a lower floor. Played by Paul Mescal.` */
function printDeclaration(declaration: Declaration): string {
  let text = `**${escapeMarkdown(declaration.name)}**`;
  if (declaration.also.length > 0) text += ` (also: ${declaration.also.map(escapeMarkdown).join(', ')})`;
  if (declaration.within !== null) text += `, in ${escapeMarkdown(declaration.within)}`;
  if (declaration.introduction !== '')
    text += `${/^[,:]/u.test(declaration.introduction) ? '' : declaration.within === null ? ' ' : ', '}${escapeMarkdown(declaration.introduction)}`;
  if (declaration.playedBy !== null) {
    if (declaration.within !== null && declaration.introduction === '') text += '.';
    text += ` Played by ${escapeMarkdown(declaration.playedBy)}.`;
  }
  return text;
}

function printMoment(moment: MomentDeclaration): string {
  const constraints = moment.constraints.map((constraint) => constraint.text).join(', ');
  const name = escapeMarkdown(moment.name);
  return constraints === '' ? name : `${name}: ${constraints}`;
}

function printWord(word: Word): string {
  const modifiers = [
    word.kind,
    word.oneAtATime ? 'one at a time' : '',
    word.oneHolder ? 'one holder at a time' : '',
    word.bothWays ? 'both ways' : '',
    word.forever ? 'forever' : '',
    word.oppositeOf === null ? '' : `opposite of ${word.oppositeOf}`,
    word.assumedOfPeople ? 'assumed of people' : '',
    word.maybeSupposed ? 'may be supposed' : '',
    word.atADistance ? 'at a distance' : '',
    ...word.about.map((name) => `about ?${name}`),
  ];
  return `${word.id}: ${modifiers.filter((modifier) => modifier !== '').join(', ')}`;
}

// ---------------------------------------------------------------- scenes

/** `# Story`, then a text for each heading, stage line and run of blocks. */
function printScenes(tree: Tree): string[] {
  const entities = new Map(tree.declarations.map((declaration) => [declaration.name, declaration]));
  const moments = new Set(tree.timeline.map((moment) => moment.name));
  const texts = ['# Story'];
  let chapters = 0;
  let chapter: string | null = null;
  for (const scene of tree.scenes) {
    const level = headingLevel(tree, scene);
    // A scene above the first chapter that does not stand at the top of the file began a second `# Story`.
    if (scene.number > 1 && (level === 1 || (level === 3 && scene.chapter === null && chapters > 0)))
      texts.push('# Story');
    if (
      scene.chapter !== null &&
      (scene.chapterNumber > chapters || (scene.chapterNumber === 0 && scene.chapter !== chapter))
    ) {
      texts.push(`## ${scene.chapter}`, chapterEpisode(tree, scene));
      chapters++;
    }
    if (level === 2) chapters++;
    chapter = scene.chapter ?? (level === 2 ? scene.title : null);
    const heading = level === 1 ? '' : `${'#'.repeat(level)} ${scene.title}`;
    const stage = printStage(
      scene,
      (name) => entities.get(name),
      (name) => moments.has(name),
    );
    // The stage line stands right under its heading, as in the examples.
    texts.push([heading, stage].filter((line) => line !== '').join('\n'));
    texts.push(...printBlocks(scene.blocks));
  }
  return texts.filter((text) => text !== '');
}

/** 1 for what stands under `# Story` without a heading of its own. */
function headingLevel(tree: Tree, scene: SceneTree): 1 | 2 | 3 {
  const heading = tree.source.slice(scene.headingRange);
  const marks =
    /^#{1,3}(?=\s|$)/u.exec(heading)?.[0].length ?? (heading !== '' && scene.title === '' ? 1 : undefined);
  if (marks === 1 && scene.title !== '') return 2;
  if (marks === 1 || marks === 2 || marks === 3) return marks;
  return scene.chapter === null ? 2 : 3;
}

/** `*S1E4*` under a chapter's heading, where its scenes stand in an episode that neither they nor its title name. */
function chapterEpisode(tree: Tree, first: SceneTree): string {
  const named = takeEpisode(plainText(first.chapter ?? '')).episode;
  for (let i = first.number - 1; i < tree.scenes.length; i++) {
    const scene = tree.scenes[i];
    if (scene === undefined || scene.chapter !== first.chapter || scene.chapterNumber !== first.chapterNumber)
      break;
    const episode = scene.telling?.episode ?? null;
    if (episode === null || namesEpisode(scene.telling?.text ?? '')) continue;
    return named !== null && named[0] === episode[0] && named[1] === episode[1]
      ? ''
      : `*S${episode[0]}E${episode[1]}*`;
  }
  return '';
}

function namesEpisode(telling: string): boolean {
  return telling.split(',').some((part) => takeEpisode(part.trim()).episode !== null);
}

/** Sentences one under the other; everything else apart. */
function printBlocks(blocks: readonly Block[]): string[] {
  const texts: string[] = [];
  let sentences: string[] = [];
  const close = (): void => {
    if (sentences.length > 0) texts.push(printItems(sentences));
    sentences = [];
  };
  for (const block of blocks) {
    if (block.type === 'sentence') {
      sentences.push(block.sentence.text);
      continue;
    }
    close();
    texts.push(block.type === 'prose' ? block.markdown : printQuotation(block.quotation));
  }
  close();
  return texts;
}

function printQuotation(quotation: Quotation): string {
  const lines = quotation.text === '' ? [] : quotation.text.split('\n');
  if (quotation.attribution !== null) lines.push(printAttribution(quotation.attribution));
  if (lines.length === 0) return '>';
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

function printAttribution({ who, where, when, url }: Attribution): string {
  const parts = [who, where, when]
    .filter((part): part is string => part !== null && part !== '')
    .map(escapeMarkdown);
  if (url !== null) parts.push(`<${url}>`);
  return `— ${parts.join(', ')}`;
}

// ---------------------------------------------------------------- readings

function printReadings(readings: readonly ReadingTree[]): string[] {
  if (readings.length === 0) return [];
  return ['# Readings', ...readings.flatMap(printReading)];
}

function printReading(reading: ReadingTree): string[] {
  const holders = [
    reading.heldBy.length === 0 ? '' : `held by ${reading.heldBy.map(escapeMarkdown).join(', ')}`,
    reading.deniedBy.length === 0 ? '' : `denied by ${reading.deniedBy.map(escapeMarkdown).join(', ')}`,
  ].filter((part) => part !== '');
  const texts = [
    holders.length === 0 ? `## ${reading.title}` : `## ${reading.title}\n*${holders.join(', ')}*`,
    ...reading.prose,
  ];
  if (reading.suppositions.length > 0)
    texts.push(printItems(reading.suppositions.map((sentence) => sentence.text)));
  return [...texts, ...reading.quotations.map(printQuotation)];
}
