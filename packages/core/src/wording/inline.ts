/** What the prose of a story may hold inside a paragraph. Anything else in it, HTML above all, is text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong' | 'code'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[] };

// In order of trial: \*  ![alt](url)  [[Name]] [[Name|shown]]  [text](url "title")  <https://…>  `code`  **strong**  *emphasis*
const INLINE = [
  String.raw`\\(?<literal>[!-/:-@[-\x60{-~])`,
  String.raw`!\[(?<alt>[^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)`,
  String.raw`\[\[(?<name>[^\][|]+)(?:\|(?<shown>[^\][|]+))?\]\]`,
  String.raw`\[(?<label>[^\][]+)\]\((?<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s[^()]*)?\)`,
  String.raw`<(?<address>https?:\/\/[^<>\s]+)>`,
  '`(?<code>[^`]+)`',
  String.raw`(?<strongMark>\*\*|(?<![\p{L}\p{N}])__)(?=\S)(?<strong>(?:(?!\k<strongMark>(?!\*)).)+?)(?<=\S)\k<strongMark>(?!\*)`,
  String.raw`(?<mark>\*|(?<![\p{L}\p{N}])_)(?=[^\s*_])(?<emphasis>(?:\*\*(?:(?!\*\*).)+\*\*|(?!\k<mark>)[^*])+?)(?<=\S)\k<mark>(?![\p{L}\p{N}])`,
].join('|');

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
  const { literal, alt, name, shown, label, url = '', address, code, strong, emphasis } = groups;
  if (strong !== undefined) return [{ kind: 'strong', content: parseInline(strong) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', content: parseInline(emphasis) }];
  if (label !== undefined) return linked(url, parseInline(label));
  if (code !== undefined) return [{ kind: 'code', content: [{ kind: 'text', text: code }] }];
  if (address !== undefined) return linked(address, [{ kind: 'text', text: address }]);
  return [{ kind: 'text', text: literal ?? alt ?? shown ?? name ?? '' }];
}

function linked(url: string, content: readonly Inline[]): readonly Inline[] {
  return /^https?:\/\/[^\s<>]+$/i.test(url) ? [{ kind: 'link', url, content }] : content;
}

/** A paragraph of prose as text. */
export function proseText(markdown: string): string {
  const text = (inlines: readonly Inline[]): string =>
    inlines.map((inline) => (inline.kind === 'text' ? inline.text : text(inline.content))).join('');
  return text(parseInline(markdown));
}
