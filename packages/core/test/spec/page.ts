import { parse as parseYaml } from 'yaml';

/** One fenced block of a page: its name, its text, and the line of the page it starts at. */
export interface Block {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** The blocks of a page that are run. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const open = /^(`{3,})(\w+)\s*$/.exec(lines[i] ?? '');
    if (!open) continue;
    const start = i + 1;
    while (i + 1 < lines.length && lines[i + 1] !== open[1]) i++;
    blocks.push({ name: open[2] ?? '', text: `${lines.slice(start, i + 1).join('\n')}\n`, line: start + 1 });
    i++;
  }
  return blocks;
}

export interface Asked {
  readonly question: string;
  readonly options: Readonly<Record<string, string>>;
  readonly expected: string;
}

/** `QUESTION | after: 2 | eyes: Anne => the box` */
export function readAsk(line: string): Asked {
  const [left = '', expected = ''] = line.split('=>');
  const [question = '', ...options] = left.split(' | ');
  const pairs = options.map((option) => {
    const at = option.indexOf(':');
    return [option.slice(0, at).trim(), option.slice(at + 1).trim()] as const;
  });
  return { question: question.trim(), options: Object.fromEntries(pairs), expected: expected.trim() };
}

/** An answer as a page writes it. */
export function showAnswer(answer: {
  answers: readonly Readonly<Record<string, string | null>>[];
  known?: false;
}): string {
  if (answer.answers.length === 0) return answer.known === false ? 'unknown' : 'no';
  const rows = answer.answers.map((row) => {
    const entries = Object.entries(row);
    if (entries.length === 0) return 'yes';
    if (entries.length === 1) return String(entries[0]?.[1]);
    return entries.map(([key, value]) => `${key}: ${value ?? '-'}`).join(', ');
  });
  return rows.join(' / ');
}

export const yaml = (text: string): unknown => parseYaml(text);
