import {
  becauseLine,
  caseParts,
  type Grouped,
  groupedInstances,
  listed,
  plainLine,
  type ReadingInstance,
  type ReadingReport,
  readingProse,
  readingTitle,
} from '@unspoiled/core/reader';
import type { ComponentChildren } from 'preact';
import { sayBuilt } from '../../messages/say-built.ts';
import { Prose } from '../prose.tsx';
import { type Drawn, Quoted, SceneName, SceneNames } from './parts.tsx';

/** The readings side by side: what each explains, what it strains at, what it has to suppose, and who holds or denies it. */
export function Readings(drawn: Drawn) {
  const { readings } = drawn.page;
  return (
    <>
      <h1 tabIndex={-1}>{sayBuilt.ended.readings}</h1>
      <p class="lead">{readings.length === 0 ? sayBuilt.ended.noReadings : sayBuilt.ended.readingsLead}</p>
      <div class="cards broad">
        {readings.map((reading) => (
          <ReadingCard key={reading.title} {...drawn} reading={reading} />
        ))}
      </div>
    </>
  );
}

export function heldBy(reading: ReadingReport): string {
  return [
    reading.heldBy.length > 0 ? sayBuilt.ended.heldBy(listed(reading.heldBy, sayBuilt.words)) : '',
    reading.deniedBy.length > 0 ? sayBuilt.ended.deniedBy(listed(reading.deniedBy, sayBuilt.words)) : '',
    reading.found ? sayBuilt.ended.found : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function ReadingCard({ page, links, reading }: Drawn & { reading: ReadingReport }) {
  const held = heldBy(reading);
  return (
    <article class="card reading">
      <h2 dir="auto">{readingTitle(reading, sayBuilt.words)}</h2>
      {held !== '' && (
        <p class="soft small" dir="auto">
          {held}
        </p>
      )}
      <dl class="figures">
        <Figure label={sayBuilt.ended.explains} n={reading.explains.length} />
        <Figure label={sayBuilt.ended.strains} n={reading.strains.length} />
        <Figure label={sayBuilt.ended.supposes} n={reading.supposes} />
      </dl>
      {readingProse(reading, sayBuilt.words).map((prose) => (
        <p key={prose} dir="auto">
          <Prose text={prose} />
        </p>
      ))}
      {reading.quotations.map((quotation) => (
        <Quoted key={quotation.text} quotation={quotation} />
      ))}
      {reading.killedBy && (
        <p dir="auto">
          <strong>{sayBuilt.ended.killed}</strong>{' '}
          {sayBuilt.words.quoted(becauseLine(reading.killedBy, sayBuilt.words))} (
          <SceneName page={page} links={links} number={reading.killedBy.scene} />)
        </p>
      )}
      <Points title={sayBuilt.ended.supposes} none={sayBuilt.ended.supposesNothing}>
        {reading.suppositions.map((written) => (
          <li key={written} dir="auto">
            {plainLine(written, sayBuilt.words)}
          </li>
        ))}
      </Points>
      <Points title={sayBuilt.ended.explains} none={sayBuilt.ended.explainsNothing}>
        {groupedInstances(page, reading.explains, sayBuilt.words).map((group) => (
          <Instance key={group.text} page={page} links={links} group={group} />
        ))}
      </Points>
      <Points title={sayBuilt.ended.strains} none={sayBuilt.ended.strainsNothing}>
        {groupedInstances(page, reading.strains, sayBuilt.words).map((group) => (
          <Instance key={group.text} page={page} links={links} group={group} />
        ))}
      </Points>
    </article>
  );
}

const Figure = ({ label, n }: { label: string; n: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>{n}</dd>
  </div>
);

function Points({
  title,
  none,
  children,
}: {
  title: string;
  none: string;
  children: readonly ComponentChildren[];
}) {
  return (
    <>
      <h3 class="label">{title}</h3>
      {children.length > 0 ? <ul class="points">{children}</ul> : <p class="soft small">{none}</p>}
    </>
  );
}

function Instance({ page, links, group }: Drawn & { group: Grouped<ReadingInstance> }) {
  return (
    <li dir="auto">
      {group.text}
      <span class="soft small meta">
        {caseParts(group, sayBuilt.words).join(' · ')}
        {group.scenes.length > 0 && ' · '}
        <SceneNames page={page} links={links} numbers={group.scenes} />
      </span>
    </li>
  );
}
