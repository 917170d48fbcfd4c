import { chartsIn, type Remembered, STRETCH, type Storyline } from '@unspoiled/core/reader/charts';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { personHref, sceneHref } from '../pages/addresses.ts';
import { StorylineSection, TimesSection, WhoSection } from '../pages/charts/sections.tsx';
import { shipStoryline } from './shipping.ts';
import type { Told } from './told.ts';

/** Who is who, as it was laid out on this visit: a scene more is laid out from there. */
const remembered: Remembered = new Map();

const LINKS = { scene: sceneHref, person: personHref };

/**
 * The pictures that explain: the storyline, the two orders of time, who is who to whom. Each is laid out by core from what this
 * reader has been given, and drawn as SVG with the same in words below it. That of a finished story, for which fewer crossings are
 * searched, was laid out when the site was built.
 */
export function Charts({ told }: { told: Told }) {
  const charts = chartsIn(told.session, { position: null, eyes: told.eyes, under: null }, { remembered });
  const finished = told.sealed.ending !== null;
  const stretches = 'problem' in charts ? 0 : charts.stretches;
  const [stretch, choose] = useState(stretches - 1);
  const shown = Math.min(Math.max(0, stretch), stretches - 1);
  const inTurn = useMemo(
    () => (finished || 'problem' in charts ? null : charts.storyline(shown)),
    [told, shown],
  );
  const [whole, lay] = useState<Storyline | null>(null);
  useEffect(() => {
    lay(null);
    if (!finished || 'problem' in charts) return;
    let late = false;
    const show = (storyline: Storyline) => !late && lay(storyline);
    // Without a connection, as it was laid out while it was told.
    shipStoryline(shown).then(show, () => show(charts.storyline(shown)));
    return () => {
      late = true;
    };
  }, [told, shown]);
  if ('problem' in charts) return null;
  if (told.soFar.scenes.length === 0) return <p class="lead">{say.recapNothing}</p>;
  return (
    <>
      {stretches > 1 && (
        <p>
          <label>
            {say.chart.stretches}{' '}
            <select value={shown} onChange={(event) => choose(Number(event.currentTarget.value))}>
              {Array.from({ length: stretches }, (_, i) => (
                <option key={i} value={i}>
                  {say.chart.stretch(
                    i * STRETCH + 1,
                    Math.min((i + 1) * STRETCH, told.audience.scenes.length),
                  )}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <StorylineSection links={LINKS} storyline={inTurn ?? whole} finished={finished} />
      <TimesSection links={LINKS} times={charts.times(shown)} />
      <WhoSection who={charts.who()} />
    </>
  );
}
