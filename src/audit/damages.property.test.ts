import { describe, expect, test } from 'vitest';
import type { Inventory } from '../core/index.ts';
import { BASES, DAMAGES, type Damage, healthy, PLANS } from '../testing/damaged-networks.ts';
import { type Audit, audit } from './index.ts';
import { rehearse } from './rehearsal/index.ts';

type Base = keyof typeof BASES;
const NAMES = Object.keys(BASES) as readonly Base[];

const problemsOf = ({ endpoints, network }: Audit): readonly string[] => [
  ...endpoints
    .filter(({ verdict }) => verdict === 'missing' || verdict === 'misconfigured')
    .flatMap(({ service, problems }) => problems.map(({ rule }) => `${service} ${rule}`)),
  ...network.problems.map(({ rule, text }) => `${rule} ${text}`),
];

/** Found wrong by the plan, or only wanted: with a path to the internet tasks start without endpoints as well. */
const EXPECTED: { readonly [B in Base]?: RegExp } = {
  ipv6: /^audit\/plan-error/,
  nat: / audit\/missing$/,
  public: / audit\/missing$/,
};

/** Ways to be healthy that change nothing for the tasks. */
const HARMLESS: { readonly [name: string]: (inventory: Inventory) => Inventory } = {
  'as it is': (same) => same,
  'with a secondary block that nobody uses': (inventory) => ({
    ...inventory,
    vpcCidrs: [...(inventory.vpcCidrs ?? ['10.0.0.0/16']), '100.64.0.0/16'],
  }),
  'with a further route table, not of the tasks': (inventory) => ({
    ...inventory,
    routeTables: [
      ...(inventory.routeTables ?? []),
      { id: 'rtb-public', vpcId: inventory.vpcId ?? '', main: false, subnetIds: [], routes: [] },
    ],
  }),
  'with a group that admits nobody beside an open one': (inventory) => ({
    ...inventory,
    securityGroups: [
      ...(inventory.securityGroups ?? []),
      { id: 'sg-closed', vpcId: inventory.vpcId ?? '', ingress: [], egress: [] },
    ],
    endpoints: inventory.endpoints.map((existing) =>
      existing.type === 'Interface'
        ? { ...existing, securityGroupIds: [...(existing.securityGroupIds ?? []), 'sg-closed'] }
        : existing,
    ),
  }),
  'with an endpoint of somebody else': (inventory) => ({
    ...inventory,
    endpoints: [
      ...inventory.endpoints,
      ...inventory.endpoints.slice(0, 1).map((existing) => ({
        ...existing,
        id: 'vpce-datadog',
        service: undefined,
        serviceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
        type: 'Interface',
      })),
    ],
  }),
  'without network ACLs': ({ networkAcls: _, ...inventory }) => inventory,
};

const HEALTHY = NAMES.flatMap((base) => Object.keys(HARMLESS).map((way) => [base, way] as const));

/** How many second damages each first one meets; `AUDIT_PAIRS=200 npx vitest run src/audit/damages` tries them all. */
const PAIRS = Number(process.env['AUDIT_PAIRS'] ?? 1);

describe('damaged networks', () => {
  test('there are at least 30 healthy ones', () => {
    expect(HEALTHY.length).toBeGreaterThanOrEqual(30);
  });

  test.each(HEALTHY)('a healthy one is right: %s, %s', (base, way) => {
    const change = HARMLESS[way] ?? ((same: Inventory) => same);
    const found = audit(PLANS[base], change(healthy(base)));
    const problems = problemsOf(found);
    const unexpected = problems.filter((problem) => EXPECTED[base]?.test(problem) !== true);
    expect(unexpected).toEqual([]);
    expect(found.passed).toBe(problems.length === 0);
  });

  test.each(DAMAGES)('is found: $name', ({ base, change }) => {
    const problems = problemsOf(audit(PLANS[base], change(healthy(base))));
    const found = problems.filter((problem) => base !== 'ipv6' || !problem.startsWith('audit/plan-error'));
    expect(found).not.toEqual([]);
  });

  test('nothing is called right through which a call does not get, whatever two things are wrong', {
    timeout: 300_000 + PAIRS * 10_000,
  }, () => {
    const wrong: string[] = [];
    let tried = 0;
    const ofBase = (base: Base): readonly Damage[] => DAMAGES.filter((one) => one.base === base);
    for (const base of NAMES)
      for (const [index, first] of ofBase(base).entries())
        for (const second of ofBase(base).slice(index + 1, index + 1 + PAIRS)) {
          const inventory = second.change(first.change(healthy(base)));
          tried += 1;
          const { outcome } = rehearse(PLANS[base].workloads, inventory);
          if (outcome === 'fails' && audit(PLANS[base], inventory).passed)
            wrong.push(`${first.name} + ${second.name}`);
        }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});
