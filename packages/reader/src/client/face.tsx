/** What stands on a story's page when it comes, drawn when the site was built: taken as this is loaded, before the page is drawn anew. */
const drawn = (name: string) => document.querySelector(`#app .${name}`)?.outerHTML ?? '';

const masthead = drawn('masthead');
const facts = drawn('facts');

/** What somebody who has seen nothing may read: what the work is. */
export const Masthead = () => <div dangerouslySetInnerHTML={{ __html: masthead }} />;

/** Likewise: who made it. */
export const Facts = () => <div dangerouslySetInnerHTML={{ __html: facts }} />;
