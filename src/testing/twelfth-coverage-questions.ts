/**
 * Combinations of answers that AWS does not support, or supports under a condition, each with what the page says. They were
 * written on 2026-11-26 from the newest stored pages; plans were silent about most of them before.
 */
import type { DocumentationQuestion } from './documentation-questions.ts';
import { ECS } from './question-parts.ts';

const DOCS = 'https://docs.aws.amazon.com/';
const VOLUMES = `${ECS}using_data_volumes.html`;
const FIS = `${DOCS}fis/latest/userguide/ecs-task-actions.html`;
const ec2 = { launchType: 'EC2' } as const;
const managed = { launchType: 'MANAGED_INSTANCES' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const windows = { operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true } as const;
const faults = { surroundings: ['fault-injection'] } as const;

export const TWELFTH_COVERAGE_QUESTIONS: readonly DocumentationQuestion[] = [
  {
    question: 'Amazon EFS volumes in Windows containers on EC2?',
    pages: [VOLUMES],
    decided: 'Linux only.',
    answers: { ...ec2, ...windows, volumes: ['efs'] },
    finds: [['error', /Amazon EFS volumes are for Linux/]],
  },
  {
    question: 'Amazon EBS volumes in tasks on Windows instances: from which AMI on?',
    pages: [`${ECS}ebs-volumes.html`],
    decided: 'Supported on EC2, with an AMI of 20241017 or later.',
    answers: { ...ec2, ...windows, volumes: ['ebs'] },
    says: [/20241017/],
    quiet: /EBS/,
  },
  {
    question: 'Amazon EBS volumes on an Outpost?',
    pages: [`${ECS}ebs-volumes.html`],
    decided: 'They cannot be attached there.',
    answers: { ...ec2, volumes: ['ebs'], surroundings: ['edge-zones'] },
    finds: [['warning', /AWS Outposts/]],
  },
  {
    question: 'S3 Files volumes on Managed Instances?',
    pages: [VOLUMES, `${ECS}s3files-volumes.html`],
    decided: 'Supported.',
    answers: { ...managed, volumes: ['s3files'] },
    quiet: /S3 Files/,
  },
  {
    question: 'Service Connect in the host network mode?',
    pages: [`${ECS}interconnecting-services.html`],
    decided: 'No; bridge and awsvpc only.',
    answers: { ...ec2, serviceConnect: true, networkMode: 'host' },
    finds: [['error', /host network mode/]],
  },
  {
    question: 'VPC Lattice in the host network mode?',
    pages: [`${ECS}interconnecting-services.html`],
    decided: 'Yes.',
    answers: { ...ec2, surroundings: ['lattice'], networkMode: 'host' },
    quiet: /Lattice/,
  },
  {
    question: 'The log driver gelf on Managed Instances?',
    pages: [`${ECS}task_definition_parameters-managed-instances.html`],
    decided: 'Only awslogs, splunk and awsfirelens.',
    answers: { ...managed, logDrivers: ['gelf'] },
    finds: [['error', /awslogs, splunk and awsfirelens/]],
  },
  {
    question: 'A daemon on Managed Instances whose image cannot be pulled?',
    pages: [`${ECS}managed-daemons.html`],
    decided: 'A critical daemon that does not start keeps the instance from becoming active.',
    answers: managed,
    says: [/Managed Daemons .* keeps the instance from becoming active/],
  },
  {
    question: 'AWS Fault Injection Service on tasks that have ECS Exec?',
    pages: [FIS],
    decided: 'ECS Exec must be disabled first.',
    answers: { ...faults, ecsExec: true },
    finds: [['warning', /while ECS Exec is on/]],
  },
  {
    question: 'The documented SSM Agent container of AWS FIS in isolated subnets?',
    pages: [FIS],
    decided: 'Its image is in Amazon ECR Public, and it installs packages with dnf when it starts.',
    answers: faults,
    required: ['ssm', 'ssmmessages'],
    finds: [['warning', /Amazon ECR Public .* dnf/]],
  },
  {
    question: 'Fault injection in bridge mode?',
    pages: [`${ECS}fault-injection.html`],
    decided: 'Only awsvpc and host.',
    answers: { ...ec2, ...faults, networkMode: 'bridge' },
    finds: [['warning', /awsvpc and host/]],
  },
  {
    question: 'Fargate for Windows in Mexico (Central)?',
    pages: [`${ECS}AWS_Fargate-Regions.html`],
    decided: 'The Region is in the list for Linux only.',
    answers: { ...windows, region: 'mx-central-1' },
    finds: [['warning', /Windows containers/]],
  },
  {
    question: 'Which zones of Tokyo have Fargate?',
    pages: [`${ECS}AWS_Fargate-Regions.html`],
    decided: 'apne1-az1, apne1-az2 and apne1-az4 only.',
    answers: { region: 'ap-northeast-1' },
    says: [/apne1-az1, apne1-az2 and apne1-az4/],
  },
  {
    question: 'Windows tasks in awsvpc mode in dual-stack subnets on EC2?',
    pages: [`${ECS}task-networking-awsvpc.html`],
    decided: 'Dual-stack and IPv6 are not supported there.',
    answers: { ...ec2, ...windows, ipAddressType: 'dualstack' },
    finds: [['warning', /neither a dual-stack configuration nor IPv6/]],
  },
  {
    question: 'IPv6-only external instances with agent 1.90.0?',
    pages: [`${ECS}task-networking.html`, `${ECS}ecs-anywhere.html`],
    decided: 'They need 1.99.1.',
    answers: { ...external, ipAddressType: 'ipv6', agentVersion: '1.90.0' },
    finds: [['error', /1\.99\.1/]],
  },
  {
    question: 'Services on external instances behind a load balancer?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'Service load balancing is not supported.',
    answers: { ...external, surroundings: ['load-balancer'] },
    finds: [['error', /Elastic Load Balancing/]],
  },
  {
    question: 'Jobs of AWS Batch on Managed Instances: which network mode?',
    pages: [`${DOCS}batch/latest/userguide/ecs-managed-instances-job-definitions.html`],
    decided: 'host only.',
    answers: { ...managed, surroundings: ['batch'] },
    says: [/AWS Batch run in the host network mode only/],
  },
  {
    question: 'A hosted zone for DynamoDB in the hub?',
    pages: [`${DOCS}amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html`],
    decided: 'No: calls may leave over public addresses.',
    answers: { endpointPlacement: 'central-vpc', egress: 'transit', applicationServices: ['dynamodb'] },
    finds: [['warning', /private hosted zones .* DynamoDB|DynamoDB .* private hosted zones/]],
  },
];
