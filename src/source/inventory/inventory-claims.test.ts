import { describe, expect, test } from 'vitest';
import { readInventory, readingOfInventory } from '../index.ts';

const VPC = 'vpc-0000000a';
const ROUTES = {
  nat: { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0000000a', State: 'active' },
  internet: { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0000000a', State: 'active' },
  dead: { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0000000b', State: 'blackhole' },
  transit: { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-0000000a', State: 'active' },
};
type Way = keyof typeof ROUTES | 'none';

/** Subnets in zones a, b, c …, each with a table of its own. */
function network(ways: readonly Way[], more: readonly object[] = []): string {
  const subnets = ways.map((_, index) => ({
    SubnetId: `subnet-0000000${index}`,
    VpcId: VPC,
    CidrBlock: `10.0.${index}.0/24`,
    AvailabilityZone: `eu-west-1${'abc'[index]}`,
  }));
  const tables = ways.map((way, index) => ({
    RouteTableId: `rtb-0000000${index}`,
    VpcId: VPC,
    Associations: [{ Main: false, SubnetId: `subnet-0000000${index}` }],
    Routes: way === 'none' ? [] : [ROUTES[way]],
  }));
  const endpoints = [
    { VpcEndpointId: 'vpce-0000000a', VpcId: VPC, ServiceName: 'com.amazonaws.eu-west-1.logs' },
  ];
  return [{ Subnets: subnets }, { RouteTables: tables }, ...more]
    .map((one) => JSON.stringify(one))
    .join('\n')
    .concat(JSON.stringify({ VpcEndpoints: endpoints.map((one) => ({ ...ENDPOINT, ...one })) }));
}

const ENDPOINT = {
  VpcEndpointType: 'Interface',
  State: 'available',
  PrivateDnsEnabled: true,
  SubnetIds: [],
  RouteTableIds: [],
  Groups: [],
};

function said(text: string, answered: Parameters<typeof readingOfInventory>[2] = []) {
  const read = readInventory({ endpoints: text });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return readingOfInventory(read.inventory, 'vpc.json', answered).vpc;
}

describe('described lists', () => {
  test.each<
    readonly [name: string, ways: readonly Way[], egress: string | undefined, zones: number | undefined]
  >([
    ['NAT for all private subnets', ['nat', 'nat', 'internet'], 'nat-gateway', 2],
    ['no default route', ['none', 'none'], 'none', 2],
    ['a transit gateway', ['transit', 'internet'], 'transit', 1],
    ['private subnets that differ', ['nat', 'none'], undefined, 2],
    [
      'public subnets only: which way tasks take depends on their addresses',
      ['internet'],
      undefined,
      undefined,
    ],
  ])('tell how private subnets leave, and their zones: %s', (_name, ways, egress, zones) => {
    const { answers } = said(network(ways));
    expect([answers.egress, answers.availabilityZones]).toEqual([egress, zones]);
  });

  const natGateway = (more: object) => ({
    NatGateways: [
      { NatGatewayId: 'nat-0000000a', VpcId: VPC, SubnetId: 'subnet-00000001', State: 'available', ...more },
    ],
  });

  test.each<readonly [name: string, second: Way, gateway: object, egress: string | undefined]>([
    ['public', 'internet', { ConnectivityType: 'public' }, 'nat-gateway'],
    ['private, before an internet gateway', 'internet', { ConnectivityType: 'private' }, 'none'],
    ['failed', 'internet', { State: 'failed' }, 'none'],
    ['being deleted', 'internet', { State: 'deleting' }, 'none'],
    ['deleted', 'internet', { State: 'deleted' }, 'none'],
    ['pending: it will be there', 'internet', { State: 'pending' }, 'nat-gateway'],
  ])('take a NAT gateway for a way only where it is one: %s', (_name, second, gateway, egress) => {
    expect(said(network(['nat', second], [natGateway(gateway)])).answers.egress).toBe(egress);
  });

  test('tell of a private NAT gateway that leads to a transit gateway, or on to a way that is not told', () => {
    const hidden = { ConnectivityType: 'private' };
    expect(said(network(['nat', 'transit'], [natGateway(hidden)])).answers.egress).toBe('transit');
    expect(said(network(['nat', 'nat'], [natGateway(hidden)])).answers.egress).toBeUndefined();
  });

  test.each<readonly [name: string, text: string, expected: boolean | undefined]>([
    ['a route leads to one', network(['none', 'internet']), true],
    ['none is attached', network(['none'], [{ InternetGateways: [] }]), false],
    ['no route leads to one, which is no proof', network(['nat']), undefined],
  ])('tell of an internet gateway: %s', (_name, text, expected) => {
    expect(said(text).answers.internetGateway).toBe(expected);
  });

  test('tell the DNS attributes, the block and the VPC, each with its command and file', () => {
    const { derived } = said(
      network(
        ['none'],
        [
          { Vpcs: [{ VpcId: VPC, CidrBlock: '10.0.0.0/16', CidrBlockAssociationSet: [] }] },
          { VpcId: VPC, EnableDnsSupport: { Value: true } },
          { VpcId: VPC, EnableDnsHostnames: { Value: false } },
        ],
      ),
    );
    const places = derived.map(({ question, value, from, source, evidence }) => [
      question,
      value,
      from,
      source,
      evidence,
    ]);
    expect(places).toContainEqual(['vpcId', VPC, 'describe-vpc-endpoints', 'vpc.json', 'observed']);
    expect(places).toContainEqual(['vpcCidr', '10.0.0.0/16', 'describe-vpcs', 'vpc.json', 'observed']);
    expect(places).toContainEqual([
      'vpcDnsAttributes',
      false,
      'describe-vpc-attribute',
      'vpc.json',
      'observed',
    ]);
    expect(places).toContainEqual(['egress', 'none', 'describe-route-tables', 'vpc.json', 'inferred']);
  });

  test('say nothing of a question that something else answers, or of which they tell nothing', () => {
    expect(said(network(['nat']), ['egress']).answers.egress).toBeUndefined();
    const { answers } = said(
      JSON.stringify({
        VpcEndpoints: [
          { ...ENDPOINT, VpcEndpointId: 'vpce-0000000a', ServiceName: 'com.amazonaws.eu-west-1.logs' },
        ],
      }),
    );
    expect(Object.keys(answers)).toEqual([]);
  });

  test('leave open how the subnets leave where the default route leads to what is gone', () => {
    const dead = network(['dead', 'dead']);
    const { answers, derived, undetermined } = said(dead);
    expect(answers.egress).toBeUndefined();
    expect(JSON.stringify(derived)).not.toContain('no default route');
    const open = undetermined.find(({ question }) => question === 'egress');
    expect(open?.text).toMatch(/default route of rtb-00000000 leads to nat-\w+, which is gone \(blackhole\)/);
    expect(said(dead, ['egress']).undetermined).toEqual([]);
  });
});
