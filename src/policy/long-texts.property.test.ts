import { expect, test } from 'vitest';
import { locateJson } from './json-positions.ts';

test('a JSON text of ten million characters is read, and one that is cut off is refused at its place', () => {
  const long = `{"a":"${'x'.repeat(10_000_000)}"`;
  expect(locateJson(`${long}}`).ok).toBe(true);
  expect(locateJson(long)).toMatchObject({ ok: false, text: 'A comma or } is missing here.' });
  const wide = `{"a":${' '.repeat(4_000_000)}"${'é\\n'.repeat(2_000_000)}"}`;
  expect(locateJson(wide).ok).toBe(true);
  expect(locateJson(wide.slice(0, -2))).toMatchObject({
    ok: false,
    text: expect.stringContaining('not closed'),
  });
});
