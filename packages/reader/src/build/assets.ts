import { readFileSync } from 'node:fs';

/** The client as the bundler left it: file names by part. */
export interface Assets {
  /** By language. */
  readonly main: Readonly<Record<string, string>>;
  readonly shelf: Readonly<Record<string, string>>;
  readonly style: string;
  readonly worker: string;
}

const folder = new URL(import.meta.url.includes('/src/') ? '../../dist/site/' : '../site/', import.meta.url);

/** The names of the client's files. Throws where the package has not been built. */
export const assets = (): Assets =>
  JSON.parse(readFileSync(new URL('assets.json', folder), 'utf8')) as Assets;

export const readAsset = (name: string): Uint8Array => readFileSync(new URL(name, folder));
