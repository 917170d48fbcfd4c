// A view through four pairs of eyes against the audience's, where those four see most of what there is.

import { best } from '../clock.mjs';
import { toldTo } from '../product.mjs';

const AUDIENCE = 'the audience';
const FOUR = 'four pairs of eyes';

/** What `run` is to find. */
export const due = () => [AUDIENCE, FOUR].map((who) => ({ who, what: 'load' }));

export function run({ runs }, { understood }, emit) {
  const story = understood();
  const audience = best(() => toldTo(story), { runs, once: true });
  emit({ who: AUDIENCE, what: 'load', value: audience.ms });
  let engine = audience.result;
  audience.result = null;
  const chain = mostPresent(story, engine, 4);
  const all = engine.painting.log.length;
  // Engines of eyes are kept, so each time those of an engine are asked that nobody has looked through yet.
  const fresh = () => {
    const ready = engine ?? toldTo(story);
    engine = null;
    return ready;
  };
  const view = best((from) => from.through(chain), { runs, prepare: fresh });
  emit({ who: FOUR, what: 'load', value: view.ms });
  const seen = view.result.painting.log.length;
  if (seen < all / 4) emit({ problem: `through four pairs of eyes there are ${seen} changes of ${all}` });
}

/** Those who are there at most sentences. */
function mostPresent(story, engine, count) {
  const present = new Map();
  for (const { position } of story.sentences)
    for (const e of engine.stage.presentAt(position)) present.set(e, (present.get(e) ?? 0) + 1);
  return [...present]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([e]) => e);
}
