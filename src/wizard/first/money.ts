const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US');

export const money = (usd: number): string => dollars.format(usd);

export const number = (value: number): string => count.format(value);

/** `1 endpoint`, `2 endpoints`. */
export const counted = (value: number, noun: string): string =>
  `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
