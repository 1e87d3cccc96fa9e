/** An endpoint that exists and stands for a planned one: what of it is not as the plan needs it. */
import type { ExistingEndpoint, IpAddressType, PlannedEndpoint } from '../core/index.ts';
import type { World } from './audited.ts';
import { interfaceWithNames, judgeNetworkAcls, ownZoneFor } from './evidence.ts';
import { cureOfState } from './hops/endpoint-state.ts';
import { judgeIngress } from './ingress.ts';
import type { Match } from './matching.ts';
import { dnsAttributesFor } from './network.ts';
import type { CommandContext, Operation } from './operations.ts';
import type { Place } from './place.ts';
import { judgePolicy } from './policy.ts';
import { judgeRouteTables } from './route-tables.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';
import { judgeZones } from './zones.ts';

/** Everything that can be wrong with the endpoint that stands for a planned one. */
export function judgeRight(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  match: Match,
  { place, context }: World,
): readonly AuditStatement[] {
  const common = [
    ...judgeState(existing, context),
    ...[dnsAttributesFor(planned, place.inventory, context)].filter((found) => found !== undefined),
  ];
  const policy = judgePolicy(planned, existing, place, context);
  const zones = planned.type === 'Gateway' ? [] : judgeZones(existing, place, context);
  // The subnets that it will have: their network ACLs count too.
  const added = zones
    .flatMap(({ operations }) => operations)
    .flatMap((operation) => (operation.kind === 'add-subnets' ? operation.subnetIds : []));
  const standing =
    added.length === 0 ? existing : { ...existing, subnetIds: [...(existing.subnetIds ?? []), ...added] };
  const addresses = [
    ...judgeAddresses(planned, existing, place, context),
    ...judgeNetworkAcls(standing, place, context),
    ...judgeTold(existing, context),
    ...judgeRegion(existing, context),
  ];
  if (planned.type === 'Gateway') {
    const all = match.right ?? [existing];
    const tables = existing === all[0] ? judgeRouteTables(planned, existing, all, place, context) : [];
    const usurper = existing === all[0] ? interfaceWithNames(existing, place) : undefined;
    const names =
      usurper === undefined
        ? []
        : [state('audit/names-lead-to-interface', { id: usurper.id, service: planned.service }, context)];
    return [...common, ...tables, ...policy, ...addresses, ...names];
  }
  return [
    ...common,
    ...judgePrivateDns(planned, existing, place, context),
    ...zones,
    ...judgeIngress(existing, place, context),
    ...policy,
    ...addresses,
  ];
}

/** A problem unless the endpoint is available; a state that the output leaves out is no problem. */
export function judgeState(existing: ExistingEndpoint, context: CommandContext): readonly AuditStatement[] {
  // Outputs that were cut with --query may lack the state.
  if (existing.state === 'available' || existing.state === '') return [];
  const { id, state: found } = existing;
  const values = { id, state: found, error: errorOf(existing), cure: cureOfState(existing) };
  const wait: readonly Operation[] = found === 'pendingAcceptance' ? [] : [{ kind: 'wait', id }];
  return [state('audit/not-available', values, context, wait)];
}

/** What AWS says about a failed endpoint, as a sentence after another; empty if it says nothing. */
export const errorOf = ({ lastError }: ExistingEndpoint): string =>
  lastError === undefined ? '' : ` AWS says: “${lastError.message}”.`;

/** What the output does not tell decides nothing, and is said. */
function judgeTold(existing: ExistingEndpoint, context: CommandContext): readonly AuditStatement[] {
  const { id, type, state: found, policy } = existing;
  const isInterface = type === 'Interface';
  const missing = [
    ...(found === '' ? ['its state'] : []),
    ...(policy.kind === 'absent' ? ['its policy'] : []),
    ...(isInterface && existing.privateDnsEnabled === undefined ? ['private DNS'] : []),
    ...(isInterface && existing.subnetIds === undefined ? ['its subnets'] : []),
    ...(isInterface && existing.securityGroupIds === undefined ? ['its security groups'] : []),
    ...(type === 'Gateway' && existing.routeTableIds === undefined ? ['its route tables'] : []),
  ];
  return missing.length === 0 ? [] : [state('audit/not-told', { id, what: listed(missing) }, context)];
}

/** A Region that a parameter or another source holds is taken for that of the plan, and said. */
function judgeRegion(
  { id, serviceName: name }: ExistingEndpoint,
  context: CommandContext,
): readonly AuditStatement[] {
  const { region } = context.workload;
  return name.includes('${') ? [state('audit/region-not-told', { id, name, region }, context)] : [];
}

function judgePrivateDns(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (!planned.privateDnsEnabled || existing.privateDnsEnabled !== false) return [];
  const host = planned.privateDnsNames[0] ?? planned.service;
  const zone = ownZoneFor(planned, place);
  if (zone !== undefined)
    return [state('audit/own-hosted-zone', { id: existing.id, zone: zone.name, host }, context)];
  const operation = { kind: 'enable-private-dns', id: existing.id, endpoint: planned } as const;
  return [state('audit/private-dns-off', { id: existing.id, host }, context, [operation])];
}

/**
 * The callers' IP version decides: tasks with both launch over IPv4. An endpoint that only exists over IPv4 is no
 * matter of what was created: the plan says by itself that tasks with IPv6 alone do not reach it.
 */
function judgeAddresses(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { id, ipAddressType: type = 'ipv4', dnsRecordIpType: records } = existing;
  if (planned.ipAddressType === 'ipv4' && place.family === 6) return [];
  const wanted = place.family === 4 ? 'ipv4' : 'ipv6';
  const words = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;
  if (type !== wanted && type !== 'dualstack') {
    const ipAddressType = bothUnlessNative(existing, place);
    // Records of the other family alone stay what they are when the type changes.
    const isOther = existing.type === 'Interface' && (records === 'ipv4' || records === 'ipv6');
    const operations: readonly Operation[] = [
      { kind: 'set-ip-address-type', id, ipAddressType },
      ...(isOther && records !== wanted
        ? ([{ kind: 'set-dns-record-type', id, recordType: ipAddressType }] as const)
        : []),
    ];
    const values = { id, found: `only ${words[type]}`, wanted: words[wanted] };
    return [state('audit/ip-address-type', values, context, operations)];
  }
  if (existing.type === 'Interface' && (records === 'ipv4' || records === 'ipv6') && records !== wanted) {
    const recordType = type === 'dualstack' ? 'dualstack' : wanted;
    const operation = { kind: 'set-dns-record-type', id, recordType } as const;
    const values = { id, found: words[records], type: records, wanted: words[wanted] };
    return [state('audit/dns-record-type', values, context, [operation])];
  }
  if (planned.ipAddressType !== 'dualstack' || type !== 'ipv4' || existing.ipAddressType === undefined)
    return [];
  const operation = { kind: 'set-ip-address-type', id, ipAddressType: 'dualstack' } as const;
  return [state('audit/dual-stack-possible', { id }, context, [operation])];
}

/** Amazon EC2 takes `ipv6` only where every subnet has IPv6 addresses only; `dualstack` keeps the other clients. */
function bothUnlessNative(
  { subnetIds = [] }: ExistingEndpoint,
  { subnetById, family }: Place,
): IpAddressType {
  const native = subnetIds.length > 0 && subnetIds.every((id) => subnetById.get(id)?.ipv6Native === true);
  return family === 6 && native ? 'ipv6' : 'dualstack';
}
