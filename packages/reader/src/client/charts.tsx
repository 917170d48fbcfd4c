import type { Told } from './told.ts';

/**
 * The pictures that explain: the storyline, the two orders of time, who is who to whom. Each is laid out by core from
 * `told.sealed`, through `told.session`, and drawn as SVG with a text beside it.
 */
export function Charts(_: { told: Told }) {
  return null;
}
