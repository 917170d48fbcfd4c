import { readFileSync } from 'node:fs';
import type { Style } from './document.tsx';

/** The client as the bundler left it: file names by part. */
export interface Assets {
  /** By language. */
  readonly main: Readonly<Record<string, string>>;
  /** What those fetch later. */
  readonly parts: readonly string[];
  readonly shelf: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly worker: string;
}

const folder = new URL(import.meta.url.includes('/src/') ? '../../dist/site/' : '../site/', import.meta.url);

/** The names of the client's files. Throws where the package has not been built. */
export function assets(): Assets {
  const found = JSON.parse(readFileSync(new URL('assets.json', folder), 'utf8'));
  return { ...found, style: { name: found.style, text: readFileSync(new URL(found.style, folder), 'utf8') } };
}

export const readAsset = (name: string): Uint8Array => readFileSync(new URL(name, folder));
