import {
  chartsIn,
  STRETCH,
  type Storyline,
  type TwoOrders,
  type WhoIsWho,
} from '@unspoiled/core/reader/charts';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { StorylinePicture } from '../pages/charts/storyline.tsx';
import { TimesPicture } from '../pages/charts/times.tsx';
import { WhoPicture } from '../pages/charts/who.tsx';
import { NameLink, SceneLink } from './link.tsx';
import type { Told } from './told.ts';

/**
 * The pictures that explain: the storyline, the two orders of time, who is who to whom. Each is laid out by core from what this
 * reader has been given, and drawn as SVG with the same in words below it.
 */
export function Charts({ told }: { told: Told }) {
  const charts = chartsIn(told.session, { position: null, eyes: told.eyes, under: null });
  const stretches = 'problem' in charts ? 0 : charts.stretches;
  const [stretch, choose] = useState(stretches - 1);
  const shown = Math.min(Math.max(0, stretch), stretches - 1);
  // Laying out a finished story takes a moment: the page is there first.
  const [storyline, lay] = useState<Storyline | null>(null);
  useEffect(() => {
    if ('problem' in charts) return;
    const make = () => lay(charts.storyline(shown));
    if (told.sealed.ending === null) {
      make();
      return;
    }
    lay(null);
    const waiting = setTimeout(make, 30);
    return () => clearTimeout(waiting);
  }, [told, shown]);
  if ('problem' in charts) return null;
  if (told.soFar.scenes.length === 0) return <p class="lead">{say.recapNothing}</p>;
  return (
    <>
      {stretches > 1 && <Stretches told={told} count={stretches} shown={shown} choose={choose} />}
      <section aria-labelledby="chart-storyline">
        <h2 id="chart-storyline">{say.chart.storyline}</h2>
        <p class="soft">{say.chart.storylineLead}</p>
        {storyline === null ? (
          <p role="status">{say.loading}</p>
        ) : (
          <StorylineChart told={told} storyline={storyline} />
        )}
      </section>
      <TimesChart told={told} times={charts.times(shown)} />
      <WhoChart who={charts.who()} />
    </>
  );
}

function Stretches(props: { told: Told; count: number; shown: number; choose: (stretch: number) => void }) {
  const { told, count, shown, choose } = props;
  return (
    <p>
      <label>
        {say.chart.stretches}{' '}
        <select value={shown} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {Array.from({ length: count }, (_, i) => (
            <option key={i} value={i}>
              {say.chart.stretch(i * STRETCH + 1, Math.min((i + 1) * STRETCH, told.audience.scenes.length))}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function InWords({ children }: { children: ComponentChildren }) {
  return (
    <details class="in-words">
      <summary>{say.chart.inWords}</summary>
      {children}
    </details>
  );
}

function StorylineChart({ told, storyline }: { told: Told; storyline: Storyline }) {
  const { scenes, lines } = storyline;
  return (
    <>
      <StorylinePicture chart={storyline} id="storyline" />
      <p class="small soft">
        {told.sealed.ending === null && `${say.chart.storylineAway} `}
        {scenes.some((scene) => scene.frame !== null) && say.chart.storylineFrame}
      </p>
      <InWords>
        <ol>
          {scenes.map(({ number, meeting, frame }) => (
            <li key={number} value={number}>
              <SceneLink told={told} number={number} />
              {': '}
              {meeting.length === 0 ? (
                say.chart.nobody
              ) : (
                <Names names={meeting.map((line) => lines[line]!.name)} />
              )}
              {frame !== null && ` (${frame})`}
            </li>
          ))}
        </ol>
      </InWords>
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, i) => (
        <span key={name}>
          {i > 0 && ', '}
          <NameLink name={name} />
        </span>
      ))}
    </>
  );
}

function TimesChart({ told, times }: { told: Told; times: TwoOrders }) {
  const { scenes, moments, outside } = times;
  const links = (indices: readonly number[]) =>
    indices.map((scene, i) => (
      <span key={scene}>
        {i > 0 && ', '}
        <SceneLink told={told} number={scenes[scene]!.number} />
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
              {links(moment.scenes)}
              {moment.scenes.length === 0 && say.chart.onlyToldOf(tellingOf(i))}
            </li>
          ))}
        </ol>
        {outside.length > 0 && (
          <p>
            {say.chart.outside}
            {': '}
            {links(outside)}
          </p>
        )}
      </InWords>
    </section>
  );
}

function WhoChart({ who }: { who: WhoIsWho }) {
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
