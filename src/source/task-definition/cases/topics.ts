/** Single topics: compute, logs, secrets, volumes, sidecars, roles. */
import { type Case, container, fargate, task } from './case.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-3:123456789012:secret:app-AbCdEf';
const logged = (logDriver: string, options: { readonly [key: string]: string } = {}) =>
  container({ logConfiguration: { logDriver, options } });
const router = (options?: { readonly [key: string]: string }) =>
  container({
    name: 'router',
    image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
    firelensConfiguration: { type: 'fluentbit', options },
  });
const variable = (name: string, value: string) => ({ name, value });
const secret = (name: string, valueFrom: string) => ({ name, valueFrom });

const COMPUTE: readonly Case[] = [
  {
    name: 'Managed Instances',
    text: task(
      {
        requiresCompatibilities: ['MANAGED_INSTANCES'],
        networkMode: 'awsvpc',
        runtimePlatform: { operatingSystemFamily: 'LINUX' },
      },
      container(),
    ),
    answers: { launchType: 'MANAGED_INSTANCES' },
    unanswered: ['operatingSystem'],
  },
  {
    name: 'awsvpc without a declared launch type stays open',
    text: task({ networkMode: 'awsvpc', cpu: '256', memory: '512' }, container()),
    answers: { logDrivers: [] },
    unanswered: ['launchType', 'operatingSystem'],
    open: { launchType: 'awsvpc fits AWS Fargate' },
  },
  {
    name: 'compatibilities without AWS Fargate',
    text: task(
      {
        taskDefinitionArn: 'arn:aws:ecs:us-east-2:123456789012:task-definition/a:1',
        compatibilities: ['EXTERNAL', 'EC2'],
        networkMode: 'bridge',
      },
      container(),
    ),
    answers: { launchType: 'EC2', region: 'us-east-2', accountId: '123456789012' },
    from: { launchType: 'compatibilities' },
    open: { launchType: 'EC2, EXTERNAL' },
  },
  {
    name: 'compatibilities with AWS Fargate decide nothing',
    text: task({ compatibilities: ['EC2', 'FARGATE'], networkMode: 'awsvpc' }, container()),
    answers: { logDrivers: [] },
    unanswered: ['launchType'],
  },
  {
    name: 'a privileged container in a fragment',
    text: JSON.stringify({ containerDefinitions: [container({ privileged: true })] }),
    answers: { launchType: 'EC2' },
    from: { launchType: 'containerDefinitions[0].privileged' },
  },
  {
    name: 'a launch type that is still a placeholder',
    text: '{"family":"a","networkMode":"awsvpc","requiresCompatibilities":["${launch_type}"],"containerDefinitions":[{"name":"a","image":"nginx"}]}',
    answers: { logDrivers: [] },
    unanswered: ['launchType'],
    open: { launchType: 'placeholder' },
  },
  ...[
    'WINDOWS_SERVER_2019_FULL',
    'WINDOWS_SERVER_2022_CORE',
    'WINDOWS_SERVER_2025_FULL',
    'WINDOWS_SERVER_20H2_CORE',
  ].map(
    (operatingSystemFamily): Case => ({
      name: operatingSystemFamily,
      text: task(
        { requiresCompatibilities: ['EC2'], runtimePlatform: { operatingSystemFamily } },
        container(),
      ),
      answers: { launchType: 'EC2', operatingSystem: 'WINDOWS' },
    }),
  ),
  {
    name: 'Windows by placement constraint',
    text: task(
      {
        requiresCompatibilities: ['EC2'],
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == windows' }],
      },
      container(),
    ),
    answers: { operatingSystem: 'WINDOWS' },
    from: { operatingSystem: 'placementConstraints[0].expression' },
  },
  {
    name: 'a Windows image in Amazon ECR',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      container({ image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/iis:windowsservercore-ltsc2022' }),
    ),
    answers: { operatingSystem: 'WINDOWS', imageRegistries: ['ecr-private'] },
  },
  {
    name: 'a command of Windows',
    text: task({ requiresCompatibilities: ['EC2'] }, container({ command: ['C:\\app\\run.exe'] })),
    answers: { operatingSystem: 'WINDOWS' },
    from: { operatingSystem: 'containerDefinitions[0].command' },
  },
  {
    name: 'PowerShell on Linux is no Windows',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      container({ image: 'mcr.microsoft.com/powershell:7', entryPoint: ['pwsh'] }),
    ),
    answers: { imageRegistries: ['other'] },
    unanswered: ['operatingSystem'],
  },
  {
    name: 'the word windows alone is no Windows',
    text: task({ requiresCompatibilities: ['EC2'] }, container({ image: 'tools/windows-events-reader:1' })),
    answers: { launchType: 'EC2' },
    unanswered: ['operatingSystem'],
  },
  {
    name: 'what Windows does not offer is left out',
    text: task(
      {
        requiresCompatibilities: ['EC2'],
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
      {
        ...logged('awsfirelens', { Name: 'cloudwatch' }),
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/x.env' }],
      },
    ),
    answers: { logDrivers: [] },
    unanswered: ['environmentFiles', 'firelensDestinations'],
    notes: [
      ['left-out', 'awsfirelens is not offered'],
      ['left-out', 'Environment files'],
    ],
  },
];

const LOGS: readonly Case[] = [
  {
    name: 'json-file is not offered on AWS Fargate',
    text: fargate(logged('json-file'), { ...logged('awslogs'), name: 'b' }),
    answers: { logDrivers: ['awslogs'] },
    notes: [['left-out', 'json-file is not offered']],
  },
  {
    name: 'all drivers of Amazon EC2',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      ...['fluentd', 'gelf', 'json-file', 'journald', 'syslog', 'splunk'].map((driver) => logged(driver)),
    ),
    answers: { logDrivers: ['splunk', 'fluentd', 'gelf', 'json-file', 'journald', 'syslog'] },
  },
  {
    name: 'a driver that Amazon ECS does not have',
    text: task({ requiresCompatibilities: ['EC2'] }, logged('loki')),
    answers: { launchType: 'EC2' },
    unanswered: ['logDrivers'],
    open: { logDrivers: 'loki' },
    notes: [['left-out', 'loki']],
  },
  {
    name: 'secrets in the options of a log driver',
    text: fargate(
      container({
        logConfiguration: {
          logDriver: 'splunk',
          options: { 'splunk-url': 'https://splunk.example' },
          secretOptions: [secret('splunk-token', ARN)],
        },
      }),
    ),
    answers: { logDrivers: ['splunk'], secretSources: ['secretsmanager'], region: 'eu-west-3' },
    from: { secretSources: 'containerDefinitions[0].logConfiguration.secretOptions[0].valueFrom' },
  },
  ...(
    [
      ['cloudwatch', 'cloudwatch-logs'],
      ['cloudwatch_logs', 'cloudwatch-logs'],
      ['firehose', 'kinesis-firehose'],
      ['kinesis_firehose', 'kinesis-firehose'],
      ['kinesis', 'kinesis-streams'],
      ['kinesis_streams', 'kinesis-streams'],
      ['s3', 's3'],
      ['opensearch', 'opensearch'],
      ['es', 'opensearch'],
      ['datadog', 'other'],
      ['splunk', 'other'],
      ['http', 'other'],
      ['forward', 'other'],
      ['nrlogs', 'other'],
    ] as const
  ).flatMap(([output, destination]): readonly Case[] => [
    {
      name: `FireLens with Fluent Bit’s output ${output}`,
      text: fargate(router(), logged('awsfirelens', { Name: output })),
      answers: { logDrivers: ['awsfirelens'], firelensDestinations: [destination] },
      from: { firelensDestinations: 'containerDefinitions[1].logConfiguration.options.Name' },
    },
    {
      name: `FireLens with Fluentd’s output ${output}`,
      text: fargate(router(), logged('awsfirelens', { '@type': output })),
      answers: { firelensDestinations: [destination] },
      from: { firelensDestinations: 'containerDefinitions[1].logConfiguration.options["@type"]' },
    },
  ]),
  {
    name: 'Elasticsearch that is not Amazon’s',
    text: fargate(router(), logged('awsfirelens', { Name: 'es', Host: 'logs.example.com', tls: 'On' })),
    answers: { firelensDestinations: ['other'] },
  },
  {
    name: 'Amazon OpenSearch Service by its host',
    text: fargate(
      router(),
      logged('awsfirelens', {
        Name: 'es',
        Host: 'vpc-logs-abc.eu-west-1.es.amazonaws.com',
        AWS_Region: 'eu-west-1',
      }),
    ),
    answers: { firelensDestinations: ['opensearch'], region: 'eu-west-1' },
  },
  {
    name: 'an output that stays in the container',
    text: fargate(router(), logged('awsfirelens', { Name: 'null' })),
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: [] },
    notes: [['logging', 'leaves nothing']],
  },
  {
    name: 'a FireLens output that assumes a role',
    text: fargate(
      router(),
      logged('awsfirelens', { Name: 'cloudwatch_logs', role_arn: 'arn:aws:iam::210987654321:role/central' }),
    ),
    answers: { firelensDestinations: ['cloudwatch-logs'], applicationServices: ['sts'] },
  },
  {
    name: 'a log router with a configuration of its own in the image',
    text: fargate(
      router({ 'config-file-type': 'file', 'config-file-value': '/extra.conf' }),
      logged('awsfirelens'),
    ),
    answers: { logDrivers: ['awsfirelens'], environmentFiles: false },
    unanswered: ['firelensDestinations'],
    open: { firelensDestinations: 'names no output' },
  },
  {
    name: 'a log router with its configuration in Amazon S3',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      router({ 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::bucket/fluent.conf' }),
      logged('awsfirelens', { Name: 'firehose' }),
    ),
    answers: { environmentFiles: true, firelensDestinations: ['kinesis-firehose'] },
    from: { environmentFiles: 'containerDefinitions[0].firelensConfiguration.options.config-file-value' },
    open: { firelensDestinations: 'more outputs' },
  },
  {
    name: 'AWS for Fluent Bit with further configuration in Amazon S3',
    text: fargate(
      { ...router(), environment: [variable('aws_fluent_bit_init_s3_1', 'arn:aws:s3:::bucket/a.conf')] },
      logged('awsfirelens', { Name: 's3' }),
    ),
    answers: { applicationServices: ['s3'], firelensDestinations: ['s3'] },
  },
];

const SECRETS: readonly Case[] = [
  ...(
    [
      ['an ARN of a secret', ARN, 'secretsmanager'],
      ['an ARN of a secret with key and version', `${ARN}:password:AWSCURRENT:`, 'secretsmanager'],
      [
        'an ARN of a secret in China',
        'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a',
        'secretsmanager',
      ],
      ['an ARN of a parameter', 'arn:aws:ssm:us-east-1:123456789012:parameter/app/key', 'ssm'],
      ['the name of a parameter', '/app/prod/key', 'ssm'],
      ['a bare name', 'app-key', 'ssm'],
      ['a name with a placeholder', '/${stage}/app/key', 'ssm'],
      ['an ARN with placeholders', 'arn:aws:secretsmanager:${region}:${account}:secret:x', 'secretsmanager'],
      ['a secret of Terraform', '${aws_secretsmanager_secret.db.arn}:password::', 'secretsmanager'],
      ['data of Terraform', '${data.aws_ssm_parameter.key.arn}', 'ssm'],
      ['a placeholder that names the service', '<SECRETS_MANAGER_ARN>', 'secretsmanager'],
      ['a placeholder that names a parameter', '{{ parameter_name }}', 'ssm'],
    ] as const
  ).map(
    ([name, valueFrom, source]): Case => ({
      name: `valueFrom: ${name}`,
      text: fargate(container({ secrets: [secret('KEY', valueFrom)] })),
      answers: { secretSources: [source] },
      from: { secretSources: 'containerDefinitions[0].secrets[0].valueFrom' },
      open: { customerManagedKey: '' },
    }),
  ),
  {
    name: 'a secret through Parameter Store uses both',
    text: fargate(container({ secrets: [secret('KEY', '/aws/reference/secretsmanager/app')] })),
    answers: { secretSources: ['secretsmanager', 'ssm'] },
    open: { customerManagedKey: '' },
  },
  {
    name: 'a placeholder for the ARN of a secret is doubtful',
    text: fargate(container({ secrets: [secret('KEY', '${db_secret_arn}')] })),
    answers: { secretSources: ['secretsmanager'] },
    open: { secretSources: 'placeholder' },
  },
  {
    name: 'credentials for a registry',
    text: fargate(
      container({
        image: 'registry.example.com/team/app:1',
        repositoryCredentials: { credentialsParameter: ARN },
      }),
    ),
    answers: {
      imageRegistries: ['other'],
      registryCredentials: true,
      secretSources: [],
      region: 'eu-west-3',
    },
  },
  {
    name: 'credentials show that a placeholder is another registry',
    text: fargate(
      container({ image: '${image}', repositoryCredentials: { credentialsParameter: '${credentials}' } }),
    ),
    answers: { imageRegistries: ['other'], registryCredentials: true },
  },
  {
    name: 'a credential spec in Parameter Store',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      container({
        dockerSecurityOptions: ['credentialspec:arn:aws:ssm:us-east-1:123456789012:parameter/spec'],
      }),
    ),
    answers: { secretSources: ['ssm'], region: 'us-east-1' },
    from: { secretSources: 'containerDefinitions[0].dockerSecurityOptions[0]' },
  },
  {
    name: 'a credential spec in Amazon S3, for an instance outside of the domain',
    text: task(
      { requiresCompatibilities: ['EC2'] },
      container({
        image: 'mcr.microsoft.com/windows/servercore/iis',
        credentialSpecs: ['credentialspecdomainless:arn:aws:s3:::bucket/spec.json'],
      }),
    ),
    answers: { operatingSystem: 'WINDOWS', secretSources: ['secretsmanager'], applicationServices: ['s3'] },
  },
  {
    name: 'environment files',
    text: fargate(container({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/app.env' }] })),
    answers: { environmentFiles: true },
    from: { environmentFiles: 'containerDefinitions[0].environmentFiles[0].value' },
  },
];

const VOLUMES: readonly Case[] = [
  {
    name: 'a volume that is attached at launch',
    text: task(
      { requiresCompatibilities: ['FARGATE'], volumes: [{ name: 'data', configuredAtLaunch: true }] },
      container(),
    ),
    answers: { volumes: ['ebs'] },
    from: { volumes: 'volumes[0].configuredAtLaunch' },
  },
  {
    name: 'FSx for Windows File Server with its credentials',
    text: task(
      {
        requiresCompatibilities: ['EC2'],
        volumes: [
          {
            name: 'share',
            fsxWindowsFileServerVolumeConfiguration: {
              fileSystemId: 'fs-1',
              rootDirectory: '\\data',
              authorizationConfig: {
                credentialsParameter: 'arn:aws:ssm:us-east-1:123456789012:parameter/fsx',
                domain: 'example.com',
              },
            },
          },
        ],
      },
      container(),
    ),
    answers: {
      volumes: ['fsx-windows'],
      operatingSystem: 'WINDOWS',
      secretSources: ['ssm'],
      region: 'us-east-1',
    },
  },
  {
    name: 'Amazon EFS mounted by Docker',
    text: task(
      {
        volumes: [
          {
            name: 'efs',
            dockerVolumeConfiguration: {
              scope: 'task',
              driver: 'local',
              driverOpts: {
                type: 'nfs',
                device: ':/',
                o: 'addr=fs-1.efs.us-east-1.amazonaws.com,nfsvers=4.1',
              },
            },
          },
        ],
      },
      container(),
    ),
    answers: { volumes: ['efs'], launchType: 'EC2' },
  },
  {
    name: 'a volume driver is noted, and Amazon S3 Files is a file system',
    text: task(
      {
        requiresCompatibilities: ['EC2'],
        volumes: [
          { name: 'a', dockerVolumeConfiguration: { driver: 'rexray/ebs' } },
          { name: 'b', s3filesVolumeConfiguration: { fileSystemArn: 'arn' } },
        ],
      },
      container(),
    ),
    answers: { volumes: ['s3files'] },
    notes: [['volume', 'rexray/ebs']],
  },
  {
    name: 'volumes do not matter for ECS Anywhere',
    text: task(
      {
        requiresCompatibilities: ['EXTERNAL'],
        volumes: [{ name: 'a', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
      },
      container(),
    ),
    answers: { launchType: 'EXTERNAL' },
    unanswered: ['volumes'],
    notes: [['left-out', 'efs']],
  },
];

const otel = (fields: { readonly [key: string]: unknown }) =>
  container({
    name: 'otel',
    image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0',
    ...fields,
  });

const SIDECARS: readonly Case[] = [
  ...[
    'amazon/aws-xray-daemon',
    'public.ecr.aws/xray/aws-xray-daemon:latest',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/xray-daemon:3',
  ].map(
    (image): Case => ({
      name: `the X-Ray daemon ${image}`,
      text: fargate(container(), container({ name: 'traces', image })),
      answers: { xray: true },
      from: { xray: 'containerDefinitions[1].image' },
    }),
  ),
  {
    name: 'another product named xray',
    text: fargate(container({ name: 'xray', image: 'releases-docker.jfrog.io/jfrog/xray-server:3' })),
    answers: { imageRegistries: ['other'] },
    unanswered: ['xray'],
  },
  {
    name: 'the collector with a configuration that has traces',
    text: fargate(otel({ command: ['--config=/etc/ecs/ecs-cloudwatch-xray.yaml'] })),
    answers: { xray: true },
  },
  {
    name: 'the collector with a configuration that has none',
    text: fargate(otel({ command: ['--config', '/etc/ecs/ecs-cloudwatch.yaml'] })),
    answers: { launchType: 'FARGATE' },
    unanswered: ['xray'],
    notes: [['sidecar', 'OpenTelemetry']],
  },
  {
    name: 'the collector with its configuration in a variable',
    text: fargate(otel({ environment: [variable('AOT_CONFIG_CONTENT', 'exporters:\n  awsxray:\n')] })),
    answers: { xray: true },
  },
  {
    name: 'the collector with its configuration in a parameter',
    text: fargate(otel({ secrets: [secret('AOT_CONFIG_CONTENT', 'otel-config')] })),
    answers: { secretSources: ['ssm'] },
    unanswered: ['xray'],
    open: { xray: 'not in the task definition' },
  },
  {
    name: 'the CloudWatch agent',
    text: fargate(
      container({
        name: 'cw',
        image: 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:latest',
        secrets: [secret('CW_CONFIG_CONTENT', 'cw')],
      }),
    ),
    answers: { imageRegistries: ['ecr-public'], secretSources: ['ssm'] },
    open: { applicationServices: 'not in the task definition', xray: 'not in the task definition' },
    notes: [['sidecar', 'CloudWatch agent']],
  },
  {
    name: 'the agent of GuardDuty',
    text: fargate(
      container(),
      container({
        name: 'aws-guardduty-agent-x',
        image: '593207742271.dkr.ecr.us-east-1.amazonaws.com/aws-guardduty-agent-fargate:v1',
      }),
    ),
    answers: { guardDutyRuntimeMonitoring: true, imageRegistries: ['ecr-private', 'other'] },
    unanswered: ['accountId'],
  },
  {
    name: 'the proxy of AWS App Mesh',
    text: task(
      {
        requiresCompatibilities: ['FARGATE'],
        proxyConfiguration: { type: 'APPMESH', containerName: 'envoy' },
      },
      container(),
    ),
    answers: { launchType: 'FARGATE', surroundings: ['app-mesh'] },
  },
  {
    name: 'variables that point to AWS services are hints only',
    text: fargate(
      container({
        environment: [
          variable('QUEUE_URL', 'https://sqs.eu-west-1.amazonaws.com/123456789012/q'),
          variable('TOPIC', 'arn:aws:sns:eu-west-1:123456789012:t'),
        ],
      }),
    ),
    answers: { logDrivers: [] },
    unanswered: ['applicationServices', 'region', 'accountId'],
    open: { applicationServices: 'QUEUE_URL of container app points to sqs' },
  },
];

const ROLES: readonly Case[] = [
  {
    name: 'an execution role with a path is not named by its name',
    text: task(
      {
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: 'arn:aws:iam::123456789012:role/service-role/exec',
      },
      container(),
    ),
    answers: { accountId: '123456789012' },
    unanswered: ['taskExecutionRole'],
    open: { taskExecutionRole: 'service-role/' },
  },
  {
    name: 'a role decides the account, whatever account an image is in',
    text: task(
      { requiresCompatibilities: ['FARGATE'], executionRoleArn: 'arn:aws:iam::123456789012:role/exec' },
      container({ image: '210987654321.dkr.ecr.us-east-1.amazonaws.com/a' }),
    ),
    answers: { taskExecutionRole: 'exec', accountId: '123456789012' },
  },
  {
    name: 'an image that AWS publishes says nothing about the account',
    text: task(
      { requiresCompatibilities: ['FARGATE'], executionRoleArn: 'arn:aws:iam::123456789012:role/exec' },
      container({ image: '906394416424.dkr.ecr.us-west-2.amazonaws.com/aws-for-fluent-bit:stable' }),
    ),
    answers: { accountId: '123456789012', imageRegistries: ['ecr-private'], region: 'us-west-2' },
  },
];

export const TOPICS: readonly Case[] = [...COMPUTE, ...LOGS, ...SECRETS, ...VOLUMES, ...SIDECARS, ...ROLES];
