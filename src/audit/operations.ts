/**
 * What has to change, as data. AWS can modify an endpoint in place in every respect
 * but its type, its service and a state that it will not leave; only there an endpoint is replaced.
 */

import {
  type AclEntry,
  type Change,
  type EgressDestination,
  type Modification as EndpointModification,
  endpointResource,
  groupChanges,
  groupResources,
  type ListValue,
  type Place,
  commandsOf as printChange,
  type IngressSource as SourceOfIngress,
} from '../change/index.ts';
import {
  type Inventory,
  type IpAddressType,
  isReference,
  type PlannedEndpoint,
  type PolicyDocument,
  type WorkloadProfile,
} from '../core/index.ts';

export type Operation =
  | { readonly kind: 'create'; readonly endpoint: PlannedEndpoint }
  /** Delete this one, then create the right one: names and routes are taken until it is gone. */
  | {
      readonly kind: 'replace';
      readonly id: string;
      readonly endpoint: PlannedEndpoint;
      readonly shared: boolean;
    }
  | { readonly kind: 'delete'; readonly id: string }
  /** `subnetIds` is shorter than `count` when nobody told which subnets there are. */
  | {
      readonly kind: 'add-subnets';
      readonly id: string;
      readonly subnetIds: readonly string[];
      readonly count: number;
    }
  | { readonly kind: 'add-route-tables'; readonly id: string; readonly routeTableIds: readonly string[] }
  | { readonly kind: 'add-security-group'; readonly id: string; readonly securityGroupId: string }
  | {
      readonly kind: 'authorize-ingress';
      readonly securityGroupId: string;
      readonly ports: readonly number[];
      readonly from: IngressSource;
    }
  | {
      readonly kind: 'authorize-egress';
      readonly securityGroupId: string;
      readonly destinations: readonly EgressDestination[];
    }
  | { readonly kind: 'create-acl-entry'; readonly aclId: string; readonly entry: AclEntry }
  | { readonly kind: 'enable-private-dns'; readonly id: string; readonly endpoint: PlannedEndpoint }
  | {
      readonly kind: 'set-policy';
      readonly id: string;
      readonly document: PolicyDocument;
    }
  | { readonly kind: 'reset-policy'; readonly id: string }
  | { readonly kind: 'set-ip-address-type'; readonly id: string; readonly ipAddressType: IpAddressType }
  | {
      readonly kind: 'set-dns-record-type';
      readonly id: string;
      readonly recordType: IpAddressType;
    }
  | { readonly kind: 'wait'; readonly id: string }
  | {
      readonly kind: 'enable-vpc-dns';
      readonly attribute: 'enableDnsSupport' | 'enableDnsHostnames';
    };

/** Who may connect: a security group, or blocks; no block at all stands for the VPC's own. */
export type IngressSource =
  | { readonly groupId: string }
  | { readonly cidrs: readonly string[]; readonly groupId?: never };

/** The operations that one `modify-vpc-endpoint` call carries out. */
export type Modification = Extract<
  Operation,
  {
    readonly kind:
      | 'add-subnets'
      | 'add-route-tables'
      | 'add-security-group'
      | 'enable-private-dns'
      | 'set-policy'
      | 'reset-policy'
      | 'set-ip-address-type'
      | 'set-dns-record-type';
  }
>;

/** Whether the operation is part of a `modify-vpc-endpoint` call. */
export function isModification(operation: Operation): operation is Modification {
  switch (operation.kind) {
    case 'add-subnets':
    case 'add-route-tables':
    case 'add-security-group':
    case 'enable-private-dns':
    case 'set-policy':
    case 'reset-policy':
    case 'set-ip-address-type':
    case 'set-dns-record-type':
      return true;
    case 'create':
    case 'replace':
    case 'delete':
    case 'authorize-ingress':
    case 'authorize-egress':
    case 'create-acl-entry':
    case 'wait':
    case 'enable-vpc-dns':
      return false;
  }
}

/** Where the commands run. */
export interface CommandContext {
  readonly workload: WorkloadProfile;
  readonly vpcId: string | undefined;
  /** Where what exists was read: cures of a template are no commands that describe it again. */
  readonly origin?: Inventory['origin'];
}

/** The commands of one operation. */
export function commandsOf(operation: Operation, context: CommandContext): readonly string[] {
  const place = placeOf(context);
  return changesOf(operation, context).flatMap((change) => printChange(change, place));
}

/** The changes that an operation makes. */
export function changesOf(operation: Operation, { workload }: CommandContext): readonly Change[] {
  switch (operation.kind) {
    case 'create':
      return createChanges(operation.endpoint, workload);
    case 'replace':
      return [
        { kind: 'delete-endpoint', id: operation.id, whenUnused: operation.shared },
        { kind: 'wait', ids: [operation.id] },
        ...createChanges(operation.endpoint, workload),
      ];
    case 'delete':
      return [{ kind: 'delete-endpoint', id: operation.id, whenUnused: false }];
    case 'authorize-ingress':
      return [
        {
          kind: 'authorize-ingress',
          group: { groupId: operation.securityGroupId },
          ports: operation.ports,
          sources: sourcesOf(operation.from, workload),
          description: undefined,
        },
      ];
    case 'wait':
      return [{ kind: 'wait', ids: [operation.id] }];
    case 'authorize-egress': {
      const { securityGroupId: groupId, destinations } = operation;
      return [{ kind: 'authorize-egress', groupId, destinations }];
    }
    case 'create-acl-entry':
    case 'enable-vpc-dns':
      return [operation];
    case 'add-subnets':
    case 'add-route-tables':
    case 'add-security-group':
    case 'enable-private-dns':
    case 'set-policy':
    case 'reset-policy':
    case 'set-ip-address-type':
    case 'set-dns-record-type':
      return modifyChanges([operation]);
  }
}

/** One change for all modifications of one endpoint. */
export function modifyChanges(operations: readonly Modification[]): readonly Change[] {
  const [first] = operations;
  if (first === undefined) return [];
  return [{ kind: 'modify-endpoint', id: first.id, modifications: operations.map(toModification) }];
}

function toModification(operation: Modification): EndpointModification {
  switch (operation.kind) {
    case 'add-subnets':
      return { kind: operation.kind, subnetIds: listOr(operation.subnetIds, 'SubnetIds') };
    case 'add-route-tables':
      return { kind: operation.kind, routeTableIds: listOr(operation.routeTableIds, 'RouteTableIds') };
    case 'enable-private-dns':
      return { kind: operation.kind, service: operation.endpoint.service };
    case 'add-security-group':
    case 'set-policy':
    case 'reset-policy':
    case 'set-ip-address-type':
    case 'set-dns-record-type':
      return operation;
  }
}

const listOr = (ids: readonly string[], parameter: 'SubnetIds' | 'RouteTableIds'): ListValue =>
  ids.length === 0 ? { parameter } : ids;

/** Where the commands of a context run. */
const placeOf = ({ workload, vpcId }: CommandContext): Place => ({
  region: workload.region,
  vpcId:
    vpcId !== undefined && !isReference(vpcId)
      ? vpcId
      : workload.vpcId === ''
        ? { parameter: 'VpcId' }
        : workload.vpcId,
});

/** The endpoint, and before it the group that its file of the plan would create, where none is given. */
function createChanges(endpoint: PlannedEndpoint, workload: WorkloadProfile): readonly Change[] {
  const create: Change = { kind: 'create-endpoint', endpoint: endpointResource(endpoint, workload) };
  const changes = groupChanges(groupResources(workload, [endpoint]));
  const group: readonly Change[] = changes.length === 0 ? [] : [{ kind: 'group-once', changes }];
  return endpoint.type === 'Gateway' ? [create] : [...group, create];
}

function sourcesOf(from: IngressSource, workload: WorkloadProfile): readonly SourceOfIngress[] {
  if (from.groupId !== undefined) return [{ kind: 'security-group', groupId: from.groupId }];
  if (from.cidrs.length > 0)
    return from.cidrs.map((cidr) => ({ kind: cidr.includes(':') ? 'cidr-ipv6' : 'cidr-ipv4', cidr }));
  return [
    ...(workload.ipAddressType === 'ipv6'
      ? []
      : ([{ kind: 'cidr-ipv4', cidr: { parameter: 'VpcCidr' } }] as const)),
    ...(workload.ipAddressType === 'ipv4'
      ? []
      : ([{ kind: 'cidr-ipv6', cidr: { parameter: 'VpcIpv6Cidr' } }] as const)),
  ];
}
