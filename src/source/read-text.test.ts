import { describe, expect, test } from 'vitest';
import { readText } from './read-text.ts';

const valuesOf = (text: string): unknown => {
  const read = readText(text);
  return read.ok ? JSON.parse(JSON.stringify(read.documents.map(({ value }) => value))) : read.problem;
};

const YAML = 'family: web\ncontainers:\n  - name: a\n    command: run it now';
const VALUE = [{ family: 'web', containers: [{ name: 'a', command: 'run it now' }] }];

describe('around a text in YAML', () => {
  test.each([
    ['prose before it', `Hi all, who can look at this?\n\n${YAML}\n`],
    ['prose after it', `${YAML}\n\nThanks a lot, Bob\n`],
    ['a command and a prompt', `me@host:~$ cat task.yml\n${YAML}\nme@host:~$ `],
    ['signs of a quotation', `> ${YAML.replaceAll('\n', '\n> ')}`],
    [
      'numbers of lines',
      YAML.split('\n')
        .map((line, index) => `${index + 1}  ${line}`)
        .join('\n'),
    ],
  ])('%s is passed over', (_, text) => {
    expect(valuesOf(text)).toEqual(VALUE);
  });

  test('a last line that may be a part of it is not passed over', () => {
    expect(valuesOf(`${YAML}\nlaunch type EC2`)).toMatchObject({ line: 5 });
    expect(valuesOf(`${YAML}\n\nlaun`)).toMatchObject({ line: 6 });
  });
});

test('signs of a quotation before every line of JSON are passed over, and its mistakes keep their place', () => {
  expect(valuesOf('> {\n> "a": 1\n> }')).toEqual([{ a: 1 }]);
  expect(valuesOf('> {\n> "a" 1\n> }')).toMatchObject({ line: 2, column: 7 });
  expect(valuesOf('{\n> "a": 1\n}')).toMatchObject({ line: 2 });
});

describe('a text in YAML whose last line has no end', () => {
  const endOf = (text: string): string | undefined => {
    const read = readText(text);
    return read.ok ? read.documents.at(-1)?.endsOpen : 'refused';
  };

  test.each([
    ['a: 1\nimage: 1111', 'image'],
    ['a: 1\nimage: 1111\n', undefined],
    ['a: 1\nsecrets:\n', 'secrets'],
    ['a: 1\nimage: "1111"', undefined],
    ['a: 1\nawslogs-region: eu-west-1', undefined],
    ['a: 1\nawslogs-region: eu-wes', 'awslogs-region'],
  ])('%j ends with %s', (text, key) => {
    expect(endOf(text)).toBe(key);
  });
});
