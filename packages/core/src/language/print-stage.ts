import type { Declaration, SceneTree, Term } from './tree.ts';

interface Part {
  readonly text: string;
  /** Where it stood: new names must come in the order in which they came. */
  readonly from: number;
}

/** The stage line with its asterisks, or an empty text if the scene has nothing to say in one. */
export function printStage(
  scene: SceneTree,
  entity: (name: string) => Declaration | undefined,
  isMoment: (name: string) => boolean,
): string {
  const parts: Part[] = [];
  if (scene.moment !== null) parts.push({ text: scene.moment.text, from: scene.moment.range.from });
  if (scene.place !== null)
    parts.push({ text: placePart(scene.place, entity, isMoment), from: scene.place.range.from });
  if (scene.frame !== null) parts.push({ text: scene.frame.text, from: scene.frame.range.from });
  const first = scene.with[0];
  if (first !== undefined) parts.push({ text: withPart(scene.with, entity), from: first.range.from });
  parts.sort((a, b) => a.from - b.from);
  const texts = parts.map((part) => part.text);
  const telling = scene.telling?.text ?? '';
  if (telling !== '') texts.unshift(telling);
  return texts.length === 0 ? '' : `*${texts.join(', ')}*`;
}

function written(term: Term): string {
  return term.type === 'name' ? term.written : '';
}

/** A place that nothing declares, or that might be taken for something else, says `in`. */
function placePart(
  place: Term,
  entity: (name: string) => Declaration | undefined,
  isMoment: (name: string) => boolean,
): string {
  const name = written(place);
  const known = entity(place.type === 'name' ? place.name : '');
  return known?.declared === true && known.kind === 'place' && !isMoment(name) ? name : `in ${name}`;
}

/** Commas between names that are declared; `and` carries the list on over one that is not. */
function withPart(names: readonly Term[], entity: (name: string) => Declaration | undefined): string {
  const plain = names.every((term) => {
    const known = entity(term.type === 'name' ? term.name : '');
    return known?.declared === true && known.kind !== 'place';
  });
  return `with ${names.map(written).join(plain ? ', ' : ' and ')}`;
}
