import { say } from '../messages/say.ts';
import type { WhereInRegion } from './public.ts';

/** Where to stream, drawn when the site was built: offers with their attribution, for one region. */
export function Region({ html }: Pick<WhereInRegion, 'html'>) {
  return <div class="region" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** For readers without scripts: the first region, and the others folded. */
export function Stream({ where, open }: { where: readonly WhereInRegion[]; open: boolean }) {
  const [first, ...others] = where;
  if (first === undefined) return null;
  return (
    <StreamPart open={open}>
      <h3>{first.name}</h3>
      <Region html={first.html} />
      {others.map(({ region, name, html }) => (
        <details key={region}>
          <summary>{name}</summary>
          <Region html={html} />
        </details>
      ))}
    </StreamPart>
  );
}

/** The part of a page that it is in: open where a story is introduced, folded where it is told. */
export function StreamPart({ open, children }: { open: boolean; children: preact.ComponentChildren }) {
  return (
    <details class="stream" open={open}>
      <summary>
        <h2>{say.stream}</h2>
      </summary>
      {children}
    </details>
  );
}
