import { render } from 'preact';
import type { PublicStory } from '../pages/public.ts';
import { App, foresee } from './app.tsx';
import { keepOffline } from './offline.ts';
import { look, open, placed } from './store.ts';
import { listenForTurning } from './turning.ts';

const route = () => {
  try {
    return decodeURI(location.hash.replace(/^#\/?/, '')).split('/').map(decodeURIComponent).join('/');
  } catch {
    return 'unreadable';
  }
};

const story = JSON.parse(document.getElementById('story')?.textContent ?? '') as PublicStory;
addEventListener('hashchange', () => look(route()));
look(route());
const root = document.getElementById('app') as HTMLElement;
listenForTurning();
foresee(route());
await open(story);
root.replaceChildren();
render(<App />, root);
void keepOffline(story.worker, placed());
if (story.live) new EventSource('../changes').addEventListener('changed', () => location.reload());
