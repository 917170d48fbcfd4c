import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { NameFinder } from './named.ts';
import { problem } from './problem.ts';
import type { Declaration, Tree } from './tree.ts';

/** People who are introduced and never come, and things of which one scene makes something and no later one does: hints. */
export function checkUnused(tree: Tree): Diagnostic[] {
  const finder = new NameFinder(tree);
  const scenes = new Map<Declaration, Set<number>>();
  tree.scenes.forEach((scene, index) => {
    for (const { declaration } of finder.in(scene.range)) {
      const known = scenes.get(declaration) ?? new Set();
      scenes.set(declaration, known.add(index));
    }
  });
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
    if (found!.size > 1 || only === tree.scenes.length - 1) return [];
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
