import type { MonthlyCost } from '../../core/index.ts';

export { counted } from '../../core/index.ts';

// Made when it is first needed: for it a browser reads its data of languages, which takes longer than all that makes the first
// page answer.
let digits: Intl.NumberFormat | undefined;

/** As `Intl.NumberFormat` writes dollars in `en-US`, without that data. */
export function money(usd: number): string {
  // By the digits that are shown, not by the binary number behind them: 1.005 is 1.01. Below that they have an exponent.
  const size = Math.abs(usd) < 1e-6 ? 0 : Math.abs(usd);
  const [whole = '', decimals = ''] = `${size}`.split('.');
  const cents = Number(whole + decimals.slice(0, 2).padEnd(2, '0')) + (decimals.charAt(2) >= '5' ? 1 : 0);
  const [dollars = '', rest] = (cents / 100).toFixed(2).split('.');
  return `${usd < 0 ? '-' : ''}$${grouped(dollars)}.${rest}`;
}

const grouped = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');

export function number(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return grouped(`${value}`);
  digits ??= new Intl.NumberFormat('en-US');
  return digits.format(value);
}

const ASSUMED_WORDS = 'about';

/** `about $58.40`, where a price that is not confirmed takes part. */
export const costInWords = ({ usd, assumed }: Pick<MonthlyCost, 'usd' | 'assumed'>): string =>
  assumed ? `${ASSUMED_WORDS} ${money(usd)}` : money(usd);
