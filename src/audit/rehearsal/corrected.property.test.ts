import { describe, expect, test } from 'vitest';
import {
  type Answers,
  type ExistingEndpoint,
  type ExistingSecurityGroup,
  type Inventory,
  type NetworkAclEntry,
  type Plan,
  type PolicyStatement,
  plan,
  toProfile,
} from '../../core/index.ts';
import { applyCorrections } from '../../testing/apply-corrections.ts';
import { drawAnswers, seeded } from '../../testing/arbitrary.ts';
import { plannedInventory } from '../../testing/planned-network.ts';
import { type Audit, audit, corrections, type Operation } from '../index.ts';
import { type RehearsedCall, rehearse } from './index.ts';

/** How many damaged networks are corrected; `CORRECTED_RUNS=20000 npx vitest run src/audit/rehearsal/corrected` for a long look. */
const RUNS = Number(process.env['CORRECTED_RUNS'] ?? 40);

type Draw = () => number;
type Damage = (inventory: Inventory, draw: Draw, made?: Plan) => Inventory;

const pick = <T>(items: readonly T[], draw: Draw): T | undefined => items[Math.floor(draw() * items.length)];

/** Changes one endpoint, of the given type where one is there. */
const one =
  (
    type: 'Interface' | 'Gateway' | 'any',
    change: (existing: ExistingEndpoint, draw: Draw) => ExistingEndpoint,
  ): Damage =>
  (inventory, draw) => {
    const chosen = pick(
      inventory.endpoints.filter((existing) => type === 'any' || existing.type === type),
      draw,
    );
    return {
      ...inventory,
      endpoints: inventory.endpoints.map((existing) =>
        existing === chosen ? change(existing, draw) : existing,
      ),
    };
  };

const policyOf = (...statements: readonly PolicyStatement[]): Pick<ExistingEndpoint, 'policy'> => ({
  policy: { kind: 'document', text: '', statements },
});
const allow: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const other = { StringNotEquals: { 'aws:SourceVpc': 'vpc-0dead000000000000' } };

const rule = (cidrs: readonly string[], protocol = 'tcp', port = 443): ExistingSecurityGroup['ingress'] => [
  { protocol, fromPort: port, toPort: port, cidrs, groupIds: [], prefixListIds: [] },
];

const everywhere = rule(['0.0.0.0/0'], '-1');

const DENY: NetworkAclEntry = {
  egress: false,
  number: 1,
  allow: false,
  protocol: '-1',
  cidr: '0.0.0.0/0',
  fromPort: undefined,
  toPort: undefined,
};

const acl =
  (change: (entries: readonly NetworkAclEntry[]) => readonly NetworkAclEntry[]): Damage =>
  (inventory) => ({
    ...inventory,
    networkAcls: (inventory.networkAcls ?? []).map((one) => ({ ...one, entries: change(one.entries) })),
  });

/** Where the answers name the group of the tasks: nobody could know that another one is theirs. */
const leaving =
  (egress: ExistingSecurityGroup['ingress']): Damage =>
  (inventory, _draw, made) => ({
    ...inventory,
    securityGroups: (inventory.securityGroups ?? []).map((group) =>
      group.id === made?.workload.taskSecurityGroupId ? { ...group, egress } : group,
    ),
  });

const LISTS = ['s3', 'dynamodb'].map((service, index) => ({
  id: `pl-0000000${index}`,
  name: `com.amazonaws.eu-west-1.${service}`,
  cidrs: undefined,
}));

/** A group of its own, whose rules let nobody of the tasks in. */
const ownGroup =
  (ingress: ExistingSecurityGroup['ingress']): Damage =>
  (inventory, draw) => ({
    ...one('Interface', (existing) => ({ ...existing, securityGroupIds: ['sg-0dead000'] }))(inventory, draw),
    securityGroups: [
      ...(inventory.securityGroups ?? []).filter(({ id }) => id !== 'sg-0dead000'),
      { id: 'sg-0dead000', vpcId: inventory.vpcId ?? '', ingress, egress: everywhere },
    ],
  });

const DAMAGES: { readonly [name: string]: Damage } = {
  gone: (inventory, draw) => {
    const chosen = pick(inventory.endpoints, draw);
    return { ...inventory, endpoints: inventory.endpoints.filter((existing) => existing !== chosen) };
  },
  failed: one('any', (existing) => ({ ...existing, state: 'failed' })),
  rejected: one('Interface', (existing) => ({ ...existing, state: 'rejected' })),
  deleting: one('any', (existing) => ({ ...existing, state: 'deleting' })),
  pending: one('Interface', (existing) => ({ ...existing, state: 'pending' })),
  'private DNS off': one('Interface', (existing) => ({ ...existing, privateDnsEnabled: false })),
  'IPv6 only': one('Interface', (existing) => ({ ...existing, ipAddressType: 'ipv6' })),
  'IPv6 only, with records of its own': one('Interface', (existing) => ({
    ...existing,
    ipAddressType: 'ipv6',
    dnsRecordIpType: 'ipv6',
  })),
  'AAAA records only': one('Interface', (existing) => ({
    ...existing,
    ipAddressType: 'dualstack',
    dnsRecordIpType: 'ipv6',
  })),
  'no subnet': one('Interface', (existing) => ({ ...existing, subnetIds: [] })),
  'one subnet': one('Interface', (existing) => ({
    ...existing,
    subnetIds: existing.subnetIds?.slice(0, 1) ?? [],
  })),
  'no route table': one('Gateway', (existing) => ({ ...existing, routeTableIds: [] })),
  'one route table': one('Gateway', (existing) => ({
    ...existing,
    routeTableIds: existing.routeTableIds?.slice(0, 1) ?? [],
  })),
  'closed group': ownGroup([]),
  'group for UDP': ownGroup(rule(['0.0.0.0/0'], 'udp')),
  'group for another port': ownGroup(rule(['0.0.0.0/0'], 'tcp', 80)),
  'group for IPv6': ownGroup(rule(['::/0'])),
  'group for others': ownGroup(rule(['192.168.0.0/16'])),
  'policy that denies everything': one('any', (existing) => ({
    ...existing,
    ...policyOf({ ...allow, Effect: 'Deny' }),
  })),
  'policy for another action': one('any', (existing) => ({
    ...existing,
    ...policyOf({ ...allow, Action: 'sqs:*' }),
  })),
  'policy for another bucket': one('Gateway', (existing) => ({
    ...existing,
    ...policyOf({ ...allow, Resource: 'arn:aws:s3:::mine/*' }),
  })),
  'policy with a Deny': one('any', (existing) => ({
    ...existing,
    ...policyOf(allow, { ...allow, Effect: 'Deny', Action: ['ecr:*', 's3:*', 'logs:*', 'secretsmanager:*'] }),
  })),
  'policy for another VPC': one('any', (existing) => ({
    ...existing,
    ...policyOf(allow, { ...allow, Effect: 'Deny', Condition: other }),
  })),
  'policy for an organization': one('Gateway', (existing) => ({
    ...existing,
    ...policyOf({ ...allow, Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-0123456789' } } }),
  })),
  'network ACL without answers': acl((entries) => entries.filter(({ egress }) => egress)),
  'network ACL without requests': acl((entries) => entries.filter(({ egress }) => !egress)),
  'empty network ACL': acl(() => []),
  'network ACL that denies one subnet': (inventory, draw) => {
    const cidr = pick(inventory.subnets ?? [], draw)?.cidr ?? '10.0.0.0/24';
    return acl((entries) => [...entries, { ...DENY, number: 50, cidr }])(inventory, draw);
  },
  'network ACL that denies TCP 443 in the VPC': acl((entries) => [
    ...entries,
    { ...DENY, egress: true, number: 90, cidr: '10.0.0.0/8', fromPort: 443, toPort: 443 },
  ]),
  'task group that lets nothing out': leaving([]),
  'task group that lets out to the VPC only': leaving(rule(['10.0.0.0/16'])),
  'task group that lets out to the lists only': leaving([
    ...rule([]).map((one) => ({ ...one, prefixListIds: LISTS.map(({ id }) => id) })),
  ]),
  'DNS hostnames off': (inventory) => ({
    ...inventory,
    vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: false },
  }),
  'DNS support off': (inventory) => ({
    ...inventory,
    vpcAttributes: { enableDnsSupport: false, enableDnsHostnames: true },
  }),
};

/** Plans whose own network starts, of whatever answers. */
function healthyPlan(draw: Draw): { readonly made: Plan; readonly network: Inventory } | undefined {
  const few = Object.fromEntries(Object.entries(drawAnswers(draw)).filter(() => draw() < 0.25));
  const fixed: Answers = { egress: 'none', ipAddressType: 'ipv4', endpointPlacement: 'this-vpc' };
  const made = plan(toProfile({ ...few, ...fixed, include: 'optional' }));
  if (made.findings.some(({ severity }) => severity === 'error')) return undefined;
  const planned = plannedInventory(made);
  // No group is one that the tasks could have and that lets nothing out.
  const securityGroups = (planned.securityGroups ?? []).map((group) => ({ ...group, egress: everywhere }));
  const network = { ...planned, securityGroups, prefixLists: LISTS };
  return rehearse(made.workloads, network).outcome === 'starts' ? { made, network } : undefined;
}

const problemsOf = ({ endpoints, network }: Audit) => [
  ...network.problems,
  ...endpoints
    .filter(({ verdict }) => verdict === 'missing' || verdict === 'misconfigured')
    .flatMap(({ problems }) => problems),
];

/** A policy that was kept may be meant for other resources than ours, a rule that denies for other addresses. */
const OPEN = ['rehearsal/policy-depends', 'rehearsal/acl-partly'];

/** What keeps the tasks from starting. */
const stopped = (calls: readonly RehearsedCall[]): readonly string[] =>
  calls.flatMap(({ call, hops, fatal }) =>
    hops
      .filter(({ outcome, rule: found }) => outcome !== 'passes' && !OPEN.includes(found))
      .flatMap(({ text }) => (fatal ? [`${call.id}: ${text}`] : [])),
  );

describe('the corrections of an audit', () => {
  test('leave a network in which the tasks start, whatever was damaged, and nothing more to say', () => {
    const draw = seeded(11);
    const wrong: string[] = [];
    const kinds = new Set<Operation['kind']>();
    let corrected = 0;
    for (let drawn = 0; drawn < RUNS; drawn += 1) {
      const healthy = healthyPlan(draw);
      if (healthy === undefined) continue;
      const { made, network } = healthy;
      const names = Array.from(
        { length: 1 + Math.floor(draw() * 3) },
        () => pick(Object.keys(DAMAGES), draw) ?? '',
      );
      const damaged = names.reduce((before, name) => DAMAGES[name]?.(before, draw, made) ?? before, network);
      const found = audit(made, damaged);
      const fails = rehearse(made.workloads, damaged).outcome === 'fails';
      if (fails && found.passed) wrong.push(`${names.join(' + ')}: called right`);
      const uncured = problemsOf(found).filter(({ operations }) => operations.length === 0);
      if (uncured.length > 0)
        wrong.push(`${names.join(' + ')}: no cure for ${uncured.map(({ text }) => text).join()}`);
      const { create, change } = corrections(found);
      for (const { kind } of change) kinds.add(kind);
      const after = applyCorrections(damaged, { create, change }, made);
      const { calls } = rehearse(made.workloads, after);
      corrected += 1;
      const stopping = stopped(calls);
      if (stopping.length > 0) wrong.push(`${names.join(' + ')}: ${stopping.join('; ')}`);
      const left = problemsOf(audit(made, after)).map(({ text }) => text);
      if (left.length > 0) wrong.push(`${names.join(' + ')}: still ${left.join('; ')}`);
    }
    expect(wrong.slice(0, 8)).toEqual([]);
    expect(corrected).toBeGreaterThan(RUNS / 8);
    if (RUNS >= 1000) expect(kinds.size).toBeGreaterThan(10);
  });
});
