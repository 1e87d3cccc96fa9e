import { describe, expect, test } from 'vitest';
import { questionOf } from '../../../core/index.ts';
import { findOptions, optionText } from './find-options.ts';

const { kind } = questionOf('region');
const regions = kind.kind === 'choice' ? kind.options : [];
const first = (typed: string) => findOptions(regions, typed)[0]?.value;

describe('searching the Regions', () => {
  test.each([
    ['ireland', 'eu-west-1'],
    ['eu-west-1', 'eu-west-1'],
    ['EU WEST 1', 'eu-west-1'],
    ['Europe (Ireland)', 'eu-west-1'],
    ['sao paulo', 'sa-east-1'],
    ['frankf', 'eu-central-1'],
  ])('%s finds %s first', (typed, id) => expect(first(typed)).toBe(id));

  test('every Region is the first that its own id, name and text find', () => {
    for (const option of regions) {
      expect(first(option.value)).toBe(option.value);
      expect(first(optionText(option))).toBe(option.value);
    }
  });

  test('nothing typed shows all, nonsense shows none, and the longest text ends at once', () => {
    expect(findOptions(regions, '  ')).toHaveLength(regions.length);
    expect(findOptions(regions, '§§')).toEqual([]);
    expect(findOptions(regions, 'zx '.repeat(500_000))).toEqual([]);
  });
});
