import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sayBuilt } from '../messages/say-built.ts';

/**
 * What a browser may do with a page: its own scripts and styles, and nothing from elsewhere.
 *
 * @param style the site's style, which some pages hold themselves.
 */
export const policy = (style: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'`;

/** The site's style: its file, and what is in it. */
export interface Style {
  readonly name: string;
  readonly text: string;
}

export interface Page {
  readonly language: string;
  readonly title: string;
  /** From the page to the site's root: `../`. */
  readonly root: string;
  readonly style: Style;
  /** The page holds the style itself: one request less, for the page that people come to first. */
  readonly inline?: boolean;
  readonly script: string | null;
  /** In the head, beside what every page has. */
  readonly head?: ComponentChildren;
  readonly body: ComponentChildren;
  /** JSON for the scripts and for search engines, by type and id. */
  readonly data?: readonly { readonly type: string; readonly id?: string; readonly value: unknown }[];
}

/** One page as a file. */
export function documentOf({
  language,
  title,
  root,
  style,
  inline,
  script,
  head,
  body,
  data = [],
}: Page): string {
  const page = renderToString(
    <html lang={language} dir={sayBuilt.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy(style.text)} />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {head}
        <link rel="icon" href="data:," />
        {inline ? (
          <style dangerouslySetInnerHTML={{ __html: style.text }} />
        ) : (
          <link rel="stylesheet" href={`${root}assets/${style.name}`} />
        )}
        {script !== null && <script type="module" src={`${root}assets/${script}`} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {sayBuilt.skip}
        </a>
        {body}
        {data.map(({ type, id, value }) => (
          <script key={type} type={type} id={id} dangerouslySetInnerHTML={{ __html: jsonInPage(value) }} />
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

/** JSON that no text in it can break out of its element. */
const jsonInPage = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
