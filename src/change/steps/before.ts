/** The steps before anything is created: the shell, what exists, what has to be in order. */
import { awsCommand, commandsOf, valueWord, vpcsOf, vpcWord } from '../commands/index.ts';
import { parameterOf, whatOf } from '../parameters.ts';
import { associatesZones, type ParameterId, type ResourceGraph, type Value, zonesOf } from '../resources.ts';
import { hubZones } from '../to-resources.ts';
import { isToEnable } from './regions-to-enable.ts';
import type { Around, PlanStep } from './step.ts';
import { eachPageOfZones } from './zone-pages.ts';

/** What every command below relies on: no pager, and each value that one takes from a variable. */
export function openValues({ graph }: Around): readonly PlanStep[] {
  // Blocks of a VPC of this account are asked for where they are needed.
  const ofOther = { both: '', 'hub-account': 'Vpc', 'task-account': 'Hub' }[graph.part];
  const open = graph.parameters.filter(
    (id) => !id.endsWith('Cidr') || (ofOther !== '' && id.startsWith(ofOther)),
  );
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

/** What to look at and to prepare before anything is created. */
export function prerequisites(around: Around): readonly PlanStep[] {
  return [
    ...enableRegion(around),
    ...checkServices(around),
    checkExisting(around),
    ...vpcDnsAttributes(around),
    ...zonesInTheWay(around),
    ...forwardDns(around),
    ...drainS3Connections(around),
    ...handToOwner(around),
  ];
}

function enableRegion({ workload: { region } }: Around): readonly PlanStep[] {
  if (!isToEnable(region)) return [];
  return [
    {
      id: 'enable-region',
      title: `Check that ${region} is enabled for the account`,
      text: 'This Region has to be enabled before anything can be created in it.',
      commands: [awsCommand('any', 'account get-region-opt-status', '--region-name', region)],
      cites: ['privatelink-services'],
    },
  ];
}

function checkServices({ workload, endpoints }: Around): readonly PlanStep[] {
  if (endpoints.length === 0) return [];
  const step: PlanStep = {
    id: 'check-services',
    title: 'Check that every service is offered',
    text: 'Each service has to appear, with the zones of your subnets, the IP address type that you need and, where its endpoint has private DNS, a private DNS name: Amazon EC2 refuses private DNS for a service that has none. Where a zone is missing, leave its subnet out of the command that creates that endpoint: it is reached from the other zones.',
    commands: [
      awsCommand(
        workload.region,
        'ec2 describe-vpc-endpoint-services',
        '--service-names',
        ...new Set(endpoints.map((endpoint) => valueWord(endpoint.serviceName))),
        `--query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones),join(',',SupportedIpAddressTypes||['']),PrivateDnsName]" --output table`,
      ),
    ],
    cites: ['privatelink-interface'],
  };
  return [step];
}

function checkExisting({ workload, place }: Around): PlanStep {
  return {
    id: 'check-existing',
    title: 'Check what exists already',
    text: 'Only one endpoint for each service can have private DNS in a VPC. Paste the output into the planner to plan only what is missing.',
    commands: [
      awsCommand(
        workload.region,
        'ec2 describe-vpc-endpoints',
        `--filters Name=vpc-id,Values=${vpcsOf(place).map(vpcWord).join(',')} --output json`,
      ),
    ],
    cites: ['privatelink-dns'],
  };
}

const DNS_ATTRIBUTES = ['enableDnsSupport', 'enableDnsHostnames'] as const;

function vpcDnsAttributes({ workload, endpoints, graph, place }: Around): readonly PlanStep[] {
  if (endpoints.every((endpoint) => endpoint.type !== 'Interface') && !associatesZones(graph)) return [];
  const forEach = (
    commands: (vpcId: Value, attribute: (typeof DNS_ATTRIBUTES)[number]) => readonly string[],
  ) => vpcsOf(place).flatMap((vpcId) => DNS_ATTRIBUTES.flatMap((attribute) => commands(vpcId, attribute)));
  const describe = (vpcId: Value, attribute: string) => [
    awsCommand(
      workload.region,
      'ec2 describe-vpc-attribute',
      '--vpc-id',
      vpcWord(vpcId),
      '--attribute',
      attribute,
    ),
  ];
  return [
    {
      id: 'vpc-dns-attributes',
      title: workload.vpcDnsAttributes
        ? 'Check DNS resolution and DNS hostnames'
        : 'Turn on DNS resolution and DNS hostnames',
      text:
        workload.endpointPlacement === 'this-vpc'
          ? 'Both have to be true, or private DNS is refused.'
          : `Both have to be true in ${vpcsOf(place).length === 1 ? 'the VPC of either account' : 'both VPCs'}, or private hosted zones are not answered.`,
      commands: workload.vpcDnsAttributes
        ? forEach(describe)
        : forEach((vpcId, attribute) =>
            commandsOf({ kind: 'enable-vpc-dns', attribute }, { ...place, vpcId }),
          ),
      cites: ['vpc-dns', 'privatelink-interface'],
    },
  ];
}

/** Where the names of a hub are to be answered, nothing else may answer them. */
function zonesInTheWay({ plan, workload: { region }, graph, place }: Around): readonly PlanStep[] {
  const names = hubZones(plan).map(({ name }) => name);
  const vpcId = graph.part === 'task-account' ? place.vpcId : place.taskVpcId;
  if (names.length === 0 || graph.part === 'hub-account' || vpcId === undefined) return [];
  return [
    {
      id: 'check-zones',
      title: 'Check that nothing else answers the names in the VPC of the tasks',
      text: 'Amazon Route 53 associates no second zone of a name with a VPC, and none beside an endpoint with private DNS that answers the name. What is listed here has to go before anything is created.',
      commands: [
        "OTHERS=''",
        eachPageOfZones(
          { region, vpc: vpcWord(vpcId), names, wanted: '[Name,HostedZoneId]' },
          (rows) => `OTHERS=$(printf '%s\\n%s' "$OTHERS" "$(${rows})")`,
        ),
        '[ -z "$OTHERS" ] || { echo "answered there already, take these away first: $OTHERS" >&2; false; }',
      ],
      cites: ['route53-private-zones', 'privatelink-dns'],
    },
  ];
}

function forwardDns(around: Around): readonly PlanStep[] {
  if (around.workload.dns !== 'custom') return [];
  return [
    {
      id: 'forward-dns',
      title: 'Forward the private DNS names',
      text: `On your DNS servers, forward these zones to the Amazon-provided DNS: ${dnsZones(around).join(', ')}.`,
      commands: [],
      cites: ['ecs-vpc-endpoints', 'vpc-dhcp-options'],
    },
  ];
}

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

function drainS3Connections({ workload, endpoints }: Around): readonly PlanStep[] {
  const hasGateway = endpoints.some(({ service, type }) => service === 's3' && type === 'Gateway');
  if (!workload.openS3Connections || !hasGateway) return [];
  return [
    {
      id: 'drain-s3-connections',
      title: 'Drain open connections to Amazon S3',
      text: 'The gateway endpoint may interrupt connections to Amazon S3 that are open in the task subnets. Pause the transfers, or use a new VPC that has the endpoint from the start.',
      commands: [],
      cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    },
  ];
}

function handToOwner({ workload }: Around): readonly PlanStep[] {
  if (workload.subnetOwnership !== 'participant') return [];
  return [
    {
      id: 'hand-to-owner',
      title: 'Hand the plan to the owner of the VPC',
      text: 'Only the account that owns the shared subnets can create the endpoints.',
      commands: [],
      cites: ['vpc-sharing', 'ecr-vpc-endpoints'],
    },
  ];
}
