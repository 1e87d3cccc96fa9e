import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../testing/characters.ts';
import { isJsonObject, type JsonValue, kindOf, LONGEST_TEXT, ownValue } from './json.ts';
import { readJson } from './read-json.ts';

const plain = (value: JsonValue | undefined): unknown => JSON.parse(JSON.stringify(value ?? null));

function valuesOf(text: string, placeholders = false): readonly unknown[] {
  const read = readJson(text, { placeholders });
  return read.ok ? read.documents.map(({ value }) => plain(value)) : [];
}

function problemOf(text: string): string {
  const read = readJson(text);
  return read.ok ? 'read' : `${read.problem.line}:${read.problem.column} ${read.problem.message}`;
}

describe('a JSON document is found', () => {
  test.each([
    ['alone', '{"a":1}', [{ a: 1 }]],
    ['after a byte order mark', '\uFEFF{"a":1}', [{ a: 1 }]],
    ['with Windows line ends', '{\r\n"a":1\r\n}\r\n', [{ a: 1 }]],
    ['with no-break spaces', '{\u00a0"a":\u00a01}', [{ a: 1 }]],
    ['with the colours of jq', '\u001b[1;39m{\u001b[0m"a": \u001b[0;39m1\u001b[0m}', [{ a: 1 }]],
    ['between prompts', '[ec2-user@ip ~]$ aws ecs x\n{"a":1}\n[ec2-user@ip ~]$ ', [{ a: 1 }]],
    [
      'after a PowerShell prompt',
      'PS C:\\Users\\me> aws ec2 x | cat\n{"a":1}\nPS C:\\Users\\me>',
      [{ a: 1 }],
    ],
    ['on the line of its command', '$ echo {"a":1}', [{ a: 1 }]],
    ['twice', '$ a\n{"a":1}\n$ b\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['line by line', '{"a":1}{"b":2}\n{"c":3}', [{ a: 1 }, { b: 2 }, { c: 3 }]],
    ['beside a job number', '[1] 4711\n{"a":1}\n[1]+  Done', [{ a: 1 }]],
    ['as an empty list', '[]', [[]]],
    ['as a here-document', 'x = <<EOF\n[{"a":1}]\nEOF', [[{ a: 1 }]]],
  ])('%s', (_name, text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  test('with the position at which each begins', () => {
    const read = readJson('$ a\n  {"a":1}\r\n$ b\r\n{"b":2}');
    expect(read).toMatchObject({
      ok: true,
      skipped: true,
      documents: [
        { line: 2, column: 3 },
        { line: 4, column: 1 },
      ],
    });
  });

  test('with comments and a comma after the last item', () => {
    const text = '// one\n{ // two\n/* three */ "a": [1, 2,], # four\n"b": "//", }';
    expect(valuesOf(text)).toEqual([{ a: [1, 2], b: '//' }]);
  });

  test('with placeholders of templating tools where they are expected', () => {
    const text =
      '{"a": ${port}, "b": <PORT>, "c": {{ cpu }}, "d": [${x}-1, $Y], "e": %CPU%, "f": ${jsonencode({a = 1})}}';
    expect(valuesOf(text, true)).toEqual([
      {
        a: '${port}',
        b: '<PORT>',
        c: '{{ cpu }}',
        d: ['${x}-1', '$Y'],
        e: '%CPU%',
        f: '${jsonencode({a = 1})}',
      },
    ]);
    expect(problemOf(text)).toMatch(/^1:7 /);
  });

  test('as JSON.parse finds it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const read = readJson(text);
        const expected: unknown = JSON.parse(text);
        if (typeof expected === 'object' && expected !== null) {
          expect(read.ok && JSON.stringify(read.documents[0].value)).toEqual(JSON.stringify(expected));
        } else {
          expect(typeof read.ok).toBe('boolean');
        }
      }),
    );
  });
});

describe('a mistake is reported where it is', () => {
  test.each([
    ['{"a":1,,}', '1:8 expected a key in double quotes, found “,”'],
    [
      '"a": [\n{"b":1}\n]',
      '1:3 expected JSON, found “"” outside of it: give the whole text from its first line',
    ],
    ['{"a":1}\n}', '2:1 expected JSON, found “}” outside of it: give the whole text from its first line'],
    ['{"a": 1 /* one', '1:9 a comment that begins here does not end'],
    ['{"a":1 "b":2}', '1:8 expected a comma or }, found “"”'],
    ['{"a" 1}', '1:6 expected a colon after the key, found “1”'],
    ['{a: 1}', '1:2 expected a key in double quotes, found “a”'],
    ["{'a': 1}", '1:2 expected a key in double quotes, found a single quote: JSON uses double quotes'],
    ['{“a”: 1}', '1:2 expected a key in double quotes, found typographic quotes: write them as "'],
    ['{"a": True}', '1:7 expected a value, found “True”'],
    ['{"a": 012}', '1:7 expected a value, found “0”'],
    ['{"a": "b\n"}', '1:9 a line ends inside double quotes: was the text wrapped by a terminal?'],
    ['{"a": "b', '1:7 a text in double quotes that begins here does not end: was it cut? Give all of it'],
    ['{"a": "\\x"}', '1:8 a backslash cannot come before “x”'],
    ['\n{"a": [\n1', '3:2 the text ends inside the list that begins in line 2: was it cut? Give all of it'],
    ['$ aws\n{"a": 1\n$', '3:1 expected a comma or }, found “$”'],
    ['', '1:1 the text is empty'],
    [
      '{"a":1,\n"a":2}',
      '2:1 the key “a” appears twice, with different values: AWS takes the last one; keep one of them',
    ],
    ['hello', '1:1 expected JSON, found “hello”'],
    [
      '{\0"\0a\0',
      '1:2 the text contains NUL characters: save the file as UTF-8 (it looks like UTF-16 or binary)',
    ],
  ])('%j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('and nesting without end is refused', () => {
    expect(problemOf('{"a":'.repeat(300))).toBe('1:1001 nested more than 200 levels deep');
  });

  test('and a text that is too long is refused', () => {
    expect(problemOf(' '.repeat(LONGEST_TEXT + 1))).toBe('1:1 the text is longer than 16 MB');
  });
});

describe('hostile text', () => {
  test('keeps the names of prototype members as plain keys', () => {
    const read = readJson('{"__proto__": {"polluted": true}, "constructor": 1}');
    const value = read.ok ? read.documents[0].value : null;
    expect(isJsonObject(value) && Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(isJsonObject(value) && ownValue(value, 'toString')).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('is answered or refused with a position', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ' ',
      '\u00a0',
      '\u001b[0m',
      ':',
      ',',
      '\\',
      '\n',
      '$',
      '<',
      '1',
      'a',
      '__proto__',
      '\0',
      '\ud800',
    );
    const noise = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(bits, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(noise, fc.boolean(), (text, placeholders) => {
        const read = readJson(text, { placeholders });
        if (read.ok) expect(read.documents.length).toBeGreaterThan(0);
        else expect(Math.min(read.problem.line, read.problem.column)).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '{"',
    '{\n',
    '[\n',
    '[ec2 \n',
    '{"a\n',
    '<',
    '{{',
    '"\\',
    '[[',
    '{"a":',
    '[${',
    '\n',
    '[{"',
    '[1]\n',
    '{}',
    '[] ',
    '"',
    ' ',
    '\u00a0',
    '\u001b[0m',
    '{"a":"',
  ])('of 250 kB made of %j is read or refused', (bit) => {
    const text = bit.repeat(250_000 / bit.length);
    expect(typeof readJson(text, { placeholders: true }).ok).toBe('boolean');
  });
});

describe('kinds', () => {
  test('have names for messages', () => {
    const kinds = [undefined, null, [], 'a', 1, true, {}].map(kindOf);
    expect(kinds).toEqual(['nothing', 'null', 'a list', 'text', 'a number', 'true or false', 'an object']);
  });
});
