/**
 * No more than so deep may front matter nest: people write two or three levels. The YAML library reads by recursion, and where the
 * stack runs out while a regular expression is being compiled the whole process dies, which no `catch` can help.
 */
export const DEEPEST = 50;

/**
 * A bound from above for how deep a YAML text nests, found without reading it: brackets left open, markers that open several levels
 * on one line (`- - - a`), and lines each indented more than the one before.
 */
export function yamlDepth(text: string): number {
  let deepest = 0;
  let brackets = 0;
  const indents: number[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const start = line.length - line.trimStart().length;
    while (indents.length > 0 && indents.at(-1)! >= start) indents.pop();
    indents.push(start);
    for (const character of line) {
      if (character === '[' || character === '{') brackets++;
      else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
      deepest = Math.max(deepest, brackets + indents.length);
    }
    const opening = /^\s*(?:[-?:]\s+)*/.exec(line)?.[0].match(/[-?:]/g)?.length ?? 0;
    deepest = Math.max(deepest, brackets + indents.length + opening);
  }
  return deepest;
}
