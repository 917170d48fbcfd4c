import type { Engine } from '../engine/engine.ts';
import { isSomebody } from '../engine/stage.ts';
import { nearest } from '../language/nearest.ts';
import type { Tree } from '../language/tree.ts';
import { type LensRequest, type Opened, Session } from './session.ts';
import { toldByFile } from './told.ts';

/** A session of a story file: whoever types names gets told what to write instead of one that is nobody's. */
export class FileSession extends Session {
  constructor(tree: Tree) {
    super(toldByFile(tree));
  }

  override open(request: LensRequest): Opened {
    const opened = super.open({ ...request, eyes: [] });
    if ('problem' in opened) return opened;
    for (const name of request.eyes) {
      const problem = blind(name.trim(), opened.audience);
      if (problem !== null) return { problem };
    }
    return super.open(request);
  }
}

/** Why nobody can look through the eyes of whoever is called so, as far as has been told; null if they can. */
function blind(name: string, engine: Engine): string | null {
  const { story, end } = engine;
  const called = engine.called(name, end);
  if (called === undefined) {
    const names = story.entities.filter(isSomebody).flatMap((entity) => engine.namesOf(entity.id, end));
    return `Nobody called “${name}” has been named so far: ${instead(name, [...new Set(names)])}`;
  }
  const entity = story.entities[called];
  if (isSomebody(entity)) return null;
  return `“${name}” is a ${entity?.kind}, and takes nothing in: give the name of a person, or declare it under # People.`;
}

/** @param known the names that have been told. */
function instead(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'nobody has been named at all yet, so leave the eyes out.';
  const begins = (other: string) => name !== '' && other.toLowerCase().startsWith(name.toLowerCase());
  const near = nearest(name, known) ?? known.find(begins);
  if (near) return `did you mean “${near}”?`;
  const some = known.slice(0, 3).map((other) => `“${other}”`);
  return `give a name as the story has it, such as ${some.join(', ')}.`;
}
