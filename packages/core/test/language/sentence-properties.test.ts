import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prelude } from '../../src/language/prelude.ts';
import { readRules } from '../../src/language/rules.ts';
import { readWords } from '../../src/language/words.ts';
import { Source } from '../../src/text/source.ts';
import { bare, said, strangers, tell } from './sentences.ts';

const word = fc.constantFrom(
  ..."Adam Harry Mum Sally the a basket bottle tower night 1 crash is are dead dies holds holding went to in with that knows tells lies believes not never no longer nobody secretly watches and , . : ( ) [ ] “ ” \" ' 's ? ?x ?what reveal infer suppose off on purpose since until from always scene scenes happens while unless when never rarely then about 0:43:10 – 7 \n".split(
    ' ',
  ),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('no sentence throws, and its problems lie within it', () => {
  fc.assert(
    fc.property(text, (sentence) => {
      const { diagnostics, sentence: read } = tell(sentence);
      expect(read.content !== null || diagnostics.length > 0 || read.mark !== null).toBe(true);
      for (const { span, message } of diagnostics) {
        expect(message.length).toBeGreaterThan(0);
        const lines = span.end.line - span.start.line;
        expect(lines > 0 || (lines === 0 && span.end.column >= span.start.column)).toBe(true);
      }
    }),
    { numRuns: 1500 },
  );
});

test('no word and no rule throws', () => {
  fc.assert(
    fc.property(text, (line) => {
      const source = new Source('test', line);
      const item = { from: 0, to: line.length };
      readWords(source, [item], prelude().words, bare());
      readRules(source, [item], prelude().rules, bare());
    }),
    { numRuns: 300 },
  );
});

test('a sentence is read with what was told before it, never with what comes after', () => {
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 10 }), { maxLength: 6 }), fc.nat(6), (lines, cut) => {
      const all = strangers();
      const front = strangers();
      const whole = lines
        .map((words) => tell(words.join(' '), all))
        .map((read) => [said(read.sentence.content), read.diagnostics]);
      const part = lines
        .slice(0, cut)
        .map((words) => tell(words.join(' '), front))
        .map((read) => [said(read.sentence.content), read.diagnostics]);
      expect(part).toEqual(whole.slice(0, cut));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['Adam and ', 'die'],
  ['the box and ', 'die'],
  ['Adam knows that ', 'Mum dies'],
  ["Adam's ", 'dies'],
  ['(', ''],
  ['"', ''],
  ['Adam dies and ', 'leaves'],
  ['Cab of ', 'dies'],
  ['the scene "', '"'],
  ['?x and ', '?y'],
  ['no longer ', 'dies'],
])('“%s” without end is read to its end', (piece, end) => {
  expect(() => tell(piece.repeat(5000) + end)).not.toThrow();
});
