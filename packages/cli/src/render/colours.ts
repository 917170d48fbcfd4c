import { type Paint, PLAIN } from '@unspoiled/core';
import picocolors from 'picocolors';

/** The colours of diagnostics; none where the terminal has none. */
export function paintFor(colour: boolean): Paint {
  if (!colour) return PLAIN;
  const c = picocolors.createColors(true);
  return { error: c.red, warning: c.yellow, hint: c.cyan, strong: c.bold, dim: c.dim };
}

/** How pages for the terminal set things off. */
export interface Style {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly alarm: (text: string) => string;
  readonly width: number;
}

/** Lines longer than this are hard to read, however wide the terminal. */
const WIDEST = 88;

export function styleFor({
  colour,
  columns,
}: {
  readonly colour: boolean;
  readonly columns: number | null;
}): Style {
  const c = picocolors.createColors(colour);
  return {
    title: (text) => c.bold(text),
    heading: (text) => c.bold(c.cyan(text)),
    strong: c.bold,
    quiet: c.dim,
    accent: c.cyan,
    alarm: (text) => c.bold(c.yellow(text)),
    width: Math.max(30, Math.min(columns ?? WIDEST, WIDEST)),
  };
}
