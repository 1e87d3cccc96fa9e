import { describe, expect, test } from 'vitest';
import { type ExistingEndpoint, type Inventory, plan, toProfile } from '../core/index.ts';
import { inventoryOf } from '../testing/apply-corrections.ts';
import { audit } from './index.ts';
import { rehearse } from './rehearsal/index.ts';

/** What an output may leave out of an endpoint. */
const LEFT_OUT: readonly Partial<ExistingEndpoint>[] = [
  { state: '' },
  { policy: { kind: 'absent' } },
  { privateDnsEnabled: undefined },
  { subnetIds: undefined },
  { securityGroupIds: undefined },
  { routeTableIds: undefined },
  { ipAddressType: undefined },
];

/** Lists that may not have been given. */
const LISTS = ['subnets', 'routeTables', 'securityGroups', 'networkAcls', 'vpcAttributes'] as const;

const PLAN = plan(toProfile({ secretSources: ['secretsmanager'] }));

describe('what is not shown', () => {
  const cases = LEFT_OUT.flatMap((left) =>
    [[], ...LISTS.map((list) => [list]), LISTS].map((lists) => [left, lists] as const),
  ).filter(
    // Routes of described tables tell what a gateway endpoint does not.
    ([left, lists]) => !('routeTableIds' in left) || lists.some((list) => list === 'routeTables'),
  );

  test.each(cases)('is not judged: %j, without %j', (left, lists) => {
    const whole = inventoryOf(PLAN);
    const inventory = Object.fromEntries(
      Object.entries({
        ...whole,
        endpoints: whole.endpoints.map((existing) => ({ ...existing, ...left })),
      }).filter(([name]) => !lists.includes(name as (typeof LISTS)[number])),
    ) as unknown as Inventory;
    for (const origin of ['described', 'template'] as const) {
      const given: Inventory = { ...inventory, origin, ...(origin === 'template' ? { vpcId: '@Vpc' } : {}) };
      const { endpoints, network, passed } = audit(PLAN, given);
      const problems = [...endpoints, network].flatMap((part) => part.problems.map(({ text }) => text));
      expect(problems).toEqual([]);
      expect(passed).toBe(true);
      expect(rehearse(PLAN.workloads, given).outcome).not.toBe('fails');
    }
  });
});
