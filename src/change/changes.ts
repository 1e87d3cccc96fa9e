/**
 * What has to change in AWS, as data: no syntax, no commands. Steps, corrections of an audit and scripts are lists of
 * changes; `commands/` prints them as commands, formats with code of their own print them as code.
 */
import type { IpAddressType, PolicyDocument, ServiceId } from '../core/index.ts';
import type {
  GatewayEndpoint,
  HostedZone,
  HubRoutes,
  IngressSource,
  InterfaceEndpoint,
  ListValue,
  SecurityGroup,
} from './resources.ts';

/** `created`: the group that a `create-security-group` before it makes. */
export type GroupReference = 'created' | { readonly groupId: string };

export type Change =
  | { readonly kind: 'enable-vpc-dns'; readonly attribute: 'enableDnsSupport' | 'enableDnsHostnames' }
  | { readonly kind: 'create-security-group'; readonly group: SecurityGroup }
  /** Amazon EC2 gives a new group a rule that allows everything out; endpoints answer, they open no connections. */
  | { readonly kind: 'revoke-egress'; readonly group: GroupReference }
  /** These TCP ports from these sources. */
  | {
      readonly kind: 'authorize-ingress';
      readonly group: GroupReference;
      readonly ports: readonly number[];
      readonly sources: readonly IngressSource[];
      readonly description: string | undefined;
    }
  /** TCP 443 from a group that exists to these destinations. */
  | {
      readonly kind: 'authorize-egress';
      readonly groupId: string;
      readonly destinations: readonly EgressDestination[];
    }
  /** One more rule of a network ACL that exists, under a number that is free. */
  | { readonly kind: 'create-acl-entry'; readonly aclId: string; readonly entry: AclEntry }
  | GroupOnce
  | { readonly kind: 'create-endpoint'; readonly endpoint: InterfaceEndpoint | GatewayEndpoint }
  /** Routes between the VPC of the tasks and a hub, where a connection between them is given. */
  | { readonly kind: 'create-routes'; readonly routes: HubRoutes }
  /** The zones of a hub of another account, answered in this VPC. */
  | { readonly kind: 'associate-zones'; readonly zoneIds: ListValue }
  /** A zone, its records, and the VPCs in which it is answered; `serviceName` is that of the endpoint. */
  | { readonly kind: 'create-zone'; readonly zone: HostedZone; readonly serviceName: string }
  | { readonly kind: 'modify-endpoint'; readonly id: string; readonly modifications: readonly Modification[] }
  /** `whenUnused`: only a person can know whether somebody else still uses it, so it is never done by itself. */
  | { readonly kind: 'delete-endpoint'; readonly id: string; readonly whenUnused: boolean }
  /** Shows how far endpoints are: those with these ids, or those of the VPC with these service names. */
  | { readonly kind: 'wait'; readonly ids: readonly string[] }
  /** `until`: goes on only when all are available. */
  | {
      readonly kind: 'wait';
      readonly serviceNames: readonly string[];
      readonly until?: boolean;
      readonly ids?: never;
    };

export type EgressDestination =
  | { readonly kind: 'cidr-ipv4'; readonly cidr: string }
  | { readonly kind: 'cidr-ipv6'; readonly cidr: string }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };

/** Lets TCP through, one way. */
export interface AclEntry {
  readonly egress: boolean;
  /** 1 to 32766; the lowest that matches decides. */
  readonly number: number;
  /** IPv4 or IPv6 block of the other side. */
  readonly cidr: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/** The changes in which the group of the endpoints is made, unless the shell has made it already. */
interface GroupOnce {
  readonly kind: 'group-once';
  readonly changes: readonly Change[];
}

/** One respect in which an existing endpoint changes; all of one endpoint are one call. */
export type Modification =
  | { readonly kind: 'add-subnets'; readonly subnetIds: ListValue }
  | { readonly kind: 'add-route-tables'; readonly routeTableIds: ListValue }
  | { readonly kind: 'add-security-group'; readonly securityGroupId: string }
  | { readonly kind: 'enable-private-dns'; readonly service: ServiceId }
  | { readonly kind: 'set-policy'; readonly document: PolicyDocument }
  | { readonly kind: 'reset-policy' }
  | { readonly kind: 'set-ip-address-type'; readonly ipAddressType: IpAddressType }
  | { readonly kind: 'set-dns-record-type'; readonly recordType: IpAddressType };

/** What exists already and has to change, in words and as data. */
export interface Correction {
  readonly title: string;
  readonly text: string;
  readonly changes: readonly Change[];
}
