// Who may import whom: between the rooms of core, and between packages. ARCHITECTURE.md says why.
//
//     packages/core/src/engine/view.ts:3: the engine room imports the language room ("../language/tree.ts").
//       Remedy: …
//
// Usage: node scripts/check-imports.mjs [ROOT]. Exits 1 if anything is found.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The rooms of core, and which other rooms each may import. A file directly in `src` (index.ts) puts the rooms together:
 * it may import all, and none may import it.
 */
const rooms = {
  text: { may: [], remedy: 'The text room knows only texts and places in them; move what it needs into it.' },
  diagnostics: {
    may: ['text'],
    remedy: 'A diagnostic is data; let whoever finds the problem fill it in.',
  },
  'diagnostics/render': {
    may: ['text', 'diagnostics'],
    remedy: 'Rendering sees diagnostics and nothing else; put what it has to show into the diagnostic.',
  },
  language: {
    may: ['text', 'diagnostics'],
    remedy: 'The language room says what is written, not what it means; move the meaning to story.',
  },
  story: {
    may: ['text', 'diagnostics', 'language'],
    remedy: 'The story is what the engine is built from; pass it in, or move the code to engine.',
  },
  engine: {
    may: ['text', 'diagnostics', 'story'],
    remedy:
      'The engine sees the story model (story/model.ts) only; have story resolve what the engine needs.',
  },
  rules: {
    may: ['text', 'diagnostics', 'story', 'engine'],
    remedy: 'Rules ask the engine; add a question to the engine instead.',
  },
  explain: {
    may: ['text', 'diagnostics', 'story', 'engine', 'rules'],
    remedy: 'Explaining asks the engine and the rules; add a question to one of them instead.',
  },
  charts: {
    may: ['story', 'engine'],
    remedy: 'Charts lay out what the engine knows; how it is drawn belongs to the reader.',
  },
  seal: {
    may: ['text', 'diagnostics', 'language', 'story', 'engine'],
    remedy: 'Sealing cuts stories; what is computed from a cut story belongs to explain.',
  },
  wording: {
    may: ['explain'],
    remedy: 'Wording says what was explained; have explain work it out.',
  },
  answers: {
    may: ['text', 'diagnostics', 'language', 'story', 'engine', 'rules', 'explain', 'charts', 'seal'],
    remedy: 'The answers room puts the others together for the commands; rendering stays outside.',
  },
};

/** The rooms of streaming: each provider knows the contract and how to ask, and none knows another. */
const provider = {
  may: ['contract', 'asking'],
  remedy: 'A provider turns its own answers into findings; what several need belongs to contract or asking.',
};
const streamingRooms = {
  contract: { may: [], remedy: 'The contract is what everybody else keeps to; it needs nobody.' },
  asking: {
    may: ['contract'],
    remedy: 'Asking is the same for every provider; take the provider as an argument.',
  },
  merging: { may: ['contract'], remedy: 'Merging sees answers, whoever gave them.' },
  tmdb: provider,
  'streaming-availability': provider,
  watchmode: provider,
  local: provider,
};

/**
 * Rooms of other packages that see less of core than its package may: what faces a reader gets sealed stories only, and never
 * Node.
 */
const facingReaders = {
  '@unspoiled/reader': { rooms: ['client', 'pages', 'messages', 'style'], core: '@unspoiled/core/reader' },
};

/**
 * Files that are fetched by a reader's device, with all that they import and all that this imports: what must not be among it. The
 * rooms in between may be imported by both sides, and one careless line in them would be paid for at every visit.
 */
const fetchedByReaders = {
  '@unspoiled/core': {
    files: ['reader.ts', 'reader-questions.ts', 'reader-charts.ts'],
    without: ['rules'],
    remedy: 'Ship what it finds with the scenes, or move what is needed of it into a file of its own.',
  },
};

/** Rooms that a room sees as data only: these files of them, nothing else. */
const only = {
  rules: { story: ['story/model.ts'] },
  explain: { story: ['story/model.ts'] },
  charts: { story: ['story/model.ts'] },
  seal: { language: ['language/tree.ts', 'language/lexicon.ts'] },
  wording: { explain: ['explain/explanation.ts'] },
};

/** Packages with rooms in them, which also run in browsers: they import no Node. */
const roomsByPackage = { '@unspoiled/core': rooms, '@unspoiled/streaming': streamingRooms };

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
const problems = [];
const unknownRooms = new Set();
let files = 0;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const slashes = (path) => path.split(sep).join('/');
const namesIn = (...tables) => new Set(tables.flatMap((table) => Object.keys(table ?? {})));

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|dist)[\\/]/.test(path))
    .sort();
}

/** Every module a text imports, with its line: static, re-exporting, for effect, dynamic, in a type, and by `require`. */
function importsOf(text) {
  const found = [];
  const patterns = [
    /^[ \t]*import\s+(?:type\s+)?[\w$*{},\s]+?\bfrom\s*(['"])(?<name>.+?)\1/gm,
    /^[ \t]*import\s*(['"])(?<name>.+?)\1/gm,
    /^[ \t]*\}?[ \t]*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*(['"])(?<name>.+?)\1/gm,
    /(?<![.\w$])(?:import|require)\s*\(\s*(['"`])(?<name>[^'"`]+?)\1/gm,
    /^\/\/\/\s*<reference\s+(?:types|path)\s*=\s*(['"])(?<name>.+?)\1/gm,
  ];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (/^\s*(?:\/\/(?!\/)|\*)/.test(lineAround(text, match.index))) continue;
      const at = match.index + match[0].lastIndexOf(match.groups.name);
      const line = text.slice(0, at).split('\n').length;
      found.push({ name: match.groups.name, line, isType: /^\W*(?:im|ex)port\s+type\s/.test(match[0]) });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

function lineAround(text, index) {
  const end = text.indexOf('\n', index);
  return text.slice(text.lastIndexOf('\n', index - 1) + 1, end < 0 ? text.length : end);
}

/** The room of a file, given its path below `src`; null for a file directly in `src`. */
function roomOf(path) {
  const [first, second] = path.split('/');
  if (!path.includes('/')) return null;
  return path.startsWith(`${first}/${second}/`) && `${first}/${second}` in rooms
    ? `${first}/${second}`
    : first;
}

/** What is wrong with one import between two files of core's src (paths below it), or null. */
function betweenRooms(rooms, from, to) {
  const here = roomOf(from);
  const there = roomOf(to);
  if (here === null || here === there) return null;
  if (!(here in rooms)) {
    if (unknownRooms.has(here)) return null;
    unknownRooms.add(here);
    return [
      `the folder ${here} is no room this check knows`,
      'Add it to the rooms in scripts/check-imports.mjs and to ARCHITECTURE.md.',
    ];
  }
  if (there === null) {
    return [
      `the ${here} room imports ${to}, which puts the rooms together`,
      'Import from the room that the name comes from.',
    ];
  }
  if (!rooms[here].may.includes(there))
    return [`the ${here} room imports the ${there} room`, rooms[here].remedy];
  const allowed = only[here]?.[there];
  if (allowed !== undefined && !allowed.includes(to)) {
    return [
      `the ${here} room imports ${to}; of the ${there} room it may know ${allowed.join(', ')} only`,
      rooms[here].remedy,
    ];
  }
  return null;
}

function check(member, file, isTest, { name }) {
  const rooms = roomsByPackage[member.name];
  const isPure = rooms !== undefined && !isTest;
  if (name.startsWith('.')) {
    const target = slashes(relative(member.folder, resolve(dirname(file), name)));
    if (target.startsWith('../')) {
      const outside = slashes(relative(root, resolve(dirname(file), name)));
      if (isTest && !outside.startsWith('packages/') && !outside.startsWith('../')) return null;
      return [
        `"${name}" leaves the package ${member.name}`,
        'Import the other package by its name, and only what it exports.',
      ];
    }
    if (isTest) return null;
    if (rooms !== undefined && target.startsWith('src/')) {
      return betweenRooms(rooms, slashes(relative(member.source, file)), target.slice('src/'.length));
    }
    const own = facingReaders[member.name]?.rooms;
    const roomAt = (path) => path.split('/')[0];
    if (
      own?.includes(roomAt(slashes(relative(member.source, file)))) &&
      !own.includes(roomAt(target.slice('src/'.length)))
    ) {
      return [
        `what runs on a reader's device imports ${target.slice('src/'.length)}`,
        'Move what both need into pages.',
      ];
    }
    if (!target.startsWith('src/') && target !== 'package.json') {
      return [`"${name}" leaves the sources of ${member.name}`, 'Move what is needed into src.'];
    }
    return null;
  }
  const facing = isTest ? undefined : facingReaders[member.name];
  const faces = facing?.rooms.includes(slashes(relative(member.source, file)).split('/')[0]);
  if (isBuiltin(name) || name === 'node') {
    if (faces)
      return [
        `what runs on a reader's device imports Node ("${name}")`,
        'Move it to the build or serve room.',
      ];
    if (!isPure) return null;
    return [
      `${member.name} imports Node ("${name}")`,
      'It runs in browsers too: take the value as an argument, and let the caller read it.',
    ];
  }
  const external = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
  const neighbour = members.find((other) => other.name === external);
  if (
    faces &&
    external === '@unspoiled/core' &&
    name !== facing.core &&
    !name.startsWith(`${facing.core}/`)
  ) {
    return [
      `what faces a reader imports "${name}", which reads uncut stories`,
      `Import from "${facing.core}", which knows sealed stories only.`,
    ];
  }
  if (neighbour !== undefined && neighbour !== member && name !== external && !neighbour.exports.has(name)) {
    return [
      `"${name}" reaches into ${external}`,
      `Import from "${external}"; export the name from its index.ts if it is missing there.`,
    ];
  }
  const known = isTest ? member.testDependencies : member.dependencies;
  if (external === member.name || known.has(external)) return null;
  return [
    `"${external}" is not among the dependencies of ${member.name}`,
    isPure
      ? 'Do without it, or list it in the package.json of the package if it runs in browsers.'
      : 'List it in the package.json of the package.',
  ];
}

const shared = readJson(join(root, 'package.json'));
const members = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .map((folder) => {
    const { name, exports, dependencies, peerDependencies, optionalDependencies, devDependencies } = readJson(
      join(folder, 'package.json'),
    );
    const own = namesIn(dependencies, peerDependencies, optionalDependencies);
    return {
      name,
      folder,
      exports: new Set(Object.keys(exports ?? {}).map((entry) => entry.replace('.', name))),
      source: join(folder, 'src'),
      dependencies: own,
      testDependencies: new Set([...own, ...namesIn(devDependencies, shared.devDependencies)]),
    };
  });

for (const member of members) {
  for (const part of ['src', 'bin', 'test']) {
    for (const file of sources(join(member.folder, part))) {
      files++;
      if (part === 'bin') continue;
      for (const found of importsOf(readFileSync(file, 'utf8'))) {
        const wrong = check(member, file, part === 'test', found);
        if (wrong === null) continue;
        const named = wrong[0].includes(found.name) ? '' : ` ("${found.name}")`;
        problems.push(
          `${slashes(relative(root, file))}:${found.line}: ${wrong[0]}${named}.\n  Remedy: ${wrong[1]}`,
        );
      }
    }
  }
}

for (const { name, source } of members) {
  const { files: entries = [], without = [], remedy } = fetchedByReaders[name] ?? {};
  const reached = new Map(entries.map((entry) => [join(source, entry), [entry]]));
  for (const [file, way] of reached) {
    if (!existsSync(file)) continue;
    if (without.includes(roomOf(slashes(relative(source, file))))) {
      const [entry, ...between] = way.slice(0, -1);
      const by = between.length > 0 ? `, by way of ${between.join(' and ')}` : '';
      problems.push(
        `${slashes(relative(root, join(source, entry)))}: a reader's device would fetch ${way.at(-1)}${by}.\n  Remedy: ${remedy}`,
      );
      continue;
    }
    for (const { name, isType } of importsOf(readFileSync(file, 'utf8'))) {
      const target = resolve(dirname(file), name);
      if (/^\..*\.[cm]?[jt]sx?$/.test(name) && !isType && !reached.has(target))
        reached.set(target, [...way, slashes(relative(source, target))]);
    }
  }
}

if (problems.length > 0) {
  process.stderr.write(
    `${problems.join('\n')}\n${problems.length} ${problems.length === 1 ? 'import crosses' : 'imports cross'} a line that the house does not cross.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`Imports: ${files} files, none crosses a room it may not know.\n`);
}
