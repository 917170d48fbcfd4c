export { headers, type SiteOptions, siteFiles } from './build/site.ts';
export type { ShelfStory, SiteFile } from './build/story-site.ts';
export { type Served, serveSite } from './serve/serve.ts';
