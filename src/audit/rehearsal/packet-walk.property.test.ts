import { describe, expect, test } from 'vitest';
import {
  type ExistingNetworkAcl,
  type Inventory,
  type Permission,
  plan,
  toProfile,
} from '../../core/index.ts';
import { seeded } from '../../testing/arbitrary.ts';
import { addressesIn, everyPacketArrives, written } from '../../testing/packet-walk.ts';
import { rehearse } from './index.ts';

const PROFILE = toProfile({
  region: 'eu-west-1',
  imageRegistries: [],
  logDrivers: ['awslogs'],
  applicationServices: ['s3'],
  vpcId: 'vpc-0000000a',
});
const WORKLOADS = plan(PROFILE).workloads;
const VPC = 'vpc-0000000a';
const LIST = 'pl-0000000a';
const LISTED = ['52.0.0.0/29', '52.0.0.16/29'];
const BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/24',
  '10.0.0.0/25',
  '10.0.0.0/26',
  '10.0.0.128/25',
  '10.0.0.16/28',
  '52.0.0.0/8',
  '52.0.0.0/29',
  '::/0',
  '192.168.0.0/16',
  '0.0.0.0/1',
];
const PORTS = [
  [undefined, undefined],
  [443, 443],
  [80, 443],
  [1024, 65_535],
  [32_768, 60_999],
  [32_768, 65_535],
  [40_000, 41_000],
  [0, 442],
] as const;

type Random = () => number;
const pick = <T>(random: Random, items: readonly [T, ...T[]] | readonly T[]): T =>
  items[Math.floor(random() * items.length)] as T;
const some = <T>(random: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make);

function permission(random: Random): Permission {
  const [fromPort, toPort] = pick(random, PORTS.slice(1));
  return {
    protocol: pick(random, ['tcp', 'tcp', 'tcp', '-1', 'udp']),
    fromPort,
    toPort,
    cidrs: random() < 0.8 ? [pick(random, BLOCKS)] : [],
    groupIds: random() < 0.25 ? [pick(random, ['sg-0000000a', 'sg-0000000b', 'sg-0000000c'])] : [],
    prefixListIds: random() < 0.2 ? [LIST] : [],
  };
}

function acl(random: Random, id: string, subnetIds: readonly string[]): ExistingNetworkAcl {
  const rule = (egress: boolean, number: number) => {
    const [fromPort, toPort] = pick(random, PORTS);
    return {
      egress,
      number,
      allow: random() < 0.6,
      protocol: pick(random, ['6', '6', '-1', '17']),
      cidr: pick(random, BLOCKS),
      fromPort,
      toPort,
    };
  };
  const open = [true, false].map((egress) => ({
    egress,
    number: 100,
    allow: true,
    protocol: '-1',
    cidr: '0.0.0.0/0',
    fromPort: undefined,
    toPort: undefined,
  }));
  return {
    id,
    vpcId: VPC,
    isDefault: false,
    subnetIds,
    entries: [
      ...some(random, 2, () => rule(random() < 0.5, Math.floor(random() * 99))),
      ...(random() < 0.8 ? open : []),
    ],
  };
}

/** Four subnets of 16 addresses, two groups, an interface endpoint in one or two subnets, a gateway. */
function network(random: Random): Inventory {
  const subnets = [0, 16, 64, 128].map((offset, index) => ({
    id: `subnet-0000000${index}`,
    vpcId: VPC,
    availabilityZone: `eu-west-1${'abcd'[index]}`,
    availabilityZoneId: '',
    cidr: `10.0.0.${offset}/28`,
    ipv6Cidrs: [],
    mapPublicIpOnLaunch: false,
  }));
  const placed = subnets.filter(() => random() < 0.4);
  const used = placed.length > 0 ? placed : subnets.slice(0, 1);
  const ids = subnets.map(({ id }) => id);
  const group = (id: string) => ({
    id,
    vpcId: VPC,
    ingress: some(random, 2, () => permission(random)),
    egress:
      random() < 0.4
        ? [
            {
              protocol: '-1',
              fromPort: undefined,
              toPort: undefined,
              cidrs: ['0.0.0.0/0'],
              groupIds: [],
              prefixListIds: [],
            },
          ]
        : some(random, 2, () => permission(random)),
  });
  const common = {
    region: 'eu-west-1',
    fips: false,
    state: 'available',
    vpcId: VPC,
    policy: { kind: 'default' as const },
    ipAddressType: 'ipv4' as const,
    tags: [],
    managed: false,
  };
  return {
    vpcId: VPC,
    vpcCidrs: ['10.0.0.0/24'],
    vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: true },
    subnets,
    routeTables: [
      {
        id: 'rtb-0000000a',
        vpcId: VPC,
        main: true,
        subnetIds: [],
        routes: [
          { destination: '10.0.0.0/24', target: 'local', blackhole: false },
          { destination: LIST, target: 'vpce-0000000b', blackhole: false },
        ],
      },
    ],
    securityGroups: ['sg-0000000a', 'sg-0000000b'].map(group),
    networkAcls:
      random() < 0.5
        ? [acl(random, 'acl-0000000a', ids)]
        : [acl(random, 'acl-0000000a', ids.slice(0, 2)), acl(random, 'acl-0000000b', ids.slice(2))],
    prefixLists: [{ id: LIST, name: 'com.amazonaws.eu-west-1.s3', cidrs: LISTED }],
    endpoints: [
      {
        ...common,
        id: 'vpce-0000000a',
        serviceName: 'com.amazonaws.eu-west-1.logs',
        service: 'logs',
        type: 'Interface',
        privateDnsEnabled: true,
        subnetIds: used.map(({ id }) => id),
        routeTableIds: [],
        securityGroupIds: ['sg-0000000b'],
        addresses: used.map(({ cidr }) => written(addressesIn(cidr)[5] as number)),
      },
      {
        ...common,
        id: 'vpce-0000000b',
        serviceName: 'com.amazonaws.eu-west-1.s3',
        service: 's3',
        type: 'Gateway',
        privateDnsEnabled: false,
        subnetIds: [],
        routeTableIds: ['rtb-0000000a'],
        securityGroupIds: [],
      },
    ],
    elsewhere: [],
  };
}

describe('the rehearsal', () => {
  test('says of small networks what a walk of every packet finds', () => {
    const random = seeded(99);
    const wrong: string[] = [];
    const found = { passes: 0, fails: 0 };
    for (let index = 0; index < 600; index += 1) {
      const inventory = network(random);
      const subnetIds = random() < 0.5 ? ['subnet-00000000'] : ['subnet-00000000', 'subnet-00000002'];
      const placement = { subnetIds, securityGroupIds: ['sg-0000000a'], publicAddress: false };
      const { calls } = rehearse(WORKLOADS, inventory, { placements: { '': { task: placement } } });
      const journey = {
        inventory,
        subnetIds,
        groupIds: ['sg-0000000a'],
        port: 443,
        sourcePorts: [32_768, 60_999] as const,
      };
      const [logs] = inventory.endpoints;
      const arrives = {
        'logs.create': everyPacketArrives({
          ...journey,
          targetGroupIds: ['sg-0000000b'],
          targets: (logs?.addresses ?? []).map((address, at) => ({
            address,
            subnetId: logs?.subnetIds?.[at] ?? '',
          })),
        }),
        'app.s3': everyPacketArrives({
          ...journey,
          prefixListIds: [LIST],
          targets: LISTED.flatMap(addressesIn).map((address) => ({ address: written(address) })),
        }),
      };
      for (const [id, expected] of Object.entries(arrives)) {
        const call = calls.find((one) => one.call.id === id);
        const wanted = expected ? 'passes' : 'fails';
        found[wanted] += 1;
        if (call?.outcome !== wanted)
          wrong.push(`${index} ${id}: ${call?.outcome} (${call?.hops.at(-1)?.rule}) instead of ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
    // Both happen often enough to mean something.
    expect(Math.min(found.passes, found.fails)).toBeGreaterThan(100);
  });
});
