// Our engine against those who read the sentences as well.

import { best } from '../clock.mjs';
import { factsOf, lookUps } from '../facts.mjs';
import { random } from '../generate.mjs';
import * as arrays from '../peers/reading.mjs';
import { toldTo } from '../product.mjs';

const SQLITE = 'better-sqlite3 that reads';

/** What `run` is to find. */
export const due = ({ peers }) =>
  [
    'ours',
    ...(peers.includes('arrays') ? [arrays.name] : []),
    ...(peers.includes('sqlite') ? [SQLITE] : []),
  ].map((who) => ({ who, what: 'load' }));

/** @param request.peers against whom: of `arrays`, `sqlite`. */
export async function run({ peers, runs }, { understood }, emit) {
  const story = understood();
  const load = best(() => toldTo(story), { runs, once: true });
  emit({ who: 'ours', what: 'load', value: load.ms });
  const engine = load.result;
  const facts = factsOf(engine);
  const fluents = [...facts.ids.keys()];
  const asked = lookUps(facts, engine, 1_000, random(7));
  if (peers.includes('arrays')) measure(arrays);
  if (!peers.includes('sqlite')) return;
  const sqlite = await import('../peers/sqlite.mjs').catch((error) =>
    emit({ problem: `better-sqlite3 cannot be loaded: ${error.message.split('\n')[0]}` }),
  );
  if (sqlite) measure(sqlite.reading);

  function measure(peer) {
    const { name } = peer;
    const close = (_, store) => peer.close?.(store);
    const loading = best(() => peer.load(story), { runs, once: true, dispose: close });
    emit({ who: name, what: 'load', value: loading.ms });
    const store = peer.load(story);
    for (const { fluent, at, position, sentence } of asked) {
      const { relation, key, timeline } = fluents[fluent];
      const found = peer.find(store, relation, key);
      // Their instants are their own: the same sentence is asked about.
      const answer = found && peer.lookUp(store, found, peer.instantOf(store, sentence), position);
      const expected = timeline.valueAt(at, position);
      if (answer === expected) continue;
      emit({ problem: `${name}: ${relation.word.id} is ${answer}, ours ${expected}` });
      break;
    }
    peer.close?.(store);
  }
}
