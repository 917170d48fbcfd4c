import { attribution, type Explanation, sceneTitle } from '@unspoiled/core/reader';
import { sayBuilt } from '../../messages/say-built.ts';

/** How the pages of the ending lead to what they speak of. Null where there is nothing to lead to. */
export interface Links {
  readonly scene: (number: number) => string;
  readonly person: (name: string) => string | null;
  /** Where the article has a page of its own; null on that page. */
  readonly article: string | null;
}

/** What every part of these pages is drawn from. */
export interface Drawn {
  readonly page: Explanation;
  readonly links: Links;
}

export function SceneName({ page, links, number }: Drawn & { number: number }) {
  return (
    <a href={links.scene(number)} dir="auto">
      {sceneTitle(page, number, sayBuilt.words)}
    </a>
  );
}

/** How many scenes are named before the rest are counted. */
const NAMED = 8;

/** Scenes by their titles; of very many the first, and how many more. */
export function SceneNames({ page, links, numbers }: Drawn & { numbers: readonly number[] }) {
  const shown = numbers.length > NAMED + 2 ? numbers.slice(0, NAMED) : numbers;
  return (
    <>
      {shown.map((number, i) => (
        <span key={number}>
          {i > 0 && ', '}
          <SceneName page={page} links={links} number={number} />
        </span>
      ))}
      {shown.length < numbers.length && ` ${sayBuilt.ended.more(numbers.length - shown.length)}`}
    </>
  );
}

export type Quotation = Explanation['readings'][number]['quotations'][number];

export function Quoted({ quotation }: { quotation: Quotation }) {
  const by = attribution(quotation);
  const { url } = quotation;
  const source =
    url !== null && /^https?:\/\//i.test(url) ? (
      <a href={url} rel="noreferrer">
        {by === '' ? url : by}
      </a>
    ) : (
      by
    );
  return (
    <blockquote dir="auto">
      <p>{sayBuilt.words.quoted(quotation.text)}</p>
      {source !== '' && <footer>— {source}</footer>}
    </blockquote>
  );
}
