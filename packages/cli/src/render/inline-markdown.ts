import { type Html, html } from './html.ts';

/** What the prose of a story may hold inside a paragraph. Anything else in it, HTML above all, is text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[] };

// In order of trial: \*  ![alt](url)  [[Name]] [[Name|shown]]  [text](url "title")  <https://…>  **strong**  *emphasis*
const INLINE = [
  String.raw`\\(?<literal>[!-/:-@[-\x60{-~])`,
  String.raw`!\[(?<alt>[^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)`,
  String.raw`\[\[(?<name>[^\][|]+)(?:\|(?<shown>[^\][|]+))?\]\]`,
  String.raw`\[(?<label>[^\][]+)\]\((?<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s[^()]*)?\)`,
  String.raw`<(?<address>https?:\/\/[^<>\s]+)>`,
  String.raw`(?<strongMark>\*\*|(?<![\p{L}\p{N}])__)(?=\S)(?<strong>(?:(?!\k<strongMark>(?!\*)).)+?)(?<=\S)\k<strongMark>(?!\*)`,
  String.raw`(?<mark>\*|(?<![\p{L}\p{N}])_)(?=[^\s*_])(?<emphasis>(?:\*\*(?:(?!\*\*).)+\*\*|(?!\k<mark>)[^*])+?)(?<=\S)\k<mark>(?![\p{L}\p{N}])`,
].join('|');

/** The http or https address, normalised, or null for any other. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}

/** One paragraph; never throws. A link that leads anywhere but to the web is its text. */
export function parseInline(markdown: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let start = 0;
  const text = markdown.replace(/\s+/g, ' ');
  for (const match of text.matchAll(new RegExp(INLINE, 'gsu'))) {
    if (match.index > start) inlines.push({ kind: 'text', text: text.slice(start, match.index) });
    inlines.push(...inlineOf(match.groups ?? {}));
    start = match.index + match[0].length;
  }
  if (start < text.length) inlines.push({ kind: 'text', text: text.slice(start) });
  return inlines;
}

function inlineOf(groups: Readonly<Record<string, string | undefined>>): readonly Inline[] {
  const { literal, alt, name, shown, label, url = '', address, strong, emphasis } = groups;
  if (strong !== undefined) return [{ kind: 'strong', content: parseInline(strong) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', content: parseInline(emphasis) }];
  if (label !== undefined) return linked(url, parseInline(label));
  if (address !== undefined) return linked(address, [{ kind: 'text', text: address }]);
  return [{ kind: 'text', text: literal ?? alt ?? shown ?? name ?? '' }];
}

function linked(url: string, content: readonly Inline[]): readonly Inline[] {
  const web = webAddress(url);
  return web === null ? content : [{ kind: 'link', url: web, content }];
}

/** A paragraph of prose as HTML. */
export function proseHtml(markdown: string): Html {
  return inlinesHtml(parseInline(markdown));
}

function inlinesHtml(inlines: readonly Inline[]): Html {
  return html`${inlines.map((inline) => {
    if (inline.kind === 'text') return inline.text;
    const content = inlinesHtml(inline.content);
    if (inline.kind === 'link') return html`<a href="${inline.url}" rel="noreferrer">${content}</a>`;
    return inline.kind === 'strong' ? html`<strong>${content}</strong>` : html`<em>${content}</em>`;
  })}`;
}

/** A paragraph of prose as text. */
export function proseText(markdown: string): string {
  const text = (inlines: readonly Inline[]): string =>
    inlines.map((inline) => (inline.kind === 'text' ? inline.text : text(inline.content))).join('');
  return text(parseInline(markdown));
}

/** A paragraph of prose as Markdown that holds nothing but what `Inline` names. */
export function proseMarkdown(markdown: string): string {
  const print = (inlines: readonly Inline[]): string =>
    inlines
      .map((inline) => {
        if (inline.kind === 'text') return escapeInline(inline.text);
        const content = print(inline.content);
        if (inline.kind === 'link') return linkMarkdown(content, inline.url);
        return inline.kind === 'strong' ? `**${content}**` : `*${content}*`;
      })
      .join('');
  return escapeStart(print(parseInline(markdown)));
}

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
