// From text to story, against the Markdown library alone on the same text.

import { best } from '../clock.mjs';
import { parser } from '../product.mjs';

const MARKDOWN = 'the Markdown library';

/** What `run` is to find. */
export const due = () => [MARKDOWN, 'ours'].map((who) => ({ who, what: 'parse' }));

export function run({ runs }, { text, understood }, emit) {
  emit({ who: MARKDOWN, what: 'parse', value: best(() => parser.parse(text), { runs }).ms });
  emit({ who: 'ours', what: 'parse', value: best(understood, { runs }).ms });
}
