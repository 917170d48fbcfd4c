import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { NameFinder } from './named.ts';
import { problem } from './problem.ts';
import { nameKey } from './ranges.ts';
import type { Content, Declaration, SentenceTree, TimeExpression, Tree, When } from './tree.ts';

/** Moments of the Timeline that nothing else in the file names: hints. */
export function checkUnusedMoments(tree: Tree): Diagnostic[] {
  const used = new Set<string>();
  const take = (time: TimeExpression | null): void => {
    const name = time?.type === 'moment' ? time.name : time?.type === 'relative' ? time.to : null;
    if (name !== null) used.add(nameKey(name));
  };
  const takeWhen = (when: When | null): void => {
    if (when?.type === 'at') take(when.at);
    if (when?.type === 'since' || when?.type === 'span') take(when.from);
    if (when?.type === 'until' || when?.type === 'span') take(when.to);
  };
  const takeContent = (content: Content | null): void => {
    if (content === null) return;
    takeWhen(content.when);
    if (content.type === 'claim') takeContent(content.content);
    if (content.type === 'scenes') take(content.happens);
  };
  for (const { moment } of tree.scenes) take(moment);
  for (const { constraints } of tree.timeline) for (const time of constraints) take(time);
  for (const { content } of sentencesOf(tree)) takeContent(content);
  return tree.timeline.flatMap(({ name, range }) =>
    used.has(nameKey(name))
      ? []
      : [
          problem(
            tree.source,
            'hint',
            'moment-never-used',
            range,
            `Nothing happens at “${name}”, and no other moment goes by it. Say when something happens by it, or leave it out.`,
          ),
        ],
  );
}

/** The sentences of scenes and readings. */
const sentencesOf = (tree: Tree): readonly SentenceTree[] => [
  ...tree.scenes.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'sentence' ? [block.sentence] : [])),
  ),
  ...tree.readings.flatMap(({ suppositions }) => suppositions),
];

/** Words that the story declares and that no sentence, no rule and no other word uses: hints. */
export function checkUnusedWords(tree: Tree): Diagnostic[] {
  const used = new Set<string>();
  const take = (content: Content | null): void => {
    if (content?.type === 'clauses') for (const { word } of content.clauses) used.add(word.id);
    else if (content?.type === 'claim') take(content.content);
  };
  for (const { content } of sentencesOf(tree)) take(content);
  for (const { head, conditions, exceptions } of tree.rules)
    for (const part of [head, ...conditions, ...exceptions])
      if (part.type === 'clause') used.add(part.clause.word.id);
  for (const { effects, oppositeOf } of tree.words.values()) {
    for (const { word } of effects) used.add(word.id);
    if (oppositeOf !== null) used.add(oppositeOf);
  }
  return [...tree.words.values()].flatMap(({ id, range, builtIn, invented, maybeSupposed, role }) =>
    builtIn || invented || maybeSupposed || role !== null || used.has(id)
      ? []
      : [
          problem(
            tree.source,
            'hint',
            'word-never-used',
            range,
            `No sentence and no rule uses “${id}”. Say something with it, or leave it out.`,
          ),
        ],
  );
}

/** Of how many scenes one is at the end: what first comes there has nowhere left to return. */
const ENDING = 10;

/** People who are introduced and never come, and things of which one scene makes something and no later one does: hints. */
export function checkUnused(tree: Tree): Diagnostic[] {
  const finder = new NameFinder(tree);
  const scenes = new Map<Declaration, Set<number>>();
  const revealed = new Set<Declaration>();
  const byName = new Map(tree.declarations.map((declaration) => [declaration.name, declaration]));
  tree.scenes.forEach((scene, index) => {
    const seen = (declaration: Declaration) =>
      scenes.set(declaration, (scenes.get(declaration) ?? new Set()).add(index));
    for (const { declaration } of finder.in(scene.range)) seen(declaration);
    for (const block of scene.blocks) {
      if (block.type === 'sentence') {
        if (block.sentence.mark !== 'reveal') continue;
        for (const { declaration } of finder.in(block.sentence.range)) revealed.add(declaration);
        continue;
      }
      // Prose may call a thing otherwise, `a cannon`, and an explanation has it return there.
      for (const { name } of block.type === 'prose' ? block.names : block.quotation.names) {
        const declaration = byName.get(name);
        if (declaration) seen(declaration);
      }
    }
  });
  const ending = tree.scenes.length - Math.ceil(tree.scenes.length / ENDING);
  return tree.declarations.flatMap((declaration) => {
    if (!declaration.declared) return [];
    const { kind, name, range } = declaration;
    const found = scenes.get(declaration);
    if (kind === 'person' && found === undefined)
      return [
        problem(
          tree.source,
          'hint',
          'never-appears',
          range,
          `${name} is introduced, and no scene names them. Put them into one, or leave them out.`,
        ),
      ];
    if (kind !== 'thing') return [];
    const [only] = found ?? [];
    if (only === undefined)
      return [
        problem(
          tree.source,
          'hint',
          'never-returns',
          range,
          `No scene speaks of “${name}”. Put it into one, or leave it out.`,
        ),
      ];
    // What a scene reveals of it has come of it.
    if (found!.size > 1 || only >= ending || revealed.has(declaration)) return [];
    const { title, headingRange } = tree.scenes[only]!;
    return [
      problem(
        tree.source,
        'hint',
        'never-returns',
        range,
        `“${name}” is in “${title}”, and nothing comes of it: no other scene speaks of it. Let it return, or leave it out.`,
        { related: [{ message: 'planted here', range: headingRange }] },
      ),
    ];
  });
}
