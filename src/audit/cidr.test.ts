import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern, patternsMeet } from '../policy/index.ts';
import { covers, overlaps, parseCidr } from './cidr.ts';

const range = (text: string) => {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

describe('blocks of addresses', () => {
  test.each([
    ['10.0.0.0/16', '10.0.5.0/24', true],
    ['10.0.0.0/16', '10.1.0.0/24', false],
    ['0.0.0.0/0', '10.1.0.0/24', true],
    ['10.0.5.17/32', '10.0.5.17/32', true],
    ['10.0.5.99/16', '10.0.200.0/24', true],
    ['::/0', '2001:db8::/56', true],
    ['2001:db8::/56', '2001:db8:0:42::/64', true],
    ['2001:db8:0:100::/56', '2001:db8:0:42::/64', false],
    ['0.0.0.0/0', '2001:db8::/64', false],
    ['::/0', '10.0.0.0/8', false],
  ])('%s contains %s: %s', (block, wanted, expected) => {
    expect(covers([range(block)], range(wanted))).toBe(expected);
  });

  test('contain together what none contains alone', () => {
    const halves = [range('10.0.128.0/17'), range('10.0.0.0/17')];
    expect(covers(halves, range('10.0.0.0/16'))).toBe(true);
    expect(covers([...halves.slice(1), range('10.0.192.0/18')], range('10.0.0.0/16'))).toBe(false);
    expect(overlaps(range('10.0.0.0/16'), range('10.0.192.0/18'))).toBe(true);
  });

  test.each([
    '10.0.0.0',
    '10.0.0/24',
    '10.0.0.256/24',
    '10.0.0.0/33',
    '::/129',
    ':::/0',
    '1:2/64',
    'pl-1',
    '',
  ])('%s is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe('two patterns', () => {
  test.each([
    ['arn:aws:s3:::*', 'arn:aws:s3:::mine/*', true],
    ['arn:aws:ecr:us-east-1:*:repository/*', 'arn:aws:ecr:*:111122223333:repository/team/*', true],
    ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*', false],
    ['*a', 'b*', true],
    ['a?c', 'abc', true],
    ['a?c', 'abd', false],
    ['', '*', true],
    ['', '?', false],
  ])('%s and %s have a text in common: %s', (a, b, expected) => {
    expect(patternsMeet(a, b)).toBe(expected);
    expect(patternsMeet(b, a)).toBe(expected);
  });

  test('meet whenever one text matches both', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, one) => {
        fc.pre(matchesPattern(a, one) && matchesPattern(b, one));
        expect(patternsMeet(a, b)).toBe(true);
      }),
    );
  });
});
