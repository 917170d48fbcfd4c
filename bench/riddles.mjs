// Stories with much to account for, as text: the same for the same seed, on every machine. The dead go on acting; who was always
// with them may have imagined them, or they are ghosts; some of what would account for it does harm elsewhere, some needs more to
// be supposed, some hangs together with what accounts for others; and some of what does not fit nothing accounts for.
//
//     node riddles.mjs --scenes 300 --seed 1 > story.md

import { parseArgs } from 'node:util';
import { random } from './generate.mjs';

const WORDS = `# Words

- ?x casts a shadow: state
- ?x is sane: state
- ?x shares a room with ?y: state, both ways
- ?x is blessed: state, may be supposed
- ?x rises: act
- ?x roars: act

# Rules

- ghosts cast no shadow: never ?x is a ghost while ?x casts a shadow
- one ghost to a room: never ?x is a ghost while ?x shares a room with ?y and ?y is a ghost
- the sane imagine nobody: never ?x imagines ?y while ?x is sane, unless ?x is blessed
- nobody rises: never ?x rises while ?x is dead, unless ?x is blessed
- the blessed are quiet: never ?x roars while ?x is blessed
- the blind do not read: never ?x reads while ?x is blind
`;

/** The text of a story of so many scenes. */
export function riddles({ scenes, seed = 1 }) {
  const below = random(seed);
  const chance = (percent) => below(100) < percent;
  const houses = Math.max(1, Math.round(scenes / 30));
  const nights = Math.max(3, Math.ceil(scenes / 20));
  const size = 4;
  const person = (house, i) => `Person ${house * size + i}`;
  const count = houses * size;
  const list = (n, name) => Array.from({ length: n }, (_, i) => `- **${name(i)}**`);
  const out = [
    '# People',
    '',
    ...list(count, (i) => `Person ${i}`),
    '',
    '# Places',
    '',
    '- **the cellar**',
    '',
  ];
  out.push(
    '# Things',
    '',
    ...list(count, (i) => `Person ${i}'s body`),
    '',
    WORDS,
    '# Timeline',
    '',
    '- night 0',
  );
  for (let n = 1; n < nights; n++) out.push(`- night ${n}: after night ${n - 1}`);
  out.push('', '# Story', '');
  const dead = new Set();
  const found = new Set();
  let secrets = 0;
  for (let scene = 0; scene < scenes; scene++) {
    const house = Math.min(houses - 1, Math.max(0, Math.floor((scene / scenes) * houses) + below(3) - 1));
    const night = Math.min(nights - 1, Math.floor(scene / 20));
    // Now and then somebody from next door looks in: houses hang together.
    const one = (guests = 4) => person(chance(guests) ? (house + 1) % houses : house, below(size));
    const other = (name) => {
      for (let tries = 0; tries < 20; tries++) {
        const somebody = one(0);
        if (somebody !== name) return somebody;
      }
      return name;
    };
    const host = person(house, 0);
    const here = chance(70) ? `, with ${host}` : '';
    out.push(`## Scene ${scene + 1}`, `*night ${night}${here}*`, '');
    for (let k = 0; k < 3; k++) out.push(`- ${sentence(one(), other, night)}`);
    out.push('');
  }
  return out.join('\n');

  function sentence(a, other, night) {
    const b = other(a);
    if (dead.has(a) && chance(55)) return `${b} mourns ${a}`;
    switch (below(24)) {
      case 0:
      case 1:
        if (a.endsWith(' 0') || dead.has(a)) return `${b} waits`;
        dead.add(a);
        return chance(40)
          ? `reveal (since night ${Math.max(0, night - below(3))}): ${a} is dead`
          : `${a} dies`;
      case 2:
        return chance(25) ? `${a} casts a shadow` : `${a} does not cast a shadow`;
      case 3:
        return chance(30) ? `${a} is sane` : `${a} is not sane`;
      case 4:
        return chance(40) && a !== b
          ? `${a} shares a room with ${b}`
          : `${a} does not share a room with ${b}`;
      case 5:
        return `${a} rises`;
      case 6:
        return `${a} roars`;
      case 7:
        return chance(12) ? `${a} is blind` : `${a} reads`;
      case 8:
        if (!dead.has(a) || found.has(a) || chance(60)) return `${a} waits`;
        found.add(a);
        return `reveal (since night ${night}): ${a}'s body is in the cellar`;
      case 9:
        return chance(40) ? `${a} tells ${b} that the secret ${secrets++} is broken` : `${a} talks to ${b}`;
      case 10:
        return chance(6) ? `${b} sees that ${a} is a ghost` : `${b} sees ${a}`;
      default:
        return `${a} talks to ${b}`;
    }
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({
    options: { scenes: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
  });
  console.log(riddles({ scenes: Number(values.scenes), seed: Number(values.seed) }));
}
