// What is measured: the product as it is built. The bench looks behind its exports, since it measures rooms, not commands.

const core = '../packages/core/dist/';
export const { parseStory, Source } = await import(`${core}index.js`);
export const { understand } = await import(`${core}story/understand.js`);
export const { Engine } = await import(`${core}engine/engine.js`);
export const { instantOf } = await import(`${core}engine/instant.js`);
export const { orderOf } = await import(`${core}engine/moments/order.js`);
/** A story, told. */
export const toldTo = (story) => new Engine(story, { order: orderOf(story) });
export const { ConflictBook, conflictsAtEnd, conflictsOf } = await import(`${core}rules/conflicts.js`);
export const { thingsOf } = await import(`${core}rules/things.js`);
export const { twistsOf } = await import(`${core}explain/twists.js`);
export const { search } = await import(`${core}explain/search/search.js`);
export const { parser } = await import('@lezer/markdown');
