import { expect, test } from 'vitest';
import type { Inventory } from '../../core/index.ts';
import { pathOf, tableOf } from '../place.ts';
import { networkOf } from './network.ts';

const main = { id: 'rtb-main', vpcId: 'vpc-1', main: true, subnetIds: ['subnet-b'], routes: [] };
const acl = { id: 'acl-default', vpcId: 'vpc-1', isDefault: true, subnetIds: ['subnet-b'], entries: [] };
const whole = {
  endpoints: [],
  elsewhere: [],
  routeTables: [main],
  networkAcls: [acl],
} as unknown as Inventory;

test('only a whole list shows that a subnet has the main route table and the default network ACL', () => {
  const cut: Inventory = { ...whole, partial: ['routeTables', 'networkAcls'] };
  const answers = [whole, cut].map((inventory) => {
    const network = networkOf(inventory);
    return ['subnet-a', 'subnet-b'].map((id) => [
      network.tableOf(id)?.id,
      network.aclOf(id)?.id,
      tableOf(id, inventory),
    ]);
  });
  const known = ['rtb-main', 'acl-default', 'rtb-main'];
  expect(answers).toEqual([
    [known, known],
    [[undefined, undefined, undefined], known],
  ]);
});

test('the default route of the own family decides, in whatever order AWS lists the routes', () => {
  const v4 = { destination: '0.0.0.0/0', target: 'tgw-1', blackhole: false };
  const v6 = { destination: '::/0', target: 'eigw-1', blackhole: false };
  const targets = [[v4, v6], [v6, v4], [v6]].map((routes) =>
    ([4, 6] as const).map((family) => pathOf({ ...main, routes }, { family }).target),
  );
  expect(targets).toEqual([
    ['tgw-1', 'eigw-1'],
    ['tgw-1', 'eigw-1'],
    ['eigw-1', 'eigw-1'],
  ]);
});
