import { test } from 'vitest';
import { Source } from '/work/main/packages/core/src/text/source.ts';
import { prelude, readPrelude } from '/work/main/packages/core/src/language/prelude.ts';
import { PRELUDE_TEXT } from '/work/main/packages/core/src/language/prelude.generated.ts';
import { Vocabulary } from '/work/main/packages/core/src/language/vocabulary.ts';
import { readSentence } from '/work/main/packages/core/src/language/sentence.ts';
import { readQuestion } from '/work/main/packages/core/src/language/question.ts';
import { readFileSync } from 'node:fs';
const range = { from: 0, to: 0 };
export const show = (c: any): string => !c ? 'null' : c.type === 'clauses' ? c.clauses.map((k: any) => `${k.negated ? 'NOT ' : ''}${k.secretly ? 'SECRET ' : ''}[${k.word.id}${k.word.invented ? ' !' : ''}] ${k.args.map((a: any) => a.name ? (a.type === 'variable' ? '?' : '') + a.name : JSON.stringify(a.value ?? a.text ?? a)).join(' | ')}${k.mentions.length ? ' ~' + k.mentions.map((m: any) => m.name) : ''}`).join('; ')
 : c.type === 'claim' ? `${c.negated ? 'NOT ' : ''}${c.secretly ? 'SECRET ' : ''}${c.holder.name} ${c.verb} ${c.to.map((t: any) => t.name)} that {${when(c.content.when)}${show(c.content)}}`
 : c.type === 'scenes' ? `scenes ${c.from}-${c.to} ${c.frame?.kind} ${c.happens?.text}` : c.type === 'dialogue' ? `${c.speaker.name}: ${c.quotation}` : `watches ${c.watcher.name}`;
const when = (w: any) => w ? `(${w.type} ${[w.at, w.from, w.to].filter(Boolean).map((t: any) => t.type + ':' + (t.name ?? t.text)).join('..')}) ` : '';
test('x', () => {
  const t0 = performance.now();
  const p = readPrelude(new Source('p', PRELUDE_TEXT), 'en');
  console.log('prelude', performance.now() - t0, p.words.size, p.rules.length, p.diagnostics.map(d => `${d.span.start.line}: ${d.code} ${d.message}`).join('\n'));
  const v = new Vocabulary(p.words, 'en');
  const d = (kind: any, name: string, ...also: string[]) => v.declare({ kind, name, also, introduction: '', playedBy: null, within: null, declared: true, range });
  d('person', 'Adam'); d('person', 'Harry', 'the neighbour'); d('person', 'Mum'); d('person', 'Dad'); d('place', 'the tower'); d('place', "Adam's flat"); d('place', "Adam's door"); d('place', "Harry's flat");
  d('thing', 'the bottle'); d('thing', "Harry's body"); d('thing', 'the tan jumper'); d('group', 'the club');
  for (const m of ['night 1', 'the crash', 'the small hours', 'night 3']) v.declareMoment(m);
  const scenes = [{ number: 1, title: 'The script' }, { number: 2, title: 'The knock' }];
  for (const line of readFileSync('/tmp/lines.txt', 'utf8').split('\n').filter(Boolean)) {
    if (line.startsWith('? ')) {
      const q = readQuestion(line.slice(2), { names: [{ name: 'Adam', written: 'Adam', kind: 'person' }, { name: 'Harry', written: 'Harry', kind: 'person' }, { name: 'the marble', written: 'the marble', kind: 'thing' }], words: p.words, moments: ['night 1'], scenes });
      console.log(`${line}\n      → ${q.content ? when(q.content.when) + show(q.content) : q.problem}`);
      continue;
    }
    const s = new Source('s', '- ' + line);
    const r = readSentence(s, { from: 2, to: s.text.length }, v, scenes);
    const { sentence } = r;
    console.log(`${line}\n      → ${sentence.mark ? sentence.mark + ' ' : ''}${sentence.at !== null ? '@' + sentence.at + ' ' : ''}${when(sentence.content?.when)}${show(sentence.content)}${sentence.source ? ' [' + sentence.source + ']' : ''}${sentence.purpose ? JSON.stringify(sentence.purpose) : ''}${r.diagnostics.map(x => `\n        ${x.severity} ${x.code}: ${x.message}${x.fixes.map(f => ' FIX ' + f.title + ' ' + JSON.stringify(f.edits.map(e => e.text)))}`).join('')}`);
  }
});
