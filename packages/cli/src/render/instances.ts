import type { ReadingInstance } from '@unspoiled/core';

/** Instances of one rule with what they share said once: the rule, how many, where, and how it shows. */
export interface Grouped {
  readonly rule: string;
  readonly rarely: boolean;
  readonly texts: readonly string[];
  readonly scenes: readonly number[];
}

export function grouped(instances: readonly ReadingInstance[]): readonly Grouped[] {
  const groups = new Map<string, { rule: string; rarely: boolean; texts: string[]; scenes: Set<number> }>();
  for (const { rule, rarely, text, scenes } of instances) {
    const group = groups.get(rule) ?? { rule, rarely, texts: [], scenes: new Set() };
    if (!group.texts.includes(text)) group.texts.push(text);
    for (const scene of scenes) group.scenes.add(scene);
    groups.set(rule, group);
  }
  return [...groups.values()].map((g) => ({ ...g, scenes: [...g.scenes].sort((a, b) => a - b) }));
}
