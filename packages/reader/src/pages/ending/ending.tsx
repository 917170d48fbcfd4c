import { sayBuilt } from '../../messages/say-built.ts';
import { Sources } from './article.tsx';
import { Clues } from './clues.tsx';
import { Knowledge } from './knowledge.tsx';
import { OpenAtTheEnd } from './open.tsx';
import type { Drawn } from './parts.tsx';
import { WhatWasSaid } from './said.tsx';
import { Twists } from './twists.tsx';

/** The ending explained: what the twists changed scene by scene, whether that was fair, who knew, and what stays open. */
export function Ending(drawn: Drawn) {
  return (
    <>
      <h1 tabIndex={-1}>{sayBuilt.ending}</h1>
      <Twists {...drawn} />
      <Clues {...drawn} />
      <Knowledge {...drawn} />
      <WhatWasSaid {...drawn} />
      <OpenAtTheEnd {...drawn} />
      <Sources page={drawn.page} />
    </>
  );
}
