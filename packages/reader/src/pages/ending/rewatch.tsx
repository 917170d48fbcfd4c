import {
  type Clue,
  capital,
  clueSentence,
  type Explanation,
  knownNow,
  sceneTitle,
  stageParts,
} from '@unspoiled/core/reader';
import { say } from '../../messages/say.ts';
import { sayBuilt } from '../../messages/say-built.ts';
import { type Drawn, SceneName } from './parts.tsx';

/** One scene that is worth seeing again, and what to look for in it. */
interface Stop {
  readonly scene: number;
  /** What it is now known to be: `Harry is dead`. */
  readonly now: readonly string[];
  readonly clues: readonly Clue[];
  /** Those in it who know already what the audience does not. */
  readonly knowing: readonly string[];
}

/** The scenes that look different once the ending is known, in the order of telling. */
export function stopsOf(page: Explanation): readonly Stop[] {
  const known = knownNow(page, sayBuilt.words);
  return page.scenes.flatMap(({ number: scene }) => {
    const now = known.get(scene) ?? [];
    const clues = page.clues.filter((clue) => clue.planted.includes(scene));
    const knowing = page.knowledge.flatMap((fact) =>
      fact.who
        .filter((knower) => knower.ahead.some((span) => span.first === scene || span.last === scene))
        .map((knower) => sayBuilt.ended.knows(knower.name, fact.text)),
    );
    return now.length + clues.length + knowing.length === 0
      ? []
      : [{ scene, now, clues, knowing: [...new Set(knowing)] }];
  });
}

/** A guide for the second time. */
export function Rewatch({ page, links }: Drawn) {
  const stops = stopsOf(page);
  return (
    <>
      <h1 tabIndex={-1}>{sayBuilt.ended.rewatch(page.story.kind)[0]}</h1>
      <p class="lead">{stops.length === 0 ? sayBuilt.ended.noRewatch : sayBuilt.ended.rewatchLead}</p>
      <ol class="stops">
        {stops.map((stop) => {
          const scene = page.scenes.find((s) => s.number === stop.scene);
          return (
            <li key={stop.scene}>
              <p class="at">{scene?.at ?? say.scene(stop.scene)}</p>
              <div>
                <h2>
                  <SceneName page={page} links={links} number={stop.scene} />
                </h2>
                {scene && (
                  <p class="stage" dir="auto">
                    {stageParts({ ...scene, at: null }).join(' · ')}
                  </p>
                )}
                <ul class="points">
                  {stop.now.map((text) => (
                    <li key={text} dir="auto">
                      {capital(text)}.
                    </li>
                  ))}
                  {stop.knowing.map((text) => (
                    <li key={text} dir="auto">
                      {text}
                    </li>
                  ))}
                  {stop.clues.map((clue) => (
                    <li key={clue.text} dir="auto">
                      {clue.kind === 'return'
                        ? sayBuilt.ended.returns(
                            clue.about[0] ?? '',
                            sceneTitle(page, clue.resolved, sayBuilt.words),
                          )
                        : `${clueSentence(clue, sayBuilt.words)}.`}
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
