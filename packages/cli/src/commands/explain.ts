import { explain } from '@unspoiled/core';
import { type Io, printJson } from '../io.ts';
import { loadStory, type PlaceOptions, placeOf, resolvePlace } from '../load.ts';
import { renderExplanationHtml } from '../render/explanation-html.ts';
import { renderExplanationMarkdown } from '../render/explanation-markdown.ts';
import { renderExplanation } from '../render/explanation-terminal.ts';

export interface ExplainOptions extends PlaceOptions {
  readonly format: 'terminal' | 'md' | 'html' | 'json';
  readonly out?: string;
}

/** `unspoiled explain FILE`: the ending explained. */
export function runExplain(io: Io, file: string, options: ExplainOptions): number {
  const tree = loadStory(io, file);
  const explanation = explain(tree, { position: resolvePlace(tree, placeOf(options)) });
  const page = () => {
    switch (options.format) {
      case 'md':
        return renderExplanationMarkdown(explanation);
      case 'html':
        return renderExplanationHtml(explanation);
      case 'json':
        return `${JSON.stringify(explanation, null, 2)}\n`;
      case 'terminal':
        return renderExplanation(
          explanation,
          options.out === undefined ? io : { ...io, colour: false, columns: null },
        );
    }
  };
  if (options.out !== undefined) {
    io.write(options.out, page());
    io.err(`Written to ${options.out}\n`);
  } else if (options.format === 'json') printJson(io, explanation);
  else io.out(page());
  return 0;
}
