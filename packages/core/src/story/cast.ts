import type { Declaration, Term } from '../language/tree.ts';
import type { Entity, EntityId, Position } from './model.ts';

const ARTICLE = /^(?:the|a|an)\s+/i;
const plain = (name: string) => name.normalize('NFC').replace(/[’ʼ]/g, "'");

interface Name {
  readonly text: string;
  told: Position;
}

interface Entry {
  readonly declaration: Declaration;
  readonly names: Name[];
  readonly told: Position;
  /** Which of its names each spelling used so far stands for. */
  readonly spelled: Map<string, Name | undefined>;
}

/** Who and what has been named so far, in order of introduction. */
export class Cast {
  readonly #declarations: ReadonlyMap<string, Declaration>;
  readonly #ids = new Map<string, EntityId>();
  readonly #entries: Entry[] = [];

  constructor(declarations: readonly Declaration[]) {
    this.#declarations = new Map(declarations.map((d) => [d.name, d]));
  }

  /** Notes that a text told at `told` names the entity as `written`; gives its id, or null for a name nobody declared. */
  name(name: string, written: string, told: Position): EntityId | null {
    const declaration = this.#declarations.get(name);
    if (!declaration) return null;
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#entries.length;
      this.#ids.set(name, id);
      const names = [declaration.name, ...declaration.also].map((text) => ({
        text,
        told: Number.POSITIVE_INFINITY,
      }));
      this.#entries.push({ declaration, names, told, spelled: new Map() });
    }
    const entry = this.#entries[id]!;
    let as = entry.spelled.get(written);
    if (as === undefined && !entry.spelled.has(written)) {
      as = nameSpelled(entry.names, written);
      entry.spelled.set(written, as);
    }
    if (as && as.told > told) as.told = told;
    return id;
  }

  term(term: Term, told: Position): EntityId | null {
    return term.type === 'name' ? this.name(term.name, term.written, told) : null;
  }

  id(name: string): EntityId | undefined {
    return this.#ids.get(name);
  }

  entities(): Entity[] {
    return this.#entries.map(({ declaration, names, told }, id) => ({
      id,
      kind: declaration.kind,
      names: names.some((n) => n.told < Number.POSITIVE_INFINITY)
        ? names
        : names.map((n, i) => (i === 0 ? { ...n, told } : n)),
      told,
      introduction: declaration.introduction,
      playedBy: declaration.playedBy,
      within: this.#within(declaration, new Set()),
      declared: declaration.declared,
    }));
  }

  /** The nearest place told so far that holds it: one not told yet must not be seen, but what holds that one may be. */
  #within(declaration: Declaration, seen: Set<string>): EntityId | null {
    if (declaration.within === null || seen.has(declaration.name)) return null;
    seen.add(declaration.name);
    const id = this.#ids.get(declaration.within);
    if (id !== undefined) return seen.has(declaration.within) ? null : id;
    const holder = this.#declarations.get(declaration.within);
    return holder ? this.#within(holder, seen) : null;
  }
}

function nameSpelled(names: readonly Name[], written: string): Name | undefined {
  const used = plain(written);
  const bare = used.replace(ARTICLE, '');
  return (
    names.find((n) => plain(n.text) === used) ??
    names.find((n) => plain(n.text).replace(ARTICLE, '') === bare)
  );
}
