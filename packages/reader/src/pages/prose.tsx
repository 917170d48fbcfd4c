import { type Inline, parseInline } from '@unspoiled/core/reader';
import type { ComponentChildren } from 'preact';

/** Finds the addresses of names in a text; null where nothing is linked. */
export type Linker = ((text: string) => ComponentChildren) | null;

/** One paragraph of a story's prose as markup: what Markdown means by it, and links to those it names. */
export function Prose({ text, link = null }: { text: string; link?: Linker }) {
  return <>{drawn(parseInline(text), link)}</>;
}

const drawn = (inlines: readonly Inline[], link: Linker): ComponentChildren[] =>
  inlines.map((inline) => {
    if (inline.kind === 'text') return link ? link(inline.text) : inline.text;
    const content = drawn(inline.content, inline.kind === 'link' || inline.kind === 'code' ? null : link);
    if (inline.kind === 'link')
      return (
        <a href={inline.url} rel="noreferrer">
          {content}
        </a>
      );
    if (inline.kind === 'code') return <code>{content}</code>;
    return inline.kind === 'strong' ? <strong>{content}</strong> : <em>{content}</em>;
  });
