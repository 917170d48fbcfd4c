import { type Region, readRegion } from '@unspoiled/streaming';
import { UsageError } from './io.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `en_GB.UTF-8` is GB; a locale without a territory, such as C or en, is none. */
export function regionOfLocale({ LC_ALL, LC_MESSAGES, LANG }: Environment): Region | null {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return readRegion(/^[a-z]{2,3}[_-]([A-Za-z]{2})\b/.exec(locale)?.[1] ?? '');
}

/** `en_GB.UTF-8` is en. */
export function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: Environment): string {
  return /^([a-z]{2})(?:[_.@-]|$)/.exec(LC_ALL || LC_MESSAGES || LANG || '')?.[1] ?? 'en';
}

/** `GB,US`, each a region; those of the locale where none is given. */
export function readRegions(text: string | undefined, env: Environment): readonly Region[] {
  if (text === undefined) {
    const region = regionOfLocale(env);
    return region === null ? [] : [region];
  }
  const regions = text.split(/[\s,]+/).filter((each) => each !== '');
  if (regions.length === 0) throw new UsageError(WHICH);
  return [
    ...new Set(
      regions.map((each) => {
        const region = readRegion(each);
        if (region === null) throw new UsageError(`“${each}” is no region. ${WHICH}`);
        return region;
      }),
    ),
  ];
}

export const WHICH = 'Give the two letters of a country: --region GB.';
