const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US');

export const money = (usd: number): string => dollars.format(usd);

export const number = (value: number): string => count.format(value);

const plural = new Intl.PluralRules('en-US');

/** `1 endpoint`, `2 endpoints`, `2 policies`: a noun whose plural is no added s brings it along. */
export const counted = (value: number, noun: string, nouns = `${noun}s`): string =>
  `${number(value)} ${plural.select(value) === 'one' ? noun : nouns}`;
