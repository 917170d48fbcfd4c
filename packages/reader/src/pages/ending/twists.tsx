import {
  becauseLine,
  capital,
  reminder,
  type SecondLook,
  sceneTitle,
  secondLooks,
  stageParts,
  type ThenNow,
  type Twist,
  twistGrounds,
} from '@unspoiled/core/reader';
import { say } from '../../messages/say.ts';
import { sayBuilt } from '../../messages/say-built.ts';
import { type Drawn, SceneName, SceneNames } from './parts.tsx';

/** How many twists are shown scene by scene; the others open when asked. */
const SHOWN = 3;

/** What the twists changed, scene by scene, as then and now. */
export function Twists(drawn: Drawn) {
  const twists = drawn.page.twists.filter((twist) => twist.reach.length > 0);
  if (twists.length === 0) return <p class="lead">{sayBuilt.ended.noTwist}</p>;
  return (
    <>
      {twists.slice(0, SHOWN).map((twist, i) => (
        <TwistTold key={twist.scene} {...drawn} twist={twist} main={i === 0} />
      ))}
      {twists.length > SHOWN && (
        <details class="more">
          <summary>{sayBuilt.ended.moreTwists(twists.length - SHOWN)}</summary>
          {twists.slice(SHOWN).map((twist) => (
            <TwistTold key={twist.scene} {...drawn} twist={twist} main={false} />
          ))}
        </details>
      )}
    </>
  );
}

function TwistTold({ page, links, twist, main }: Drawn & { twist: Twist; main: boolean }) {
  const scene = page.scenes.find((s) => s.number === twist.scene);
  const { told, shows } = twistGrounds(twist);
  const reach = twist.reach.length;
  const id = `turn-${twist.scene}`;
  return (
    <section class="twist turnable" aria-labelledby={`twist-${twist.scene}`}>
      <h2 id={`twist-${twist.scene}`} dir="auto">
        <a href={links.scene(twist.scene)}>{sceneTitle(page, twist.scene, sayBuilt.words)}</a>
      </h2>
      {scene && (
        <p class="stage" dir="auto">
          {[say.scene(twist.scene), ...stageParts(scene)].join(' · ')}
        </p>
      )}
      {told.map((because) => (
        <p class="told" dir="auto" key={because.line}>
          {becauseLine(because, sayBuilt.words)}.
        </p>
      ))}
      <p>{sayBuilt.ended.changes(reach)}</p>
      <div class="turn">
        <label for={id}>{sayBuilt.ended.turn}</label>
        <div class="row">
          <span aria-hidden="true">{sayBuilt.ended.then}</span>
          <input
            id={id}
            type="range"
            min="0"
            max="100"
            step="10"
            value="0"
            aria-valuetext={sayBuilt.ended.then}
            data-turn={`${sayBuilt.ended.then}|${sayBuilt.ended.now}`}
          />
          <span aria-hidden="true">{sayBuilt.ended.now}</span>
        </div>
      </div>
      <ol class="looks">
        {secondLooks(page, twist, sayBuilt.words).map((look) => (
          <Look key={look.scene} page={page} links={links} look={look} main={main} />
        ))}
      </ol>
      {main && shows.length > 0 && (
        <p class="small">
          <span class="label">{sayBuilt.ended.shows}</span>
          <br />
          {shows.map((because, i) => (
            <span key={because.line} dir="auto">
              {i > 0 && '; '}
              {sayBuilt.words.quoted(becauseLine(because, sayBuilt.words))} (
              <SceneName page={page} links={links} number={because.scene} />)
            </span>
          ))}
        </p>
      )}
      {main && twist.mentions.length > 0 && (
        <p class="small">
          <span class="label">{sayBuilt.ended.mentions}</span>
          <br />
          <SceneNames page={page} links={links} numbers={twist.mentions} />
        </p>
      )}
    </section>
  );
}

function Look({ page, links, look, main }: Drawn & { look: SecondLook; main: boolean }) {
  const opening = main ? reminder(page, look.scene, sayBuilt.words) : '';
  return (
    <li class="look">
      <h3>
        <span class="number" aria-hidden="true">
          {look.scene}
        </span>
        <SceneName page={page} links={links} number={look.scene} />
      </h3>
      {opening !== '' && (
        <p class="reminder" dir="auto">
          {opening}
        </p>
      )}
      {look.pairs.map((pair) => (
        <Pair key={pair.now} pair={pair} />
      ))}
      {look.again.length > 0 && (
        <p class="small soft" dir="auto">
          {sayBuilt.ended.again} {look.again.join('; ')}.
        </p>
      )}
    </li>
  );
}

/** Both are always there to be read; where the page can be turned, the slider shows the one or the other. */
function Pair({ pair }: { pair: ThenNow }) {
  return (
    <dl class="pair">
      <div class="then">
        <dt>{sayBuilt.ended.then}</dt>
        {pair.then.map((text) => (
          <dd key={text} dir="auto">
            {capital(text)}
          </dd>
        ))}
      </div>
      <div class="now">
        <dt>{sayBuilt.ended.now}</dt>
        <dd dir="auto">{capital(pair.now)}</dd>
      </div>
    </dl>
  );
}
