import { type Inline, parseInline } from '@unspoiled/core';
import { type Html, html } from './html.ts';

/** The http or https address, normalised, or null for any other. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}

/** A paragraph of prose as HTML. */
export function proseHtml(markdown: string): Html {
  return inlinesHtml(parseInline(markdown));
}

function inlinesHtml(inlines: readonly Inline[]): Html {
  return html`${inlines.map((inline) => {
    if (inline.kind === 'text') return inline.text;
    const content = inlinesHtml(inline.content);
    if (inline.kind === 'link') {
      const url = webAddress(inline.url);
      return url === null ? content : html`<a href="${url}" rel="noreferrer">${content}</a>`;
    }
    if (inline.kind === 'code') return html`<code>${content}</code>`;
    return inline.kind === 'strong' ? html`<strong>${content}</strong>` : html`<em>${content}</em>`;
  })}`;
}

/** A paragraph of prose as Markdown that holds nothing but what `Inline` names. */
export function proseMarkdown(markdown: string): string {
  const print = (inlines: readonly Inline[]): string =>
    inlines
      .map((inline) => {
        if (inline.kind === 'text') return escapeInline(inline.text);
        if (inline.kind === 'code') return `\`${proseOf(inline)}\``;
        const content = print(inline.content);
        if (inline.kind === 'link') return linkMarkdown(content, inline.url);
        return inline.kind === 'strong' ? `**${content}**` : `*${content}*`;
      })
      .join('');
  return escapeStart(print(parseInline(markdown)));
}

/** What stands between backticks is shown as it is. */
const proseOf = ({ content }: Extract<Inline, { content: unknown }>): string =>
  content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');

/** A text as Markdown that shows it as it is. */
export function textMarkdown(text: string): string {
  return escapeStart(escapeInline(text.replace(/\s+/g, ' ')));
}

/** A link whose content is Markdown already. */
export function linkMarkdown(content: string, url: string): string {
  return `[${content}](${url.replace(/[()|<>\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

const escapeInline = (text: string) =>
  text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/&(?=[#\w]+;)/g, '&amp;');

/** What would begin a heading, a list, a quotation or a rule begins nothing. */
const escapeStart = (text: string) =>
  text.replace(/^(\s*)([#+\-=~])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
