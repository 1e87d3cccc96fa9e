import type { MonthlyCost } from '../../core/index.ts';

export { counted } from '../../core/index.ts';

// Made when they are first needed, like those of the core's sentences.
let dollars: Intl.NumberFormat | undefined;
let digits: Intl.NumberFormat | undefined;

export function money(usd: number): string {
  dollars ??= new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
  return dollars.format(usd);
}

export function number(value: number): string {
  digits ??= new Intl.NumberFormat('en-US');
  return digits.format(value);
}

const ASSUMED_WORDS = 'about';

/** `about $58.40`, where a price that is not confirmed takes part. */
export const costInWords = ({ usd, assumed }: Pick<MonthlyCost, 'usd' | 'assumed'>): string =>
  assumed ? `${ASSUMED_WORDS} ${money(usd)}` : money(usd);
