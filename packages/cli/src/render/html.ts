declare const safe: unique symbol;

/** Markup that is safe to put into a page: only `html` and `raw` make it. */
export interface Html {
  readonly markup: string;
  readonly [safe]: true;
}

type Piece = string | number | Html | null | undefined | false;
export type Value = Piece | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Takes markup as it is. For constants of this project only, never for anything that was read. */
export function raw(markup: string): Html {
  return { markup } as Html;
}

/**
 * A template whose every value is escaped, but for values that are `Html` themselves. Lists are joined;
 * null, undefined and false are nothing. Attributes need their quotes: html`<a href="${url}">`.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return raw(strings.reduce((markup, string, i) => markup + markupOf(values[i - 1]) + string));
}

function markupOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}
