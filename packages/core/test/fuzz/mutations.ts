/** A small seeded generator (mulberry32), so that a run can be repeated from its seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 (included) to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const BITS = [
  'reveal: ',
  'infer ',
  '(since ',
  'since',
  ')',
  '(',
  '[',
  ']',
  '**',
  '*',
  '> ',
  '- ',
  '## ',
  '### ',
  '# ',
  '---\n',
  '\n',
  '\r\n',
  '\r',
  '\u0000',
  '\ufeff',
  '\u202e',
  'é́́',
  '👩‍👩‍👧',
  '家',
  '?x',
  '?',
  ' that ',
  'believes that ',
  'is the same person as ',
  'never ',
  ' while ',
  ' unless ',
  ', ',
  ': ',
  '"',
  '“',
  '0:43:10',
  'p. 31',
  'S1E4',
  'the scene "',
  'the scenes from "',
  ' happens the same night',
  'is imagined by ',
  'on purpose (',
  'off: ',
  'suppose ',
  'always',
  '3 days after ',
  '1987',
  '\t',
  '    ',
  '`',
  '<b>',
  '&amp;',
  '\\',
] as const;

type Mutation = (text: string, chance: Chance) => string;

const inLines =
  (change: (lines: string[], chance: Chance) => void): Mutation =>
  (text, chance) => {
    const lines = text.split('\n');
    change(lines, chance);
    return lines.join('\n');
  };

/** Parts of the file by their `# ` headings, the front matter first. */
const inSections =
  (change: (sections: string[], chance: Chance) => void): Mutation =>
  (text, chance) => {
    const sections = text.split(/^(?=#{1,3} )/m);
    change(sections, chance);
    return sections.join('');
  };

const at = (text: string, chance: Chance) => chance.below(text.length + 1);

const MUTATIONS: readonly Mutation[] = [
  // characters
  (text, chance) => {
    const i = at(text, chance);
    return (
      text.slice(0, i) +
      String.fromCharCode(chance.below(chance.next() < 0.8 ? 128 : 65536)) +
      text.slice(i + 1)
    );
  },
  (text, chance) => {
    const i = at(text, chance);
    return text.slice(0, i) + text.slice(i + 1 + chance.below(30));
  },
  (text, chance) => {
    const i = at(text, chance);
    return text.slice(0, i) + chance.pick(BITS) + text.slice(i);
  },
  (text, chance) => {
    const i = at(text, chance);
    return text.slice(0, i) + chance.pick(BITS).repeat(1 + chance.below(60)) + text.slice(i);
  },
  // lines
  inLines((lines, chance) => lines.splice(chance.below(lines.length), 1 + chance.below(5))),
  inLines((lines, chance) => {
    const i = chance.below(lines.length);
    lines.splice(chance.below(lines.length), 0, ...Array<string>(1 + chance.below(4)).fill(lines[i] ?? ''));
  }),
  inLines((lines, chance) => {
    const [i, j] = [chance.below(lines.length), chance.below(lines.length)];
    [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  }),
  inLines((lines, chance) => {
    const i = chance.below(lines.length);
    lines[i] = `${lines[i]} ${lines[chance.below(lines.length)]}`;
  }),
  inLines((lines, chance) => {
    const i = chance.below(lines.length);
    lines[i] = (lines[i] ?? '')
      .split(' ')
      .sort(() => chance.next() - 0.5)
      .join(' ');
  }),
  // sections
  inSections((sections, chance) => sections.splice(chance.below(sections.length), 1)),
  inSections((sections, chance) => {
    const i = chance.below(sections.length);
    sections.splice(chance.below(sections.length), 0, sections[i] ?? '');
  }),
  inSections((sections, chance) => {
    const [moved = ''] = sections.splice(chance.below(sections.length), 1);
    sections.splice(chance.below(sections.length + 1), 0, moved);
  }),
  inSections((sections, chance) => {
    const i = chance.below(sections.length);
    sections[i] = (sections[i] ?? '').replace(/^#+/, '#'.repeat(1 + chance.below(7)));
  }),
  // nesting
  inLines((lines, chance) => {
    const i = chance.below(lines.length);
    lines[i] = `${chance.pick(['  ', '    ', '> ', '>> ', '- ', '\t- '])}${lines[i]}`;
  }),
  (text, chance) => {
    const depth = 1 + chance.below(80);
    return `${text}\n- ${'Adam believes that '.repeat(depth)}Harry is dead\n`;
  },
  // line endings, and the end of everything
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text, chance) => text.slice(0, at(text, chance)),
];

/** A text with a few things done to it. */
export function mutated(text: string, chance: Chance): string {
  let result = text;
  for (let n = 1 + chance.below(6); n > 0; n--) result = chance.pick(MUTATIONS)(result, chance);
  return result;
}
