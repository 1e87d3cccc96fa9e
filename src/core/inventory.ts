/**
 * What exists in a VPC, as `aws ec2 describe-*` prints it: types only, so that the reader (src/source) and the audit
 * (src/audit) share them without costing the first page a byte. Lists that were not given are absent, not empty.
 */
import type { PolicyStatement } from './policy.ts';
import type { ServiceId } from './services.ts';

export interface Inventory {
  /** The VPC that is audited; `undefined` when nothing names one. */
  readonly vpcId: string | undefined;
  /** The endpoints of this VPC, each id once. */
  readonly endpoints: readonly ExistingEndpoint[];
  /** Endpoints of other VPCs in the same output: shown, never judged. */
  readonly elsewhere: readonly ExistingEndpoint[];
  readonly subnets?: readonly ExistingSubnet[];
  readonly routeTables?: readonly ExistingRouteTable[];
  readonly securityGroups?: readonly ExistingSecurityGroup[];
  readonly vpcAttributes?: VpcAttributes;
}

export type IpAddressType = 'ipv4' | 'ipv6' | 'dualstack';

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
  /** Lower case, as the API answers: `available`, `pending`, `pendingacceptance`, `failed` …; empty when not given. */
  readonly state: string;
  readonly vpcId: string;
  readonly privateDnsEnabled: boolean;
  readonly subnetIds: readonly string[];
  readonly routeTableIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly policy: ExistingPolicy;
  /** Absent in old outputs. */
  readonly ipAddressType: IpAddressType | undefined;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Made and kept by an AWS service (Amazon GuardDuty, for example): nobody else can change it. */
  readonly managed: boolean;
}

/** `default`: none was given, so AWS's default applies, which allows everything. */
export type ExistingPolicy =
  | { readonly kind: 'default' }
  | { readonly kind: 'document'; readonly text: string; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: 'unreadable'; readonly text: string };

export interface ExistingSubnet {
  readonly id: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly cidr: string;
  readonly ipv6Cidrs: readonly string[];
  readonly mapPublicIpOnLaunch: boolean;
}

export interface ExistingRouteTable {
  readonly id: string;
  readonly vpcId: string;
  /** The main route table serves every subnet without an association of its own. */
  readonly main: boolean;
  readonly subnetIds: readonly string[];
  readonly routes: readonly ExistingRoute[];
}

export interface ExistingRoute {
  /** A CIDR block (IPv4 or IPv6) or the id of a prefix list. */
  readonly destination: string;
  /** The id of a gateway, NAT gateway, transit gateway, network interface, endpoint …; `local`; empty when not given. */
  readonly target: string;
  readonly blackhole: boolean;
}

export interface ExistingSecurityGroup {
  readonly id: string;
  readonly vpcId: string;
  readonly ingress: readonly Permission[];
  readonly egress: readonly Permission[];
}

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
}

/** Absent: not told. */
export interface VpcAttributes {
  readonly enableDnsSupport?: boolean;
  readonly enableDnsHostnames?: boolean;
}
