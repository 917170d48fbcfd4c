import type { Answer } from '@unspoiled/core';

/** An answer as a person would give it. */
export function renderAnswer(answer: Answer): string {
  if (answer.answers.length === 0) return answer.known === false ? 'Nothing told so far says.\n' : 'No.\n';
  return answer.answers
    .map((row) => {
      const { from, to, ...values } = row;
      const named = Object.entries(values);
      const said =
        named.length === 0
          ? 'Yes'
          : named.length === 1
            ? String(named[0]?.[1])
            : named.map(([k, v]) => `${k}: ${v}`).join(', ');
      if (!('from' in row)) return `${said}${named.length === 0 ? '.' : ''}\n`;
      const span =
        from === null && to === null
          ? 'always'
          : `${from === null ? '' : `from ${from}`}${to === null ? '' : `${from === null ? '' : ' '}until ${to}`}`;
      return `${said}: ${span}\n`;
    })
    .join('');
}
