/**
 * What a word sounds like, roughly: two spellings of one name mostly sound alike, and two names mostly do not.
 *
 *     Harry, Harrie → hari        Haigh, Hague → hag        Sophronie, Sofronie → sofroni        Stephen, Steven → stefen
 */
export function soundOf(word: string): string {
  return (
    word
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/æ/gu, 'ae')
      .replace(/œ/gu, 'oe')
      .replace(/ph/gu, 'f')
      .replace(/(?<=[aeiou])v(?=[aeiou])/gu, 'f')
      .replace(/ch/gu, 'x')
      .replace(/c(?=[eiy])/gu, 's')
      .replace(/ck|[cq]/gu, 'k')
      .replace(/(?<=[^t])h/gu, '')
      .replace(/z/gu, 's')
      .replace(/(?<=g)ue$/u, '')
      .replace(/(?:ie|ey|y)$/u, 'i')
      .replace(/y/gu, 'i')
      .replace(/(?<=.)e(?=s?$)/u, '')
      // Of vowels that follow one another the first, of double letters one.
      .replace(/([aeiou])[aeiou]+/gu, '$1')
      .replace(/(.)\1/gu, '$1')
  );
}
