import { expect, test } from 'vitest';
import { plan, REGION_IDS, regionOf, toProfile } from '../../core/index.ts';
import { entriesOf, find } from './entries.ts';

const profile = toProfile({});
const entries = entriesOf(plan(profile), profile);

test('every Region is found by name and by id', () => {
  for (const region of REGION_IDS)
    for (const typed of [region, regionOf(region).name])
      expect(find(entries, typed).find(({ kind }) => kind === 'Region')?.title).toBe(regionOf(region).name);
});
