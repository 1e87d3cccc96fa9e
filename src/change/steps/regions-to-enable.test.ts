import { expect, test } from 'vitest';
import { isRegionId } from '../../core/index.ts';
import facts from '../../testing/regions.json' with { type: 'json' };
import { isToEnable } from './regions-to-enable.ts';

test('the Regions that AWS lists with an opt-in have to be enabled, and no others', () => {
  const listed = Object.entries(facts.regions).filter(([, { optIn }]) => optIn === 'required');
  const enabled = Object.keys(facts.regions).filter((id) => isRegionId(id) && isToEnable(id));
  expect(enabled).toEqual(listed.map(([id]) => id));
  expect(enabled.length).toBeGreaterThan(10);
});
