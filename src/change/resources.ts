/** What an export creates: resources in creation order, in the words of AWS, without any syntax. */
import {
  type IpAddressType,
  listed,
  type PolicyDocument,
  portsOf,
  type RegionId,
  type ServiceId,
  type WorkloadProfile,
} from '../core/index.ts';
import type { Tag } from './names.ts';
import type { Reason, WhyOpen } from './reason.ts';

/** What somebody has to supply when the export runs, because no answer gave it. */
export const PARAMETER_IDS = [
  'VpcId',
  'SubnetIds',
  'HubRouteTableIds',
  'HubCidr',
  'HubIpv6Cidr',
  'HubConnectionId',
  'TaskVpcId',
  'RouteTableIds',
  'ZoneIds',
  'VpcCidr',
  'VpcIpv6Cidr',
  'AccountId',
  'TaskExecutionRole',
] as const;
export type ParameterId = (typeof PARAMETER_IDS)[number];

export interface Parameter {
  readonly parameter: ParameterId;
}

/** An answer, or a parameter where nothing was answered. */
export type Value = string | Parameter;
export type ListValue = readonly string[] | Parameter;

export const isParameter = (value: Value | ListValue): value is Parameter =>
  typeof value === 'object' && 'parameter' in value;

/** Who may reach the endpoints. */
export type IngressSource =
  | { readonly kind: 'cidr-ipv4'; readonly cidr: Value }
  | { readonly kind: 'cidr-ipv6'; readonly cidr: Value }
  | { readonly kind: 'security-group'; readonly groupId: string };

export interface SecurityGroup {
  readonly kind: 'security-group';
  readonly groupName: string;
  readonly description: string;
  readonly tags: readonly Tag[];
}

/** One TCP port of the created group, for one source. */
export interface SecurityGroupIngress {
  readonly kind: 'security-group-ingress';
  readonly port: number;
  readonly source: IngressSource;
  readonly description: string;
}

export interface Endpoint {
  readonly service: ServiceId;
  readonly serviceName: string;
  readonly policy: PolicyDocument | undefined;
  readonly tags: readonly Tag[];
  /** Endpoints that have to be available before this one is created. */
  readonly dependsOn: readonly ServiceId[];
  readonly reason: Reason;
  /** Why its policy allows everything, where that is not what was chosen. */
  readonly whyOpen?: WhyOpen;
}

export interface InterfaceEndpoint extends Endpoint {
  readonly kind: 'interface-endpoint';
  readonly subnetIds: ListValue;
  /** `created`: the group of this graph. */
  readonly securityGroup: 'created' | { readonly groupId: string };
  readonly privateDnsEnabled: boolean;
  readonly privateDnsNames: readonly string[];
  readonly ipAddressType: IpAddressType;
  readonly dnsRecordIpType: IpAddressType;
  /**
   * Amazon S3 with private DNS only, and always off: private DNS then also serves the VPC itself, and needs no gateway endpoint beside it.
   */
  readonly privateDnsOnlyForInboundResolverEndpoint: false | undefined;
}

export interface GatewayEndpoint extends Endpoint {
  readonly kind: 'gateway-endpoint';
  readonly routeTableIds: ListValue;
  /** Absent: IPv4, which every gateway endpoint has always been. */
  readonly ipAddressType: IpAddressType | undefined;
}

/** A private hosted zone that carries names of an endpoint in a hub to the VPCs that use it. */
export interface HostedZone {
  readonly kind: 'hosted-zone';
  /** The service whose endpoint answers the names. */
  readonly service: ServiceId;
  readonly name: string;
  readonly comment: string;
  /** Aliases of the Regional DNS name, the first DNS entry, of the endpoint. */
  readonly records: readonly { readonly name: string; readonly type: 'A' | 'AAAA' }[];
  readonly tags: readonly Tag[];
}

/** The zones of a hub of another account, answered in the VPC of the tasks. */
export interface ZoneAssociations {
  readonly kind: 'zone-associations';
  readonly zoneIds: ListValue;
}

/** A block of addresses of one IP family. */
export interface Block {
  readonly family: 4 | 6;
  readonly cidr: Value;
}

/** Routes between the VPC of the tasks and the hub, one way: from each table to each block. */
export interface HubRoutes {
  readonly kind: 'hub-routes';
  /** `to-hub`: from the task subnets; `to-tasks`: back, from the subnets of the endpoints. */
  readonly direction: 'to-hub' | 'to-tasks';
  readonly routeTableIds: ListValue;
  readonly blocks: readonly Block[];
}

/** Each kind is printed by a `switch` without `default` in each format: forgetting one does not compile. */
export type Resource =
  | SecurityGroup
  | SecurityGroupIngress
  | InterfaceEndpoint
  | GatewayEndpoint
  | HubRoutes
  | HostedZone
  | ZoneAssociations;

/** What a user needs next. */
export type Output =
  | { readonly kind: 'endpoint-id'; readonly service: ServiceId }
  | { readonly kind: 'private-dns-names'; readonly service: ServiceId; readonly names: readonly string[] }
  /** Without private DNS, clients have to be given this name. */
  | { readonly kind: 'endpoint-dns-name'; readonly service: ServiceId }
  /** To associate one more VPC with. */
  | { readonly kind: 'hosted-zone-id'; readonly name: string }
  /** With a hub of another account, what CloudFormation has no resource for. */
  | {
      readonly kind: 'zone-command';
      readonly operation: 'create-vpc-association-authorization' | 'associate-vpc-with-hosted-zone';
    }
  /** `created`: the group of this graph. */
  | { readonly kind: 'security-group-id'; readonly groupId: string }
  /** For the egress rules of the tasks' security group. */
  | { readonly kind: 'prefix-list'; readonly service: ServiceId; readonly prefixListName: string };

export interface ResourceGraph {
  readonly region: RegionId;
  readonly namePrefix: string;
  /** The VPC of the interface endpoints: with a hub, the hub. */
  readonly vpcId: Value;
  /** With a hub, the VPC of the tasks: its gateway endpoints stand there, and the names of the hub are answered there. */
  readonly taskVpcId: Value | undefined;
  /** With a hub of another account, whose part this is. */
  readonly part: WorkloadProfile['hubPart'];
  /** Whether the account of the tasks is not that of whoever creates the endpoints: subnets are shared, or the hub is. */
  readonly isShared: boolean;
  /** In the order in which people are asked for them. */
  readonly parameters: readonly ParameterId[];
  /** In creation order. */
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

/** The endpoints of a graph, in creation order. */
export function endpointsOf(graph: ResourceGraph): readonly (InterfaceEndpoint | GatewayEndpoint)[] {
  return graph.resources.filter(
    (resource) => resource.kind === 'interface-endpoint' || resource.kind === 'gateway-endpoint',
  );
}

/** The TCP ports on which the interface endpoints listen, as people write them: `443 and 9142`. */
export function portsInWords(graph: Pick<ResourceGraph, 'resources'>): string {
  const ports = graph.resources.flatMap((one) =>
    one.kind === 'interface-endpoint' ? portsOf(one.service) : [],
  );
  return listed(sortedPorts(ports).map(String));
}

/** Each port once, in ascending order. */
export const sortedPorts = (ports: readonly number[]): readonly number[] =>
  [...new Set(ports)].sort((a, b) => a - b);

/** The zones of a graph. */
export function zonesOf(graph: ResourceGraph): readonly HostedZone[] {
  return graph.resources.filter((resource) => resource.kind === 'hosted-zone');
}

/** The routes of a graph, by their direction; none without a hub. */
export function hubRoutesOf(graph: ResourceGraph): readonly HubRoutes[] {
  return graph.resources.filter((resource) => resource.kind === 'hub-routes');
}

/** Whether the zones of a hub of another account are associated. */
export const associatesZones = ({ resources }: Pick<ResourceGraph, 'resources'>): boolean =>
  resources.some(({ kind }) => kind === 'zone-associations');

/** The VPC in which an endpoint is created. */
export function vpcOf(
  { kind }: Pick<InterfaceEndpoint | GatewayEndpoint, 'kind'>,
  { vpcId, taskVpcId }: { readonly vpcId: Value; readonly taskVpcId?: Value | undefined },
): Value {
  return kind === 'gateway-endpoint' ? (taskVpcId ?? vpcId) : vpcId;
}

/** Tags that everything has in common; what is left over differs from resource to resource. */
export function commonTags(graph: ResourceGraph): readonly Tag[] {
  const all = graph.resources.flatMap((resource) => ('tags' in resource ? [resource.tags] : []));
  return (all[0] ?? []).filter((tag) =>
    all.every((tags) => tags.some(({ key, value }) => key === tag.key && value === tag.value)),
  );
}
