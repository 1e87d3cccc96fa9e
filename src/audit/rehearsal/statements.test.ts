import { describe, expect, test } from 'vitest';
import {
  type Answers,
  citationOf,
  type ExistingRoute,
  type FindingText,
  type Inventory,
  type PolicyStatement,
  plan,
  toProfile,
} from '../../core/index.ts';
import {
  BASES,
  both,
  type Change,
  DAMAGES,
  egress,
  endpoint,
  groups,
  ingress,
  ownAcl,
  policy,
  routes,
  without,
  zone,
} from '../../testing/damaged-networks.ts';
import { plannedInventory, provePlan } from '../../testing/planned-network.ts';
import { HOP_RULES, type HopRuleId, type Placement, rehearsalMarkdown, rehearse } from './index.ts';

/** A network, and who rehearses in it. */
interface Scenario {
  readonly base?: keyof typeof BASES;
  readonly answers?: Answers;
  readonly change?: Change;
  readonly roles?: { readonly [principal: string]: readonly PolicyStatement[] };
  readonly task?: Placement;
  readonly planned?: boolean;
  readonly read?: readonly FindingText[];
}

interface Cases {
  readonly hits: readonly [Scenario, ...Scenario[]];
  readonly misses: readonly [Scenario, ...Scenario[]];
}

const HEALTHY: Scenario = {};
const change = (...changes: readonly Change[]): Scenario => ({ change: both(...changes) });
const on = (base: keyof typeof BASES, ...changes: readonly Change[]): Scenario => ({
  base,
  change: both(...changes),
});

function damaged(name: string): Scenario {
  const found = DAMAGES.find((damage) => damage.name === name);
  if (found === undefined) throw new Error(name);
  return { base: found.base, change: found.change };
}

const lacking =
  (...lists: readonly (keyof Inventory)[]): Change =>
  (inventory) =>
    Object.fromEntries(
      Object.entries(inventory).filter(([name]) => !lists.includes(name as keyof Inventory)),
    ) as unknown as Inventory;

const LOGS_ELSEWHERE: FindingText = {
  rule: 'source/log-group-of-another-region',
  severity: 'error',
  text: 'The log group of container app is in us-east-1, and the plan is for eu-west-1.',
  fix: 'Use a log group in the Region of the tasks.',
  citations: [citationOf('ecs-awslogs')],
};
/** The endpoint still names both tables, and one of them has its route. */
const noGatewayRoutes: Change = (inventory) => {
  const gateway = inventory.endpoints.find(({ type }) => type === 'Gateway')?.id ?? '';
  const toGateway = { destination: 'pl-0000000a', target: gateway, blackhole: false };
  const others = (all: readonly ExistingRoute[]) => all.filter(({ target }) => target !== gateway);
  return {
    ...inventory,
    routeTables: (inventory.routeTables ?? []).map((table, index) => ({
      ...table,
      routes: [...others(table.routes), ...(index === 0 ? [toGateway] : [])],
    })),
  };
};

const noTables: Change = (inventory) => ({
  ...inventory,
  endpoints: inventory.endpoints.map(({ routeTableIds: _, ...existing }) => ({
    ...existing,
    routeTableIds: undefined,
  })),
});
/** A template leaves the service of one endpoint to its deployment. */
const unnamed =
  (service: string): Change =>
  (inventory) => ({
    ...inventory,
    vpcId: '@Vpc',
    origin: 'template',
    endpoints: inventory.endpoints.map((existing) =>
      existing.service === service
        ? { ...existing, serviceName: '${Service}', service: undefined, region: undefined }
        : existing,
    ),
    routeTables: (inventory.routeTables ?? []).map((table) => ({
      ...table,
      routes: table.routes.filter(({ destination }) => !destination.startsWith('pl-')),
    })),
  });
const ofAnotherVpc: Change = ({
  subnets: _,
  routeTables: _tables,
  securityGroups: _groups,
  ...inventory
}) => ({
  ...inventory,
  endpoints: [],
  elsewhere: inventory.endpoints.map((existing) => ({ ...existing, vpcId: 'vpc-0000000c' })),
  useless: ['subnets', 'routeTables', 'securityGroups'],
});
const unread: Change = (inventory) => ({
  ...inventory,
  hostedZones: [{ id: 'Z1', name: '111122223333.dkr.ecr.eu-west-1.amazonaws.com' }],
});
const cutZones: Change = (inventory) => ({ ...inventory, partial: ['hostedZones'] });
const servers =
  (...domainNameServers: readonly string[]): Change =>
  (inventory) => ({ ...inventory, dhcp: { domainNameServers } });
const route = (destination: string, target: string, blackhole = false): Change =>
  routes((all: readonly ExistingRoute[]) => [...all, { destination, target, blackhole }]);
const listOfS3: Change = (inventory) => ({
  ...inventory,
  prefixLists: [{ id: 'pl-0000000a', name: 'com.amazonaws.eu-west-1.s3', cidrs: ['52.218.0.0/17'] }],
});
const EXTERNAL: Answers = { launchType: 'EXTERNAL' };
const CENTRAL: Answers = { endpointPlacement: 'central-vpc' };
/** The endpoints of the hub are not shown; the gateway endpoint is here. */
const notShown: Change = (inventory) => ({
  ...inventory,
  endpoints: inventory.endpoints.filter(({ type }) => type === 'Gateway'),
  hostedZones: [],
  elsewhere: [],
});
const localOnly: Change = routes((all) => all.filter(({ target }) => target === 'local'));
const hub =
  (addresses: readonly string[]): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.filter(({ service }) => service !== 'logs'),
    elsewhere: inventory.endpoints
      .filter(({ service }) => service === 'logs')
      .map((existing) => ({ ...existing, vpcId: 'vpc-0000000f', privateDnsEnabled: false, addresses })),
    hostedZones: [
      {
        id: 'Z1',
        name: 'logs.eu-west-1.amazonaws.com',
        records: [
          {
            name: 'logs.eu-west-1.amazonaws.com',
            type: 'A',
            values: [
              `${inventory.endpoints.find(({ service }) => service === 'logs')?.id}-x.vpce.amazonaws.com`,
            ],
          },
        ],
      },
    ],
  });
const s3Interface: Change = endpoint('s3', {
  type: 'Interface',
  privateDnsEnabled: true,
  subnetIds: ['subnet-0000000a'],
});
const allow = (...Action: readonly string[]): readonly PolicyStatement[] => [
  { Effect: 'Allow', Action, Resource: '*' },
];
const sameSubnet: Change = (inventory) => ({
  ...inventory,
  endpoints: inventory.endpoints.map((existing) =>
    existing.type === 'Interface' ? { ...existing, subnetIds: ['subnet-0000000a'] } : existing,
  ),
});
const OTHER_TASK = groups(({ id }) => id === 'sg-0000000a', { egress: undefined });

/** Every statement, where it is said and where it is not; without both this does not compile. */
const CASES: { readonly [R in HopRuleId]: Cases } = {
  'rehearsal/name-answered-by-endpoint': { hits: [HEALTHY], misses: [{ base: 'nat' }] },
  'rehearsal/name-answered-by-zone': {
    hits: [change(hub(['10.9.0.1']))],
    misses: [HEALTHY],
  },
  'rehearsal/name-is-public': {
    hits: [{ base: 'nat' }, change(without('logs'))],
    misses: [{ answers: { imageRegistries: [] } }],
  },
  'rehearsal/resolver-off': {
    hits: [damaged('the resolver is off')],
    misses: [HEALTHY, damaged('host names are off')],
  },
  'rehearsal/private-dns-off': {
    hits: [damaged('private DNS off on logs')],
    misses: [HEALTHY, damaged('no endpoint for logs')],
  },
  'rehearsal/private-dns-needs-attributes': {
    hits: [damaged('host names are off')],
    misses: [HEALTHY, damaged('the resolver is off')],
  },
  'rehearsal/private-dns-not-told': {
    hits: [change(endpoint('logs', { privateDnsEnabled: undefined }))],
    misses: [HEALTHY, damaged('private DNS off on logs')],
  },
  'rehearsal/name-of-other-family': {
    hits: [damaged('IPv6 records on logs'), damaged('IPv4 endpoints for IPv6-only tasks')],
    misses: [HEALTHY, { base: 'ipv6' }],
  },
  'rehearsal/zone-lacks-name': {
    hits: [damaged('a private zone of everything'), damaged('a zone with IPv6 records only')],
    misses: [HEALTHY, change(zone('example.com'))],
  },
  'rehearsal/zone-not-listed': {
    hits: [change(unread)],
    misses: [HEALTHY, damaged('a private zone of everything')],
  },
  'rehearsal/zones-not-whole': {
    hits: [change(without('logs'), cutZones), change(notShown, cutZones)],
    misses: [HEALTHY, change(without('logs'))],
  },
  'rehearsal/own-dns-servers': {
    hits: [change(servers('10.0.0.53')), { answers: { dns: 'custom' } }],
    misses: [HEALTHY, { answers: { dns: 'custom' }, change: servers('AmazonProvidedDNS') }],
  },
  'rehearsal/name-from-outside': { hits: [{ answers: EXTERNAL }], misses: [HEALTHY] },
  'rehearsal/name-has-no-ipv6': {
    hits: [on('ipv6', without('logs'), route('::/0', 'eigw-0000000a'))],
    misses: [{ base: 'ipv6' }, damaged('no endpoint for logs')],
  },
  'rehearsal/endpoints-not-visible': {
    hits: [
      {
        answers: { subnetOwnership: 'participant' },
        change: (inventory) => ({ ...inventory, endpoints: [] }),
      },
      change(without('logs'), (inventory) => ({ ...inventory, partial: ['endpoints'] })),
      change(unnamed('logs')),
      change(without('logs'), (inventory) => ({ ...inventory, origin: 'template' })),
      change((inventory) => ({
        ...inventory,
        endpoints: [],
        subnets: (inventory.subnets ?? []).map((subnet) => ({ ...subnet, ownerId: '444455556666' })),
      })),
    ],
    misses: [HEALTHY, damaged('no endpoint for logs'), { answers: { subnetOwnership: 'participant' } }],
  },
  'rehearsal/another-network': {
    hits: [change((inventory) => ({ ...inventory, region: 'us-east-1' })), change(ofAnotherVpc)],
    misses: [HEALTHY, change(both(ofAnotherVpc, ({ useless: _, ...inventory }) => inventory))],
  },
  'rehearsal/another-region': {
    hits: [{ read: [LOGS_ELSEWHERE] }],
    misses: [HEALTHY, { read: [{ ...LOGS_ELSEWHERE, severity: 'warning' }] }],
  },
  'rehearsal/hub-not-shown': {
    hits: [{ answers: CENTRAL, change: notShown }],
    misses: [HEALTHY, { answers: CENTRAL }],
  },
  'rehearsal/layers-through-interface': {
    hits: [change(s3Interface)],
    misses: [HEALTHY, change(both(s3Interface, endpoint('s3', { privateDnsOnlyForInboundResolver: true })))],
  },
  'rehearsal/ipv6-only-images-not-proven': {
    hits: [{ base: 'ipv6' }],
    misses: [HEALTHY, { base: 'nat' }],
  },
  'rehearsal/mount-target-not-shown': {
    hits: [{ answers: { volumes: ['efs'] } }],
    misses: [HEALTHY, { planned: true }],
  },

  'rehearsal/route-is-local': { hits: [HEALTHY], misses: [{ base: 'nat' }] },
  'rehearsal/route-to-gateway': {
    hits: [HEALTHY, { base: 'lists' }],
    misses: [{ base: 'nat' }, damaged('no gateway')],
  },
  'rehearsal/route-to-internet': {
    hits: [{ base: 'nat' }, { base: 'public' }],
    misses: [HEALTHY, damaged('no default route')],
  },
  'rehearsal/route-missing': {
    hits: [
      damaged('no gateway'),
      damaged('no endpoint for logs'),
      { answers: CENTRAL, change: both(notShown, localOnly) },
    ],
    misses: [HEALTHY, { base: 'nat' }, { answers: CENTRAL, change: notShown }],
  },
  'rehearsal/gateway-not-associated': {
    hits: [damaged('the gateway without route tables')],
    misses: [HEALTHY, damaged('no gateway')],
  },
  'rehearsal/gateway-route-contradicted': {
    hits: [change(noGatewayRoutes)],
    misses: [HEALTHY, damaged('no gateway'), damaged('the gateway without route tables')],
  },
  'rehearsal/gateway-tables-not-told': {
    hits: [change(noTables, (inventory) => ({ ...inventory, origin: 'template' }))],
    misses: [HEALTHY, change(noTables), damaged('the gateway without route tables')],
  },
  'rehearsal/gateway-service-not-told': {
    hits: [change(unnamed('s3'))],
    misses: [HEALTHY, change(without('s3')), change(unnamed('logs'))],
  },
  'rehearsal/gateway-not-listed': {
    hits: [on('lists', without('s3')), on('lists', without('s3'), lacking('prefixLists'))],
    misses: [{ base: 'lists' }, on('lists', without('logs')), damaged('no gateway')],
  },
  'rehearsal/gateway-of-other-family': {
    hits: [damaged('an IPv4 gateway for IPv6-only tasks')],
    misses: [{ base: 'ipv6' }, change(endpoint('s3', { ipAddressType: 'ipv4' }))],
  },
  'rehearsal/gateway-route-blackhole': {
    hits: [damaged('the route of the gateway is a blackhole')],
    misses: [HEALTHY, damaged('the default route is a blackhole')],
  },
  'rehearsal/route-blackhole': {
    hits: [
      damaged('the default route is a blackhole'),
      { answers: CENTRAL, change: both(notShown, localOnly, route('0.0.0.0/0', 'tgw-0000000a', true)) },
    ],
    misses: [HEALTHY, { base: 'nat' }, change(route('192.168.0.0/16', 'pcx-0000000f', true))],
  },
  'rehearsal/no-public-address': {
    hits: [damaged('the internet gateway without public addresses')],
    misses: [{ base: 'public' }, { base: 'nat' }],
  },
  'rehearsal/public-address-not-known': {
    hits: [
      {
        ...on(
          'nat',
          routes((all) =>
            all.map((one) => (one.target.startsWith('tgw-') ? { ...one, target: 'igw-0000000a' } : one)),
          ),
        ),
        answers: { egress: 'transit' },
      },
    ],
    misses: [{ base: 'public' }, damaged('the internet gateway without public addresses')],
  },
  'rehearsal/public-access-blocked': {
    hits: [
      damaged('public access blocked both ways'),
      damaged('public access blocked inwards, with public addresses'),
    ],
    misses: [
      { base: 'nat' },
      on('nat', (inventory) => ({ ...inventory, blockPublicAccess: 'ingress-only' })),
      change((inventory) => ({ ...inventory, blockPublicAccess: 'bidirectional' })),
    ],
  },
  'rehearsal/nat-gateway-broken': {
    hits: [damaged('a private NAT gateway'), damaged('a NAT gateway that failed')],
    misses: [{ base: 'nat' }, on('nat', lacking('natGateways'))],
  },
  'rehearsal/nat-gateway-not-followed': {
    hits: [
      on(
        'nat',
        routes(
          (all) =>
            all.map((one) => (one.target.startsWith('igw-') ? { ...one, target: 'tgw-0000000f' } : one)),
          'rtb-0000000f',
        ),
      ),
    ],
    misses: [{ base: 'nat' }],
  },
  'rehearsal/route-leaves-vpc': {
    hits: [
      change(without('logs'), route('0.0.0.0/0', 'tgw-0000000f')),
      change(hub(['10.9.0.1']), route('10.9.0.0/16', 'pcx-0000000f')),
    ],
    misses: [HEALTHY, { base: 'nat' }],
  },
  'rehearsal/route-through-appliance': {
    hits: [change(route('10.0.128.0/17', 'eni-0000000f'))],
    misses: [HEALTHY, change(route('10.9.0.0/16', 'eni-0000000f'))],
  },
  'rehearsal/routes-differ': {
    hits: [
      on('nat', route('52.0.0.0/8', 'tgw-0000000f')),
      // Which addresses the gateway takes is not known, and the dead route may hold some of them.
      change(route('52.216.0.0/15', 'pcx-0000000f', true)),
    ],
    misses: [
      { base: 'nat' },
      HEALTHY,
      change(route('10.9.0.0/16', 'pcx-0000000f', true)),
      change(listOfS3, route('198.51.100.0/24', 'pcx-0000000f', true)),
    ],
  },
  'rehearsal/routes-not-given': {
    hits: [on('nat', lacking('routeTables')), change(lacking('routeTables'))],
    misses: [HEALTHY, { base: 'nat' }],
  },
  'rehearsal/proxy': {
    hits: [
      { answers: { egress: 'proxy', internetGateway: true, launchType: 'EC2' }, change: without('logs') },
    ],
    misses: [{ answers: { egress: 'proxy', internetGateway: true }, change: without('logs') }, HEALTHY],
  },
  'rehearsal/hub-address-not-known': {
    hits: [change(hub([]))],
    misses: [change(hub(['10.9.0.1'])), HEALTHY],
  },
  'rehearsal/path-from-outside': { hits: [{ answers: EXTERNAL }], misses: [HEALTHY] },

  'rehearsal/task-group-open': {
    hits: [HEALTHY, { base: 'blocks' }],
    misses: [damaged('the task group lets nothing out')],
  },
  'rehearsal/task-group-closed': {
    hits: [damaged('the task group lets nothing out'), damaged('the task group lets out to the VPC only')],
    misses: [HEALTHY],
  },
  'rehearsal/task-group-partly': {
    hits: [change(egress({ cidrs: ['10.0.0.0/16', '52.0.0.0/8'] }))],
    misses: [HEALTHY, change(egress({ cidrs: ['0.0.0.0/1', '128.0.0.0/1'] }))],
  },
  'rehearsal/task-group-not-known': {
    hits: [
      change(OTHER_TASK),
      change(lacking('securityGroups')),
      on(
        'blocks',
        groups(({ id }) => id === 'sg-00000000000000aaa', { egress: [] }),
      ),
    ],
    misses: [HEALTHY, { base: 'blocks' }],
  },

  'rehearsal/acl-not-passed': {
    hits: [{ ...change(sameSubnet), task: { subnetIds: ['subnet-0000000a'] } }],
    misses: [HEALTHY],
  },
  'rehearsal/acl-open': { hits: [HEALTHY], misses: [damaged('an empty ACL')] },
  'rehearsal/acl-closed': {
    hits: [damaged('an empty ACL'), damaged('an ACL for the VPC only')],
    misses: [
      HEALTHY,
      on(
        'lists',
        ownAcl(
          'subnet-0000000b',
          { egress: true, allow: true, protocol: '-1' },
          { egress: false, allow: true, fromPort: 443, toPort: 443 },
          { egress: false, allow: true, number: 20, fromPort: 32_768, toPort: 60_999 },
        ),
      ),
    ],
  },
  'rehearsal/acl-partly': {
    hits: [
      on(
        'nat',
        ownAcl(
          'subnet-0000000a',
          { egress: true, allow: true, protocol: '-1', cidr: '10.0.0.0/8', number: 1 },
          { egress: true, number: 2, cidr: '52.0.0.0/8' },
          { egress: true, allow: true, number: 3, protocol: '-1' },
          { allow: true, number: 4, protocol: '-1' },
        ),
      ),
    ],
    misses: [HEALTHY, damaged('an empty ACL')],
  },
  'rehearsal/acl-not-given': { hits: [change(lacking('networkAcls'))], misses: [HEALTHY] },

  'rehearsal/endpoint-available': { hits: [HEALTHY], misses: [{ base: 'nat' }] },
  'rehearsal/endpoint-not-available': {
    hits: [damaged('ecr.api is pending'), damaged('the gateway is deleting')],
    misses: [HEALTHY, change(endpoint('logs', { state: '' }))],
  },
  'rehearsal/endpoint-state-not-told': { hits: [change(endpoint('logs', { state: '' }))], misses: [HEALTHY] },
  'rehearsal/endpoint-without-interface': {
    hits: [damaged('no subnet on logs')],
    misses: [HEALTHY, change(endpoint('logs', { subnetIds: undefined }))],
  },

  'rehearsal/endpoint-group-open': {
    hits: [HEALTHY, { base: 'blocks' }],
    misses: [damaged('the endpoint group admits nothing')],
  },
  'rehearsal/endpoint-group-closed': {
    hits: [
      damaged('the endpoint group admits nothing'),
      damaged('the endpoint group admits one of two subnets'),
    ],
    misses: [
      HEALTHY,
      on('blocks', ingress({ cidrs: ['10.0.0.0/17'] }, { protocol: '6', cidrs: ['10.0.128.0/17'] })),
    ],
  },
  'rehearsal/endpoint-group-not-known': {
    hits: [
      on('blocks', ingress({ groupIds: ['sg-0000000f'] })),
      on('blocks', ingress({ prefixListIds: ['pl-0000000f'] })),
      change(endpoint('logs', { securityGroupIds: undefined })),
    ],
    misses: [HEALTHY, on('blocks', ingress({ cidrs: ['0.0.0.0/0'] }))],
  },

  'rehearsal/policy-allows': {
    hits: [HEALTHY, change(policy('logs', { Action: ['logs:*'] }))],
    misses: [{ base: 'nat' }],
  },
  'rehearsal/policy-refuses': {
    hits: [damaged('logs denies everything'), damaged('the gateway allows own buckets only')],
    misses: [HEALTHY, change(policy('s3', { Action: 's3:Get*' }))],
  },
  'rehearsal/policy-depends': {
    hits: [
      change(policy('logs', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })),
      change(
        policy('secretsmanager', { Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:mine-*' }),
      ),
    ],
    misses: [
      HEALTHY,
      change(policy('logs', { Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } })),
    ],
  },
  'rehearsal/policy-not-told': {
    hits: [
      change(endpoint('logs', { policy: { kind: 'absent' } })),
      change(endpoint('logs', { policy: { kind: 'unreadable', text: '{' } })),
    ],
    misses: [HEALTHY, change(endpoint('logs', { policy: { kind: 'default' } }))],
  },

  'rehearsal/role-allows': {
    hits: [{ roles: { 'execution-role': allow('ecr:*', 'logs:*', 'secretsmanager:*') } }],
    misses: [HEALTHY],
  },
  'rehearsal/role-refuses': {
    hits: [{ roles: { 'execution-role': allow('ecr:*') } }],
    misses: [HEALTHY, { roles: { 'execution-role': allow('*') } }],
  },
  'rehearsal/role-depends': {
    hits: [
      {
        roles: {
          'execution-role': [
            {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } },
            },
          ],
        },
      },
    ],
    misses: [HEALTHY, { roles: { 'execution-role': allow('*') } }],
  },
};

function rehearsed({
  base = 'group',
  answers = {},
  change: changed,
  roles = {},
  task,
  planned = false,
  read = [],
}: Scenario) {
  const { answers: usual, change: prepared } = BASES[base];
  const made = plan(toProfile({ ...usual, ...answers }));
  if (planned) return provePlan(made);
  const inventory = prepared(plannedInventory(made));
  const placements = task === undefined ? {} : { placements: { '': { task, instance: task } } };
  return rehearse(made.workloads, changed === undefined ? inventory : changed(inventory), {
    roles,
    read,
    ...placements,
  });
}

const said = (scenario: Scenario): readonly string[] =>
  rehearsed(scenario).calls.flatMap(({ hops }) => hops.map(({ rule }) => rule));

const rows = Object.entries(CASES) as readonly (readonly [HopRuleId, Cases])[];

describe('statements of the rehearsal', () => {
  test.each(rows)('%s is said where it holds, and only there', (rule, { hits, misses }) => {
    expect(hits.map((scenario) => said(scenario).includes(rule))).toEqual(hits.map(() => true));
    expect(misses.map((scenario) => said(scenario).includes(rule))).toEqual(misses.map(() => false));
  });

  test.each(rows)('%s leaves no word open, has a source, and a cure unless it passes', (rule, { hits }) => {
    const { cites, outcome } = HOP_RULES[rule];
    expect(cites.map((id) => citationOf(id).url).filter((url) => !url.startsWith('https://'))).toEqual([]);
    const hops = hits
      .flatMap((scenario) => rehearsed(scenario).calls.flatMap((call) => call.hops))
      .filter((hop) => hop.rule === rule);
    for (const { text, fix } of hops) {
      expect(text).not.toMatch(/[{}]|undefined|\s{2}/);
      expect(fix).not.toMatch(/[{}]|undefined/);
      expect(fix === '').toBe(outcome === 'passes');
    }
  });

  test('stand in the Markdown with the hop, the cure and the words of AWS', () => {
    const text = rehearsalMarkdown(rehearsed(damaged('an empty ACL')));
    expect(text).toContain('The task does not start.');
    expect(text).toContain('network-acl');
    expect(text).toContain('ResourceInitializationError');
  });

  test('what lies in another Region stops the calls that are about it, and no others', () => {
    const stopped = (rule: string): readonly string[] => {
      const answers: Answers = { secretSources: ['secretsmanager', 'ssm'] };
      const read = [{ ...LOGS_ELSEWHERE, rule }];
      return rehearsed({ answers, read })
        .calls.filter(({ hops }) => hops.some((hop) => hop.rule === 'rehearsal/another-region'))
        .map(({ call }) => call.id);
    };
    expect(stopped('source/parameter-of-another-region')).toEqual(['secrets.ssm']);
    expect(stopped('source/secret-of-another-region')).toEqual(['secrets.asm']);
  });

  test('does not stop the task while the Region is a guess, or another one than that of what exists', () => {
    const outcomes = (given: Partial<Scenario>) => {
      const { outcome, calls } = rehearsed(given);
      const said = calls.find(({ hops }) => hops.some(({ rule }) => rule === 'rehearsal/another-region'));
      return [outcome, said?.outcome, said?.hops[0]?.outcome];
    };
    const guessed = { ...LOGS_ELSEWHERE, assumed: true } as const;
    const elsewhere = (inventory: Inventory): Inventory => ({ ...inventory, region: 'us-east-1' });
    expect(outcomes({ read: [LOGS_ELSEWHERE] })).toEqual(['fails', 'fails', 'fails']);
    expect(outcomes({ read: [guessed] })).toEqual(['unknown', 'unknown', 'unknown']);
    expect(outcomes({ read: [LOGS_ELSEWHERE], change: elsewhere })).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test('which groups do not let the call out is said', () => {
    const { calls } = rehearsed(change(OTHER_TASK));
    const hops = calls
      .flatMap((call) => call.hops)
      .filter(({ rule }) => rule === 'rehearsal/task-group-not-known');
    expect(hops.map(({ text }) => text).filter((text) => / of them /.test(text))).toEqual([]);
  });
});
