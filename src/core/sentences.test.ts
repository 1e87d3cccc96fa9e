import { expect, test } from 'vitest';
import { capitalized, counted, forCount, listed } from './sentences.ts';

test('counts with the right form of the noun, and groups digits', () => {
  expect([0, 1, 2, 12_345].map((count) => counted(count, 'zone'))).toEqual([
    '0 zones',
    '1 zone',
    '2 zones',
    '12,345 zones',
  ]);
  expect(counted(2, 'policy', 'policies')).toBe('2 policies');
  expect([1, 3].map((count) => forCount(count, 'is', 'are'))).toEqual(['is', 'are']);
});

test('lists what is there, and of many the first and how many more', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listed(items))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});

test.each([
  ['the route table has no default route', 'The route table has no default route'],
  ['container app logs', 'Container app logs'],
  ['read-only, as it says', 'Read-only, as it says'],
  ['rtb-0a1b2c3d4e5f67890 has no default route', 'rtb-0a1b2c3d4e5f67890 has no default route'],
  ['subnet-deadbeef is described', 'subnet-deadbeef is described'],
  ['@aws_vpc_endpoint.ecr is there', '@aws_vpc_endpoint.ecr is there'],
  ['awslogs writes to it', 'awslogs writes to it'],
  ['my_container runs', 'my_container runs'],
  ['10.0.0.0/16 is its block', '10.0.0.0/16 is its block'],
  ['', ''],
  ['describe-tasks does not show it', 'describe-tasks does not show it'],
  ['pull-through caches fill', 'Pull-through caches fill'],
])('a sentence begins with a capital letter, unless it begins with an id or a name: %j', (text, sentence) => {
  expect(capitalized(text)).toBe(sentence);
});
