import { capital, whoKnewWhat } from '@unspoiled/core/reader';
import { sayBuilt } from '../../messages/say-built.ts';
import { type Drawn, SceneName } from './parts.tsx';

/** Who knew what a twist brings out, and when. */
export function Knowledge({ page, links }: Drawn) {
  const facts = whoKnewWhat(page, sayBuilt.words);
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="knowledge">
      <h2 id="knowledge">{sayBuilt.ended.knowledge}</h2>
      {facts.map(({ fact, comesOut, twist, rows, others }) => (
        <div key={`${fact} ${twist}`} class="fact">
          <h3 dir="auto">{capital(fact)}</h3>
          <p class="stage">
            {comesOut} <SceneName page={page} links={links} number={twist} />
          </p>
          <ul class="plain">
            {rows.map(({ names, says }) => (
              <li key={names} dir="auto">
                <strong>{capital(names)}</strong> {says}.
              </li>
            ))}
            {others !== '' && <li dir="auto">{others}</li>}
          </ul>
        </div>
      ))}
    </section>
  );
}
