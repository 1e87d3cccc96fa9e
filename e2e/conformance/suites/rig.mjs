// Proves that the rig refuses what the real thing refuses. A rig that accepts everything would prove nothing.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effects, NOTHING } from '../effects.mjs';
import { run, start } from '../processes.mjs';
import { NETWORK, networkWith } from '../rig.mjs';

const { vpcId, subnetIds, subnetInSameZone, routeTableIds, securityGroupId, other, cluster } = NETWORK;
const REGION = 'us-east-1';
const name = (service) => `com.amazonaws.${REGION}.${service}`;
const policy = (changes = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*', Resource: '*', ...changes }],
  });

const create = (...args) => ['ec2', 'create-vpc-endpoint', '--vpc-id', vpcId, '--output', 'text', ...args];
const interfaceArgs = (service, ...args) => [
  ...create(
    '--vpc-endpoint-type',
    'Interface',
    '--service-name',
    name(service),
    '--subnet-ids',
    ...subnetIds,
  ),
  ...['--security-group-ids', securityGroupId, '--query', 'VpcEndpoint.VpcEndpointId', ...args],
];
const gatewayArgs = (service, tables, ...args) => [
  ...create(
    '--vpc-endpoint-type',
    'Gateway',
    '--service-name',
    name(service),
    '--route-table-ids',
    ...tables,
  ),
  ...['--query', 'VpcEndpoint.VpcEndpointId', ...args],
];

async function accepted(world, args) {
  const call = await world.aws(...args);
  assert.equal(call.code, 0, call.stderr);
  return call.stdout.trim();
}

async function refused(world, args, code) {
  const call = await world.aws(...args);
  assert.notEqual(call.code, 0, `accepted: ${args.join(' ')}`);
  assert.match(call.stderr, new RegExp(`\\(${code}\\)`));
  return call.stderr;
}

// What is wrong with a call, and the error code of EC2 for it.
// biome-ignore format: a row per case
const REFUSED_ENDPOINTS = [
  ['a service that does not exist', 'InvalidServiceName', interfaceArgs('ecr.ap')],
  ['the name of another Region', 'InvalidServiceName', [...create(), '--service-name', 'com.amazonaws.eu-west-1.logs']],
  ['an unknown VPC', 'InvalidVpcID.NotFound', [...interfaceArgs('logs'), '--vpc-id', 'vpc-0123456789abcdef0']],
  ['a gateway for an interface service', 'InvalidParameter', gatewayArgs('logs', routeTableIds)],
  ['route tables of an interface endpoint', 'InvalidParameter', interfaceArgs('logs', '--route-table-ids', routeTableIds[0])],
  ['subnets of a gateway endpoint', 'InvalidParameter', gatewayArgs('s3', routeTableIds, '--subnet-ids', subnetIds[0])],
  ['a subnet of another VPC', 'InvalidParameter', interfaceArgs('logs', '--subnet-ids', other.subnetId)],
  ['a security group of another VPC', 'InvalidParameter', interfaceArgs('logs', '--security-group-ids', other.securityGroupId)],
  ['a route table of another VPC', 'InvalidParameter', gatewayArgs('s3', [other.routeTableId])],
  ['an unknown security group', 'InvalidGroup.NotFound', interfaceArgs('logs', '--security-group-ids', 'sg-0123456789abcdef0')],
  ['two subnets in one zone', 'DuplicateSubnetsInSameZone', interfaceArgs('logs', '--subnet-ids', subnetIds[0], subnetInSameZone)],
  ['a policy that is not JSON', 'InvalidPolicyDocument', interfaceArgs('ecr.api', '--policy-document', '{"Version":')],
  ['a policy without Principal', 'InvalidPolicyDocument', interfaceArgs('ecr.api', '--policy-document', policy({ Principal: undefined }))],
  ['a policy with an unknown element', 'InvalidPolicyDocument', interfaceArgs('ecr.api', '--policy-document', policy({ Actions: '*' }))],
  ['a policy of 20,481 characters', 'InvalidPolicyDocument', interfaceArgs('ecr.api', '--policy-document', policy().padEnd(20_481))],
  ['a role as Principal of a gateway', 'InvalidPolicyDocument', gatewayArgs('s3', routeTableIds, '--policy-document', policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } }))],
  ['a wildcard in aws:PrincipalAccount', 'InvalidPolicyDocument', interfaceArgs('ecr.api', '--policy-document', policy({ Condition: { StringLike: { 'aws:PrincipalAccount': '1111*' } } }))],
  ['a policy where none is supported', 'InvalidParameter', interfaceArgs('ecs-agent', '--policy-document', policy())],
  ['a dual-stack endpoint in IPv4 subnets', 'InvalidParameter', interfaceArgs('logs', '--ip-address-type', 'dualstack')],
  ['IPv6 records of an IPv4 endpoint', 'InvalidParameter', interfaceArgs('logs', '--dns-options', 'DnsRecordIpType=ipv6')],
  ['inbound-only DNS of another service than S3', 'InvalidParameter', interfaceArgs('logs', '--dns-options', 'PrivateDnsOnlyForInboundResolverEndpoint=true')],
  ['a tag key that starts with aws:', 'InvalidParameterValue', interfaceArgs('logs', '--tag-specifications', 'ResourceType=vpc-endpoint,Tags=[{Key=aws:x,Value=y}]')],
  ['tags of another resource type', 'InvalidParameterValue', interfaceArgs('logs', '--tag-specifications', 'ResourceType=subnet,Tags=[{Key=x,Value=y}]')],
];

const GROUP = ['ec2', 'create-security-group', '--vpc-id', vpcId, '--query', 'GroupId', '--output', 'text'];
const RULE = ['ec2', 'authorize-security-group-ingress', '--group-id', securityGroupId, '--ip-permissions'];
// biome-ignore format: a row per case
const REFUSED_GROUPS = [
  ['a group name with a backslash', 'InvalidParameterValue', [...GROUP, '--group-name', 'a\\b', '--description', 'x']],
  ['a description beyond ASCII', 'InvalidParameterValue', [...GROUP, '--group-name', 'a', '--description', 'für']],
  ['a second group of the name', 'InvalidGroup.Duplicate', [...GROUP, '--group-name', 'tasks', '--description', 'x']],
  ['a rule without a source', 'MissingParameter', [...RULE, 'IpProtocol=tcp,FromPort=443,ToPort=443']],
  ['a rule without ports', 'InvalidParameterValue', [...RULE, 'IpProtocol=tcp,IpRanges=[{CidrIp=10.0.0.0/16}]']],
  ['a rule for an unknown group', 'InvalidGroup.NotFound', [...RULE, 'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=sg-0123456789abcdef0}]']],
  ['a rule for no CIDR', 'InvalidParameterValue', [...RULE, 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.0.300/16}]']],
];

function endpointTests(rig, test) {
  const needs = ['aws'];

  test('EC2 refuses what it documents to refuse', { needs }, async () => {
    const world = await rig.startAws();
    for (const [what, code, args] of REFUSED_ENDPOINTS) {
      await refused(world, args, code).catch((error) => assert.fail(`${what}: ${error.message}`));
    }
    assert.deepEqual((await world.state()).endpoints, []);
  });

  test('EC2 refuses security groups and rules that it documents to refuse', { needs }, async () => {
    const world = await rig.startAws();
    for (const [what, code, args] of REFUSED_GROUPS) {
      await refused(world, args, code).catch((error) => assert.fail(`${what}: ${error.message}`));
    }
  });

  test('private DNS of one service exists once in a VPC, and needs the VPC attributes', {
    needs,
  }, async () => {
    const world = await rig.startAws();
    const args = interfaceArgs('logs', '--private-dns-enabled');
    await accepted(world, args);
    assert.match(
      await refused(world, args, 'InvalidParameter'),
      /conflicting DNS domain for logs\.us-east-1/,
    );
    await accepted(world, interfaceArgs('logs', '--no-private-dns-enabled'));

    const without = await rig.startAws({ network: networkWith({ dnsHostnames: false }) });
    assert.match(
      await refused(without, args, 'InvalidParameter'),
      /requires both enableDnsSupport and enableDnsHostnames/,
    );
    await accepted(without, [
      'ec2',
      'modify-vpc-attribute',
      '--vpc-id',
      vpcId,
      '--enable-dns-hostnames',
      'Value=true',
    ]);
    await accepted(without, args);
  });

  test('a route table has one route to Amazon S3', { needs }, async () => {
    const world = await rig.startAws();
    await accepted(world, gatewayArgs('s3', [routeTableIds[0]]));
    await refused(world, gatewayArgs('s3', routeTableIds), 'RouteAlreadyExists');
    await accepted(world, gatewayArgs('s3', [routeTableIds[1]]));
    await accepted(world, gatewayArgs('dynamodb', routeTableIds));
  });

  test('private DNS of the S3 interface endpoint needs the gateway, and keeps it', { needs }, async () => {
    const world = await rig.startAws();
    await refused(world, interfaceArgs('s3', '--private-dns-enabled'), 'InvalidParameter');
    const gateway = await accepted(world, gatewayArgs('s3', routeTableIds));
    await accepted(world, interfaceArgs('s3', '--private-dns-enabled'));
    const answer = await accepted(world, ['ec2', 'delete-vpc-endpoints', '--vpc-endpoint-ids', gateway]);
    assert.equal(JSON.parse(answer).Unsuccessful[0].Error.Code, 'DependencyViolation');
  });

  test('a client token makes a call idempotent', { needs }, async () => {
    const world = await rig.startAws();
    const token = ['--client-token', 'plan-1'];
    const id = await accepted(world, interfaceArgs('logs', ...token));
    assert.equal(await accepted(world, interfaceArgs('logs', ...token)), id);
    await refused(world, interfaceArgs('ecs', ...token), 'IdempotentParameterMismatch');
  });

  test('a dry run changes nothing', { needs }, async () => {
    const world = await rig.startAws();
    await refused(world, interfaceArgs('logs', '--dry-run'), 'DryRunOperation');
    await refused(
      world,
      [...GROUP, '--group-name', 'x', '--description', 'x', '--dry-run'],
      'DryRunOperation',
    );
    await refused(
      world,
      [...RULE, 'IpProtocol=-1,IpRanges=[{CidrIp=10.0.0.0/8}]', '--dry-run'],
      'DryRunOperation',
    );
    await refused(
      world,
      ['ec2', 'create-tags', '--resources', vpcId, '--tags', 'Key=a,Value=b', '--dry-run'],
      'DryRunOperation',
    );
    const { endpoints, securityGroups } = await world.state();
    assert.deepEqual([endpoints.length, securityGroups.length, securityGroups[0].ingress.length], [0, 2, 0]);
  });

  test('an endpoint is pending before it is available, and seen once more when it is deleted', {
    needs,
  }, async () => {
    const world = await rig.startAws({ pendingReads: 2 });
    const group = await accepted(world, [...GROUP, '--group-name', 'endpoints', '--description', 'x']);
    const id = await accepted(world, interfaceArgs('logs', '--security-group-ids', group));
    const state = async () => {
      const query = ['--query', 'VpcEndpoints[].State', '--output', 'text'];
      return accepted(world, [
        'ec2',
        'describe-vpc-endpoints',
        '--filters',
        `Name=vpc-id,Values=${vpcId}`,
        ...query,
      ]);
    };
    assert.deepEqual([await state(), await state(), await state()], ['pending', 'pending', 'available']);
    const deleteGroup = ['ec2', 'delete-security-group', '--group-id', group];
    await refused(world, deleteGroup, 'DependencyViolation');
    await accepted(world, ['ec2', 'delete-vpc-endpoints', '--vpc-endpoint-ids', id]);
    await refused(world, deleteGroup, 'DependencyViolation');
    assert.deepEqual([await state(), await state()], ['deleting', '']);
    await accepted(world, deleteGroup);
    await refused(
      world,
      ['ec2', 'describe-vpc-endpoints', '--vpc-endpoint-ids', id],
      'InvalidVpcEndpointId.NotFound',
    );
  });

  test('an endpoint is changed by modify-vpc-endpoint, under the same rules', { needs }, async () => {
    const world = await rig.startAws({ network: networkWith({ ipv6: true }) });
    const id = await accepted(
      world,
      interfaceArgs('logs', '--subnet-ids', subnetIds[0], '--no-private-dns-enabled'),
    );
    const gateway = await accepted(world, gatewayArgs('s3', [routeTableIds[0]]));
    const modify = (endpoint, ...args) => [
      'ec2',
      'modify-vpc-endpoint',
      '--vpc-endpoint-id',
      endpoint,
      ...args,
    ];
    const state = async (endpoint) => (await world.state()).endpoints.find((e) => e.id === endpoint);

    await accepted(world, modify(id, '--policy-document', policy(), '--private-dns-enabled'));
    await accepted(world, modify(id, '--add-subnet-ids', subnetIds[1], '--ip-address-type', 'dualstack'));
    await accepted(world, modify(id, '--dns-options', 'DnsRecordIpType=dualstack'));
    await accepted(world, modify(gateway, '--add-route-table-ids', routeTableIds[1]));
    const changed = await state(id);
    assert.deepEqual(changed.subnetIds, subnetIds);
    assert.deepEqual(
      [changed.privateDns, changed.ipType, changed.dnsOptions],
      [true, 'dualstack', { DnsRecordIpType: 'dualstack' }],
    );
    assert.equal(changed.policy.Statement[0].Action, 'ecr:*');
    assert.deepEqual((await state(gateway)).routeTableIds, routeTableIds);
    const routes = await accepted(world, [
      'ec2',
      'describe-route-tables',
      '--route-table-ids',
      routeTableIds[1],
      '--query',
      'RouteTables[0].Routes[].GatewayId',
    ]);
    assert.match(routes, new RegExp(gateway));

    await accepted(world, modify(id, '--reset-policy', '--remove-subnet-ids', subnetIds[0]));
    assert.deepEqual([(await state(id)).policy, (await state(id)).subnetIds], [null, [subnetIds[1]]]);
    await refused(world, modify(id, '--add-subnet-ids', other.subnetId), 'InvalidParameter');
    await refused(world, modify(id, '--policy-document', '{'), 'InvalidPolicyDocument');
    await refused(
      world,
      modify(id, '--remove-security-group-ids', other.securityGroupId),
      'InvalidParameter',
    );
    await refused(world, modify('vpce-0123456789abcdef0', '--reset-policy'), 'InvalidVpcEndpointId.NotFound');
  });

  test('service names are those of the Region', { needs }, async () => {
    const query = [
      '--query',
      'ServiceDetails[].[ServiceName,ServiceType[0].ServiceType]',
      '--output',
      'text',
    ];
    const names = async (region) => {
      const world = await rig.startAws({ region });
      return accepted(world, [
        'ec2',
        'describe-vpc-endpoint-services',
        '--filters',
        'Name=service-name,Values=*.ecr.api,*.s3',
        ...query,
      ]);
    };
    assert.equal(
      await names('us-east-1'),
      [
        [name('ecr.api'), 'Interface'],
        [name('s3'), 'Interface'],
        [name('s3'), 'Gateway'],
      ]
        .map((row) => row.join('\t'))
        .join('\n'),
    );
    const china = await names('cn-north-1');
    assert.match(china, /^cn\.com\.amazonaws\.cn-north-1\.ecr\.api\tInterface$/m);
    assert.match(china, /^com\.amazonaws\.cn-north-1\.s3\tGateway$/m);
    assert.match(await names('eusc-de-east-1'), /^eu\.amazonaws\.eusc-de-east-1\.ecr\.api\tInterface$/m);
    assert.match(
      await names('us-isof-south-1'),
      /^gov\.ic\.hci\.csp\.us-isof-south-1\.ecr\.api\tInterface$/m,
    );
    const older = await rig.startAws({ without: ['ecs-agent'] });
    await refused(older, interfaceArgs('ecs-agent'), 'InvalidServiceName');
    const zoned = await rig.startAws({ services: [{ name: name('logs'), zones: ['us-east-1a'] }] });
    assert.match(
      await refused(zoned, interfaceArgs('logs'), 'InvalidParameter'),
      /does not support the availability zone/,
    );
  });

  test('a failure can be ordered, and an endpoint that ends as failed', { needs }, async () => {
    const world = await rig.startAws({ pendingReads: 1 });
    await world.fail({ action: 'CreateVpcEndpoint', match: '.ecs', code: 'VpcEndpointLimitExceeded' });
    await world.fail({ action: 'CreateVpcEndpoint', match: '.logs', state: 'failed' });
    await refused(world, interfaceArgs('ecs'), 'VpcEndpointLimitExceeded');
    await accepted(world, interfaceArgs('ecs'));
    const id = await accepted(world, interfaceArgs('logs'));
    const args = [
      'ec2',
      'describe-vpc-endpoints',
      '--vpc-endpoint-ids',
      id,
      '--query',
      'VpcEndpoints[0].State',
    ];
    assert.deepEqual([await accepted(world, args), await accepted(world, args)], ['"pending"', '"failed"']);
  });

  test('ECS and Systems Manager answer, and every change is in the log as it was sent', {
    needs,
  }, async () => {
    const world = await rig.startAws();
    const list = [
      'ecs',
      'list-container-instances',
      '--cluster',
      cluster,
      '--query',
      'containerInstanceArns',
      '--output',
      'text',
    ];
    const arns = (await accepted(world, list)).split(/\s+/);
    const describe = [
      'ecs',
      'describe-container-instances',
      '--cluster',
      cluster,
      '--container-instances',
      ...arns,
    ];
    const ids = await accepted(world, [...describe, '--query', 'sort(containerInstances[].ec2InstanceId)']);
    assert.deepEqual(JSON.parse(ids), NETWORK.containerInstances);
    await refused(
      world,
      ['ecs', 'list-container-instances', '--cluster', 'none'],
      'ClusterNotFoundException',
    );
    const send = [
      'ssm',
      'send-command',
      '--document-name',
      'AWS-RunShellScript',
      '--instance-ids',
      ...JSON.parse(ids),
    ];
    await accepted(world, [...send, '--parameters', 'commands=["sudo systemctl restart ecs"]']);
    await accepted(
      world,
      interfaceArgs('logs', '--client-token', 'x', '--dns-options', 'DnsRecordIpType=ipv4'),
    );
    const log = await world.log();
    assert.deepEqual(
      log.map((call) => `${call.service} ${call.action}`),
      ['ssm SendCommand', 'ec2 CreateVpcEndpoint'],
    );
    assert.deepEqual(log[0].params.Parameters, { commands: ['sudo systemctl restart ecs'] });
    assert.deepEqual(
      [log[1].params.ClientToken, log[1].params.DnsOptions],
      ['x', { DnsRecordIpType: 'ipv4' }],
    );
  });

  test('worlds know nothing of each other, and a reset one knows nothing', { needs }, async () => {
    const [one, two] = await Promise.all([rig.startAws(), rig.startAws()]);
    await accepted(one, interfaceArgs('logs', '--private-dns-enabled'));
    await accepted(two, interfaceArgs('logs', '--private-dns-enabled'));
    await one.reset();
    assert.deepEqual([(await one.state()).endpoints.length, (await two.state()).endpoints.length], [0, 1]);
  });
}

const TEMPLATE = `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  VpcId: { Type: 'AWS::EC2::VPC::Id' }
  SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' }
  Prefix: { Type: String, Default: ecs, AllowedPattern: '[a-z-]+' }
Conditions:
  InChina: !Equals [!Ref AWS::Partition, aws-cn]
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: HTTPS to the endpoints
      VpcId: !Ref VpcId
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16, Description: from the VPC }
  Telemetry:
    Type: AWS::EC2::VPCEndpoint
    DependsOn: Agent
    Properties:
      VpcId: !Ref VpcId
      VpcEndpointType: Interface
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.ecs-telemetry
      SubnetIds: !Ref SubnetIds
      SecurityGroupIds: [!Ref Group]
      PrivateDnsEnabled: true
  Agent:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref VpcId
      VpcEndpointType: Interface
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.ecs-agent
      SubnetIds: !Ref SubnetIds
      SecurityGroupIds: [!Ref Group]
      PrivateDnsEnabled: true
  Registry:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref VpcId
      VpcEndpointType: Interface
      ServiceName: !Join ['.', [!If [InChina, cn.com.amazonaws, com.amazonaws], !Ref AWS::Region, ecr.api]]
      SubnetIds: !Ref SubnetIds
      SecurityGroupIds: [!Ref Group]
      PrivateDnsEnabled: true
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: '*', Action: 'ecr:*', Resource: '*' }]
      Tags: [{ Key: Name, Value: !Sub '\${Prefix}-\${!literal}' }]
Outputs:
  GroupId: { Value: !GetAtt Group.GroupId }
  Entry: { Value: !Select [0, !GetAtt Registry.DnsEntries] }
`;
const PARAMETERS = { VpcId: vpcId, SubnetIds: subnetIds };

function cloudFormationTests(rig, test) {
  const needs = ['aws'];

  test('a stack is created in the order of DependsOn, with tags and a JSON policy', { needs }, async () => {
    const world = await rig.startAws({ pendingReads: 3 });
    const stack = await rig.createStack(world, TEMPLATE, PARAMETERS);
    assert.equal(stack.status, 'CREATE_COMPLETE', stack.reason);
    assert.deepEqual(stack.created, ['Group', 'Registry', 'Agent', 'Telemetry']);
    assert.match(stack.outputs.Entry, /^[A-Z0-9]+:vpce-.*ecr\.api$/);
    const { endpoints, securityGroups } = await effects(world);
    const byService = Object.fromEntries(endpoints.map((endpoint) => [endpoint.service, endpoint]));
    assert.deepEqual(byService[name('ecs-telemetry')].after, [name('ecs-agent')]);
    assert.deepEqual(byService[name('ecr.api')].after, []);
    assert.deepEqual(byService[name('ecr.api')].tags, { Name: 'ecs-${literal}' });
    assert.equal(byService[name('ecr.api')].policy.Statement[0].Action, 'ecr:*');
    assert.equal(securityGroups[0].ingress[0].source, '10.0.0.0/16');
  });

  test('a stack is updated in place and deleted with everything in it', { needs }, async () => {
    const world = await rig.startAws();
    await rig.createStack(world, TEMPLATE, PARAMETERS);
    const before = await effects(world);
    const same = await rig.updateStack(world, TEMPLATE, PARAMETERS);
    assert.match(same.reason, /No updates are to be performed/);
    const updated = await rig.updateStack(world, TEMPLATE.replace("'ecr:*'", "'ecr:Get*'"), PARAMETERS);
    assert.equal(updated.status, 'UPDATE_COMPLETE', updated.reason);
    const after = await effects(world);
    const policies = (state) => state.endpoints.map((endpoint) => endpoint.policy?.Statement[0].Action);
    assert.deepEqual([policies(before)[0], policies(after)[0]], ['ecr:*', 'ecr:Get*']);
    await rig.deleteStack(world);
    assert.deepEqual(await effects(world), NOTHING);
  });

  test('aws cloudformation deploy works, and finds nothing to do the second time', { needs }, async () => {
    const world = await rig.startAws();
    const parameters = ['--parameter-overrides', `VpcId=${vpcId}`, `SubnetIds=${subnetIds}`];
    const deploy = async () => {
      const { folder } = await rig.runBash('true');
      await writeFile(join(folder, 'plan.yaml'), TEMPLATE);
      const files = ['--stack-name', 'endpoints', '--template-file', join(folder, 'plan.yaml')];
      const empty = '--no-fail-on-empty-changeset';
      return accepted(world, ['cloudformation', 'deploy', ...files, empty, ...parameters]);
    };
    assert.match(await deploy(), /Successfully created\/updated stack/);
    assert.match(await deploy(), /No changes to deploy/);
    assert.equal((await world.state()).endpoints.length, 3);
  });

  test('a failed creation is reported and rolled back', { needs }, async () => {
    const world = await rig.startAws();
    const wrong = TEMPLATE.replace('.ecs-telemetry', '.ecs-telemetrics');
    const stack = await rig.createStack(world, wrong, PARAMETERS);
    assert.equal(stack.status, 'ROLLBACK_COMPLETE');
    assert.deepEqual(
      stack.failed.map((failure) => failure.resource),
      ['Telemetry'],
    );
    assert.match(stack.reason, /InvalidServiceName/);
    assert.deepEqual(await effects(world), NOTHING);
  });

  test('partition and Region are those of the stack', { needs }, async () => {
    const world = await rig.startAws({ region: 'cn-north-1' });
    const stack = await rig.createStack(world, TEMPLATE, PARAMETERS);
    assert.equal(stack.status, 'CREATE_COMPLETE', stack.reason);
    const services = (await effects(world)).endpoints.map((endpoint) => endpoint.service);
    assert.ok(services.includes('cn.com.amazonaws.cn-north-1.ecr.api'));
  });

  test('CloudFormation refuses templates and parameters that it documents to refuse', { needs }, async () => {
    const world = await rig.startAws();
    // biome-ignore format: a row per case
    const cases = [
      [TEMPLATE, { ...PARAMETERS, VpcId: 'vpc-0123456789abcdef0' }, /does not exist/],
      [TEMPLATE, { ...PARAMETERS, Prefix: 'Not allowed' }, /must match pattern/],
      [TEMPLATE, { VpcId: vpcId }, /must have values/],
      [TEMPLATE, { ...PARAMETERS, Vpc: vpcId }, /do not exist in the template/],
      [TEMPLATE.replace('DependsOn: Agent', 'DependsOn: Agents'), PARAMETERS, /Unresolved resource dependencies/],
      [TEMPLATE.replace('!Ref Group', '!Ref Groups'), PARAMETERS, /Unresolved resource dependencies/],
      [TEMPLATE.replace('${Prefix}', '${Pre fix}'), PARAMETERS, /variable names in Fn::Sub/],
      [TEMPLATE.replace('Type: AWS::EC2::VPCEndpoint', 'Type: AWS::EC2::VpcEndpoint'), PARAMETERS, /no resource type/],
      [`${TEMPLATE}#${'x'.repeat(51_200)}`, PARAMETERS, /51200/],
    ];
    for (const [template, parameters, reason] of cases) {
      const stack = await rig.createStack(world, template, parameters);
      assert.equal(stack.status, 'REJECTED', String(reason));
      assert.match(stack.reason, reason);
    }
    const strange = await rig.createStack(
      world,
      TEMPLATE.replace('PrivateDnsEnabled', 'PrivateDnsEnable'),
      PARAMETERS,
    );
    assert.match(strange.reason, /unsupported property/);
  });

  test('cfn-lint finds nothing in a good template', { needs: ['cfnLint'] }, async () => {
    const [findings] = await rig.lintTemplates([{ text: TEMPLATE }]);
    assert.deepEqual(findings, []);
  });

  test('cfn-lint finds bad policies and properties that do not suit', { needs: ['cfnLint'] }, async () => {
    const endpoint = (service, properties) => ({
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: { VpcId: vpcId, VpcEndpointType: 'Interface', ServiceName: name(service), ...properties },
    });
    const withPolicy = (changes) => endpoint('logs', { PolicyDocument: JSON.parse(policy(changes)) });
    const account = { StringLike: { 'aws:PrincipalAccount': '12*' } };
    // biome-ignore format: a row per case
    const cases = {
      noPrincipal: ['E9512', withPolicy({ Principal: undefined })],
      noEffect: ['E9512', withPolicy({ Effect: 'Permit' })],
      noAction: ['W3037', withPolicy({ Action: 'ecr:GetAuthorisationToken' })],
      noArn: ['E9513', withPolicy({ Resource: 'my-repository' })],
      wildcardAccount: ['E9513', withPolicy({ Condition: account })],
      tooLong: ['E9513', withPolicy({ Resource: `arn:aws:ecr:*:*:repository/${'x'.repeat(20_480)}` })],
      policyAsText: ['E9513', endpoint('ecr.api', { PolicyDocument: '{"Statement":' })],
      unknownService: ['E9513', endpoint('ecs-agents')],
      noService: ['E9513', endpoint('ecs', { ServiceName: undefined })],
      gatewayOfLogs: ['E9513', endpoint('logs', { VpcEndpointType: 'Gateway' })],
      subnetsOfGateway: ['E9513', endpoint('s3', { VpcEndpointType: 'Gateway', SubnetIds: subnetIds })],
      roleOfGateway: ['E9513', endpoint('s3', { VpcEndpointType: 'Gateway', PolicyDocument: JSON.parse(policy({ Principal: { AWS: '111122223333' } })) })],
      tablesOfInterface: ['E9513', endpoint('sqs', { RouteTableIds: routeTableIds })],
      misspelt: ['E3002', endpoint('sns', { PrivateDnsEnable: true })],
    };
    const resources = Object.fromEntries(Object.entries(cases).map(([id, [, resource]]) => [id, resource]));
    const [findings] = await rig.lintTemplates([{ text: JSON.stringify({ Resources: resources }) }]);
    for (const [id, [rule]] of Object.entries(cases)) {
      const found = findings
        .filter(({ path }) => path.startsWith(`Resources/${id}/`))
        .map((finding) => finding.id);
      assert.ok(found.includes(rule), `${id}: ${rule} is not in [${found}]`);
    }
  });
}

const HEAD = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}
`;
const MAIN = `${HEAD}
variable "vpc_id" {
  type = string
}

data "aws_vpc" "this" {
  id = var.vpc_id
}

resource "aws_security_group" "endpoints" {
  name        = "endpoints"
  description = "HTTPS to the endpoints"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.endpoints.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = data.aws_vpc.this.cidr_block
}

resource "aws_vpc_endpoint" "agent" {
  for_each            = toset(["ecs-agent", "logs"])
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.us-east-1.\${each.key}"
  subnet_ids          = ${JSON.stringify(subnetIds).replaceAll(',', ', ')}
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true

  dns_options {
    dns_record_ip_type = "ipv4"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = var.vpc_id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.us-east-1.s3"
  route_table_ids   = ["${routeTableIds[0]}"]
  policy            = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }] })
  tags              = { Name = "s3" }
  depends_on        = [aws_vpc_endpoint.agent]
}

output "group" {
  value = aws_security_group.endpoints.id
}
`;

function terraformTests(rig, test) {
  const needs = ['terraform'];

  test('terraform plans, applies, sees no changes and destroys', { needs }, async () => {
    const world = await rig.startAws();
    const terraform = await rig.terraform(world, MAIN, { vars: { vpc_id: vpcId } });
    assert.equal((await terraform.fmt()).text, '');
    assert.equal((await terraform.init()).code, 0);
    assert.deepEqual((await terraform.validate()).problems, []);
    const planned = await terraform.plan();
    assert.deepEqual(
      planned.changes.map((change) => change.actions),
      Array(5).fill(['create']),
      planned.text,
    );
    const applied = await terraform.apply();
    assert.equal(applied.code, 0, applied.text);
    assert.match(applied.outputs.group, /^sg-/);
    assert.equal((await terraform.plan()).code, 0);
    const { endpoints, securityGroups } = await effects(world);
    assert.deepEqual(
      endpoints.map((endpoint) => endpoint.service),
      [name('ecs-agent'), name('logs'), name('s3')],
    );
    // The first two are created side by side: which is ready first is a matter of chance.
    assert.deepEqual(endpoints[2].after, [name('ecs-agent'), name('logs')]);
    assert.deepEqual(endpoints[2].tags, { Name: 's3' });
    assert.equal(securityGroups[0].ingress[0].source, NETWORK.vpcCidr);
    assert.equal((await terraform.destroy()).code, 0);
    assert.deepEqual(await effects(world), NOTHING);
  });

  test('terraform meets the refusals of EC2', { needs }, async () => {
    const world = await rig.startAws();
    const terraform = await rig.terraform(world, MAIN.replace('"logs"]', '"log"]'), {
      vars: { vpc_id: vpcId },
    });
    await terraform.plan();
    const applied = await terraform.apply();
    assert.equal(applied.code, 1);
    assert.match(applied.text, /InvalidServiceName/);
  });

  test('the stub provider knows the schema and the checks of the real one', { needs }, async () => {
    // biome-ignore format: a row per case
    const cases = [
      ['private_dns_enabled', 'private_dns_enable', /Unsupported argument/],
      ['= "Interface"', '= "interface"', /expected vpc_endpoint_type to be one of/],
      [`["${routeTableIds[0]}"]`, `"${routeTableIds[0]}"`, /set of string required/],
      ['from_port         = 443', 'from_port         = "https"', /a number is required/],
      ['dns_options {', 'dns_option {', /Unsupported block type/],
      ['dns_record_ip_type = "ipv4"', 'dns_record_ip_type = "IPv4"', /dns_record_ip_type to be one of/],
      ['  vpc_id            = var.vpc_id\n', '', /The argument "vpc_id" is required/],
      ['  cidr_ipv4         = data.aws_vpc.this.cidr_block\n', '', /exactly one of .* must be set, 0 are/],
      ['  cidr_ipv4  ', '  prefix_list_id = "pl-1"\n  cidr_ipv4  ', /exactly one of .* must be set, 2 are/],
      [/jsonencode\(.*\)/, '"{"', /contains an invalid JSON policy/],
      ['  tags  ', '  state = "available"\n  tags  ', /unconfigurable attribute|Value for unconfigurable/],
      ['"aws_vpc_endpoint" "s3"', '"aws_vpc_endpoints" "s3"', /Invalid resource type/],
      ['aws_security_group.endpoints.id]', 'aws_security_group.endpoint.id]', /Reference to undeclared resource/],
    ];
    const world = await rig.startAws();
    const check = async ([from, to, problem]) => {
      assert.notEqual(MAIN.replace(from, to), MAIN, String(from));
      const terraform = await rig.terraform(world, MAIN.replace(from, to), { vars: { vpc_id: vpcId } });
      const { valid, problems } = await terraform.validate();
      assert.equal(valid, false, `valid: ${to}`);
      assert.match(problems.join('\n'), problem);
      await terraform.close();
    };
    for (const row of cases) await check(row);
  });
}

function shellTests(rig, test) {
  test('a bash script runs against a world with the real AWS CLI', { needs: ['bash', 'aws'] }, async () => {
    const world = await rig.startAws();
    const script =
      '#!/usr/bin/env bash\nset -euo pipefail\naws ec2 describe-subnets --subnet-ids "$@" --query "Subnets[].VpcId" --output text\n';
    const call = await rig.runBash(script, [subnetIds[0]], { env: world.env });
    assert.deepEqual([call.code, call.stdout.trim()], [0, vpcId], call.stderr);
    assert.notEqual((await rig.runBash(script, ['subnet-1'], { env: world.env })).code, 0);
  });

  test('bash, shellcheck and shfmt find faults', { needs: ['bash', 'shellcheck', 'shfmt'] }, async () => {
    const clean = await rig.checkShell('#!/usr/bin/env bash\nif true; then\n  echo "$1"\nfi\n');
    assert.deepEqual(clean, { syntax: '', shellcheck: [], shfmt: '' });
    assert.match((await rig.checkShell('#!/usr/bin/env bash\nif true\n')).syntax, /syntax error/);
    const faulty = await rig.checkShell('#!/usr/bin/env bash\nif true; then\n    echo $1\nfi\n');
    assert.match(faulty.shellcheck[0], /SC2086/);
    assert.notEqual(faulty.shfmt, '');
  });
}

function processTests(test) {
  test('a server that dies at start fails the run in its own words, and leaves nobody behind', {
    needs: ['bash', 'perl'],
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rig-'));
    try {
      const python = join(folder, 'python');
      const dies =
        'case $1 in *server.py) echo "ImportError: no moto" >&2; exit 3 ;; *) echo ready; exec cat ;; esac';
      await writeFile(python, `#!/usr/bin/env bash\n${dies}\n`, { mode: 0o755 });
      const tools = { moto: { path: python }, aws: { daemon: true }, perl: { path: '/usr/bin/perl' } };
      // A Node.js of its own: it ends by itself only when no child is left.
      const { code, stdout, stderr } = await run(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          START,
          import.meta.resolve('../aws/aws.mjs'),
          JSON.stringify(tools),
          folder,
        ],
        { timeout: 30_000 },
      );
      assert.equal(code, 0, stderr);
      assert.match(stdout, /server\.py ended: ImportError: no moto/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a server that says nothing is given up', { needs: ['bash'] }, async () => {
    const silent = start('bash', ['-c', 'echo loading >&2; exec cat'], { patience: 300 });
    // On a busy machine its own words come later than that, or not at all.
    await assert.rejects(silent, /ended: [\s\S]*\(not ready after 300 ms\)/);
  });
}

const START = `const [, file, tools, folder] = process.argv;
const { startAwsServices } = await import(file);
await startAwsServices(JSON.parse(tools), folder).catch((error) => console.log(error.message));`;

// The rig changes seldom, and whoever changes it runs its suite: `CONFORMANCE_ALL=1 npm run conformance rig:`. npm test asks for one
// refusal of each tool.
const HERE = [
  'EC2 refuses security groups and rules that it documents to refuse',
  'private DNS of one service exists once in a VPC, and needs the VPC attributes',
  'a failure can be ordered, and an endpoint that ends as failed',
  'a failed creation is reported and rolled back',
  'CloudFormation refuses templates and parameters that it documents to refuse',
  'cfn-lint finds bad policies and properties that do not suit',
  'terraform meets the refusals of EC2',
  'bash, shellcheck and shfmt find faults',
  'a server that dies at start fails the run in its own words, and leaves nobody behind',
];

export function suite(rig, everywhere) {
  const test = (name, settings, body) => everywhere(name, { ...settings, inCi: !HERE.includes(name) }, body);
  processTests(test);
  endpointTests(rig, test);
  cloudFormationTests(rig, test);
  terraformTests(rig, test);
  shellTests(rig, test);
}
