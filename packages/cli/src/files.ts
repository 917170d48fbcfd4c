import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { globSync } from 'tinyglobby';

// The files that a path, a folder or a pattern stands for, in alphabetical order.
//
//     film.story.md         itself
//     stories               every story file in the folder and in its folders
//     stories/**/s*.md      every file that the pattern fits
//
// Folders of other people's code and hidden ones are passed over, unless the pattern names them.
export function findFiles(path: string): readonly string[] {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) {
    const folder = path.replace(/(?<=.)[\\/]+$/, '');
    const inside = globSync('**/*.story.md', { cwd: path, expandDirectories: false });
    return ordered(inside.map((file) => (path === '.' ? file : `${folder}/${file}`)));
  }
  if (there !== undefined) return [path];
  const pattern = path.replaceAll('\\', '/');
  return ordered(
    globSync(pattern, { absolute: isAbsolute(path), expandDirectories: false }),
    pattern.includes('node_modules'),
  );
}

function ordered(files: readonly string[], all = false): string[] {
  return files
    .filter((file) => all || !/(?:^|\/)node_modules\//.test(file))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
