import type { Range, Source } from '../text/source.ts';
import { plainText } from './markdown.ts';
import { patternParts, variablesOf } from './pattern.ts';
import { oneLine, trimRange } from './ranges.ts';
import { tokeniseText } from './tokens.ts';
import type { Variable } from './tree.ts';

/** A pattern with its other forms, each written out in full. */
export interface WrittenForms {
  readonly forms: readonly string[];
  readonly variables: readonly Variable[];
  readonly range: Range;
}

type Report = (code: string, range: Range, message: string) => void;

/**
 * Reads what stands before the colon. Null, with a report, if it is no pattern.
 *
 *     ?x goes to ?place (returns to, arrives at)
 *     -----------------  ==========  ==========
 *     ?x follows ?y to ?place (accompanies, tails ?y into)
 *
 * A form stands for the words between the first variable and the second; for all after the first, if there is only
 * one. A form that names variables itself reaches as far as the variable after its last.
 */
export function readForms(source: Source, range: Range, report: Report): WrittenForms | null {
  const text = source.slice(range);
  const opening = text.lastIndexOf('(');
  const bracketed = opening > 0 && text.trimEnd().endsWith(')');
  const patternRange = trimRange(
    source.text,
    bracketed ? { from: range.from, to: range.from + opening } : range,
  );
  const pattern = plainText(source.slice(patternRange)).replace(/[.]$/u, '');
  const parts = patternParts(pattern);
  const variables = variablesOf(parts);
  if (variables.length === 0) {
    report(
      'word-without-variable',
      patternRange,
      `“${pattern}” has no variable. Put ?x for who does it: - ?x welcomes ?y: act.`,
    );
    return null;
  }
  if (parts.every((part) => part.type === 'slot')) {
    report(
      'word-without-text',
      patternRange,
      `“${pattern}” has no words beside its variables, so it would fit anything. Add a verb.`,
    );
    return null;
  }
  const forms = [pattern];
  if (bracketed) {
    const inner = { from: range.from + opening + 1, to: range.from + text.trimEnd().length - 1 };
    for (const form of alternatives(source, inner)) {
      const full = fullForm(pattern, oneLine(plainText(source.slice(form))));
      const own = full === null ? [] : variablesOf(patternParts(full)).map((variable) => variable.name);
      if (
        full === null ||
        own.length !== variables.length ||
        variables.some((variable) => !own.includes(variable.name))
      )
        report(
          'form-without-variables',
          form,
          `“${source.slice(form)}” does not leave every variable of “${pattern}” its place. Give it a line of its own.`,
        );
      else if (!forms.includes(full)) forms.push(full);
    }
  }
  return { forms, variables, range: patternRange };
}

function alternatives(source: Source, range: Range): Range[] {
  const found: Range[] = [];
  let from = range.from;
  for (let i = range.from; i <= range.to; i++) {
    if (i < range.to && source.text[i] !== ',' && source.text[i] !== ';') continue;
    const form = trimRange(source.text, { from, to: i });
    if (form.to > form.from) found.push(form);
    from = i + 1;
  }
  return found;
}

/** The pattern with the form in the place of what it stands for. */
function fullForm(pattern: string, form: string): string | null {
  if (form.startsWith('?')) return form;
  const places = tokeniseText(pattern, 0).filter((token) => token.type === 'variable');
  const inside = tokeniseText(form, 0).filter((token) => token.type === 'variable');
  const first = places[0];
  if (first === undefined) return null;
  const last = inside.at(-1);
  const after =
    last === undefined ? places[1] : places[places.findIndex((place) => place.text === last.text) + 1];
  // `follows ?y into` in a pattern that ends with ?y: all of it is said.
  const rest = after === undefined || after === first ? '' : ` ${pattern.slice(after.from)}`;
  return `${pattern.slice(0, first.to)} ${form}${rest}`;
}
