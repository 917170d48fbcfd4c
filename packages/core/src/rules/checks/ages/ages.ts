import type { Engine } from '../../../engine/engine.ts';
import { connectives } from '../../../engine/phrase.ts';
import type { Conflict } from '../../conflict.ts';
import { conflictFound, quoteLine } from '../found.ts';
import { type FoundWords, foundWords } from '../words.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

const NAME = 'ages add up';

/** Seconds. */
const DAY = 86_400;
const YEAR = 366 * DAY;
/** More than so many things told of one person's years are compared with the latest of them only. */
const MOST = 30;

/**
 * Ages, dates and births of one person that do not add up: twelve in 1984 and thirty in 1990, born in 1950 and twelve in 1984.
 * Only what cannot be so is found: of times between which nothing is known, nothing is said.
 */
export function ageConflicts(engine: Engine): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const evidence of evidenceOf(engine).values()) {
    for (const [i, later] of evidence.entries()) {
      for (const earlier of evidence.slice(Math.max(0, i - MOST), i)) {
        const clash = clashOf(engine, earlier, later);
        if (clash === null) continue;
        const say = () => ({
          text: `${quoteLine(engine, later.by.line)} ${connectives(engine).although} ${quoteLine(engine, earlier.by.line)}${clash}`,
        });
        conflicts.push(conflictFound(engine, NAME, [later.by], [earlier.by], say));
        break;
      }
    }
  }
  return conflicts;
}

/** How two of them clash, in words that go on from the earlier; null if they need not. */
function clashOf(engine: Engine, one: Evidence, other: Evidence): string | null {
  if (one.kind === 'age' && other.kind === 'age') return twoAges(engine, one, other);
  if (one.kind === 'birthday' && other.kind !== 'birthday') return dated(engine, one, other);
  if (other.kind === 'birthday' && one.kind !== 'birthday') return dated(engine, other, one);
  if (one.kind === 'birth' && other.kind === 'age') return sinceBirth(engine, one, other);
  if (other.kind === 'birth' && one.kind === 'age') return sinceBirth(engine, other, one);
  return null;
}

type Of<K extends Evidence['kind']> = Extract<Evidence, { kind: K }>;

function twoAges(engine: Engine, one: Of<'age'>, other: Of<'age'>): string | null {
  const grown = other.years - one.years;
  if (one.moment === other.moment) {
    // Within a scene a birthday may lie between.
    const most = one.by.scene === other.by.scene ? 1 : 0;
    return grown >= 0 && grown <= most ? null : foundWords(engine).atOnce;
  }
  const between = engine.order.distance(one.moment, other.moment);
  if (!between) return null;
  const least = Math.floor(yearsAtLeast(between.low));
  const most = Math.ceil(yearsAtMost(between.high));
  return grown < least || grown > most ? passed(foundWords(engine), least, most) : null;
}

/** `6 years before`; of one side that is open, nothing but the order. */
function passed(words: FoundWords, least: number, most: number): string {
  if (most <= 0) return words.later(most < 0 && Number.isFinite(least) ? words.years(-most, -least) : null);
  return words.earlier(Number.isFinite(most) ? words.years(Math.max(0, least), most) : null);
}

function dated(engine: Engine, born: Of<'birthday'>, other: Of<'age'> | Of<'birth'>): string | null {
  const words = foundWords(engine);
  const { from, begins, to } = engine.order.date(other.moment);
  // What is not said to last long is taken to be over within a year.
  const until = Math.min(to, begins + YEAR);
  if (other.kind === 'birth') return from >= born.to || until <= born.from ? words.anotherDate : null;
  const least = Math.max(0, Math.floor(yearsAtLeast(from - born.to)));
  const most = Math.floor(yearsAtMost(until - born.from));
  if (other.years >= least && other.years <= most) return null;
  if (most < 0) return words.isLater;
  return Number.isFinite(most) ? words.makes(words.years(least, most)) : words.makesAtLeast(least);
}

function sinceBirth(engine: Engine, birth: Of<'birth'>, age: Of<'age'>): string | null {
  if (birth.moment === age.moment) return age.years <= 1 ? null : foundWords(engine).atOnce;
  const between = engine.order.distance(birth.moment, age.moment);
  if (!between) return null;
  const least = Math.max(0, Math.floor(yearsAtLeast(between.low)));
  const most = Math.floor(yearsAtMost(between.high));
  if (most < 0 || (age.years >= least && age.years <= most)) return null;
  const words = foundWords(engine);
  return Number.isFinite(most) ? words.between(words.years(least, most)) : words.betweenAtLeast(least);
}

/** Years have 365 or 366 days: the fewest and the most that so many seconds can be. */
const yearsAtLeast = (seconds: number) => seconds / (DAY * (seconds < 0 ? 365 : 366));
const yearsAtMost = (seconds: number) => seconds / (DAY * (seconds < 0 ? 366 : 365));
