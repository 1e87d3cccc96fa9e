/**
 * At the edges of pages, written on 2026-11-26 with their answers before the planner was asked. Of forty, nine were taken out
 * because no stored page proves the answer, and two because the answers themselves are refused, which is right. Of the 29 here
 * 20 were answered right at first (two in other words), nine not at all, none wrong.
 */
import type { DocumentationQuestion } from './documentation-questions.ts';
import { AGENT, ECR, ECS, PRIVATELINK, START, VPC } from './question-parts.ts';

const DOCS = 'https://docs.aws.amazon.com/';
const PRICING = 'https://aws.amazon.com/privatelink/pricing/';
const CROSS_REGION = `${PRIVATELINK}aws-services-cross-region-privatelink-support.html`;
const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const hub = { endpointPlacement: 'central-vpc', egress: 'transit' } as const;

export const ELEVENTH_COVERAGE_QUESTIONS: readonly DocumentationQuestion[] = [
  {
    question: 'A call to Amazon ECS that an endpoint policy denies: does CloudTrail show it?',
    pages: [`${ECS}logging-using-cloudtrail.html`],
    decided: 'No: what a policy of an endpoint denies is not recorded.',
    answers: ec2,
    says: [/CloudTrail/],
  },
  {
    question: 'How is it seen which calls go through the endpoints, the denied ones too?',
    pages: [`${DOCS}awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html`],
    decided: 'Network activity events of CloudTrail, for the services that have them; off by default.',
    answers: {},
    says: [/network activity events/i],
  },
  {
    question: 'EC2: the registry cannot be reached, and the image was pulled before. Does the task start?',
    pages: [`${ECS}pull-behavior.html`],
    decided:
      'With the default behaviour the cached image is used where a pull fails; with always the task fails.',
    answers: ec2,
    says: [/ECS_IMAGE_PULL_BEHAVIOR/],
  },
  {
    question: 'Code in Ireland that calls Amazon ECS in Frankfurt, isolated?',
    pages: [CROSS_REGION],
    decided: 'Amazon ECS (com.amazonaws.REGION.ecs) can be had across Regions.',
    answers: { applicationServices: ['ecs'] },
    required: ['ecs'],
    says: [
      /(cross-Region|another Region|other Region)[^.]*(ecs\b|Amazon ECS)|(ecs\b|Amazon ECS)[^.]*(cross-Region|another Region|other Region)/i,
    ],
  },
  {
    question: 'Code that calls AWS IAM, isolated?',
    pages: [CROSS_REGION, `${DOCS}IAM/latest/UserGuide/reference_interface_vpc_endpoints.html`],
    decided: 'IAM has an endpoint, com.amazonaws.iam.',
    answers: {},
    says: [/com\.amazonaws\.iam/],
  },
  {
    question: 'Code that changes records of Amazon Route 53, isolated?',
    pages: [CROSS_REGION],
    decided: 'com.amazonaws.route53.',
    answers: {},
    says: [/com\.amazonaws\.route53/],
  },
  {
    question: 'Is every GB through an endpoint the same price?',
    pages: [PRICING],
    decided: 'It falls after the first PB of a month.',
    answers: nat,
    says: [/\bPB\b|petabyte/i],
  },
  {
    question: 'How many names may a task ask for in a second?',
    pages: [`${VPC}AmazonDNS-concepts.html`],
    decided: '1,024 packets a second for each network interface.',
    answers: {},
    says: [/1,?024/],
  },
  {
    question: 'awslogs writes to a group in another Region (awslogs-region), isolated?',
    pages: [
      `${ECS}using_awslogs.html`,
      `${DOCS}AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html`,
    ],
    decided: 'The endpoint serves its own Region only.',
    answers: {},
    says: [/awslogs-region|log groups?[^.]*(another|other) Region/i],
  },
  {
    question: 'A DynamoDB table of another Region through the gateway?',
    pages: [`${PRIVATELINK}vpc-endpoints-ddb.html`],
    decided: 'Gateway endpoints serve the Region of the VPC only.',
    answers: { applicationServices: ['dynamodb'] },
    types: { dynamodb: 'Gateway' },
    says: [/Each endpoint serves us-east-1 only/],
  },
  {
    question: 'A condition on the private addresses of callers at the S3 gateway?',
    pages: [`${PRIVATELINK}vpc-endpoints-s3.html`],
    decided: 'aws:VpcSourceIp, not aws:SourceIp.',
    answers: { applicationServices: ['s3'], ...nat },
    says: [/aws:VpcSourceIp/],
  },
  {
    question: 'Service Connect on external instances?',
    pages: [`${ECS}service-connect.html`],
    decided: 'Not supported.',
    answers: { ...external, serviceConnect: true },
    finds: [['info', /external instances[^.]*Service Connect/]],
  },
  {
    question: 'What does the agent of an instance need from the ecs endpoint, at least?',
    pages: [`${ECS}instance_IAM_role.html`],
    decided: 'What the managed policy of instances has of ecs.',
    answers: ec2,
    policy: {
      service: 'ecs',
      allows: ['ecs:RegisterContainerInstance', 'ecs:DiscoverPollEndpoint', 'ecs:SubmitTaskStateChange'],
      refuses: ['ecs:DeleteService', 'ecs:ExecuteCommand'],
    },
  },
  {
    question: 'One repository only: may the login still be had?',
    pages: [`${ECR}vpc-endpoints.html`, `${ECR}security_iam_id-based-policy-examples.html`],
    decided: 'GetAuthorizationToken knows no repository: it stays allowed on all resources.',
    answers: { repository: 'team/app', accountId: '111122223333' },
    policy: { service: 'ecr.api', allows: ['ecr:GetAuthorizationToken'], refuses: ['ecr:PutImage'] },
  },
  {
    question: 'A pipeline inside of the VPC that registers task definitions and updates services on Fargate?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'ecs for its calls; the two endpoints of the agent are not needed.',
    answers: { applicationServices: ['ecs'] },
    required: [...START, 'ecs'],
    absent: ['ecs-agent', 'ecs-telemetry'],
  },
  {
    question: 'Fargate Spot, isolated: other endpoints than Fargate?',
    pages: [`${ECS}fargate-capacity-providers.html`, `${ECS}vpc-endpoints.html`],
    decided: 'The same.',
    answers: {},
    required: START,
    absent: [...AGENT],
  },
  {
    question: 'Must the group of the tasks let them out to the endpoints?',
    pages: [`${PRIVATELINK}create-interface-endpoint.html`, `${ECS}vpc-endpoints.html`],
    decided: 'Yes, TCP 443, and to the prefix list of the gateway.',
    answers: {},
    says: [/prefix list/i, /outbound|let out|leave|egress/i],
  },
  {
    question: 'Tasks of EC2 in bridge mode, isolated: whose group reaches the endpoints?',
    pages: [`${ECS}task-networking-bridge.html`],
    decided: 'The network interface of the instance is used, so its group.',
    answers: { ...ec2, networkMode: 'bridge' },
    says: [/(instance)[^.]*(security )?group|group[^.]*instance/i],
  },
  {
    question:
      'An endpoint policy that lets only identities of the organization through: do image layers still come?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided:
      'Layers come with signed addresses of Amazon ECR from a bucket of AWS: the S3 policy must let that bucket through for everyone.',
    answers: { accountId: '111122223333' },
    policy: {
      service: 's3',
      allows: ['s3:GetObject'],
      resources: ['arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*'],
    },
  },
  {
    question: 'A hub in another Region than the tasks, over inter-Region peering?',
    pages: [`${PRIVATELINK}privatelink-access-aws-services.html`],
    decided: 'An endpoint serves its own Region; names of the tasks would be those of theirs.',
    answers: hub,
    says: [/Each endpoint serves us-east-1 only/],
  },
  {
    question: 'Two endpoints of one service, one of them without private DNS?',
    pages: [`${PRIVATELINK}create-interface-endpoint.html`],
    decided: 'Allowed: only one of them may have private DNS.',
    answers: { ecrApiPrivateDns: false },
    says: [/private DNS/],
  },
  {
    question: 'ECS Exec and FIPS on EC2 in Ohio: is there a FIPS endpoint of ssmmessages?',
    pages: [`${DOCS}general/latest/gr/ssm.html`],
    decided:
      'Hosts of FIPS are documented for the four Regions of the US and Canada; an endpoint of its own must be shown or said to be unknown.',
    answers: { ...ec2, region: 'us-east-2', fips: true, ecsExec: true },
    required: ['ssmmessages'],
    says: [/ssmmessages/],
  },
  {
    question: 'GPU instances with the GPU-optimized image, isolated: which further endpoint?',
    pages: [`${ECS}ecs-gpu.html`],
    decided: 'None beside those of all container instances.',
    answers: ec2,
    required: [...AGENT, ...START],
    absent: ['elasticfilesystem', 'sts'],
  },
  {
    question: 'Capacity providers with managed scaling: does anything in the VPC call Auto Scaling?',
    pages: [`${ECS}managed-scaling-behavior.html`],
    decided: 'Amazon ECS does, with its service-linked role: no endpoint.',
    answers: { ...ec2, ...nat },
    quiet: /autoscaling/,
  },
  {
    question: 'Managed instance draining: is there an endpoint for the hook?',
    pages: [`${ECS}managed-instance-draining.html`],
    decided: 'Amazon ECS watches the hook itself.',
    answers: ec2,
    quiet: /autoscaling/,
  },
  {
    question: 'Task definitions with an Amazon S3 bucket that the container mounts by Mountpoint?',
    pages: [`${DOCS}AmazonS3/latest/userguide/mountpoint.html`],
    decided: 'Amazon S3 through its gateway.',
    answers: { applicationServices: ['s3'] },
    required: ['s3'],
    types: { s3: 'Gateway' },
  },
  {
    question: 'OpenSearch Serverless from tasks, isolated?',
    pages: [`${DOCS}opensearch-service/latest/developerguide/serverless-vpc.html`],
    decided: 'A VPC endpoint that OpenSearch Serverless itself makes (aoss).',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['opensearch'] },
    says: [/OpenSearch Serverless/],
  },
  {
    question: 'A route to an endpoint in each subnet of an interface endpoint: which route is to be added?',
    pages: [`${PRIVATELINK}privatelink-access-aws-services.html`],
    decided: 'None: an interface endpoint needs no route, the gateway gets its own.',
    answers: {},
    says: [/prefix list/i],
  },
  {
    question: 'Amazon Linux 2023 updates on isolated container instances?',
    pages: [`${DOCS}linux/al2023/ug/managing-repos-os-updates.html`],
    decided: 'Repositories are in Amazon S3: the gateway, and its policy must let them through.',
    answers: ec2,
    required: ['s3'],
    says: [
      /repositor(y|ies)[^.]*(operating system|Amazon Linux)|(operating system|Amazon Linux)[^.]*(packages?|repositor)/i,
    ],
  },
];
