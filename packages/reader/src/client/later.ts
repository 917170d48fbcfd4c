// What is fetched when it is first looked at. It goes on from what the first file holds: all that both need is there.
import './main.tsx';

export { Ask } from './ask.tsx';
export { Charts } from './charts.tsx';
