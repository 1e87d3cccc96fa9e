/** A template as it would be deployed where the answers say: it leaves the Region, the partition and the account to its stack. */
import {
  type ExistingEndpoint,
  type ExistingPolicy,
  type Inventory,
  parseServiceName,
  partitionOf,
  regionOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { hasNoVariables, readPolicy } from '../../policy/index.ts';

/**
 * The inventory in the Region and the account of the workload; the same one where nothing is left to the deployment. A
 * Region that only the stack knows is its own, and never another one.
 */
export function deployed(inventory: Inventory, workload: WorkloadProfile): Inventory {
  if (inventory.origin !== 'template') return inventory;
  const known = pseudoParameters(workload);
  const text = JSON.stringify(inventory);
  const whole = text.replace(PSEUDO_PARAMETER, (found, name: string) => known.get(name) ?? found);
  const filled: Inventory = whole === text ? inventory : JSON.parse(whole);
  const isOpen = filled !== inventory || filled.endpoints.some(leavesRegionOpen);
  return isOpen
    ? { ...filled, endpoints: filled.endpoints.map((existing) => placed(existing, workload)) }
    : inventory;
}

/** Whether the Region of a known service is left to the deployment. */
function leavesRegionOpen({ service, region }: ExistingEndpoint): boolean {
  return service !== undefined && region === undefined;
}

/** Endpoints of a template whose service only the deployment knows: each may be any. */
export function servicesNotTold({ endpoints, origin }: Inventory): readonly ExistingEndpoint[] {
  if (origin !== 'template') return [];
  return endpoints.filter(({ service, serviceName }) => service === undefined && serviceName.includes('${'));
}

const PSEUDO_PARAMETER = /\$\{AWS::(\w{1,20})\}/g;

function pseudoParameters({ region, accountId }: WorkloadProfile): ReadonlyMap<string, string> {
  const { partition } = regionOf(region);
  return new Map([
    ['Region', region],
    ['Partition', partition],
    ['URLSuffix', partitionOf(region).dnsSuffix],
    ...(accountId === '' ? [] : ([['AccountId', accountId]] as const)),
  ]);
}

function placed(existing: ExistingEndpoint, workload: WorkloadProfile): ExistingEndpoint {
  const { service, region, fips } = parseServiceName(existing.serviceName) ?? existing;
  const told = { ...existing, service, region, fips, policy: readAgain(existing.policy) };
  return leavesRegionOpen(told) ? { ...told, region: workload.region } : told;
}

/** A policy that could not be read while it named the Region or the account of the stack. */
function readAgain(policy: ExistingPolicy): ExistingPolicy {
  if (policy.kind !== 'unreadable' || policy.text.replace(OF_POLICIES, '').includes('${')) return policy;
  const json = parsed(policy.text);
  const read = readPolicy(json);
  if (!read.ok) return policy;
  return {
    kind: 'document',
    text: policy.text,
    statements: read.policy.Statement,
    ...(hasNoVariables(json) ? { withoutVariables: true } : {}),
  };
}

/** Variables that a policy has when it is deployed. */
const OF_POLICIES = /\$\{(?:aws|ecr|ecs|s3|kms):/g;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
