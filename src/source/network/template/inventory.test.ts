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

  const REAL = 'vpc-0123456789abcdef0';
  const S3 = { service_name: 'com.amazonaws.eu-west-1.s3', vpc_endpoint_type: 'Gateway', vpc_id: REAL };

  describe('a gateway endpoint', () => {
    const table = (name: string) => resource('aws_route_table', name, { vpc_id: REAL });
    const associated = (name: string, values: object, references: object) => ({
      made: resource('aws_vpc_endpoint_route_table_association', name, values),
      configured: {
        address: `aws_vpc_endpoint_route_table_association.${name}`,
        expressions: references,
      },
    });
    const tablesOf = (
      expressions: object | undefined,
      more: readonly { readonly made: object; readonly configured: object }[] = [],
    ) => {
      const resources = [resource('aws_vpc_endpoint', 's3', S3), table('a'), ...more.map(({ made }) => made)];
      const own = expressions === undefined ? [] : [{ address: 'aws_vpc_endpoint.s3', expressions }];
      const text = JSON.stringify({
        format_version: '1.2',
        planned_values: { root_module: { resources } },
        configuration: { root_module: { resources: [...own, ...more.map(({ configured }) => configured)] } },
      });
      return inventoryIn(text)?.endpoints[0]?.routeTableIds;
    };
    const to = (name: string) => ({ references: [`${name}.id`, name] });
    const joined = associated(
      'a',
      {},
      { vpc_endpoint_id: to('aws_vpc_endpoint.s3'), route_table_id: to('aws_route_table.a') },
    );

    test('for which nothing names a route table serves none', () => {
      expect(tablesOf({ vpc_id: { constant_value: REAL } })).toEqual([]);
    });

    test('has the tables of the resources that associate them', () => {
      expect(tablesOf({}, [joined])).toEqual(['@aws_route_table.a']);
      expect(tablesOf({ route_table_ids: to('aws_route_table.a') })).toEqual(['@aws_route_table.a']);
    });

    test('is open where its tables come from elsewhere, and where an association may be its own', () => {
      expect(tablesOf(undefined)).toBeUndefined();
      expect(tablesOf({ route_table_ids: { references: ['var.tables'] } })).toBeUndefined();
      expect(tablesOf({ route_table_ids: {} })).toBeUndefined();
      const ofModule = { references: ['module.endpoints.ids'] };
      expect(
        tablesOf({}, [
          associated('b', {}, { vpc_endpoint_id: ofModule, route_table_id: to('aws_route_table.a') }),
        ]),
      ).toBeUndefined();
      expect(
        tablesOf({}, [associated('c', {}, { vpc_endpoint_id: to('aws_vpc_endpoint.s3') })]),
      ).toBeUndefined();
      const ofOther = { vpc_endpoint_id: 'vpce-0fedcba9876543210', route_table_id: 'rtb-0123456789abcdef0' };
      expect(tablesOf({}, [associated('d', ofOther, {})])).toEqual([]);
    });
  });

  test('of a state says that it exists, in either form; of a plan or a template it does not', () => {
    const resource = { type: 'aws_vpc_endpoint', name: 's3' };
    const root = {
      root_module: { resources: [{ ...resource, address: 'aws_vpc_endpoint.s3', values: S3 }] },
    };
    const states = [
      {
        ...{ version: 4, terraform_version: '1.9.0', lineage: 'a' },
        resources: [{ ...resource, mode: 'managed', instances: [{ attributes: S3 }] }],
      },
      { format_version: '1.0', terraform_version: '1.9.0', values: root },
    ];
    for (const state of states) {
      const read = readSource(JSON.stringify(state), 'file', { inventoryIsEnough: true });
      expect(read.ok && read.recognised.map(({ title }) => title)).toEqual(['a Terraform state']);
      expect(read.ok && read.reading.inventory).toMatchObject({ origin: 'template', isState: true });
    }
    const plan = { format_version: '1.2', terraform_version: '1.9.0', planned_values: root };
    expect(inventoryIn(JSON.stringify(plan))).toMatchObject({ origin: 'template' });
    expect(inventoryIn(JSON.stringify(plan))).not.toHaveProperty('isState');
  });

  test('has the DNS attributes of a VPC that a data source or the default VPC tells', () => {
    const values = { id: REAL, cidr_block: '10.0.0.0/16', enable_dns_support: true };
    const stateOf = (type: string, mode: string, hostnames: boolean) => {
      const attributes = { ...values, enable_dns_hostnames: hostnames };
      const instance = (kind: string, name: string, own: object, way = 'managed') => ({
        ...{ mode: way, type: kind, name, provider: 'aws' },
        instances: [{ attributes: own }],
      });
      return JSON.stringify({
        ...{ version: 4, terraform_version: '1.9.0', lineage: 'a' },
        resources: [
          instance(
            type,
            'other',
            { ...attributes, id: 'vpc-0fedcba9876543210', enable_dns_support: false },
            mode,
          ),
          instance(type, 'this', attributes, mode),
          instance('aws_vpc_endpoint', 's3', S3),
        ],
      });
    };
    for (const [type, mode] of [
      ['aws_vpc', 'managed'],
      ['aws_vpc', 'data'],
      ['aws_default_vpc', 'managed'],
    ] as const) {
      const inventory = inventoryIn(stateOf(type, mode, false));
      expect(inventory).toMatchObject({
        vpcId: REAL,
        vpcCidrs: ['10.0.0.0/16'],
        vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: false },
      });
      // Only of a VPC that is made here it is known that nothing else is in its main table.
      expect('routeTables' in (inventory ?? {})).toBe(type === 'aws_vpc' && mode === 'managed');
      expect('networkAcls' in (inventory ?? {})).toBe(type === 'aws_vpc' && mode === 'managed');
    }
    const data = { ...resource('aws_vpc', 'this', { ...values, enable_dns_hostnames: true }), mode: 'data' };
    const planned = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [resource('aws_vpc_endpoint', 's3', S3)] } },
      prior_state: { values: { root_module: { resources: [data] } } },
    };
    expect(inventoryIn(JSON.stringify(planned))?.vpcAttributes).toEqual({
      enableDnsSupport: true,
      enableDnsHostnames: true,
    });
  });
});
