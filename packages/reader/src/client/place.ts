/** Where a reader is, as this device keeps it. Nothing of it is sent anywhere. */
export interface Place {
  /** Scenes that are over for them. */
  readonly scenes: number;
  readonly ended: boolean;
  /** Where they said they are, in their words: `0:43`. Empty where they came scene by scene. */
  readonly label: string;
}

interface Kept extends Place {
  /** Scenes that were over when they were last here. */
  readonly before: number;
}

const key = (slug: string) => `unspoiled ${slug}`;

/** The place kept for a story, or null. Where nothing can be kept, nothing is. */
export function keptPlace(slug: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(slug)) ?? 'null') as Kept | null;
    return kept && Number.isInteger(kept.scenes) && kept.scenes >= 0 ? kept : null;
  } catch {
    return null;
  }
}

export function keepPlace(slug: string, place: Place | null, before: number): void {
  try {
    if (place === null) localStorage.removeItem(key(slug));
    else
      localStorage.setItem(key(slug), JSON.stringify({ ...place, before: Math.min(before, place.scenes) }));
  } catch {
    // A browser that keeps nothing: the place lasts as long as the page.
  }
}

/** Scenes that were over when this visit began: what is told after them is news. */
export function beginVisit(slug: string, scenes: number): number {
  try {
    const begun = sessionStorage.getItem(key(slug));
    if (begun !== null) return Math.min(Number(begun), scenes);
    sessionStorage.setItem(key(slug), String(scenes));
  } catch {
    // As above.
  }
  return scenes;
}
