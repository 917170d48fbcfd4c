import type { Explanation } from '@unspoiled/core';
import { searchedParts, searchLead, staysLines } from '@unspoiled/core';
import type { Style } from './colours.ts';
import { heading } from './facts-terminal.ts';
import { paragraph } from './wrap.ts';

/** What the search for readings found, for a terminal; nothing if nobody asked. */
export function searchLines(page: Explanation, style: Style): string[] {
  const { search } = page;
  if (!search) return [];
  const lines = [
    heading('Readings found by searching', style),
    paragraph(searchLead(search), style.width),
    '',
  ];
  for (const { puzzle, choices, remark } of searchedParts(page, search)) {
    for (const line of puzzle) lines.push(style.strong(paragraph(line, style.width, '• ')));
    choices.forEach(({ suppositions, notes }, i) => {
      suppositions.forEach((line, k) => {
        lines.push(paragraph(line, style.width, k === 0 ? `  ${i + 1}. ` : '     '));
      });
      for (const { label, text } of notes) {
        const lead = `       ${label.toLowerCase().padEnd(10)}  `;
        lines.push(style.quiet(paragraph(text, style.width, lead, ' '.repeat(lead.length))));
      }
    });
    if (remark !== null) lines.push(style.quiet(paragraph(remark, style.width, '  ')));
    lines.push('');
  }
  const stays = staysLines(page, search);
  if (stays.length > 0) lines.push('Accounted for by nothing that may be supposed:');
  for (const line of stays) lines.push(paragraph(line, style.width, '• '));
  return [...lines, ''];
}
