/** The three Amazon ECS endpoints: who needs them, in which order, and what follows. */

import { regionOf } from '../regions.ts';
import { demands, explains, orders, type Rule, recommends, reports, requires, spares, use } from '../rule.ts';
import { isOlderThan } from './agent-version.ts';
import {
  attachesPolicies,
  hasNoPath,
  inNewRegion,
  isExternal,
  onContainerInstances,
  onEc2,
  onFargate,
  onManagedInstances,
  onPlatform13,
  onWindows,
} from './predicates.ts';

const AGENT = [
  use([
    'ecs:CreateCluster',
    'ecs:DeregisterContainerInstance',
    'ecs:DiscoverPollEndpoint',
    // Task scale-in protection: the agent asks with the role of the task.
    'ecs:GetTaskProtection',
    'ecs:ListTagsForResource',
    'ecs:Poll',
    'ecs:RegisterContainerInstance',
    'ecs:StartTelemetrySession',
    'ecs:SubmitAttachmentStateChanges',
    'ecs:SubmitContainerStateChange',
    'ecs:SubmitTaskStateChange',
    'ecs:TagResource',
    'ecs:UpdateContainerInstancesState',
    'ecs:UpdateTaskProtection',
  ]),
];

const oldestAgent = [1, 25, 1] as const;

/** Public Regions that the page on AWS Fargate does not list, for Linux and for Windows containers. */
const WITHOUT_FARGATE: readonly string[] = ['ap-east-2', 'ap-southeast-6', 'eusc-de-east-1'];
const WITHOUT_WINDOWS_ON_FARGATE: readonly string[] = [
  ...WITHOUT_FARGATE,
  'ap-southeast-3',
  'ap-southeast-7',
  'cn-northwest-1',
  'mx-central-1',
  'us-gov-east-1',
  'us-gov-west-1',
];
/** Regions in which the page names zones, for both and for Windows containers alone. */
const LIMITED_ZONES: readonly string[] = ['us-west-1', 'ap-northeast-1', 'cn-north-1'];
const LIMITED_ZONES_OF_WINDOWS: readonly string[] = ['us-east-1', 'ca-central-1'];

const copiesFromOldRegion = (w: Parameters<typeof inNewRegion>[0]): boolean =>
  w.templateSourceRegion !== 'none' &&
  inNewRegion(w) &&
  !regionOf(w.templateSourceRegion).needsAllThreeEcsEndpoints;

export const ecsRules = [
  {
    id: 'ecs/container-instances-need-all-three',
    when: onEc2,
    implies: [requires('ecs-agent'), requires('ecs-telemetry'), requires('ecs', AGENT)],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The agent of each container instance calls the API through ecs, polls for work through ecs-agent and opens its telemetry session through ecs-telemetry. Unless all three are configured, traffic goes over the public endpoints.',
    },
  },
  {
    id: 'ecs/managed-instances-run-the-agent',
    when: onManagedInstances,
    implies: [requires('ecs-agent'), requires('ecs-telemetry'), requires('ecs', AGENT)],
    cites: ['ecs-managed-instances-policy', 'ecs-managed-instances', 'ecs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Managed Instances run the Amazon ECS agent in your VPC; their managed policy allows what the agent of a container instance calls (DiscoverPollEndpoint, RegisterContainerInstance, Poll, StartTelemetrySession, changes of state).',
    },
  },
  {
    id: 'ecs/managed-instances-undocumented',
    when: onManagedInstances,
    implies: [reports('warning')],
    cites: ['ecs-managed-instances', 'ecs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'AWS documents no endpoint list for Managed Instances. This plan treats them as container instances, which is what their agent and their managed policy show.',
      fix: 'Start one instance in the VPC and check that it registers before you rely on the plan.',
    },
  },
  {
    id: 'ecs/external-instances-run-the-agent',
    when: isExternal,
    implies: [requires('ecs-agent'), requires('ecs-telemetry'), requires('ecs', AGENT)],
    cites: ['ecs-anywhere', 'ecs-vpc-endpoints'],
    text: {
      why: 'The agent on an external instance calls ecs, ecs-a and ecs-t, like any container instance.',
    },
  },
  {
    id: 'ecs/new-region-needs-all-three',
    when: (w) => inNewRegion(w) && onContainerInstances(w),
    implies: [demands('ecs-agent'), demands('ecs-telemetry'), demands('ecs')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: '{region} is one of the Regions introduced from 23 December 2023: there the documentation says that you must have ecs-agent, ecs-telemetry and ecs. Its note adds that traffic goes over the public endpoints unless all three are configured; the plan follows the "must", also where another path exists.',
    },
  },
  {
    id: 'ecs/new-region-recommends-all-three',
    when: (w) => inNewRegion(w) && onFargate(w),
    implies: [recommends('ecs-agent'), recommends('ecs-telemetry'), recommends('ecs')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'For Regions introduced from 23 December 2023, {region} among them, the documentation lists all three Amazon ECS endpoints without exempting Fargate. If you create one, create all three.',
    },
  },
  {
    id: 'ecs/new-region-and-fargate',
    when: (w) => inNewRegion(w) && onFargate(w),
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The documentation says two things about Fargate in {region}: Regions introduced from 23 December 2023 "must have" all three Amazon ECS endpoints, and tasks on Fargate "don\'t require" them. The plan therefore recommends them.',
      fix: 'Leave them out by exporting required endpoints only, if you follow the second sentence.',
    },
  },
  {
    id: 'ecs/fargate-needs-no-control-plane',
    when: (w) => onFargate(w) && !inNewRegion(w),
    implies: [spares('ecs-agent'), spares('ecs-telemetry'), spares('ecs')],
    cites: ['ecs-vpc-endpoints', 'ecs-task-protection'],
    text: {
      why: 'Tasks on Fargate do not require the Amazon ECS endpoints. If tasks protect themselves from scale-in and that times out, AWS advises to try them.',
    },
  },
  {
    id: 'ecs/express-mode-is-fargate',
    when: (w) =>
      onFargate(w) && !onWindows(w) && w.platformVersion === 'LATEST' && w.logDrivers.includes('awslogs'),
    implies: [reports('info')],
    cites: ['ecs-express'],
    text: {
      why: 'This is also the plan for an Express Mode service with its defaults: it runs on Fargate (Linux, platform version LATEST) and logs with awslogs. In private subnets its load balancer is internal and its tasks get no public IP address; a NAT gateway, or these endpoints, are up to you. In public subnets it turns public IP addresses on.',
    },
  },
  {
    id: 'ecs/service-connect-uses-agent-endpoint',
    when: (w) => w.serviceConnect,
    implies: [requires('ecs-agent')],
    cites: ['ecs-vpc-endpoints', 'ecs-network-security'],
    text: {
      why: 'Service Connect manages its Envoy proxy through ecs-agent. Without the endpoint the proxy calls the public host ecs-sc.{region}.{dualStackSuffix}.',
    },
  },
  {
    id: 'ecs/service-connect-serves-services',
    when: (w) => w.serviceConnect,
    implies: [explains('ecs-agent')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect works for tasks that services start, not for standalone ones, and not with blue/green deployments of AWS CodeDeploy or the external deployment type.',
    },
  },
  {
    id: 'ecs/service-connect-brings-its-certificates',
    when: (w) => w.serviceConnect,
    implies: [explains('ecs-agent')],
    cites: ['ecs-service-connect-tls'],
    derived: true,
    text: {
      why: 'For TLS between services Amazon ECS issues, distributes and rotates the certificates itself, with the infrastructure role (AWS Private CA, Secrets Manager, AWS KMS): the tasks need no endpoint for that.',
    },
  },
  {
    id: 'ecs/service-connect-keeps-keys-in-secrets',
    when: (w) => w.serviceConnect,
    implies: [reports('info')],
    cites: ['ecs-service-connect-tls'],
    text: {
      why: 'With TLS, Service Connect keeps private keys in Secrets Manager, in secrets whose names begin with ecs-sc!. Roles that may read every secret may read these too.',
      fix: 'Deny secretsmanager:GetSecretValue on secret:ecs-sc!* to roles that read other secrets. Certificates that are not rotated for more than seven days fail.',
    },
  },
  {
    id: 'ecs/managed-instances-need-a-network-mode',
    when: onManagedInstances,
    implies: [reports('info')],
    cites: ['ecs-managed-networking'],
    text: {
      why: 'On Managed Instances the network mode must be named in the task definition (awsvpc or host): a task definition without one does not run.',
    },
  },
  {
    id: 'ecs/service-connect-polls-task-sets',
    when: (w) => w.serviceConnect && onContainerInstances(w),
    implies: [explains('ecs-agent')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'For Service Connect the role of the instance needs ecs:Poll on the task sets of the cluster; the managed policy of AWS for container instances contains it.',
    },
  },
  {
    id: 'ecs/service-connect-opens-container-ports',
    when: (w) => w.serviceConnect,
    implies: [reports('info')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Traffic between services does not pass the endpoints: the proxy of Service Connect listens on the containerPort of the task (or on ingressPortOverride), also for services in another VPC that share the namespace.',
      fix: 'Let the groups, network ACLs and routes of both sides carry these ports; between VPCs peering or a transit gateway is needed as well.',
    },
  },
  {
    id: 'ecs/service-connect-in-bridge-mode',
    when: (w) => w.serviceConnect && onContainerInstances(w) && w.networkMode === 'bridge',
    implies: [reports('info')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect with TLS works in the awsvpc network mode only. In bridge mode the group of the instances must let in the upper range of dynamic ports.',
    },
  },
  {
    id: 'ecs/service-connect-not-in-host-mode',
    when: (w) => w.serviceConnect && onContainerInstances(w) && w.networkMode === 'host',
    implies: [reports('error')],
    cites: ['ecs-interconnect'],
    text: {
      why: 'Service Connect does not work in the host network mode: the table of interconnection options has it for awsvpc and bridge only.',
      fix: 'Use awsvpc or, on Amazon EC2, bridge; or service discovery or VPC Lattice, which work in host mode.',
    },
  },
  {
    id: 'ecs/service-connect-over-ipv6-only',
    when: (w) => w.serviceConnect && w.ipAddressType === 'ipv6',
    implies: [reports('info')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'In the awsvpc network mode the proxy of Service Connect forwards to ::1 in an IPv6-only configuration, otherwise to 127.0.0.1: let the application listen to both.',
    },
  },
  {
    id: 'ecs/managed-daemons-come-first',
    when: onManagedInstances,
    implies: [reports('info')],
    cites: ['ecs-managed-daemons'],
    derived: true,
    text: {
      why: 'Managed Daemons (agents that run once on each of these instances) start before the tasks. A critical one, which is the default, that does not start keeps the instance from becoming active: where nothing leads to its image or secrets, no task runs there.',
      fix: 'If you use them, plan each as a workload of its own beside the tasks: its registries, log drivers, secrets and calls.',
    },
  },
  {
    id: 'ecs/connectivity-shows-in-health',
    when: (w) => onEc2(w) || onManagedInstances(w),
    implies: [explains('ecs-agent')],
    cites: ['ecs-instance-health'],
    text: {
      why: 'Whether an agent (1.57.0 or later) reaches Amazon ECS shows as AGENT_CONNECTIVITY in the health of its instance (aws ecs describe-container-instances --include CONTAINER_INSTANCE_HEALTH).',
    },
  },
  {
    id: 'ecs/fargate-not-listed-for-region',
    when: (w) => onFargate(w) && !onWindows(w) && WITHOUT_FARGATE.includes(w.region),
    implies: [reports('warning')],
    cites: ['ecs-fargate-regions'],
    derived: true,
    text: {
      why: '{region} is not in the list of Regions in which AWS Fargate runs Linux containers.',
      fix: 'Start one task there before you rely on the plan, or choose EC2.',
    },
  },
  {
    id: 'ecs/windows-on-fargate-not-listed-for-region',
    when: (w) => onFargate(w) && onWindows(w) && WITHOUT_WINDOWS_ON_FARGATE.includes(w.region),
    implies: [reports('warning')],
    cites: ['ecs-fargate-regions'],
    derived: true,
    text: {
      why: '{region} is not in the list of Regions in which AWS Fargate runs Windows containers.',
      fix: 'Choose another Region, or EC2 for Windows.',
    },
  },
  {
    id: 'ecs/fargate-not-in-every-zone',
    when: (w) =>
      onFargate(w) &&
      (LIMITED_ZONES.includes(w.region) || (onWindows(w) && LIMITED_ZONES_OF_WINDOWS.includes(w.region))),
    implies: [reports('info')],
    cites: ['ecs-fargate-regions'],
    text: {
      why: 'In some Regions AWS Fargate runs in certain Availability Zones only: usw1-az1 and usw1-az3; apne1-az1, apne1-az2 and apne1-az4; cnn1-az1 and cnn1-az2. Windows containers also only in use1-az1, -az2, -az4, -az5 and -az6, and in cac1-az1 and cac1-az2.',
      fix: 'Give the service subnets in these zones.',
    },
  },
  {
    id: 'ecs/managed-instances-pull-with-the-execution-role',
    when: onManagedInstances,
    implies: [reports('info')],
    cites: ['ecs-execution-role', 'ecs-managed-instances'],
    text: {
      why: 'On Managed Instances the task execution role pulls private images and sends logs with awslogs; the instance profile serves the instances, and the infrastructure role lets AWS manage them.',
      fix: 'Name a task execution role in the task definition.',
    },
  },
  {
    id: 'ecs/service-connect-is-not-app-mesh',
    when: (w) => w.serviceConnect,
    implies: [spares('appmesh-envoy-management')],
    cites: ['appmesh-vpc-endpoints', 'ecs-service-connect'],
    derived: true,
    text: { why: 'Service Connect does not use App Mesh, whose support ended on 30 September 2026.' },
  },
  {
    id: 'ecs/service-connect-not-on-windows',
    when: (w) => w.serviceConnect && onWindows(w),
    implies: [reports('error')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Windows containers are not supported with Service Connect.',
      fix: 'Use service discovery or a load balancer, or Linux.',
    },
  },
  {
    id: 'ecs/service-connect-needs-newer-platform',
    when: (w) => w.serviceConnect && onPlatform13(w),
    implies: [reports('error')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect needs Fargate platform version 1.4.0 or later.',
      fix: 'Choose platform version LATEST.',
    },
  },
  {
    id: 'ecs/service-connect-needs-newer-agent',
    when: (w) => w.serviceConnect && isOlderThan(w.agentVersion, [1, 67, 2]),
    implies: [reports('error')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect needs container agent 1.67.2 or later; {agentVersion} is older.',
      fix: 'Update the agent, or start instances from a newer Amazon ECS-optimized AMI: it also holds the Service Connect agent.',
    },
  },
  {
    id: 'ecs/service-connect-without-fips',
    when: (w) => w.serviceConnect && w.fips,
    implies: [reports('warning')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect does not support FIPS mode.',
      fix: 'Use service discovery or a load balancer for what has to run with FIPS.',
    },
  },
  {
    id: 'ecs/awsvpc-on-windows-needs-newer-agent',
    when: (w) =>
      onEc2(w) && onWindows(w) && w.networkMode === 'awsvpc' && isOlderThan(w.agentVersion, [1, 54, 0]),
    implies: [reports('error')],
    cites: ['ecs-awsvpc'],
    text: {
      why: 'On Windows instances the awsvpc network mode needs container agent 1.54.0 or later; {agentVersion} is older.',
      fix: 'Update the agent, or use the default network mode.',
    },
  },
  {
    id: 'ecs/order-with-existing-instances',
    when: (w) => w.existingContainerInstances,
    implies: [orders('ecs-agent', 'ecs-telemetry', 'ecs'), explains('ecs-telemetry'), explains('ecs')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'Container instances already run in the VPC, so the endpoints are created in the documented order: ecs-agent, ecs-telemetry, ecs. The plan reads that as: each is available before the next is created.',
    },
  },
  {
    id: 'ecs/order-is-free',
    when: (w) => onContainerInstances(w) && !w.existingContainerInstances,
    implies: [explains('ecs')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The container instances are created after the endpoints, so the creation order does not matter.',
    },
  },
  {
    id: 'ecs/agents-must-restart',
    when: (w) => w.existingContainerInstances && !onManagedInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'Container instances that already run have to pick up the endpoints. Only tasks launched after a reboot, or after a restart of the agent, use them.',
      fix: 'Restart the agent on each container instance, or reboot it, once the endpoints are available. The steps hold the commands.',
    },
  },
  {
    id: 'ecs/managed-instances-must-be-replaced',
    when: (w) => w.existingContainerInstances && onManagedInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'ecs-managed-instances'],
    derived: true,
    text: {
      why: 'Agents that already run keep their old connections, and nobody can log in to Managed Instances to restart them.',
      fix: 'Start new tasks and let Amazon ECS replace the instances, or wait: it drains each instance after 14 days at the latest.',
    },
  },
  {
    id: 'ecs/agent-too-old',
    when: (w) => isOlderThan(w.agentVersion, oldestAgent),
    implies: [reports('error')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'Container agent {agentVersion} is older than 1.25.1, the first version that works with VPC endpoints.',
      fix: 'Update the agent on every container instance before you create the endpoints.',
    },
  },
  {
    id: 'ecs/agent-version-unknown',
    when: (w) => w.agentVersion === '' && (onEc2(w) || isExternal(w)),
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'VPC endpoints need container agent 1.25.1 or later on every container instance.',
      fix: 'Check with: aws ecs describe-container-instances --query "containerInstances[].versionInfo.agentVersion"',
    },
  },
  {
    id: 'ecs/poll-endpoint-is-discovered',
    when: onContainerInstances,
    implies: [explains('ecs')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The agent asks ecs where to poll. An answer that came through the endpoint names hosts that private DNS covers (ecs-a.{region}.{suffix}, ecs-t.{region}.{suffix}); an answer from the public side can name numbered public hosts.',
    },
  },
  {
    id: 'ecs/firewalls-let-agents-out',
    when: (w) => onContainerInstances(w) && !hasNoPath(w),
    implies: [reports('info')],
    cites: ['ecs-network-security', 'ecs-anywhere'],
    text: {
      why: 'What calls Amazon ECS past the endpoints, through a firewall or a proxy, needs ecs.{region}.{suffix} and the numbered hosts ecs-a-*.{region}.{suffix} and ecs-t-*.{region}.{suffix} there; the proxy of Service Connect also ecs-sc.{region}.{dualStackSuffix}.',
    },
  },
  {
    id: 'ecs/numbered-hosts-need-no-records',
    when: (w) => onContainerInstances(w) && w.dns === 'custom',
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'Documentation of 2025 wanted numbered hosts such as ecs-a-1 handled too; the current page says that they need no DNS records, and hosted zones of your own only ecs, ecs-a and ecs-t.',
      fix: 'If agents dial ecs-a-1.{region}.{suffix}, check that ecs.{region}.{suffix} resolves to a private address and that NO_PROXY exempts it.',
    },
  },
  {
    id: 'ecs/agent-policies-undocumented',
    when: (w) => attachesPolicies(w) && (onContainerInstances(w) || w.serviceConnect || inNewRegion(w)),
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The page of Amazon ECS shows an endpoint policy for actions of its API, and none for its two other endpoints: ecs-agent and ecs-telemetry keep the default policy.',
    },
  },
  {
    id: 'ecs/template-create-all-three',
    when: (w) => copiesFromOldRegion(w) && !w.templateHasEndpoints,
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The template comes from {templateSourceRegion} and has no VPC endpoints. In {region} all three Amazon ECS endpoints have to be created.',
      fix: 'Add ecs-agent, ecs-telemetry and ecs for {region} to the copied template.',
    },
  },
  {
    id: 'ecs/template-replace-all-three',
    when: (w) => copiesFromOldRegion(w) && w.templateHasEndpoints,
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'The template contains VPC endpoints of {templateSourceRegion}. In {region} they have to be replaced.',
      fix: 'First create ecs-agent, ecs-telemetry and ecs for {region}; then delete the three of {templateSourceRegion} (such as com.amazonaws.{templateSourceRegion}.ecs-agent) from the copied template.',
    },
  },
  {
    id: 'ecs/template-names-are-regional',
    when: (w) => w.templateHasEndpoints && w.templateSourceRegion !== w.region && !copiesFromOldRegion(w),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'Service names carry the Region: the endpoints of {templateSourceRegion} in the copied template do not serve {region}.',
      fix: 'Replace them by the endpoints of this plan.',
    },
  },
  {
    id: 'ecs/managed-instances-have-two-networks',
    when: onManagedInstances,
    implies: [reports('info')],
    cites: ['ecs-managed-instances', 'ecs-managed-networking'],
    derived: true,
    text: {
      why: 'The instances are in the subnets and security groups that the capacity provider names, awsvpc tasks in those of the service.',
      fix: 'Let both groups in to the endpoints, and the route tables of both have the S3 gateway.',
    },
  },
  {
    id: 'ecs/service-connect-needs-its-agent',
    when: (w) => w.serviceConnect && onEc2(w),
    implies: [reports('info')],
    cites: ['ecs-service-connect-components'],
    text: {
      why: 'Service Connect needs instances with the Service Connect agent: Amazon ECS-optimized AMIs of Amazon Linux 2023 from 20230428 on, of Amazon Linux 2 from 2.0.20221115 on.',
    },
  },
] as const satisfies readonly Rule[];
