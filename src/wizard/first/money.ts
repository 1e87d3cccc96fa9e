import type { MonthlyCost } from '../../core/index.ts';

export { counted } from '../../core/index.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US');

export const money = (usd: number): string => dollars.format(usd);

export const number = (value: number): string => count.format(value);

/** `about $58.40`, where a price that is not confirmed takes part. */
export const costInWords = ({ usd, assumed }: Pick<MonthlyCost, 'usd' | 'assumed'>): string =>
  `${assumed ? 'about ' : ''}${money(usd)}`;
