import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/**
 * Any character of Unicode: what fast-check's unit `binary` draws. That one makes a table of a million characters, in each
 * thread, before it draws the first.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: LAST - SURROGATES.count })
  .map((place) => String.fromCodePoint(place < SURROGATES.from ? place : place + SURROGATES.count), placeOf);

/** Of one character; throws for anything else, as fast-check expects of it. */
function placeOf(text: unknown): number {
  const [character, ...more] = typeof text === 'string' ? text : '';
  const code = character?.codePointAt(0);
  if (code === undefined || more.length > 0) throw new Error('not one character');
  return code < SURROGATES.from ? code : code - SURROGATES.count;
}
