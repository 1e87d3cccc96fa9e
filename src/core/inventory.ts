/**
 * What exists in a VPC, or what a template makes of it: types only, so that the readers (src/source), the audit and the
 * rehearsal (src/audit) share them without costing the first page a byte.
 *
 * Absent is not false: a list that was not given is absent, a member that the source does not tell is `undefined`, and
 * neither proves anything. An empty list and `false` were said.
 *
 * Ids are AWS's (`vpce-…`, `subnet-…`, `sg-…`). Something that a template makes has no id yet: its id is a reference,
 * `@` and the name in the template (`@aws_security_group.vpce`, `@EndpointGroup`). A reference joins parts of the same
 * source; no command can name it.
 */
import type { PolicyStatement } from './policy.ts';
import type { ServiceId } from './services.ts';

/** What exists in one VPC. A list that is absent was not given, and is not judged. */
export interface Inventory {
  /** The VPC that is audited; `undefined` when nothing names one. */
  readonly vpcId: string | undefined;
  /** The Region on which ARNs, zones and service Regions of the source agree. */
  readonly region?: string;
  /** `described`: what exists. `template`: what a template makes; what it does not make may exist beside it. */
  readonly origin?: 'described' | 'template';
  /** Of a template: it is a state of Terraform, so what it has exists. */
  readonly isState?: true;
  /** Of a template: what its parameters' default values decide, or what a condition leaves out with them. */
  readonly doubts?: readonly string[];
  /** Lists that are not whole (a page that ends with `NextToken`, a filter): what they lack may exist. */
  readonly partial?: readonly InventoryList[];
  /** Lists that were given and have nothing of this VPC: they are of another one, or were filtered. */
  readonly useless?: readonly InventoryList[];
  /** The endpoints of this VPC, each id once. */
  readonly endpoints: readonly ExistingEndpoint[];
  /** Endpoints of other VPCs in the same output: shown, never judged. */
  readonly elsewhere: readonly ExistingEndpoint[];
  readonly subnets?: readonly ExistingSubnet[];
  readonly routeTables?: readonly ExistingRouteTable[];
  readonly securityGroups?: readonly ExistingSecurityGroup[];
  readonly networkAcls?: readonly ExistingNetworkAcl[];
  readonly prefixLists?: readonly ExistingPrefixList[];
  /** Every associated block of the VPC: the primary one, secondary ones, IPv6. */
  readonly vpcCidrs?: readonly string[];
  /** Account that owns the VPC. */
  readonly vpcOwner?: string;
  readonly vpcAttributes?: VpcAttributes;
  /** Private hosted zones that answer in this VPC. */
  readonly hostedZones?: readonly ExistingHostedZone[];
  /** What the account can create here; a service that is not in it cannot be created. */
  readonly offeredServices?: readonly OfferedService[];
  readonly natGateways?: readonly ExistingNatGateway[];
  /** Ids of the attached internet gateways. */
  readonly internetGateways?: readonly string[];
  /** `AmazonProvidedDNS` is Amazon's server. */
  readonly dhcp?: { readonly domainNameServers: readonly string[] };
  readonly blockPublicAccess?: 'off' | 'ingress-only' | 'bidirectional';
  /** From where workloads call, as services and container instances show it. */
  readonly callers?: readonly ExistingCaller[];
}

/** The network interfaces from which a workload calls: those of its tasks, or of its container instances. */
export interface ExistingCaller {
  /** Name of the workload; `''`: every one. */
  readonly workload: string;
  readonly via: 'task' | 'instance';
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** `undefined`: not told. */
  readonly publicAddress?: boolean;
}

/** The lists of which only a part may have been given. */
export type InventoryList =
  | 'endpoints'
  | 'subnets'
  | 'routeTables'
  | 'securityGroups'
  | 'networkAcls'
  | 'prefixLists'
  | 'hostedZones';

/** The addresses of an endpoint or of its records. */
export type IpAddressType = 'ipv4' | 'ipv6' | 'dualstack';

/** Where in the source a part stands, for reports that point at a line. Lines and columns count from 1. */
export interface InventoryPlace {
  /** Address in the template, such as `aws_vpc_endpoint.s3` or `Resources.S3Endpoint`. */
  readonly address: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** An endpoint that exists. What is absent was not given. */
export interface ExistingEndpoint {
  readonly id: string;
  /** Full name, such as `com.amazonaws.us-east-1.ecr.api`. */
  readonly serviceName: string;
  /** The planner's short name; `undefined` for a service that it does not know. */
  readonly service: ServiceId | undefined;
  /** The Region in the service name, where it has one. */
  readonly region: string | undefined;
  /** The FIPS variant of the service. */
  readonly fips: boolean;
  /** `Interface`, `Gateway`, `GatewayLoadBalancer` and whatever else AWS writes. */
  readonly type: string;
  /** As the AWS CLI prints it: `available`, `pending`, `pendingAcceptance`, `failed` …; empty when not given. */
  readonly state: string;
  /** Why the creation failed, in AWS's words. */
  readonly lastError?: { readonly code?: string; readonly message: string };
  /** Empty when not given. */
  readonly vpcId: string;
  /** Account that owns the endpoint. */
  readonly ownerId?: string;
  readonly privateDnsEnabled: boolean | undefined;
  readonly subnetIds: readonly string[] | undefined;
  readonly routeTableIds: readonly string[] | undefined;
  readonly securityGroupIds: readonly string[] | undefined;
  readonly policy: ExistingPolicy;
  /** Absent in old outputs, which are `ipv4`. */
  readonly ipAddressType: IpAddressType | undefined;
  /** Which records the names of the endpoint have. */
  readonly dnsRecordIpType?: 'ipv4' | 'ipv6' | 'dualstack' | 'service-defined';
  /** The private name answers resolvers of on-premises networks only (Amazon S3). */
  readonly privateDnsOnlyForInboundResolver?: boolean;
  /** Names that resolve to the endpoint. */
  readonly dnsNames?: readonly string[];
  readonly networkInterfaceIds?: readonly string[];
  /** Private addresses of its network interfaces. */
  readonly addresses?: readonly string[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Made and kept by an AWS service (Amazon GuardDuty, for example): nobody else can change it. */
  readonly managed: boolean;
  readonly place?: InventoryPlace;
}

/**
 * `default`: none was given, so AWS's default applies, which allows everything. `absent`: the source does not tell.
 */
export type ExistingPolicy =
  | { readonly kind: 'default' }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'document';
      readonly text: string;
      readonly statements: readonly PolicyStatement[];
      /** The policy is of a version before 2012-10-17, to which `${…}` is a text like any other. */
      readonly withoutVariables?: boolean;
    }
  | { readonly kind: 'unreadable'; readonly text: string };

/** The one state of two words. */
const PENDING_ACCEPTANCE = 'pendingAcceptance';

/** The state of an endpoint in AWS's spelling, of any other one (`PendingAcceptance`, `pending-acceptance`). */
export function endpointState(text: string): string {
  const state = text.toLowerCase().replaceAll(/[-_ ]/g, '');
  return state === PENDING_ACCEPTANCE.toLowerCase() ? PENDING_ACCEPTANCE : state;
}

/** A subnet that exists. */
export interface ExistingSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** Empty when not given, like the other texts. */
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly cidr: string;
  readonly ipv6Cidrs: readonly string[];
  /** IPv6 addresses only. */
  readonly ipv6Native?: boolean;
  readonly mapPublicIpOnLaunch: boolean;
  readonly ownerId?: string;
  readonly name?: string;
  readonly place?: InventoryPlace;
}

/** A route table that exists. */
export interface ExistingRouteTable {
  readonly id: string;
  readonly vpcId: string;
  /** The main route table serves every subnet without an association of its own. */
  readonly main: boolean;
  readonly subnetIds: readonly string[];
  readonly routes: readonly ExistingRoute[];
  readonly place?: InventoryPlace;
}

/** One route of a table. */
export interface ExistingRoute {
  /** A CIDR block (IPv4 or IPv6) or the id of a prefix list. */
  readonly destination: string;
  /** The id of a gateway, NAT gateway, transit gateway, network interface, endpoint …; `local`; empty when not given. */
  readonly target: string;
  readonly blackhole: boolean;
  /** Learned from a virtual private gateway. */
  readonly propagated?: boolean;
}

/** A security group that exists. */
export interface ExistingSecurityGroup {
  readonly id: string;
  readonly vpcId: string;
  readonly name?: string;
  readonly ownerId?: string;
  readonly ingress: readonly Permission[];
  /** `undefined`: the source does not tell; AWS's default lets everything out. */
  readonly egress: readonly Permission[] | undefined;
  readonly place?: InventoryPlace;
}

/** A rule of a security group. */
export interface Permission {
  /** `tcp`, `udp`, `-1` for everything, or a protocol number. */
  readonly protocol: string;
  /** Absent with protocol `-1`: all ports. */
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  /** IPv4 and IPv6 blocks. */
  readonly cidrs: readonly string[];
  readonly groupIds: readonly string[];
  readonly prefixListIds: readonly string[];
  /** Blocks, groups or ports that a template names and does not tell: whom the rule lets through is not known. */
  readonly untold?: readonly string[];
}

/** Stateless: answers need a rule of their own. Traffic within a subnet does not pass it. */
export interface ExistingNetworkAcl {
  readonly id: string;
  readonly vpcId: string;
  /** Serves every subnet without an association of its own. */
  readonly isDefault: boolean;
  readonly subnetIds: readonly string[];
  /** In any order; the lowest number that matches decides, each direction by itself. */
  readonly entries: readonly NetworkAclEntry[];
  readonly place?: InventoryPlace;
}

/** A rule of a network ACL. */
export interface NetworkAclEntry {
  readonly egress: boolean;
  readonly number: number;
  readonly allow: boolean;
  /** A protocol number: `6` is TCP, `17` UDP, `-1` everything. */
  readonly protocol: string;
  /** IPv4 or IPv6 block. */
  readonly cidr: string;
  /** `undefined`: all ports. */
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
}

/** A prefix list that exists. */
export interface ExistingPrefixList {
  readonly id: string;
  /** Such as `com.amazonaws.us-east-1.s3`; empty when not given. */
  readonly name: string;
  /** `undefined`: the entries were not read. */
  readonly cidrs: readonly string[] | undefined;
}

/** A NAT gateway that exists. */
export interface ExistingNatGateway {
  readonly id: string;
  readonly state: string;
  /** Empty for a regional NAT gateway. */
  readonly subnetId: string;
  readonly vpcId: string;
  readonly public: boolean;
}

/** A private hosted zone that the VPC uses. */
export interface ExistingHostedZone {
  readonly id: string;
  /** Without the dot at the end. */
  readonly name: string;
  /** AWS service that owns it; private DNS of interface endpoints is such a zone. */
  readonly owningService?: string;
  /** Absent: not listed. Values are addresses, or the name that an alias leads to. */
  readonly records?: readonly {
    readonly name: string;
    readonly type: string;
    readonly values: readonly string[];
  }[];
}

/** An endpoint service as AWS offers it in the Region. */
export interface OfferedService {
  readonly serviceName: string;
  readonly types: readonly string[];
  /** Names or ids of Availability Zones. */
  readonly zones: readonly string[];
  readonly privateDnsNames: readonly string[];
  readonly policySupported?: boolean;
}

/** Absent: not told. */
export interface VpcAttributes {
  readonly enableDnsSupport?: boolean;
  readonly enableDnsHostnames?: boolean;
}

/** Whether the id is a reference into a template, which no command can name. */
export function isReference(id: string): boolean {
  return id.startsWith('@');
}
