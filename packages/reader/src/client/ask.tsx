import type { Answer, Because } from '@unspoiled/core/reader';
import { answer, becauseIn } from '@unspoiled/core/reader/questions';
import { useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { sceneHref } from '../pages/addresses.ts';
import { completions } from './completions.ts';
import { groundOf } from './ground.ts';
import { linkerOf, NameLink, SceneLink } from './link.tsx';
import { publicStory } from './store.ts';
import type { Told } from './told.ts';

/** Search, and questions in the grammar of the sentences; both of what has been told. */
export function Ask({ told }: { told: Told }) {
  const [text, write] = useState('');
  const [asked, ask] = useState('');
  const question = asked.trim();
  const answered = question === '' ? null : answer(told.session, question, lensOf(told));
  return (
    <>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask(text);
          }}
        >
          <label for="question">{say.askLabel}</label>
          <div class="row">
            <input
              id="question"
              type="search"
              autocomplete="off"
              enterKeyHint="search"
              aria-describedby="question-hint"
              list="completions"
              autocapitalize="off"
              spellcheck={false}
              value={text}
              onInput={(event) => write(event.currentTarget.value)}
            />
            <datalist id="completions">
              {completions(told, text).map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
            <button type="submit" class="main">
              {say.askGo}
            </button>
          </div>
          <p id="question-hint" class="small soft">
            {say.askHint(publicStory().asking.examples)}
          </p>
        </form>
      </search>
      <div aria-live="polite">
        {answered && (
          // What was said of another question, or at another place, goes with it.
          <Answered
            key={`${question} ${told.soFar.scenes.length} ${told.sealed.ending !== null} ${told.eyes}`}
            told={told}
            found={answered}
            question={question}
          />
        )}
        {question !== '' && (
          <Found told={told} wanted={question} answered={answered !== null && !answered.problem} />
        )}
      </div>
    </>
  );
}

function saidIn(written: string): string {
  const { text, when } = groundOf(written);
  return when === null ? text : `${text} · ${when}`;
}

const lensOf = ({ eyes }: Told) => ({ position: null, eyes, under: null, when: null });

function Answered({ told, found, question }: { told: Told; found: Answer; question: string }) {
  const [why, explain] = useState<readonly Because[] | null>(null);
  if (found.problem) return null;
  const { answers } = found;
  const names = answers.flatMap((row) => Object.values(row).filter((v): v is string => v !== null));
  return (
    <section class="answer" aria-label={say.ask[1]}>
      <p class="told">
        {answers.length === 0
          ? found.known === false
            ? say.askUnknown
            : say.askNo
          : names.length === 0
            ? say.askYes
            : null}
      </p>
      {names.length > 0 && (
        <ul class="names told">
          {names.map((name) => (
            <li key={name}>{linkerOf(told)(name)}</li>
          ))}
        </ul>
      )}
      {answers.length > 0 && !why && (
        <button
          type="button"
          class="quiet"
          onClick={() => explain(becauseIn(told.session, question, lensOf(told)))}
        >
          {say.why}
        </button>
      )}
      {why && (
        <ul class="known">
          {why.map(({ line, scene, text }) => (
            <li key={line}>
              <span dir="auto">{saidIn(text)}</span> <SceneLink told={told} number={scene} />
            </li>
          ))}
          {why.length === 0 && <li>{say.whyNothing}</li>}
        </ul>
      )}
    </section>
  );
}

/** Scenes and people that hold all the words: found in what has been told, and in nothing else. */
function Found({ told, wanted, answered }: { told: Told; wanted: string; answered: boolean }) {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = fold(wanted)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const holds = (text: string) => {
    const folded = fold(text);
    return words.length > 0 && words.every((word) => folded.includes(word));
  };
  const people = told.soFar.people.filter((p) =>
    holds([p.name, ...p.also, p.introduction, p.playedBy].join(' ')),
  );
  const scenes = told.soFar.scenes.filter((s) =>
    holds([s.title, s.place, ...s.present, ...s.prose].join(' ')),
  );
  if (people.length + scenes.length === 0) return answered ? null : <p class="soft">{say.askNothing}</p>;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{say.askFound}</h2>
      <ul class="names">
        {people.map((p) => (
          <li key={p.name}>
            <NameLink name={p.name} />
          </li>
        ))}
        {scenes.map((s) => (
          <li key={s.number}>
            <a href={sceneHref(s.number)} dir="auto">
              {s.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
