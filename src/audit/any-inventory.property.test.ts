import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExistingEndpoint,
  type Inventory,
  includedEndpoints,
  type Plan,
  type PolicyStatement,
  plan,
  SERVICE_IDS,
  toProfile,
} from '../core/index.ts';
import { applyCorrections, inventoryOf, usualSurroundings } from '../testing/apply-corrections.ts';
import { anyAnswers } from '../testing/arbitrary.ts';
import { type Audit, type AuditStatement, audit, auditDelta, auditDocument, corrections } from './index.ts';

/** Endpoints in this VPC, whose owner looks at it; central VPCs and participants have cases of their own. */
const anyPlan: fc.Arbitrary<Plan> = anyAnswers.map((answers) =>
  plan(
    toProfile({
      ...answers,
      ...(answers.egress === 'proxy' ? { egress: 'none' } : {}),
      endpointPlacement: 'this-vpc',
      subnetOwnership: 'owner',
      ecrApiPrivateDns: true,
      blockPublicAccess: 'off',
    }),
  ),
);

/** `AUDIT_RUNS=2000 npx vitest run src/audit/any-inventory` tries thousands. */
const RUNS = Number(process.env['AUDIT_RUNS'] ?? 15);

/** Lists that nobody pasted are absent: any of them may be. */
const anyKnowledge = fc.record({
  subnets: fc.boolean(),
  routeTables: fc.boolean(),
  securityGroups: fc.boolean(),
  vpcAttributes: fc.boolean(),
});

function known(inventory: Inventory, kept: { readonly [list: string]: boolean }): Inventory {
  return Object.fromEntries(
    Object.entries(inventory).filter(([name]) => kept[name] !== false),
  ) as unknown as Inventory;
}

const statement = (part: Partial<PolicyStatement>): PolicyStatement => ({
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  ...part,
});

const POLICIES: readonly (readonly PolicyStatement[])[] = [
  [],
  [statement({ Effect: 'Deny' })],
  [statement({ Effect: 'Deny', Action: 'ecr:DeleteRepository' })],
  [statement({ Action: 'sqs:SendMessage' })],
  [statement({}), statement({ Effect: 'Deny', Action: ['ecr:*', 'logs:PutLogEvents', 's3:GetObject'] })],
  [statement({ Resource: 'arn:aws:s3:::mine/*' })],
  [statement({ Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-1234567890' } } })],
  [statement({ Action: ['ecs:CreateCluster', 'ecs:ListClusters'], Resource: ['*'] })],
];

type Damage = (inventory: Inventory) => Inventory;

const toEndpoint =
  (index: number, change: (existing: ExistingEndpoint) => Partial<ExistingEndpoint>): Damage =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.map((existing, at) =>
      at === index % Math.max(1, inventory.endpoints.length)
        ? { ...existing, ...change(existing) }
        : existing,
    ),
  });

const anyIndex = fc.nat({ max: 30 });

/** One thing that goes wrong in real VPCs. */
const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  anyIndex.map((index) => (inventory: Inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.filter((_, at) => at !== index),
  })),
  anyIndex.map((index) => toEndpoint(index, () => ({ privateDnsEnabled: false }))),
  anyIndex.map((index) => toEndpoint(index, ({ subnetIds }) => ({ subnetIds: (subnetIds ?? []).slice(1) }))),
  anyIndex.map((index) =>
    toEndpoint(index, ({ subnetIds }) => ({ subnetIds: (subnetIds ?? []).slice(0, 1) })),
  ),
  anyIndex.map((index) => toEndpoint(index, () => ({ routeTableIds: [] }))),
  anyIndex.map((index) =>
    toEndpoint(index, ({ routeTableIds }) => ({ routeTableIds: (routeTableIds ?? []).slice(1) })),
  ),
  fc
    .tuple(anyIndex, fc.constantFrom('pending', 'failed', 'rejected', 'deleting', 'deleted', 'expired'))
    .map(([index, state]) => toEndpoint(index, () => ({ state }))),
  fc
    .tuple(anyIndex, fc.constantFrom('ipv4', 'ipv6', 'dualstack', undefined))
    .map(([index, ipAddressType]) => toEndpoint(index, () => ({ ipAddressType }))),
  fc
    .tuple(anyIndex, fc.constantFrom(...POLICIES))
    .map(([index, statements]) =>
      toEndpoint(index, () => ({ policy: { kind: 'document', text: '', statements } })),
    ),
  anyIndex.map((index) =>
    toEndpoint(index, ({ type }) => ({ type: type === 'Gateway' ? 'Interface' : type })),
  ),
  anyIndex.map((index) => toEndpoint(index, () => ({ region: 'eu-west-3' }))),
  anyIndex.map((index) => toEndpoint(index, ({ fips }) => ({ fips: !fips }))),
  fc.constant<Damage>((inventory) => ({
    ...inventory,
    ...(inventory.securityGroups === undefined
      ? {}
      : { securityGroups: inventory.securityGroups.map((group) => ({ ...group, ingress: [] })) }),
  })),
  fc.constant<Damage>((inventory) => ({
    ...inventory,
    ...(inventory.vpcAttributes === undefined
      ? {}
      : { vpcAttributes: { enableDnsSupport: false, enableDnsHostnames: false } }),
  })),
  // A twin of another id, which may take the place of the first.
  anyIndex.map((index) => (inventory: Inventory) => ({
    ...inventory,
    endpoints: [
      ...inventory.endpoints,
      ...inventory.endpoints
        .slice(index, index + 1)
        // A route table takes one gateway endpoint of a service.
        .map((existing) => ({
          ...existing,
          id: `vpce-twin${inventory.endpoints.map(({ id }) => id).join('').length}`,
          ...(existing.type === 'Gateway' ? { routeTableIds: [] } : {}),
        })),
    ],
  })),
  fc.constantFrom(...SERVICE_IDS).map((service) => (inventory: Inventory) => ({
    ...inventory,
    endpoints: [
      ...inventory.endpoints,
      ...inventory.endpoints.slice(0, 1).map((existing) => ({
        ...existing,
        service,
        id: `vpce-${service}${inventory.endpoints.map(({ id }) => id).join('').length}`,
      })),
    ],
  })),
);

const anyDamages = fc.array(anyDamage, { minLength: 1, maxLength: 6 });

/** What the plan itself finds wrong, and calls that no endpoint can carry, no correction mends. */
const ofNetwork = ({ network }: Audit): readonly unknown[] =>
  network.problems
    .filter(
      ({ rule, text }) => rule !== 'audit/plan-error' && !/\((?!\S*amazonaws)[^)]+\) does not get/.test(text),
    )
    .map(({ rule, text }) => `${rule} ${text}`);

/** Only people know which subnets are in the zones that an endpoint lacks, where nothing describes them. */
const isForPeople = ({ rule, operations }: AuditStatement): boolean =>
  rule === 'audit/zones-not-covered' && operations.length === 0;

const wrong = (found: Audit): readonly unknown[] => [
  ...found.endpoints
    .filter(({ verdict }) => verdict === 'missing' || verdict === 'misconfigured')
    .filter(({ problems }) => !problems.every(isForPeople))
    .map(({ service, problems }) => `${service} ${problems.map(({ rule, text }) => `${rule} ${text}`)}`),
  ...ofNetwork(found),
];

describe('an audit', { timeout: 30_000 + RUNS * 300 }, () => {
  test('of exactly what an export creates says ok throughout, whatever else is known', () => {
    fc.assert(
      fc.property(anyPlan, anyKnowledge, (planned, kept) => {
        const found = audit(planned, known(inventoryOf(planned), kept));
        expect(wrong(found)).toEqual([]);
        expect(found.endpoints.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
        expect(ofNetwork(found)).toEqual([]);
        expect(found.endpoints).toHaveLength(includedEndpoints(planned).length);
        expect(found.passed).toBe(found.network.problems.length === 0);
      }),
      { numRuns: RUNS },
    );
  });

  test('of an empty VPC names exactly the included endpoints as missing, and creating them makes it pass', () => {
    fc.assert(
      fc.property(anyPlan, anyKnowledge, (planned, kept) => {
        const empty = known({ ...usualSurroundings(planned.workload), endpoints: [], elsewhere: [] }, kept);
        const found = audit(planned, empty);
        expect(found.endpoints.map(({ service, verdict }) => [service, verdict])).toEqual(
          includedEndpoints(planned).map(({ service }) => [service, 'missing']),
        );
        const delta = corrections(found);
        expect(delta.create).toHaveLength(found.endpoints.length);
        expect(wrong(audit(planned, applyCorrections(empty, delta, planned)))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('of a damaged inventory after its own corrections says ok, and touches nothing foreign or redundant', () => {
    fc.assert(
      fc.property(anyPlan, anyKnowledge, anyDamages, (planned, kept, damages) => {
        const damaged = damages.reduce((before, damage) => damage(before), known(inventoryOf(planned), kept));
        const first = audit(planned, damaged);
        const repaired = applyCorrections(damaged, corrections(first), planned);
        const second = audit(planned, repaired);
        expect(wrong(second)).toEqual([]);
        expect(corrections(second)).toEqual({ create: [], change: [] });
        for (const { verdict, vpcEndpointId } of first.endpoints) {
          if (verdict !== 'foreign' && verdict !== 'redundant') continue;
          const before = damaged.endpoints.find(({ id }) => id === vpcEndpointId);
          expect(repaired.endpoints.find(({ id }) => id === vpcEndpointId)).toEqual(before);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('gives each existing endpoint one verdict, and counts them', () => {
    fc.assert(
      fc.property(anyPlan, anyDamages, (planned, damages) => {
        const inventory = damages.reduce((before, damage) => damage(before), inventoryOf(planned));
        const { endpoints, summary } = audit(planned, inventory);
        const ids = endpoints.flatMap(({ vpcEndpointId }) => vpcEndpointId ?? []);
        expect([...ids].sort()).toEqual([...new Set(inventory.endpoints.map(({ id }) => id))].sort());
        const counted = Object.values(summary).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(endpoints.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('says nothing without a source and leaves no word open', () => {
    fc.assert(
      fc.property(anyPlan, anyDamages, (planned, damages) => {
        const inventory = damages.reduce((before, damage) => damage(before), inventoryOf(planned));
        const { endpoints, network } = auditDocument(audit(planned, inventory));
        const statements = [
          ...network.problems,
          ...network.notes,
          ...endpoints.flatMap(({ problems, notes }) => [...problems, ...notes]),
        ];
        for (const { text, fix, citations } of statements) {
          expect(citations.length).toBeGreaterThan(0);
          expect(`${text} ${fix}`).not.toMatch(/\{\w+\}|undefined|\bNaN\b/);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('hands on a plan of exactly what is to be created, whose order holds in itself', () => {
    fc.assert(
      fc.property(anyPlan, anyDamages, (planned, damages) => {
        const damaged = damages.reduce((before, damage) => damage(before), inventoryOf(planned));
        const found = audit(planned, damaged);
        const delta = auditDelta(found, planned);
        const services = delta.plan.endpoints.map(({ service }) => service);
        expect(new Set(services)).toEqual(new Set(corrections(found).create.map(({ service }) => service)));
        expect(includedEndpoints(delta.plan).map(({ service }) => service)).toEqual(services);
        for (const { dependsOn } of delta.plan.endpoints)
          expect(services).toEqual(expect.arrayContaining([...dependsOn]));
      }),
      { numRuns: RUNS },
    );
  });
});
