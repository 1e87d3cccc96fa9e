/** A large VPC: audit and rehearsal of 30 workloads among 500 endpoints, 200 subnets and 100 security groups. */
import { audit } from '../audit/index.ts';
import { rehearse } from '../audit/rehearsal/index.ts';
import type { Inventory } from '../core/inventory.ts';
import { planVpc } from '../core/planner.ts';
import { PRESETS } from '../core/presets.ts';
import type { Answers } from '../core/questions.ts';
import { plannedInventory } from './planned-network.ts';

const MOST_MILLISECONDS = 100;

const VPC: Answers = { region: 'eu-west-1', vpcCidr: '10.0.0.0/16', egress: 'none' };

/** Presets again and again, of one Region. */
const WORKLOADS = Array.from({ length: 30 }, (_, index) => {
  const preset = PRESETS[index % PRESETS.length];
  const { region: _region, ...answers }: Answers = preset?.answers ?? {};
  return { name: `workload-${index}`, answers };
});

function large(inventory: Inventory): Inventory {
  const [subnet] = inventory.subnets ?? [];
  const [endpoint] = inventory.endpoints;
  const [group] = inventory.securityGroups ?? [];
  if (subnet === undefined || endpoint === undefined || group === undefined) return inventory;
  const subnets = Array.from({ length: 200 }, (_, index) => ({
    ...subnet,
    id: `subnet-${(index + 4096).toString(16).padStart(8, '0')}`,
    cidr: `10.1.${index}.0/24`,
  }));
  return {
    ...inventory,
    subnets: [...(inventory.subnets ?? []), ...subnets],
    routeTables: (inventory.routeTables ?? []).map((table, index) =>
      index === 0 ? { ...table, main: true } : table,
    ),
    securityGroups: [
      ...(inventory.securityGroups ?? []),
      ...Array.from({ length: 100 }, (_, index) => ({
        ...group,
        id: `sg-${(index + 4096).toString(16).padStart(8, '0')}`,
      })),
    ],
    endpoints: [
      ...inventory.endpoints,
      ...Array.from({ length: 500 }, (_, index) => ({
        ...endpoint,
        id: `vpce-${(index + 4096).toString(16).padStart(8, '0')}`,
        serviceName: `com.amazonaws.vpce.eu-west-1.vpce-svc-${index}`,
        service: undefined,
        type: 'Interface',
        privateDnsEnabled: false,
      })),
    ],
  };
}

/** Milliseconds by what was measured, and whether both together are fast enough. */
export function benchRehearsal(milliseconds: (run: () => unknown) => number): readonly string[] {
  const made = planVpc(VPC, WORKLOADS);
  const described = JSON.stringify(large(plannedInventory(made)));
  // A fresh inventory each time, as a paste is: nothing that was kept about the last one helps.
  const parse = milliseconds(() => JSON.parse(described));
  const rehearsing = milliseconds(() => rehearse(made.workloads, JSON.parse(described) as Inventory)) - parse;
  const auditing = milliseconds(() => audit(made, JSON.parse(described) as Inventory)) - parse;
  // The audit rehearses, too.
  if (auditing > MOST_MILLISECONDS) process.exitCode = 1;
  return [
    `${rehearsing.toFixed(1).padStart(9)} ms to rehearse 30 workloads in a VPC of 500 endpoints, 200 subnets, 100 groups`,
    `${auditing.toFixed(1).padStart(9)} ms to audit it, its rehearsal included${auditing > MOST_MILLISECONDS ? `: more than ${MOST_MILLISECONDS} ms` : ''}`,
  ];
}
