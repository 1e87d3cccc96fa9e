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
