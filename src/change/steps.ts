/** The ordered steps around a plan: before, creation in stages, restart of agents, verification. */
import {
  type CitationId,
  hubOf,
  type Plan,
  type PlannedEndpoint,
  type PolicyDocument,
  REGIONS,
  type RegionId,
  type WorkloadProfile,
} from '../core/index.ts';
import { FULL_ACCESS } from '../policy/full-access.ts';
import type { Change } from './changes.ts';
import {
  awsCommand,
  commandsOf,
  connectionCommands,
  listWords,
  type Place,
  policyFileCommand,
  valueWord,
  vpcWord,
} from './commands.ts';
import { dashed } from './names.ts';
import { parameterOf, whatOf } from './parameters.ts';
import {
  endpointsOf,
  type HostedZone,
  hubRoutesOf,
  type ParameterId,
  type Resource,
  type ResourceGraph,
  zonesOf,
} from './resources.ts';
import { createdEndpoints, toGraph } from './to-resources.ts';

export interface PlanStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Commands for bash, zsh or any POSIX shell; `$VPC_ID` and the like stand for what was not answered. */
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

/** What a reader of steps may want otherwise. */
interface StepOptions {
  /** Write each policy to a file of its own first, instead of into the command that creates the endpoint. */
  readonly policiesInFiles?: boolean;
  /** Wait until a stage is available, instead of showing how far it is. */
  readonly waits?: boolean;
}

/** Everything that steps are made from. */
interface Around {
  readonly plan: Plan;
  readonly workload: WorkloadProfile;
  readonly endpoints: readonly PlannedEndpoint[];
  readonly graph: ResourceGraph;
  readonly place: Place;
  readonly waits: boolean;
}

/** Every step, in order; none when nothing is created. */
export function planSteps(plan: Plan, options: StepOptions = {}): readonly PlanStep[] {
  const endpoints = createdEndpoints(plan);
  if (endpoints.length === 0) return [];
  const graph = toGraph(plan);
  const files = options.policiesInFiles === true ? policyFiles(graph) : NO_FILES;
  const place: Place = {
    region: graph.region,
    vpcId: graph.vpcId,
    taskVpcId: graph.taskVpcId,
    ...(options.policiesInFiles === true
      ? { policy: ({ service }) => `"$(cat ${files.get(service)?.file})"` }
      : {}),
  };
  const around: Around = {
    plan,
    workload: plan.workload,
    endpoints,
    graph,
    place,
    waits: options.waits === true,
  };
  return [
    ...openValues(around),
    ...prerequisites(around),
    ...writePolicies(files),
    ...creation(around),
    ...hubRoutes(around),
    ...hostedZones(around),
    ...afterwards(around),
  ];
}

/** The policy of a service and the file that holds it; services with the same policy share the file. */
interface PolicyFile {
  readonly file: string;
  readonly policy: PolicyDocument;
}

const NO_FILES: ReadonlyMap<string, PolicyFile> = new Map();

function policyFiles(graph: ResourceGraph): ReadonlyMap<string, PolicyFile> {
  const sharing = new Map<string, { readonly policy: PolicyDocument; readonly services: string[] }>();
  for (const { service, policy } of endpointsOf(graph)) {
    if (policy === undefined) continue;
    const text = JSON.stringify(policy);
    const known = sharing.get(text);
    if (known === undefined) sharing.set(text, { policy, services: [service] });
    else known.services.push(service);
  }
  return new Map(
    [...sharing].flatMap(([text, { policy, services }]) => {
      const name = text === JSON.stringify(FULL_ACCESS) ? 'full-access' : nameOf(services);
      const shared = { file: `${graph.namePrefix}-${name}-policy.json`, policy };
      return services.map((service) => [service, shared] as const);
    }),
  );
}

/** What a policy of these services is called: by the service, or by what the names of several begin with. */
const nameOf = ([first = '', ...others]: readonly string[]): string =>
  dashed(others.length === 0 ? first : (first.split('.')[0] ?? first));

function writePolicies(files: ReadonlyMap<string, PolicyFile>): readonly PlanStep[] {
  const each = [...new Set(files.values())];
  if (each.length === 0) return [];
  return [
    {
      id: 'write-policies',
      title: 'Write the endpoint policies to files',
      text: 'The commands that create the endpoints read these files.',
      commands: each.map(({ file, policy }) => policyFileCommand(file, policy)),
      cites: ['privatelink-access'],
    },
  ];
}

/** What every command below relies on: no pager, and each value that one takes from a variable. */
function openValues({ graph }: Around): readonly PlanStep[] {
  // Blocks of a VPC are asked for where they are needed.
  const open = graph.parameters.filter((id) => !id.endsWith('Cidr'));
  const said = open.map((id) => `${parameterOf(id, graph).variable} (${whatOf(id, graph)})`);
  const values =
    open.length === 0
      ? ''
      : `Set these in the shell in which you run the commands, lists separated by commas: ${said.join('; ')}. `;
  return [
    {
      id: 'set-values',
      title: 'Prepare the shell',
      text: `${values}Without a pager, no output of the AWS CLI waits for a key.`,
      commands: ["export AWS_PAGER=''", ...open.map((id) => checkOpen(id, graph))],
      cites: ['privatelink-interface'],
    },
  ];
}

/** Stops where a value is not set; an account that is not set is the caller's. */
function checkOpen(id: ParameterId, graph: ResourceGraph): string {
  const { variable, example, list, needed } = parameterOf(id, graph);
  if (id === 'AccountId' && !graph.isShared)
    return `: "\${${variable}:=$(aws sts get-caller-identity --query Account --output text)}"`;
  if (!needed) return `: "\${${variable}:=}"`;
  return `: "\${${variable}:?set it first, such as ${example}${list ? ',…' : ''}}"`;
}
function prerequisites(around: Around): readonly PlanStep[] {
  const { workload: w, endpoints, place } = around;
  const { region } = w;
  const vpcs = [place.vpcId, ...(place.taskVpcId === undefined ? [] : [place.taskVpcId])];
  const interfaces = endpoints.filter((endpoint) => endpoint.type === 'Interface');
  const steps: PlanStep[] = [
    {
      id: 'check-services',
      title: 'Check that every service is offered',
      text: 'Each service has to appear, with the zones of your subnets and the IP address type that you need. Where a zone is missing, leave its subnet out of the command that creates that endpoint: it is reached from the other zones.',
      commands: [
        awsCommand(
          region,
          'ec2 describe-vpc-endpoint-services',
          '--service-names',
          ...new Set(endpoints.map((endpoint) => valueWord(endpoint.serviceName))),
          `--query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones),join(',',SupportedIpAddressTypes||[''])]" --output table`,
        ),
      ],
      cites: ['privatelink-interface'],
    },
    {
      id: 'check-existing',
      title: 'Check what exists already',
      text: 'Only one endpoint for each service can have private DNS in a VPC. Paste the output into the audit to plan only what is missing.',
      commands: [
        awsCommand(
          region,
          'ec2 describe-vpc-endpoints',
          `--filters Name=vpc-id,Values=${vpcs.map(vpcWord).join(',')} --output json`,
        ),
      ],
      cites: ['privatelink-dns'],
    },
  ];
  if (REGIONS[region].optIn === 'required') {
    steps.unshift({
      id: 'enable-region',
      title: `Check that ${region} is enabled for the account`,
      text: 'This Region has to be enabled before anything can be created in it.',
      commands: [awsCommand('any', 'account get-region-opt-status', '--region-name', region)],
      cites: ['privatelink-services'],
    });
  }
  if (interfaces.length > 0) {
    steps.push({
      id: 'vpc-dns-attributes',
      title: w.vpcDnsAttributes
        ? 'Check DNS resolution and DNS hostnames'
        : 'Turn on DNS resolution and DNS hostnames',
      text:
        place.taskVpcId === undefined
          ? 'Both have to be true, or private DNS is refused.'
          : 'Both have to be true in both VPCs, or private hosted zones are not answered.',
      commands: w.vpcDnsAttributes
        ? vpcs.flatMap((vpc) =>
            DNS_ATTRIBUTES.map((attribute) =>
              awsCommand(
                region,
                'ec2 describe-vpc-attribute',
                '--vpc-id',
                vpcWord(vpc),
                '--attribute',
                attribute,
              ),
            ),
          )
        : vpcs.flatMap((vpcId) =>
            DNS_ATTRIBUTES.flatMap((attribute) =>
              commandsOf({ kind: 'enable-vpc-dns', attribute }, { ...place, vpcId }),
            ),
          ),
      cites: ['vpc-dns', 'privatelink-interface'],
    });
  }
  if (w.dns === 'custom') {
    steps.push({
      id: 'forward-dns',
      title: 'Forward the private DNS names',
      text: `On your DNS servers, forward these zones to the Amazon-provided DNS: ${dnsZones(around).join(', ')}.`,
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
      title: 'Drain open connections to Amazon S3',
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

const DNS_ATTRIBUTES = ['enableDnsSupport', 'enableDnsHostnames'] as const;

/** The names that lead to the endpoints: by private DNS, or by the zones of a hub. */
function privateNames({ endpoints, graph }: Around): readonly string[] {
  const own = endpoints
    .filter((endpoint) => endpoint.privateDnsEnabled)
    .flatMap((endpoint) => endpoint.privateDnsNames);
  return [...own, ...zonesOf(graph).flatMap(({ records }) => records.map(({ name }) => name))];
}

/** Zones that own DNS servers have to forward; a wildcard stands for the zone below it. */
function dnsZones(around: Around): readonly string[] {
  return [...new Set(privateNames(around).map((name) => name.replace(/^\*\./, '')))];
}

function creation(around: Around): readonly PlanStep[] {
  const { graph, endpoints, place } = around;
  const commands = (changes: readonly Change[]): readonly string[] =>
    changes.flatMap((change) => commandsOf(change, place));
  const stages = creationStages(endpoints);
  const group = groupChanges(graph.resources);
  return [
    ...(group.length === 0
      ? []
      : [
          {
            id: 'security-group',
            title: 'Create the security group of the endpoints',
            text: 'It lets the tasks in on TCP 443, and opens no connections itself.',
            commands: commands(group),
            cites: ['ecs-vpc-endpoints'],
          } as const,
        ]),
    ...stages.map((stage, index): PlanStep => {
      const services = stage.map(({ service }) => service);
      const last = index + 1 === stages.length;
      return {
        id: `create-${index + 1}`,
        title:
          stages.length === 1 ? 'Create the endpoints' : `Create stage ${index + 1}: ${services.join(', ')}`,
        text: last
          ? 'Wait until each endpoint is available.'
          : 'Wait until each endpoint of this stage is available before the next stage.',
        commands: commands([
          ...endpointsOf(graph)
            .filter(({ service }) => services.includes(service))
            .map((endpoint): Change => ({ kind: 'create-endpoint', endpoint })),
          { kind: 'wait', serviceNames: stage.map((endpoint) => endpoint.serviceName), until: around.waits },
        ]),
        cites: index === 0 ? ['privatelink-interface'] : ['ecs-vpc-endpoints', 'privatelink-interface'],
      };
    }),
  ];
}

/** Private hosted zones carry the names of endpoints in a hub: private DNS of an endpoint answers in its own VPC only. */
function hostedZones({ graph, place }: Around): readonly PlanStep[] {
  const zones = zonesOf(graph);
  if (zones.length === 0) return [];
  const endpoints = endpointsOf(graph);
  const changes = zones.flatMap((zone): readonly Change[] => {
    const endpoint = endpoints.find(({ service }) => service === zone.service);
    return endpoint === undefined ? [] : [{ kind: 'create-zone', zone, serviceName: endpoint.serviceName }];
  });
  return [
    {
      id: 'hosted-zones',
      title: 'Create the private hosted zones of the names',
      text: 'The zones make the names of the services lead to the hub, in the hub and in the VPC of the tasks. Records are aliases of the endpoints.',
      commands: changes.flatMap((change) => commandsOf(change, place)),
      cites: ['route53-private-zones', 'multi-vpc-endpoints'],
    },
    {
      id: 'further-vpcs',
      title: 'Associate the zones with every other VPC that uses the endpoints',
      text: 'For each further VPC, named in FURTHER_VPC_ID, and in its account when it is another one: there the zone owner first runs create-vpc-association-authorization with the same words, and delete-vpc-association-authorization afterwards. Gateway endpoints and routes are needed in that VPC too, and the security group of the endpoints has to admit its blocks.',
      commands: [furtherVpc(graph.region, zones, vpcWord(place.vpcId))],
      cites: ['route53-other-accounts', 'route53-profiles'],
    },
  ];
}

/** Associates each of our zones with one more VPC. */
function furtherVpc(region: RegionId, zones: readonly HostedZone[], hub: string): string {
  const list = awsCommand(
    region,
    'route53 list-hosted-zones-by-vpc',
    `--vpc-region ${region} --vpc-id ${hub} --query "HostedZoneSummaries[?contains(['${zones.map(({ name }) => `${name}.`).join("','")}'],Name)].HostedZoneId" --output text`,
  );
  const associate = awsCommand(
    region,
    'route53 associate-vpc-with-hosted-zone',
    `--hosted-zone-id "$ZONE" --vpc VPCRegion=${region},VPCId="$FURTHER_VPC_ID"`,
  );
  return `for ZONE in $(${list}); do ${associate}; done`;
}

/** A hub is reached over routes both ways. */
function hubRoutes({ plan, graph, place }: Around): readonly PlanStep[] {
  const routes = hubRoutesOf(graph);
  const hub = hubOf(plan);
  if (hub === undefined || routes.length === 0) return [];
  const attachments = hub.routes.filter(({ table }) => table.endsWith('-attachment'));
  return [
    {
      id: 'hub-routes',
      title: 'Route between the VPC of the tasks and the hub',
      text: `Before the names lead there. With HUB_CONNECTION_ID these commands make the routes of the two VPCs; leave it empty where they exist. A transit gateway needs two more, in its own route tables: ${attachments.map(({ text }) => text).join(' ')}`,
      commands: [
        ...connectionCommands(graph.parameters),
        ...routes.flatMap((each) => commandsOf({ kind: 'create-routes', routes: each }, place)),
      ],
      cites: ['tgw-attachments', 'multi-vpc-endpoints'],
    },
  ];
}

/** What makes the group of the endpoints; nothing when a group was given. */
export function groupChanges(resources: readonly Resource[]): readonly Change[] {
  const group = resources.find((resource) => resource.kind === 'security-group');
  if (group === undefined) return [];
  const rules = resources.filter((resource) => resource.kind === 'security-group-ingress');
  return [
    { kind: 'create-security-group', group },
    { kind: 'revoke-egress', group: 'created' },
    {
      kind: 'authorize-ingress',
      group: 'created',
      sources: rules.map(({ source }) => source),
      description: rules[0]?.description,
    },
  ];
}

function afterwards(around: Around): readonly PlanStep[] {
  const { workload: w } = around;
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
  steps.push(verifyNames(around));
  if (w.launchType !== 'FARGATE') {
    steps.push({
      id: 'verify-agents',
      title: 'Check that the agents are connected',
      text: 'Set CLUSTER first. Every container instance has to be connected, with agent 1.25.1 or later.',
      commands: [containerInstances(w, '[ec2InstanceId,agentConnected,versionInfo.agentVersion]')],
      cites: ['ecs-vpc-endpoints'],
    });
  }
  steps.push({
    id: 'verify-task',
    title: 'Start new tasks',
    text: 'Start new tasks: running ones do not show whether the endpoints work. Set CLUSTER and SERVICE first, then TASK to one of the new tasks.',
    commands: [
      awsCommand(
        w.region,
        'ecs update-service',
        '--cluster "$CLUSTER" --service "$SERVICE" --force-new-deployment',
      ),
      awsCommand(
        w.region,
        'ecs describe-tasks',
        '--cluster "$CLUSTER" --tasks "$TASK" --query "tasks[].[lastStatus,stoppedReason]" --output table',
      ),
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
    text: 'Log in to each container instance and restart the agent, or reboot the instance. On Amazon Linux 2 and 2023 the agent runs under systemd; there sudo systemctl restart ecs does the same. On Bottlerocket reboot the instance (apiclient reboot).',
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

/** Asks about every container instance of the cluster; one call takes at most 100 of them. */
function containerInstances({ region }: WorkloadProfile, wanted: string): string {
  const list = awsCommand(
    region,
    'ecs list-container-instances',
    '--cluster "$CLUSTER" --query "containerInstanceArns[]" --output text',
  );
  const describe = awsCommand(
    region,
    'ecs describe-container-instances',
    `--cluster "$CLUSTER" --query "containerInstances[].${wanted}" --output text --container-instances`,
  );
  return `${list} | xargs -n 100 ${describe}`;
}

function agentRestart(w: WorkloadProfile): readonly PlanStep[] {
  const kind =
    w.launchType === 'EXTERNAL' || w.launchType === 'MANAGED_INSTANCES' ? w.launchType : w.operatingSystem;
  const title = 'Restart the agent on each container instance';
  const steps: PlanStep[] = [{ id: 'restart-agents', title, ...RESTART[kind] }];
  const send = awsCommand(
    w.region,
    'ssm send-command',
    `--document-name AWS-RunShellScript --instance-ids "$INSTANCE" --parameters 'commands=["sudo systemctl restart ecs"]' --query Command.CommandId --output text`,
  );
  const awaited = awsCommand(
    w.region,
    'ssm wait command-executed',
    '--command-id "$COMMAND" --instance-id "$INSTANCE"',
  );
  if (w.instanceManagement && w.operatingSystem === 'LINUX' && w.launchType === 'EC2') {
    steps.push({
      id: 'restart-agents-fleet',
      title: 'Or restart all agents through Systems Manager',
      text: 'Set CLUSTER first. One instance at a time, stopping at the first failure.',
      commands: [
        `for INSTANCE in $(${containerInstances(w, 'ec2InstanceId')}); do COMMAND=$(${send}) && ${awaited} || break; done`,
      ],
      cites: ['ecs-vpc-endpoints', 'ssm-vpc-endpoints'],
    });
  }
  return steps;
}

function verifyNames(around: Around): PlanStep {
  const { workload: w, endpoints, graph, place } = around;
  const first = endpoints
    .filter((endpoint) => endpoint.type === 'Interface' && endpoint.privateDnsEnabled)
    .map((endpoint) => endpoint.privateDnsNames[0] ?? '');
  const inZones = zonesOf(graph).flatMap(({ records }) => records.slice(0, 1).map(({ name }) => name));
  const hosts = [...first, ...inZones].map((name) => name.replace(/^\*\./, '123456789012.'));
  const tables = endpointsOf(graph).find((endpoint) => endpoint.kind === 'gateway-endpoint')?.routeTableIds;
  const lookup = { ipv4: 'ahostsv4', dualstack: 'ahosts', ipv6: 'ahostsv6' }[w.ipAddressType];
  return {
    id: 'verify-names',
    title:
      w.launchType === 'EXTERNAL'
        ? 'Check names from an external instance'
        : 'Check names and routes from a task subnet',
    text: `Each name has to resolve to an address of ${place.taskVpcId === undefined ? 'the VPC' : 'the hub'}${tables === undefined ? '' : '; the route tables have to show the prefix list of each gateway endpoint'}.`,
    commands: [
      ...(hosts.length > 0
        ? [
            `for host in ${hosts.join(' ')}; do printf '%s ' "$host"; getent ${lookup} "$host" | awk 'NR==1 {print $1}'; done`,
          ]
        : []),
      ...(tables === undefined
        ? []
        : [
            awsCommand(
              w.region,
              'ec2 describe-route-tables',
              '--route-table-ids',
              listWords(tables, place),
              '--query "RouteTables[].Routes[?DestinationPrefixListId!=null].[DestinationPrefixListId,GatewayId]" --output table',
            ),
          ]),
    ],
    cites: ['privatelink-dns', 'privatelink-gateway'],
  };
}
