import { asOneOf, type Contribution, type LayOut, type Storyline, sealedPrelude } from '@unspoiled/core';
import { merge, type SealedPrelude, type SealedStory, Session, toldBySealed } from '@unspoiled/core/reader';
import {
  type ChartsOf,
  chartsIn,
  type Remembered,
  STRETCH,
  type TwoOrders,
  type WhoIsWho,
} from '@unspoiled/core/reader/charts';
import { say } from '../messages/say.ts';
import { sayBuilt } from '../messages/say-built.ts';
import { StorylineSection, TimesSection, WhoSection } from '../pages/charts/sections.tsx';
import { type Plain, plainPage } from './plain-page.tsx';
import type { SiteFile } from './story-site.ts';

// The charts for readers without scripts, each drawn from the story sealed at its scene, as a browser would. And of the finished
// story those that browsers get laid out as well.

/** How many scenes in turn have charts of their own, and how many of each doubling after them. */
const EACH = 32;

/**
 * The last scene up to this one that has charts of its own: each of the first 32, then 16 of each doubling (34, 36, … 64, 68, …), so that
 * n scenes have O(log n) charts and drawing them takes O(n). It depends on no scene to come.
 */
export function lastCharted(number: number): number {
  let step = 1;
  while (number >= EACH * step * 2) step *= 2;
  return number < EACH ? number : number - (number % (step * 2));
}

const chartsOf = (number: number) => `${number}-charts.html`;

/** The charts of the finished story; a long one has several pages. */
export const FINISHED_CHARTS = 'charts-1';

export function ChartsLink({ number }: { number: number }) {
  const charted = lastCharted(number);
  return (
    <p>
      <a href={chartsOf(charted)} rel="nofollow">
        {charted === number ? sayBuilt.plainCharts : sayBuilt.plainChartsUpTo(charted)}
      </a>
    </p>
  );
}

export function* chartPages(plain: Plain, scenes: readonly Contribution[]): Generator<SiteFile> {
  const { story, segments } = plain.shipped;
  const { header } = segments;
  const prelude = sealedPrelude(header.front.words);
  const remembered: Remembered = new Map();
  for (const [i] of scenes.entries()) {
    const number = i + 1;
    if (lastCharted(number) !== number) continue;
    const told = scenes.slice(0, number);
    const charts = chartsFrom(
      merge(header, [{ start: 0, length: number, scenes: told }], null),
      prelude,
      remembered,
    );
    const stretch = charts.stretches - 1;
    yield {
      path: `${story.slug}/read/${chartsOf(number)}`,
      body: plainPage(plain, {
        back: `${number}.html`,
        content: drawn(charts.storyline(stretch), charts.times(stretch), charts.who(), false),
      }),
    };
  }
  const whole = merge(header, [{ start: 0, length: scenes.length, scenes }], segments.ending);
  const charts = chartsFrom(whole, prelude, remembered, asOneOf(Math.ceil(scenes.length / STRETCH) || 1));
  for (let stretch = 0; stretch < charts.stretches; stretch++) {
    const storyline = charts.storyline(stretch);
    yield { path: `${story.slug}/storylines/${stretch}.json`, body: JSON.stringify(storyline) };
    yield {
      path: `${story.slug}/read/charts-${stretch + 1}.html`,
      body: plainPage(plain, {
        back: stretch === 0 ? `${scenes.length + 1}.html` : `charts-${stretch}.html`,
        content: (
          <>
            {drawn(storyline, charts.times(stretch), stretch === 0 ? charts.who() : null, true)}
            {stretch + 1 < charts.stretches && (
              <p class="onward">
                <a class="main" href={`charts-${stretch + 2}.html`} rel="nofollow">
                  {sayBuilt.plainChartsNext}
                </a>
              </p>
            )}
          </>
        ),
      }),
    };
  }
}

function chartsFrom(
  sealed: SealedStory,
  prelude: SealedPrelude,
  remembered: Remembered,
  asOne: LayOut | null = null,
): ChartsOf {
  const session = new Session(toldBySealed(sealed, prelude));
  const charts = chartsIn(session, { position: null, eyes: [], under: null }, { asOne, remembered });
  // There is nobody whose eyes could be unknown.
  if ('problem' in charts) throw new Error(charts.problem);
  return charts;
}

const LINKS = { scene: (number: number) => `${number}.html`, person: () => null };

/** @param who null on all pages of a long finished story but the first: it is the same */
function drawn(storyline: Storyline, times: TwoOrders, who: WhoIsWho | null, finished: boolean) {
  return (
    <>
      <h1>{say.charts[1]}</h1>
      <StorylineSection links={LINKS} storyline={storyline} finished={finished} />
      <TimesSection links={LINKS} times={times} />
      {who && <WhoSection who={who} />}
    </>
  );
}
