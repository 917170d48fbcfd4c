import { capital, type Header } from '@unspoiled/core/reader';
import { say } from '../messages/say.ts';
import { sayBuilt } from '../messages/say-built.ts';
import { Prose } from './prose.tsx';

/** `Film · 2023 · 1 h 45 min` */
export function factsOf({ front }: Header): string {
  const { kind, year, runtime } = front;
  const minutes = runtime === null ? 0 : Math.round(runtime / 60);
  return [
    sayBuilt.kinds[kind] ?? kind,
    year,
    minutes > 0 ? say.hours(Math.floor(minutes / 60), minutes % 60) : '',
  ]
    .filter((part) => part !== '' && part !== null)
    .join(' · ');
}

/** What somebody who has seen nothing may read: the work's own facts. */
export function Facts({ header }: { header: Header }) {
  const { credits, awards } = header.front;
  const other = header.front.other.filter(({ key }) => key !== PREMISE);
  if (credits.length + other.length + awards.length === 0) return null;
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{sayBuilt.facts}</h2>
      <dl>
        {credits.map(({ role, names }) => (
          <div key={role}>
            <dt>{sayBuilt.roles[role] ?? capital(role)}</dt>
            <dd dir="auto">{names.join(', ')}</dd>
          </div>
        ))}
        {other.map(({ key, text }) => (
          <div key={key}>
            <dt>{capital(key)}</dt>
            <dd dir="auto">
              <Prose text={text} />
            </dd>
          </div>
        ))}
        {awards.length > 0 && (
          <div>
            <dt>{sayBuilt.awards}</dt>
            {awards.map((award) => (
              <dd dir="auto" key={award}>
                <Prose text={award} />
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}

/** How the work introduces itself, if its front matter says so: `premise: …`. */
const PREMISE = 'premise';

export function Masthead({ header }: { header: Header }) {
  const premise = header.front.other.find(({ key }) => key === PREMISE);
  return (
    <header class="masthead">
      <p class="label">{sayBuilt.companion}</p>
      <h1 dir="auto">{header.front.title}</h1>
      <p class="line">{factsOf(header)}</p>
      {premise !== undefined && (
        <p class="lead" dir="auto">
          <Prose text={premise.text} />
        </p>
      )}
    </header>
  );
}
