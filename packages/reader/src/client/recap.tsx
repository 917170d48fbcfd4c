import { stageParts, type ToldSoFar } from '@unspoiled/core/reader';
import { useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { sceneHref } from '../pages/addresses.ts';
import { Prose } from '../pages/prose.tsx';
import { Choice } from './choice.tsx';
import { linkerOf, NameLink } from './link.tsx';
import { Figure } from './pictures.tsx';
import { stepOn, useStore } from './store.ts';
import type { Told } from './told.ts';

type Scene = ToldSoFar['scenes'][number];

/** `0:09:10 · night 1 · Adam's door · imagined by Adam` */
export function stageOf(scene: Scene): string {
  return stageParts(scene).join(' · ');
}

export function SceneText({ told, scene }: { told: Told; scene: Scene }) {
  const link = linkerOf(told);
  return (
    <>
      {scene.prose.map((text) => (
        <p dir="auto" key={text}>
          <Prose text={text} link={link} />
        </p>
      ))}
    </>
  );
}

type Length = 'short' | 'long' | 'since';

/** The story so far: the last scenes, all of them, or those since the last visit. */
export function Recap({ told }: { told: Told }) {
  const { before, place, busy, notice } = useStore();
  const { scenes } = told.soFar;
  const news = scenes.filter((s) => s.number > before);
  const [length, choose] = useState<Length>('short');
  const shown = length === 'short' ? scenes.slice(-3) : length === 'since' ? news : scenes;
  const onward = place && !place.ended && told.eyes.length === 0 && (
    <p class="onward">
      <button type="button" aria-disabled={busy} onClick={stepOn}>
        {say.seenNext}
      </button>{' '}
      <span class="soft" role="status">
        {notice}
      </span>
    </p>
  );
  if (scenes.length === 0)
    return (
      <>
        <p class="lead">{say.recapNothing}</p>
        {onward}
      </>
    );
  const choices: [Length, string][] = [
    ['short', say.recapShort],
    ['since', say.recapSince],
    ['long', say.recapLong],
  ];
  return (
    <>
      <Choice label={say.recapChoice} options={choices} chosen={length} choose={choose} />
      {shown.length === 0 && <p class="lead">{say.recapNoNews}</p>}
      <ol class="scenes">
        {shown.map((scene, i) => (
          <li key={scene.number}>
            {scene.chapter !== null && scene.chapter !== shown[i - 1]?.chapter && (
              <p class="chapter" dir="auto">
                {scene.chapter}
              </p>
            )}
            <h2>
              <a href={sceneHref(scene.number)} dir="auto">
                {scene.title}
              </a>
            </h2>
            <p class="stage" dir="auto">
              {stageOf(scene)}
            </p>
            <SceneText told={told} scene={scene} />
          </li>
        ))}
      </ol>
      {onward}
    </>
  );
}

/** One scene that has been told. */
export function ScenePage({ told, scene }: { told: Told; scene: Scene }) {
  return (
    <>
      <p class="label">{say.scene(scene.number)}</p>
      <h1 tabIndex={-1} dir="auto">
        {scene.title}
      </h1>
      <p class="stage" dir="auto">
        {stageOf(scene)}
      </p>
      <SceneText told={told} scene={scene} />
      {told.sealed.scenes[scene.number - 1]?.pictures.map((picture) => (
        <Figure key={picture.file} picture={picture} />
      ))}
      {scene.present.length > 0 && (
        <>
          <h2>{say.inIt}</h2>
          <ul class="names">
            {scene.present.map((name) => (
              <li key={name}>
                <NameLink name={name} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="#/">{say.sceneBack}</a>
      </p>
    </>
  );
}
