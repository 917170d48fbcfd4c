import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range } from '../text/source.ts';
import { type Named, NameFinder } from './named.ts';
import { isPlainWord } from './plain-names.ts';
import { problem } from './problem.ts';
import type { Declaration, SceneTree, Tree } from './tree.ts';

// What the writer's own words give away: they name somebody or something that only a later scene tells of.

interface Use extends Named {
  /** Index of the scene. */
  readonly scene: number;
  readonly prose: boolean;
}

/** Names told too early in introductions, titles, pictures and prose, and names that slip before their reveal. */
export function checkEarly(tree: Tree): Diagnostic[] {
  const finder = new NameFinder(tree, { parts: true });
  const uses = tree.scenes.flatMap((scene, index) => usesOf(finder, scene, index));
  const places = new Map(tree.declarations.map((declaration) => [declaration.name, declaration]));
  const first = firstScenes(uses, places);
  const acted = firstScenes(
    uses.filter((use) => !use.prose),
    places,
  );
  const found: Diagnostic[] = [];
  const used = new Set(tree.source.text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu));
  const report = (range: Range, named: Named, where: string, at: number): void => {
    // `Rose early, he did` may be about nobody, and the writer knows.
    const mayBeNone =
      named.declaration.kind === 'place' || (opens(tree, range) && isPlainWord(named.name, used));
    const title = tree.scenes[at]!.title;
    found.push(
      problem(
        tree.source,
        mayBeNone ? 'hint' : 'warning',
        'named-early',
        range,
        `${where} names “${named.name}”, who or what the story does not tell of before “${title}”. Take the name out, or say it in another way.`,
        { related: [{ message: 'told of here', range: tree.scenes[at]!.headingRange }] },
      ),
    );
  };
  const told = (named: Named): number | undefined => first.get(keyOf(named.declaration, named.name));

  for (const declaration of tree.declarations) {
    if (!declaration.declared) continue;
    const names = [declaration.name, ...declaration.also];
    const appears = Math.min(
      ...names.map((name) => first.get(keyOf(declaration, name)) ?? Number.POSITIVE_INFINITY),
    );
    if (!Number.isFinite(appears)) continue;
    for (const named of introductionOf(tree, finder, declaration)) {
      const at = told(named);
      if (at !== undefined && at > appears)
        report(named.range, named, `The introduction of ${declaration.name}`, at);
    }
  }
  tree.scenes.forEach((scene, index) => {
    for (const named of finder.in(scene.headingRange)) {
      const at = told(named);
      if (at !== undefined && at > index) report(named.range, named, 'This title', at);
    }
  });
  for (const { named, scene } of picturesOf(tree, finder)) {
    const at = told(named);
    if (at !== undefined && at > scene) report(named.range, named, 'The text of this picture', at);
  }
  for (const use of uses) {
    // A name that no sentence uses goes by the others of the one who bears it.
    const at = acted.get(keyOf(use.declaration, use.name)) ?? firstOf(acted, use.declaration);
    if (use.prose && at !== undefined && at > use.scene && !introduced(tree, use))
      report(use.range, use, 'The prose of this scene', at);
  }
  for (const [slip, next] of slips(uses)) report(slip.range, slip, 'This', next.scene);
  return found;
}

/** Whether a name stands where any word has a capital. */
function opens({ source }: Tree, { from }: Range): boolean {
  return /(?:^|[.!?:]["”’)]?\s+|[\r\n]\s*|[“"#*]\s*)$/u.test(source.text.slice(Math.max(0, from - 6), from));
}

function usesOf(finder: NameFinder, scene: SceneTree, index: number): Use[] {
  const prose = scene.blocks.flatMap((block) => (block.type === 'prose' ? [block.range] : []));
  return finder.in({ from: scene.headingRange.to, to: scene.range.to }).map((named) => ({
    ...named,
    scene: index,
    prose: prose.some(({ from, to }) => named.range.from >= from && named.range.from < to),
  }));
}

/** `Ackroyd` and `Roger Ackroyd` are one name, in a longer and a shorter form: who has been told one knows the other. */
const related = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

const keyOf = (declaration: Declaration, name: string): string => {
  const names = [declaration.name, ...declaration.also];
  return `${declaration.kind} ${declaration.name} ${names.find((each) => related(each, name)) ?? name}`;
};

/** The first scene in which somebody or something is told of, under whatever name. */
function firstOf(scenes: ReadonlyMap<string, number>, declaration: Declaration): number | undefined {
  const found = [declaration.name, ...declaration.also].flatMap(
    (name) => scenes.get(keyOf(declaration, name)) ?? [],
  );
  return found.length === 0 ? undefined : Math.min(...found);
}

function firstScenes(uses: readonly Use[], places: Places): Map<string, number> {
  const first = new Map<string, number>();
  for (const use of uses)
    for (const declaration of around(use.declaration, places)) {
      const key = keyOf(declaration, declaration === use.declaration ? use.name : declaration.name);
      if (!first.has(key)) first.set(key, use.scene);
    }
  return first;
}

type Places = ReadonlyMap<string, Declaration>;

/** Whoever tells of the palace tells of Thebes, which it is in. */
function around(declaration: Declaration, places: Places): readonly Declaration[] {
  const found = [declaration];
  for (const { within } of found) {
    const outer = within === null ? undefined : places.get(within);
    if (outer !== undefined && !found.includes(outer)) found.push(outer);
  }
  return found;
}

/** `A plank keeps him up; a sergeant keeps the plank down`: the prose introduces it itself. */
function introduced(tree: Tree, use: Use): boolean {
  const { text } = tree.source;
  const before = text.slice(tree.scenes[use.scene]!.headingRange.to, use.range.to).toLowerCase();
  const bare = use.name.replace(/^the /u, '').toLowerCase();
  return ['a', 'an', 'one'].some((article) =>
    ` ${before.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${article} ${bare} `),
  );
}

function introductionOf(tree: Tree, finder: NameFinder, declaration: Declaration): Named[] {
  if (declaration.introduction === '') return [];
  const { text } = tree.source;
  const bold = text.indexOf('**', text.indexOf('**', declaration.range.from) + 2) + 2;
  const bracket = /^\s*\(also:[^)]*\)/u.exec(text.slice(bold, declaration.range.to));
  const within = /^,? in [^:.]*/u.exec(text.slice(bold, declaration.range.to));
  const from = bold + (bracket?.[0].length ?? (declaration.within === null ? 0 : (within?.[0].length ?? 0)));
  return finder.in({ from, to: declaration.range.to });
}

function picturesOf(tree: Tree, finder: NameFinder): { named: Named; scene: number }[] {
  const { text } = tree.source;
  // Pictures stand in the order of the file, each text after that of the picture before.
  let read = 0;
  return tree.front.pictures.flatMap(({ alt, after }) => {
    const from = alt === '' ? -1 : altAt(text, alt, read);
    if (from >= 0) read = from + alt.length;
    const scene = tree.scenes.findIndex(({ title }) => title === after);
    if (scene < 0 || from < 0) return [];
    return finder.in({ from, to: from + alt.length }).map((named) => ({ named, scene }));
  });
}

/** Where a picture's text stands from an offset on, behind `alt:` if it can be; below 0 if it is written in another way. */
function altAt(text: string, alt: string, from: number): number {
  for (let at = text.indexOf(alt, from); at >= 0; at = text.indexOf(alt, at + 1))
    if (/alt["']?\s*:\s*["']?$/u.test(text.slice(Math.max(from, at - 20), at))) return at;
  return text.indexOf(alt, from);
}

/**
 * Somebody goes by one name, a second name stands once among its uses, and only a later scene takes the second up:
 *
 *     the stranger … [Kent] … the stranger … | later: Kent … Kent
 */
function slips(uses: readonly Use[]): [Use, Use][] {
  const byEntity = new Map<Declaration, Use[]>();
  for (const use of uses) byEntity.set(use.declaration, [...(byEntity.get(use.declaration) ?? []), use]);
  return [...byEntity.values()].flatMap((own): [Use, Use][] => {
    const second = own.findIndex((use) => !related(use.name, own[0]!.name));
    const start = second < 0 ? -1 : second;
    // The slip may also be the first use of all.
    for (const at of start === 1 ? [0, start] : [start]) {
      const slip = own[at];
      if (slip === undefined) continue;
      const rest = own.slice(at + 1);
      const next = rest.findIndex((use) => related(use.name, slip.name));
      const others = next < 0 ? [] : rest.slice(0, next);
      const isMain = related(slip.name, slip.declaration.name);
      const near = at !== 0 || others[0]?.scene === slip.scene;
      if (isMain && near && others.length > 0 && rest[next]!.scene > slip.scene) return [[slip, rest[next]!]];
    }
    return [];
  });
}
