import type { ComponentChildren } from 'preact';

/** Finds the addresses of names in a text; null where nothing is linked. */
export type Linker = ((text: string) => ComponentChildren) | null;

//     *emphasis*  **strong**  [text](https://…)  <https://…>  [[Harry]]  [[Harry|the drunk]]  `code`  \*
const INLINE =
  /\\([!-/:-@[-`{-~])|\[\[([^\][|]+)(?:\|([^\][]+))?\]\]|\[([^\][]*)\]\(<?([^\s()<>]*)>?\)|<(https?:\/\/[^\s<>]+)>|(\*\*|__)(?=\S)([\s\S]*?\S)\7|(\*|_)(?=\S)([\s\S]*?[^\s*_])\9(?![\p{L}\p{N}])|`([^`]+)`/u;

/** One paragraph of a story's prose as markup: what Markdown means by it, and links to those it names. */
export function Prose({ text, link = null }: { text: string; link?: Linker }) {
  return <>{inline(text.replace(/\s+/g, ' '), link, 0)}</>;
}

function inline(text: string, link: Linker, depth: number): ComponentChildren[] {
  const found: ComponentChildren[] = [];
  const plain = (part: string) => {
    if (part !== '') found.push(link ? link(part) : part);
  };
  let rest = text;
  for (;;) {
    const match = depth < 8 ? INLINE.exec(rest) : null;
    if (!match) break;
    plain(rest.slice(0, match.index));
    found.push(marked(match, link, depth));
    rest = rest.slice(match.index + match[0].length);
  }
  plain(rest);
  return found;
}

function marked(match: RegExpExecArray, link: Linker, depth: number): ComponentChildren {
  const [all, escaped, name, shown, label, address, bare, , strong, , emphasis, code] = match;
  if (escaped !== undefined) return escaped;
  if (name !== undefined) return link ? link(shown ?? name) : (shown ?? name);
  if (label !== undefined) return linked(label, address ?? '', depth);
  if (bare !== undefined) return linked(bare, bare, depth);
  if (strong !== undefined) return <strong>{inline(strong, link, depth + 1)}</strong>;
  if (emphasis !== undefined) return <em>{inline(emphasis, link, depth + 1)}</em>;
  return code === undefined ? all : <code>{code}</code>;
}

function linked(label: string, address: string, depth: number): ComponentChildren {
  const inner = inline(label, null, depth + 1);
  return /^https?:\/\//i.test(address) ? (
    <a href={address} rel="noreferrer">
      {inner}
    </a>
  ) : (
    inner
  );
}
