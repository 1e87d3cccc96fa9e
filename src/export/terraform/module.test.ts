import { expect, test } from 'vitest';
import { REGION_IDS } from '../../core/index.ts';
import { contextOf, exportPlan } from '../../testing/conformance-entry.ts';

/** Regions of the fact base that opened in 2025 or later, and partitions of which old providers know no Region. */
const KNOWN_SINCE_6_28 = [
  'ap-southeast-6',
  'ap-southeast-7',
  'ap-east-2',
  'mx-central-1',
  'eusc-de-east-1',
  'eu-isoe-west-1',
  'us-isof-east-1',
  'us-isof-south-1',
];

test('a module asks for a provider that knows its Region, and for no newer one than that', () => {
  const newer = REGION_IDS.filter((region) => {
    const [, least] =
      /version = ">= ([\d.]+), < 7\.0\.0"/.exec(exportPlan('terraform', contextOf({ region }))) ?? [];
    expect(['5.80.0', '6.28.0'], region).toContain(least);
    return least === '6.28.0';
  });
  expect([...newer].sort()).toEqual([...KNOWN_SINCE_6_28].sort());
});
