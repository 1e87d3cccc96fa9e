/**
 * What is tried of very many cases of one kind. CI tries all, and so does `WHOLE_SPACE=1` anywhere; `npm test` elsewhere takes a
 * part of them, the same ones each time, so that it stays short.
 */
export const IS_WHOLE = Boolean(process.env['CI']) || process.env['WHOLE_SPACE'] === '1';

/** One in so many of the cases, or all where all are tried. */
export const oneIn = <T>(count: number, cases: readonly T[]): readonly T[] =>
  IS_WHOLE ? cases : cases.filter((_, index) => index % count === 0);
