import { describe, expect, test } from 'vitest';
import { prelude } from '../../src/language/prelude.ts';
import { readRules } from '../../src/language/rules.ts';
import type { Rule, RulePart } from '../../src/language/tree.ts';
import { Source } from '../../src/text/source.ts';
import { bare, clause, strangers, term } from './sentences.ts';

function rule(text: string, base: readonly Rule[] = [], vocabulary = bare()) {
  const { rules, diagnostics } = readRules(
    new Source('test', text),
    [{ from: 0, to: text.length }],
    base,
    vocabulary,
  );
  return { rule: rules.at(-1), rules, diagnostics, codes: diagnostics.map((diagnostic) => diagnostic.code) };
}

function part(each: RulePart): string {
  if (each.type === 'clause') return clause(each.clause);
  if (each.type === 'acts') return `${term(each.subject)} acts`;
  return `${each.negated ? 'not ' : ''}${term(each.holder)} ${each.verb} ${each.to === null ? '' : `${term(each.to)} `}?${each.what}`;
}

const written = (each: Rule | undefined) =>
  each === undefined
    ? '—'
    : `${each.kind} ${part(each.head)} while ${each.conditions.map(part).join(' & ')} unless ${each.exceptions.map(part).join(' | ')}`;

describe('a rule', () => {
  test.each([
    [
      'the dead: never ?x acts while ?x is dead, unless ?x is a ghost, unless ?y imagines ?x',
      'never ?x acts while ?x is dead [?x] unless ?x is a ghost [?x] | ?x imagines ?y [?y, ?x]',
    ],
    [
      'a: rarely ?x marries ?y while ?x is married to ?z and ?z is not dead',
      'rarely ?x marries ?y [?x, ?y] while ?x is married to ?y [?x, ?z] & not ?x is dead [?z] unless ',
    ],
    [
      'b: never ?y tells ?x ?what while ?x imagines ?y unless ?x does not know ?what',
      'never ?y tells ?x ?what while ?x imagines ?y [?x, ?y] unless not ?x knows ?what',
    ],
    [
      "c: never ?x imagines ?y while ?y's body is in ?place",
      "never ?x imagines ?y [?x, ?y] while ?x is in ?place [?y's body, ?place] unless ",
    ],
    [
      'd: ?x is a sibling of ?y when ?p is the parent of ?x and ?p is the parent of ?y',
      'derives ?x is a sibling of ?y [?x, ?y] while ?x is the parent of ?y [?p, ?x] & ?x is the parent of ?y [?p, ?y] unless ',
    ],
    ['e: never ?x and ?y meet while ?x is dead', '—'],
    [
      'f: never ?x meets ?y while ?x and ?y are dead',
      'never ?x meets ?y [?x, ?y] while ?x is dead [?x] & ?x is dead [?y] unless ',
    ],
    ['g: never ?x acts', 'never ?x acts while  unless '],
    [
      'h: ?thing is in ?place when ?x holds ?thing, and ?x is in ?place.',
      'derives ?x is in ?place [?thing, ?place] while ?x holds ?thing [?x, ?thing] & ?x is in ?place [?x, ?place] unless ',
    ],
  ])('%s', (text, meaning) => expect(written(rule(text).rule)).toBe(meaning));

  test('may name what the story names', () => {
    expect(
      written(rule('a: never Harry enters the tower while ?x is in the tower', [], strangers()).rule),
    ).toBe('never ?x goes to ?place [Harry, the tower] while ?x is in ?place [?x, the tower] unless ');
  });

  test('takes the place of one of its name, and keeps its text', () => {
    const { rules } = rule('The dead do not act: rarely ?x acts\n  while ?x is dead', prelude().rules);
    expect(rules.length).toBe(prelude().rules.length);
    expect(rules.find(({ name }) => /the dead do not act/iu.test(name))).toMatchObject({
      kind: 'rarely',
      builtIn: false,
      text: 'rarely ?x acts while ?x is dead',
    });
  });

  test('is turned off by its name', () => {
    expect(rule('off: The dead do not act', prelude().rules).rules.length).toBe(prelude().rules.length - 1);
    const { codes, diagnostics } = rule('off: the dead do not akt', prelude().rules);
    expect(codes).toEqual(['unknown-rule']);
    expect(diagnostics[0]?.fixes[0]?.edits[0]?.text).toBe('the dead do not act');
  });

  test.each([
    ['never ?x acts', 'rule-without-name'],
    ['a: ?x is dead', 'rule-without-verb'],
    ['a: never ?x flimflams while ?x is dead', 'rule-without-word'],
    ['a: never ?x is dead while', 'unreadable-rule'],
    ['a: ?x is a sibling of ?y when ?x is dead', 'unbound-variable'],
    ['a: ?x dies when ?x is dead', 'derived-act'],
    ['a: never Mum and Dad die', 'rule-of-several'],
    [`a: never ?x dies${' and ?x dies'.repeat(1000)}`, 'rule-too-long'],
  ])('with a fault: %s', (text, code) => {
    const { rules, codes } = rule(text);
    expect(codes).toContain(code);
    expect(rules).toEqual([]);
  });
});
