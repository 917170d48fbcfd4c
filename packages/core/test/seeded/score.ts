// What the checker says of a variant beyond what it says of the untouched story, and how that counts.

import { check, type Diagnostic, Source } from '@unspoiled/core';
import { CODES } from './codes.ts';
import type { Variant } from './plant.ts';
import { untouched, variants } from './seeded.ts';

export interface Outcome {
  readonly variant: Variant;
  readonly found: boolean;
  /** Findings above a hint that are no part of the error; on a decoy, hints of the kind's own codes too. */
  readonly wrong: readonly Diagnostic[];
}

export interface Tally {
  readonly kind: string;
  readonly planted: number;
  readonly found: number;
  readonly wrong: number;
  readonly recall: number;
  /** Errors found, beside those and the wrong findings together. */
  readonly precision: number;
}

const diagnosticsOf = (story: string, text: string): readonly Diagnostic[] =>
  check(new Source(`${story}.story.md`, text)).diagnostics;

/** Runs the checker on every variant. */
export const outcomes = (): Outcome[] => outcomesOf(variants());

/** Runs the checker on some of them. */
export function outcomesOf(some: readonly Variant[]): Outcome[] {
  const before = new Map<string, ReadonlyMap<string, number>>();
  const known = (story: string): ReadonlyMap<string, number> => {
    const counts = before.get(story) ?? counted(diagnosticsOf(story, untouched(story)));
    before.set(story, counts);
    return counts;
  };
  return some.map((variant) => {
    const { plant, lines, origin } = variant;
    const left = new Map(known(plant.story));
    const added = diagnosticsOf(plant.story, variant.text).filter((each) => {
      const line = origin[each.span.start.line - 1] ?? null;
      const key = `${each.code} ${line}`;
      const count = line === null ? 0 : (left.get(key) ?? 0);
      left.set(key, count - 1);
      return count <= 0;
    });
    const codes = CODES[plant.kind]!;
    const ofKind = (each: Diagnostic): boolean => codes === null || codes.includes(each.code);
    const there = (each: Diagnostic): boolean =>
      [each, ...each.related].some(({ span }) => {
        for (let line = span.start.line; line <= span.end.line; line += 1) if (lines.has(line)) return true;
        return false;
      });
    const names = plant.names;
    const says = (each: Diagnostic): boolean =>
      names === undefined || (each.message + JSON.stringify(each.fixes)).includes(names);
    const above = (each: Diagnostic): boolean => each.severity !== 'hint';
    return plant.decoy
      ? {
          variant,
          found: false,
          wrong: added.filter((each) => above(each) || (codes !== null && ofKind(each))),
        }
      : {
          variant,
          found: added.some(
            (each) => there(each) && says(each) && ofKind(each) && (codes !== null || above(each)),
          ),
          wrong: added.filter((each) => above(each) && !there(each)),
        };
  });
}

/** How many findings there are of each code on each line. */
function counted(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of diagnostics) {
    const key = `${each.code} ${each.span.start.line}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The numbers of each kind, and of all together, which come last under the name "all". */
export function tallies(results: readonly Outcome[]): Tally[] {
  const kinds = [...new Set(results.map(({ variant }) => variant.plant.kind))];
  return [...kinds, 'all'].map((kind) => {
    const ofKind = results.filter(({ variant }) => kind === 'all' || variant.plant.kind === kind);
    const planted = ofKind.filter(({ variant }) => !variant.plant.decoy).length;
    const found = ofKind.filter((each) => each.found).length;
    const wrong = ofKind.reduce((sum, each) => sum + each.wrong.length, 0);
    const precision = found + wrong === 0 ? 1 : found / (found + wrong);
    return { kind, planted, found, wrong, recall: found / planted, precision };
  });
}
