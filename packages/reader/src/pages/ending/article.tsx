import {
  becauseLine,
  clueSentence,
  creditLines,
  type Header,
  premise,
  type ReadingReport,
  readingProse,
  readingTitle,
  sourceText,
  stageParts,
  twistGrounds,
} from '@unspoiled/core/reader';
import { sayBuilt } from '../../messages/say-built.ts';
import { factsOf } from '../face.tsx';
import { Prose } from '../prose.tsx';
import { type Drawn, Quoted, SceneName, SceneNames } from './parts.tsx';
import { heldBy } from './readings.tsx';

/**
 * All of it as one article to read, print or share, in the order that such articles have: facts and where to watch, a line that
 * warns, the story, the ending, what it means.
 */
export function Article({ header, ...drawn }: Drawn & { header: Header }) {
  const { page, links } = drawn;
  const { story } = page;
  return (
    <article class="article">
      <p class="label">{sayBuilt.ending}</p>
      <h1 tabIndex={-1} dir="auto">
        {sayBuilt.ended.articleTitle(story.title)}
      </h1>
      <p class="stage">{factsOf(header)}</p>
      <p class="turn">
        <button type="button" data-print>
          {sayBuilt.ended.print}
        </button>{' '}
        {links.article !== null && <a href={links.article}>{sayBuilt.ended.ownPage}</a>}
      </p>
      <dl class="lines facts">
        {creditLines(page, sayBuilt.words).map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">
              <Prose text={text} />
            </dd>
          </div>
        ))}
        {story.awards.length > 0 && (
          <div>
            <dt>{sayBuilt.awards}</dt>
            <dd dir="auto">
              <Prose text={story.awards.join('; ')} />
            </dd>
          </div>
        )}
      </dl>
      {premise(page).map((prose) => (
        <p key={prose} dir="auto">
          <Prose text={prose} />
        </p>
      ))}
      <p class="warning">{sayBuilt.ended.warning}</p>
      <StoryTold {...drawn} />
      <EndingTold {...drawn} />
      <Meaning {...drawn} />
      <Sources {...drawn} />
    </article>
  );
}

/** The recap, as paragraphs that run on from how it begins; a heading where a chapter begins. */
function StoryTold({ page }: Drawn) {
  const begun = premise(page).length > 0 ? 1 : 0;
  return (
    <section aria-labelledby="plot">
      <h2 id="plot">{sayBuilt.ended.plot}</h2>
      {page.scenes.slice(begun).map((scene, i) => (
        <div key={scene.number}>
          {scene.chapter !== null && scene.chapter !== page.scenes[begun + i - 1]?.chapter && (
            <h3 dir="auto">{scene.chapter}</h3>
          )}
          {scene.prose.map((prose) => (
            <p key={prose} dir="auto">
              <Prose text={prose} />
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

function EndingTold({ page, links }: Drawn) {
  const [twist] = page.twists.filter((t) => t.reach.length > 0);
  if (!twist) return null;
  const scene = page.scenes.find((s) => s.number === twist.scene);
  return (
    <section aria-labelledby="the-ending">
      <h2 id="the-ending">{sayBuilt.ended.endingOf(page.story.title)}</h2>
      {scene && (
        <p class="stage" dir="auto">
          {[scene.title, ...stageParts(scene)].join(' · ')}
        </p>
      )}
      {twistGrounds(twist).told.map((because) => (
        <p class="told" key={because.line} dir="auto">
          {becauseLine(because, sayBuilt.words)}.
        </p>
      ))}
      <p>
        {sayBuilt.ended.changesThese} <SceneNames page={page} links={links} numbers={twist.reach} />.
      </p>
      {page.clues.some((clue) => clue.resolved === twist.scene) && (
        <p>
          {sayBuilt.ended.hints}{' '}
          {page.clues
            .filter((clue) => clue.resolved === twist.scene)
            .map((clue, i) => (
              <span key={clue.text} dir="auto">
                {i > 0 && '; '}
                {clueSentence(clue, sayBuilt.words)} (
                <SceneName page={page} links={links} number={clue.planted[0] ?? clue.resolved} />)
              </span>
            ))}
          .
        </p>
      )}
    </section>
  );
}

function Meaning({ page }: Drawn) {
  if (page.readings.length === 0) return null;
  return (
    <section aria-labelledby="meaning">
      <h2 id="meaning">{sayBuilt.ended.meaningOf(page.story.title)}</h2>
      {page.readings.map((reading) => (
        <div key={reading.title} class="fact">
          <h3 dir="auto">{readingTitle(reading, sayBuilt.words)}</h3>
          {heldBy(reading) !== '' && <p class="soft small">{heldBy(reading)}</p>}
          {readingProse(reading, sayBuilt.words).map((prose) => (
            <p key={prose} dir="auto">
              <Prose text={prose} />
            </p>
          ))}
          {reading.quotations.map((quotation) => (
            <Quoted key={quotation.text} quotation={quotation} />
          ))}
          <p>{weighed(reading)}</p>
        </div>
      ))}
      {page.holes.length > 0 && (
        <p>{sayBuilt.ended.holesLeft(page.holes.map((hole) => hole.text).join('; '))}</p>
      )}
    </section>
  );
}

const weighed = ({ explains, strains, supposes }: ReadingReport) =>
  sayBuilt.ended.weighed(explains.length, strains.length, supposes);

export function Sources({ page }: Pick<Drawn, 'page'>) {
  if (page.sources.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{sayBuilt.ended.sources}</h2>
      <ul class="plain">
        {page.sources.map((source) => (
          <li key={`${source.name} ${source.url}`} dir="auto">
            {source.url !== null && /^https?:\/\//i.test(source.url) ? (
              <a href={source.url} rel="noreferrer">
                {source.name}
              </a>
            ) : (
              <strong>{source.name}</strong>
            )}
            {sourceText(source) !== '' && (
              <>
                : <Prose text={sourceText(source)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
