/** The forms in which task definitions come, and several at once. */
import { type Case, container, fargate, task } from './case.ts';

const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1';

const described = JSON.stringify({
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/app:7',
    containerDefinitions: [
      {
        name: 'app',
        image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1',
        cpu: 0,
        portMappings: [
          { containerPort: 80, hostPort: 80, protocol: 'tcp', name: 'http', appProtocol: 'http' },
        ],
        essential: true,
        environment: [],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-region': 'us-east-1' },
          secretOptions: [],
        },
      },
    ],
    family: 'app',
    executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
    networkMode: 'awsvpc',
    revision: 7,
    volumes: [],
    status: 'ACTIVE',
    requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
    placementConstraints: [],
    compatibilities: ['EC2', 'FARGATE'],
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    registeredAt: '2026-01-01T00:00:00+00:00',
    registeredBy: 'arn:aws:sts::123456789012:assumed-role/admin/me',
    enableFaultInjection: false,
  },
  tags: [],
});

const template = `AWSTemplateFormatVersion: '2010-09-09'
Description: Service
Parameters:
  Image:
    Type: String
    Default: public.ecr.aws/nginx/nginx:latest
  Secret:
    Type: String
Conditions:
  Logged: !Equals [!Ref Stage, prod]
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
  Password:
    Type: AWS::SecretsManager::Secret
  Parameter:
    Type: AWS::SSM::Parameter
    Properties: { Name: /app/key, Type: String, Value: x }
  Repository:
    Type: AWS::ECR::Repository
  ExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app-execution
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Sub '\${AWS::StackName}-web'
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: 256
      Memory: 512
      ExecutionRoleArn: !GetAtt ExecutionRole.Arn
      RuntimePlatform:
        OperatingSystemFamily: LINUX
      Volumes:
        - Name: data
          EFSVolumeConfiguration:
            FilesystemId: !Ref FileSystem
      ContainerDefinitions:
        - Name: web
          Image: !Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/web:\${Tag}'
          LogConfiguration: !If
            - Logged
            - LogDriver: awslogs
              Options:
                awslogs-group: !Ref LogGroup
                awslogs-region: !Ref AWS::Region
                awslogs-stream-prefix: web
            - !Ref AWS::NoValue
          Secrets:
            - Name: PASSWORD
              ValueFrom: !Ref Password
            - Name: FIELD
              ValueFrom: !Sub '\${Password}:username::'
            - Name: KEY
              ValueFrom: !Ref Parameter
        - Name: proxy
          Image: !Ref Image
  Worker:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities:
        - FARGATE
      ContainerDefinitions:
        - Name: worker
          Image: !Join ['', [!GetAtt Repository.RepositoryUri, ':', !Ref Tag]]
          EnvironmentFiles:
            - Type: s3
              Value: !Join ['', ['arn:aws:s3:::', !Ref Bucket, '/app.env']]
`;

/** As the AWS CDK prints an image of a repository in the same stack. */
const cdk = JSON.stringify({
  Resources: {
    Repo02AC86CF: { Type: 'AWS::ECR::Repository' },
    Logs: { Type: 'AWS::Logs::LogGroup' },
    Def: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [
          {
            Essential: true,
            Name: 'web',
            Image: {
              'Fn::Join': [
                '',
                [
                  { 'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Repo02AC86CF', 'Arn'] }] }] },
                  '.dkr.ecr.',
                  { 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Repo02AC86CF', 'Arn'] }] }] },
                  '.',
                  { Ref: 'AWS::URLSuffix' },
                  '/',
                  { Ref: 'Repo02AC86CF' },
                  ':latest',
                ],
              ],
            },
            LogConfiguration: {
              LogDriver: 'awslogs',
              Options: { 'awslogs-group': { Ref: 'Logs' }, 'awslogs-region': { Ref: 'AWS::Region' } },
            },
            Secrets: [
              {
                Name: 'DB',
                ValueFrom: { 'Fn::Join': ['', [{ Ref: 'DbSecretAttachment' }, ':password::']] },
              },
            ],
          },
        ],
        ExecutionRoleArn: { 'Fn::GetAtt': ['DefExecutionRole', 'Arn'] },
        Family: 'StackDef',
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
      },
    },
    DbSecretAttachment: { Type: 'AWS::SecretsManager::SecretTargetAttachment' },
    DefExecutionRole: { Type: 'AWS::IAM::Role' },
  },
});

const terraformPlan = JSON.stringify({
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_ecs_task_definition.app',
          type: 'aws_ecs_task_definition',
          values: {
            family: 'app',
            container_definitions: JSON.stringify([
              { name: 'app', image: ECR, secrets: [{ name: 'A', valueFrom: '/app/a' }] },
            ]),
            network_mode: 'awsvpc',
            requires_compatibilities: ['FARGATE'],
            execution_role_arn: 'arn:aws:iam::123456789012:role/exec',
            runtime_platform: [{ cpu_architecture: 'X86_64', operating_system_family: 'LINUX' }],
            volume: [
              {
                name: 'd',
                efs_volume_configuration: [{ file_system_id: 'fs-1' }],
                configure_at_launch: false,
              },
            ],
          },
        },
      ],
    },
  },
  resource_changes: [
    {
      change: {
        before: {
          container_definitions: '[{"name":"old","image":"old:1","logConfiguration":{"logDriver":"splunk"}}]',
        },
      },
    },
  ],
});

export const FORMS: readonly Case[] = [
  {
    name: 'the output of describe-task-definition',
    text: described,
    exact: true,
    answers: {
      region: 'eu-west-1',
      launchType: 'FARGATE',
      operatingSystem: 'LINUX',
      imageRegistries: ['ecr-private'],
      logDrivers: ['awslogs'],
      secretSources: [],
      environmentFiles: false,
      volumes: [],
      accountId: '123456789012',
      taskExecutionRole: 'ecsTaskExecutionRole',
    },
    from: {
      region: 'taskDefinition.taskDefinitionArn',
      imageRegistries: 'taskDefinition.containerDefinitions[0].image',
    },
    open: { region: 'us-east-1', serviceConnect: 'named port' },
    notes: [['conflict', 'Taken: eu-west-1']],
  },
  {
    name: 'the same, with what a shell prints around it',
    text: `[ec2-user@ip-10-0-0-1 ~]$ aws ecs describe-task-definition --task-definition app\r\n${described}\r\n[ec2-user@ip-10-0-0-1 ~]$ `,
    answers: { region: 'eu-west-1', launchType: 'FARGATE' },
    from: { launchType: 'taskDefinition.requiresCompatibilities' },
  },
  {
    name: 'a CloudFormation template in YAML with two task definitions',
    text: template,
    exact: true,
    answers: {
      launchType: 'FARGATE',
      operatingSystem: 'LINUX',
      imageRegistries: ['ecr-private', 'ecr-public'],
      logDrivers: ['awslogs'],
      secretSources: ['secretsmanager', 'ssm'],
      environmentFiles: true,
      volumes: ['efs'],
      taskExecutionRole: 'app-execution',
    },
    from: {
      launchType: 'Resources.Web.Properties.RequiresCompatibilities',
      imageRegistries: 'Resources.Web.Properties.ContainerDefinitions[0].Image',
      logDrivers: 'Resources.Web.Properties.ContainerDefinitions[0].LogConfiguration.Fn::If[1].LogDriver',
      secretSources: 'Resources.Web.Properties.ContainerDefinitions[0].Secrets[0].ValueFrom',
      environmentFiles: 'Resources.Worker.Properties.ContainerDefinitions[0].EnvironmentFiles[0].Value',
      volumes: 'Resources.Web.Properties.Volumes[0].EFSVolumeConfiguration',
    },
    open: { region: 'placeholder', accountId: '', logDrivers: 'condition Logged' },
  },
  {
    name: 'a template of the AWS CDK',
    text: cdk,
    exact: true,
    answers: {
      launchType: 'FARGATE',
      operatingSystem: 'LINUX',
      imageRegistries: ['ecr-private'],
      logDrivers: ['awslogs'],
      secretSources: ['secretsmanager'],
      environmentFiles: false,
      volumes: [],
    },
    from: { secretSources: 'Resources.Def.Properties.ContainerDefinitions[0].Secrets[0].ValueFrom' },
    open: { taskExecutionRole: 'placeholder' },
  },
  {
    name: 'a resource in a code block of Markdown',
    text: '```yaml\nWeb:\n  Type: AWS::ECS::TaskDefinition\n  Properties:\n    RequiresCompatibilities: [EC2]\n    ContainerDefinitions:\n      - Name: a\n        Image: nginx\n```\n',
    answers: { launchType: 'EC2' },
  },
  {
    name: 'a single resource of a template, without the template',
    text: 'Type: AWS::ECS::TaskDefinition\nProperties:\n  NetworkMode: host\n  ContainerDefinitions:\n    - Name: a\n      Image: ghcr.io/a/b\n',
    answers: { launchType: 'EC2', imageRegistries: ['other'] },
    from: { launchType: 'Properties.NetworkMode' },
  },
  {
    name: 'the properties of a resource alone',
    text: '{"ContainerDefinitions":[{"Name":"a","Image":{"Ref":"Image"},"LogConfiguration":{"LogDriver":"awslogs","Options":{"awslogs-region":{"Ref":"AWS::Region"}}}}]}',
    answers: { logDrivers: ['awslogs'] },
    unanswered: ['launchType', 'region', 'operatingSystem', 'volumes'],
    open: { imageRegistries: '${Image}' },
  },
  {
    name: 'resources of a template without the word Resources',
    text: '  Web:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      RequiresCompatibilities: [EXTERNAL]\n      ContainerDefinitions:\n        - Name: a\n          Image: !Ref Image\n',
    answers: { launchType: 'EXTERNAL' },
    from: { launchType: 'Web.Properties.RequiresCompatibilities' },
  },
  {
    name: 'a bare list of containers, of which nothing about the task is concluded',
    text: JSON.stringify([
      container({ image: ECR }),
      container({
        name: 'b',
        secrets: [{ name: 'S', valueFrom: 'arn:aws:ssm:eu-central-1:123456789012:parameter/x' }],
      }),
    ]),
    exact: true,
    answers: {
      region: 'eu-central-1',
      imageRegistries: ['ecr-private', 'other'],
      registryCredentials: false,
      logDrivers: [],
      secretSources: ['ssm'],
      environmentFiles: false,
      accountId: '123456789012',
    },
    from: { imageRegistries: '[0].image', secretSources: '[1].secrets[0].valueFrom' },
    open: { launchType: 'No launch type is declared' },
  },
  {
    name: 'a containerDefinitions fragment',
    text: '{"containerDefinitions":[{"name":"a","image":"quay.io/a/b:1"}]}',
    answers: { imageRegistries: ['other'] },
    unanswered: ['launchType', 'operatingSystem', 'volumes'],
  },
  {
    name: 'one container alone',
    text: '{"name":"a","image":"public.ecr.aws/a/b:1","essential":true}',
    answers: { imageRegistries: ['ecr-public'] },
    from: { imageRegistries: 'image' },
  },
  {
    name: 'a Terraform template with placeholders, quoted and not',
    text: '[\n  {\n    "name": "${name}",\n    "image": "${account}.dkr.ecr.${region}.amazonaws.com/${repo}:${tag}",\n    "cpu": ${cpu},\n    "portMappings": [{ "containerPort": ${port} }],\n    "secrets": ${secrets},\n    "logConfiguration": {\n      "logDriver": "awslogs",\n      "options": { "awslogs-region": "${region}" }\n    }\n  }\n]',
    answers: { imageRegistries: ['ecr-private'], logDrivers: ['awslogs'] },
    unanswered: ['region', 'accountId'],
    notes: [['placeholder', 'not known here']],
    open: { region: 'placeholder' },
  },
  {
    name: 'what terraform show -json prints: the state after the change counts',
    text: terraformPlan,
    answers: {
      region: 'eu-central-1',
      launchType: 'FARGATE',
      operatingSystem: 'LINUX',
      imageRegistries: ['ecr-private'],
      logDrivers: [],
      secretSources: ['ssm'],
      volumes: ['efs'],
      accountId: '123456789012',
      taskExecutionRole: 'exec',
    },
    from: {
      volumes: 'planned_values.root_module.resources[0].values.volume[0].efs_volume_configuration[0]',
      secretSources:
        'planned_values.root_module.resources[0].values.container_definitions[0].secrets[0].valueFrom',
    },
  },
  {
    name: 'placeholders in angle brackets and in Jinja’s braces',
    text: '{"family":"<FAMILY>","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"executionRoleArn":"{{ role }}","containerDefinitions":[{"name":"a","image":"<IMAGE1_NAME>","memory":<MEMORY>},{"name":"b","image":"{{ registry }}/b:{{ tag }}"},{"name":"c","image":"<aws_account_id>.dkr.ecr.<region>.amazonaws.com/c"}]}',
    answers: { launchType: 'FARGATE', imageRegistries: ['ecr-private'] },
    unanswered: ['region', 'accountId', 'taskExecutionRole'],
    open: { imageRegistries: '<IMAGE1_NAME>', taskExecutionRole: 'placeholder' },
  },
  {
    name: 'YAML of the API, as the AWS CLI prints it',
    text: 'taskDefinition:\n  family: app\n  networkMode: bridge\n  requiresCompatibilities:\n  - EC2\n  containerDefinitions:\n  - name: app\n    image: 012345678901.dkr.ecr.eu-north-1.amazonaws.com/app\n',
    answers: { launchType: 'EC2', region: 'eu-north-1' },
    unanswered: ['accountId'],
    open: { accountId: '012345678901' },
  },
  {
    name: 'two files: sets are united, and what needs most is planned',
    text: [
      fargate(container({ image: ECR, logConfiguration: { logDriver: 'awslogs', options: {} } })),
      task(
        { networkMode: 'bridge', requiresCompatibilities: ['EC2'] },
        container({ logConfiguration: { logDriver: 'json-file' } }),
      ),
    ],
    answers: {
      launchType: 'EC2',
      imageRegistries: ['ecr-private', 'other'],
      logDrivers: ['awslogs', 'json-file'],
    },
    from: { launchType: 'requiresCompatibilities' },
    open: { launchType: 'EC2 is taken' },
    notes: [['conflict', 'Taken: EC2']],
  },
  {
    name: 'several documents in one text, of which one is something else',
    text: `${fargate(container())}\n{"vpcs": [{"a": 1}]}\n${fargate(container({ name: 'b', secrets: [{ name: 'X', valueFrom: 'x' }] }))}`,
    answers: { launchType: 'FARGATE', secretSources: ['ssm'] },
  },
  {
    name: 'execution roles that differ are not guessed',
    text: [
      task(
        { executionRoleArn: 'arn:aws:iam::123456789012:role/one', requiresCompatibilities: ['FARGATE'] },
        container(),
      ),
      task(
        { executionRoleArn: 'arn:aws:iam::210987654321:role/two', requiresCompatibilities: ['FARGATE'] },
        container(),
      ),
    ],
    answers: { launchType: 'FARGATE' },
    unanswered: ['accountId', 'taskExecutionRole'],
    open: { taskExecutionRole: 'one, two', accountId: '123456789012, 210987654321' },
  },
  {
    name: 'null everywhere, as the console’s JSON tab has it',
    text: task(
      {
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: null,
        volumes: null,
        placementConstraints: null,
        proxyConfiguration: null,
        runtimePlatform: null,
        tags: null,
      },
      container({
        secrets: null,
        environment: null,
        logConfiguration: null,
        firelensConfiguration: null,
        repositoryCredentials: null,
        environmentFiles: null,
        portMappings: null,
        linuxParameters: null,
        command: null,
      }),
    ),
    answers: { launchType: 'FARGATE', logDrivers: [], secretSources: [], volumes: [] },
  },
  {
    name: 'misspelt fields are shown',
    text: task(
      { requiresCompatibilities: ['FARGATE'], launchType: 'FARGATE' },
      container({ logConfig: { logDriver: 'awslogs' } }),
    ),
    answers: { launchType: 'FARGATE' },
    unanswered: ['logDrivers'],
    open: { logDrivers: 'misspelt' },
    notes: [
      ['unknown-field', 'launchType'],
      ['unknown-field', 'logConfig'],
    ],
  },
  {
    name: 'keys named like members of a prototype',
    text: '{"__proto__":{"family":"x"},"constructor":1,"family":"a","requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"name":"a","image":"nginx","__proto__":{"secrets":[{"name":"x","valueFrom":"y"}]},"hasOwnProperty":1}]}',
    answers: { launchType: 'FARGATE', secretSources: [] },
  },
];
