import { howItTurnedOut } from '@unspoiled/core/reader';
import { sayBuilt } from '../../messages/say-built.ts';
import { type Drawn, SceneName } from './parts.tsx';

/** What was said or believed, and turned out so or not. */
export function WhatWasSaid({ page, links }: Drawn) {
  if (page.said.length === 0) return null;
  const { words } = sayBuilt;
  const name = (number: number) => <SceneName page={page} links={links} number={number} />;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{words.said.title}</h2>
      <ul class="known">
        {page.said.map((said) => (
          <li key={`${said.scene} ${said.line}`}>
            <p class="what" dir="auto">
              {words.quoted(said.text)}
            </p>
            <p class="stage">
              {name(said.scene)}: {howItTurnedOut(said, name, words)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
