/** For every source and every question that it answers: read, open, and told differently. The table is required by type. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type AnswerValue, isVpcQuestion, type QuestionId } from '../core/index.ts';
import { readSources } from './read-sources.ts';
import { SOURCES, type SourceId } from './sources.ts';

/** `shown`: the conflict names both places; `united`: all of it counts; `open`: the question stays in doubt. */
type Settled = 'shown' | 'united' | 'open';

/** A text that answers, one that leaves open, and texts that disagree, with what is taken and how it is told. */
interface Cases {
  readonly read: readonly [text: string, value: AnswerValue];
  readonly open: string;
  readonly conflict: readonly [texts: readonly string[], taken: AnswerValue | undefined, how: Settled];
}

/** Every question that a source answers has its cases. */
type Table<S extends SourceId> = { readonly [Q in (typeof SOURCES)[S]['answers'][number]]: Cases };

type Json = { readonly [key: string]: unknown };

const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1';
const SIZE = { cpu: '256', memory: '512' };
const FARGATE = { family: 'a', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], ...SIZE };
const EC2 = { ...FARGATE, requiresCompatibilities: ['EC2'] };
const task = (container: Json, fields: Json = FARGATE): string =>
  JSON.stringify({ ...fields, containerDefinitions: [{ name: 'a', image: ECR, ...container }] });
const logged = (logDriver: string, options: Json = {}) => ({ logConfiguration: { logDriver, options } });
const region = (name: string) => logged('awslogs', { 'awslogs-region': name });
const role = (name: string, account = '111122223333') => ({
  ...FARGATE,
  executionRoleArn: `arn:aws:iam::${account}:role/${name}`,
});
const secret = (valueFrom: string) => ({ secrets: [{ name: 'k', valueFrom }] });
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x';
const system = (operatingSystemFamily: string) =>
  task({}, { ...FARGATE, runtimePlatform: { operatingSystemFamily } });
const credentials = (credentialsParameter: unknown) => ({
  image: 'ghcr.io/a/b',
  repositoryCredentials: credentialsParameter,
});
const files = { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/k' }] };
const efs = { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } };
const XRAY = 'public.ecr.aws/xray/aws-xray-daemon:3.x';
const GUARD = '593207742271.dkr.ecr.us-east-1.amazonaws.com/aws-guardduty-agent-fargate:v1';
const agent = (configuration: string) => ({
  image: 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1',
  environment: [{ name: 'CW_CONFIG_CONTENT', value: configuration }],
});
const LOGS_AGENT = agent('{"logs":{"metrics_collected":{"emf":{}}}}');
const service = (fields: Json): string =>
  JSON.stringify({ serviceName: 'a', taskDefinition: 'a', desiredCount: 1, ...fields });
const on = (awsvpcConfiguration: Json, name = 'a') =>
  service({ serviceName: name, launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration } });
const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/c';
const cluster = (fields: Json) =>
  JSON.stringify({ clusters: [{ clusterName: 'c', clusterArn: CLUSTER, ...fields }] });
const executed = (executeCommandConfiguration: unknown) =>
  cluster({ configuration: { executeCommandConfiguration } });
const exec = service({ cluster: 'c', enableExecuteCommand: true });
const withExec = (text: string) => `${exec}\n${text}`;
const running = (image: string, fields: Json = {}) =>
  JSON.stringify({
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/c/1',
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1',
    clusterArn: CLUSTER,
    containers: [{ name: 'a', image }],
    ...fields,
  });
const connected = (logConfiguration: unknown, extra: Json = {}) =>
  service({ serviceConnectConfiguration: { enabled: true, logConfiguration, ...extra } });

const MESH = { ...FARGATE, proxyConfiguration: { type: 'APPMESH', containerName: 'envoy' } };
const behind = (loadBalancers: unknown) => service({ launchType: 'FARGATE', loadBalancers });
const TARGET = [{ targetGroupName: 't', containerName: 'a', containerPort: 80 }];

const TASK_DEFINITION: Table<'task-definition'> = {
  region: {
    read: [task(region('eu-west-1')), 'eu-west-1'],
    open: task({ ...region('${region}'), image: 'nginx' }),
    conflict: [[task(region('eu-west-2'))], 'eu-west-2', 'shown'],
  },
  accountId: {
    read: [task({}, role('x')), '111122223333'],
    open: task({}),
    conflict: [
      [task(secret('arn:aws:ssm:eu-west-1:444455556666:parameter/x'), role('x'))],
      '111122223333',
      'shown',
    ],
  },
  taskExecutionRole: {
    read: [task({}, role('x')), 'x'],
    open: task({}, role('${role}')),
    conflict: [[task({}, role('x')), task({}, { ...role('y'), family: 'b' })], undefined, 'open'],
  },
  launchType: {
    read: [task({}), 'FARGATE'],
    open: task({}, { family: 'a', networkMode: 'awsvpc', ...SIZE }),
    conflict: [[task({}), task({}, EC2)], 'EC2', 'shown'],
  },
  operatingSystem: {
    read: [system('WINDOWS_SERVER_2022_CORE'), 'WINDOWS'],
    open: system('${os}'),
    conflict: [[system('WINDOWS_SERVER_2022_CORE'), system('LINUX')], 'LINUX', 'shown'],
  },
  networkMode: {
    read: [task({}, { ...EC2, networkMode: 'host' }), 'host'],
    open: task({}, { ...EC2, networkMode: '${mode}' }),
    conflict: [[task({}, { ...EC2, networkMode: 'host' }), task({}, EC2)], 'awsvpc', 'shown'],
  },
  imageRegistries: {
    read: [task({}), ['ecr-private']],
    open: task({ image: '${image}' }),
    conflict: [[task({}), task({ image: 'nginx' })], ['ecr-private', 'other'], 'united'],
  },
  registryCredentials: {
    read: [task(credentials({ credentialsParameter: SECRET })), true],
    open: task(credentials('${credentials}')),
    conflict: [[task(credentials({ credentialsParameter: SECRET })), task({})], true, 'united'],
  },
  logDrivers: {
    read: [task(logged('awslogs')), ['awslogs']],
    open: task({ logConfiguration: '${log}' }),
    conflict: [[task(logged('awslogs')), task(logged('splunk'))], ['awslogs', 'splunk'], 'united'],
  },
  firelensDestinations: {
    read: [task(logged('awsfirelens', { Name: 's3' })), ['s3']],
    open: task(logged('awsfirelens')),
    conflict: [
      [task(logged('awsfirelens', { Name: 's3' })), task(logged('awsfirelens', { Name: 'datadog' }))],
      ['s3', 'other'],
      'united',
    ],
  },
  secretSources: {
    read: [task(secret('/a/b')), ['ssm']],
    open: task({ secrets: '${secrets}' }),
    conflict: [[task(secret('/a/b')), task(secret(SECRET))], ['secretsmanager', 'ssm'], 'united'],
  },
  environmentFiles: {
    read: [task(files), true],
    open: task({ environmentFiles: '${files}' }),
    conflict: [[task(files), task({})], true, 'united'],
  },
  volumes: {
    read: [task({}, { ...FARGATE, volumes: [efs] }), ['efs']],
    open: task({}, { ...FARGATE, volumes: '${volumes}' }),
    conflict: [[task({}, { ...FARGATE, volumes: [efs] }), task({})], ['efs'], 'united'],
  },
  xray: {
    read: [task({ image: XRAY }), true],
    open: task({ environment: [{ name: 'AWS_XRAY_DAEMON_ADDRESS', value: 'x' }] }),
    conflict: [[task({ image: XRAY }), task({})], true, 'united'],
  },
  guardDutyRuntimeMonitoring: {
    read: [task({ image: GUARD }), true],
    open: task({}),
    conflict: [[task({ image: GUARD }), task({})], true, 'united'],
  },
  applicationServices: {
    read: [task(LOGS_AGENT), ['logs']],
    open: task({ environment: [{ name: 'S3_BUCKET', value: 'b' }] }),
    conflict: [
      [task(LOGS_AGENT), task(agent('{"metrics":{"metrics_collected":{"cpu":{}}}}'))],
      ['monitoring', 'logs'],
      'united',
    ],
  },
  surroundings: {
    read: [task({}, MESH), ['app-mesh']],
    open: task({}, { ...FARGATE, proxyConfiguration: '${proxy}' }),
    conflict: [
      [task({}, MESH), task({ credentialSpecs: ['credentialspec:arn:aws:s3:::b/k'] })],
      ['app-mesh', 'gmsa'],
      'united',
    ],
  },
};

const PRIVATE = { subnets: ['subnet-0123abcd'], assignPublicIp: 'DISABLED' };

const SERVICE: Table<'service'> = {
  region: {
    read: [service({ cluster: CLUSTER }), 'eu-west-1'],
    open: service({ cluster: 'c' }),
    conflict: [[service({ cluster: CLUSTER }), task(region('eu-west-2'))], 'eu-west-1', 'shown'],
  },
  accountId: {
    read: [service({ cluster: CLUSTER }), '111122223333'],
    open: service({ cluster: 'c' }),
    conflict: [
      [service({ cluster: CLUSTER }), service({ cluster: 'arn:aws:ecs:eu-west-1:444455556666:cluster/d' })],
      undefined,
      'open',
    ],
  },
  launchType: {
    read: [service({ launchType: 'EC2' }), 'EC2'],
    open: service({ launchType: '${type}' }),
    conflict: [[service({ launchType: 'EC2' }), service({ launchType: 'FARGATE' })], 'EC2', 'shown'],
  },
  operatingSystem: {
    read: [service({ launchType: 'FARGATE', platformFamily: 'Linux' }), 'LINUX'],
    open: service({ launchType: 'FARGATE' }),
    conflict: [
      [
        service({ launchType: 'FARGATE', platformFamily: 'Windows_Server_2022_Core' }),
        service({ launchType: 'FARGATE', platformFamily: 'Linux' }),
      ],
      'LINUX',
      'shown',
    ],
  },
  platformVersion: {
    read: [service({ launchType: 'FARGATE', platformVersion: '1.4.0' }), '1.4.0'],
    open: service({ launchType: 'FARGATE', platformVersion: '${version}' }),
    conflict: [
      [
        service({ launchType: 'FARGATE', platformVersion: '1.4.0' }),
        service({ launchType: 'FARGATE', platformVersion: '1.3.0' }),
      ],
      undefined,
      'open',
    ],
  },
  egress: {
    read: [on({ assignPublicIp: 'ENABLED' }), 'public-ip'],
    open: on({ assignPublicIp: '${ip}' }),
    conflict: [[on({ assignPublicIp: 'ENABLED' }), on(PRIVATE, 'b')], 'public-ip', 'open'],
  },
  internetGateway: {
    read: [on({ assignPublicIp: 'ENABLED' }), true],
    open: on({}),
    conflict: [[on({ assignPublicIp: 'ENABLED' }), on(PRIVATE, 'b')], true, 'united'],
  },
  subnetIds: {
    read: [on({ subnets: ['subnet-0123abcd'] }), 'subnet-0123abcd'],
    open: on({ subnets: '${subnets}' }),
    conflict: [
      [on({ subnets: ['subnet-0123abcd'] }), on({ subnets: ['subnet-89abcdef'] }, 'b')],
      'subnet-0123abcd,subnet-89abcdef',
      'united',
    ],
  },
  imageRegistries: {
    read: [running(ECR), ['ecr-private']],
    open: service({}),
    conflict: [[running(ECR), running('nginx')], ['ecr-private', 'other'], 'united'],
  },
  logDrivers: {
    read: [`${task({})}\n${connected({ logDriver: 'awslogs' })}`, ['awslogs']],
    open: service({}),
    conflict: [
      [task(logged('splunk')), connected({ logDriver: 'awslogs' })],
      ['awslogs', 'splunk'],
      'united',
    ],
  },
  secretSources: {
    read: [
      `${task({})}\n${connected({ logDriver: 'splunk', secretOptions: [{ name: 't', valueFrom: SECRET }] })}`,
      ['secretsmanager'],
    ],
    open: service({}),
    conflict: [
      [
        task(secret('/a')),
        connected({ logDriver: 'splunk', secretOptions: [{ name: 't', valueFrom: SECRET }] }),
      ],
      ['secretsmanager', 'ssm'],
      'united',
    ],
  },
  ecsExec: {
    read: [service({ enableExecuteCommand: true }), true],
    open: service({ enableExecuteCommand: '${exec}' }),
    conflict: [
      [service({ enableExecuteCommand: true }), service({ enableExecuteCommand: false })],
      true,
      'shown',
    ],
  },
  ecsExecAudit: {
    read: [withExec(executed({ logConfiguration: { cloudWatchLogGroupName: 'g' } })), ['cloudwatch-logs']],
    open: exec,
    conflict: [
      [
        exec,
        executed({ logConfiguration: { cloudWatchLogGroupName: 'g' } }),
        executed({ logConfiguration: { s3BucketName: 'b' } }),
      ],
      ['cloudwatch-logs', 's3'],
      'united',
    ],
  },
  customerManagedKey: {
    read: [withExec(executed({ kmsKeyId: 'alias/k' })), true],
    open: exec,
    conflict: [[exec, executed({ kmsKeyId: 'alias/k' }), executed({})], true, 'united'],
  },
  serviceConnect: {
    read: [service({ serviceConnectConfiguration: { enabled: true } }), true],
    open: service({ serviceConnectConfiguration: '${connect}' }),
    conflict: [
      [
        service({ serviceConnectConfiguration: { enabled: true } }),
        service({ serviceConnectConfiguration: { enabled: false } }),
      ],
      true,
      'shown',
    ],
  },
  volumes: {
    read: [
      service({
        launchType: 'FARGATE',
        volumeConfigurations: [{ name: 'v', managedEBSVolume: { roleArn: 'x' } }],
      }),
      ['ebs'],
    ],
    open: service({ launchType: 'FARGATE', volumeConfigurations: '${volumes}' }),
    conflict: [
      [
        task({}, { ...FARGATE, volumes: [efs] }),
        service({ volumeConfigurations: [{ name: 'w', managedEBSVolume: { roleArn: 'x' } }] }),
      ],
      ['efs', 'ebs'],
      'united',
    ],
  },
  existingContainerInstances: {
    read: [
      `${service({ cluster: 'c', launchType: 'EC2' })}\n${cluster({ registeredContainerInstancesCount: 2 })}`,
      true,
    ],
    open: service({ launchType: 'EC2' }),
    conflict: [
      [
        service({ cluster: 'c', launchType: 'EC2' }),
        cluster({ registeredContainerInstancesCount: 2 }),
        cluster({ registeredContainerInstancesCount: 0 }),
      ],
      true,
      'united',
    ],
  },
  surroundings: {
    read: [behind(TARGET), ['load-balancer']],
    open: behind('${balancers}'),
    conflict: [
      [behind(TARGET), service({ deploymentController: { type: 'CODE_DEPLOY' } })],
      ['load-balancer', 'deployments'],
      'united',
    ],
  },
};

/** The documents of a text that has several, one after the other. */
const documentsOf = (text: string): readonly Json[] =>
  `[${text.replaceAll('}\n{', '},\n{')}]`.startsWith('[')
    ? (JSON.parse(`[${text.replaceAll('}\n{', '},\n{')}]`) as readonly Json[])
    : [];

type Kind = 'task' | 'service' | 'cluster';

/** The resources that say the same as a text of the API; a running task is none. */
function resourcesOf(text: string): readonly (readonly [Kind, Json])[] {
  return documentsOf(text).flatMap((document): readonly (readonly [Kind, Json])[] => {
    const { clusters, serviceName, platformFamily, ...fields } = document as { [key: string]: unknown };
    if (Array.isArray(clusters)) return clusters.map((one) => ['cluster', one as Json] as const);
    if (fields['containerDefinitions'] !== undefined) return [['task', fields]];
    return [
      [
        'service',
        { ...fields, name: serviceName, ...(platformFamily === undefined ? {} : { platformFamily }) },
      ],
    ];
  });
}

const CFN_TYPES: { readonly [K in Kind]: string } = {
  task: 'AWS::ECS::TaskDefinition',
  service: 'AWS::ECS::Service',
  cluster: 'AWS::ECS::Cluster',
};

const asTemplate = (text: string): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      resourcesOf(text).map(([kind, { clusterArn: _arn, ...Properties }], index) => [
        `R${index}`,
        { Type: CFN_TYPES[kind], Properties },
      ]),
    ),
  });

const TERRAFORM_TYPES: { readonly [K in Kind]: string } = {
  task: 'aws_ecs_task_definition',
  service: 'aws_ecs_service',
  cluster: 'aws_ecs_cluster',
};

const shown = (resources: readonly (readonly [type: string, values: Json])[]): string =>
  JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: resources.map(([type, values], index) => ({
          address: `${type}.r${index}`,
          type,
          name: `r${index}`,
          values,
        })),
      },
    },
  });

const asTerraform = (text: string): string =>
  shown(
    resourcesOf(text).map(([kind, { containerDefinitions, ...values }]) => [
      TERRAFORM_TYPES[kind],
      containerDefinitions === undefined
        ? values
        : { ...values, container_definitions: JSON.stringify(containerDefinitions) },
    ]),
  );

/** The same cases in another form. */
function translated<T extends { readonly [question: string]: Cases }>(
  table: T,
  form: (text: string) => string,
): T {
  const entries = Object.entries(table).map(([question, { read, open, conflict }]) => [
    question,
    {
      read: [form(read[0]), read[1]],
      open: form(open),
      conflict: [conflict[0].map(form), conflict[1], conflict[2]],
    },
  ]);
  return Object.fromEntries(entries) as T;
}

/** What no template says: the images of running tasks, the operating system of a service, instances of a cluster. */
const {
  imageRegistries: _images,
  operatingSystem: _system,
  existingContainerInstances: _instances,
  volumes: _volumes,
  region: _region,
  accountId: _account,
  launchType: _launchType,
  logDrivers: _drivers,
  secretSources: _secrets,
  ...OF_SERVICES
} = SERVICE;

const template = (resources: Json, sections: Json = {}): string =>
  JSON.stringify({
    ...sections,
    Resources: {
      Td: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Family: 'a',
          NetworkMode: 'awsvpc',
          Cpu: 256,
          Memory: 512,
          RequiresCompatibilities: ['EC2', 'FARGATE'],
          ContainerDefinitions: [{ Name: 'a', Image: ECR }],
        },
      },
      ...resources,
    },
  });
const cfnService = (Properties: Json) => ({
  Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Td' }, ...Properties } },
});
const WHICH = {
  Parameters: { P: { Type: 'String' } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } },
};
const cfnVpc = (Properties: Json) => ({ Vpc: { Type: 'AWS::EC2::VPC', Properties } });
const VPC = cfnVpc({ CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true });
const OTHER_VPC = { Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } } };
const cfnSubnet = (AvailabilityZone: unknown) => ({
  Sub: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone } },
});
const cfnAddresses = (fields: Json) => ({
  Sub: { Type: 'AWS::EC2::Subnet', Properties: fields },
});
const inSubnet = cfnService({
  LaunchType: 'FARGATE',
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Sub' }] } },
});
const cfnDhcp = (DomainNameServers: unknown) => ({
  Dhcp: { Type: 'AWS::EC2::DHCPOptions', Properties: { DomainNameServers } },
});
const PUBLIC = { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } };

const CLOUDFORMATION: Table<'cloudformation'> = {
  ...translated(OF_SERVICES, asTemplate),
  ...translated(TASK_DEFINITION, asTemplate),
  existingContainerInstances: translated(SERVICE, asTemplate).existingContainerInstances,
  launchType: {
    read: [template(cfnService({ LaunchType: 'EC2' })), 'EC2'],
    open: template(cfnService({ LaunchType: { 'Fn::If': ['C', 'EC2', 'FARGATE'] } }), WHICH),
    conflict: [
      [
        template({
          ...cfnService({ LaunchType: 'EC2' }),
          Other: {
            Type: 'AWS::ECS::Service',
            Properties: { TaskDefinition: { Ref: 'Td' }, LaunchType: 'FARGATE' },
          },
        }),
      ],
      'EC2',
      'shown',
    ],
  },
  internetGateway: {
    read: [template({ ...VPC, Igw: { Type: 'AWS::EC2::InternetGateway' } }), true],
    open: template({}),
    conflict: [[template({ Igw: { Type: 'AWS::EC2::InternetGateway' } }), template(VPC)], true, 'united'],
  },
  egress: {
    read: [template(cfnService({ LaunchType: 'FARGATE', NetworkConfiguration: PUBLIC })), 'public-ip'],
    open: template({
      ...VPC,
      Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: 'subnet-0123abcd' } },
    }),
    conflict: [
      [
        template({
          ...cfnService({
            LaunchType: 'FARGATE',
            NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] } },
          }),
          Rt: { Type: 'AWS::EC2::RouteTable' },
          Rt2: { Type: 'AWS::EC2::RouteTable' },
          R: {
            Type: 'AWS::EC2::Route',
            Properties: {
              RouteTableId: { Ref: 'Rt' },
              DestinationCidrBlock: '0.0.0.0/0',
              NatGatewayId: 'nat-1',
            },
          },
          A: { Type: 'AWS::EC2::Subnet' },
          B: { Type: 'AWS::EC2::Subnet' },
          AA: {
            Type: 'AWS::EC2::SubnetRouteTableAssociation',
            Properties: { SubnetId: { Ref: 'A' }, RouteTableId: { Ref: 'Rt' } },
          },
          AB: {
            Type: 'AWS::EC2::SubnetRouteTableAssociation',
            Properties: { SubnetId: { Ref: 'B' }, RouteTableId: { Ref: 'Rt2' } },
          },
        }),
      ],
      'none',
      'shown',
    ],
  },
  vpcDnsAttributes: {
    read: [template(VPC), true],
    open: template(cfnVpc({ CidrBlock: '10.0.0.0/16' })),
    conflict: [[template({ ...VPC, ...OTHER_VPC })], undefined, 'open'],
  },
  vpcCidr: {
    read: [template(VPC), '10.0.0.0/16'],
    open: template(cfnVpc({ CidrBlock: { Ref: 'P' } }), WHICH),
    conflict: [[template({ ...VPC, ...OTHER_VPC })], undefined, 'united'],
  },
  availabilityZones: {
    read: [template({ ...inSubnet, ...cfnSubnet('eu-west-1a') }), 1],
    open: template({ ...inSubnet, ...cfnSubnet({ Ref: 'P' }) }, WHICH),
    conflict: [[template({ ...inSubnet, ...cfnSubnet('eu-west-1a') }), template({})], 1, 'united'],
  },
  ipAddressType: {
    read: [template({ ...inSubnet, ...cfnAddresses({ Ipv6Native: true }) }), 'ipv6'],
    open: template({ ...inSubnet, ...cfnAddresses({ Ipv6Native: { Ref: 'P' } }) }, WHICH),
    conflict: [
      [
        template({ ...inSubnet, ...cfnAddresses({ CidrBlock: '10.0.0.0/24', Ipv6CidrBlock: '2600::/64' }) }),
        template({
          ...inSubnet,
          ...cfnAddresses({ CidrBlock: '10.0.1.0/24' }),
        }),
      ],
      undefined,
      'open',
    ],
  },
  dns: {
    read: [template(cfnDhcp(['10.0.0.2'])), 'custom'],
    open: template({}),
    conflict: [
      [template(cfnDhcp(['10.0.0.2'])), template(cfnDhcp(['AmazonProvidedDNS']))],
      'custom',
      'united',
    ],
  },
};

const tfTask = [
  'aws_ecs_task_definition',
  { ...FARGATE, container_definitions: '[{"name":"a","image":"nginx"}]' },
] as const;
const tfVpc = (values: Json) => shown([tfTask, ['aws_vpc', { cidr_block: '10.0.0.0/16', ...values }]]);
const tfDhcp = (domain_name_servers: unknown) =>
  shown([tfTask, ['aws_vpc_dhcp_options', { domain_name_servers }]]);
const tfZone = (availability_zone: unknown) => tfAddresses({ availability_zone });
const tfAddresses = (values: Json) =>
  shown([
    tfTask,
    ['aws_subnet', { id: 'subnet-0123abcd', ...values }],
    [
      'aws_ecs_service',
      { name: 'a', task_definition: 'a', network_configuration: [{ subnets: ['subnet-0123abcd'] }] },
    ],
  ]);
const DNS_ON = { enable_dns_hostnames: true, enable_dns_support: true };
const VPC_ID = 'vpc-0123abcd';

const TERRAFORM: Table<'terraform'> = {
  ...translated(OF_SERVICES, asTerraform),
  ...translated(TASK_DEFINITION, asTerraform),
  existingContainerInstances: translated(SERVICE, asTerraform).existingContainerInstances,
  internetGateway: {
    read: [shown([tfTask, ['aws_internet_gateway', { id: 'igw-1' }]]), true],
    open: shown([tfTask]),
    conflict: [[shown([tfTask, ['aws_internet_gateway', {}]]), tfVpc({})], true, 'united'],
  },
  vpcDnsAttributes: {
    read: [tfVpc(DNS_ON), true],
    open: tfVpc({}),
    conflict: [[tfVpc(DNS_ON), tfVpc({})], undefined, 'open'],
  },
  vpcCidr: {
    read: [tfVpc({}), '10.0.0.0/16'],
    open: tfVpc({ cidr_block: '${var.cidr}' }),
    conflict: [[tfVpc({}), tfVpc({ cidr_block: '10.1.0.0/16' })], undefined, 'united'],
  },
  vpcId: {
    read: [tfVpc({ id: VPC_ID }), VPC_ID],
    open: tfVpc({}),
    conflict: [[tfVpc({ id: VPC_ID }), tfVpc({ id: 'vpc-89abcdef' })], undefined, 'united'],
  },
  availabilityZones: {
    read: [tfZone('eu-west-1a'), 1],
    open: tfZone('${zone}'),
    conflict: [[tfZone('eu-west-1a'), shown([tfTask])], 1, 'united'],
  },
  ipAddressType: {
    read: [tfAddresses({ cidr_block: '10.0.0.0/24', ipv6_native: false }), 'ipv4'],
    open: tfAddresses({ ipv6_native: '${var.native}' }),
    conflict: [[tfAddresses({ cidr_block: '10.0.0.0/24' }), shown([tfTask])], 'ipv4', 'united'],
  },
  dns: {
    read: [tfDhcp(['10.0.0.2']), 'custom'],
    open: shown([tfTask]),
    conflict: [[tfDhcp(['10.0.0.2']), tfDhcp(['AmazonProvidedDNS'])], 'custom', 'united'],
  },
};

const manifest = (fields: string, image = '{build: Dockerfile}'): string =>
  `name: a\ntype: Backend Service\nimage: ${image}\n${fields}`;
const located = (location: string) => manifest('', `{location: "${location}"}`);

const COPILOT: Table<'copilot'> = {
  region: {
    read: [manifest('variables: {AWS_REGION: eu-west-1}'), 'eu-west-1'],
    open: manifest(''),
    conflict: [[located(ECR), manifest('variables: {AWS_REGION: eu-west-2}')], 'eu-west-1', 'shown'],
  },
  accountId: {
    read: [manifest('secrets: {A: "arn:aws:ssm:eu-west-1:111122223333:parameter/a"}'), '111122223333'],
    open: manifest(''),
    conflict: [
      [
        manifest(
          'secrets: {A: "arn:aws:ssm:eu-west-1:111122223333:parameter/a", B: "arn:aws:ssm:eu-west-1:444455556666:parameter/a"}',
        ),
      ],
      undefined,
      'open',
    ],
  },
  launchType: {
    read: [manifest(''), 'FARGATE'],
    open: manifest('taskdef_overrides: [{path: RequiresCompatibilities, value: [EC2]}]'),
    conflict: [[manifest(''), task({}, EC2)], 'FARGATE', 'shown'],
  },
  operatingSystem: {
    read: [manifest('platform: windows/x86_64'), 'WINDOWS'],
    open: manifest('platform: "${PLATFORM}"'),
    conflict: [[manifest('platform: windows/x86_64'), manifest('')], 'LINUX', 'shown'],
  },
  egress: {
    read: [manifest(''), 'public-ip'],
    open: manifest('network: {vpc: {placement: private}}'),
    conflict: [[manifest(''), manifest('network: {vpc: {placement: private}}')], 'public-ip', 'open'],
  },
  internetGateway: {
    read: [manifest(''), true],
    open: manifest('network: {vpc: {placement: {subnets: [subnet-0123abcd]}}}'),
    conflict: [
      [manifest(''), manifest('network: {vpc: {placement: {subnets: [subnet-0123abcd]}}}')],
      true,
      'united',
    ],
  },
  imageRegistries: {
    read: [manifest(''), ['ecr-private']],
    open: located('${IMAGE}'),
    conflict: [[manifest(''), located('nginx')], ['ecr-private', 'other'], 'united'],
  },
  registryCredentials: {
    read: [manifest('', `{location: ghcr.io/a/b, credentials: "${SECRET}"}`), true],
    open: manifest(
      'taskdef_overrides: [{path: "ContainerDefinitions[0].RepositoryCredentials", value: x}]',
      '{location: ghcr.io/a/b}',
    ),
    conflict: [
      [manifest('', `{location: ghcr.io/a/b, credentials: "${SECRET}"}`), located('ghcr.io/a/c')],
      true,
      'united',
    ],
  },
  logDrivers: {
    read: [manifest(''), ['awslogs']],
    open: manifest('logging: "${LOGGING}"'),
    conflict: [
      [manifest(''), manifest('logging: {configFilePath: /a}')],
      ['awslogs', 'awsfirelens'],
      'united',
    ],
  },
  firelensDestinations: {
    read: [manifest('logging: {destination: {Name: s3}}'), ['s3']],
    open: manifest('logging: {configFilePath: /a}'),
    conflict: [
      [manifest('logging: {destination: {Name: s3}}'), manifest('logging: {destination: {Name: datadog}}')],
      ['s3', 'other'],
      'united',
    ],
  },
  secretSources: {
    read: [manifest('secrets: {A: /a/b}'), ['ssm']],
    open: manifest('secrets: ${SECRETS}'),
    conflict: [
      [manifest('secrets: {A: /a/b}'), manifest('secrets: {B: {secretsmanager: x}}')],
      ['secretsmanager', 'ssm'],
      'united',
    ],
  },
  environmentFiles: {
    read: [manifest('env_file: a.env'), true],
    open: manifest('taskdef_overrides: [{path: "ContainerDefinitions[0].EnvironmentFiles", value: x}]'),
    conflict: [[manifest('env_file: a.env'), manifest('')], true, 'united'],
  },
  ecsExec: {
    read: [manifest('exec: true'), true],
    open: manifest('environments: {prod: {exec: true}}'),
    conflict: [[manifest('exec: true'), manifest('exec: false')], true, 'shown'],
  },
  serviceConnect: {
    read: [manifest('network: {connect: true}'), true],
    open: manifest('network: {connect: "${CONNECT}"}'),
    conflict: [[manifest('network: {connect: true}'), manifest('network: {connect: false}')], true, 'shown'],
  },
  xray: {
    read: [manifest('observability: {tracing: awsxray}'), true],
    open: manifest(''),
    conflict: [[manifest('observability: {tracing: awsxray}'), manifest('')], true, 'united'],
  },
  volumes: {
    read: [manifest('storage: {volumes: {v: {efs: true, path: /a}}}'), ['efs']],
    open: manifest('environments: {prod: {storage: {volumes: {}}}}'),
    conflict: [[manifest('storage: {volumes: {v: {efs: true, path: /a}}}'), manifest('')], ['efs'], 'united'],
  },
  applicationServices: {
    read: [manifest('publish: {topics: [{name: t}]}'), ['sns']],
    open: manifest('variables: {S3_BUCKET: b}'),
    conflict: [
      [manifest('publish: {topics: [{name: t}]}'), 'name: a\ntype: Worker Service\nimage: {build: x}\n'],
      ['sqs', 'sns'],
      'united',
    ],
  },
  surroundings: {
    read: [manifest('http: {path: /}'), ['load-balancer']],
    open: manifest('http: "${HTTP}"'),
    conflict: [
      [manifest('http: {path: /}'), 'name: a\ntype: Scheduled Job\nimage: {build: x}\n'],
      ['load-balancer', 'scheduler', 'step-functions'],
      'united',
    ],
  },
};

const compose = (fields: string, image = ECR, rest = '', vpc = 'vpc-0123abcd'): string =>
  `x-aws-vpc: ${vpc}\n${rest}services:\n  a:\n    image: ${image}\n${fields}`;
const composeSecret = (name: string) =>
  compose('    secrets: [s]\n', ECR, `secrets: {s: {name: "${name}", external: true}}\n`);

const COMPOSE: Table<'compose'> = {
  vpcId: {
    read: [compose(''), 'vpc-0123abcd'],
    open: compose('', ECR, '', '"${VPC}"'),
    conflict: [[compose(''), compose('', ECR, '', 'vpc-89abcdef')], undefined, 'united'],
  },
  region: {
    read: [compose(''), 'eu-west-1'],
    open: compose('', 'nginx'),
    conflict: [
      [compose('', ECR), composeSecret('arn:aws:ssm:eu-west-2:111122223333:parameter/x')],
      'eu-west-1',
      'shown',
    ],
  },
  accountId: {
    read: [composeSecret(SECRET), '111122223333'],
    open: compose(''),
    conflict: [
      [composeSecret(SECRET), composeSecret('arn:aws:ssm:eu-west-1:444455556666:parameter/x')],
      undefined,
      'open',
    ],
  },
  launchType: {
    read: [compose(''), 'FARGATE'],
    open: compose(''),
    conflict: [
      [compose('    deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}\n'), task({})],
      'EC2',
      'shown',
    ],
  },
  imageRegistries: {
    read: [compose(''), ['ecr-private']],
    open: compose('', '"${IMAGE}"'),
    conflict: [[compose(''), compose('', 'nginx')], ['ecr-private', 'other'], 'united'],
  },
  registryCredentials: {
    read: [compose(`    x-aws-pull_credentials: "${SECRET}"\n`, 'ghcr.io/a/b'), true],
    open: compose('', 'ghcr.io/a/b'),
    conflict: [
      [compose(`    x-aws-pull_credentials: "${SECRET}"\n`, 'ghcr.io/a/b'), compose('')],
      true,
      'united',
    ],
  },
  logDrivers: {
    read: [compose(''), ['awslogs']],
    open: compose('    logging: {driver: loki}\n'),
    conflict: [
      [compose(''), compose('    logging: {driver: awsfirelens}\n')],
      ['awslogs', 'awsfirelens'],
      'united',
    ],
  },
  secretSources: {
    read: [composeSecret(SECRET), ['secretsmanager']],
    open: composeSecret('arn:aws:ssn:eu-west-1:111122223333:x'),
    conflict: [
      [composeSecret(SECRET), composeSecret('arn:aws:ssm:eu-west-1:111122223333:parameter/x')],
      ['secretsmanager', 'ssm'],
      'united',
    ],
  },
  environmentFiles: {
    read: [compose(''), false],
    open: compose('    env_file: a.env\n'),
    conflict: [[compose(''), task(files)], true, 'united'],
  },
  volumes: {
    read: [compose('    volumes: ["v:/a"]\n', ECR, 'volumes: {v: {}}\n'), ['efs']],
    open: compose('    volumes: "${VOLUMES}"\n'),
    conflict: [
      [compose('    volumes: ["v:/a"]\n', ECR, 'volumes: {v: {}}\n'), compose('')],
      ['efs'],
      'united',
    ],
  },
  surroundings: {
    read: [compose('    ports: ["80:80"]\n'), ['load-balancer']],
    open: compose('    ports: "${PORTS}"\n'),
    conflict: [[compose('    ports: ["80:80"]\n'), compose('')], ['load-balancer'], 'united'],
  },
};

const asDockerrun = (text: string): string =>
  documentsOf(text)
    .map(({ family: _family, ...fields }) => JSON.stringify({ AWSEBDockerrunVersion: '2', ...fields }))
    .join('\n');

const DOCKERRUN: Table<'dockerrun'> = {
  ...translated(TASK_DEFINITION, asDockerrun),
  launchType: {
    read: [asDockerrun(task({}, {})), 'EC2'],
    open: asDockerrun(task({}, {})),
    conflict: [[asDockerrun(task({}, {})), task({}, { ...FARGATE, family: '' })], 'EC2', 'shown'],
  },
  networkMode: {
    read: [asDockerrun(task({}, {})), 'bridge'],
    open: asDockerrun(task({}, {})),
    conflict: [[asDockerrun(task({}, {})), task({}, { ...EC2, family: '' })], 'bridge', 'shown'],
  },
};

const ALL: { readonly [S in SourceId]: Table<S> } = {
  'task-definition': TASK_DEFINITION,
  service: SERVICE,
  cloudformation: CLOUDFORMATION,
  terraform: TERRAFORM,
  copilot: COPILOT,
  compose: COMPOSE,
  dockerrun: DOCKERRUN,
};

function readAll(texts: readonly string[]) {
  const read = readSources(texts.map((text, index) => ({ name: `file${index}`, text })));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
}

function partsOf(texts: readonly string[], question: QuestionId) {
  const { reading } = readAll(texts);
  return isVpcQuestion(question) ? [reading.vpc] : reading.workloads;
}

const answerIn = (parts: ReturnType<typeof partsOf>, question: QuestionId) =>
  parts.flatMap(({ derived }) => derived).find((one) => one.question === question)?.value;
const openIn = (parts: ReturnType<typeof partsOf>) =>
  parts.flatMap(({ undetermined }) => undetermined).map(({ question }) => question);

const rows = Object.entries(ALL).flatMap(([source, cases]) =>
  Object.entries(cases).map(([question, one]) => [source, question as QuestionId, one as Cases] as const),
);

/** AWS Elastic Beanstalk runs the file on Amazon EC2, whatever it says. */
const DECIDED_BY_BEANSTALK: readonly QuestionId[] = ['launchType', 'networkMode'];

/** Questions whose default is fine, so that they are not listed when nothing hints at them. */
const ALWAYS_FINE: readonly QuestionId[] = [
  'subnetIds',
  'vpcCidr',
  'vpcId',
  'internetGateway',
  'existingContainerInstances',
];

describe('of every source and question', () => {
  test.each(rows)('%s: %s is read with its place', (_source, question, { read: [text, value] }) => {
    const claim = partsOf([text], question)
      .flatMap(({ derived }) => derived)
      .find((one) => one.question === question);
    expect(claim?.value).toEqual(value);
    // A sentence; the name of a field at its beginning stays as it is.
    expect(claim?.text).toMatch(/^(?:[A-Z]|\w+\.\w+ ).*\.$/s);
  });

  test.each(
    rows.filter(([source, question]) => source !== 'dockerrun' || !DECIDED_BY_BEANSTALK.includes(question)),
  )('%s: %s is open where it cannot be read', (_source, question, { open }) => {
    const parts = partsOf([open], question);
    const isFine = ALWAYS_FINE.includes(question) && answerIn(parts, question) === undefined;
    expect(isFine || openIn(parts).includes(question)).toBe(true);
  });

  test.each(rows)('%s: %s is settled where texts differ, and told', (_source, question, { conflict }) => {
    const [texts, taken, how] = conflict;
    const parts = partsOf(texts, question);
    expect(answerIn(parts, question)).toEqual(taken);
    const conflicts = parts.flatMap((part) => part.conflicts).filter((one) => one.question === question);
    expect(conflicts.map((one) => one.taken)).toEqual(how === 'shown' ? [taken] : []);
    if (how === 'open') expect(openIn(parts)).toContain(question);
  });
});

test('dockerrun: credentials of a registry that stand in a bucket are read from Amazon S3', () => {
  const text = (more: object): string =>
    JSON.stringify({
      AWSEBDockerrunVersion: 2,
      containerDefinitions: [{ name: 'a', image: 'registry.example.com/a', memory: 128 }],
      ...more,
    });
  const answer = (more: object) =>
    partsOf([text(more)], 'applicationServices')
      .flatMap(({ derived }) => derived)
      .find(({ question }) => question === 'applicationServices');
  expect(answer({ authentication: { bucket: 'my-bucket', key: '.dockercfg' } })).toMatchObject({
    value: ['s3'],
  });
  expect(answer({})?.value ?? []).toEqual([]);
});

test('no source answers a question that it does not list', () => {
  const folder = fileURLToPath(new URL('samples/pasted', import.meta.url));
  const samples = readdirSync(folder)
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const texts = [...samples, ...rows.map(([, , { read }]) => read[0])];
  for (const text of texts) {
    const read = readSources([{ name: '', text }]);
    if (!read.ok) continue;
    const listed = new Set<QuestionId>(read.recognised.flatMap(({ id }) => [...SOURCES[id].answers]));
    const parts = [read.reading.vpc, ...read.reading.workloads];
    const answered = parts.flatMap(({ derived }) => derived.map(({ question }) => question));
    expect(answered.filter((question) => !listed.has(question))).toEqual([]);
  }
});
