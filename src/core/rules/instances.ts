/** What container instances call besides Amazon ECS: Systems Manager, package repositories, external networks. */

import { regionOf } from '../regions.ts';
import { explains, offers, type Rule, reports, requires, spares, use } from '../rule.ts';
import { hasNoPath, isExternal, logsWithFirelens, onEc2, onWindows } from './predicates.ts';
import { CHANNELS } from './uses.ts';

const MANAGE = use([
  'ssm:DescribeAssociation',
  'ssm:DescribeDocument',
  'ssm:GetDeployablePatchSnapshotForInstance',
  'ssm:GetDocument',
  'ssm:GetManifest',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:ListAssociations',
  'ssm:ListInstanceAssociations',
  'ssm:PutComplianceItems',
  'ssm:PutConfigurePackageResult',
  'ssm:PutInventory',
  'ssm:UpdateAssociationStatus',
  'ssm:UpdateInstanceAssociationStatus',
  'ssm:UpdateInstanceInformation',
]);
/** Unsigned calls by which a hybrid activation registers and renews itself. */
const ACTIVATE = use([
  'ssm:RegisterManagedInstance',
  'ssm:RequestManagedInstanceRoleToken',
  'ssm:UpdateManagedInstancePublicKey',
]);
const MESSAGES = use([
  'ec2messages:AcknowledgeMessage',
  'ec2messages:DeleteMessage',
  'ec2messages:FailMessage',
  'ec2messages:GetEndpoint',
  'ec2messages:GetMessages',
  'ec2messages:SendReply',
]);

const bucket = (name: string): string => `arn:{partition}:s3:::${name}/*`;
const SSM_BUCKETS = use(
  ['s3:GetObject'],
  bucket('amazon-ssm-{region}'),
  bucket('amazon-ssm-packages-{region}'),
  bucket('aws-patch-manager-{region}-*'),
  bucket('aws-ssm-{region}'),
  bucket('aws-ssm-distributor-file-{region}'),
  bucket('aws-ssm-document-attachments-{region}'),
  bucket('aws-windows-downloads-{region}'),
  bucket('patch-baseline-snapshot-{region}'),
  bucket('patch-baseline-snapshot-{region}-*'),
  bucket('{region}-birdwatcher-prod'),
);
const LINUX_PACKAGES = use(
  ['s3:GetObject'],
  bucket('al2023-{region}'),
  bucket('al2023-repos-{region}-de612dc2'),
  bucket('amazonlinux-2-repos-{region}'),
  bucket('amazonlinux.{region}.{suffix}'),
);
const AGENT_RELEASES = use(['s3:GetObject'], bucket('amazon-ecs-agent-{region}'));

export const instanceRules = [
  {
    id: 'instances/systems-manager',
    when: (w) => w.instanceManagement && !isExternal(w),
    implies: [requires('ssm', [MANAGE]), requires('ssmmessages', [CHANNELS])],
    cites: ['ssm-vpc-endpoints'],
    text: {
      why: 'Instances managed by Systems Manager report to ssm and hold their channel through ssmmessages.',
    },
  },
  {
    id: 'instances/external-registration',
    when: isExternal,
    implies: [requires('ssm', [MANAGE, ACTIVATE]), requires('ssmmessages', [CHANNELS])],
    cites: ['ecs-anywhere', 'ssm-vpc-endpoints'],
    text: {
      why: 'External instances are registered with Systems Manager and get their credentials from it: ssm and ssmmessages are in the list of domains that they need.',
    },
  },
  {
    id: 'instances/message-delivery',
    when: (w) => w.instanceManagement && regionOf(w.region).hasEc2messages,
    implies: [requires('ec2messages', [MESSAGES])],
    cites: ['ssm-vpc-endpoints', 'ssm-message-apis'],
    derived: true,
    text: {
      why: '{region} was launched before 2024: there the list of endpoints for Systems Manager contains ec2messages. Agents from version 3.3.40.0 on use ssmmessages instead; where every agent is newer, this endpoint can be left out.',
    },
  },
  {
    id: 'instances/message-delivery-absent',
    when: (w) => w.instanceManagement && !regionOf(w.region).hasEc2messages,
    implies: [spares('ec2messages')],
    cites: ['ssm-message-apis'],
    text: {
      why: 'ec2messages exists only in Regions launched before 2024. In {region} the Systems Manager agent uses ssmmessages.',
    },
  },
  {
    id: 'instances/systems-manager-buckets',
    when: (w) => w.instanceManagement && !isExternal(w),
    implies: [requires('s3', [SSM_BUCKETS])],
    cites: ['ssm-s3-buckets'],
    text: {
      why: 'The Systems Manager agent downloads its updates, the modules of documents, packages and patch baselines from buckets of AWS in the Region.',
    },
  },
  {
    id: 'instances/systems-manager-buckets-from-outside',
    when: isExternal,
    implies: [requires('s3', [SSM_BUCKETS, AGENT_RELEASES], 'Interface')],
    cites: ['ssm-s3-buckets', 's3-privatelink', 'ecs-anywhere'],
    derived: true,
    text: {
      why: 'External instances download the agents of Amazon ECS and Systems Manager from buckets of AWS; from outside the VPC only the S3 interface endpoint leads there.',
    },
  },
  {
    id: 'instances/patches-and-output',
    when: (w) => w.instanceManagement,
    implies: [reports('info')],
    cites: ['ssm-patch-buckets', 'privatelink-access'],
    derived: true,
    text: {
      why: 'What patching needs (documents, snapshots of patch baselines) the Systems Manager agent reads from buckets of AWS, over HTTP by default. Run Command and Patch Manager write their output to a bucket only if you name one.',
      fix: 'Let the instances out on TCP 80 to the prefix list of Amazon S3 as well, and add s3:PutObject on your output bucket to the policy of the S3 endpoint.',
    },
  },
  {
    id: 'instances/fips-of-the-ssm-agent',
    when: (w) => w.instanceManagement && w.fips,
    implies: [reports('warning')],
    cites: ['ssm-s3-buckets', 'privatelink-services'],
    derived: true,
    text: {
      why: 'The Systems Manager agent calls the FIPS host names that amazon-ssm-agent.json names on each instance (Ssm, Mgs, Mds, S3, Kms), in the Regions that its page lists. Without that it calls the standard names, which a FIPS endpoint does not answer. Of ssmmessages and ec2messages no FIPS endpoint service is listed: their endpoints stay standard.',
      fix: 'Write ssm-fips.{region}.{suffix} under Ssm where the plan has the FIPS endpoint of ssm, and leave Mgs and Mds as they are; where FIPS is demanded of those, too, ask describe-vpc-endpoint-services in the account first.',
    },
  },
  {
    id: 'instances/linux-packages',
    when: (w) => onEc2(w) && !onWindows(w),
    implies: [offers('s3', [LINUX_PACKAGES, AGENT_RELEASES])],
    cites: ['al2023-repositories', 'ecs-agent-install'],
    derived: true,
    text: {
      why: 'Amazon Linux keeps its package repositories, and Amazon ECS the releases of its agent, in buckets of the Region. Through the gateway instances can install and update packages without a path to the internet.',
    },
  },
  {
    id: 'instances/optional-calls',
    when: onEc2,
    implies: [
      offers('ec2', [use(['ec2:DescribeTags'])]),
      offers('monitoring', 'unknown'),
      offers('autoscaling', 'unknown'),
    ],
    cites: ['ecs-instance-tags', 'cloudwatch-vpc-endpoints', 'autoscaling-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Only if you use them: the agent reads instance tags from ec2 (ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM), volume plugins of Docker attach Amazon EBS volumes through ec2; the CloudWatch agent on the instance publishes to monitoring (and logs to logs); lifecycle hooks on the instance call autoscaling.',
    },
  },
  {
    id: 'instances/user-data-may-call-more',
    when: (w) => onEc2(w) && hasNoPath(w),
    implies: [reports('info')],
    cites: ['privatelink-services', 'privatelink-s3-gateway', 'ecs-instance-role'],
    derived: true,
    text: {
      why: 'What user data calls at boot needs a way too: cfn-init and cfn-signal call AWS CloudFormation (com.amazonaws.{region}.cloudformation, not part of this plan). aws s3 cp reads buckets that the policy of the S3 endpoint has to name. aws ecs put-account-setting (awsvpcTrunking) needs ecs:PutAccountSetting in the policy of ecs.',
    },
  },
  {
    id: 'instances/bottlerocket-host-containers',
    when: (w) => onEc2(w) && !onWindows(w) && w.repository !== '' && w.endpointPolicies === 'least-privilege',
    implies: [reports('info')],
    cites: ['bottlerocket-host-containers', 'guardduty-bottlerocket', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The endpoint policies allow pulling {repository}. If the instances run Bottlerocket, they refuse its host containers bottlerocket-control (by which Systems Manager reaches the instance) and bottlerocket-admin: according to its maintainers on GitHub, these come from private Amazon ECR repositories. So does the GuardDuty agent.',
      fix: 'On Bottlerocket, allow these repositories as well or leave the repository empty.',
    },
  },
  {
    id: 'instances/enforced-selinux-stops-features',
    when: (w) =>
      onEc2(w) &&
      !onWindows(w) &&
      (w.ecsExec || w.serviceConnect || w.volumes.includes('ebs') || logsWithFirelens(w)),
    implies: [reports('info')],
    cites: ['ecs-agent-config'],
    text: {
      why: 'Where SELinux is enforced on an instance and the SELinux policy of Docker is on, ECS Exec, Service Connect, FireLens and Amazon EBS volumes do not work, whatever the endpoints.',
    },
  },
  {
    id: 'instances/task-roles-by-network-mode',
    when: (w) => onEc2(w) && !onWindows(w) && w.networkMode !== 'awsvpc',
    implies: [reports('info')],
    cites: ['ecs-task-roles'],
    text: {
      why: 'On other AMIs than those that are optimized for Amazon ECS, task roles have to be turned on for the agent: ECS_ENABLE_TASK_IAM_ROLE=true in bridge mode, ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST=true in host mode. The containers also need the documented iptables rules to reach 169.254.170.2.',
    },
  },
  {
    id: 'instances/task-roles-on-windows',
    when: (w) => onEc2(w) && onWindows(w),
    implies: [reports('info')],
    cites: ['ecs-task-roles'],
    text: {
      why: 'Task roles on Windows instances need -EnableTaskIAMRole when the agent is initialized, and port 80 of the instance. In the default network mode each container also has to run the documented script that adds a route to 169.254.170.2; in awsvpc mode it has not.',
    },
  },
  {
    id: 'instances/bottlerocket-updates-in-place',
    when: (w) => onEc2(w) && !onWindows(w) && hasNoPath(w),
    implies: [reports('info')],
    cites: ['bottlerocket-ecs-updater'],
    derived: true,
    text: {
      why: 'If the instances run Bottlerocket: its updater for Amazon ECS asks for a subnet with internet access, and no endpoint leads to the update repository.',
      fix: 'Replace the instances with a newer Bottlerocket AMI instead of updating them in place.',
    },
  },
  {
    id: 'instances/cached-images-hide-a-missing-path',
    when: (w) => onEc2(w) || isExternal(w),
    implies: [reports('info')],
    cites: ['ecs-pull-behavior'],
    text: {
      why: 'By default (ECS_IMAGE_PULL_BEHAVIOR) the agent pulls an image before it starts a task, and takes the one that the instance has cached if the pull fails. With always such a task fails; with once and prefer-cached a cached image is not pulled again. A task that starts on an old instance proves no path to the registry.',
    },
  },
  {
    id: 'instances/calls-leave-by-the-interface-of-the-instance',
    when: (w) => onEc2(w) && w.networkMode !== 'awsvpc',
    implies: [reports('info')],
    cites: ['ecs-task-networking'],
    derived: true,
    text: {
      why: 'In this network mode tasks have no network interface of their own: their calls leave by that of the instance, whose security group has to reach the endpoints.',
    },
  },
  {
    id: 'instances/external-supports-less',
    when: isExternal,
    implies: [reports('info')],
    cites: ['ecs-anywhere', 'ecs-service-connect-components'],
    text: {
      why: 'On external instances Amazon ECS supports neither Amazon EFS volumes, Service Connect, service discovery and load balancing nor the awsvpc network mode. The plan counts none of them there.',
    },
  },
  {
    id: 'instances/external-network',
    when: isExternal,
    implies: [reports('warning')],
    cites: ['ecs-anywhere', 's3-privatelink', 'privatelink-dns'],
    derived: true,
    text: {
      why: 'External instances reach these endpoints only over a private connection to the VPC, and only if their DNS resolves the names to the endpoints.',
      fix: 'Connect the networks (AWS Direct Connect or VPN), create an inbound endpoint of the Route 53 Resolver, and forward the names of the endpoints to it.',
    },
  },
  {
    id: 'instances/external-s3-names-hold-for-the-vpc',
    when: isExternal,
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway'],
    text: {
      why: 'With private DNS that is not limited to the inbound Resolver endpoint, the S3 interface endpoint also takes the Amazon S3 traffic of the VPC itself, and charges for it, although a gateway endpoint would carry that for nothing.',
      fix: 'If the VPC has an S3 gateway endpoint, turn private DNS on for the inbound Resolver endpoint only (PrivateDnsOnlyForInboundResolverEndpoint): then the external instances use the interface endpoint and the VPC the gateway.',
    },
  },
  {
    id: 'instances/external-network-let-in',
    when: (w) => isExternal(w) && w.securityGroupId === '' && w.taskSubnetCidrs === '',
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'ecs-anywhere'],
    derived: true,
    text: {
      why: 'External instances call from their own network, and the security group of the exports lets in the VPC or the named group only.',
      fix: 'Give the CIDR blocks of their network as the blocks of the task subnets.',
    },
  },
  {
    id: 'instances/external-windows-ended',
    when: (w) => isExternal(w) && onWindows(w),
    implies: [reports('error')],
    cites: ['ecs-anywhere'],
    text: {
      why: 'ECS Anywhere dropped Windows, and many versions of other operating systems, on 7 August 2026.',
      fix: 'Use a supported Linux.',
    },
  },
  {
    id: 'instances/hybrid-nodes-call-unsigned',
    when: isExternal,
    implies: [reports('info')],
    cites: ['ssm-vpc-endpoints'],
    text: {
      why: 'External instances call ssm:RegisterManagedInstance, RequestManagedInstanceRoleToken and UpdateManagedInstancePublicKey without AWS Signature Version 4: an endpoint policy of ssm with aws:PrincipalAccount, aws:PrincipalOrgID or the name of a role may block them.',
      fix: 'Limit the policy of ssm with ssm:NodeAccountId or ssm:NodeOrgId instead.',
    },
  },
  {
    id: 'instances/snapshots-of-windows-need-ec2',
    when: (w) => w.instanceManagement && onEc2(w) && onWindows(w),
    implies: [reports('info')],
    cites: ['ssm-vpc-endpoints'],
    text: {
      why: 'VSS snapshots that Systems Manager makes of Windows instances need the endpoint ec2: without it the volumes are not found and the command fails.',
      fix: 'Create ec2 too if you make such snapshots.',
    },
  },
  {
    id: 'instances/external-credentials-are-rotated',
    when: isExternal,
    implies: [reports('info')],
    cites: ['ecs-anywhere', 'ssm-message-apis'],
    text: {
      why: 'The SSM Agent gets the credentials of an external instance from the endpoint ssm (RequestManagedInstanceRoleToken). They are rotated every 30 minutes, and the agent refreshes them by itself when a lost connection is back.',
    },
  },
  {
    id: 'instances/sessions-may-use-keys-and-logs',
    when: (w) => w.instanceManagement,
    implies: [explains('ssmmessages')],
    cites: ['ssm-vpc-endpoints'],
    text: {
      why: 'Two endpoints are optional for the management of instances: kms, to encrypt sessions of Session Manager (or parameters) with AWS KMS, and logs, to send logs of sessions, Run Command and the SSM Agent to CloudWatch Logs.',
    },
  },
  {
    id: 'instances/agent-has-dual-stack-names',
    when: (w) => w.instanceManagement && w.ipAddressType === 'ipv6',
    implies: [explains('ssm')],
    cites: ['ssm-vpc-endpoints'],
    derived: true,
    text: {
      why: 'In an environment that supports only IPv6 instances must also reach the dual-stack names of Systems Manager (such as ssm.{region}.{dualStackSuffix}, and those of ssmmessages and ec2messages): these have to lead to the endpoints.',
    },
  },
] as const satisfies readonly Rule[];
