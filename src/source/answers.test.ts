/** For every question and every source that answers it: read, open, and in conflict. The table is required by type. */
import { describe, expect, test } from 'vitest';
import { type AnswerValue, isVpcQuestion, type QuestionId } from '../core/index.ts';
import { readSources } from './read-sources.ts';
import type { SourceId } from './sources.ts';

/** A text that answers, one that leaves open, and texts that disagree; sets are united and have no conflict. */
interface Cases {
  readonly read: readonly [text: string, value: AnswerValue];
  readonly open: string;
  readonly conflict?: readonly [texts: readonly string[], taken: AnswerValue];
}

type Json = { readonly [key: string]: unknown };

const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1';
const SIZE = { cpu: '256', memory: '512' };
const FARGATE = { family: 'a', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], ...SIZE };
const task = (container: Json, fields: Json = FARGATE): string =>
  JSON.stringify({ ...fields, containerDefinitions: [{ name: 'a', image: ECR, ...container }] });
const logged = (logDriver: string, options: Json = {}) => ({ logConfiguration: { logDriver, options } });
const region = (name: string) => logged('awslogs', { 'awslogs-region': name });
const role = (name: string, account = '111122223333') => ({
  ...FARGATE,
  executionRoleArn: `arn:aws:iam::${account}:role/${name}`,
});
const service = (fields: Json): string =>
  JSON.stringify({ serviceName: 'a', taskDefinition: 'a', desiredCount: 1, ...fields });
const on = (networkConfiguration: Json) =>
  service({ launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: networkConfiguration } });

const TASK_DEFINITION = {
  region: {
    read: [task(region('eu-west-1')), 'eu-west-1'],
    open: task({ ...region('${region}'), image: 'nginx' }),
    conflict: [[task({ ...region('eu-west-2') })], 'eu-west-2'],
  },
  accountId: {
    read: [task({}, role('x')), '111122223333'],
    open: task({}),
    conflict: [
      [
        task({}, { ...role('x'), taskRoleArn: 'arn:aws:iam::111122223333:role/y' }),
        task(
          { secrets: [{ name: 'k', valueFrom: 'arn:aws:ssm:eu-west-1:444455556666:parameter/x' }] },
          role('x'),
        ),
      ],
      '111122223333',
    ],
  },
  taskExecutionRole: { read: [task({}, role('x')), 'x'], open: task({}, role('${role}')) },
  launchType: {
    read: [task({}), 'FARGATE'],
    open: task({}, { family: 'a', networkMode: 'awsvpc', ...SIZE }),
    conflict: [[task({}), service({ launchType: 'EC2' })], 'EC2'],
  },
  operatingSystem: {
    read: [
      task({}, { ...FARGATE, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
      'WINDOWS',
    ],
    open: task({}, { ...FARGATE, runtimePlatform: { operatingSystemFamily: '${os}' } }),
  },
  networkMode: {
    read: [task({}, { ...FARGATE, requiresCompatibilities: ['EC2'], networkMode: 'host' }), 'host'],
    open: task({}, { ...FARGATE, requiresCompatibilities: ['EC2'], networkMode: '${mode}' }),
  },
  imageRegistries: { read: [task({}), ['ecr-private']], open: task({ image: '${image}' }) },
  registryCredentials: {
    read: [
      task({
        image: 'ghcr.io/a/b',
        repositoryCredentials: {
          credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x',
        },
      }),
      true,
    ],
    open: task({ image: 'ghcr.io/a/b', repositoryCredentials: '${credentials}' }),
  },
  logDrivers: { read: [task(logged('awslogs')), ['awslogs']], open: task({ logConfiguration: '${log}' }) },
  firelensDestinations: {
    read: [task(logged('awsfirelens', { Name: 's3' })), ['s3']],
    open: task(logged('awsfirelens')),
  },
  secretSources: {
    read: [task({ secrets: [{ name: 'k', valueFrom: '/a/b' }] }), ['ssm']],
    open: task({ secrets: '${secrets}' }),
  },
  environmentFiles: {
    read: [task({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/k' }] }), true],
    open: task({ environmentFiles: '${files}' }),
  },
  volumes: {
    read: [
      task({}, { ...FARGATE, volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
      ['efs'],
    ],
    open: task({}, { ...FARGATE, volumes: '${volumes}' }),
  },
  xray: {
    read: [task({ image: 'public.ecr.aws/xray/aws-xray-daemon:3.x' }), true],
    open: task({ environment: [{ name: 'AWS_XRAY_DAEMON_ADDRESS', value: 'x' }] }),
  },
  applicationServices: {
    read: [
      task({
        image: 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1',
        environment: [{ name: 'USE_DEFAULT_CONFIG', value: 'True' }],
      }),
      ['logs'],
    ],
    open: task({ environment: [{ name: 'S3_BUCKET', value: 'b' }] }),
  },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

const SERVICE = {
  launchType: {
    read: [service({ launchType: 'EC2' }), 'EC2'],
    open: service({ launchType: '${type}' }),
    conflict: [[service({ launchType: 'EC2' }), service({ launchType: 'FARGATE' })], 'EC2'],
  },
  platformVersion: {
    read: [service({ launchType: 'FARGATE', platformVersion: '1.4.0' }), '1.4.0'],
    open: service({ launchType: 'FARGATE', platformVersion: '${version}' }),
  },
  ecsExec: {
    read: [service({ enableExecuteCommand: true }), true],
    open: service({ enableExecuteCommand: '${exec}' }),
    conflict: [[service({ enableExecuteCommand: true }), service({ enableExecuteCommand: false })], true],
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
    ],
  },
  egress: { read: [on({ assignPublicIp: 'ENABLED' }), 'public-ip'], open: on({ assignPublicIp: '${ip}' }) },
  internetGateway: { read: [on({ assignPublicIp: 'ENABLED' }), true], open: on({}) },
  subnetIds: {
    read: [on({ subnets: ['subnet-0123abcd'] }), 'subnet-0123abcd'],
    open: on({ subnets: '${subnets}' }),
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
  },
  region: {
    read: [service({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/c' }), 'eu-west-1'],
    open: service({ cluster: 'c' }),
    conflict: [
      [service({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/c' }), task(region('eu-west-2'))],
      'eu-west-1',
    ],
  },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

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
const VPC = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true } },
};

const CLOUDFORMATION = {
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
    ],
  },
  ecsExec: {
    read: [template(cfnService({ EnableExecuteCommand: true })), true],
    open: template(cfnService({ EnableExecuteCommand: { Ref: 'P' } }), WHICH),
  },
  internetGateway: {
    read: [template({ ...VPC, Igw: { Type: 'AWS::EC2::InternetGateway' } }), true],
    open: template({}),
  },
  egress: {
    read: [
      template(
        cfnService({
          LaunchType: 'FARGATE',
          NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
        }),
      ),
      'public-ip',
    ],
    open: template({
      ...VPC,
      Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: 'subnet-0123abcd' } },
    }),
  },
  vpcDnsAttributes: {
    read: [template(VPC), true],
    open: template({ Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } }),
  },
  vpcCidr: {
    read: [template(VPC), '10.0.0.0/16'],
    open: template({ Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'P' } } } }, WHICH),
  },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

const terraform = (values: Json): string =>
  JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_ecs_task_definition.a',
            type: 'aws_ecs_task_definition',
            name: 'a',
            values: {
              family: 'a',
              network_mode: 'awsvpc',
              cpu: '256',
              memory: '512',
              container_definitions: JSON.stringify([{ name: 'a', image: ECR }]),
            },
          },
          {
            address: 'aws_ecs_service.a',
            type: 'aws_ecs_service',
            name: 'a',
            values: { name: 'a', ...values },
          },
        ],
      },
    },
  });

const TERRAFORM = {
  launchType: { read: [terraform({ launch_type: 'FARGATE' }), 'FARGATE'], open: terraform({}) },
  ecsExec: {
    read: [terraform({ enable_execute_command: true }), true],
    open: terraform({ enable_execute_command: '${var.exec}' }),
  },
  serviceConnect: {
    read: [terraform({ service_connect_configuration: [{ enabled: true }] }), true],
    open: terraform({ service_connect_configuration: '${var.connect}' }),
  },
  egress: {
    read: [
      terraform({ launch_type: 'FARGATE', network_configuration: [{ assign_public_ip: true }] }),
      'public-ip',
    ],
    open: terraform({ network_configuration: '${var.network}' }),
  },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

const manifest = (fields: string): string =>
  `name: a\ntype: Backend Service\nimage: {build: Dockerfile}\n${fields}`;

const COPILOT = {
  imageRegistries: {
    read: [manifest(''), ['ecr-private']],
    open: 'name: a\ntype: Backend Service\nimage: {location: "${IMAGE}"}\n',
  },
  secretSources: { read: [manifest('secrets: {A: /a/b}'), ['ssm']], open: manifest('secrets: ${SECRETS}') },
  ecsExec: { read: [manifest('exec: true'), true], open: manifest('environments: {prod: {exec: true}}') },
  egress: { read: [manifest(''), 'public-ip'], open: manifest('network: {vpc: {placement: private}}') },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

const compose = (fields: string): string =>
  `x-aws-vpc: vpc-0123abcd\nservices:\n  a:\n    image: ${ECR}\n${fields}`;

const COMPOSE = {
  imageRegistries: {
    read: [compose(''), ['ecr-private']],
    open: 'x-aws-vpc: vpc-1\nservices:\n  a: {image: "${IMAGE}"}\n',
  },
  logDrivers: { read: [compose(''), ['awslogs']], open: compose('    logging: {driver: loki}\n') },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

const dockerrun = (image: string): string =>
  `{"AWSEBDockerrunVersion": "2", "containerDefinitions": [{"name": "a", "image": "${image}", "memory": 128}]}`;

const DOCKERRUN = {
  launchType: {
    read: [dockerrun(ECR), 'EC2'],
    open: dockerrun(ECR).replace('"2"', '2').replace('{"AWS', '{"x": 1, "AWS'),
  },
  imageRegistries: { read: [dockerrun(ECR), ['ecr-private']], open: dockerrun('<IMAGE>') },
} as const satisfies { readonly [Q in QuestionId]?: Cases };

/** A source without cases does not compile. */
const ALL: { readonly [S in SourceId]: { readonly [Q in QuestionId]?: Cases } } = {
  'task-definition': TASK_DEFINITION,
  service: SERVICE,
  cloudformation: CLOUDFORMATION,
  terraform: TERRAFORM,
  copilot: COPILOT,
  compose: COMPOSE,
  dockerrun: DOCKERRUN,
};

function partsOf(texts: readonly string[], question: QuestionId) {
  const read = readSources(texts.map((text, index) => ({ name: `file${index}`, text })));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return isVpcQuestion(question) ? [read.reading.vpc] : read.reading.workloads;
}

const rows = Object.entries(ALL).flatMap(([source, cases]) =>
  Object.entries(cases).map(([question, one]) => [source, question as QuestionId, one as Cases] as const),
);

describe('of every source and question', () => {
  test.each(rows)('%s: %s is read with its place', (_source, question, { read: [text, value] }) => {
    const claim = partsOf([text], question)
      .flatMap(({ derived }) => derived)
      .find((one) => one.question === question);
    expect(claim?.value).toEqual(value);
    expect(claim?.text).toMatch(/^[A-Z].*\.$/s);
  });

  test.each(rows.filter(([source, question]) => !(source === 'dockerrun' && question === 'launchType')))(
    '%s: %s is open where it cannot be read',
    (_source, question, { open }) => {
      const found = partsOf([open], question).flatMap(({ undetermined }) => undetermined);
      expect(found.map((one) => one.question)).toContain(question);
    },
  );

  test.each(rows.filter(([, , { conflict }]) => conflict !== undefined))(
    '%s: %s is settled by kind of evidence, and the conflict is shown',
    (_source, question, { conflict }) => {
      const [texts, taken] = conflict ?? [[], ''];
      const conflicts = partsOf(texts, question).flatMap((part) => part.conflicts);
      expect(conflicts.find((one) => one.question === question)?.taken).toEqual(taken);
    },
  );
});
