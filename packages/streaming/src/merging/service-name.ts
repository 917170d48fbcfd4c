/** What providers call the same service. On the left as it is left over below; on the right the name that stands for all. */
const SAME: Readonly<Record<string, string>> = {
  amazonprimevideo: 'primevideo',
  amazonprime: 'primevideo',
  prime: 'primevideo',
  disney: 'disneyplus',
  hbomaxus: 'hbomax',
  max: 'hbomax',
  appletvstore: 'appletv',
  itunes: 'appletv',
  appleitunes: 'appletv',
  googleplaymovies: 'googleplay',
  googleplaymoviesandtv: 'googleplay',
  microsoft: 'microsoftstore',
  vudu: 'fandangoathome',
  paramount: 'paramountplus',
  peacockpremium: 'peacock',
};

/** `Disney+`, `Disney Plus` and `disney plus` are one; so are names with and without their accents. */
export function serviceKey(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, 'plus')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return SAME[key] ?? (key || name.trim());
}
