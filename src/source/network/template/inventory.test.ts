import { describe, expect, test } from 'vitest';
import { readSource } from '../../read-sources.ts';

const inventoryIn = (text: string) => {
  const read = readSource(text, 'file', { inventoryIsEnough: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.reading.inventory;
};

const TEMPLATE = `
Parameters:
  Name: {Type: String}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Ra: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref A, RouteTableId: !Ref Table}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}
  In: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}}
  Logs:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.logs
      SubnetIds: [!Ref A]
      SecurityGroupIds: [!GetAtt Group.GroupId]
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.s3, RouteTableIds: [!Ref Table]}
`;

describe('the inventory of a template', () => {
  test('joins its parts by reference', () => {
    const inventory = inventoryIn(TEMPLATE);
    expect(inventory).toMatchObject({
      vpcId: '@Vpc',
      origin: 'template',
      region: 'eu-west-1',
      endpoints: [
        { id: '@Logs', service: 'logs', type: 'Interface', subnetIds: ['@A'], securityGroupIds: ['@Group'] },
        { id: '@S3', service: 's3', type: 'Gateway', routeTableIds: ['@Table'], policy: { kind: 'default' } },
      ],
      subnets: [{ id: '@A', cidr: '10.0.1.0/24', availabilityZone: 'eu-west-1a' }],
      routeTables: [
        { id: '@Table', main: false, subnetIds: ['@A'] },
        { id: '@Vpc.MainRouteTable', main: true, routes: [{ destination: '10.0.0.0/16', target: 'local' }] },
      ],
      securityGroups: [{ id: '@Group', ingress: [{ fromPort: 443, cidrs: ['10.0.0.0/16'] }] }],
      vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: true },
    });
  });

  test('names no VPC and no subnets that only a deployment knows', () => {
    const text = TEMPLATE.replaceAll('VpcId: !Ref Vpc', 'VpcId: !Ref Name').replace(
      'SubnetIds: [!Ref A]',
      'SubnetIds: !Ref Name',
    );
    const inventory = inventoryIn(text);
    expect(inventory?.vpcId).toBeUndefined();
    expect(inventory?.endpoints[0]?.subnetIds).toBeUndefined();
  });

  test('follows the block of a VPC into a rule, and says what a rule leaves open', () => {
    const ruled = (rule: string) =>
      inventoryIn(
        TEMPLATE.replace(
          /In: .*/,
          `In: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Group, IpProtocol: tcp, ${rule}}}`,
        ),
      )?.securityGroups?.[0]?.ingress[0];
    expect(ruled('FromPort: 443, ToPort: 443, CidrIp: !GetAtt Vpc.CidrBlock')).toMatchObject({
      cidrs: ['10.0.0.0/16'],
    });
    expect(ruled('FromPort: 443, ToPort: 443, CidrIp: !GetAtt A.CidrBlock')?.cidrs).toEqual(['10.0.1.0/24']);
    expect(ruled('FromPort: 443, ToPort: 443, CidrIp: !Ref Name')).toMatchObject({
      cidrs: [],
      untold: ['Name'],
    });
    expect(ruled('FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Name')).toMatchObject({
      groupIds: [],
      untold: ['Name'],
    });
    expect(ruled('FromPort: !Ref Name, ToPort: 443, CidrIp: 10.0.0.0/16')).toMatchObject({
      cidrs: [],
      untold: ['its ports'],
    });
    expect(ruled('FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8')).not.toHaveProperty('untold');
  });

  test('has the network ACLs that it makes, and those and the main table that come with a VPC', () => {
    const own = `
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Vpc}}
  AclA: {Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: {NetworkAclId: !Ref Acl, SubnetId: !Ref A}}
  Rule: {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, Egress: true, CidrBlock: 0.0.0.0/0, PortRange: {From: 443, To: 443}}}
`;
    const inventory = inventoryIn(TEMPLATE + own);
    expect(inventory?.networkAcls).toMatchObject([
      {
        id: '@Acl',
        subnetIds: ['@A'],
        entries: [{ egress: true, number: 100, allow: true, protocol: '6', fromPort: 443, toPort: 443 }],
      },
      { id: '@Vpc.DefaultNetworkAcl', isDefault: true },
    ]);
    expect(inventory?.routeTables?.at(-1)).toMatchObject({ main: true, routes: [{ target: 'local' }] });
    expect(
      inventoryIn(TEMPLATE + own.replace('RuleNumber: 100', 'RuleNumber: !Ref Name')),
    ).not.toHaveProperty('networkAcls');
    expect(inventoryIn(TEMPLATE + own.replace('SubnetId: !Ref A', 'SubnetId: !Ref Name'))).not.toHaveProperty(
      'networkAcls',
    );
    expect(inventoryIn((TEMPLATE + own).replaceAll('!Ref Vpc', '!Ref Name'))?.networkAcls).toMatchObject([
      { id: '@Acl' },
    ]);
  });

  test('says what rests on default values, and what a condition leaves out with them', () => {
    const template = (want: string, values?: object) => {
      const text = TEMPLATE.replace(
        'Resources:',
        `  Want: {Type: String, Default: '${want}'}\n  Block: {Type: String, Default: 10.0.1.0/24}\nConditions:\n  W: !Equals [!Ref Want, 'yes']\nResources:`,
      )
        .replace('Type: AWS::EC2::VPCEndpoint\n', 'Condition: W\n    Type: AWS::EC2::VPCEndpoint\n')
        .replace('CidrBlock: 10.0.1.0/24', 'CidrBlock: !Ref Block')
        .replace(
          'VpcId: !Ref Vpc, ServiceName',
          'PolicyDocument: !If [W, {}, !Ref AWS::NoValue], VpcId: !Ref Vpc, ServiceName',
        );
      const read = readSource(text, 'file', {
        inventoryIsEnough: true,
        ...(values === undefined ? {} : { parameters: values }),
      });
      return read.ok ? read.reading.inventory : undefined;
    };
    expect(template('no')?.doubts).toEqual([
      'the condition W is false with the default values of the parameters: Logs is left out',
      'the parameter Block has its default value (A)',
      'the condition W is false with the default values of the parameters (S3)',
    ]);
    expect(template('yes')?.doubts?.[0]).toBe(
      'the condition W is true with the default values of the parameters: Logs is there',
    );
    const given = [
      { ParameterKey: 'Want', ParameterValue: 'yes' },
      { ParameterKey: 'Block', ParameterValue: '10.0.1.0/24' },
    ];
    expect(template('no', given)?.endpoints).toHaveLength(2);
    expect(template('no', given)).not.toHaveProperty('doubts');
    expect(inventoryIn(TEMPLATE)).not.toHaveProperty('doubts');
  });

  test('is not there without an endpoint', () => {
    expect(
      inventoryIn('Resources:\n  V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n'),
    ).toBeUndefined();
  });
});

describe('the inventory of Terraform', () => {
  const resource = (type: string, name: string, values: object, index?: string) => ({
    address: `${type}.${name}${index === undefined ? '' : `["${index}"]`}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          resource(
            'aws_vpc_endpoint',
            'iface',
            {
              service_name: 'com.amazonaws.eu-west-1.logs',
              vpc_endpoint_type: 'Interface',
              vpc_id: 'vpc-0123abcd',
              private_dns_enabled: true,
            },
            'logs',
          ),
          resource('aws_subnet', 'private', { vpc_id: 'vpc-0123abcd', cidr_block: '10.0.1.0/24' }, 'a'),
          resource('aws_subnet', 'private', { vpc_id: 'vpc-0123abcd', cidr_block: '10.0.2.0/24' }, 'b'),
          resource('aws_vpc_endpoint_policy', 'logs', {
            policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:*","Resource":"*"}]}',
          }),
        ],
      },
    },
    configuration: {
      root_module: {
        resources: [
          {
            address: 'aws_vpc_endpoint.iface',
            expressions: {
              subnet_ids: { references: ['aws_subnet.private'] },
              security_group_ids: { references: ['aws_security_group.x.id', 'aws_security_group.x'] },
            },
          },
          {
            address: 'aws_vpc_endpoint_policy.logs',
            expressions: { vpc_endpoint_id: { references: ['aws_vpc_endpoint.iface'] } },
          },
        ],
      },
    },
  };

  test('follows references to all instances, and leaves open what is not in it', () => {
    expect(inventoryIn(JSON.stringify(plan))).toMatchObject({
      vpcId: 'vpc-0123abcd',
      endpoints: [
        {
          id: '@aws_vpc_endpoint.iface["logs"]',
          subnetIds: ['@aws_subnet.private["a"]', '@aws_subnet.private["b"]'],
          policy: { kind: 'document' },
        },
      ],
    });
    expect(inventoryIn(JSON.stringify(plan))?.endpoints[0]?.securityGroupIds).toBeUndefined();
  });

  test('reads network ACLs with their blocks', () => {
    const { resources } = plan.planned_values.root_module;
    const acl = resource('aws_network_acl', 'own', {
      vpc_id: 'vpc-0123abcd',
      subnet_ids: ['subnet-0123abcd'],
      ingress: [
        {
          rule_no: 100,
          action: 'allow',
          protocol: 'tcp',
          cidr_block: '10.0.0.0/16',
          ipv6_cidr_block: '',
          from_port: 443,
          to_port: 443,
        },
      ],
      egress: [
        {
          rule_no: 90,
          action: 'Deny',
          protocol: '-1',
          cidr_block: '',
          ipv6_cidr_block: '::/0',
          from_port: 0,
          to_port: 0,
        },
      ],
    });
    const text = JSON.stringify({
      ...plan,
      planned_values: { root_module: { resources: [...resources, acl] } },
    });
    expect(inventoryIn(text)?.networkAcls).toMatchObject([
      {
        id: '@aws_network_acl.own',
        isDefault: false,
        subnetIds: ['subnet-0123abcd'],
        entries: [
          {
            egress: false,
            number: 100,
            allow: true,
            protocol: '6',
            cidr: '10.0.0.0/16',
            fromPort: 443,
            toPort: 443,
          },
          { egress: true, number: 90, allow: false, protocol: '-1', cidr: '::/0', fromPort: undefined },
        ],
      },
    ]);
    const open = text.replace('"cidr_block":"10.0.0.0/16"', '"cidr_block":"unknown"');
    expect(inventoryIn(open)).not.toHaveProperty('networkAcls');
  });
});
