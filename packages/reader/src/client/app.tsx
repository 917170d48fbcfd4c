import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import { Facts, Masthead } from './face.tsx';
import { lazily } from './lazily.tsx';
import { calledBySlug } from './names.ts';
import { Open } from './open.tsx';
import { People, PersonPage, Whereabouts } from './people.tsx';
import { Pictures } from './pictures.tsx';
import { Recap, ScenePage } from './recap.tsx';
import { lookThrough, publicStory, useStore } from './store.ts';
import { StreamHere } from './stream.tsx';
import type { Told } from './told.ts';
import { WhereAmI } from './where-am-i.tsx';

// Drawing charts and reading questions take as much code as all the rest.
const later = () => import('./later.ts');
const Charts = lazily(async () => (await later()).Charts);
const Ask = lazily(async () => (await later()).Ask);

/** Fetches what a page needs as soon as it is known that somebody wants it; whether that works, the page itself says. */
export function foresee(route: string): void {
  if (/^(?:charts|ask)$/.test(route)) later().catch(() => {});
}

export function App() {
  const { place, told, route } = useStore();
  const { header } = publicStory();
  const outside = !place || !told;
  const loaded = useRef(false);
  // Whoever gets to a page is at its heading; whoever loads the first one is where browsers put them.
  useLayoutEffect(() => {
    const heading = document.querySelector('h1');
    if (heading && (loaded.current || route !== '')) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    loaded.current = true;
    scrollTo(0, 0);
  }, [route, outside]);
  if (outside) return <Outside route={route} />;
  return (
    <>
      <TopBar told={told} />
      <main id="main" tabIndex={-1}>
        <StreamHere key={route} open={route === 'about'} />
        <Page told={told} route={route} />
      </main>
      <footer class="foot">
        <p>
          <a href="../">{say.shelfBack}</a> · <a href="#/about">{header.front.title}</a>
        </p>
        <p>{say.footer}</p>
      </footer>
    </>
  );
}

/** What somebody sees who has not said where they are. */
function Outside({ route }: { route: string }) {
  return (
    <>
      <Masthead />
      <main id="main" tabIndex={-1}>
        <StreamHere open />
        {route !== '' && route !== 'about' && <Ahead />}
        <WhereAmI />
        <Facts />
      </main>
      <footer class="foot">
        <p>
          <a href="../">{say.shelfBack}</a> · <a href="read/1.html">{say.plainLink}</a>
        </p>
        <p>{say.footer}</p>
      </footer>
    </>
  );
}

function Ahead() {
  return (
    <section class="ahead" role="status">
      <h2>{say.ahead}</h2>
      <p>{say.aheadText}</p>
    </section>
  );
}

function TopBar({ told }: { told: Told }) {
  const { place, route } = useStore();
  const [open, toggle] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    toggle(false);
    button.current?.focus();
  };
  // Said where they are, people are done with it; what went wrong is said in it.
  useLayoutEffect(() => {
    if (open) close();
  }, [place]);
  useLayoutEffect(() => {
    if (!open) return;
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [open]);
  const { header } = publicStory();
  const after = told.audience.after;
  const where = place?.ended ? say.all : after ? say.afterScene(after.title) : say.atStart;
  const pages: [string, string][] = [
    ['', say.soFar[0]],
    ['people', say.people[0]],
    ['places', say.whereabouts[0]],
    ['open', say.open[0]],
    ['charts', say.charts[0]],
    ...(told.sealed.scenes.some(({ pictures }) => pictures.length > 0)
      ? [['pictures', say.pictures[0]] as [string, string]]
      : []),
    ['ask', say.ask[0]],
  ];
  pages.unshift(...told.pages.map(({ id, name }): [string, string] => [id, name]));
  const current = route.split('/')[0];
  return (
    <header class="top">
      <p class="title">
        <a href="#/" dir="auto">
          {header.front.title}
        </a>
      </p>
      <button type="button" class="place" ref={button} aria-expanded={open} onClick={() => toggle(!open)}>
        <span class="label">{say.whereNow}</span>{' '}
        <span dir="auto">
          {place?.label !== '' ? `${place?.label} · ` : ''}
          {where}
        </span>
      </button>
      {open && <WhereAmI />}
      {told.eyes.length > 0 && (
        <p class="eyes" role="status">
          {say.eyesNow(told.soFar.eyes)}{' '}
          <button type="button" class="quiet" onClick={() => lookThrough([])}>
            {say.eyesOff}
          </button>
        </p>
      )}
      <nav aria-label={say.nav}>
        <ul>
          {pages.map(([path, name]) => (
            <li key={path}>
              <a href={`#/${path}`} aria-current={current === path ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** One page of the story as far as it has been told. A link to what has not is no different from one to nothing. */
function Page({ told, route }: { told: Told; route: string }) {
  const [page, rest = ''] = route.split('/');
  const titled = (title: string, content: preact.ComponentChildren) => (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {content}
    </>
  );
  switch (page) {
    case '':
      return titled(say.soFar[1], <Recap told={told} />);
    case 'about':
      return (
        <>
          <Masthead />
          <Facts />
        </>
      );
    case 'scene': {
      const scene = told.soFar.scenes.find((s) => String(s.number) === rest);
      if (scene) return <ScenePage told={told} scene={scene} />;
      return told.audience.scenes.some((s) => String(s.number) === rest) ? (
        <NotTheirs title={say.eyesNotThere(outermost(told))} />
      ) : (
        <AheadPage />
      );
    }
    case 'people': {
      if (rest === '') return titled(say.people[1], <People told={told} />);
      const person = calledBySlug(told.soFar, rest);
      if (person) return <PersonPage told={told} person={person} />;
      return calledBySlug(told.audience, rest) ? (
        <NotTheirs title={say.eyesNotMet(outermost(told))} />
      ) : (
        <AheadPage />
      );
    }
    case 'places':
      return titled(say.whereabouts[1], <Whereabouts told={told} />);
    case 'open':
      return titled(say.open[1], <Open told={told} />);
    case 'charts':
      return titled(say.charts[1], <Charts told={told} />);
    case 'pictures':
      return titled(say.pictures[1], <Pictures told={told} />);
    case 'ask':
      return titled(say.ask[1], <Ask told={told} />);
    default: {
      const shipped = told.pages.find((p) => p.id === page);
      return shipped ? <Shipped key={shipped.id} html={shipped.html} /> : <AheadPage />;
    }
  }
}

/** A page that was drawn when the site was built, which escapes what the story says. */
function Shipped({ html }: { html: string }) {
  return <div class="shipped" dangerouslySetInnerHTML={{ __html: html }} />;
}

const outermost = ({ soFar }: Told) => soFar.eyes[0] ?? '';

/** What the reader knows, and not the one through whose eyes they look. */
function NotTheirs({ title }: { title: string }) {
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {title}
      </h1>
      <p class="lead">{say.eyesNotThereText}</p>
    </>
  );
}

function AheadPage() {
  return (
    <>
      <h1 tabIndex={-1}>{say.ahead}</h1>
      <p class="lead">{say.aheadText}</p>
    </>
  );
}
