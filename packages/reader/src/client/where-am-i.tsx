import { useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { readMinute } from '../pages/clock.ts';
import { Choice } from './choice.tsx';
import { begin, finish, goTo, publicStory, startOver, stepBack, stepOn, useStore } from './store.ts';

/** Where the reader is, and the ways to say so that suit the kind of story. What has not been seen is neither listed nor counted. */
export function WhereAmI({ onDone }: { onDone?: () => void }) {
  const { place, notice, busy } = useStore();
  const { places } = publicStory();
  const ways = [
    places.minutes && !places.episodes && { id: 'time', name: say.byTime, form: <ByTime onDone={onDone} /> },
    places.episodes && { id: 'episode', name: say.episode, form: <ByEpisode onDone={onDone} /> },
    places.chapters &&
      !places.episodes && {
        id: 'chapter',
        name: say.byChapter,
        form: <ByNumber key="ch" prefix="ch-" label={say.chapter} onDone={onDone} />,
      },
    places.pages && {
      id: 'page',
      name: say.byPage,
      form: <ByNumber key="p" prefix="p-" label={say.page} onDone={onDone} />,
    },
  ].filter((way) => way !== false);
  const [chosen, choose] = useState(ways[0]?.id);
  const way = ways.find((w) => w.id === chosen);
  return (
    <section class="where" aria-labelledby="where">
      <h2 id="where">{place ? say.whereNow : say.where}</h2>
      {!place && <p class="soft">{say.whereWhy}</p>}
      {ways.length > 1 && (
        <Choice
          label={say.where}
          options={ways.map(({ id, name }) => [id, name] as const)}
          chosen={chosen}
          choose={choose}
        />
      )}
      {way?.form}
      <div class="steps">
        {place ? (
          <>
            {way && <p class="soft small">{say.stepHint}</p>}
            <button type="button" disabled={busy || place.scenes === 0} onClick={stepBack}>
              {say.stepBack}
            </button>
            <button type="button" disabled={busy || place.ended} onClick={stepOn}>
              {say.stepOn}
            </button>
          </>
        ) : (
          <button type="button" disabled={busy} onClick={begin}>
            {say.fromStart}
          </button>
        )}
      </div>
      <p class="notice" role="status" aria-live="polite">
        {busy ? say.loading : notice}
      </p>
      <Finish />
    </section>
  );
}

/** Asks once, since everything opens then. */
function Finish() {
  const { place, busy } = useStore();
  const [asking, ask] = useState(false);
  if (place?.ended)
    return (
      <button type="button" class="quiet" onClick={startOver}>
        {say.startOver}
      </button>
    );
  if (!asking)
    return (
      <div class="row">
        <button type="button" class="quiet" disabled={busy} onClick={() => ask(true)}>
          {say.end}
        </button>
        {place && (
          <button type="button" class="quiet" onClick={startOver}>
            {say.startOver}
          </button>
        )}
      </div>
    );
  return (
    <div class="asking" role="alertdialog" aria-labelledby="end-ask">
      <p id="end-ask">{say.endAsk}</p>
      <button
        type="button"
        class="main"
        onClick={() => {
          ask(false);
          finish();
        }}
      >
        {say.endYes}
      </button>
      <button type="button" ref={(button) => button?.focus()} onClick={() => ask(false)}>
        {say.endNo}
      </button>
    </div>
  );
}

const said = (minute: number) => say.hours(Math.floor(minute / 60), minute % 60);

function ByTime({ onDone }: { onDone: (() => void) | undefined }) {
  const { runtime } = publicStory().header.front;
  const [text, write] = useState('');
  const [problem, report] = useState(false);
  const minute = readMinute(text, runtime);
  const submit = async (event: Event) => {
    event.preventDefault();
    report(minute === null);
    if (minute === null) return;
    await goTo(String(minute), clock(minute));
    onDone?.();
  };
  return (
    <form onSubmit={submit} noValidate>
      <label for="time">{say.timeLabel}</label>
      <input
        id="time"
        inputMode="text"
        autocomplete="off"
        placeholder="0:43"
        value={text}
        aria-describedby="time-said"
        aria-invalid={problem}
        onInput={(event) => {
          write(event.currentTarget.value);
          report(false);
        }}
      />
      {runtime !== null && (
        <input
          type="range"
          min={0}
          max={Math.ceil(runtime / 60)}
          value={minute ?? 0}
          aria-label={say.drag}
          aria-valuetext={said(minute ?? 0)}
          onInput={(event) => write(clock(Number(event.currentTarget.value)))}
        />
      )}
      <p id="time-said" class="small soft" role={problem ? 'alert' : undefined}>
        {problem ? say.notTime : minute === null ? say.timeHint : say.timeRead(said(minute))}
      </p>
      <button type="submit" class="main">
        {say.paused}
      </button>
    </form>
  );
}

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

function Whole({
  id,
  label,
  value,
  set,
}: {
  id: string;
  label: string;
  value: string;
  set: (text: string) => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}

/** In it, or through with it: the whole of it opens only then. */
function InOrFinished({
  name,
  value,
  set,
}: {
  name: string;
  value: boolean;
  set: (finished: boolean) => void;
}) {
  return (
    <fieldset class="radios" aria-label={say.where}>
      <label>
        <input type="radio" name={name} checked={!value} onChange={() => set(false)} /> {say.inside}
      </label>
      <label>
        <input type="radio" name={name} checked={value} onChange={() => set(true)} /> {say.finished}
      </label>
    </fieldset>
  );
}

const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

function ByEpisode({ onDone }: { onDone: (() => void) | undefined }) {
  const { minutes } = publicStory().places;
  const [season, setSeason] = useState('1');
  const [episode, setEpisode] = useState('');
  const [minute, setMinute] = useState('');
  const [finished, setFinished] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const [s, e, m] = [whole(season), whole(episode), whole(minute)];
    if (s === null || e === null) return;
    const name = `s${s}e${e}`;
    const place = finished ? name : m !== null && minutes ? `${name}-${m}` : `in-${name}`;
    await goTo(place, `S${s}E${e}${!finished && m !== null ? ` ${clock(m)}` : ''}`);
    onDone?.();
  };
  return (
    <form onSubmit={submit}>
      <div class="fields">
        <Whole id="season" label={say.season} value={season} set={setSeason} />
        <Whole id="episode" label={say.episode} value={episode} set={setEpisode} />
      </div>
      <InOrFinished name="episode-how" value={finished} set={setFinished} />
      {minutes && !finished && <Whole id="minute" label={say.minute} value={minute} set={setMinute} />}
      <button type="submit" class="main">
        {say.go}
      </button>
    </form>
  );
}

function ByNumber({
  prefix,
  label,
  onDone,
}: {
  prefix: string;
  label: string;
  onDone: (() => void) | undefined;
}) {
  const [text, write] = useState('');
  const [finished, setFinished] = useState(false);
  const hasMiddle = prefix === 'ch-';
  const submit = async (event: Event) => {
    event.preventDefault();
    const number = whole(text);
    if (number === null) return;
    await goTo(`${hasMiddle && !finished ? 'in-' : ''}${prefix}${number}`, `${label} ${number}`);
    onDone?.();
  };
  return (
    <form onSubmit={submit}>
      <Whole id={`number-${prefix}`} label={label} value={text} set={write} />
      {hasMiddle && <InOrFinished name={`how-${prefix}`} value={finished} set={setFinished} />}
      <button type="submit" class="main">
        {say.go}
      </button>
    </form>
  );
}
