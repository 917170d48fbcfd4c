import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, check, explain, parseStory, positionOf, Source, type Tree, why } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { type Block, blocksOf, readAsk, showAnswer, yaml } from './page.ts';

const root = join(import.meta.dirname, '../../../../spec');
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.md') && f !== 'README.md')
  .sort();

for (const page of pages) {
  const text = readFileSync(join(root, page), 'utf8').replaceAll('\r\n', '\n');
  describe(page, () => {
    let story: { block: Block; tree: Tree } | null = null;
    for (const block of blocksOf(text)) {
      if (block.name === 'story') {
        const source = new Source(`${page}:${block.line}`, block.text);
        story = { block, tree: parseStory(source).tree };
        continue;
      }
      if (!['ask', 'explain', 'check', 'why'].includes(block.name)) continue;
      const about = story;
      if (!about) throw new Error(`${page}:${block.line}: a block that is about no story`);
      run(page, block, about);
    }
  });
}

function run(page: string, block: Block, { block: source, tree }: { block: Block; tree: Tree }): void {
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  if (block.name === 'ask') {
    for (const line of lines) {
      test(`${block.line}: ${line}`, () => {
        const { question, options, expected } = readAsk(line);
        const place = options.after
          ? positionOf(tree, { after: options.after })
          : options.at
            ? positionOf(tree, { at: options.at })
            : { position: null };
        if ('problem' in place) throw new Error(place.problem);
        const eyes = options.eyes?.split(',').map((e) => e.trim()) ?? [];
        const answer = ask(tree, question, {
          position: place.position,
          eyes,
          under: options.under ?? null,
          when: options.when ?? null,
        });
        expect(answer.problem).toBeUndefined();
        expect(showAnswer(answer)).toBe(expected);
      });
    }
  } else if (block.name === 'explain') {
    test(`${block.line}: explain`, () => {
      const explanation: unknown = JSON.parse(JSON.stringify(explain(tree, { position: null })));
      expect(explanation).toMatchObject(yaml(block.text) as object);
    });
  } else if (block.name === 'check') {
    test(`${block.line}: check`, () => {
      const { diagnostics } = check(new Source(page, source.text));
      const absent = lines.flatMap((line) => /^no (\S+)$/.exec(line)?.[1] ?? []);
      for (const code of absent) expect(diagnostics.filter((d) => d.code === code)).toEqual([]);
      const listed = lines.filter((line) => !line.startsWith('no '));
      if (listed.length === 0) return;
      const hints = listed.some((line) => line.startsWith('hint'));
      const found = diagnostics
        .filter((d) => hints || d.severity !== 'hint')
        .map((d) => `${d.severity} ${d.code} ${d.span.start.line}`);
      expect(found.length > 0 ? found : ['nothing']).toEqual(listed);
    });
  } else {
    for (const line of lines) {
      test(`${block.line}: why ${line}`, () => {
        const { question, options, expected } = readAsk(line);
        const { because } = why(tree, question, {
          position: null,
          eyes: [],
          under: options.under ?? null,
          when: options.when ?? null,
        });
        expect(because.map((b) => b.line).join(', ')).toBe(expected);
      });
    }
  }
}
