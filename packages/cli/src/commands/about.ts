import { about, codes } from '@unspoiled/core';
import { type Io, UsageError } from '../io.ts';
import { styleFor } from '../render/colours.ts';

/** `unspoiled check --about CODE`: what a finding is, why it matters, and when it is meant. `all` lists the codes. */
export function runAbout(io: Io, code: string): number {
  if (code === 'all') {
    io.out(
      `${codes()
        .map((each) => `${each.padEnd(28)} ${titleOf(each)}`.trimEnd())
        .join('\n')}\n`,
    );
    return 0;
  }
  const page = about(code);
  if (page === null)
    throw new UsageError(
      `There is no page about ${code}. Codes stand in brackets after a finding’s severity, --about all lists them; that of a story’s own rule is made from the rule’s name, and its remedy is “on purpose (the rule): why”.`,
    );
  const style = styleFor(io);
  const text = page
    .replace(/^# (.*)$/gmu, (_, title: string) => style.title(title))
    .replace(/^## (.*)$/gmu, (_, title: string) => style.heading(title))
    .replace(/`([^`\n]+)`/gu, (_, quoted: string) => style.strong(quoted))
    .replace(/(?<![*\p{L}])\*([^*\n]+)\*(?![*\p{L}])/gu, '$1');
  io.out(text);
  return 0;
}

/** The title of a page. */
const titleOf = (code: string) => /^# (.*)$/mu.exec(about(code) ?? '')?.[1] ?? '';
