// One run of a refresh, as a process of its own that can be killed: node refresh-child.mjs ADDRESS FOLDER START COUNT
//
// Its clock waits for nobody; each request carries its time, so that the server sees the pace. It prints the report.
import { refresh } from '@unspoiled/streaming';
import { diskStore } from '../dist/disk-store.js';

const [address, folder, start, count] = process.argv.slice(2);
let time = Number(start);
const clock = {
  now: () => time,
  sleep: async (milliseconds) => {
    time += milliseconds;
  },
};
const works = Array.from({ length: Number(count) }, (_, index) => ({
  title: `Film ${index + 1}`,
  kind: 'film',
  year: null,
  ids: { tmdb: String(index + 1) },
  where: [],
}));
const report = await refresh(
  {
    environment: { TMDB_TOKEN: process.env.TMDB_TOKEN, TMDB_BASE_URL: address },
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, 'x-time': String(time) } }),
    store: diskStore(folder),
    clock,
  },
  works,
  { regions: ['GB', 'US'] },
);
process.stdout.write(JSON.stringify(report));
