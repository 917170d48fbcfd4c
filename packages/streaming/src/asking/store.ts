/**
 * Where answers are kept between runs. Names are `provider/anything`. A write is whole or not at all, also when the process dies in the
 * middle of it; a store that cannot write forgets, and does not throw.
 */
export interface Store {
  readonly read: (name: string) => string | null;
  readonly write: (name: string, text: string) => void;
  readonly remove: (name: string) => void;
  /** Deletes what was written before a time (milliseconds since 1970), of one provider. */
  readonly removeBefore: (provider: string, time: number) => void;
}

export function memoryStore(now: () => number = Date.now): Store {
  const texts = new Map<string, { text: string; written: number }>();
  return {
    read: (name) => texts.get(name)?.text ?? null,
    write: (name, text) => void texts.set(name, { text, written: now() }),
    remove: (name) => void texts.delete(name),
    removeBefore: (provider, time) => {
      for (const [name, { written }] of texts)
        if (name.startsWith(`${provider}/`) && written < time) texts.delete(name);
    },
  };
}
