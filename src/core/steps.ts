/** The ordered steps around a plan: before, creation in stages, restart of agents, verification. */
import { splitList } from './answer.ts';
import type { CitationId } from './citations.ts';
import { includedEndpoints, type Plan, type PlannedEndpoint } from './planner.ts';
import type { WorkloadProfile } from './questions.ts';
import { REGIONS } from './regions.ts';

export interface PlanStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Commands for a POSIX shell; `$VPC_ID` and the like stand for what was not answered. */
  readonly commands: readonly string[];
  readonly cites: readonly [CitationId, ...CitationId[]];
}

/**
 * Endpoints by creation stage. Without an order everything is one stage; a service that must wait for another stands
 * in a later one.
 */
export function creationStages(
  endpoints: readonly PlannedEndpoint[],
): readonly (readonly PlannedEndpoint[])[] {
  const stageOf = new Map<string, number>();
  const stages: PlannedEndpoint[][] = [];
  for (const endpoint of endpoints) {
    const stage = Math.max(0, ...endpoint.dependsOn.map((service) => (stageOf.get(service) ?? 0) + 1));
    stageOf.set(endpoint.service, stage);
    stages[stage] = [...(stages[stage] ?? []), endpoint];
  }
  return stages;
}

/** Every step, in order. */
export function planSteps(plan: Plan): readonly PlanStep[] {
  const endpoints = includedEndpoints(plan);
  if (endpoints.length === 0) return [];
  return [
    ...prerequisites(plan.workload, endpoints),
    ...creation(plan.workload, endpoints),
    ...afterwards(plan, endpoints),
  ];
}

const shell = (value: string, variable: string): string => (value === '' ? `"$${variable}"` : value);
const shellList = (value: string, variable: string): string =>
  value === '' ? `$${variable}` : splitList(value).join(' ');

function prerequisites(w: WorkloadProfile, endpoints: readonly PlannedEndpoint[]): readonly PlanStep[] {
  const vpc = shell(w.vpcId, 'VPC_ID');
  const interfaces = endpoints.filter((endpoint) => endpoint.type === 'Interface');
  const steps: PlanStep[] = [
    {
      id: 'check-services',
      title: 'Check that every service is offered',
      text: 'Each service has to appear, with the zones of your subnets and the IP address type that you need.',
      commands: [
        `aws ec2 describe-vpc-endpoint-services --region ${w.region} --service-names ${[...new Set(endpoints.map((endpoint) => endpoint.serviceName))].join(' ')} --query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones),join(',',SupportedIpAddressTypes||[''])]" --output table`,
      ],
      cites: ['privatelink-interface'],
    },
    {
      id: 'check-existing',
      title: 'Check what exists already',
      text: 'Only one endpoint for each service can have private DNS in a VPC. Paste the output into the audit to plan only what is missing.',
      commands: [
        `aws ec2 describe-vpc-endpoints --region ${w.region} --filters Name=vpc-id,Values=${w.vpcId === '' ? '"$VPC_ID"' : w.vpcId} --output json`,
      ],
      cites: ['privatelink-dns'],
    },
  ];
  if (REGIONS[w.region].optIn === 'required') {
    steps.unshift({
      id: 'enable-region',
      title: `Check that ${w.region} is enabled for the account`,
      text: 'This Region has to be enabled before anything can be created in it.',
      commands: [`aws account get-region-opt-status --region-name ${w.region}`],
      cites: ['privatelink-services'],
    });
  }
  if (interfaces.length > 0) {
    steps.push({
      id: 'vpc-dns-attributes',
      title: w.vpcDnsAttributes
        ? 'Check DNS resolution and DNS hostnames'
        : 'Turn on DNS resolution and DNS hostnames',
      text: 'Both have to be true, or private DNS is refused.',
      commands: w.vpcDnsAttributes
        ? [
            `aws ec2 describe-vpc-attribute --region ${w.region} --vpc-id ${vpc} --attribute enableDnsSupport`,
            `aws ec2 describe-vpc-attribute --region ${w.region} --vpc-id ${vpc} --attribute enableDnsHostnames`,
          ]
        : [
            `aws ec2 modify-vpc-attribute --region ${w.region} --vpc-id ${vpc} --enable-dns-support '{"Value":true}'`,
            `aws ec2 modify-vpc-attribute --region ${w.region} --vpc-id ${vpc} --enable-dns-hostnames '{"Value":true}'`,
          ],
      cites: ['vpc-dns', 'privatelink-interface'],
    });
  }
  if (w.dns === 'custom') {
    steps.push({
      id: 'forward-dns',
      title: 'Forward the private DNS names',
      text: `On your DNS servers, forward these zones to the Amazon-provided DNS: ${dnsZones(interfaces).join(', ')}.`,
      commands: [],
      cites: ['ecs-vpc-endpoints', 'vpc-dhcp-options'],
    });
  }
  if (
    w.openS3Connections &&
    endpoints.some((endpoint) => endpoint.service === 's3' && endpoint.type === 'Gateway')
  ) {
    steps.push({
      id: 'drain-s3-connections',
      title: 'Let connections to Amazon S3 come to rest',
      text: 'The gateway endpoint may interrupt connections to Amazon S3 that are open in the task subnets. Pause the transfers, or use a new VPC that has the endpoint from the start.',
      commands: [],
      cites: ['ecr-vpc-endpoints', 'privatelink-gateway'],
    });
  }
  if (w.subnetOwnership === 'participant') {
    steps.push({
      id: 'hand-to-owner',
      title: 'Hand the plan to the owner of the VPC',
      text: 'Only the account that owns the shared subnets can create the endpoints.',
      commands: [],
      cites: ['vpc-sharing', 'ecr-vpc-endpoints'],
    });
  }
  return steps;
}

/** Zones that own DNS servers have to forward; a wildcard stands for the zone below it. */
function dnsZones(interfaces: readonly PlannedEndpoint[]): readonly string[] {
  const names = interfaces
    .filter((endpoint) => endpoint.privateDnsEnabled)
    .flatMap((endpoint) => endpoint.privateDnsNames);
  return [...new Set(names.map((name) => name.replace(/^\*\./, '')))];
}

function creation(w: WorkloadProfile, endpoints: readonly PlannedEndpoint[]): readonly PlanStep[] {
  const vpc = shell(w.vpcId, 'VPC_ID');
  const steps: PlanStep[] = [];
  if (w.securityGroupId === '' && endpoints.some((endpoint) => endpoint.type === 'Interface')) {
    steps.push({
      id: 'security-group',
      title: 'Create the security group of the endpoints',
      text: 'It allows TCP 443 from the tasks.',
      commands: [
        `ENDPOINT_SG=$(aws ec2 create-security-group --region ${w.region} --vpc-id ${vpc} --group-name ${w.namePrefix}-endpoints --description "Interface endpoints for Amazon ECS" --query GroupId --output text)`,
        `aws ec2 authorize-security-group-ingress --region ${w.region} --group-id "$ENDPOINT_SG" --ip-permissions ${ingress(w)}`,
      ],
      cites: ['ecs-vpc-endpoints'],
    });
  }
  const stages = creationStages(endpoints);
  return [
    ...steps,
    ...stages.map(
      (stage, index): PlanStep => ({
        id: `create-${index + 1}`,
        title:
          stages.length === 1
            ? 'Create the endpoints'
            : `Create stage ${index + 1}: ${stage.map((endpoint) => endpoint.service).join(', ')}`,
        text:
          index + 1 < stages.length
            ? 'Wait until each endpoint of this stage is available before the next stage.'
            : 'Wait until each endpoint is available. The policies are in the exports.',
        commands: [...stage.map((endpoint) => createCommand(w, endpoint, vpc)), waitCommand(w, stage, vpc)],
        cites: index === 0 ? ['privatelink-interface'] : ['ecs-vpc-endpoints', 'privatelink-interface'],
      }),
    ),
  ];
}

function ingress(w: WorkloadProfile): string {
  if (w.taskSecurityGroupId !== '')
    return `'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=${w.taskSecurityGroupId}}]'`;
  const cidrs = splitList(w.taskSubnetCidrs === '' ? w.vpcCidr : w.taskSubnetCidrs);
  if (cidrs.length === 0) return '"IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=$VPC_CIDR}]"';
  return `'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[${cidrs.map((cidr) => `{CidrIp=${cidr}}`).join(',')}]'`;
}

function createCommand(w: WorkloadProfile, endpoint: PlannedEndpoint, vpc: string): string {
  const start = `aws ec2 create-vpc-endpoint --region ${w.region} --vpc-id ${vpc} --vpc-endpoint-type ${endpoint.type} --service-name ${endpoint.serviceName}`;
  if (endpoint.type === 'Gateway')
    return `${start} --route-table-ids ${shellList(w.routeTableIds, 'ROUTE_TABLE_IDS')}`;
  const group = w.securityGroupId === '' ? '"$ENDPOINT_SG"' : w.securityGroupId;
  const dns = endpoint.privateDnsEnabled ? '--private-dns-enabled' : '--no-private-dns-enabled';
  // Otherwise AWS wants an S3 gateway endpoint beside an S3 interface endpoint with private DNS.
  const options =
    endpoint.service === 's3' ? ' --dns-options PrivateDnsOnlyForInboundResolverEndpoint=false' : '';
  return `${start} --subnet-ids ${shellList(w.subnetIds, 'SUBNET_IDS')} --security-group-ids ${group} --ip-address-type ${endpoint.ipAddressType} ${dns}${options}`;
}

function waitCommand(w: WorkloadProfile, stage: readonly PlannedEndpoint[], vpc: string): string {
  const names = stage.map((endpoint) => endpoint.serviceName).join(',');
  return `aws ec2 describe-vpc-endpoints --region ${w.region} --filters Name=vpc-id,Values=${vpc} Name=service-name,Values=${names} --query "VpcEndpoints[].[ServiceName,State]" --output table`;
}

function afterwards(plan: Plan, endpoints: readonly PlannedEndpoint[]): readonly PlanStep[] {
  const w = plan.workload;
  const steps: PlanStep[] = [];
  if (w.templateHasEndpoints && w.templateSourceRegion !== w.region) {
    steps.push({
      id: 'remove-copied-endpoints',
      title: `Remove the endpoints of ${w.templateSourceRegion} from the copied template`,
      text: `After the three endpoints of ${w.region} exist, delete ecs-agent, ecs-telemetry and ecs of ${w.templateSourceRegion} from the template.`,
      commands: [],
      cites: ['ecs-vpc-endpoints'],
    });
  }
  if (w.existingContainerInstances) steps.push(...agentRestart(w));
  steps.push(verifyNames(w, endpoints));
  if (w.launchType !== 'FARGATE') {
    steps.push({
      id: 'verify-agents',
      title: 'Check that the agents are connected',
      text: 'Every container instance has to be connected, with agent 1.25.1 or later.',
      commands: [
        `aws ecs describe-container-instances --region ${w.region} --cluster "$CLUSTER" --container-instances $(aws ecs list-container-instances --region ${w.region} --cluster "$CLUSTER" --query "containerInstanceArns[]" --output text) --query "containerInstances[].[ec2InstanceId,agentConnected,versionInfo.agentVersion]" --output table`,
      ],
      cites: ['ecs-vpc-endpoints'],
    });
  }
  steps.push({
    id: 'verify-task',
    title: 'Start new tasks',
    text: 'Only tasks that start after the endpoints exist prove the plan.',
    commands: [
      `aws ecs update-service --region ${w.region} --cluster "$CLUSTER" --service "$SERVICE" --force-new-deployment`,
      `aws ecs describe-tasks --region ${w.region} --cluster "$CLUSTER" --tasks "$TASK" --query "tasks[].[lastStatus,stoppedReason]" --output table`,
    ],
    cites: ['ecs-vpc-endpoints', 'ecs-init-error'],
  });
  return steps;
}

/** How agents are restarted, by what the instances are. */
const RESTART: {
  readonly [L in 'LINUX' | 'WINDOWS' | 'EXTERNAL' | 'MANAGED_INSTANCES']: Pick<
    PlanStep,
    'text' | 'commands' | 'cites'
  >;
} = {
  LINUX: {
    text: 'Log in to each container instance and restart the agent, or reboot the instance. On Amazon Linux 2 and 2023 the agent runs under systemd; there sudo systemctl restart ecs does the same.',
    commands: ['sudo docker stop ecs-agent', 'sudo docker start ecs-agent'],
    cites: ['ecs-vpc-endpoints', 'ecs-agent-config'],
  },
  WINDOWS: {
    text: 'Reboot each container instance, or log in and restart the agent service.',
    commands: ['Restart-Service AmazonECS'],
    cites: ['ecs-vpc-endpoints', 'ecs-agent-config'],
  },
  EXTERNAL: {
    text: 'Log in to each external instance and restart the agent.',
    commands: ['sudo systemctl restart ecs'],
    cites: ['ecs-vpc-endpoints', 'ecs-anywhere'],
  },
  MANAGED_INSTANCES: {
    text: 'AWS documents no restart of the agent on Managed Instances, and nobody can log in to them. Let Amazon ECS replace them, and check the new ones.',
    commands: [],
    cites: ['ecs-vpc-endpoints', 'ecs-managed-instances'],
  },
};

function agentRestart(w: WorkloadProfile): readonly PlanStep[] {
  const kind =
    w.launchType === 'EXTERNAL' || w.launchType === 'MANAGED_INSTANCES' ? w.launchType : w.operatingSystem;
  const title = 'Restart the agent on each container instance';
  const steps: PlanStep[] = [{ id: 'restart-agents', title, ...RESTART[kind] }];
  if (w.instanceManagement && w.operatingSystem === 'LINUX' && w.launchType === 'EC2') {
    steps.push({
      id: 'restart-agents-fleet',
      title: 'Or restart all agents through Systems Manager',
      text: 'One instance at a time, stopping at the first failure.',
      commands: [
        `INSTANCES=$(aws ecs describe-container-instances --region ${w.region} --cluster "$CLUSTER" --container-instances $(aws ecs list-container-instances --region ${w.region} --cluster "$CLUSTER" --query "containerInstanceArns[]" --output text) --query "containerInstances[].ec2InstanceId" --output text)`,
        `aws ssm send-command --region ${w.region} --document-name AWS-RunShellScript --instance-ids $INSTANCES --max-concurrency 1 --max-errors 0 --parameters 'commands=["sudo systemctl restart ecs"]'`,
      ],
      cites: ['ecs-vpc-endpoints', 'ssm-vpc-endpoints'],
    });
  }
  return steps;
}

function verifyNames(w: WorkloadProfile, endpoints: readonly PlannedEndpoint[]): PlanStep {
  const hosts = endpoints
    .filter((endpoint) => endpoint.type === 'Interface' && endpoint.privateDnsEnabled)
    .map((endpoint) => (endpoint.privateDnsNames[0] ?? '').replace(/^\*\./, '123456789012.'));
  const gateways = endpoints.filter((endpoint) => endpoint.type === 'Gateway');
  return {
    id: 'verify-names',
    title: 'Check names and routes from a task subnet',
    text: 'Each name has to resolve to an address of the VPC; the route tables have to show the prefix list of each gateway endpoint.',
    commands: [
      ...(hosts.length > 0
        ? [
            `for host in ${hosts.join(' ')}; do printf '%s ' "$host"; getent ahostsv4 "$host" | awk 'NR==1 {print $1}'; done`,
          ]
        : []),
      ...(gateways.length > 0
        ? [
            `aws ec2 describe-route-tables --region ${w.region} --route-table-ids ${shellList(w.routeTableIds, 'ROUTE_TABLE_IDS')} --query "RouteTables[].Routes[?DestinationPrefixListId!=null].[DestinationPrefixListId,GatewayId]" --output table`,
          ]
        : []),
    ],
    cites: ['privatelink-dns', 'privatelink-gateway'],
  };
}
