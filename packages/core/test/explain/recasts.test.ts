import { expect, test } from 'vitest';
import { explain, parseStory, Source } from '../../src/index.ts';

const nowTexts = (text: string): string[] =>
  explain(parseStory(new Source('recasts.story.md', text)).tree, { position: null }).twists.flatMap((twist) =>
    twist.recasts.map(({ nowText }) => nowText),
  );

const dreamed = (declared: string, said: readonly string[], reveal: string) =>
  `${declared}\n# Story\n\n## One\n${said.map((s) => `- ${s}\n`).join('')}\n## Two\n- ${reveal}\n`;

test('what nothing is known of any more is said in words, not in patterns', () => {
  const texts = nowTexts(
    dreamed(
      '# People\n- **Ann**\n- **Ben**\n\n# Places\n- **the attic**\n\n# Things\n- **the ring**\n',
      ['Ann holds the ring', 'Ben goes to the attic', 'Ben is ill'],
      'reveal: the scene "One" is dreamed by Ann',
    ),
  );
  expect(texts).toContain('it is not known who holds the ring');
  expect(texts).toContain('it is not known where Ben is');
  expect(texts).toContain('it is not known whether Ben is ill');
  expect(texts.join(' ')).not.toMatch(/\?\p{L}/u);
});

test('in French too', () => {
  const texts = nowTexts(
    `---\ntitle: La bague\nlanguage: fr\nwords: fr\n---\n${dreamed(
      '# People\n- **Anne**\n- **Paul**\n\n# Places\n- **la chapelle**\n\n# Things\n- **la bague**\n',
      ['Anne tient la bague', 'Paul va à la chapelle'],
      'reveal: the scene "One" is dreamed by Anne',
    )}`,
  );
  expect(texts).toContain('on ne sait pas qui tient la bague');
  expect(texts).toContain('on ne sait pas où est Paul');
});
