import { clueSentence, couldHaveKnown } from '@unspoiled/core/reader';
import { sayBuilt } from '../../messages/say-built.ts';
import { Lines } from '../lines.tsx';
import { Prose } from '../prose.tsx';
import { type Drawn, SceneName, SceneNames } from './parts.tsx';

/** Of how many twists it is said whether a viewer could have known: of a long serial, the widest. */
const JUDGED = 3;

/** What was there to be noticed: was it fair, and where? */
export function Clues({ page, links }: Drawn) {
  return (
    <section aria-labelledby="clues">
      <h2 id="clues">{sayBuilt.ended.fair}</h2>
      {page.fairPlay.slice(0, JUDGED).map((fair) => (
        <p class="lead" key={fair.twist} dir="auto">
          {couldHaveKnown(
            fair,
            (number) => (
              <SceneName page={page} links={links} number={number} />
            ),
            sayBuilt.words,
          )}
        </p>
      ))}
      {page.clues.length === 0 && <p>{sayBuilt.ended.noClues}</p>}
      {page.clues.length > 0 && <p>{sayBuilt.ended.fairLead}</p>}
      <ul class="known">
        {page.clues.map((clue) => (
          <li key={`${clue.kind} ${clue.text} ${clue.resolved}`}>
            <p class="label">{sayBuilt.ended.clueKinds[clue.kind]}</p>
            <p class="what" dir="auto">
              <Prose text={clueSentence(clue, sayBuilt.words)} />
            </p>
            <Lines
              lines={[
                [sayBuilt.ended.planted, <SceneNames page={page} links={links} numbers={clue.planted} />],
                clue.noticed === null || clue.planted.includes(clue.noticed)
                  ? null
                  : [sayBuilt.ended.noticed, <SceneName page={page} links={links} number={clue.noticed} />],
                [sayBuilt.ended.paidOff, <SceneName page={page} links={links} number={clue.resolved} />],
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
