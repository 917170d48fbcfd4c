import { explain } from '@unspoiled/core';
import { type Io, printJson } from '../io.ts';
import { loadStory, type PlaceOptions, placeOf, resolvePlace } from '../load.ts';
import { renderExplanationHtml } from '../render/explanation-html.ts';
import { renderExplanationMarkdown } from '../render/explanation-markdown.ts';
import { renderExplanation } from '../render/explanation-terminal.ts';
import { whereabouts } from '../whereabouts.ts';

export interface ExplainOptions extends PlaceOptions {
  readonly format: 'terminal' | 'md' | 'html' | 'json';
  readonly out?: string;
  readonly region?: string;
  readonly search?: boolean;
  readonly searchLimit?: string;
  readonly searchBudget?: string;
}

/** `unspoiled explain FILE`: the ending explained. */
export async function runExplain(io: Io, file: string, options: ExplainOptions): Promise<number> {
  const tree = loadStory(io, file);
  const explanation = explain(tree, {
    position: resolvePlace(tree, placeOf(options)),
    search: searchOf(options),
  });
  const where = await whereabouts(io, { ...options, offline: true }).of(explanation.story);
  const { story, ...rest } = explanation;
  const document = { story, where, ...rest };
  const page = () => {
    switch (options.format) {
      case 'md':
        return renderExplanationMarkdown(explanation, where);
      case 'html':
        return renderExplanationHtml(explanation, where);
      case 'json':
        return `${JSON.stringify(document, null, 2)}\n`;
      case 'terminal':
        return renderExplanation(
          explanation,
          options.out === undefined ? io : { ...io, colour: false, columns: null },
          where,
        );
    }
  };
  if (options.out !== undefined) {
    io.write(options.out, page());
    io.err(`Written to ${options.out}\n`);
  } else if (options.format === 'json') printJson(io, document);
  else io.out(page());
  return 0;
}

/** How to search for readings; null: not at all. */
function searchOf({ search, searchLimit, searchBudget }: ExplainOptions) {
  if (!search && searchLimit === undefined && searchBudget === undefined) return null;
  return {
    ...(searchLimit === undefined ? {} : { limit: Number(searchLimit) }),
    ...(searchBudget === undefined ? {} : { budget: Number(searchBudget) }),
  };
}
