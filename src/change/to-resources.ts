/** Plan → resource graph. */
import {
  type HubZone,
  hubOf,
  includedEndpoints,
  type Plan,
  type PlannedEndpoint,
  type PolicyDocument,
  portsOf,
  type ServiceId,
  serviceOf,
  splitList,
  type WorkloadProfile,
} from '../core/index.ts';
import { FULL_ACCESS } from '../policy/full-access.ts';
import { whyOpen } from '../policy/why-no-policy.ts';
import { tagsFor } from './names.ts';
import { fillPolicy, placeholdersIn } from './policy-template.ts';
import { type Reason, reasonFor, type WhyOpen } from './reason.ts';
import {
  type Block,
  type Endpoint,
  type GatewayEndpoint,
  type HostedZone,
  type HubRoutes,
  type IngressSource,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type Output,
  PARAMETER_IDS,
  type ParameterId,
  type Resource,
  type ResourceGraph,
  type SecurityGroup,
  type SecurityGroupIngress,
  sortedPorts,
  type Value,
  type ZoneAssociations,
} from './resources.ts';

/** The resources that a plan's exports create. */
export function toGraph(plan: Plan): ResourceGraph {
  const { workload } = plan;
  const endpoints = createdEndpoints(plan);
  const resources: readonly Resource[] = [
    ...groupResources(workload, endpoints),
    ...withReasonsOnce(endpoints.map((endpoint) => endpointResource(endpoint, workload))),
    // Before the names: one that leads to the hub without a route there is worse than none.
    ...hubRoutes(plan),
    ...hostedZones(plan),
  ];
  const part = workload.hubPart;
  // The answer is the VPC of the endpoints; the part of the tasks has another one.
  const vpcId =
    part === 'task-account' ? ({ parameter: 'VpcId' } as const) : answered(workload.vpcId, 'VpcId');
  const taskVpcId =
    isCentral(workload) && part !== 'task-account' ? ({ parameter: 'TaskVpcId' } as const) : undefined;
  const used = resources.flatMap(parametersOf);
  if (resources.some(({ kind }) => kind === 'hub-routes')) used.push('HubConnectionId');
  if (resources.length > 0) used.push(...among(vpcId, ...(taskVpcId === undefined ? [] : [taskVpcId])));
  return {
    region: workload.region,
    namePrefix: workload.namePrefix,
    vpcId,
    taskVpcId,
    part,
    isShared: workload.subnetOwnership === 'participant' || part === 'hub-account',
    parameters: PARAMETER_IDS.filter((id) => used.includes(id)),
    resources,
    outputs: [...outputsOf(resources), ...zoneCommands(part, resources)],
  };
}

const isCentral = ({ endpointPlacement }: WorkloadProfile): boolean => endpointPlacement === 'central-vpc';

/**
 * What an export creates: with a hub all but the interface endpoint that GuardDuty makes in the VPC of the tasks, and with a
 * hub of another account the part of one of them.
 */
export function createdEndpoints(plan: Plan): readonly PlannedEndpoint[] {
  const { hubPart } = plan.workload;
  return plannedEndpoints(plan).filter(
    ({ type }) => hubPart === 'both' || (type === 'Interface') === (hubPart === 'hub-account'),
  );
}

/** What the exports of all accounts create. */
function plannedEndpoints(plan: Plan): readonly PlannedEndpoint[] {
  return includedEndpoints(plan).filter(
    ({ type, placement }) => !(isCentral(plan.workload) && type === 'Interface' && placement === 'this-vpc'),
  );
}

const among = (...values: readonly (Value | ListValue)[]): readonly ParameterId[] =>
  values.filter(isParameter).map((value) => value.parameter);

/** Routes both ways, for the callers that the group of the endpoints admits. */
function hubRoutes(plan: Plan): readonly HubRoutes[] {
  const { workload } = plan;
  const interfaces = plannedEndpoints(plan).filter(({ type }) => type === 'Interface');
  if (!isCentral(workload) || interfaces.length === 0) return [];
  const callers = ingressSources(workload, interfaces).flatMap((source): readonly Block[] =>
    source.kind === 'security-group'
      ? []
      : [{ family: source.kind === 'cidr-ipv4' ? 4 : 6, cidr: source.cidr }],
  );
  const hub: readonly Block[] = [
    { family: 4, cidr: { parameter: 'HubCidr' } },
    ...(callers.some(({ family }) => family === 6)
      ? [{ family: 6, cidr: { parameter: 'HubIpv6Cidr' } } as const]
      : []),
  ];
  const both: readonly HubRoutes[] = [
    {
      kind: 'hub-routes',
      direction: 'to-hub',
      routeTableIds: answeredList(workload.routeTableIds, 'RouteTableIds'),
      blocks: hub,
    },
    {
      kind: 'hub-routes',
      direction: 'to-tasks',
      routeTableIds: { parameter: 'HubRouteTableIds' },
      blocks: callers,
    },
  ];
  return both.filter(
    ({ direction }) => workload.hubPart !== (direction === 'to-hub' ? 'hub-account' : 'task-account'),
  );
}

/** The zones that the account of the hub makes, each with the full name of the service of its endpoint. */
export function hubZones(plan: Plan): readonly (HubZone & Pick<PlannedEndpoint, 'serviceName'>)[] {
  return (hubOf(plan)?.zones ?? []).flatMap((zone) => {
    const endpoint = plannedEndpoints(plan).find(
      ({ service, type }) => service === zone.service && type === 'Interface',
    );
    return endpoint === undefined ? [] : [{ ...zone, serviceName: endpoint.serviceName }];
  });
}

/** The zones of a hub, after the endpoints that their records lead to. */
function hostedZones(plan: Plan): readonly (HostedZone | ZoneAssociations)[] {
  const zones = hubZones(plan);
  if (plan.workload.hubPart === 'task-account')
    return zones.length === 0 ? [] : [{ kind: 'zone-associations', zoneIds: { parameter: 'ZoneIds' } }];
  return zones.map(
    ({ service, name, records }): HostedZone => ({
      kind: 'hosted-zone',
      service,
      name,
      comment: `Names of the central endpoint of ${service}`,
      records: records.flatMap((record) =>
        record.types.map((type) => ({ name: record.name === '*' ? `*.${name}` : name, type })),
      ),
      tags: tagsFor(plan.workload, service),
    }),
  );
}

const answered = (text: string, parameter: ParameterId): Value => (text === '' ? { parameter } : text);
const answeredList = (text: string, parameter: ParameterId): ListValue =>
  text === '' ? { parameter } : splitList(text);

/** The group of these endpoints with its rules; nothing where a group was given or none is needed. */
export function groupResources(
  workload: WorkloadProfile,
  endpoints: readonly PlannedEndpoint[],
): readonly (SecurityGroup | SecurityGroupIngress)[] {
  const interfaces = endpoints.filter((endpoint) => endpoint.type === 'Interface');
  if (interfaces.length === 0 || workload.securityGroupId !== '') return [];
  const name = `${workload.namePrefix}-endpoints`;
  return [
    {
      kind: 'security-group',
      // Amazon EC2 reserves names that start with `sg-`.
      groupName: /^sg-/i.test(name) ? `ecs-${name}` : name,
      description: 'Interface endpoints for Amazon ECS',
      tags: tagsFor(workload, 'endpoints'),
    },
    ...sortedPorts(interfaces.flatMap(({ service }) => portsOf(service))).flatMap((port) =>
      ingressSources(workload, interfaces).map(
        (source): SecurityGroupIngress => ({
          kind: 'security-group-ingress',
          port,
          source,
          description: port === 443 ? 'HTTPS from the tasks' : `TCP ${port} from the tasks`,
        }),
      ),
    ),
  ];
}

/** The narrowest source that was answered. Endpoints with IPv6 addresses have to be reachable over IPv6 as well. */
function ingressSources(
  workload: WorkloadProfile,
  interfaces: readonly PlannedEndpoint[],
): readonly IngressSource[] {
  // A transit gateway does not carry references to groups for endpoints: a hub admits blocks of addresses.
  if (workload.taskSecurityGroupId !== '' && !isCentral(workload))
    return [{ kind: 'security-group', groupId: workload.taskSecurityGroupId }];
  const cidrs: readonly Value[] =
    workload.taskSubnetCidrs === ''
      ? [answered(workload.vpcCidr, 'VpcCidr')]
      : [...new Set(splitList(workload.taskSubnetCidrs))];
  return [
    ...cidrs.map((cidr): IngressSource => ({ kind: 'cidr-ipv4', cidr })),
    ...(interfaces.some((endpoint) => endpoint.ipAddressType !== 'ipv4')
      ? [{ kind: 'cidr-ipv6', cidr: { parameter: 'VpcIpv6Cidr' } } as const]
      : []),
  ];
}

/** The same endpoints; a reason that one before has already refers to that one. */
function withReasonsOnce<E extends Endpoint>(endpoints: readonly E[]): readonly E[] {
  const reasons = saidOnce<Reason>(({ text, citation }) => `${text} ${citation.url}`);
  const open = saidOnce<WhyOpen>(({ text }) => text);
  return endpoints.map((endpoint) => {
    const { service, reason, whyOpen: why } = endpoint;
    return {
      ...endpoint,
      reason: reasons(service, reason),
      ...(why === undefined ? {} : { whyOpen: open(service, why) }),
    };
  });
}

/** Gives back what an endpoint says; where one before has said it already, with the name of that one. */
function saidOnce<S extends object>(textOf: (said: S) => string): (service: ServiceId, said: S) => S {
  const first = new Map<string, ServiceId>();
  return (service, said) => {
    const sameAs = first.get(textOf(said));
    if (sameAs !== undefined) return { ...said, sameAs };
    first.set(textOf(said), service);
    return said;
  };
}

/** One planned endpoint as a resource. */
export function endpointResource(
  endpoint: PlannedEndpoint,
  workload: WorkloadProfile,
): InterfaceEndpoint | GatewayEndpoint {
  return endpoint.type === 'Gateway'
    ? gatewayEndpoint(endpoint, workload)
    : interfaceEndpoint(endpoint, workload);
}

/**
 * AWS's default, printed where a policy could stand: whoever widens a plan takes the narrow policy away with it, which tools
 * that leave out what is not written do not do.
 */
function defaultPolicy(service: ServiceId): PolicyDocument | undefined {
  return serviceOf(service).policy === 'documented' ? FULL_ACCESS : undefined;
}

function common(endpoint: PlannedEndpoint, workload: WorkloadProfile): Endpoint {
  const { accountId, taskExecutionRole, vpcId } = workload;
  const why = endpoint.policy === undefined ? whyOpen(endpoint, workload) : undefined;
  return {
    service: endpoint.service,
    serviceName: endpoint.serviceName,
    policy: fillPolicy(endpoint.policy ?? defaultPolicy(endpoint.service), {
      AccountId: accountId,
      TaskExecutionRole: taskExecutionRole,
      VpcId: vpcId,
    }),
    tags: tagsFor(workload, endpoint.service),
    dependsOn: endpoint.dependsOn,
    reason: reasonFor(endpoint, workload),
    ...(why === undefined ? {} : { whyOpen: { text: why } }),
  };
}

function interfaceEndpoint(endpoint: PlannedEndpoint, workload: WorkloadProfile): InterfaceEndpoint {
  const { securityGroupId, subnetIds } = workload;
  return {
    kind: 'interface-endpoint',
    ...common(endpoint, workload),
    subnetIds: answeredList(subnetIds, 'SubnetIds'),
    securityGroup: securityGroupId === '' ? 'created' : { groupId: securityGroupId },
    privateDnsEnabled: endpoint.privateDnsEnabled,
    privateDnsNames: endpoint.privateDnsNames,
    ipAddressType: endpoint.ipAddressType,
    dnsRecordIpType: endpoint.ipAddressType,
    privateDnsOnlyForInboundResolverEndpoint:
      endpoint.service === 's3' && endpoint.privateDnsEnabled ? false : undefined,
  };
}

function gatewayEndpoint(endpoint: PlannedEndpoint, workload: WorkloadProfile): GatewayEndpoint {
  return {
    kind: 'gateway-endpoint',
    ...common(endpoint, workload),
    routeTableIds: answeredList(workload.routeTableIds, 'RouteTableIds'),
    // Printed for Amazon S3 even where it is the default, so that it can be changed back.
    ipAddressType:
      endpoint.ipAddressType === 'ipv4' && endpoint.service !== 's3' ? undefined : endpoint.ipAddressType,
  };
}

function parametersOf(resource: Resource): readonly ParameterId[] {
  switch (resource.kind) {
    case 'security-group':
    case 'hosted-zone':
      return [];
    case 'security-group-ingress':
      return resource.source.kind === 'security-group' ? [] : among(resource.source.cidr);
    case 'zone-associations':
      return among(resource.zoneIds);
    case 'hub-routes':
      return among(resource.routeTableIds, ...resource.blocks.map(({ cidr }) => cidr));
    case 'interface-endpoint':
      return [...among(resource.subnetIds), ...(resource.policy ? placeholdersIn(resource.policy) : [])];
    case 'gateway-endpoint':
      return [...among(resource.routeTableIds), ...(resource.policy ? placeholdersIn(resource.policy) : [])];
  }
}

function outputsOf(resources: readonly Resource[]): readonly Output[] {
  const carried = new Set(resources.flatMap((one) => (one.kind === 'hosted-zone' ? [one.service] : [])));
  const group = resources.find((resource) => resource.kind === 'interface-endpoint')?.securityGroup;
  const outputs = resources
    .flatMap(outputsOfResource)
    .filter((output) => output.kind !== 'endpoint-dns-name' || !carried.has(output.service));
  if (group === undefined) return outputs;
  return [{ kind: 'security-group-id', groupId: group === 'created' ? group : group.groupId }, ...outputs];
}

function zoneCommands(part: WorkloadProfile['hubPart'], resources: readonly Resource[]): readonly Output[] {
  if (part === 'hub-account' && resources.some(({ kind }) => kind === 'hosted-zone'))
    return [{ kind: 'zone-command', operation: 'create-vpc-association-authorization' }];
  return resources.some(({ kind }) => kind === 'zone-associations')
    ? [{ kind: 'zone-command', operation: 'associate-vpc-with-hosted-zone' }]
    : [];
}

function outputsOfResource(resource: Resource): readonly Output[] {
  switch (resource.kind) {
    case 'security-group':
    case 'security-group-ingress':
    case 'hub-routes':
    case 'zone-associations':
      return [];
    case 'hosted-zone':
      return [{ kind: 'hosted-zone-id', name: resource.name }];
    case 'interface-endpoint': {
      const { service, privateDnsEnabled, privateDnsNames: names } = resource;
      return [
        { kind: 'endpoint-id', service },
        privateDnsEnabled
          ? { kind: 'private-dns-names', service, names }
          : { kind: 'endpoint-dns-name', service },
      ];
    }
    case 'gateway-endpoint':
      return [
        { kind: 'endpoint-id', service: resource.service },
        { kind: 'prefix-list', service: resource.service, prefixListName: resource.serviceName },
      ];
  }
}
