import { type Contribution, openAfter } from '@unspoiled/core';
import { say } from '../messages/say.ts';
import { sayBuilt } from '../messages/say-built.ts';
import { OpenPoints } from '../pages/open.tsx';
import { lastCharted } from './chart-pages.tsx';
import { type Plain, plainPage } from './plain-page.tsx';
import type { SiteFile } from './story-site.ts';

// What is open, for readers without scripts: after the same scenes as have charts, so that the lists are no more than O(n) in all.

const openAt = (number: number) => `${number}-open.html`;

export function OpenLink({ number }: { number: number }) {
  const listed = lastCharted(number);
  return (
    <p>
      <a href={openAt(listed)} rel="nofollow">
        {listed === number ? sayBuilt.plainOpen : sayBuilt.plainOpenUpTo(listed)}
      </a>
    </p>
  );
}

export function* openPages(plain: Plain, scenes: readonly Contribution[]): Generator<SiteFile> {
  const { story, open } = plain.shipped;
  const titled = (number: number) => (
    <a href={`${number}.html`} dir="auto">
      {String(scenes[number - 1]?.scene.title)}
    </a>
  );
  for (const [i] of scenes.entries()) {
    const number = i + 1;
    if (lastCharted(number) !== number) continue;
    yield {
      path: `${story.slug}/read/${openAt(number)}`,
      body: plainPage(plain, {
        back: `${number}.html`,
        content: (
          <>
            <h1>{say.open[1]}</h1>
            <OpenPoints points={openAfter(open.slice(0, number))} scene={titled} link={null} />
          </>
        ),
      }),
    };
  }
}
