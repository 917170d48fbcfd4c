// The tables of rows.mjs, as text for a terminal or as Markdown for the documents.

import { tablesOf, verdictOf } from './rows.mjs';

const scenesOf = (n) => n.toLocaleString('en');

function number(cell) {
  if (cell === null) return '';
  const { value: n } = cell;
  if (n === undefined) return '–';
  return n >= 1000
    ? scenesOf(Math.round(n))
    : n >= 100
      ? n.toFixed(0)
      : n >= 10
        ? n.toFixed(1)
        : n.toFixed(2);
}

/** What is said beside the tables, each once, by number. */
class Notes {
  list = [];
  numberOf(why) {
    if (!this.list.includes(why)) this.list.push(why);
    return this.list.indexOf(why) + 1;
  }
}

/** @returns `title`, `head` and `rows` of texts, for each table; and the notes to all. */
function documentOf(run) {
  const { rows, growth, columns, milliseconds } = tablesOf(run);
  const { sizes } = run;
  const names = sizes.map(scenesOf);
  const notes = new Notes();
  const beside = ({ said, notes: more }) =>
    [said, ...more.map((note) => `${note.said} (${notes.numberOf(note.why)})`)].filter(Boolean).join(', ');
  const tables = [
    {
      title: 'Ratios, ours to theirs: smaller is better for us',
      head: ['scenes', ...names, 'at most', ''],
      rows: rows.map((row) => [
        row.title,
        ...row.cells.map(number),
        row.limit === null ? '' : String(row.limit),
        beside(verdictOf(row, names)),
      ]),
    },
  ];
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (growth.length > 0)
    tables.push({
      title: `Growth from ${scenesOf(small)} to ${scenesOf(large)} scenes, as an exponent; only ours is held to a limit`,
      head: ['', ...columns, 'at most', ''],
      rows: growth.map((row) => [
        row.title,
        ...row.cells.map(number),
        String(row.limit),
        beside(verdictOf({ ...row, cells: row.cells.slice(0, 1) }, columns)),
      ]),
    });
  if (milliseconds.length > 0)
    tables.push({
      title: 'Ours, in milliseconds of processor time on this machine',
      head: ['scenes', ...names],
      rows: milliseconds.map(({ title, cells }) => [title, ...cells.map(number)]),
    });
  return { tables, notes: notes.list };
}

/** For a terminal. */
export function textOf(run) {
  const { tables, notes } = documentOf(run);
  const out = [`On ${run.machine}.`];
  for (const { title, head, rows } of tables) {
    const widths = head.map((_, i) => Math.max(...[head, ...rows].map((cells) => cells[i].length)));
    // Titles and verdicts begin where their columns do, numbers end there.
    const isText = (i) => i === 0 || (i === head.length - 1 && head[i] === '');
    const line = (cells) =>
      cells
        .map((text, i) => (isText(i) ? text.padEnd(widths[i]) : text.padStart(widths[i])))
        .join('  ')
        .trimEnd();
    out.push('', `${title}:`, '', ...[head, ...rows].map(line));
  }
  if (notes.length > 0) out.push('', ...notes.map((why, i) => `(${i + 1}) ${why}`));
  out.push('', ...said(run));
  return `${out.join('\n')}\n`;
}

/** For ARCHITECTURE.md and bench/README.md. */
export function markdownOf(run) {
  const { tables, notes } = documentOf(run);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const out = [`On ${run.machine}.`];
  for (const { title, head, rows } of tables) {
    const isText = (i) => i === 0 || (i === head.length - 1 && head[i] === '');
    out.push(
      '',
      `${title}:`,
      '',
      line(head),
      `|${head.map((_, i) => (isText(i) ? '---' : '--:')).join('|')}|`,
    );
    out.push(...rows.map(line));
  }
  if (notes.length > 0) out.push('', notes.map((why, i) => `(${i + 1}) ${why}.`).join(' '));
  out.push('', ...said(run));
  return `${out.join('\n')}\n`;
}

const said = ({ problems }) =>
  problems.length > 0
    ? problems.map((problem) => `WRONG: ${problem}`)
    : ['All answers that were compared are the same as ours.'];
