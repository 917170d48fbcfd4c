// Stories for measuring, as text: the same for the same seed, on every machine.
//
//     node generate.mjs --scenes 1000 --seed 1 --kind serial > story.md
//
//     serial       what a long serial is made of: people come and go, things change hands and are seen where they are, people
//                  marry and have children, a quarter of them die; three sentences in a hundred are about the past: who died
//                  long ago, is a ghost, or somebody else, which scene was a dream, or at another time. Now and then the writer
//                  slips: the dead act, the blind see, a thing is not where somebody knows it to be
//     plain        the same, with nothing in it that a later sentence says was a dream, at another time, or somebody else
//     regulars     a serial with four people who are in every scene, and live
//     forwards     a scene a day, told in order
//     backwards    the same scenes, told from the last day to the first
//     one-fluent   a letter that is somewhere else in every scene

import { parseArgs } from 'node:util';

export const KINDS = ['serial', 'plain', 'regulars', 'forwards', 'backwards', 'one-fluent'];

/** A small generator of whole numbers below n (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

/** The text of a story of so many scenes. */
export function generate({ scenes, seed = 1, kind = 'serial' }) {
  if (!KINDS.includes(kind)) throw new Error(`There is no kind "${kind}": take one of ${KINDS.join(', ')}.`);
  if (kind === 'serial' || kind === 'plain' || kind === 'regulars') return serial(scenes, random(seed), kind);
  return days(scenes, kind, random(seed));
}

function serial(scenes, below, kind) {
  const isPlain = kind === 'plain';
  const regulars = kind === 'regulars' ? [1, 2, 3, 4].map((i) => `Regular ${i}`) : [];
  const count = {
    people: 20 + Math.floor(scenes / 40),
    places: 15 + Math.floor(scenes / 200),
    things: 10 + Math.floor(scenes / 100),
  };
  const nights = Math.max(1, Math.floor(scenes / 20));
  const person = (i) => `Person ${i}`;
  const place = (i) => `the place ${i}`;
  const thing = (i) => `the thing ${i}`;
  const out = [
    '# People',
    '',
    ...list(count.people, person),
    ...list(regulars.length, (i) => regulars[i]),
    '',
    '# Places',
    '',
    ...list(count.places, place),
  ];
  out.push('', '# Things', '', ...list(count.things, thing), '', '# Timeline', '', '- night 0');
  for (let n = 1; n < nights; n++) out.push(`- night ${n}: after night ${n - 1}`);
  out.push('', '# Story', '');
  const dead = new Set();
  const lies = new Map(); // where each thing was last told to be; null while somebody has it
  const blind = [];
  // A serial is about those of its season: who is in a scene is near where the telling has got to.
  const near = (scene, total) =>
    Math.min(
      total - 1,
      Math.floor((scene / scenes) * total * 0.8) + below(Math.max(8, Math.floor(total / 5))),
    );
  const someone = (scene) => {
    for (;;) {
      const found = near(scene, count.people);
      if (!dead.has(found) || below(3000) === 0) return found;
    }
  };
  for (let scene = 0; scene < scenes; scene++) {
    const [a, b] = [someone(scene), someone(scene)];
    const here = near(scene, count.places);
    const night = Math.floor(scene / 20);
    const when =
      scene % 20 === 0 && night < nights ? `night ${night}, ` : scene % 5 === 0 ? 'the next day, ' : '';
    const company = [person(a), ...regulars].join(', ');
    out.push(`## Scene ${scene + 1}`, `*${when}${place(here)}, with ${company}*`, '');
    out.push(`Something happens to ${person(a)}, and ${person(b)} hears of it.`, '');
    for (let k = 0; k < 4; k++) out.push(`- ${sentence(scene, a, b)}`);
    out.push(`- ${below(100) < 15 && scene > 40 ? past(scene, a, b, night) : sentence(scene, b, a)}`, '');
  }
  return out.join('\n');

  function sentence(scene, a, b) {
    const it = near(scene, count.things);
    const has = (text) => {
      lies.set(it, null);
      return text;
    };
    const put = () => {
      const where = near(scene, count.places);
      lies.set(it, where);
      return `${thing(it)} is in ${place(where)}`;
    };
    switch (below(14)) {
      case 0:
        return `${person(a)} goes to ${place(near(scene, count.places))}`;
      case 1:
      case 2:
        return has(`${person(a)} takes ${thing(it)}`);
      case 3:
        return has(`${person(a)} gives ${person(b)} ${thing(it)}`);
      case 4:
        return `${person(a)} tells ${person(b)} that ${person(someone(scene))} loves ${person(someone(scene))}`;
      case 5: {
        const where = below(100) === 0 ? near(scene, count.places) : lies.get(it);
        if (where === undefined || where === null) return put();
        return `${person(a)} knows that ${thing(it)} is in ${place(where)}`;
      }
      case 6:
        return `${person(a)} loves ${person(someone(scene))}`;
      case 7:
        return `${person(a)} is afraid`;
      case 8:
        return below(50) > 0 || a === b ? `${person(a)} is not afraid` : family(a, b);
      case 9:
        return put();
      case 10:
        return `${person(below(200) === 0 && blind.length > 0 ? blind[below(blind.length)] : a)} sees ${person(b)}`;
      default:
        return `${person(a)} meets ${person(b)}`;
    }
  }

  /** What happens to most people once. */
  function family(a, b) {
    switch (below(5)) {
      case 0:
        dead.add(b);
        return `${person(b)} dies`;
      case 1:
        dead.add(b);
        return `${person(a)} kills ${person(b)}`;
      case 2:
        return `${person(a)} marries ${person(b)}`;
      case 3:
        return `${person(a)} is the parent of ${person(below(30) === 0 ? a : b)}`;
      default:
        if (below(4) > 0) return `${person(a)} is deaf`;
        blind.push(a);
        return `${person(a)} is blind`;
    }
  }

  /** What is told late of what was so before. */
  function past(scene, a, b, night) {
    const since = `night ${Math.max(0, night - 1 - below(Math.max(1, Math.min(night, 50))))}`;
    const what = below(100);
    if (what < 1) {
      dead.add(b);
      return `reveal (${since}): ${person(b)} dies`;
    }
    if (what < 3)
      return `reveal (since ${since}): ${person([...dead][below(dead.size || 1)] ?? a)} is a ghost`;
    if (isPlain && what < 18) return `reveal (since ${since}): ${person(a)} is afraid`;
    if (what < 5 && a !== b) return `reveal: ${person(a)} is the same person as ${person(b)}`;
    if (what < 15)
      return `reveal: the scene "Scene ${Math.max(1, scene - 1 - below(30))}" is imagined by ${person(a)}`;
    if (what < 18)
      return `reveal: the scene "Scene ${Math.max(1, scene - 1 - below(30))}" happens the same night`;
    if (what < 30) return `reveal (since ${since}): ${person(a)} is afraid`;
    return `reveal (since ${since}): ${thing(near(scene, count.things))} is in ${place(near(scene, count.places))}`;
  }
}

/** One scene a day. */
function days(scenes, kind, below) {
  const out = [
    '# People',
    '',
    ...list(20, (i) => `Person ${i}`),
    '',
    '# Places',
    '',
    ...list(20, (i) => `the place ${i}`),
  ];
  out.push('', '# Things', '', '- **the letter**', '', '# Timeline', '', '- day 1');
  for (let day = 2; day <= scenes; day++) out.push(`- day ${day}: after day ${day - 1}`);
  out.push('', '# Story', '');
  for (let scene = 1; scene <= scenes; scene++) {
    const day = kind === 'backwards' ? scenes - scene + 1 : scene;
    out.push(`## Scene ${scene}`, `*day ${day}*`, '');
    if (kind === 'one-fluent') out.push(`- the letter is in the place ${below(20)}`, '');
    else
      out.push(
        `- Person ${below(20)} goes to the place ${below(20)}`,
        `- Person ${below(20)} meets Person ${below(20)}`,
        `- the letter is in the place ${below(20)}`,
        '',
      );
  }
  return out.join('\n');
}

const list = (count, name) => Array.from({ length: count }, (_, i) => `- **${name(i)}**`);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({
    options: {
      scenes: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      kind: { type: 'string', default: 'serial' },
    },
  });
  console.log(generate({ scenes: Number(values.scenes), seed: Number(values.seed), kind: values.kind }));
}
