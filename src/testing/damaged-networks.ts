/**
 * Networks with one thing wrong each: what was done to them, and at which hop of which call a task has to stop. Rehearsal,
 * audit and diagnosis have to agree about every one of them.
 */

import {
  type Answers,
  type ExistingEndpoint,
  type ExistingNetworkAcl,
  type ExistingRoute,
  type ExistingSecurityGroup,
  type Inventory,
  type Permission,
  type Plan,
  type PolicyStatement,
  plan,
  toProfile,
} from '../core/index.ts';
import { plannedInventory } from './planned-network.ts';

export type Change = (inventory: Inventory) => Inventory;
export type HopName =
  | 'dns'
  | 'route'
  | 'task-security-group'
  | 'network-acl'
  | 'endpoint-state'
  | 'endpoint-security-group'
  | 'endpoint-policy';

export interface Damage {
  readonly name: string;
  readonly base: keyof typeof BASES;
  readonly change: Change;
  /** The first call that fails, by its id. */
  readonly call: string;
  readonly hop: HopName;
}

const COMMON: Answers = {
  region: 'eu-west-1',
  vpcId: 'vpc-0000000a',
  vpcCidr: '10.0.0.0/16',
  subnetIds: 'subnet-0000000a,subnet-0000000b',
  accountId: '111122223333',
  taskExecutionRole: 'tasks',
  secretSources: ['secretsmanager'],
};

const TASK_GROUP = 'sg-0000000a';

/** Healthy networks: answers, and what is changed in the network that their plan makes. */
export const BASES = {
  group: { answers: { ...COMMON, taskSecurityGroupId: TASK_GROUP }, change: (same: Inventory) => same },
  blocks: { answers: COMMON, change: (same: Inventory) => same },
  ipv6: {
    answers: { ...COMMON, ipAddressType: 'ipv6' },
    change: (same: Inventory) => same,
  },
  windows: {
    answers: { ...COMMON, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true },
    change: (same: Inventory) => same,
  },
  instances: { answers: { ...COMMON, launchType: 'EC2' }, change: (same: Inventory) => same },
  nat: {
    answers: { ...COMMON, taskSecurityGroupId: TASK_GROUP, internetGateway: true, egress: 'nat-gateway' },
    change: (inventory: Inventory) => behindNat({ ...inventory, endpoints: [] }),
  },
  public: {
    answers: { ...COMMON, taskSecurityGroupId: TASK_GROUP, internetGateway: true, egress: 'public-ip' },
    change: (inventory: Inventory) => ({ ...inventory, endpoints: [] }),
  },
  lists: {
    answers: { ...COMMON, taskSecurityGroupId: TASK_GROUP },
    change: (inventory: Inventory) => withPrefixList(withAddresses(inventory)),
  },
} as const satisfies { readonly [name: string]: { readonly answers: Answers; readonly change: Change } };

/** NAT gateway in a public subnet of its own. */
function behindNat(inventory: Inventory): Inventory {
  const [like] = inventory.subnets ?? [];
  if (like === undefined) return inventory;
  const nat = { ...like, id: 'subnet-0000000f', cidr: '10.0.250.0/24' };
  return {
    ...inventory,
    subnets: [...(inventory.subnets ?? []), nat],
    routeTables: [
      ...(inventory.routeTables ?? []),
      {
        id: 'rtb-0000000f',
        vpcId: like.vpcId,
        main: false,
        subnetIds: [nat.id],
        routes: [
          { destination: '10.0.0.0/16', target: 'local', blackhole: false },
          { destination: '0.0.0.0/0', target: 'igw-0000000a', blackhole: false },
        ],
      },
    ],
    natGateways: [
      { id: 'nat-00000000000000001', state: 'available', subnetId: nat.id, vpcId: like.vpcId, public: true },
    ],
  };
}

const LIST = 'pl-0000000a';
const S3_BLOCKS = ['52.218.0.0/17', '3.5.64.0/21'];

function withPrefixList(inventory: Inventory): Inventory {
  const gateway = inventory.endpoints.find(({ type }) => type === 'Gateway')?.id ?? '';
  return {
    ...inventory,
    prefixLists: [{ id: LIST, name: 'com.amazonaws.eu-west-1.s3', cidrs: S3_BLOCKS }],
    routeTables: (inventory.routeTables ?? []).map((table) => ({
      ...table,
      routes: [...table.routes, { destination: LIST, target: gateway, blackhole: false }],
    })),
  };
}

function withAddresses(inventory: Inventory): Inventory {
  return {
    ...inventory,
    endpoints: inventory.endpoints.map((endpoint, index) =>
      endpoint.type === 'Interface'
        ? { ...endpoint, addresses: [`10.0.0.${10 + index}`, `10.0.128.${10 + index}`] }
        : endpoint,
    ),
  };
}

export const endpoint =
  (service: string, to: Partial<ExistingEndpoint>): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.map((existing) =>
      existing.service === service ? { ...existing, ...to } : existing,
    ),
  });

export const without =
  (service: string): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.filter((existing) => existing.service !== service),
  });

export const zone =
  (name: string, ...records: readonly (readonly [name: string, type: string])[]): Change =>
  (inventory) => ({
    ...inventory,
    hostedZones: [
      {
        id: 'Z1',
        name,
        records: records.map(([record, type]) => ({ name: record, type, values: ['10.9.0.1'] })),
      },
    ],
  });

export const both =
  (...changes: readonly Change[]): Change =>
  (inventory) =>
    changes.reduce((before, change) => change(before), inventory);

export const routes =
  (
    change: (routes: readonly ExistingRoute[]) => readonly ExistingRoute[],
    which: 'all' | 'first' | string = 'all',
  ): Change =>
  (inventory) => ({
    ...inventory,
    routeTables: (inventory.routeTables ?? []).map((table, index) =>
      which === 'all' || (which === 'first' && index === 0) || table.id === which
        ? { ...table, routes: change(table.routes) }
        : table,
    ),
  });

const permission = (part: Partial<Permission>): Permission => ({
  protocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  cidrs: [],
  groupIds: [],
  prefixListIds: [],
  ...part,
});

export const groups =
  (
    isChanged: (group: ExistingSecurityGroup, inventory: Inventory) => boolean,
    to: Partial<ExistingSecurityGroup>,
  ): Change =>
  (inventory) => ({
    ...inventory,
    securityGroups: (inventory.securityGroups ?? []).map((group) =>
      isChanged(group, inventory) ? { ...group, ...to } : group,
    ),
  });

const isEndpointGroup = ({ id }: ExistingSecurityGroup, { endpoints }: Inventory): boolean =>
  endpoints.some(({ securityGroupIds }) => securityGroupIds?.includes(id) === true);

export const ingress = (...permissions: readonly Partial<Permission>[]): Change =>
  groups(isEndpointGroup, { ingress: permissions.map(permission) });

export const egress = (...permissions: readonly Partial<Permission>[]): Change =>
  groups(({ id }) => id === TASK_GROUP, { egress: permissions.map(permission) });

type Entry = ExistingNetworkAcl['entries'][number];

const entry = (part: Partial<Entry>): Entry => ({
  egress: false,
  number: 10,
  allow: false,
  protocol: '6',
  cidr: '0.0.0.0/0',
  fromPort: undefined,
  toPort: undefined,
  ...part,
});

/** Rules before those of the default ACL. */
export const rules = (...entries: readonly Partial<Entry>[]): Change =>
  acl((before) => [...entries.map(entry), ...before]);

const acl =
  (change: (entries: readonly Entry[]) => readonly Entry[]): Change =>
  (inventory) => ({
    ...inventory,
    networkAcls: (inventory.networkAcls ?? []).map((one) => ({ ...one, entries: change(one.entries) })),
  });

/** An ACL of its own for one subnet. */
export const ownAcl =
  (subnetId: string, ...entries: readonly Partial<Entry>[]): Change =>
  (inventory) => ({
    ...inventory,
    networkAcls: [
      ...(inventory.networkAcls ?? []).map((one) => ({
        ...one,
        subnetIds: one.subnetIds.filter((id) => id !== subnetId),
      })),
      {
        id: 'acl-0000000b',
        vpcId: inventory.vpcId ?? '',
        isDefault: false,
        subnetIds: [subnetId],
        entries: entries.map(entry),
      },
    ],
  });

const ALL_OPEN: readonly Partial<Entry>[] = [
  { egress: true, allow: true, protocol: '-1', number: 100 },
  { egress: false, allow: true, protocol: '-1', number: 100 },
];

const statement = (part: { readonly [member: string]: unknown }): PolicyStatement =>
  ({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...part }) as PolicyStatement;

export const policy = (
  service: string,
  ...statements: readonly { readonly [member: string]: unknown }[]
): Change =>
  endpoint(service, { policy: { kind: 'document', text: '', statements: statements.map(statement) } });

const LAYERS = 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*';
const condition = (operator: string, key: string, value: string) => ({
  Condition: { [operator]: { [key]: value } },
});

const damage = (
  name: string,
  base: keyof typeof BASES,
  change: Change,
  call: string,
  hop: HopName,
): Damage => ({ name, base, change, call, hop });

const SERVICES = [
  ['ecr.api', 'login.ecr'],
  ['ecr.dkr', 'manifest.ecr'],
  ['logs', 'logs.create'],
  ['secretsmanager', 'secrets.asm'],
] as const;

const DEAD_STATES = ['pending', 'pendingAcceptance', 'failed', 'rejected', 'deleting', 'expired'] as const;

export const DAMAGES: readonly Damage[] = [
  ...SERVICES.flatMap(([service, call]) => [
    damage(`no endpoint for ${service}`, 'group', without(service), call, 'route'),
    damage(
      `private DNS off on ${service}`,
      'group',
      endpoint(service, { privateDnsEnabled: false }),
      call,
      'dns',
    ),
    damage(
      `IPv6 records on ${service}`,
      'group',
      endpoint(service, { ipAddressType: 'dualstack', dnsRecordIpType: 'ipv6' }),
      call,
      'dns',
    ),
    damage(
      `IPv6 addresses on ${service}`,
      'blocks',
      endpoint(service, { ipAddressType: 'ipv6' }),
      call,
      'dns',
    ),
    damage(`no subnet on ${service}`, 'group', endpoint(service, { subnetIds: [] }), call, 'endpoint-state'),
    damage(
      `${service} denies everything`,
      'group',
      policy(service, { Effect: 'Deny' }),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows something else`,
      'group',
      policy(service, { Action: 'sqs:SendMessage' }),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows another account`,
      'group',
      policy(service, { Principal: { AWS: 'arn:aws:iam::444455556666:root' } }),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows another role`,
      'group',
      policy(service, { Principal: { AWS: 'arn:aws:iam::111122223333:role/ci' } }),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows another VPC`,
      'group',
      policy(service, condition('StringEquals', 'aws:SourceVpc', 'vpc-0000000f')),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} denies every VPC but another`,
      'group',
      policy(
        service,
        {},
        { Effect: 'Deny', ...condition('StringNotEquals', 'aws:SourceVpc', 'vpc-0000000f') },
      ),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows another endpoint`,
      'group',
      policy(service, condition('StringEquals', 'aws:SourceVpce', 'vpce-0000000f')),
      call,
      'endpoint-policy',
    ),
    damage(`${service} has a policy without a statement`, 'group', policy(service), call, 'endpoint-policy'),
    damage(
      `${service} allows callers of another block`,
      'group',
      policy(service, condition('IpAddress', 'aws:VpcSourceIp', '10.99.0.0/16')),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} denies callers outside of another block`,
      'group',
      policy(
        service,
        {},
        { Effect: 'Deny', ...condition('NotIpAddress', 'aws:VpcSourceIp', '10.99.0.0/16') },
      ),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} allows the ARN of another VPC`,
      'group',
      policy(
        service,
        condition('ArnLike', 'aws:SourceVpcArn', 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0000000f'),
      ),
      call,
      'endpoint-policy',
    ),
    damage(
      `${service} has a group without rules`,
      'group',
      (inventory) => ({
        ...endpoint(service, { securityGroupIds: ['sg-0000000f'] })(inventory),
        securityGroups: [
          ...(inventory.securityGroups ?? []),
          { id: 'sg-0000000f', vpcId: '', ingress: [], egress: [] },
        ],
      }),
      call,
      'endpoint-security-group',
    ),
  ]),
  ...DEAD_STATES.map((state) =>
    damage(`ecr.api is ${state}`, 'group', endpoint('ecr.api', { state }), 'login.ecr', 'endpoint-state'),
  ),
  damage(
    'the gateway is deleting',
    'group',
    endpoint('s3', { state: 'deleting' }),
    'layers.s3',
    'endpoint-state',
  ),

  damage(
    'the resolver is off',
    'group',
    (inventory) => ({ ...inventory, vpcAttributes: { enableDnsSupport: false, enableDnsHostnames: true } }),
    'secrets.asm',
    'dns',
  ),
  damage(
    'host names are off',
    'group',
    (inventory) => ({ ...inventory, vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: false } }),
    'secrets.asm',
    'dns',
  ),
  damage(
    'a private zone of the whole Region',
    'group',
    zone('eu-west-1.amazonaws.com', ['other.eu-west-1.amazonaws.com', 'A']),
    'layers.s3',
    'dns',
  ),
  damage('a private zone of everything', 'group', zone('amazonaws.com'), 'layers.s3', 'dns'),
  damage(
    'a private zone of Amazon S3 without *',
    'group',
    zone('s3.eu-west-1.amazonaws.com', ['s3.eu-west-1.amazonaws.com', 'A']),
    'layers.s3',
    'dns',
  ),
  damage(
    'a private zone of one registry without a record',
    'group',
    zone('111122223333.dkr.ecr.eu-west-1.amazonaws.com'),
    'manifest.ecr',
    'dns',
  ),
  damage(
    'a zone of the registry without *',
    'group',
    both(
      endpoint('ecr.dkr', { privateDnsEnabled: false }),
      zone('dkr.ecr.eu-west-1.amazonaws.com', ['dkr.ecr.eu-west-1.amazonaws.com', 'A']),
    ),
    'manifest.ecr',
    'dns',
  ),
  damage(
    'a zone with IPv6 records only',
    'group',
    both(
      endpoint('logs', { privateDnsEnabled: false }),
      zone('logs.eu-west-1.amazonaws.com', ['logs.eu-west-1.amazonaws.com', 'AAAA']),
    ),
    'logs.create',
    'dns',
  ),
  damage(
    'a zone named after the service',
    'group',
    both(
      endpoint('ecr.api', { privateDnsEnabled: false }),
      zone('ecr.api.eu-west-1.amazonaws.com', ['ecr.api.eu-west-1.amazonaws.com', 'A']),
    ),
    'login.ecr',
    'dns',
  ),

  damage('no gateway', 'group', without('s3'), 'layers.s3', 'route'),
  damage(
    'the gateway without route tables',
    'group',
    endpoint('s3', { routeTableIds: [] }),
    'layers.s3',
    'route',
  ),
  damage(
    'the gateway on one of two route tables',
    'group',
    (inventory) => endpoint('s3', { routeTableIds: [inventory.routeTables?.[0]?.id ?? ''] })(inventory),
    'layers.s3',
    'route',
  ),
  damage(
    'the route of the gateway is a blackhole',
    'lists',
    routes((all) => all.map((route) => (route.destination === LIST ? { ...route, blackhole: true } : route))),
    'layers.s3',
    'route',
  ),
  damage(
    'a route of a subnet to something gone',
    'group',
    routes(
      (all) => [...all, { destination: '10.0.128.0/17', target: 'eni-0000000f', blackhole: true }],
      'first',
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'an IPv4 gateway for IPv6-only tasks',
    'ipv6',
    endpoint('s3', { ipAddressType: 'ipv4' }),
    'layers.s3',
    'route',
  ),
  damage(
    'IPv4 endpoints for IPv6-only tasks',
    'ipv6',
    endpoint('ecr.api', { ipAddressType: 'ipv4' }),
    'login.ecr',
    'dns',
  ),
  damage(
    'IPv4 records for IPv6-only tasks',
    'ipv6',
    endpoint('ecr.api', { ipAddressType: 'dualstack', dnsRecordIpType: 'ipv4' }),
    'login.ecr',
    'dns',
  ),
  damage(
    'no default route',
    'nat',
    routes((all) => all.filter(({ destination }) => destination !== '0.0.0.0/0'), 'first'),
    'secrets.asm',
    'route',
  ),
  damage(
    'the default route is a blackhole',
    'nat',
    routes((all) =>
      all.map((route) => (route.target.startsWith('nat-') ? { ...route, blackhole: true } : route)),
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'a default route for IPv6 only',
    'nat',
    routes((all) =>
      all.map((route) => (route.target.startsWith('nat-') ? { ...route, destination: '::/0' } : route)),
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'the internet gateway without public addresses',
    'nat',
    routes((all) =>
      all.map((route) => (route.target.startsWith('nat-') ? { ...route, target: 'igw-0000000a' } : route)),
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'a NAT gateway that failed',
    'nat',
    (inventory) => ({
      ...inventory,
      natGateways: (inventory.natGateways ?? []).map((nat) => ({ ...nat, state: 'failed' })),
    }),
    'secrets.asm',
    'route',
  ),
  damage(
    'a NAT gateway without the internet',
    'nat',
    routes((all) => all.filter(({ target }) => !target.startsWith('igw-')), 'rtb-0000000f'),
    'secrets.asm',
    'route',
  ),
  damage(
    'a NAT gateway whose route is a blackhole',
    'nat',
    routes(
      (all) => all.map((route) => (route.target.startsWith('igw-') ? { ...route, blackhole: true } : route)),
      'rtb-0000000f',
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'a NAT gateway whose subnet leads back to it',
    'nat',
    routes(
      (all) =>
        all.map((route) =>
          route.target.startsWith('igw-') ? { ...route, target: 'nat-00000000000000001' } : route,
        ),
      'rtb-0000000f',
    ),
    'secrets.asm',
    'route',
  ),
  damage(
    'a private NAT gateway',
    'nat',
    (inventory) => ({
      ...inventory,
      natGateways: (inventory.natGateways ?? []).map((nat) => ({ ...nat, public: false })),
    }),
    'secrets.asm',
    'route',
  ),
  damage(
    'public access blocked both ways',
    'nat',
    (inventory) => ({ ...inventory, blockPublicAccess: 'bidirectional' }),
    'secrets.asm',
    'route',
  ),
  damage(
    'public access blocked inwards, with public addresses',
    'public',
    (inventory) => ({ ...inventory, blockPublicAccess: 'ingress-only' }),
    'secrets.asm',
    'route',
  ),
  damage(
    'no default route, with public addresses',
    'public',
    routes((all) => all.filter(({ target }) => target === 'local')),
    'secrets.asm',
    'route',
  ),

  damage('the task group lets nothing out', 'group', egress(), 'secrets.asm', 'task-security-group'),
  damage(
    'the task group lets UDP out',
    'group',
    egress({ protocol: 'udp', cidrs: ['0.0.0.0/0'] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets port 80 out',
    'group',
    egress({ fromPort: 80, toPort: 80, cidrs: ['0.0.0.0/0'] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets high ports out',
    'group',
    egress({ fromPort: 1024, toPort: 65_535, cidrs: ['0.0.0.0/0'] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets IPv6 out',
    'group',
    egress({ protocol: '-1', cidrs: ['::/0'] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets out to another network',
    'group',
    egress({ cidrs: ['192.168.0.0/16'] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets out to itself',
    'group',
    egress({ groupIds: [TASK_GROUP] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets out to the VPC only',
    'lists',
    egress({ cidrs: ['10.0.0.0/16'] }),
    'layers.s3',
    'task-security-group',
  ),
  damage(
    'the task group lets out to the prefix list only',
    'lists',
    egress({ prefixListIds: [LIST] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets out to a part of the endpoint',
    'lists',
    egress({ cidrs: ['10.0.0.0/17'] }, { prefixListIds: [LIST] }),
    'secrets.asm',
    'task-security-group',
  ),
  damage(
    'the task group lets out to a part of Amazon S3',
    'lists',
    egress({ cidrs: ['10.0.0.0/16', '3.5.64.0/21'] }),
    'layers.s3',
    'task-security-group',
  ),

  damage(
    'an empty ACL',
    'group',
    acl(() => []),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL that stops requests',
    'group',
    rules({ egress: true, fromPort: 443, toPort: 443 }),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL that stops answers',
    'group',
    rules({ egress: false, fromPort: 1024, toPort: 65_535 }),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL that stops some answers',
    'group',
    rules({ egress: false, fromPort: 40_000, toPort: 40_000 }),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL with the ports of Windows for Linux',
    'group',
    acl(() => [
      entry({ egress: true, allow: true }),
      entry({ allow: true, fromPort: 443, toPort: 443 }),
      entry({ allow: true, number: 11, fromPort: 49_152, toPort: 65_535 }),
    ]),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL with the ports of Linux for Windows',
    'windows',
    acl(() => [
      entry({ egress: true, allow: true }),
      entry({ allow: true, fromPort: 443, toPort: 443 }),
      entry({ allow: true, number: 11, fromPort: 32_768, toPort: 61_000 }),
    ]),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL with rules for UDP',
    'group',
    acl((all) => all.map((one) => ({ ...one, protocol: '17' }))),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL with rules for IPv6',
    'group',
    acl((all) => all.map((one) => ({ ...one, cidr: '::/0' }))),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL that denies first',
    'group',
    acl((all) => [...all, entry({ egress: true, number: 1, protocol: '-1' })]),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL for the VPC only',
    'group',
    acl(() => [
      entry({ egress: true, allow: true, cidr: '10.0.0.0/16' }),
      entry({ allow: true, cidr: '10.0.0.0/16' }),
    ]),
    'layers.s3',
    'network-acl',
  ),
  damage(
    'an ACL of one endpoint subnet',
    'group',
    ownAcl('subnet-0000000b', { egress: true, allow: true }, { allow: true, fromPort: 1024, toPort: 65_535 }),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL of the NAT gateway that stops requests',
    'nat',
    ownAcl(
      'subnet-0000000f',
      { egress: true, allow: true, protocol: '-1' },
      { allow: true, fromPort: 1024, toPort: 65_535 },
    ),
    'secrets.asm',
    'network-acl',
  ),
  damage(
    'an ACL of the NAT gateway that stops answers',
    'nat',
    ownAcl('subnet-0000000f', ...ALL_OPEN, { egress: false, number: 1, fromPort: 2000, toPort: 3000 }),
    'secrets.asm',
    'network-acl',
  ),

  damage('the endpoint group admits nothing', 'group', ingress(), 'secrets.asm', 'endpoint-security-group'),
  damage(
    'the endpoint group admits another group',
    'group',
    ingress({ groupIds: ['sg-0000000f'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits UDP',
    'group',
    ingress({ protocol: 'udp', cidrs: ['10.0.0.0/16'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits port 80',
    'group',
    ingress({ fromPort: 80, toPort: 80, cidrs: ['10.0.0.0/16'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits high ports',
    'group',
    ingress({ fromPort: 1024, toPort: 65_535, cidrs: ['0.0.0.0/0'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits IPv6',
    'blocks',
    ingress({ cidrs: ['::/0'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits IPv4 for IPv6-only tasks',
    'ipv6',
    ingress({ cidrs: ['0.0.0.0/0'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits another network',
    'blocks',
    ingress({ cidrs: ['192.168.0.0/16'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits one of two subnets',
    'blocks',
    ingress({ cidrs: ['10.0.0.0/17'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),
  damage(
    'the endpoint group admits a part of a subnet',
    'blocks',
    ingress({ cidrs: ['10.0.0.0/24', '10.0.128.0/17'] }),
    'secrets.asm',
    'endpoint-security-group',
  ),

  damage(
    'the gateway allows own buckets only',
    'group',
    policy('s3', { Resource: 'arn:aws:s3:::mine/*' }),
    'layers.s3',
    'endpoint-policy',
  ),
  damage(
    'the gateway allows the layers of another Region',
    'group',
    policy('s3', { Resource: 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*' }),
    'layers.s3',
    'endpoint-policy',
  ),
  damage(
    'the gateway allows writing',
    'group',
    policy('s3', { Action: 's3:PutObject' }),
    'layers.s3',
    'endpoint-policy',
  ),
  ...(
    ['aws:PrincipalOrgID', 'aws:ResourceOrgID', 'aws:PrincipalAccount', 'aws:ResourceAccount'] as const
  ).map((key) =>
    damage(
      `the gateway asks for ${key}`,
      'group',
      policy('s3', condition('StringEquals', key, '111122223333')),
      'layers.s3',
      'endpoint-policy',
    ),
  ),
  damage(
    'the gateway allows own roles',
    'group',
    policy('s3', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    'layers.s3',
    'endpoint-policy',
  ),
  damage(
    'the gateway denies other organizations',
    'group',
    policy(
      's3',
      {},
      { Effect: 'Deny', ...condition('StringNotEquals', 'aws:ResourceOrgID', 'o-1234567890') },
    ),
    'layers.s3',
    'endpoint-policy',
  ),
  damage(
    'the gateway denies the layers',
    'group',
    policy('s3', {}, { Effect: 'Deny', Action: 's3:GetObject', Resource: LAYERS }),
    'layers.s3',
    'endpoint-policy',
  ),
  damage(
    'ecr.dkr denies the layers',
    'group',
    policy('ecr.dkr', {}, { Effect: 'Deny', Action: 'ecr:GetDownloadUrlForLayer' }),
    'layers.ecr-blob',
    'endpoint-policy',
  ),
  damage(
    'ecr.api denies the login',
    'group',
    policy('ecr.api', {}, { Effect: 'Deny', Action: 'ecr:GetAuthorizationToken' }),
    'login.ecr',
    'endpoint-policy',
  ),
  damage(
    'ecs allows listing',
    'instances',
    policy('ecs', { Action: ['ecs:CreateCluster', 'ecs:ListClusters'] }),
    'boot.register',
    'endpoint-policy',
  ),
  damage(
    'logs allows the own VPC by a key that its requests lack',
    'group',
    policy(
      'logs',
      condition('ArnLike', 'aws:SourceVpcArn', 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0000000a'),
    ),
    'logs.create',
    'endpoint-policy',
  ),
  damage('no endpoint for ecs', 'instances', without('ecs'), 'boot.register', 'route'),
  damage('no endpoint for ecs-agent', 'instances', without('ecs-agent'), 'poll.acs', 'route'),
  damage('no endpoint for ecr.api, on instances', 'instances', without('ecr.api'), 'login.ecr', 'route'),
  damage(
    'an empty ACL, on instances',
    'instances',
    acl(() => []),
    'boot.register',
    'network-acl',
  ),
];

/** What each healthy network needs, and the network itself. */
export const PLANS = Object.fromEntries(
  Object.entries(BASES).map(([name, { answers }]) => [name, plan(toProfile(answers))]),
) as { readonly [B in keyof typeof BASES]: Plan };

const HEALTHY_NETWORKS = Object.fromEntries(
  Object.entries(BASES).map(([name, { change }]) => [
    name,
    change(plannedInventory(PLANS[name as keyof typeof BASES])),
  ]),
) as { readonly [B in keyof typeof BASES]: Inventory };

export const healthy = (base: keyof typeof BASES): Inventory => HEALTHY_NETWORKS[base];
