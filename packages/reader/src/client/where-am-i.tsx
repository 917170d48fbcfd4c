import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { clock, fullClock, longestMinute, readTime } from '../pages/clock.ts';
import { Choice } from './choice.tsx';
import { Finish } from './finish.tsx';
import { begin, goTo, publicStory, stepBack, stepOn, useStore } from './store.ts';

/**
 * Where the reader is, and the ways to say so that suit the kind of story. What has not been seen is neither listed nor counted.
 * Buttons are not disabled while something is fetched: whoever is at one by keyboard would be nowhere then.
 */
export function WhereAmI() {
  const { place, notice, busy } = useStore();
  const { places } = publicStory();
  const ways = [
    places.minutes && !places.episodes && { id: 'time', name: say.byTime, form: <ByTime /> },
    places.episodes && { id: 'episode', name: say.episode, form: <ByEpisode /> },
    places.chapters &&
      !places.episodes && {
        id: 'chapter',
        name: say.byChapter,
        form: <ByNumber key="ch" prefix="ch-" label={say.chapter} />,
      },
    places.pages && {
      id: 'page',
      name: say.byPage,
      form: <ByNumber key="p" prefix="p-" label={say.page} />,
    },
  ].filter((way) => way !== false);
  const [chosen, choose] = useState(ways[0]?.id);
  const way = ways.find((w) => w.id === chosen);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opens it is in it; on the first page nobody has opened it.
  useLayoutEffect(() => {
    if (place) heading.current?.focus();
  }, []);
  return (
    <section class="where" aria-labelledby="where">
      <h2 id="where" ref={heading} tabIndex={-1}>
        {place ? say.whereNow : say.where}
      </h2>
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
            <button type="button" aria-disabled={busy} disabled={place.scenes === 0} onClick={stepBack}>
              {say.stepBack}
            </button>
            <button type="button" aria-disabled={busy} disabled={place.ended} onClick={stepOn}>
              {say.stepOn}
            </button>
          </>
        ) : (
          <button type="button" aria-disabled={busy} onClick={begin}>
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

const said = (minute: number) => say.hours(Math.floor(minute / 60), minute % 60);

/** The minute that a time names; null for what is no time, or after the end. */
function minuteOf(text: string, runtime: number | null): number | null {
  const read = readTime(text, runtime);
  return read === null || read === 'beyond' ? null : read.minute;
}

function ByTime() {
  const { runtime } = publicStory().header.front;
  const { place, told } = useStore();
  const [text, write] = useState(place && minuteOf(place.label, runtime) !== null ? place.label : '');
  const [problem, report] = useState(false);
  // Somebody who went on scene by scene has said no time: the slider is where their last scene begins.
  const reached = minuteOf(told?.audience.scenes.at(-1)?.at ?? '', runtime) ?? 0;
  const read = readTime(text, runtime);
  const beyond = read === 'beyond';
  const { minute, other } = read === null || read === 'beyond' ? { minute: null, other: null } : read;
  const hint = beyond
    ? say.timeBeyond(said(longestMinute(runtime)))
    : problem
      ? say.notTime
      : minute === null
        ? say.timeHint
        : say.timeRead(said(minute));
  const submit = async (event: Event) => {
    event.preventDefault();
    report(minute === null);
    if (minute === null) return;
    await goTo(String(minute), clock(minute));
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
        aria-invalid={problem || beyond}
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
          value={minute ?? reached}
          aria-label={say.drag}
          aria-valuetext={said(minute ?? reached)}
          onInput={(event) => write(fullClock(Number(event.currentTarget.value)))}
        />
      )}
      <p id="time-said" class="small soft" role={problem || beyond ? 'alert' : undefined}>
        {hint}
      </p>
      {other !== null && (
        <button type="button" class="quiet" onClick={() => write(fullClock(other.minutes, other.seconds))}>
          {say.timeOther(other.minutes, other.seconds)}
        </button>
      )}
      <button type="submit" class="main">
        {say.paused}
      </button>
    </form>
  );
}

function Whole({
  id,
  label,
  value,
  set,
  problem = false,
}: {
  id: string;
  label: string;
  value: string;
  set: (text: string) => void;
  /** It was left without a number. */
  problem?: boolean;
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
        aria-invalid={problem}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {problem && (
        <p id={`${id}-problem`} class="small" role="alert">
          {say.notNumber}
        </p>
      )}
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

function ByEpisode() {
  const { minutes } = publicStory().places;
  const [, s1 = '1', e1 = ''] = /^S(\d+)E(\d+)/.exec(useStore().place?.label ?? '') ?? [];
  const [season, setSeason] = useState(s1);
  const [episode, setEpisode] = useState(e1);
  const [problem, report] = useState(false);
  const [minute, setMinute] = useState('');
  const [finished, setFinished] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const [s, e, m] = [whole(season), whole(episode), whole(minute)];
    report(s === null || e === null);
    if (s === null || e === null) return;
    const name = `s${s}e${e}`;
    const place = finished ? name : m !== null && minutes ? `${name}-${m}` : `in-${name}`;
    await goTo(place, `S${s}E${e}${!finished && m !== null ? ` ${clock(m)}` : ''}`);
  };
  return (
    <form onSubmit={submit} noValidate>
      <div class="fields">
        <Whole
          id="season"
          label={say.season}
          value={season}
          set={setSeason}
          problem={problem && whole(season) === null}
        />
        <Whole
          id="episode"
          label={say.episode}
          value={episode}
          set={setEpisode}
          problem={problem && whole(episode) === null}
        />
      </div>
      <InOrFinished name="episode-how" value={finished} set={setFinished} />
      {minutes && !finished && <Whole id="minute" label={say.minute} value={minute} set={setMinute} />}
      <button type="submit" class="main">
        {say.go}
      </button>
    </form>
  );
}

function ByNumber({ prefix, label }: { prefix: string; label: string }) {
  const kept = useStore().place?.label ?? '';
  const [text, write] = useState(kept.startsWith(`${label} `) ? kept.slice(label.length + 1) : '');
  const [problem, report] = useState(false);
  const [finished, setFinished] = useState(false);
  const hasMiddle = prefix === 'ch-';
  const submit = async (event: Event) => {
    event.preventDefault();
    const number = whole(text);
    report(number === null);
    if (number === null) return;
    await goTo(`${hasMiddle && !finished ? 'in-' : ''}${prefix}${number}`, `${label} ${number}`);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Whole
        id={`number-${prefix}`}
        label={label}
        value={text}
        set={write}
        problem={problem && whole(text) === null}
      />
      {hasMiddle && <InOrFinished name={`how-${prefix}`} value={finished} set={setFinished} />}
      <button type="submit" class="main">
        {say.go}
      </button>
    </form>
  );
}
