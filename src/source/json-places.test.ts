import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn } from './json-places.ts';

/** Every path of a value, with the value. */
function pathsOf(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  const inside = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => [path === '' ? key : `${path}.${key}`, item] as const)
      : [];
  return [[path, value], ...inside.flatMap(([at, item]) => pathsOf(item, at))];
}

test('each value of a document is found where it begins, whatever stands before and after it', () => {
  const word = fc.stringMatching(/^[A-Za-z"\\ü]{1,6}$/);
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.constantFrom(null, true, 12.5, -3e9),
      fc.array(tie('document'), { maxLength: 4 }),
      fc.dictionary(word, tie('document'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      document,
      fc.constantFrom(0, 2),
      fc.constantFrom('', '// "x": [\n', '/* { */ '),
      (value, indent, before) => {
        const text = `${before}${JSON.stringify(value, null, indent)}  `;
        const all = pathsOf(value).filter(([path]) => path !== '');
        const places = placesIn(
          text,
          before.length,
          all.map(([path]) => path),
        );
        for (const [index, [, found]] of all.entries()) {
          const printed = JSON.stringify(found);
          const here = text.slice(places[index]);
          expect(here.replace(/\s/g, '').startsWith(printed.replace(/\s/g, ''))).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a path that is not there leads to the nearest value around it', () => {
  const text = '{ "VpcEndpoints": [ {"State": "available"} ] }';
  expect(placesIn(text, 0, ['VpcEndpoints[0].VpcEndpointId', 'Subnets'])).toEqual([
    text.indexOf('{"State'),
    0,
  ]);
});

test('a text that ends, or is no JSON, is gone through to its end and no further', () => {
  for (const text of ['{"a', '{"a": [1, ', '[[[', '{]', '', ']', '{"a" "b"}', '"\\', '[:', '{"a": ]'])
    expect(placesIn(text, 0, ['a', '[0]'])).toHaveLength(2);
});
