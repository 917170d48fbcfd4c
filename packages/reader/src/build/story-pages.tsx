import { type Contribution, capital } from '@unspoiled/core';
import { renderToString } from 'preact-render-to-string';
import { spoken } from '../messages/messages.ts';
import { say } from '../messages/say.ts';
import { sayBuilt, speakIn } from '../messages/say-built.ts';
import { personHref, sceneHref } from '../pages/addresses.ts';
import { endingPages } from '../pages/ending/pages.tsx';
import { Facts, factsOf, Masthead } from '../pages/face.tsx';
import { Prose } from '../pages/prose.tsx';
import type { ShippedEnding } from '../pages/public.ts';
import { Stream } from '../pages/stream.tsx';
import type { Assets } from './assets.ts';
import { ChartsLink, chartPages, FINISHED_CHARTS } from './chart-pages.tsx';
import { documentOf } from './document.tsx';
import { OpenLink, openPages } from './open-pages.tsx';
import { type Plain, plainPage } from './plain-page.tsx';
import { jsonLd } from './public-data.ts';
import { type Shipped, type SiteFile, singles } from './story-site.ts';

/** The pages of one story: the one that everything opens in, and those for readers without scripts. */
export function* storyPages(shipped: Shipped, files: Assets, address: string | null): Generator<SiteFile> {
  const { story, segments } = shipped;
  const language = spoken(story.header.front.language);
  speakIn(language);
  yield { path: `${story.slug}/index.html`, body: facePage(shipped, files, language, address) };
  const scenes = singles(segments);
  const plain = { shipped, files, language, address };
  for (const [i, scene] of scenes.entries())
    yield { path: `${story.slug}/read/${i + 1}.html`, body: scenePage(plain, scene, i + 1) };
  const pages = endingPages(shipped.explanation, story.header, {
    scene: sceneHref,
    person: personHref,
    article: 'read/article.html',
  });
  const ending: ShippedEnding = {
    scenes: scenes.length,
    ending: segments.ending,
    pages: pages.map(({ id, name, title, content }) => ({
      id,
      name,
      title,
      html: renderToString(content),
    })),
  };
  yield { path: `${story.slug}/ending.json`, body: JSON.stringify(ending) };
  yield* plainEnding(plain);
  yield { path: `${story.slug}/read/${scenes.length + 1}.html`, body: lastPage(plain, scenes.length + 1) };
  yield* chartPages(plain, scenes);
  yield* openPages(plain, scenes);
}

function facePage(
  { story, watchActions }: Shipped,
  files: Assets,
  language: string,
  address: string | null,
): string {
  const { header } = story;
  const { title } = header.front;
  const description = `${title}, ${factsOf(header)}. ${say.whereWhy}`;
  const here = address === null ? null : `${address}${story.slug}/`;
  return documentOf({
    language,
    title: `${title} · ${sayBuilt.companion}`,
    root: '../',
    style: files.style,
    inline: true,
    script: files.main[language] ?? null,
    head: (
      <>
        <meta name="description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        {here !== null && <meta property="og:url" content={here} />}
        {here !== null && <link rel="canonical" href={here} />}
      </>
    ),
    body: (
      <div id="app">
        <Masthead header={header} />
        <main id="main" tabIndex={-1}>
          <Stream where={story.where} open />
          <section class="where" aria-labelledby="where">
            <h2 id="where">{say.where}</h2>
            <p class="soft">{say.whereWhy}</p>
            <p>
              <a href="read/1.html" rel="nofollow">
                {say.plainLink}
              </a>
            </p>
          </section>
          <Facts header={header} />
        </main>
        <footer class="foot">
          <p>
            <a href="../">{say.shelfBack}</a>
          </p>
          <p>{say.footer}</p>
        </footer>
      </div>
    ),
    data: [
      { type: 'application/json', id: 'story', value: story },
      { type: 'application/ld+json', value: jsonLd(story, here, watchActions) },
    ],
  });
}

function scenePage(plain: Plain, told: Contribution, number: number): string {
  const scene = told.scene as unknown as {
    title: string;
    chapter: string | null;
    stage: string;
    prose: { markdown: string; quotation: unknown }[];
  };
  const prose = scene.prose.filter((p) => p.quotation === null || p.quotation === undefined);
  const said = told.sentences as unknown as { text: string; mark: string | null; statement: unknown }[];
  const stage = /^[*_](.*)[*_]$/u.exec(scene.stage)?.[1] ?? '';
  return plainPage(plain, {
    back: number > 1 ? `${number - 1}.html` : null,
    content: (
      <>
        <p class="label" dir="auto">
          {scene.chapter ?? say.scene(number)}
        </p>
        <h1 dir="auto">{scene.title}</h1>
        {stage !== '' && (
          <p class="stage" dir="auto">
            {stage}
          </p>
        )}
        {prose.map((p) => (
          <p dir="auto" key={p.markdown}>
            <Prose text={p.markdown} />
          </p>
        ))}
        {prose.length === 0 && (
          <ul class="known">
            {said
              .filter((s) => s.statement && s.mark !== 'infer' && s.mark !== 'suppose')
              .map((s) => (
                <li dir="auto" key={s.text}>
                  {s.text}
                </li>
              ))}
          </ul>
        )}
        {told.entities.some((e) => e.introduction !== '') && (
          <>
            <h2>{sayBuilt.newHere}</h2>
            <ul class="known">
              {told.entities
                .filter((e) => e.introduction !== '')
                .map((e) => (
                  <li dir="auto" key={e.names[0]?.text}>
                    <strong>{capital(e.names[0]?.text ?? '')}</strong> <Prose text={e.introduction} />{' '}
                    {e.playedBy !== null && <span class="soft small">{say.playedBy(e.playedBy)}.</span>}
                  </li>
                ))}
            </ul>
          </>
        )}
        {told.pictures.map((picture) => (
          <figure key={picture.file}>
            <img src={`../pictures/${picture.file}`} alt={picture.alt} loading="lazy" />
            <figcaption>{picture.credit}</figcaption>
          </figure>
        ))}
        <p class="onward">
          <a class="main" href={`${number + 1}.html`} rel="nofollow">
            {sayBuilt.plainNext}
          </a>
        </p>
        <ChartsLink number={number} />
        <OpenLink number={number} />
      </>
    ),
  });
}

/** What comes behind the last scene; the way to it looks like that to any other scene. */
function lastPage(plain: Plain, number: number): string {
  const { explanation, story } = plain.shipped;
  const pages = endingPages(explanation, story.header, PLAIN_LINKS);
  return plainPage(plain, {
    back: number > 1 ? `${number - 1}.html` : null,
    content: (
      <>
        <h1>{sayBuilt.plainEnd}</h1>
        <ul class="known">
          {[...pages, { id: FINISHED_CHARTS, title: say.charts[1] }].map(({ id, title }) => (
            <li key={id}>
              <a href={`${id}.html`} rel="nofollow">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

const PLAIN_LINKS = { scene: (number: number) => `${number}.html`, person: () => null, article: null };

/** The pages of the ending, for readers without scripts. */
function* plainEnding(plain: Plain): Generator<SiteFile> {
  const { explanation, story } = plain.shipped;
  for (const { id, title, content } of endingPages(explanation, story.header, PLAIN_LINKS)) {
    const file = `${id}.html`;
    const isArticle = id === 'article';
    yield {
      path: `${story.slug}/read/${file}`,
      body: plainPage(plain, {
        back: null,
        content,
        where: isArticle,
        shared: { title: isArticle ? sayBuilt.ending : title, file },
      }),
    };
  }
}
