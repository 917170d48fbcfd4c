import { useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { Region, StreamPart } from '../pages/stream.tsx';
import { publicStory } from './store.ts';

const KEY = 'unspoiled region';

/** The region chosen on this device, else that of the reader's languages; nothing of it is sent anywhere. */
function regionHere(): string | null {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null) return kept;
  } catch {
    // Where nothing can be kept, the languages say it each time.
  }
  for (const language of navigator.languages) {
    const region = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(language)?.[1];
    if (region !== undefined) return region;
  }
  return null;
}

function keep(region: string): void {
  try {
    localStorage.setItem(KEY, region);
  } catch {
    // It is chosen for now.
  }
}

/** Where to stream in the reader's region, and a choice of it. */
export function StreamHere({ open }: { open: boolean }) {
  const { where } = publicStory();
  const [region, choose] = useState(regionHere);
  const shown = where.find((each) => each.region === region) ?? where[0];
  if (shown === undefined) return null;
  return (
    <StreamPart open={open}>
      {where.length === 1 ? (
        <h3>{shown.name}</h3>
      ) : (
        <p class="row">
          <label for="region">{say.streamRegion}</label>
          <select
            id="region"
            value={shown.region}
            onChange={({ currentTarget }) => {
              keep(currentTarget.value);
              choose(currentTarget.value);
            }}
          >
            {where.map((each) => (
              <option key={each.region} value={each.region}>
                {each.name}
              </option>
            ))}
          </select>
        </p>
      )}
      <Region key={shown.region} html={shown.html} />
    </StreamPart>
  );
}
