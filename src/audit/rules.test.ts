import { describe, expect, test } from 'vitest';
import {
  type Answers,
  conflictsIn,
  type ExistingEndpoint,
  type Inventory,
  type Permission,
  type PolicyStatement,
  parseServiceName,
  plan,
  toProfile,
} from '../core/index.ts';
import { inventoryOf } from '../testing/apply-corrections.ts';
import { AUDIT_RULES, type Audit, type AuditRuleId, audit } from './index.ts';
import { rehearse } from './rehearsal/index.ts';

type Change = (inventory: Inventory) => Inventory;
/** Answers, and what was done to the inventory that an export of their plan creates. */
type Case = readonly [Answers, ...Change[]];

interface RuleCases {
  readonly fires: readonly [Case, ...Case[]];
  readonly silent: readonly [Case, ...Case[]];
}

const FARGATE: Answers = { secretSources: ['secretsmanager'] };
const EC2: Answers = { launchType: 'EC2' };
const TASK_GROUP: Answers = { taskSecurityGroupId: 'sg-0000000a' };
const TWO_ZONES: Answers = { ...FARGATE, availabilityZones: 2 };
const ROUTED: Answers = { ...FARGATE, routeTableIds: 'rtb-0000000a' };
const NAMED: Answers = {
  subnetIds: 'subnet-0000000a,subnet-0000000b',
  routeTableIds: 'rtb-0000000a',
};

const change =
  (service: string, to: Partial<ExistingEndpoint>): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.map((existing) =>
      existing.service === service ? { ...existing, ...to } : existing,
    ),
  });

const without =
  (service: string): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.filter((existing) => existing.service !== service),
  });

/** A template that leaves a part of the service name to its deployment. */
const toldAs =
  (service: string, serviceName: string, vpcId: string): Change =>
  (inventory) => ({
    ...inventory,
    vpcId,
    origin: 'template',
    endpoints: inventory.endpoints.map((existing) =>
      existing.service === service
        ? {
            ...existing,
            serviceName,
            service: serviceName.endsWith(`.${service}`) ? existing.service : undefined,
            region: undefined,
          }
        : existing,
    ),
  });

const nothing: Change = (inventory) => ({ ...inventory, endpoints: [] });

/** One network ACL for the whole VPC that allows TCP in these directions and ports only. */
const acl =
  (...allowed: readonly { egress: boolean; from: number; to: number; cidr?: string }[]): Change =>
  (inventory) => ({
    ...inventory,
    networkAcls: [
      {
        id: 'acl-0000000a',
        vpcId: '',
        isDefault: true,
        subnetIds: [],
        entries: allowed.map(({ egress, from, to, cidr = '0.0.0.0/0' }, index) => ({
          egress,
          number: 100 + index,
          allow: true,
          protocol: '6',
          cidr,
          fromPort: from,
          toPort: to,
        })),
      },
    ],
  });

/** Every route table leads a prefix list to an endpoint that no list has. */
const toUnlisted: Change = (inventory) => ({
  ...inventory,
  routeTables: (inventory.routeTables ?? []).map((table) => ({
    ...table,
    routes: [...table.routes, { destination: 'pl-63a5400a', target: 'vpce-unlisted', blackhole: false }],
  })),
});

const owned =
  (ownerId: string): Change =>
  (inventory) => ({
    ...inventory,
    subnets: (inventory.subnets ?? []).map((subnet) => ({ ...subnet, ownerId })),
  });

const offering =
  (serviceName: string, zones: readonly string[] = ['us-east-1a', 'us-east-1b', 'us-east-1c']): Change =>
  (inventory) => ({
    ...inventory,
    offeredServices: [{ serviceName, types: ['Interface'], zones, privateDnsNames: [] }],
  });

const zone =
  (name: string): Change =>
  (inventory) => ({ ...inventory, hostedZones: [{ id: 'Z0000000000001', name }] });

/** Everything that was described stands in another VPC. */
const elsewhere: Change = (inventory) => ({
  ...inventory,
  endpoints: [],
  elsewhere: inventory.endpoints.map((existing) => ({ ...existing, vpcId: 'vpc-0000000c' })),
  subnets: [],
  routeTables: [],
  securityGroups: [],
});

/** The endpoint stands in a hub VPC. */
const inHub =
  (service: string): Change =>
  (inventory) => ({
    ...inventory,
    endpoints: inventory.endpoints.filter((existing) => existing.service !== service),
    elsewhere: inventory.endpoints
      .filter((existing) => existing.service === service)
      .map((existing) => ({ ...existing, vpcId: 'vpc-000000hub' })),
  });

/** Half of the VPC's addresses lead to an appliance that is gone. */
const detour =
  (blackhole: boolean): Change =>
  (inventory) => ({
    ...inventory,
    routeTables: (inventory.routeTables ?? []).map((table) => ({
      ...table,
      routes: [...table.routes, { destination: '10.0.0.0/17', target: 'eni-0000000a', blackhole }],
    })),
  });
const toBlackhole = detour(true);
const toAppliance = detour(false);

const nameless =
  (...lists: readonly (keyof Inventory)[]): Change =>
  (inventory) =>
    Object.fromEntries(
      Object.entries(inventory).filter(([name]) => !lists.includes(name as keyof Inventory)),
    ) as unknown as Inventory;

/** Another endpoint, as different from a usual one as told. */
const also =
  (serviceName: string, to: Partial<ExistingEndpoint> = {}): Change =>
  (inventory) => {
    const parsed = parseServiceName(serviceName);
    const added: ExistingEndpoint = {
      id: `vpce-also${inventory.endpoints.length}`,
      serviceName,
      service: parsed?.service,
      region: parsed?.region,
      fips: parsed?.fips ?? false,
      type: 'Interface',
      state: 'available',
      vpcId: inventory.vpcId ?? '',
      privateDnsEnabled: false,
      subnetIds: (inventory.subnets ?? []).map(({ id }) => id),
      routeTableIds: [],
      securityGroupIds: [],
      policy: { kind: 'default' },
      ipAddressType: 'ipv4',
      tags: [],
      managed: false,
      ...to,
    };
    return { ...inventory, endpoints: [...inventory.endpoints, added] };
  };

const statement = (part: Partial<PolicyStatement> & { readonly [key: string]: unknown }): PolicyStatement =>
  ({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...part }) as PolicyStatement;

const policy = (service: string, ...statements: readonly PolicyStatement[]): Change =>
  change(service, { policy: { kind: 'document', text: '', statements } });

const permission = (part: Partial<Permission>): Permission => ({
  protocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  cidrs: [],
  groupIds: [],
  prefixListIds: [],
  ...part,
});

const ingress =
  (...permissions: readonly Partial<Permission>[]): Change =>
  (inventory) => ({
    ...inventory,
    securityGroups: (inventory.securityGroups ?? []).map((group) => ({
      ...group,
      ingress: permissions.map(permission),
    })),
  });

/** Describes the security group of the tasks. */
const S3_LIST: Change = (inventory) => ({
  ...inventory,
  prefixLists: [
    { id: 'pl-63a5400a', name: 'com.amazonaws.us-east-1.s3', cidrs: ['52.216.0.0/15', '3.5.0.0/19'] },
  ],
});

const egress =
  (...permissions: readonly Partial<Permission>[]): Change =>
  (inventory) => ({
    ...inventory,
    securityGroups: [
      ...(inventory.securityGroups ?? []),
      {
        id: 'sg-0000000a',
        vpcId: inventory.vpcId ?? '',
        ingress: [],
        egress: permissions.map(permission),
      },
    ],
  });

const routes =
  (target: string): Change =>
  (inventory) => ({
    ...inventory,
    routeTables: (inventory.routeTables ?? []).map((table) => ({
      ...table,
      routes: target === '' ? [] : [{ destination: '0.0.0.0/0', target, blackhole: false }],
    })),
  });

const attributes =
  (enableDnsSupport: boolean, enableDnsHostnames: boolean): Change =>
  (inventory) => ({ ...inventory, vpcAttributes: { enableDnsSupport, enableDnsHostnames } });

const zones =
  (zone: string): Change =>
  (inventory) => ({
    ...inventory,
    subnets: (inventory.subnets ?? []).map((subnet) => ({ ...subnet, availabilityZone: zone })),
  });

const moreSubnets: Change = (inventory) => ({
  ...inventory,
  subnets: [
    ...(inventory.subnets ?? []),
    ...(inventory.subnets ?? []).slice(0, 1).map((subnet) => ({
      ...subnet,
      id: 'subnet-0000000c',
      cidr: '10.0.200.0/24',
      availabilityZone: 'us-east-1f',
    })),
  ],
  routeTables: (inventory.routeTables ?? []).map((table, index) =>
    index === 0 ? { ...table, subnetIds: [...table.subnetIds, 'subnet-0000000c'] } : table,
  ),
});

const LAYERS = 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*';
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'];
const ORGANIZATION = { StringEquals: { 'aws:ResourceOrgID': 'o-1234567890' } };

/** Every rule, where it fires and where it is silent; without both this does not compile. */
const CASES: { readonly [R in AuditRuleId]: RuleCases } = {
  'audit/missing': {
    fires: [
      [FARGATE, without('logs')],
      [FARGATE, without('s3')],
      [{ ...FARGATE, include: 'optional', customerManagedKey: true }, without('kms')],
    ],
    silent: [
      [FARGATE],
      [{ ...FARGATE, customerManagedKey: true }, without('kms')],
      [EC2, without('autoscaling')],
    ],
  },
  'audit/wrong-type': {
    fires: [[FARGATE, change('s3', { type: 'Interface' })]],
    silent: [[FARGATE], [FARGATE, also('com.amazonaws.us-east-1.s3')]],
  },
  'audit/other-region': {
    fires: [[FARGATE, also('com.amazonaws.eu-west-1.logs')]],
    silent: [[FARGATE], [FARGATE, also('com.amazonaws.eu-west-1.athena')]],
  },
  'audit/fips-variant': {
    fires: [[FARGATE, also('com.amazonaws.us-east-1.logs-fips', { fips: true })]],
    silent: [[FARGATE]],
  },
  'audit/not-available': {
    fires: [
      [FARGATE, change('logs', { state: 'pending' })],
      [FARGATE, change('logs', { state: 'pendingAcceptance' })],
      [FARGATE, change('s3', { state: 'partial' })],
    ],
    silent: [[FARGATE], [FARGATE, change('logs', { state: '' })]],
  },
  'audit/unusable-state': {
    fires: [
      [FARGATE, change('logs', { state: 'failed' })],
      [FARGATE, change('logs', { state: 'rejected' })],
      [FARGATE, change('logs', { state: 'failed', lastError: { message: 'conflicting DNS domain for x' } })],
    ],
    silent: [
      [FARGATE],
      [FARGATE, change('logs', { state: 'pending' })],
      [FARGATE, change('logs', { state: 'deleting' })],
    ],
  },
  'audit/private-dns-off': {
    fires: [
      [FARGATE, change('ecr.dkr', { privateDnsEnabled: false })],
      [{ launchType: 'EXTERNAL' }, change('s3', { privateDnsEnabled: false })],
    ],
    silent: [
      [FARGATE],
      [{ ...FARGATE, ecrApiPrivateDns: false }, change('ecr.api', { privateDnsEnabled: false })],
      [FARGATE, change('s3', { privateDnsEnabled: false })],
      [{ ...FARGATE, customerManagedKey: true }, also('com.amazonaws.us-east-1.kms')],
    ],
  },
  'audit/vpc-dns-attributes': {
    fires: [
      [FARGATE, attributes(false, true)],
      [FARGATE, attributes(true, false)],
      [{ imageRegistries: [], logDrivers: [], applicationServices: ['s3'] }, attributes(false, true)],
    ],
    silent: [
      [FARGATE, attributes(true, true)],
      [FARGATE, nameless('vpcAttributes')],
      [{ imageRegistries: [], logDrivers: [], applicationServices: ['s3'] }, attributes(true, false)],
    ],
  },
  'audit/zones-not-covered': {
    fires: [
      [TWO_ZONES, change('logs', { subnetIds: ['subnet-00000000000000001'] })],
      // The subnets of the tasks are told.
      [ROUTED, change('logs', { subnetIds: ['subnet-0000000a'] })],
      [NAMED, change('logs', { subnetIds: ['subnet-0000000a'] })],
      [NAMED, nameless('subnets'), change('logs', { subnetIds: ['subnet-0000000a'] })],
      [
        { availabilityZones: 3 },
        nameless('subnets'),
        change('logs', { subnetIds: ['subnet-1', 'subnet-2'] }),
      ],
    ],
    silent: [
      [
        TWO_ZONES,
        change('logs', { subnetIds: ['subnet-00000000000000001'] }),
        offering('com.amazonaws.us-east-1.logs', ['us-east-1a']),
      ],
      [FARGATE],
      // Only assumed, or not shown.
      [FARGATE, change('logs', { subnetIds: ['subnet-00000000000000001'] })],
      [FARGATE, nameless('subnets'), change('logs', { subnetIds: ['subnet-1'] })],
      [TWO_ZONES, change('logs', { subnetIds: undefined })],
      [NAMED, change('logs', { subnetIds: undefined })],
      [NAMED, nameless('subnets'), change('logs', { subnetIds: undefined })],
      // The task subnets are in one zone, so one is enough.
      [FARGATE, zones('us-east-1a'), change('logs', { subnetIds: ['subnet-00000000000000001'] })],
      [NAMED, zones('us-east-1a'), change('logs', { subnetIds: ['subnet-0000000b'] })],
      [NAMED, nameless('subnets'), change('logs', { subnetIds: ['subnet-1', 'subnet-2'] })],
      [NAMED, change('s3', { subnetIds: [] })],
    ],
  },
  'audit/without-subnet': {
    fires: [
      [FARGATE, change('logs', { subnetIds: [] })],
      [FARGATE, zones('us-east-1a'), change('logs', { subnetIds: [] })],
      [FARGATE, nameless('subnets'), change('logs', { subnetIds: [] })],
      [NAMED, change('logs', { subnetIds: [] })],
      [NAMED, nameless('subnets'), change('logs', { subnetIds: [] })],
    ],
    silent: [
      [FARGATE],
      [FARGATE, change('logs', { subnetIds: undefined })],
      [NAMED, change('logs', { subnetIds: ['subnet-0000000a'] })],
      [NAMED, change('s3', { subnetIds: [] })],
    ],
  },
  'audit/zones-assumed': {
    fires: [
      [FARGATE, change('logs', { subnetIds: ['subnet-00000000000000001'] })],
      [FARGATE, nameless('subnets'), change('logs', { subnetIds: ['subnet-1'] })],
    ],
    silent: [
      [FARGATE],
      [FARGATE, change('logs', { subnetIds: [] })],
      [FARGATE, change('logs', { subnetIds: undefined })],
      [TWO_ZONES, change('logs', { subnetIds: ['subnet-00000000000000001'] })],
      [FARGATE, zones('us-east-1a'), change('logs', { subnetIds: ['subnet-00000000000000001'] })],
    ],
  },
  'audit/other-zones': {
    fires: [[FARGATE, moreSubnets]],
    silent: [[FARGATE], [NAMED, moreSubnets], [FARGATE, moreSubnets, nameless('subnets')]],
  },
  'audit/zones-not-judged': {
    fires: [[NAMED, nameless('subnets'), change('logs', { subnetIds: ['subnet-1', 'subnet-2'] })]],
    silent: [[NAMED], [NAMED, nameless('subnets')], [FARGATE, nameless('subnets')]],
  },
  'audit/route-tables-not-covered': {
    fires: [
      [FARGATE, change('s3', { routeTableIds: ['rtb-00000000000000001'] })],
      [NAMED, change('s3', { routeTableIds: ['rtb-1'] })],
      [NAMED, nameless('routeTables'), change('s3', { routeTableIds: ['rtb-1'] })],
    ],
    silent: [
      [FARGATE],
      [NAMED],
      [NAMED, nameless('routeTables')],
      [FARGATE, nameless('routeTables'), change('s3', { routeTableIds: ['rtb-1'] })],
      // Two gateways share the route tables.
      [
        FARGATE,
        change('s3', { routeTableIds: ['rtb-00000000000000001'] }),
        also('com.amazonaws.us-east-1.s3', {
          type: 'Gateway',
          routeTableIds: ['rtb-00000000000000002'],
        }),
      ],
    ],
  },
  'audit/gateway-without-route-table': {
    fires: [
      [FARGATE, change('s3', { routeTableIds: [] })],
      [FARGATE, nameless('routeTables', 'subnets'), change('s3', { routeTableIds: [] })],
    ],
    silent: [[FARGATE], [FARGATE, change('logs', { routeTableIds: [] })]],
  },
  'audit/route-tables-not-judged': {
    fires: [[FARGATE, nameless('routeTables')]],
    silent: [[FARGATE], [NAMED, nameless('routeTables')], [FARGATE, nameless('subnets')]],
  },
  'audit/security-group-closed': {
    fires: [
      [FARGATE, ingress()],
      [FARGATE, ingress({ fromPort: 80, toPort: 80, cidrs: ['0.0.0.0/0'] })],
      [FARGATE, ingress({ protocol: 'udp', cidrs: ['0.0.0.0/0'] })],
      [FARGATE, ingress({ cidrs: ['192.168.0.0/16'] })],
      [{ taskSecurityGroupId: 'sg-0000000a' }, ingress({ groupIds: ['sg-0000000b'] })],
      [{ taskSubnetCidrs: '10.0.0.0/24, 10.0.1.0/24' }, ingress({ cidrs: ['10.0.1.0/24'] })],
      [FARGATE, nameless('subnets', 'routeTables'), ingress()],
      [{ vpcCidr: '10.0.0.0/16' }, nameless('subnets'), ingress({ cidrs: ['10.1.0.0/16'] })],
      [NAMED, ingress({ cidrs: ['10.0.0.0/17'] })],
      [{ ipAddressType: 'ipv6' }, ingress({ cidrs: ['10.0.0.0/8', '2001:db9::/32'] })],
      // What does not listen on 443 is not reached by it.
      [{ applicationServices: ['cassandra'] }, ingress({ cidrs: ['10.0.0.0/16'] })],
    ],
    silent: [
      [FARGATE],
      [{ applicationServices: ['cassandra', 'email-smtp'] }],
      [
        { applicationServices: ['cassandra'] },
        ingress({ cidrs: ['10.0.0.0/16'] }, { fromPort: 9142, toPort: 9142, cidrs: ['10.0.0.0/16'] }),
      ],
      // A client of Amazon SES chooses one of its ports.
      [
        { applicationServices: ['email-smtp'] },
        ingress({ cidrs: ['10.0.0.0/16'] }, { fromPort: 587, toPort: 587, cidrs: ['10.0.0.0/16'] }),
      ],
      [FARGATE, nameless('securityGroups')],
      [FARGATE, ingress({ protocol: '-1', fromPort: undefined, toPort: undefined, cidrs: ['10.0.0.0/8'] })],
      [FARGATE, ingress({ fromPort: 0, toPort: 65535, cidrs: ['0.0.0.0/0'] })],
      [FARGATE, ingress({ cidrs: ['10.0.0.0/17'] }, { cidrs: ['10.0.128.0/17'] })],
      [{ taskSecurityGroupId: 'sg-0000000a' }, ingress({ groupIds: ['sg-0000000a'] })],
      [{ taskSecurityGroupId: 'sg-0000000a' }, ingress({ cidrs: ['10.0.0.0/16'] })],
      [FARGATE, ingress({ prefixListIds: ['pl-0000000a'] })],
      [FARGATE, ingress({ groupIds: ['sg-0000000b'] })],
      [FARGATE, change('logs', { securityGroupIds: ['sg-elsewhere'] })],
      [{ ipAddressType: 'ipv6' }, ingress({ cidrs: ['2001:db8::/32'] })],
      // Egress rules of the endpoint's group do not matter, and neither does a gateway.
      [FARGATE, change('s3', { securityGroupIds: [] })],
    ],
  },
  'audit/security-group-not-judged': {
    fires: [
      [FARGATE, ingress({ prefixListIds: ['pl-0000000a'] })],
      [FARGATE, ingress({ groupIds: ['sg-0000000b'] })],
      [FARGATE, change('logs', { securityGroupIds: ['sg-elsewhere'] })],
      [FARGATE, change('logs', { securityGroupIds: [] })],
      [{ vpcCidr: '10.0.0.0/16' }, nameless('subnets'), ingress({ cidrs: ['10.0.1.0/24'] })],
      [FARGATE, nameless('subnets', 'routeTables'), ingress({ cidrs: ['10.0.1.0/24'] })],
    ],
    silent: [[FARGATE], [FARGATE, ingress()], [FARGATE, nameless('securityGroups')]],
  },
  'audit/named-group-closed': {
    fires: [[{ securityGroupId: 'sg-0000000a' }, without('logs'), ingress()]],
    silent: [
      [{ securityGroupId: 'sg-0000000a' }, ingress()],
      [{ securityGroupId: 'sg-0000000a' }, without('logs')],
      [{ securityGroupId: 'sg-0000000a' }, without('s3'), ingress()],
    ],
  },
  'audit/policy-denies-everything': {
    fires: [
      [FARGATE, policy('logs', statement({ Effect: 'Deny' }))],
      [FARGATE, policy('s3', statement({ Effect: 'Deny', Action: 's3:DeleteObject' }))],
      [EC2, policy('ecs-agent', statement({ Effect: 'Deny' }))],
      [{ applicationServices: ['sqs'] }, policy('sqs', statement({ Effect: 'Deny' }))],
    ],
    silent: [
      [FARGATE],
      [FARGATE, policy('logs', statement({}), statement({ Effect: 'Deny', Action: 'logs:DeleteLogGroup' }))],
    ],
  },
  'audit/policy-blocks': {
    fires: [
      [FARGATE, policy('ecr.dkr', statement({ Action: 'ecr:BatchGetImage' }))],
      [
        FARGATE,
        policy('ecr.api', statement({ Action: PULL, Resource: 'arn:aws:ecr:us-east-1:1:repository/a' })),
      ],
      [FARGATE, policy('s3', statement({ Resource: 'arn:aws:s3:::mine/*' }))],
      [FARGATE, policy('s3', statement({ Resource: 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*' }))],
      [FARGATE, policy('s3', statement({ Condition: ORGANIZATION }))],
      [
        FARGATE,
        policy(
          's3',
          statement({}),
          statement({ Effect: 'Deny', Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-1' } } }),
        ),
      ],
      [FARGATE, policy('logs', statement({}), statement({ Effect: 'Deny', Action: 'logs:Put*' }))],
      [EC2, policy('ecs', statement({ Action: ['ecs:CreateCluster', 'ecs:ListClusters'], Resource: ['*'] }))],
      [{ environmentFiles: true }, policy('s3', statement({ Action: 's3:GetObject', Resource: LAYERS }))],
      [
        { ...FARGATE, accountId: '111122223333' },
        policy(
          'logs',
          statement({ Condition: { StringEquals: { 'aws:PrincipalAccount': '999922223333' } } }),
        ),
      ],
    ],
    silent: [
      [FARGATE],
      // The documented examples.
      [FARGATE, policy('s3', statement({ Action: ['s3:GetObject'], Resource: [LAYERS] }))],
      [FARGATE, policy('logs', statement({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }))],
      [FARGATE, policy('ecr.dkr', statement({ Action: PULL }))],
      [
        FARGATE,
        policy(
          'ecr.dkr',
          statement({}),
          statement({
            Effect: 'Deny',
            Action: 'ecr:DeleteRepository',
            Resource: 'arn:aws:ecr:us-east-1:1:repository/a',
          }),
        ),
      ],
      [EC2, policy('s3', statement({ Action: ['s3:GetObject'], Resource: [LAYERS] }))],
      [
        FARGATE,
        policy(
          'secretsmanager',
          statement({
            Action: 'secretsmanager:GetSecretValue',
            Resource: 'arn:aws:secretsmanager:us-east-1:1:secret:prod/*',
          }),
        ),
      ],
      [{ applicationServices: ['sqs'] }, policy('sqs', statement({ Action: 'sqs:SendMessage' }))],
      [
        FARGATE,
        policy(
          's3',
          statement({}),
          statement({
            Effect: 'Deny',
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ),
      ],
      [
        { vpcId: 'vpc-0000000a' },
        policy('logs', statement({ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0000000a' } } })),
      ],
    ],
  },
  'audit/policy-narrower': {
    fires: [
      [FARGATE, policy('ecr.dkr', statement({ Action: PULL }))],
      [
        FARGATE,
        policy('secretsmanager', statement({ Resource: 'arn:aws:secretsmanager:us-east-1:1:secret:prod/*' })),
      ],
      [EC2, policy('s3', statement({ Action: ['s3:GetObject'], Resource: [LAYERS] }))],
    ],
    silent: [[FARGATE], [FARGATE, policy('secretsmanager', statement({}))]],
  },
  'audit/policy-conditional': {
    fires: [
      [FARGATE, policy('logs', statement({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }))],
      [FARGATE, policy('ecr.api', statement({ Principal: { AWS: 'arn:aws:iam::111122223333:role/pull' } }))],
    ],
    silent: [[FARGATE], [FARGATE, policy('logs', statement({ Principal: { AWS: '*' } }))]],
  },
  'audit/policy-support-undocumented': {
    fires: [
      [EC2, policy('ecs-agent', statement({ Action: 'ecs:ListClusters' }))],
      [EC2, policy('ecs-telemetry', statement({ Action: 'ecs:Poll' }))],
      [{ ecsExec: true }, policy('ssmmessages', statement({ Action: 'ssm:GetParameters' }))],
    ],
    silent: [
      [EC2, policy('ecs-agent', statement({ Action: 'ecs:Poll' }))],
      [EC2, policy('ecs', statement({ Action: 'ecs:ListClusters' }))],
      [{ ecsExec: true }],
    ],
  },
  'audit/policy-of-own-code': {
    fires: [
      [{ applicationServices: ['s3'] }, policy('s3', statement({ Action: 's3:ListBucket' }))],
      [{ applicationServices: ['sqs'] }, policy('sqs', statement({ Action: 'sqs:SendMessage' }))],
    ],
    silent: [
      [FARGATE, policy('s3', statement({ Action: 's3:ListBucket' }))],
      [{ applicationServices: ['sqs'] }],
      [{ applicationServices: ['s3'] }, policy('s3', statement({}))],
    ],
  },
  'audit/policy-wider': {
    fires: [
      [FARGATE, change('logs', { policy: { kind: 'default' } })],
      [FARGATE, policy('s3', statement({}))],
      [FARGATE, policy('s3', statement({ Principal: { AWS: '*' } }))],
    ],
    silent: [
      [FARGATE],
      [{ endpointPolicies: 'full-access' }],
      [{ applicationServices: ['sqs'] }, change('sqs', { policy: { kind: 'default' } })],
    ],
  },
  'audit/policy-unreadable': {
    fires: [[FARGATE, change('logs', { policy: { kind: 'unreadable', text: '{' } })]],
    silent: [[FARGATE]],
  },
  'audit/ip-address-type': {
    fires: [
      [FARGATE, change('logs', { ipAddressType: 'ipv6' })],
      [{ ipAddressType: 'ipv6' }, change('logs', { ipAddressType: 'ipv4' })],
      [{ ipAddressType: 'dualstack' }, change('logs', { ipAddressType: 'ipv6' })],
    ],
    silent: [
      [FARGATE, change('logs', { ipAddressType: 'dualstack' })],
      [FARGATE, change('logs', { ipAddressType: undefined })],
      [{ ipAddressType: 'ipv6' }, change('logs', { ipAddressType: 'dualstack' })],
    ],
  },
  'audit/dual-stack-possible': {
    fires: [[{ ipAddressType: 'dualstack' }, change('logs', { ipAddressType: 'ipv4' })]],
    silent: [[{ ipAddressType: 'dualstack' }], [FARGATE]],
  },
  'audit/duplicate': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.logs')],
      [
        FARGATE,
        change('logs', { privateDnsEnabled: false }),
        also('com.amazonaws.us-east-1.logs', { privateDnsEnabled: true }),
      ],
    ],
    silent: [
      [FARGATE],
      [FARGATE, also('com.amazonaws.us-east-1.s3', { type: 'Gateway' })],
      [FARGATE, also('com.amazonaws.us-east-1.logs', { managed: true })],
    ],
  },
  'audit/interface-beside-gateway': {
    fires: [[FARGATE, also('com.amazonaws.us-east-1.s3')]],
    silent: [[FARGATE], [FARGATE, without('s3'), also('com.amazonaws.us-east-1.s3')]],
  },
  'audit/not-needed': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.ssm')],
      [FARGATE, also('com.amazonaws.us-east-1.sts')],
    ],
    silent: [[FARGATE], [FARGATE, also('com.amazonaws.us-east-1.ecs')]],
  },
  'audit/foreign': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.athena')],
      [FARGATE, also('com.amazonaws.vpce.us-east-1.vpce-svc-0caf1c7342f032f18')],
      [FARGATE, also('', { type: 'GatewayLoadBalancer' })],
      [FARGATE, also('com.amazonaws.us-east-1.sqs')],
    ],
    silent: [[FARGATE], [{ applicationServices: ['sqs'] }]],
  },
  'audit/other-vpc': {
    fires: [
      [
        FARGATE,
        (inventory) => ({
          ...inventory,
          elsewhere: inventory.endpoints
            .slice(0, 1)
            .map((existing) => ({ ...existing, id: 'vpce-2', vpcId: 'vpc-2' })),
        }),
      ],
    ],
    silent: [[FARGATE]],
  },
  'audit/other-variant': {
    fires: [[FARGATE, also('com.amazonaws.eu-west-1.sqs')]],
    silent: [[FARGATE], [FARGATE, also('com.amazonaws.us-east-1.sqs')]],
  },
  'audit/gateway-costs-nothing': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.dynamodb', { type: 'Gateway' })],
      [{ imageRegistries: [] }, also('com.amazonaws.us-east-1.s3', { type: 'Gateway' })],
    ],
    silent: [[FARGATE], [{ applicationServices: ['dynamodb'] }]],
  },
  'audit/gateway-of-other-subnets': {
    fires: [[FARGATE, also('com.amazonaws.us-east-1.s3', { type: 'Gateway', routeTableIds: ['rtb-other'] })]],
    silent: [[FARGATE]],
  },
  'audit/gateway-not-from-outside': {
    fires: [[{ launchType: 'EXTERNAL' }, also('com.amazonaws.us-east-1.s3', { type: 'Gateway' })]],
    silent: [[FARGATE], [{ launchType: 'EXTERNAL' }]],
  },
  'audit/left-over': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.athena', { state: 'deleted' })],
      [FARGATE, also('com.amazonaws.us-east-1.logs', { state: 'failed' })],
    ],
    silent: [[FARGATE], [FARGATE, change('logs', { state: 'failed' })]],
  },
  'audit/managed-by-aws': {
    fires: [
      [
        { guardDutyRuntimeMonitoring: true },
        also('com.amazonaws.us-east-1.guardduty-data', { managed: true, privateDnsEnabled: true }),
      ],
      [FARGATE, also('com.amazonaws.us-east-1.guardduty-data', { managed: true })],
      [
        { ...EC2, guardDutyRuntimeMonitoring: true },
        change('guardduty-data', { managed: true, securityGroupIds: ['sg-theirs'] }),
      ],
    ],
    silent: [[FARGATE], [{ guardDutyRuntimeMonitoring: true }]],
  },
  'audit/optional': {
    fires: [
      [{ ...FARGATE, customerManagedKey: true }, also('com.amazonaws.us-east-1.kms')],
      [
        { ...FARGATE, egress: 'transit', include: 'required' },
        also('com.amazonaws.us-east-1.logs', { privateDnsEnabled: true }),
      ],
    ],
    silent: [[FARGATE], [{ ...FARGATE, customerManagedKey: true, include: 'optional' }]],
  },
  'audit/task-egress-closed': {
    fires: [
      [TASK_GROUP, egress()],
      [TASK_GROUP, egress({ fromPort: 80, toPort: 80, cidrs: ['0.0.0.0/0'] })],
    ],
    silent: [[TASK_GROUP], [FARGATE], [TASK_GROUP, egress({ protocol: '-1', cidrs: ['0.0.0.0/0'] })]],
  },
  'audit/task-egress-not-to-endpoints': {
    fires: [
      [TASK_GROUP, egress({ prefixListIds: ['pl-63a5400a'] }), S3_LIST],
      [TASK_GROUP, egress({ cidrs: ['192.168.0.0/16'] })],
    ],
    silent: [
      [TASK_GROUP],
      [TASK_GROUP, egress()],
      [TASK_GROUP, egress({ cidrs: ['10.0.0.0/16'] })],
      [TASK_GROUP, egress({ prefixListIds: ['pl-00000000'] })],
    ],
  },
  'audit/task-egress-without-prefix-list': {
    fires: [
      [TASK_GROUP, egress({ cidrs: ['10.0.0.0/16'] })],
      [TASK_GROUP, egress({ cidrs: ['52.216.0.0/15'] }), S3_LIST],
    ],
    silent: [
      [TASK_GROUP],
      [TASK_GROUP, egress({ cidrs: ['10.0.0.0/16'] }, { prefixListIds: ['pl-63a5400a'] })],
      [TASK_GROUP, egress({ cidrs: ['52.216.0.0/15', '3.5.0.0/19'] }), S3_LIST],
      [TASK_GROUP, egress({ cidrs: ['52.216.0.0/15'] })],
      [TASK_GROUP, egress({ cidrs: ['0.0.0.0/0'] })],
      [{ ...TASK_GROUP, imageRegistries: ['other'] }, egress({ cidrs: ['10.0.0.0/16'] })],
    ],
  },
  'audit/task-egress-not-judged': {
    fires: [
      [TASK_GROUP, egress({ cidrs: ['52.216.0.0/15'] })],
      [TASK_GROUP, egress({ cidrs: ['10.0.0.0/16'] }, { prefixListIds: ['pl-0a1b2c3d'] })],
    ],
    silent: [
      [TASK_GROUP],
      [TASK_GROUP, egress({ cidrs: ['10.0.0.0/16'] })],
      [TASK_GROUP, egress({ cidrs: ['52.216.0.0/15', '3.5.0.0/19'] }), S3_LIST],
    ],
  },
  'audit/internet-path-exists': {
    fires: [
      [NAMED, routes('nat-0000000a')],
      [NAMED, routes('tgw-0000000a')],
    ],
    silent: [
      [NAMED],
      [FARGATE],
      [{ ...NAMED, internetGateway: true }, routes('nat-0000000a'), nameless('routeTables')],
    ],
  },
  'audit/no-internet-path': {
    fires: [[{ ...NAMED, internetGateway: true, egress: 'nat-gateway' }, routes('')]],
    silent: [[NAMED], [{ ...NAMED, internetGateway: true, egress: 'nat-gateway' }]],
  },
  'audit/internet-gateway-found': {
    fires: [[FARGATE, routes('igw-0000000a')]],
    silent: [[FARGATE], [{ internetGateway: true, egress: 'public-ip' }]],
  },
  'audit/subnets-unknown': {
    fires: [[NAMED, (inventory) => ({ ...inventory, subnets: (inventory.subnets ?? []).slice(1) })]],
    silent: [[NAMED], [NAMED, nameless('subnets')]],
  },
  'audit/participant': {
    fires: [
      [{ ...FARGATE, subnetOwnership: 'participant' }],
      [{ ...FARGATE, accountId: '111122223333' }, owned('444455556666')],
    ],
    silent: [[FARGATE], [{ ...FARGATE, accountId: '111122223333' }, owned('111122223333')]],
  },
  'audit/being-deleted': {
    fires: [[FARGATE, change('logs', { state: 'deleting' })]],
    silent: [[FARGATE], [FARGATE, change('logs', { state: 'failed' })]],
  },
  'audit/only-for-ecs': {
    fires: [
      [FARGATE, also('com.amazonaws.us-east-1.ecs')],
      [FARGATE, also('com.amazonaws.us-east-1.ecs-agent')],
    ],
    silent: [[FARGATE], [EC2], [FARGATE, also('com.amazonaws.us-east-1.kms')]],
  },
  'audit/inbound-resolver-only': {
    fires: [
      [
        FARGATE,
        also('com.amazonaws.us-east-1.s3', {
          privateDnsEnabled: true,
          privateDnsOnlyForInboundResolver: true,
        }),
      ],
    ],
    silent: [[FARGATE], [FARGATE, also('com.amazonaws.us-east-1.s3')]],
  },
  'audit/names-lead-to-interface': {
    fires: [
      [
        FARGATE,
        also('com.amazonaws.us-east-1.s3', {
          privateDnsEnabled: true,
          privateDnsOnlyForInboundResolver: false,
        }),
      ],
    ],
    silent: [
      [FARGATE],
      [
        FARGATE,
        also('com.amazonaws.us-east-1.s3', {
          privateDnsEnabled: true,
          privateDnsOnlyForInboundResolver: true,
        }),
      ],
    ],
  },
  'audit/not-told': {
    fires: [
      [FARGATE, change('logs', { privateDnsEnabled: undefined })],
      [FARGATE, change('logs', { policy: { kind: 'absent' } })],
      [FARGATE, change('logs', { state: '' })],
    ],
    silent: [[FARGATE]],
  },
  'audit/dns-record-type': {
    fires: [
      [FARGATE, change('logs', { ipAddressType: 'dualstack', dnsRecordIpType: 'ipv6' })],
      [
        { ...FARGATE, ipAddressType: 'ipv6' },
        change('logs', { ipAddressType: 'dualstack', dnsRecordIpType: 'ipv4' }),
      ],
    ],
    silent: [
      [FARGATE],
      [FARGATE, change('logs', { ipAddressType: 'dualstack', dnsRecordIpType: 'dualstack' })],
      [FARGATE, change('logs', { ipAddressType: 'dualstack', dnsRecordIpType: 'ipv4' })],
    ],
  },
  'audit/network-acl-closed': {
    fires: [
      [FARGATE, acl({ egress: true, from: 443, to: 443 }, { egress: false, from: 443, to: 443 })],
      [FARGATE, acl({ egress: true, from: 0, to: 65_535 })],
      [FARGATE, acl({ egress: false, from: 0, to: 65_535 })],
    ],
    silent: [
      [FARGATE],
      [FARGATE, acl({ egress: true, from: 443, to: 65_535 }, { egress: false, from: 443, to: 65_535 })],
      [FARGATE, nameless('networkAcls')],
    ],
  },
  'audit/network-acl-not-judged': {
    fires: [
      [
        FARGATE,
        acl(
          { egress: true, from: 443, to: 65_535, cidr: '10.0.0.0/8' },
          { egress: true, from: 443, to: 443, cidr: '52.0.0.0/8' },
          { egress: false, from: 443, to: 65_535 },
        ),
      ],
      // The list has ACLs of other subnets only.
      [FARGATE, (inventory) => ({ ...inventory, networkAcls: [] })],
    ],
    silent: [
      [FARGATE],
      [FARGATE, acl({ egress: true, from: 443, to: 65_535 }, { egress: false, from: 443, to: 65_535 })],
    ],
  },
  'audit/unlisted-gateway': {
    fires: [[FARGATE, without('s3'), toUnlisted]],
    silent: [[FARGATE], [FARGATE, without('s3')], [FARGATE, toUnlisted]],
  },
  'audit/not-visible': {
    fires: [
      [{ ...FARGATE, subnetOwnership: 'participant' }, nothing],
      [{ ...FARGATE, accountId: '111122223333' }, nothing, owned('444455556666')],
    ],
    silent: [
      [FARGATE],
      [FARGATE, nothing],
      [{ ...FARGATE, subnetOwnership: 'participant' }, without('logs')],
    ],
  },
  'audit/not-offered': {
    fires: [[FARGATE, without('logs'), offering('com.amazonaws.us-east-1.ecr.api')]],
    silent: [
      [FARGATE, offering('com.amazonaws.us-east-1.ecr.api')],
      [FARGATE, without('logs')],
      [FARGATE, without('logs'), offering('com.amazonaws.us-east-1.logs')],
    ],
  },
  'audit/zones-not-offered': {
    fires: [[FARGATE, without('logs'), offering('com.amazonaws.us-east-1.logs', ['us-east-1f'])]],
    silent: [[FARGATE], [FARGATE, without('logs'), offering('com.amazonaws.us-east-1.logs')]],
  },
  'audit/beside-template': {
    fires: [[FARGATE, without('logs'), (inventory) => ({ ...inventory, origin: 'template' })]],
    silent: [
      [FARGATE, without('logs')],
      [FARGATE, without('logs'), (inventory) => ({ ...inventory, origin: 'template', vpcId: '@Vpc' })],
    ],
  },
  'audit/beside-state': {
    fires: [[FARGATE, without('logs'), (inventory) => ({ ...inventory, origin: 'template', isState: true })]],
    silent: [
      [FARGATE, without('logs')],
      [FARGATE, without('logs'), (inventory) => ({ ...inventory, origin: 'template' })],
    ],
  },
  'audit/service-not-told': {
    fires: [
      [FARGATE, toldAs('logs', 'com.amazonaws.${AWS::Region}.${Service}', '@Vpc')],
      [FARGATE, toldAs('logs', '${LogsServiceName}', 'vpc-0000000a')],
    ],
    silent: [
      [FARGATE, toldAs('logs', 'com.amazonaws.${AWS::Region}.logs', '@Vpc')],
      [FARGATE, toldAs('logs', 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', '@Vpc')],
    ],
  },
  'audit/endpoint-not-told': {
    fires: [[FARGATE, toldAs('logs', '${LogsServiceName}', '@Vpc')]],
    silent: [
      [FARGATE, toldAs('logs', 'com.amazonaws.${Region}.logs', '@Vpc')],
      [FARGATE, toldAs('logs', 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', '@Vpc')],
    ],
  },
  'audit/region-not-told': {
    fires: [[FARGATE, toldAs('logs', 'com.amazonaws.${Region}.logs', '@Vpc')]],
    silent: [[FARGATE], [FARGATE, toldAs('logs', 'com.amazonaws.${AWS::Region}.logs', '@Vpc')]],
  },
  'audit/not-in-part': {
    fires: [[FARGATE, without('logs'), (inventory) => ({ ...inventory, partial: ['endpoints'] })]],
    silent: [
      [FARGATE, without('logs'), (inventory) => ({ ...inventory, partial: ['subnets'] })],
      [FARGATE, (inventory) => ({ ...inventory, partial: ['endpoints'] })],
    ],
  },
  'audit/plan-error': {
    fires: [[{ imageRegistries: ['ecr-public'] }]],
    silent: [[FARGATE]],
  },
  'audit/plan-warning': {
    fires: [[{ ...FARGATE, fips: true }]],
    silent: [[FARGATE]],
  },
  'audit/another-region': {
    fires: [[FARGATE, (inventory) => ({ ...inventory, region: 'eu-west-1' })]],
    silent: [[FARGATE], [FARGATE, (inventory) => ({ ...inventory, region: 'us-east-1' })]],
  },
  'audit/another-vpc': {
    fires: [[{ ...FARGATE, vpcId: 'vpc-0000000b' }, elsewhere]],
    silent: [[FARGATE], [{ ...FARGATE, vpcId: 'vpc-0000000b' }, nothing]],
  },
  'audit/hub-not-shown': {
    fires: [
      [{ ...FARGATE, egress: 'transit', endpointPlacement: 'central-vpc' }, without('logs')],
      // The endpoint of the other variant does not answer for the planned one.
      [
        { ...FARGATE, egress: 'transit', endpointPlacement: 'central-vpc' },
        inHub('logs'),
        (inventory) => ({
          ...inventory,
          elsewhere: inventory.elsewhere.map((existing) => ({ ...existing, fips: true })),
        }),
      ],
    ],
    silent: [
      [FARGATE, without('logs')],
      [{ ...FARGATE, egress: 'transit', endpointPlacement: 'central-vpc' }, inHub('logs')],
    ],
  },
  'audit/hub-endpoint': {
    fires: [[{ ...FARGATE, egress: 'transit', endpointPlacement: 'central-vpc' }, inHub('logs')]],
    silent: [[FARGATE, inHub('logs')]],
  },
  'audit/hub-possible': {
    fires: [[{ ...FARGATE, egress: 'transit' }, nothing]],
    silent: [[FARGATE, nothing], [{ ...FARGATE, egress: 'transit' }]],
  },
  'audit/own-hosted-zone': {
    fires: [[FARGATE, change('logs', { privateDnsEnabled: false }), zone('logs.us-east-1.amazonaws.com')]],
    silent: [[FARGATE, change('logs', { privateDnsEnabled: false })], [FARGATE]],
  },
  'audit/zone-in-the-way': {
    fires: [[FARGATE, without('logs'), zone('logs.us-east-1.amazonaws.com')]],
    silent: [
      [FARGATE, without('logs')],
      [FARGATE, without('logs'), zone('example.com')],
    ],
  },
  'audit/full-access-first': {
    fires: [
      [FARGATE, without('s3')],
      [{ ...FARGATE, endpointPolicies: 'documented-examples' }, without('s3')],
    ],
    silent: [
      [FARGATE, nothing],
      [{ ...FARGATE, endpointPolicies: 'full-access' }, without('s3')],
    ],
  },
  'audit/custom-dns-servers': {
    fires: [[FARGATE, (inventory) => ({ ...inventory, dhcp: { domainNameServers: ['10.0.0.53'] } })]],
    silent: [
      [FARGATE],
      [FARGATE, (inventory) => ({ ...inventory, dhcp: { domainNameServers: ['AmazonProvidedDNS'] } })],
    ],
  },
  'audit/incomplete-list': {
    fires: [
      [FARGATE, (inventory) => ({ ...inventory, partial: ['subnets'] })],
      [FARGATE, (inventory) => ({ ...inventory, partial: ['hostedZones'] })],
    ],
    silent: [[FARGATE]],
  },
  'audit/call-fails': {
    fires: [[FARGATE, toBlackhole]],
    silent: [[FARGATE], [FARGATE, without('logs')]],
  },
  'audit/call-not-judged': {
    fires: [[FARGATE, toAppliance]],
    silent: [[FARGATE], [FARGATE, toBlackhole]],
  },
  'audit/default-values': {
    fires: [
      [FARGATE, (inventory) => ({ ...inventory, origin: 'template', doubts: ['the condition W is true'] })],
    ],
    silent: [[FARGATE], [FARGATE, (inventory) => ({ ...inventory, origin: 'template' })]],
  },
  'audit/not-given': {
    fires: [
      [FARGATE, nameless('securityGroups')],
      [FARGATE, nameless('subnets')],
      [FARGATE, nameless('routeTables')],
      [FARGATE, nameless('vpcAttributes')],
      [FARGATE, (inventory) => ({ ...inventory, vpcAttributes: { enableDnsSupport: true } })],
    ],
    silent: [[FARGATE], [NAMED]],
  },
};

/** Each case is audited once: two tests look at it. */
const AUDITED = new Map<Case, Audit>();

function run(one: Case): Audit {
  const known = AUDITED.get(one);
  if (known !== undefined) return known;
  const [answers, ...changes] = one;
  expect(conflictsIn(answers)).toEqual([]);
  const planned = plan(toProfile(answers));
  const found = audit(
    planned,
    changes.reduce((inventory, step) => step(inventory), inventoryOf(planned)),
    undefined,
    [],
    answers,
  );
  AUDITED.set(one, found);
  return found;
}

function said({ endpoints, network }: Audit): readonly AuditRuleId[] {
  const all = [...endpoints, network].flatMap(({ problems, notes }) => [...problems, ...notes]);
  return [...new Set(all.map(({ rule }) => rule))];
}

describe('the rules of the audit', () => {
  test.each(Object.entries(CASES) as readonly [AuditRuleId, RuleCases][])(
    '%s fires and is silent where it should',
    (rule, { fires, silent }) => {
      for (const [index, one] of fires.entries())
        expect(said(run(one)), `fires[${index}] ${JSON.stringify(one[0])}`).toContain(rule);
      for (const [index, one] of silent.entries())
        expect(said(run(one)), `silent[${index}] ${JSON.stringify(one[0])}`).not.toContain(rule);
    },
  );

  test('a dead route to a gateway endpoint makes the endpoint wrong, and is said once', () => {
    const dead: Change = (inventory) => ({
      ...inventory,
      routeTables: (inventory.routeTables ?? []).map((table) => ({
        ...table,
        routes: [
          ...table.routes,
          ...inventory.endpoints
            .filter(({ type }) => type === 'Gateway')
            .map(({ id }) => ({ destination: 'pl-0000000a', target: id, blackhole: true })),
        ],
      })),
    });
    const { endpoints, network } = run([FARGATE, dead]);
    const verdicts = endpoints.map(({ service, verdict }) => [service, verdict]);
    expect(verdicts.filter(([, verdict]) => verdict !== 'ok')).toEqual([['s3', 'misconfigured']]);
    expect(network.problems).toEqual([]);
  });

  test('a problem makes its endpoint wrong and a note does not', () => {
    for (const [rule, { fires }] of Object.entries(CASES) as readonly [AuditRuleId, RuleCases][]) {
      for (const one of fires) {
        const { endpoints, network } = run(one);
        const kind = AUDIT_RULES[rule].kind;
        for (const { problems, notes, verdict } of endpoints) {
          expect((kind === 'note' ? problems : notes).map((found) => found.rule)).not.toContain(rule);
          expect(problems.length > 0).toBe(['missing', 'misconfigured', 'redundant'].includes(verdict));
        }
        expect((kind === 'note' ? network.problems : network.notes).map((found) => found.rule)).not.toContain(
          rule,
        );
      }
    }
  });

  test.each<readonly [string, Case, readonly string[]]>([
    ['all of its own', [TWO_ZONES, nameless('subnets'), change('logs', { subnetIds: ['subnet-1'] })], []],
    [
      'one of its own that the answers do not name',
      [NAMED, nameless('subnets'), change('logs', { subnetIds: ['subnet-1'] })],
      [],
    ],
    [
      'none of its own',
      [NAMED, nameless('subnets'), change('logs', { subnetIds: ['subnet-0000000a'] })],
      ['subnet-0000000b'],
    ],
    [
      'one of its own that is not described',
      [TWO_ZONES, change('logs', { subnetIds: ['subnet-other'] })],
      [],
    ],
  ])('adds no subnet that may be in a zone which the endpoint covers: %s', (_, one, added) => {
    const logs = run(one).endpoints.find(({ service }) => service === 'logs');
    expect(logs?.verdict).toBe('misconfigured');
    const [problem] = logs?.problems ?? [];
    expect(problem?.rule).toBe('audit/zones-not-covered');
    const subnets = problem?.operations.flatMap((operation) =>
      operation.kind === 'add-subnets' ? operation.subnetIds : [],
    );
    expect(subnets).toEqual(added);
    expect(problem?.commands.join()).not.toContain('$SUBNET_IDS');
    expect(/no command/.test(problem?.fix ?? '')).toBe(added.length === 0);
  });

  test.each([
    ['pending', /^Wait until it is available/],
    ['pendingAcceptance', /owner of the endpoint service has to accept/],
    ['rejected', /owner of the endpoint service has rejected/],
    ['expired', /let the owner accept/],
    ['failed', /^Delete it, wait until it is gone, and create it again/],
    ['partial', /^Find out why/],
  ])('a state has its own cure, in the audit and in the rehearsal: %s', (state, cure) => {
    const planned = plan(toProfile(FARGATE));
    const inventory = change('logs', { state })(inventoryOf(planned));
    const logs = audit(planned, inventory).endpoints.find(({ service }) => service === 'logs');
    expect(logs?.problems[0]?.text).toContain(`in the state ${state},`);
    expect(logs?.problems[0]?.fix).toMatch(cure);
    const waits = logs?.problems.flatMap(({ operations }) => operations).some(({ kind }) => kind === 'wait');
    expect(waits).toBe(state === 'pending' || state === 'partial');
    const hops = rehearse(planned.workloads, inventory).calls.flatMap((call) => call.hops);
    const stopped = hops.find(({ rule }) => rule === 'rehearsal/endpoint-not-available');
    expect(stopped?.text).toContain(`in the state ${state}:`);
    expect(stopped?.fix).toMatch(cure);
  });

  test('what comes from a template is not to be described again', () => {
    const untold = change('logs', {
      state: '',
      policy: { kind: 'absent' },
      privateDnsEnabled: undefined,
      subnetIds: undefined,
      securityGroupIds: undefined,
    });
    const planned = plan(toProfile(FARGATE));
    const cures = (more: Partial<Inventory>): string => {
      const inventory: Inventory = {
        ...nameless('routeTables', 'networkAcls', 'subnets')(untold(inventoryOf(planned))),
        ...more,
      };
      const { endpoints, network } = audit(planned, inventory);
      const hops = rehearse(planned.workloads, inventory).calls.flatMap((call) => call.hops);
      const statements = [...endpoints, network].flatMap(({ problems, notes }) => [...problems, ...notes]);
      return [...statements, ...hops].map(({ text, fix }) => `${text} ${fix}`).join('\n');
    };
    const again = /--query|whole output|the output (?:of|does)|paste/;
    expect(cures({})).toMatch(again);
    expect(cures({ origin: 'template', vpcId: '@Vpc' })).not.toMatch(again);
  });

  test.each<readonly [string, Answers, RegExp]>([
    ['answered', { ...NAMED, egress: 'none', availabilityZones: 2 }, /The answers say/],
    ['only assumed', NAMED, /The plan assumes/],
  ])('a contradiction names who says it: %s', (_, answers, who) => {
    const { network } = run([answers, routes('igw-0000000a')]);
    const rules = ['audit/internet-path-exists', 'audit/internet-gateway-found'];
    const texts = network.notes.filter(({ rule }) => rules.includes(rule)).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts[0]).toMatch(who);
  });
});
