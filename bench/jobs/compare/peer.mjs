// What a peer takes that runs in this process.

import { best } from '../../clock.mjs';
import { atLeastTwo } from './ours.mjs';

/** What is measured of it, of all that is asked. */
export const OF_PEERS = ['load', 'first', 'look', 'keyed', 'check'];

export function measurePeer(comparison, peer) {
  const { facts, asked, asks, runs } = comparison;
  const { name, close } = peer;
  const note = (what, { ms }) => comparison.note(name, what, ms);
  const prepared = peer.prepare?.(facts) ?? facts;
  const load = () => peer.load(prepared);
  note('load', best(load, { runs, once: true, dispose: close && ((_, store) => close(store)) }));
  const store = load();
  const all = (find) => (from) => {
    let last;
    for (const q of asked) last = find(from, q);
    return last;
  };
  const lookUpAll = all(peer.lookUp);
  if (asks.has('first'))
    note('first', best(lookUpAll, { runs: atLeastTwo(runs), prepare: load, dispose: close }));
  if (asks.has('look'))
    note(
      'look',
      best(() => lookUpAll(store), { runs }),
    );
  const answers = asked.map((q) => peer.lookUp(store, q));
  comparison.sameAnswers(name, answers, comparison.answers);
  if (asks.has('keyed')) {
    const keyed = peer.loadByKey(prepared);
    const lookUpAllByKey = all(peer.lookUpByKey);
    note(
      'keyed',
      best(() => lookUpAllByKey(keyed), { runs }),
    );
    const byKey = asked.map((q) => peer.lookUpByKey(keyed, q));
    comparison.sameAnswers(`${name}, by key`, byKey, comparison.keyedAnswers);
    close?.(keyed);
  }
  if (asks.has('check')) {
    peer.readyToCheck?.(store, facts);
    const checked = best(() => peer.check(store, facts), { runs });
    note('check', checked);
    comparison.sameCounts(name, checked.result);
  }
  close?.(store);
}
