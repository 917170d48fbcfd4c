/** Where a reader is, as this device keeps it. Nothing of it is sent anywhere. */
export interface Place {
  /** Scenes that are over for them. */
  readonly scenes: number;
  readonly ended: boolean;
  /** Where they said they are, in their words: `0:43`. Empty where they came scene by scene. */
  readonly label: string;
}

const key = (slug: string) => `unspoiled ${slug}`;

/** The place kept for a story, or null. Where nothing can be kept, nothing is. */
export function keptPlace(slug: string): Place | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(slug)) ?? 'null') as Place | null;
    return kept && Number.isInteger(kept.scenes) && kept.scenes >= 0 ? kept : null;
  } catch {
    return null;
  }
}

export function keepPlace(slug: string, place: Place | null): void {
  try {
    if (place === null) localStorage.removeItem(key(slug));
    else localStorage.setItem(key(slug), JSON.stringify(place));
  } catch {
    // A browser that keeps nothing: the place lasts as long as the page.
  }
}

/** Scenes that were over when this visit began, which loading the page again does not end: what is told after them is news. */
export function beginVisit(slug: string, scenes: number): number {
  let begun: string | null = null;
  try {
    begun = sessionStorage.getItem(key(slug));
  } catch {
    // As above.
  }
  const before = begun === null ? scenes : Math.min(Number(begun), scenes);
  keepVisit(slug, before);
  return before;
}

/** Keeps what is no news in this visit: less, after going back. */
export function keepVisit(slug: string, before: number): void {
  try {
    sessionStorage.setItem(key(slug), String(before));
  } catch {
    // As above.
  }
}
