/** The steps that create: the group, the endpoints in stages, the routes and zones of a hub. */
import { hubOf, type PlannedEndpoint, type RegionId } from '../../core/index.ts';
import type { Change } from '../changes.ts';
import { awsCommand, commandsOf, connectionCommands, type Place, vpcWord } from '../commands/index.ts';
import {
  endpointsOf,
  type HostedZone,
  hubRoutesOf,
  portsInWords,
  type Resource,
  sortedPorts,
  type ZoneAssociations,
  zonesOf,
} from '../resources.ts';
import type { Around, PlanStep } from './step.ts';
import { eachPageOfZones } from './zone-pages.ts';

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

/** The group and the endpoints, a step for each stage. */
export function creation(around: Around): readonly PlanStep[] {
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
            text: `It lets the tasks in on TCP ${portsInWords(graph)}, and opens no connections itself.`,
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
export function hostedZones({ graph, place }: Around): readonly PlanStep[] {
  const zones = zonesOf(graph);
  const associations = graph.resources.filter((resource) => resource.kind === 'zone-associations');
  if (associations.length > 0) return [zoneAssociations(associations, place)];
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
      text:
        graph.part === 'hub-account'
          ? 'The zones make the names of the services lead to the hub, and authorize the VPC of the tasks. Hand their ids over: the account of the tasks associates them. Delete the authorizations afterwards.'
          : 'The zones make the names of the services lead to the hub, in the hub and in the VPC of the tasks. Records are aliases of the endpoints.',
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

/** In the account of the tasks: the zones of the hub, once its account has authorized this VPC. */
function zoneAssociations(associations: readonly ZoneAssociations[], place: Place): PlanStep {
  return {
    id: 'associate-zones',
    title: 'Associate the zones of the hub with the VPC of the tasks',
    text: 'The account of the hub has to authorize this VPC for each zone first (its part of the plan does). From then on the names lead to the hub.',
    commands: associations.flatMap(({ zoneIds }) => commandsOf({ kind: 'associate-zones', zoneIds }, place)),
    cites: ['route53-other-accounts', 'route53-private-zones'],
  };
}

/** Associates each of our zones with one more VPC. */
function furtherVpc(region: RegionId, zones: readonly HostedZone[], hub: string): string {
  const associate = awsCommand(
    region,
    'route53 associate-vpc-with-hosted-zone',
    `--hosted-zone-id "$ZONE" --vpc VPCRegion=${region},VPCId="$FURTHER_VPC_ID"`,
  );
  const names = zones.map(({ name }) => name);
  return eachPageOfZones(
    { region, vpc: hub, names, wanted: 'HostedZoneId' },
    (rows) => `for ZONE in $(${rows}); do ${associate}; done`,
  );
}

/** A hub is reached over routes both ways. */
export function hubRoutes({ plan, graph, place }: Around): readonly PlanStep[] {
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
        ...connectionCommands(graph.parameters, place),
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
    ...sortedPorts(rules.map(({ port }) => port)).map((port): Change => {
      const open = rules.filter((rule) => rule.port === port);
      return {
        kind: 'authorize-ingress',
        group: 'created',
        ports: [port],
        sources: open.map(({ source }) => source),
        description: open[0]?.description,
      };
    }),
  ];
}
