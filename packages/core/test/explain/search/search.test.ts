import { parseStory, Source } from '@unspoiled/core';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { orderOf } from '../../../src/engine/moments/order.ts';
import { sayConflict } from '../../../src/explain/causes.ts';
import { SEARCH_BUDGET, search } from '../../../src/explain/search/search.ts';
import { understand } from '../../../src/story/understand.ts';

/** What is found: of each component its conflicts and its choices, as text. */
function found(text: string, { limit = 4, budget = SEARCH_BUDGET } = {}) {
  const story = understand(parseStory(new Source('x.story.md', text)).tree);
  const { engine, components, stays, starts } = search(
    story,
    new Engine(story, { order: orderOf(story) }).order,
    { limit, budget },
  );
  const say = (conflict: (typeof stays)[number]) => sayConflict(engine, conflict, engine.end);
  return {
    components: components.map(({ conflicts, choices, ...rest }) => ({
      ...rest,
      conflicts: conflicts.map(say),
      choices: choices.map(({ supposed, leaves }) => {
        const since = (start: number) => {
          const moment = starts.momentOf(start);
          return moment === null ? '' : ` since ${engine.momentName(moment)}`;
        };
        const suppositions = [...supposed].map(([candidate, start]) => `${candidate.text}${since(start)}`);
        return `${suppositions.join(', ')}${leaves > 0 ? `; leaves ${leaves}` : ''}`;
      }),
    })),
    stays: stays.map(say),
  };
}

const people = `# People
- **Adam**
- **Mum**
- **Dad**
- **Harry**

# Places
- **the flat**

# Things
- **Harry's body**

# Timeline
- the crash: before night 1
- night 1
- night 2: after night 1
- night 3: after night 2

`;

describe('the search for readings', () => {
  test('supposes what lets the dead act, from their death on; whoever was always there may have imagined them', () => {
    const { components, stays } = found(`${people}# Story
## One
*night 1*
- (the crash) Mum dies
- Mum embraces Adam
## Two
*night 2*
- Mum kisses Adam
`);
    expect(stays).toEqual([]);
    expect(components).toMatchObject([
      {
        conflicts: ['“Mum embraces Adam” although Mum is dead'],
        choices: ['Mum is a ghost since the crash', 'Adam imagines Mum since the crash'],
        proven: true,
        more: false,
        bound: { leaves: 0, supposes: 1 },
      },
    ]);
  });

  test('components are shown each for itself', () => {
    const { components } = found(`${people}# Story
## One
*night 1*
- (the crash) Mum dies
- (the crash) Harry dies
- Mum embraces Adam
## Two
*night 2*
- Harry kisses Dad
`);
    expect(components.map((c) => c.choices)).toEqual([
      ['Mum is a ghost since the crash', 'Adam imagines Mum since the crash'],
      ['Harry is a ghost since the crash', 'Dad imagines Harry since the crash'],
    ]);
  });

  test('what adds another conflict comes after what does not, with what it leaves', () => {
    const { components } = found(`${people}# Story
## One
*night 1*
- Harry dies
## Two
*night 2*
- Harry kisses Adam
## Three
*night 3, the flat*
- Adam finds Harry's body
- Harry's body is in the flat
`);
    expect(components[0]!.choices).toEqual([
      'Harry is a ghost since night 1',
      'Adam imagines Harry since night 1; leaves 1',
    ]);
  });

  test('a supposition starts late where an early start would do harm', () => {
    const { components } = found(`${people}# Rules
- no ghosts at the feast: never ?x is a ghost while ?x celebrates

# Words
- ?x celebrates: state

# Story
## One
*night 1*
- Mum dies
- Mum celebrates
## Two
*night 2*
- Mum does not celebrate
## Three
*night 3*
- Mum kisses Adam
`);
    expect(components.flatMap((c) => c.choices)).toContain('Mum is a ghost since night 3');
  });

  test('one supposition may need another', () => {
    const { components } = found(`${people}# Rules
- off: the imagined leave nothing behind
- a ghost is mourned: never ?x is a ghost while ?x is buried, unless ?y imagines ?x
- only the mad imagine: never ?x imagines ?y while ?x is sober, unless ?x is a ghost

# Story
## One
*night 1*
- (always) Mum is buried
- (always) Adam is sober
- (the crash) Mum dies
- Mum embraces Adam
`);
    expect(components).toHaveLength(1);
    expect(components[0]!.choices[0]).toBe('Adam imagines Mum since night 1, Adam is a ghost');
    expect(components[0]!.choices[1]).toBe('Mum is a ghost since the crash; leaves 1');
  });

  test('what nothing removes stays', () => {
    const { components, stays } = found(`${people}# Rules
- nobody sings in the dark: never ?x sings while ?x is blind

# Story
## One
*night 1*
- Mum is blind
- Mum sings
`);
    expect(components).toEqual([]);
    expect(stays).toEqual(['Mum sings although Mum is blind']);
  });

  test('a state that is told may be supposed not to be', () => {
    const { components } = found(`${people}# Rules
- ghosts do not eat: never ?x eats while ?x is a ghost

# Story
## One
*night 1*
- Adam sees that Mum is a ghost
- Mum eats
`);
    expect(components.map((c) => c.choices)).toEqual([['Mum is not a ghost since night 1']]);
  });

  test('what follows from a supposition by a rule counts', () => {
    const { components } = found(`${people}# Words
- ?x is cursed: state, may be supposed
- ?x is undead: state

# Rules
- the cursed are undead: ?x is undead when ?x is cursed
- nobody rises: never ?x gets up while ?x is buried, unless ?x is undead

# Story
## One
*night 1*
- Mum is buried
- Mum gets up
`);
    expect(components.map((c) => c.choices)).toEqual([['Mum is cursed since night 1']]);
  });

  test('a story without conflicts, or without scenes, has nothing to find', () => {
    expect(found(`${people}# Story\n## One\n- Mum kisses Adam\n`)).toEqual({ components: [], stays: [] });
    expect(found('')).toEqual({ components: [], stays: [] });
  });

  test('without a budget it says what it could not prove', () => {
    const { components } = found(
      `${people}# Story\n## One\n*night 1*\n- (the crash) Mum dies\n- Mum embraces Adam\n`,
      { budget: 0 },
    );
    expect(components).toMatchObject([{ proven: false, more: true }]);
    expect(components[0]!.choices.length).toBeGreaterThan(0);
  });
});
