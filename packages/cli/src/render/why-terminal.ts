import type { Why } from '@unspoiled/core';
import { styleFor } from './colours.ts';
import { paragraph } from './wrap.ts';

/** The sentences behind something, with where they stand. */
export function renderWhy(
  why: Why,
  file: string,
  io: { readonly colour: boolean; readonly columns: number | null },
): string {
  const style = styleFor(io);
  const lines = [style.strong(paragraph(why.text, style.width))];
  if (why.because.length > 0) {
    lines.push(
      '',
      why.because.length === 1
        ? 'Because of this sentence:'
        : 'Because of these sentences, and without any one of them it would not be so:',
      '',
    );
    for (const { line, scene, text } of why.because) {
      const place = scene > 0 ? `scene ${scene}` : 'supposed';
      lines.push(`  ${style.quiet(`${file}:${line}, ${place}`)}`, paragraph(text, style.width, '    '), '');
    }
  } else if (why.holds)
    lines.push('', 'No sentence is needed for it: it is what is assumed until something says otherwise.');
  return `${lines.join('\n').trimEnd()}\n`;
}
