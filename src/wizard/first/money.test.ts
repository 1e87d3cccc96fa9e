import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, number } from './money.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

test('writes whole numbers as the browser would', () => {
  const digits = new Intl.NumberFormat('en-US');
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
      expect(number(value)).toBe(digits.format(value));
    }),
  );
});

test('writes money as the browser would, without its data of languages', () => {
  expect([0, 1.4e-14, 7.3, 1.005, 64.24, -12.5, 999.995, 1_234.5, 12_345_678.9].map(money)).toEqual([
    '$0.00',
    '$0.00',
    '$7.30',
    '$1.01',
    '$64.24',
    '-$12.50',
    '$1,000.00',
    '$1,234.50',
    '$12,345,678.90',
  ]);
  // Prices have at most six digits behind the point, and are counted by hours, zones and gigabytes.
  const price = fc.integer({ min: -1e12, max: 1e12 }).map((millionths) => millionths / 1e6);
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 10_000 }), (usd, times) => {
      expect(money(usd)).toBe(dollars.format(usd));
      expect(money(usd * times)).toBe(dollars.format(usd * times));
    }),
    { numRuns: 5_000 },
  );
});
