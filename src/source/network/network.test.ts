import { describe, expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

type Json = { readonly [key: string]: unknown };

const subnet = (letter: string) => `subnet-0000000000000000${letter}`;
const table = (letter: string) => `rtb-0000000000000000${letter}`;

/** A state file: two subnets and two route tables of one count, the first public and the second as given. */
function state(routes: readonly Json[], taskSubnet: string): string {
  const instances = (attributes: readonly Json[]) =>
    attributes.map((one, index) => ({ index_key: index, attributes: one }));
  const resource = (type: string, all: readonly Json[]) => ({
    mode: 'managed',
    type,
    name: 'x',
    instances: instances(all),
  });
  const container_definitions = JSON.stringify([{ name: 't', image: 'nginx' }]);
  const open = [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1', nat_gateway_id: '' }];
  const network_configuration = [{ assign_public_ip: true, subnets: [taskSubnet] }];
  return JSON.stringify({
    version: 4,
    terraform_version: '1.5.0',
    lineage: 'x',
    resources: [
      resource('aws_subnet', [{ id: subnet('a') }, { id: subnet('b') }]),
      resource('aws_route_table', [
        { id: table('a'), route: open },
        { id: table('b'), route: routes },
      ]),
      resource('aws_route_table_association', [
        { subnet_id: subnet('a'), route_table_id: table('a') },
        { subnet_id: subnet('b'), route_table_id: table('b') },
      ]),
      resource('aws_ecs_task_definition', [{ family: 't', container_definitions }]),
      resource('aws_ecs_service', [
        { name: 't', task_definition: 't', launch_type: 'FARGATE', network_configuration },
      ]),
    ],
  });
}

const egressOf = (text: string) => {
  const read = readSource(text);
  return read.ok ? read.reading.vpc.answers.egress : read.problems;
};

describe('route tables of one count, with their ids', () => {
  test.each([
    [
      'a subnet with a NAT gateway',
      [{ cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' }],
      'b',
      'nat-gateway',
    ],
    ['a subnet without a route', [], 'b', 'none'],
    ['the public subnet beside it', [], 'a', 'public-ip'],
  ] as const)('are told apart: %s', (_, routes, letter, egress) => {
    expect(egressOf(state(routes, subnet(letter)))).toBe(egress);
  });
});

describe('services in one public subnet', () => {
  const service = (name: string, assignPublicIp: string) =>
    JSON.stringify({
      serviceName: name,
      taskDefinition: name,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0123abcd'], assignPublicIp } },
    });

  test('are judged each by its own addresses: where they differ, the egress is in doubt', () => {
    const read = readSource(`${service('a', 'ENABLED')}\n${service('b', 'DISABLED')}`);
    const { answers, undetermined } = read.ok ? read.reading.vpc : { answers: {}, undetermined: [] };
    expect(answers).toMatchObject({ egress: 'public-ip' });
    expect(undetermined.map(({ question }) => question)).toContain('egress');
  });
});

test.each([
  ['yes', true],
  ['Off', false],
  ['ture', undefined],
])(
  'DNS hostnames that YAML writes as %s are read as CloudFormation reads them, or are open',
  (value, wanted) => {
    const vpc = `Type: AWS::EC2::VPC, Properties: {EnableDnsSupport: on, EnableDnsHostnames: ${value}}`;
    const task =
      'Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: t, Image: nginx}]}';
    const read = readSource(`Resources:\n  V: {${vpc}}\n  T: {${task}}\n`);
    expect(read.ok && read.reading.vpc.answers.vpcDnsAttributes).toBe(wanted);
  },
);

describe('NAT gateways', () => {
  const vpcOf = (text: string) => {
    const read = readSource(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.reading.vpc;
  };
  const doubtsOf = (text: string) =>
    vpcOf(text)
      .undetermined.filter(({ question }) => question === 'egress')
      .map(({ because }) => because ?? '')
      .join();
  const ref = (name: string) => ({ Ref: name });

  /** Tasks in subnet A, whose table leads to the NAT gateway in subnet B, whose table leads on as given. */
  function template(nat: Json, onward: Json | undefined, subnets: readonly Json[] = [ref('A')]): string {
    const table = (letter: string, to: Json | undefined): Json => ({
      [letter]: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } },
      [`Table${letter}`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'vpc-1' } },
      [`In${letter}`]: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: ref(letter), RouteTableId: ref(`Table${letter}`) },
      },
      ...(to && {
        [`Out${letter}`]: {
          Type: 'AWS::EC2::Route',
          Properties: { RouteTableId: ref(`Table${letter}`), DestinationCidrBlock: '0.0.0.0/0', ...to },
        },
      }),
    });
    return JSON.stringify({
      Parameters: { Kind: { Type: 'String' } },
      Resources: {
        ...table('A', { NatGatewayId: ref('Nat') }),
        ...table('B', onward),
        Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: ref('B'), ...nat } },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Image: 'nginx' }] },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: ref('Task'),
            NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnets } },
          },
        },
      },
    });
  }
  const PRIVATE = { ConnectivityType: 'private' };
  const INTERNET = { GatewayId: ref('Gateway') };

  test.each<readonly [name: string, nat: Json, onward: Json | undefined, egress: string | undefined]>([
    ['a public one is a way', { ConnectivityType: 'public' }, INTERNET, 'nat-gateway'],
    ['one that says nothing is public', {}, INTERNET, 'nat-gateway'],
    ['an internet gateway drops what a private one sends', PRIVATE, INTERNET, 'none'],
    ['a private one without a way on', PRIVATE, undefined, 'none'],
    ['a private one before a transit gateway', PRIVATE, { TransitGatewayId: 'tgw-1' }, 'transit'],
    ['a private one that leads to itself', PRIVATE, { NatGatewayId: ref('Nat') }, undefined],
    ['which kind is a parameter', { ConnectivityType: ref('Kind') }, INTERNET, undefined],
  ])('in front of the tasks: %s', (_, nat, onward, egress) => {
    expect(vpcOf(template(nat, onward)).answers.egress).toBe(egress);
  });

  test('of tasks in unknown subnets count only where they are public', () => {
    const elsewhere = ['subnet-0123abcd'] as unknown as readonly Json[];
    expect(vpcOf(template({}, INTERNET, elsewhere)).answers.egress).toBe('nat-gateway');
    expect(vpcOf(template(PRIVATE, INTERNET, elsewhere)).answers.egress).toBeUndefined();
    expect(doubtsOf(template(PRIVATE, INTERNET, elsewhere))).toContain('private');
    expect(doubtsOf(template({ ConnectivityType: ref('Kind') }, INTERNET, elsewhere))).toContain(
      'placeholder',
    );
  });

  test.each<readonly [connectivity: string | undefined, doubt: string]>([
    ['private', 'the NAT gateway is private'],
    ['public', 'no route that was read leads to it'],
    [undefined, 'no route that was read leads to it'],
  ])('of Terraform to which no route leads are no way: %s', (connectivity_type, doubt) => {
    const resource = (type: string, values: Json) => ({
      address: `${type}.a`,
      mode: 'managed',
      type,
      name: 'a',
      values,
    });
    const text = JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: {
        root_module: {
          resources: [
            resource('aws_ecs_task_definition', {
              family: 'a',
              container_definitions: '[{"name":"a","image":"nginx"}]',
            }),
            resource('aws_nat_gateway', { connectivity_type }),
          ],
        },
      },
    });
    expect(vpcOf(text).answers.egress).toBeUndefined();
    expect(doubtsOf(text).toLowerCase()).toContain(doubt.toLowerCase());
  });
});
