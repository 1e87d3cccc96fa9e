import { describe, expect, test } from 'vitest';
import { SHOWN_LINES, shownLines } from '../../scripts/shown-failure.mjs';

const many = (count: number, line: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${line} ${index}`);

describe('what the summary shows of a failure', () => {
  test('is all of a short message, without colours and empty lines', () => {
    const message = '\u001b[31mError: expect(received).toBe(expected)\u001b[39m\n\nExpected: 1\nReceived: 2';
    expect(shownLines(message)).toEqual([
      'Error: expect(received).toBe(expected)',
      'Expected: 1',
      'Received: 2',
    ]);
  });

  test('is the beginning, what was expected and received, and the end of a long one, in order', () => {
    const message = [
      'Error: the page shows the plan',
      ...many(40, '  what a locator found'),
      'Expected: visible',
      'Received: hidden',
      ...many(40, '  - waiting for the locator'),
      '> 12 |   await expect(plan).toBeVisible();',
      ...many(40, '  of the log'),
      '    at ./e2e/browser/wizard.spec.ts:12:5',
    ];
    const shown = shownLines(message.join('\n'));
    expect(shown).toHaveLength(SHOWN_LINES);
    expect(shown[0]).toBe('Error: the page shows the plan');
    expect(shown.at(-1)).toBe('    at ./e2e/browser/wizard.spec.ts:12:5');
    expect(shown).toEqual(expect.arrayContaining(['Expected: visible', 'Received: hidden', message[83]]));
    const places = shown.filter((line) => line !== '…').map((line) => message.indexOf(line));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('says of a difference as much as there is room for', () => {
    const message = ['AssertionError: two lists', '- Expected', '+ Received', ...many(100, '+   "a line"')];
    const shown = shownLines(message.join('\n'));
    expect(shown.slice(0, 3)).toEqual(message.slice(0, 3));
    expect(shown.length).toBeLessThanOrEqual(SHOWN_LINES);
    expect(shown.filter((line) => line.startsWith('+   ')).length).toBeGreaterThan(SHOWN_LINES - 6);
    expect(shown.at(-1)).toBe(message.at(-1));
  });

  test('leaves out where the test programs were, and the middle of a long line', () => {
    const line = `Error: ${'x'.repeat(5_000)} the end`;
    const shown = shownLines(`${line}\n    at ./node_modules/vitest/a.js:1:1\n    at ./src/a.test.ts:2:3`);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(/^Error: x+ … x+ the end$/);
    expect(shown[0]?.length).toBeLessThan(500);
    expect(shown[1]).toContain('a.test.ts:2:3');
  });
});
