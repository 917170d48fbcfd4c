import { ask, check, type Diagnostic, explain, Source, why } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { changed, explained, read, STRANGERS, textOf } from './shelf.ts';

const text = textOf(STRANGERS);
const page = explained(text);
const widest = page.twists[0]!;
const end = { position: null, eyes: [], under: null, when: null };

describe('the explanation follows from the sentences', () => {
  test('Harry’s death reaches every scene after the first night that he is present in', () => {
    const scenes = page.scenes.filter((s) => s.number < widest.scene && s.present.includes('Harry'));
    const firstNight = page.scenes.find((s) => s.moment === 'night 1')!.number;
    expect(widest.reach).toEqual(scenes.map((s) => s.number).filter((n) => n > firstNight));
    for (const scene of widest.reach)
      expect(widest.recasts).toContainEqual(
        expect.objectContaining({ scene, about: 'Harry is alive', then: true, now: false }),
      );
  });

  test('moved to a later night, his death reaches less', () => {
    const moved = explained(
      changed(text, 'reveal (the small hours): Harry dies', 'reveal (the club night): Harry dies'),
    );
    const twist = moved.twists.find((t) => t.scene === widest.scene);
    expect(twist!.reach.length).toBeLessThan(widest.reach.length);
    expect(widest.reach).toEqual(expect.arrayContaining([...twist!.reach]));
  });

  test('with a third living person at the dance, he kept more company than Adam’s', () => {
    const company = (p: typeof page) => p.clues.filter((c) => c.kind === 'company' && c.about[0] === 'Harry');
    expect(company(page)).toHaveLength(1);
    const scene = page.scenes.find((s) => s.title === 'The club')!;
    const peopled = changed(text, '- **Mum** is', '- **Zoe** dances.\n- **Mum** is');
    const crowded = changed(peopled, /(## The club\n\*[^*\n]+)\*/, '$1, with Zoe*');
    const other = explained(crowded);
    expect(other.scenes[scene.number - 1]?.present).toContain('Zoe');
    expect(company(other)).toHaveLength(0);
  });

  test('without a supposition, a reading explains less', () => {
    const reading = (p: typeof page) => p.readings.find((r) => r.title === "All in Adam's head")!;
    const without = explained(
      changed(text, /- suppose \(since the small hours\): Adam imagines Harry[^\n]*\n/, ''),
    );
    expect(reading(without).supposes).toBe(reading(page).supposes - 1);
    expect(reading(without).explains.length).toBeLessThan(reading(page).explains.length);
  });

  test('the readings differ in what they explain, strain and suppose', () => {
    const shape = page.readings.map((r) => JSON.stringify([r.explains.length, r.strains.length, r.supposes]));
    expect(page.readings.length).toBe(5);
    expect(new Set(shape).size).toBe(5);
    expect(page.readings.find((r) => r.title === 'It is his screenplay')!.deniedBy).toEqual(['Andrew Haigh']);
  });

  test('what the parents are is a question noticed at the first visit', () => {
    const home = page.scenes.find((s) => s.title === 'Home')!.number;
    const parents = page.openQuestions.filter(
      (o) => o.rule === 'the dead do not act' && /Mum|Dad/.test(o.text),
    );
    expect(parents.map((o) => o.noticed)).toEqual([home, home]);
    expect(parents.every((o) => o.answeredBy.length > 0)).toBe(true);
  });
});

describe('the director’s name, misspelt once', () => {
  const misspelt: [string, string][] = [
    ['in the credits', changed(text, 'directed by: Andrew Haigh', 'directed by: Andrew High')],
    ['under a quotation', changed(text, '> — Andrew Haigh', '> — Andrew High')],
    ['by a reading', changed(text, '*held by Andrew Haigh*', '*held by Andrew High*')],
  ];
  const found = (t: string): Diagnostic[] =>
    check(new Source('film', t)).diagnostics.filter((d) => d.code === 'name-spelt-two-ways');
  test.each(misspelt)('%s', (_, wrong) => {
    const [diagnostic, ...others] = found(wrong);
    expect(others).toEqual([]);
    expect(diagnostic!.message).toContain('Andrew High');
    expect(diagnostic!.message).toContain('Andrew Haigh');
    const [edit] = diagnostic!.fixes[0]!.edits;
    const lines = wrong.split('\n');
    const line = lines[edit!.span.start.line - 1]!;
    lines[edit!.span.start.line - 1] =
      line.slice(0, edit!.span.start.column - 1) + edit!.text + line.slice(edit!.span.end.column - 1);
    expect(lines.join('\n')).toBe(text);
    expect(found(lines.join('\n'))).toEqual([]);
  });
});

describe('why', () => {
  /** The story with only these of its sentences; the others' lines are blank, so that lines stay what they are. */
  const only = (lines: ReadonlySet<number>): string => {
    let part = '';
    return text
      .split('\n')
      .map((line, i) => {
        if (/^# /.test(line)) part = line;
        return part === '# Story' && line.startsWith('- ') && !lines.has(i + 1) ? '' : line;
      })
      .join('\n');
  };
  const without = (lines: readonly number[], line: number) => new Set(lines.filter((l) => l !== line));

  test.each([
    ['Harry is dead', true],
    ["Harry's body is in ?where", true],
    ['Mum is dead', true],
    ['Adam meets Harry', true],
    ['?x wears the tan jumper', true],
  ])('%s', (question) => {
    const before = ask(read(text), question, end).answers;
    expect(before.length).toBeGreaterThan(0);
    const { because } = why(read(text), question, end);
    const lines = because.map((b) => b.line);
    expect(lines.length).toBeGreaterThan(0);
    const answers = (kept: ReadonlySet<number>) => ask(read(only(kept)), question, end).answers;
    expect(answers(new Set(lines))).toEqual(before);
    for (const line of lines) expect(answers(without(lines, line))).not.toEqual(before);
  });

  test('the twist', () => {
    const { because } = why(read(text), 'The flat downstairs', end);
    const lines = because.map((b) => b.line);
    const stands = (kept: ReadonlySet<number>) =>
      explain(read(only(kept)), { position: null }).twists.some(
        (t) =>
          t.scene === widest.scene &&
          t.recasts.some((r) => r.about === 'Harry is alive' && r.then === true && r.now === false),
      );
    expect(stands(new Set(lines))).toBe(true);
    for (const line of lines) expect(stands(without(lines, line))).toBe(false);
  });

  test('a conflict', () => {
    const { because, text: said } = why(read(text), 'the dead do not act', end);
    const lines = because.map((b) => b.line);
    const who = /although (\w+) is dead/.exec(said)![1]!;
    const stands = (kept: ReadonlySet<number>) => {
      const open = explain(read(only(kept)), { position: null });
      return [...open.openQuestions, ...open.holes].some(
        (o) => o.rule === 'the dead do not act' && o.text.includes(`${who} is dead`),
      );
    };
    expect(stands(new Set(lines))).toBe(true);
    for (const line of lines) expect(stands(without(lines, line))).toBe(false);
  });
});
