/**
 * The moment at which a scene happens has a name as soon as the scene is told: `the scene “The letter”`.
 *
 * @param title as it stands in the heading.
 */
export const sceneMoment = (title: string): string => `the scene “${title}”`;

/** The title in such a name, however its quotation marks are written, or null: `the scene "The letter"`, `“The letter”`. */
export const sceneTitleIn = (name: string): string | null =>
  /^(?:the scene\s+)?(?:["“„”](.+)["“”]|«\s*(.+?)\s*»)$/isu.exec(name.trim())?.slice(1).find(Boolean) ?? null;
