import { capital, type Portrait, type ToldSoFar } from '@unspoiled/core/reader';
import type { ComponentChildren } from 'preact';
import { say } from '../messages/say.ts';
import { Prose } from '../pages/prose.tsx';
import { groundOf } from './ground.ts';
import { linkerOf, NameLink, SceneLink } from './link.tsx';
import { lookThrough } from './store.ts';
import type { Told } from './told.ts';

type Person = ToldSoFar['people'][number];

const KINDS = ['person', 'group', 'place', 'thing'] as const;
const titleOf = (kind: Person['kind']): string =>
  ({ person: say.groupPeople, place: say.groupPlaces, thing: say.groupThings, group: say.groupGroups })[kind];

const isSomebody = ({ kind }: Person) => kind === 'person' || kind === 'group';

/** `is a writer who lives alone.` reads as `A writer who lives alone.` */
export function Introduction({ person }: { person: Pick<Person, 'introduction'> }) {
  const text = person.introduction.replace(/^\s*(?:[:,–—-]\s*)+/, '').replace(say.copula, '');
  return text === '' ? null : (
    <span dir="auto">
      <Prose text={capital(text)} />
    </span>
  );
}

/** Everybody and everything met so far. */
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
            <ul class={isSomebody(some[0]!) ? 'cards' : 'plain'}>
              {some.map((person) => (
                <li key={person.name}>
                  <h3>
                    <NameLink name={person.name}>{capital(person.name)}</NameLink>
                  </h3>
                  {person.introduction !== '' && (
                    <p>
                      <Introduction person={person} />
                    </p>
                  )}
                  {person.playedBy !== null && <p class="small soft">{say.playedBy(person.playedBy)}</p>}
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
  const somebody = new Set(told.audience.people.filter(isSomebody).map((p) => p.name));
  const known = portrait?.known ?? [];
  const toOthers = known.filter((k) => k.others.some((name) => somebody.has(name)));
  const own = known.filter((k) => !toOthers.includes(k));
  // Through somebody's eyes there are only the scenes that they were in.
  const scenes = (portrait?.scenes ?? []).filter((number) => isTold(told, number));
  const last = scenes.at(-1);
  return (
    <>
      <p class="label">{titleOf(person.kind)}</p>
      <h1 tabIndex={-1} dir="auto">
        {capital(person.name)}
      </h1>
      <p class="lead">
        <Introduction person={person} />
      </p>
      <p class="soft" dir="auto">
        {[
          person.playedBy && say.playedBy(person.playedBy),
          person.also.length > 0 && say.also(person.also.join(', ')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {person.sameAs.map((other) => (
        <p key={other.name}>
          {say.sameAs(other.name)}. <Introduction person={other} />
        </p>
      ))}
      <dl class="entries">
        {isTold(told, person.scene) && (
          <Entry term={say.met}>
            <SceneLink told={told} number={person.scene} />
          </Entry>
        )}
        {(last !== undefined || person.place !== null) && (
          <Entry term={say.lastSeen}>
            {last !== undefined && <SceneLink told={told} number={last} />}
            {last !== undefined && person.place !== null && ' · '}
            {person.place !== null && <NameLink name={person.place} />}
          </Entry>
        )}
      </dl>
      <KnownList title={say.toOthers} known={toOthers} told={told} />
      <KnownList title={say.known} known={own} told={told} />
      {known.length === 0 && <p class="soft">{say.nothingKnown}</p>}
      {scenes.length > 0 && (
        <>
          <h2>{say.scenesOf}</h2>
          <ul class="names">
            {scenes.map((number) => (
              <li key={number}>
                <SceneLink told={told} number={number} />
              </li>
            ))}
          </ul>
        </>
      )}
      {person.kind === 'person' && told.soFar.eyes.at(-1) !== person.name && (
        <section class="aside">
          <h2>{say.eyes}</h2>
          <p class="soft">{say.eyesHint}</p>
          <p class="row">
            {told.eyes.length > 0 && (
              <button type="button" onClick={() => lookThrough([...told.eyes, person.name])}>
                {say.eyesDeeper(told.soFar.eyes.join(', '), person.name)}
              </button>
            )}
            <button type="button" onClick={() => lookThrough([person.name])}>
              {say.eyesChoose(person.name)}
            </button>
          </p>
        </section>
      )}
    </>
  );
}

function Entry({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isTold = ({ soFar }: Told, number: number) => soFar.scenes.some((scene) => scene.number === number);

/** The sentence that says so, without the file's marks, unless what is known is that sentence; and when it happens, if it says. */
function Ground({ text: written, known }: { text: string; known: string }) {
  const { text, when } = groundOf(written);
  const parts = [plain(text) === plain(known) ? null : `${say.because} “${text}”`, when];
  const said = parts.filter((part) => part !== null).join(' · ');
  return said === '' ? null : <span dir="auto">{said} · </span>;
}

function KnownList({ title, known, told }: { title: string; known: Portrait['known']; told: Told }) {
  if (known.length === 0) return null;
  const link = linkerOf(told);
  return (
    <>
      <h2>{title}</h2>
      <ul class="known">
        {known.map(({ text, because }) => (
          <li key={text}>
            <span dir="auto">{link(capital(text))}</span>
            {because && isTold(told, because.scene) && (
              <span class="because small soft">
                <Ground text={because.text} known={text} />
                <SceneLink told={told} number={because.scene} />
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
  const people = told.soFar.people.filter(isSomebody);
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
    <ul class="cards">
      {[...places].map(([place, there]) => (
        <li key={place}>
          <h2>
            <NameLink name={place as string}>{capital(place as string)}</NameLink>
          </h2>
          <Names people={there} />
        </li>
      ))}
      {unknown && (
        <li>
          <h2 class="soft">{say.unknownPlace}</h2>
          <Names people={unknown} />
        </li>
      )}
    </ul>
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
