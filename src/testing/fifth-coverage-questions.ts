/**
 * Forty more, written on 2026-11-26 from the edges of pages that were read that day, and then unseen: 14 were answered right
 * at first, 26 not at all, none wrong. Three asked for what the plan cannot know or does not ask, and were reworded.
 */
import type { DocumentationQuestion } from './documentation-questions.ts';
import { AGENT, ECR, ECS, PRIVATELINK, START, VPC } from './question-parts.ts';

const DOCS = 'https://docs.aws.amazon.com/';
const ec2 = { launchType: 'EC2' } as const;
const managed = { launchType: 'MANAGED_INSTANCES' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const hub = { endpointPlacement: 'central-vpc', egress: 'transit' } as const;

export const FIFTH_COVERAGE_QUESTIONS: readonly DocumentationQuestion[] = [
  {
    question: 'Service Connect behind a NAT gateway: which host is called where ecs-agent has no endpoint?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'ecs-sc of the Region; with the endpoint ecs-agent.',
    answers: { ...nat, serviceConnect: true },
    recommended: ['ecs-agent'],
    because: { 'ecs-agent': /ecs-sc/ },
  },
  {
    question: 'ECS Exec into a Nano Server container?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'Not possible.',
    answers: { ...ec2, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, ecsExec: true },
    required: ['ssmmessages'],
    finds: [['info', /Nano Server/]],
  },
  {
    question: 'Legacy global names of Amazon S3 from servers outside of the VPC?',
    pages: [`${DOCS}AmazonS3/latest/userguide/privatelink-interface-endpoints.html`],
    decided: 'The interface endpoint does not serve legacy global, dash-Region and website endpoints.',
    answers: { ...external, applicationServices: ['s3'] },
    required: ['s3'],
    types: { s3: 'Interface' },
    finds: [['info', /global|website/i]],
  },
  {
    question:
      'Gateway for the tasks and an interface endpoint of Amazon S3 for the office: whose names lead where?',
    pages: [`${PRIVATELINK}vpc-endpoints-s3.html`],
    decided: 'Private DNS only for the inbound Resolver endpoint; it needs the gateway.',
    answers: { applicationServices: ['s3'], surroundings: ['on-premises'] },
    types: { s3: 'Gateway' },
    finds: [['info', /inbound/i]],
  },
  {
    question: 'Hybrid nodes of Systems Manager and an ssm policy with aws:PrincipalAccount?',
    pages: [`${DOCS}systems-manager/latest/userguide/setup-create-vpc.html`],
    decided:
      'Three calls of hybrid nodes carry no SigV4 identity: such conditions may block them; ssm:NodeAccountId works.',
    answers: { ...external, accountId: '111122223333' },
    required: ['ssm'],
    finds: [['info', /NodeAccountId/]],
  },
  {
    question: 'VSS snapshots of Windows instances that Systems Manager manages?',
    pages: [`${DOCS}systems-manager/latest/userguide/setup-create-vpc.html`],
    decided: 'They need the endpoint ec2.',
    answers: { ...ec2, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, instanceManagement: true },
    finds: [['info', /VSS/]],
  },
  {
    question: 'IPv6-only subnets and endpoints in a hub over a transit gateway?',
    pages: [`${DOCS}vpc/latest/tgw/tgw-vpc-attachments.html`],
    decided: 'An attachment cannot be made in IPv6-only subnets.',
    answers: { ...hub, region: 'us-east-2', ipAddressType: 'ipv6', imageRegistries: ['own-network'] },
    finds: [['warning', /attachment.*IPv6-only|IPv6-only.*attachment/is]],
  },
  {
    question: 'Dual-stack spokes: does a transit gateway attachment carry IPv6 by itself?',
    pages: [`${DOCS}vpc/latest/tgw/tgw-vpc-attachments.html`],
    decided: 'IPv6 support of an attachment is off by default.',
    answers: { ...hub, ipAddressType: 'dualstack' },
    finds: [['info', /IPv6 support/i]],
  },
  {
    question: 'Kinesis Data Streams in Oregon: a zone without the endpoint?',
    pages: [`${DOCS}streams/latest/dev/vpc.html`],
    decided: 'usw2-az4 is excepted.',
    answers: { region: 'us-west-2', applicationServices: ['kinesis-streams'] },
    required: ['kinesis-streams'],
    finds: [['info', /usw2-az4/]],
  },
  {
    question: 'X-Ray endpoint in Zurich, which its page does not list?',
    pages: [`${DOCS}xray/latest/devguide/xray-security-vpc-endpoint.html`],
    decided: 'The list of its page has no eu-central-2; ask in the account.',
    answers: { region: 'eu-central-2', xray: true },
    required: ['xray'],
    finds: [['info', /asked in the account/]],
  },
  {
    question: 'A VPC endpoint of an OpenSearch domain in CloudFormation?',
    pages: [`${DOCS}opensearch-service/latest/developerguide/vpc-interface-endpoints.html`],
    decided: 'Cannot be created with CloudFormation, only by the console or API of OpenSearch Service.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['opensearch'] },
    finds: [['info', /CloudFormation/]],
  },
  {
    question: 'IPv6-only instances: which setting of the agent decides?',
    pages: [`${ECS}task-networking.html`],
    decided: 'ECS_INSTANCE_IP_COMPATIBILITY overrides what the agent detects from the default routes.',
    answers: { ...ec2, region: 'us-east-2', ipAddressType: 'ipv6', imageRegistries: ['own-network'] },
    finds: [['warning', /ECS_INSTANCE_IP_COMPATIBILITY/]],
  },
  {
    question: 'GuardDuty on Fargate in subnets that another account shares: who creates its endpoint?',
    pages: [`${PRIVATELINK}create-interface-endpoint.html`],
    decided: 'A service can create its managed endpoint in a shared subnet; a participant cannot.',
    answers: { subnetOwnership: 'participant', guardDutyRuntimeMonitoring: true },
    finds: [['info', /GuardDuty.*(shared|owner|participant)|(shared|owner|participant).*GuardDuty/is]],
  },
  {
    question: 'May a firewall name the addresses of the endpoint interfaces?',
    pages: [`${PRIVATELINK}privatelink-access-aws-services.html`],
    decided: 'They do not change while the endpoint exists.',
    answers: {},
    finds: [['info', /keeps it as long as it exists/]],
  },
  {
    question: 'Endpoints in one zone only?',
    pages: [`${PRIVATELINK}privatelink-access-aws-services.html`],
    decided: 'Two zones at least are recommended; with one, its loss cuts off every zone.',
    answers: { availabilityZones: 1 },
    finds: [['warning', /one (availability )?zone|two (availability )?zones/i]],
  },
  {
    question: 'gMSA on Fargate for Linux with platform version 1.3.0?',
    pages: [`${ECS}fargate-linux-gmsa.html`],
    decided: 'Needs 1.4.',
    answers: { platformVersion: '1.3.0', surroundings: ['gmsa'] },
    finds: [['error', /gMSA.*1\.4/s]],
  },
  {
    question: 'gMSA on Fargate: how is the domain found?',
    pages: [`${ECS}fargate-linux-gmsa.html`],
    decided: 'Subnets have to resolve the domain: DHCP options with its name.',
    answers: { surroundings: ['gmsa'] },
    finds: [['info', /DHCP/]],
  },
  {
    question: 'gMSA: what must the S3 policy allow for the credential spec?',
    pages: [`${ECS}fargate-linux-gmsa.html`],
    decided:
      'The read of the object, with s3:GetObjectVersion and s3:ListBucket as documented; the plan does not know the bucket.',
    answers: { surroundings: ['gmsa'] },
    finds: [['info', /s3:GetObjectVersion and s3:ListBucket/]],
  },
  {
    question: 'GuardDuty Runtime Monitoring for Windows tasks on Fargate?',
    pages: [`${DOCS}guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html`],
    decided: 'Linux only: it is not asked for Windows.',
    answers: { operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true },
    absent: ['guardduty-data'],
  },
  {
    question: 'Managed Instances that run already: when do they use new endpoints?',
    pages: [`${ECS}ManagedInstances.html`],
    decided: 'Nobody logs in to restart the agent; instances are drained after 14 days and replaced.',
    answers: { ...managed, existingContainerInstances: true },
    required: AGENT,
    finds: [['warning', /14 days|replace/i]],
  },
  {
    question: 'Managed Instances: whose security group reaches the endpoints?',
    pages: [`${ECS}ManagedInstances.html`],
    decided: 'Subnets and groups of the instances are those of the capacity provider.',
    answers: { ...managed },
    finds: [['info', /capacity provider names/]],
  },
  {
    question: 'Service Connect with a namespace that another account shares: further endpoints?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'None: ecs-agent as before.',
    answers: { serviceConnect: true, crossAccountData: true },
    required: [...START, 'ecs-agent'],
    absent: ['servicediscovery', 'data-servicediscovery'],
  },
  {
    question: 'Service Connect on EC2: which machine images?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided:
      'Amazon Linux 2023 20230428 or later, Amazon Linux 2 2.0.20221115: they have the Service Connect agent.',
    answers: { ...ec2, serviceConnect: true },
    finds: [['info', /20230428|Service Connect agent/]],
  },
  {
    question: 'The documented example policy of X-Ray with the daemon?',
    pages: [`${DOCS}xray/latest/devguide/xray-security-vpc-endpoint.html`],
    decided: 'It allows PutTraceSegments only: sampling rules and telemetry are refused.',
    answers: { xray: true, endpointPolicies: 'documented-examples' },
    finds: [['info', /X-Ray.*sampling|sampling.*X-Ray/is]],
  },
  {
    question: 'The documented example policy of CloudWatch Logs with awslogs-create-group?',
    pages: [`${DOCS}AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html`],
    decided: 'It allows CreateLogStream and PutLogEvents: the group cannot be created.',
    answers: { endpointPolicies: 'documented-examples' },
    finds: [['info', /CreateLogGroup/]],
  },
  {
    question: 'ECS Anywhere with awslogs: which role?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'A task execution role has to be named in the task definition.',
    answers: { ...external },
    required: ['logs'],
    finds: [['info', /task execution role/]],
  },
  {
    question: 'ECS Anywhere loses its line to AWS: what of credentials?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'The SSM Agent rotates them every 30 minutes, and refreshes them when the line is back.',
    answers: { ...external },
    finds: [['info', /30 minutes/]],
  },
  {
    question: 'Code that follows logs live (StartLiveTail)?',
    pages: [`${DOCS}AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html`],
    decided: 'StartLiveTail and GetLogObject are served by stream-logs, an endpoint of its own.',
    answers: { applicationServices: ['logs'] },
    required: ['logs'],
    finds: [['info', /stream-logs/]],
  },
  {
    question: 'A cached tag of a pull through cache in isolated subnets, two days later?',
    pages: [`${ECR}pull-through-cache.html`],
    decided:
      'Amazon ECR itself asks the upstream at most once in 24 hours and serves the cached image if it cannot.',
    answers: { imageRegistries: ['ecr-pull-through-cache'], pullThroughFirstPull: false },
    required: ['ecr.api', 'ecr.dkr', 's3'],
    because: { 'ecr.dkr': /24 hours/ },
  },
  {
    question: 'Builds that push into a repository of a cache rule?',
    pages: [`${ECR}pull-through-cache.html`],
    decided: 'Pushing to such a repository is not a supported pattern.',
    answers: {
      imageRegistries: ['ecr-pull-through-cache'],
      pullThroughFirstPull: false,
      surroundings: ['image-builds'],
    },
    finds: [['warning', /push/i]],
  },
  {
    question: 'A rotation function of Secrets Manager in the VPC and a least policy of its endpoint?',
    pages: [`${DOCS}secretsmanager/latest/userguide/vpc-endpoint-overview.html`],
    decided:
      'The function calls Secrets Manager through the same endpoint: a policy for reading stops rotation.',
    answers: { secretSources: ['secretsmanager'] },
    required: ['secretsmanager'],
    finds: [['info', /rotation function|function.*rotat/i]],
  },
  {
    question: 'An ECR endpoint policy limited to repositories of the own account, as a page shows it?',
    pages: [`${ECS}security-network.html`],
    decided: 'GetAuthorizationToken has no resource: the login needs a statement with *.',
    answers: { accountId: '111122223333', repository: 'web' },
    policy: { service: 'ecr.api', allows: ['ecr:GetAuthorizationToken'], resources: ['*'] },
  },
  {
    question: 'A proxy or firewall beside endpoints: which names of Service Connect must pass it?',
    pages: [`${ECS}security-network.html`],
    decided: 'ecs-sc.REGION.api.aws where no ecs-agent endpoint is used.',
    answers: { ...ec2, ...nat, serviceConnect: true },
    recommended: AGENT,
    because: { 'ecs-agent': /ecs-sc/ },
  },
  {
    question: 'Code in Ireland that invokes a function in Frankfurt: an endpoint across Regions?',
    pages: [`${PRIVATELINK}aws-services-cross-region-privatelink-support.html`],
    decided: 'Lambda is among the services with cross-Region endpoints.',
    answers: { region: 'eu-west-1', applicationServices: ['lambda'] },
    required: ['lambda'],
    finds: [
      [
        'info',
        /across Regions.*lambda|lambda.*(cross-Region|other Region|another Region)|exceptions.*lambda/is,
      ],
    ],
  },
  {
    question: 'Network Firewall in a VPC with enforced encryption?',
    pages: [`${VPC}vpc-encryption-controls.html`],
    decided: 'Not supported in enforce mode; NAT and internet gateways need exclusions.',
    answers: { ...nat },
    finds: [['info', /encryption controls/i]],
  },
  {
    question: 'A regional NAT gateway and a new zone of the tasks?',
    pages: [`${VPC}nat-gateways-regional.html`],
    decided: 'It may take up to 60 minutes to expand; until then traffic crosses zones.',
    answers: { ...nat },
    finds: [['info', /60 minutes/]],
  },
  {
    question: 'ECR endpoints and a client of its own DNS servers?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Endpoints work with the Amazon-provided DNS; own servers forward to it.',
    answers: { dns: 'custom' },
    finds: [['warning', /forward/i]],
  },
  {
    question: 'Interface endpoints that do not answer ICMP: which tool?',
    pages: [`${PRIVATELINK}create-interface-endpoint.html`],
    decided: 'nc or nmap.',
    answers: {},
    finds: [['info', /\bnc\b|nmap/]],
  },
  {
    question: 'The EFS API from code of a task, IPv6-only subnets in Ohio?',
    pages: [`${DOCS}vpc/latest/userguide/aws-ipv6-support.html`],
    decided: 'Mounting needs no endpoint: mount targets inside of the VPC.',
    answers: {
      region: 'us-east-2',
      ipAddressType: 'ipv6',
      imageRegistries: ['own-network'],
      volumes: ['efs'],
    },
    absent: ['elasticfilesystem'],
    because: { elasticfilesystem: /mount target/i },
  },
  {
    question: 'Fargate in dual-stack subnets that has endpoints for everything: is IPv4 still needed?',
    pages: [`${ECS}fargate-task-networking.html`],
    decided: 'The start goes over IPv4; with endpoints for all of it no NAT gateway is needed.',
    answers: { ipAddressType: 'dualstack' },
    required: START,
    finds: [['info', /IPv4/]],
  },
];
