/** The steps after the endpoints exist: restart agents, check names, start tasks. */
import { ECS_CONTROL_PLANE, hubOf, type WorkloadProfile } from '../../core/index.ts';
import { awsCommand, listWords } from '../commands/index.ts';
import { endpointsOf } from '../resources.ts';
import type { Around, PlanStep } from './step.ts';

/** The steps that follow the creation of the endpoints. */
export function afterwards(around: Around): readonly PlanStep[] {
  const { workload: w } = around;
  const profiles = around.plan.workloads.map(({ profile }) => profile);
  const steps: PlanStep[] = [...copiedEndpoints(around), ...agentRestarts(profiles), verifyNames(around)];
  if (profiles.some(({ launchType }) => launchType !== 'FARGATE')) {
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

/** The template has endpoints of another Region, which serve nobody here. */
function copiedEndpoints({ workload: w, endpoints }: Around): readonly PlanStep[] {
  if (!w.templateHasEndpoints || w.templateSourceRegion === w.region) return [];
  const hasAllThree = ECS_CONTROL_PLANE.every((name) => endpoints.some(({ service }) => service === name));
  return [
    {
      id: 'remove-copied-endpoints',
      title: `Remove the endpoints of ${w.templateSourceRegion} from the copied template`,
      text: hasAllThree
        ? `After the three endpoints of ${w.region} exist, delete ecs-agent, ecs-telemetry and ecs of ${w.templateSourceRegion} from the template.`
        : `After the endpoints of ${w.region} exist, delete those of ${w.templateSourceRegion} from the template: their service names carry that Region.`,
      commands: [],
      cites: ['ecs-vpc-endpoints'],
    },
  ];
}

type RestartKind = 'LINUX' | 'WINDOWS' | 'EXTERNAL' | 'MANAGED_INSTANCES';

const TITLES: { readonly [K in RestartKind]: string } = {
  LINUX: 'Restart the agent on each Linux container instance',
  WINDOWS: 'Restart the agent on each Windows container instance',
  EXTERNAL: 'Restart the agent on each external instance',
  MANAGED_INSTANCES: 'Replace the managed instances',
};

/** How agents are restarted, by what the instances are. */
const RESTART: {
  readonly [K in RestartKind]: Pick<PlanStep, 'text' | 'commands' | 'cites'>;
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

const kindOf = ({ launchType, operatingSystem }: WorkloadProfile): RestartKind =>
  launchType === 'EXTERNAL' || launchType === 'MANAGED_INSTANCES' ? launchType : operatingSystem;

/** A step for each kind of instance that runs already; each workload has its own. */
function agentRestarts(profiles: readonly WorkloadProfile[]): readonly PlanStep[] {
  const running = profiles.filter((profile) => profile.existingContainerInstances);
  const kinds = [...new Set(running.map(kindOf))];
  const steps = kinds.map(
    (kind, index): PlanStep => ({
      id: index === 0 ? 'restart-agents' : `restart-agents-${kind.toLowerCase().replace('_', '-')}`,
      title:
        kinds.length === 1 && kind !== 'MANAGED_INSTANCES'
          ? 'Restart the agent on each container instance'
          : TITLES[kind],
      ...RESTART[kind],
    }),
  );
  const managed = running.find(
    (w) => w.instanceManagement && w.operatingSystem === 'LINUX' && w.launchType === 'EC2',
  );
  return managed === undefined ? steps : [...steps, fleetRestart(managed)];
}

function fleetRestart(w: WorkloadProfile): PlanStep {
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
  return {
    id: 'restart-agents-fleet',
    title: 'Or restart all agents through Systems Manager',
    text: 'Set CLUSTER first. One instance at a time, stopping at the first failure.',
    commands: [
      `for INSTANCE in $(${containerInstances(w, 'ec2InstanceId')}); do COMMAND=$(${send}) && ${awaited} || break; done`,
    ],
    cites: ['ecs-vpc-endpoints', 'ssm-vpc-endpoints'],
  };
}

function verifyNames(around: Around): PlanStep {
  const { plan, workload: w, endpoints, graph, place } = around;
  const first = endpoints
    .filter((endpoint) => endpoint.type === 'Interface' && endpoint.privateDnsEnabled)
    .map((endpoint) => endpoint.privateDnsNames[0] ?? '');
  const inZones = (hubOf(plan)?.zones ?? []).map(({ name, records }) =>
    records[0]?.name === '*' ? `*.${name}` : name,
  );
  const hosts = [...first, ...inZones].map((name) => name.replace(/^\*\./, '123456789012.'));
  const tables = endpointsOf(graph).find((endpoint) => endpoint.kind === 'gateway-endpoint')?.routeTableIds;
  const lookup = { ipv4: 'ahostsv4', dualstack: 'ahosts', ipv6: 'ahostsv6' }[w.ipAddressType];
  return {
    id: 'verify-names',
    title: plan.workloads.every(({ profile }) => profile.launchType === 'EXTERNAL')
      ? 'Check names from an external instance'
      : 'Check names and routes from a task subnet',
    text: `Each name has to resolve to an address of ${w.endpointPlacement === 'this-vpc' ? 'the VPC' : 'the hub'}${tables === undefined ? '' : '; the route tables have to show the prefix list of each gateway endpoint'}.`,
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
