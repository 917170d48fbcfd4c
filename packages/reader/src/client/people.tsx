import type { SoFar } from '@unspoiled/core/reader';
import { say } from '../messages/say.ts';
import { Prose } from '../pages/prose.tsx';
import { linkerOf, NameLink, SceneLink } from './link.tsx';
import { lookThrough } from './store.ts';
import type { Told } from './told.ts';

type Person = SoFar['people'][number];

const KINDS = ['person', 'group', 'place', 'thing'] as const;
const titleOf = (kind: Person['kind']): string =>
  ({ person: say.groupPeople, place: say.groupPlaces, thing: say.groupThings, group: say.groupGroups })[kind];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `is a writer` → `A writer`-like lines read as they stand behind the name. */
export function Introduction({ person }: { person: Pick<Person, 'introduction'> }) {
  const text = person.introduction.replace(/^\s*[:,–—-]\s*/, '');
  return text === '' ? null : (
    <span dir="auto">
      <Prose text={text} />
    </span>
  );
}

export function People({ told }: { told: Told }) {
  const { people } = told.soFar;
  if (people.length === 0) return <p class="lead">{say.nobody}</p>;
  return (
    <>
      {KINDS.map((kind) => {
        const some = people.filter((p) => p.kind === kind);
        return some.length === 0 ? null : (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>{titleOf(kind)}</h2>
            <ul class="cards">
              {some.map((person) => (
                <li key={person.name} class="card">
                  <h3>
                    <NameLink name={person.name}>{capital(person.name)}</NameLink>
                  </h3>
                  {person.playedBy !== null && <p class="small soft">{say.playedBy(person.playedBy)}</p>}
                  {person.introduction !== '' && (
                    <p>
                      <Introduction person={person} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** A card: how we met them, who plays them, who they are to others, where they were last seen, what is known, and why. */
export function PersonPage({ told, person }: { told: Told; person: Person }) {
  const portrait = told.portrait(person.name);
  const link = linkerOf(told);
  const others = portrait?.known.filter((k) => k.others.length > 0) ?? [];
  const own = portrait?.known.filter((k) => k.others.length === 0) ?? [];
  const last = portrait?.scenes.at(-1);
  return (
    <>
      <p class="label">{titleOf(person.kind)}</p>
      <h1 tabIndex={-1} dir="auto">
        {capital(person.name)}
      </h1>
      <p class="lead">
        <Introduction person={person} />
      </p>
      {person.playedBy !== null && <p class="soft">{say.playedBy(person.playedBy)}</p>}
      {person.also.length > 0 && (
        <p class="soft" dir="auto">
          {say.also(person.also.join(', '))}
        </p>
      )}
      {person.sameAs.map((other) => (
        <p key={other.name}>
          {say.sameAs(other.name)} <Introduction person={other} />
        </p>
      ))}
      <dl class="entries">
        <Entry term={say.met('')}>
          {person.scene > 0 && <SceneLink told={told} number={person.scene} />}
        </Entry>
        <Entry term={say.lastSeen}>
          {last !== undefined && <SceneLink told={told} number={last} />}
          {person.place !== null && (
            <>
              {' '}
              <span class="soft">
                · <NameLink name={person.place} />
              </span>
            </>
          )}
        </Entry>
      </dl>
      <KnownList title={say.toOthers} known={others} told={told} link={link} />
      <KnownList title={say.known} known={own} told={told} link={link} />
      {own.length + others.length === 0 && <p class="soft">{say.nothingKnown}</p>}
      {portrait && portrait.scenes.length > 0 && (
        <>
          <h2>{say.scenesOf}</h2>
          <ul class="names">
            {portrait.scenes.map((number) => (
              <li key={number}>
                <SceneLink told={told} number={number} />
              </li>
            ))}
          </ul>
        </>
      )}
      {person.kind === 'person' && told.eyes[0] !== person.name && (
        <p>
          <button type="button" onClick={() => lookThrough([person.name])}>
            {say.eyesNow(person.name)}
          </button>
        </p>
      )}
    </>
  );
}

function Entry({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Known = NonNullable<ReturnType<Told['portrait']>>['known'];

function KnownList({
  title,
  known,
  told,
  link,
}: {
  title: string;
  known: Known;
  told: Told;
  link: ReturnType<typeof linkerOf>;
}) {
  if (known.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="known">
        {known.map(({ text, because }) => (
          <li key={text}>
            <span dir="auto">{link(capital(text))}</span>
            {because && because.scene > 0 && (
              <span class="because small soft">
                {say.because} “<span dir="auto">{because.text}</span>” (
                <SceneLink told={told} number={because.scene} />)
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Everybody by the place they are in now. */
export function Whereabouts({ told }: { told: Told }) {
  const people = told.soFar.people.filter((p) => p.kind === 'person' || p.kind === 'group');
  const places = new Map<string | null, Person[]>();
  for (const person of people) {
    const there = places.get(person.place);
    if (there) there.push(person);
    else places.set(person.place, [person]);
  }
  const unknown = places.get(null);
  places.delete(null);
  if (people.length === 0) return <p class="lead">{say.nobody}</p>;
  return (
    <dl class="entries">
      {[...places].map(([place, there]) => (
        <Entry key={place} term={capital(place as string)}>
          <Names people={there} />
        </Entry>
      ))}
      {unknown && (
        <Entry term={say.unknownPlace}>
          <Names people={unknown} />
        </Entry>
      )}
    </dl>
  );
}

function Names({ people }: { people: readonly Person[] }) {
  return (
    <ul class="names">
      {people.map(({ name }) => (
        <li key={name}>
          <NameLink name={name} />
        </li>
      ))}
    </ul>
  );
}
