import { describe, expect, test } from 'vitest';
import { tell } from './moments-timeline.ts';

describe('where nothing is said', () => {
  test('moments stand in the order of telling', () => {
    expect(tell([], ['A', 'B', 'C']).row).toEqual(['A', 'B', 'C']);
  });

  test('an undated scene follows the one before', () => {
    const story = tell(['night 3: after night 1'], ['night 3', '= night 1', '-', 'night 1']);
    expect(story.before('#2', '#3')).toBe(true);
    expect(story.before('#3', 'night 3')).toBe(true);
    expect(story.row).toEqual(['night 1', '#2', '#3', 'night 3']);
  });
});

describe('the timeline', () => {
  const nights = [
    'night 1: after the crash',
    'the small hours: after night 1',
    'the small hours: before night 3',
  ];

  test('orders what is told out of order', () => {
    expect(tell(nights, ['night 3', 'night 1', 'the small hours', 'the crash']).row).toEqual([
      'the crash',
      'night 1',
      'the small hours',
      'night 3',
    ]);
  });

  test('orders by way of moments that are never told', () => {
    const story = tell(nights, ['night 3', 'the crash']);
    expect(story.row).toEqual(['the crash', 'night 3']);
    expect(story.before('the crash', 'night 3')).toBe(true);
    expect(story.before('night 3', 'the crash')).toBe(false);
  });

  test('an undated scene stays before every declared moment after the one that it follows', () => {
    const story = tell(nights, ['night 3', 'night 1', '-', '-', 'the small hours', '-']);
    expect(story.row).toEqual(['night 1', '#3', '#4', 'the small hours', '#6', 'night 3']);
    expect(story.before('#4', 'the small hours')).toBe(true);
  });

  test('leaves open what it leaves open', () => {
    const story = tell(['A: after the crash', 'B: after the crash'], ['B', 'A', 'the crash']);
    expect(story.row).toEqual(['the crash', 'B', 'A']);
    expect(story.before('A', 'B')).toBeUndefined();
    expect(story.days('A', 'B')).toBeUndefined();
  });

  test('an undated scene after another, when that one is gone back to', () => {
    const story = tell(['day 2: after day 1'], ['day 1', '-', '-', 'day 2', '= #2', '-']);
    expect(story.row).toEqual(['day 1', '#2', '#3', '#5', '#6', 'day 2']);
    expect(story.before('#2', '#6')).toBe(true);
    expect(story.before('#3', '#5')).toBeUndefined();
    expect(story.before('#6', 'day 2')).toBe(true);
  });
});

describe('dates and distances', () => {
  test('dates order moments', () => {
    const story = tell(['A: days 10 to 11', 'B: days 5 to 6', 'C: days 0 to 20'], ['A', 'B', 'C']);
    expect(story.row).toEqual(['B', 'A', 'C']);
    expect(story.before('B', 'A')).toBe(true);
    expect(story.before('C', 'A')).toBeUndefined();
    expect(story.days('B', 'A')).toEqual([4, 6]);
  });

  test('a date and a distance make a date', () => {
    const story = tell(['A: days 10 to 11', 'B: 3 days after A', 'C: days 14 to 15'], ['C', 'B', 'A']);
    expect(story.row).toEqual(['A', 'B', 'C']);
    expect(story.days('B', 'C')).toEqual([0, 2]);
  });

  test('distances add up, whoever they pass through', () => {
    const story = tell(['B: 2 to 3 days after A', 'C: 4 days after B'], ['A', 'C']);
    expect(story.days('A', 'C')).toEqual([6, 7]);
    expect(story.days('C', 'A')).toEqual([-7, -6]);
  });

  test('the next day comes before three weeks later, though told after it', () => {
    expect(tell([], ['A', '#: 21 days after A', '#: 1 day after A']).row).toEqual(['A', '#3', '#2']);
  });

  test('what only orders says which is first and no more', () => {
    expect(tell(['B: after A'], ['A', 'B']).days('A', 'B')).toEqual([0, Infinity]);
  });
});

describe('moments within moments', () => {
  const war = ['the battle: during the war', 'the peace: after the war'];

  test('lie after its beginning and before what comes after it', () => {
    expect(tell(war, ['the peace', 'the war', 'the battle']).row).toEqual([
      'the war',
      'the battle',
      'the peace',
    ]);
    expect(tell(war, ['the battle', 'the peace', 'the war']).row).toEqual([
      'the war',
      'the battle',
      'the peace',
    ]);
  });

  test('are not before and not after', () => {
    const story = tell(war, ['the war', 'the battle', 'the peace']);
    expect(story.before('the war', 'the battle')).toBe(false);
    expect(story.before('the battle', 'the war')).toBe(false);
    expect(story.before('the battle', 'the peace')).toBe(true);
  });

  test('move its last slot from where they are told', () => {
    const story = tell(
      [...war, 'the charge: during the battle'],
      ['the war', 'the peace', 'the battle', 'the charge'],
    );
    expect([1, 2, 3, 4].map((told) => story.last('the war', told))).toEqual([
      'the war',
      'the war',
      'the battle',
      'the charge',
    ]);
    expect(story.last('the battle', 3)).toBe('the battle');
    expect(story.last('the peace', 4)).toBe('the peace');
  });

  test('a scene meanwhile shares the last slot', () => {
    const story = tell([], ['A', 'B', '#: same as A', '#: after A']);
    expect(story.row).toEqual(['A', '#3', 'B', '#4']);
    expect(story.last('A', 2)).toBe('A');
    expect(story.last('A', 3)).toBe('#3');
    expect(story.last('#3', 3)).toBe('#3');
  });
});

describe('clashes', () => {
  test('name the lines that cannot all be so, and leave out the last', () => {
    const story = tell(['B: after A', 'C: after B', 'D: after A', 'A: after C'], ['A', 'B', 'C']);
    expect(story.clashes).toEqual([['B: after A', 'C: after B', 'A: after C']]);
    expect(story.row).toEqual(['A', 'B', 'C']);
  });

  test('a moment before itself', () => {
    expect(tell(['A: after A', 'B: 2 days after B', 'C: during C', 'D: same as D'], ['A']).clashes).toEqual([
      ['A: after A'],
      ['B: 2 days after B'],
    ]);
  });

  test('moments within each other are one stretch; before and within are not both', () => {
    expect(tell(['A: during B', 'B: during A'], []).clashes).toEqual([]);
    expect(tell(['A: during B', 'A: after B'], []).clashes).toEqual([['A: during B', 'A: after B']]);
  });

  test('dates against distances', () => {
    const story = tell(
      ['A: days 1 to 2', 'E: days 1 to 9', 'B: 5 days after A', 'B: days 3 to 4', 'C: after B'],
      ['C', 'B', 'A'],
    );
    expect(story.clashes).toEqual([['A: days 1 to 2', 'B: 5 days after A', 'B: days 3 to 4']]);
    expect(story.row).toEqual(['A', 'B', 'C']);
  });

  test('a scene told against the run of undated scenes before it', () => {
    const story = tell(
      ['the end: after A'],
      ['A', '-', '-', '-', '# | after #4 | before #2', 'B | after the end | before #3'],
    );
    expect(story.clashes).toEqual([
      ['#3: follows #2', '#4: follows #3', '#5: after #4', '#5: before #2'],
      ['the end: after A', '#2: follows A', '#3: follows #2', 'B: after the end', 'B: before #3'],
    ]);
  });

  test('what an undated moment came before, because of the one that it follows', () => {
    const story = tell(['B: after A', 'C: after A'], ['A', 'D: follows A', '# | after B | before D']);
    expect(story.clashes).toEqual([['B: after A', 'D: follows A', '#3: after B', '#3: before D']]);
  });

  test('a date that ends before it begins', () => {
    expect(tell(['A: days 4 to 3'], ['A']).clashes).toEqual([['A: days 4 to 3']]);
  });
});

describe('what is told later', () => {
  test('is a constraint, but moves no moment told before', () => {
    const story = tell([], ['B', 'A', '# | after A | before B']);
    expect(story.before('A', 'B')).toBe(true);
    expect(story.row).toEqual(['#3', 'B', 'A']);
    expect(story.clashes).toEqual([]);
  });
});
