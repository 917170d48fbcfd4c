import type { Storyline, TwoOrders, WhoIsWho } from '@unspoiled/core/reader/charts';
import type { ComponentChildren } from 'preact';
import { say } from '../../messages/say.ts';
import { StorylinePicture } from './storyline.tsx';
import { TimesPicture } from './times.tsx';
import { WhoPicture } from './who.tsx';

// The pictures that explain, each with the same in words below it: drawn in a browser, and on the pages for those without scripts.

/** How charts lead to what they show. */
export interface ChartLinks {
  readonly scene: (number: number) => string;
  /** Null where there is nothing to lead to. */
  readonly person: (name: string) => string | null;
}

function InWords({ children }: { children: ComponentChildren }) {
  return (
    <details class="in-words">
      <summary>{say.chart.inWords}</summary>
      {children}
    </details>
  );
}

interface Named {
  readonly number: number;
  readonly title: string;
}

function SceneLink({ links, scene }: { links: ChartLinks; scene: Named }) {
  return (
    <a href={links.scene(scene.number)} dir="auto">
      {scene.title}
    </a>
  );
}

function Names({ links, names }: { links: ChartLinks; names: readonly string[] }) {
  return (
    <>
      {names.map((name, i) => {
        const href = links.person(name);
        return (
          <span key={name}>
            {i > 0 && ', '}
            {href === null ? (
              <span dir="auto">{name}</span>
            ) : (
              <a class="name" href={href} dir="auto">
                {name}
              </a>
            )}
          </span>
        );
      })}
    </>
  );
}

/**
 * Who meets whom.
 *
 * @param storyline null while it is being laid out
 */
export function StorylineSection(props: {
  links: ChartLinks;
  storyline: Storyline | null;
  finished: boolean;
}) {
  const { links, storyline, finished } = props;
  return (
    <section aria-labelledby="chart-storyline">
      <h2 id="chart-storyline">{say.chart.storyline}</h2>
      <p class="soft">{say.chart.storylineLead}</p>
      {storyline === null ? (
        <p role="status" class="coming">
          {say.loading}
        </p>
      ) : (
        <>
          <StorylinePicture chart={storyline} id="storyline" />
          <p class="small soft">
            {!finished && `${say.chart.storylineAway} `}
            {storyline.scenes.some((scene) => scene.frame !== null) && say.chart.storylineFrame}
          </p>
          <InWords>
            <ol>
              {storyline.scenes.map((scene) => (
                <li key={scene.number} value={scene.number}>
                  <SceneLink links={links} scene={scene} />
                  {': '}
                  {scene.meeting.length === 0 ? (
                    say.chart.nobody
                  ) : (
                    <Names links={links} names={scene.meeting.map((line) => storyline.lines[line]!.name)} />
                  )}
                  {scene.frame !== null && ` (${scene.frame})`}
                </li>
              ))}
            </ol>
          </InWords>
        </>
      )}
    </section>
  );
}

/** As told beside as it happened. */
export function TimesSection({ links, times }: { links: ChartLinks; times: TwoOrders }) {
  const { scenes, moments, outside } = times;
  const linked = (indices: readonly number[]) =>
    indices.map((scene, i) => (
      <span key={scene}>
        {i > 0 && ', '}
        <SceneLink links={links} scene={scenes[scene]!} />
        {scenes[scene]!.goesBack && ` (${say.chart.goesBack})`}
      </span>
    ));
  const tellingOf = (moment: number) =>
    scenes.filter((scene) => scene.tellsOf.includes(moment)).map((s) => s.number);
  return (
    <section aria-labelledby="chart-times">
      <h2 id="chart-times">{say.chart.times}</h2>
      <p class="soft">{say.chart.timesLead}</p>
      <TimesPicture chart={times} id="times" />
      <p class="small soft">
        {scenes.some((scene) => scene.goesBack) && `${say.chart.timesBack} `}
        {scenes.some((scene) => scene.tellsOf.length > 0) && say.chart.timesTells}
      </p>
      <InWords>
        <ol>
          {moments.map((moment, i) => (
            <li key={i}>
              {moment.name !== null && <span dir="auto">{`${moment.name}: `}</span>}
              {linked(moment.scenes)}
              {moment.scenes.length === 0 && say.chart.onlyToldOf(tellingOf(i))}
            </li>
          ))}
        </ol>
        {outside.length > 0 && (
          <p>
            {say.chart.outside}
            {': '}
            {linked(outside)}
          </p>
        )}
      </InWords>
    </section>
  );
}

/** Who is who to whom. */
export function WhoSection({ who }: { who: WhoIsWho }) {
  const { people, ties, apart } = who;
  return (
    <section aria-labelledby="chart-who">
      <h2 id="chart-who">{say.chart.who}</h2>
      {ties.length === 0 ? (
        <p>{say.chart.whoNone}</p>
      ) : (
        <>
          <p class="soft">{say.chart.whoLead}</p>
          <WhoPicture chart={who} id="who" />
          <InWords>
            <ul>
              {ties.flatMap(({ from, to, words }) =>
                words.map(({ sentence }) => (
                  <li key={`${people[from]!.name} ${people[to]!.name} ${sentence}`} dir="auto">
                    {sentence}.
                  </li>
                )),
              )}
            </ul>
          </InWords>
        </>
      )}
      {ties.length > 0 && apart.length > 0 && <p class="small soft">{say.chart.apart(apart.join(', '))}</p>}
    </section>
  );
}
