import { say } from '../messages/say.ts';
import { sceneHref } from '../pages/addresses.ts';
import type { Told } from './told.ts';

type Picture = Told['sealed']['scenes'][number]['pictures'][number];

export function Figure({
  picture,
  scene,
}: {
  picture: Picture;
  scene?: { title: string; number: number } | undefined;
}) {
  return (
    <figure>
      <img src={`pictures/${picture.file}`} alt={picture.alt} loading="lazy" />
      <figcaption dir="auto">
        {picture.credit}
        {scene && (
          <>
            {picture.credit !== '' && ' · '}
            <a href={sceneHref(scene.number)}>{say.pictureOf(scene.title)}</a>
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** The pictures of what has been told, each with its credit; for those who have finished, the others too. */
export function Pictures({ told }: { told: Told }) {
  const { scenes, ending } = told.sealed;
  const shown = scenes.flatMap(({ pictures }, i) =>
    pictures.map((picture) => (
      <Figure
        key={picture.file}
        picture={picture}
        scene={told.audience.scenes.find((s) => s.number === i + 1)}
      />
    )),
  );
  const last = ending?.more.pictures.map((picture) => <Figure key={picture.file} picture={picture} />) ?? [];
  if (shown.length + last.length === 0) return <p class="lead">{say.picturesNone}</p>;
  return (
    <>
      {shown}
      {last}
    </>
  );
}
