import { calledBySlug } from './names.ts';
import type { Told } from './told.ts';

const EVERYBODYS = ['', 'about', 'people', 'places', 'open', 'charts', 'pictures', 'ask'];

/** The page that an address leads to for a reader who has been told so much; where there is none, the page around it: `people` of `people/harry`. */
export function outerRoute(route: string, { soFar, pages }: Pick<Told, 'soFar' | 'pages'>): string {
  const [page = '', rest = ''] = route.split('/');
  if (page === 'scene') return soFar.scenes.some(({ number }) => String(number) === rest) ? route : '';
  if (page === 'people') return rest === '' || calledBySlug(soFar, rest) ? route : 'people';
  return EVERYBODYS.includes(page) || pages.some(({ id }) => id === page) ? route : '';
}
