/** What concerns the VPC as a whole: its DNS attributes, paths that contradict the answers, what was not given. */
import {
  type ExistingRouteTable,
  forCount,
  type Inventory,
  isReference,
  isServiceId,
  type PlannedEndpoint,
  type QuestionId,
  splitList,
} from '../core/index.ts';
import { egressNotJudged, judgeEgress } from './egress.ts';
import { hubPossible } from './evidence.ts';
import { isParticipant } from './hops/sight.ts';
import { judgeNamedGroup } from './ingress.ts';
import { inventoryCommand } from './inventory-command.ts';
import type { CommandContext, Operation } from './operations.ts';
import { type Place, pathOf, tableOf } from './place.ts';
import { listed, state } from './statement.ts';
import type { Audit, AuditedEndpoint, AuditStatement } from './verdict.ts';

/** Judges the VPC for these planned endpoints. */
export function judgeNetwork(
  planned: readonly PlannedEndpoint[],
  endpoints: readonly AuditedEndpoint[],
  place: Place,
  context: CommandContext,
): Audit['network'] {
  const { inventory, workload } = place;
  const attributes =
    planned.some((endpoint) => dnsAttributesFor(endpoint, inventory, context) !== undefined) ||
    // Without the resolver no name resolves, not even a public one.
    (inventory.vpcAttributes?.enableDnsSupport === false && !place.outside && workload.dns !== 'custom');
  return {
    problems: [
      ...(attributes ? [dnsAttributes(inventory, context)] : []),
      ...judgeNamedGroup(
        endpoints
          .filter(willBeCreated)
          .map(({ service }) => service)
          .filter(isServiceId),
        place,
        context,
      ),
      ...judgeEgress(planned, place, context),
    ],
    notes: [
      ...contradictions(place, context),
      ...unknownSubnets(place, context),
      ...(isParticipant(workload, inventory) ? [state('audit/participant', {}, context)] : []),
      ...hubPossible(endpoints, place, context),
      ...ownDnsServers(place, context),
      ...incompleteLists(place, context),
      ...egressNotJudged(planned, place, context),
      ...defaultValues(place, context),
      ...notGiven(planned, place, context),
    ],
  };
}

function willBeCreated({ problems }: AuditedEndpoint): boolean {
  const operations = problems.flatMap((problem) => problem.operations);
  return operations.some(
    (operation) =>
      (operation.kind === 'create' || operation.kind === 'replace') &&
      operation.endpoint.type === 'Interface',
  );
}

/** The problem of an endpoint that does not work while an attribute is off; `undefined` when it does. */
export function dnsAttributesFor(
  planned: PlannedEndpoint,
  inventory: Inventory,
  context: CommandContext,
): AuditStatement | undefined {
  const { enableDnsSupport, enableDnsHostnames } = inventory.vpcAttributes ?? {};
  const concerned =
    planned.type === 'Gateway'
      ? enableDnsSupport === false
      : planned.privateDnsEnabled && (enableDnsSupport === false || enableDnsHostnames === false);
  return concerned ? dnsAttributes(inventory, context) : undefined;
}

const DNS_ATTRIBUTES = ['enableDnsSupport', 'enableDnsHostnames'] as const;

function dnsAttributes(inventory: Inventory, context: CommandContext): AuditStatement {
  const off = DNS_ATTRIBUTES.filter((attribute) => inventory.vpcAttributes?.[attribute] === false);
  const attributes = `${listed(off)} ${forCount(off.length, 'is', 'are')}`;
  const operations = off.map((attribute): Operation => ({ kind: 'enable-vpc-dns', attribute }));
  return state('audit/vpc-dns-attributes', { attributes }, context, operations);
}

/** Who says what a description contradicts. */
const sayer = ({ isAssumed }: Place, question: QuestionId): string =>
  isAssumed(question) ? 'The plan assumes' : 'The answers say';

function contradictions(place: Place, context: CommandContext): readonly AuditStatement[] {
  const { workload, inventory, taskSubnets } = place;
  const tables = inventory.routeTables ?? [];
  const named = splitList(workload.routeTableIds);
  const ids = new Set([
    ...named,
    // What was found by its routes cannot contradict them.
    ...(taskSubnets?.source === 'path' ? [] : (taskSubnets?.ids ?? [])).flatMap(
      (id) => tableOf(id, inventory) ?? [],
    ),
  ]);
  const used = tables.filter(({ id }) => ids.has(id));
  const judged = used.length > 0 ? used : taskSubnets?.source === 'path' ? [] : tables;
  const found: AuditStatement[] = [];
  const leading = judged.find((table) => pathOf(table, place).egress !== 'none');
  if (workload.egress === 'none' && used.length > 0 && leading !== undefined) {
    const who = sayer(place, 'egress');
    const values = { who, tables: leading.id, target: pathOf(leading, place).target };
    found.push(state('audit/internet-path-exists', values, context));
  }
  const without = judged.filter((table) => pathOf(table, place).egress === 'none');
  if (workload.egress !== 'none' && judged.length > 0 && without.length === judged.length) {
    const who = sayer(place, 'egress');
    const values = { who, egress: workload.egress, tables: listed(without.map(({ id }) => id)) };
    found.push(state('audit/no-internet-path', values, context));
  }
  const gateway = workload.internetGateway ? undefined : internetGatewayIn(tables);
  if (gateway !== undefined) {
    const who = sayer(place, 'internetGateway');
    found.push(state('audit/internet-gateway-found', { who, ...gateway }, context));
  }
  return found;
}

function internetGatewayIn(
  tables: readonly ExistingRouteTable[],
): { readonly tables: string; readonly target: string } | undefined {
  for (const { id, routes } of tables) {
    const route = routes.find(({ target, blackhole }) => target.startsWith('igw-') && !blackhole);
    if (route !== undefined) return { tables: id, target: route.target };
  }
  return undefined;
}

function unknownSubnets(place: Place, context: CommandContext): readonly AuditStatement[] {
  if (place.inventory.subnets === undefined) return [];
  const unknown = splitList(place.workload.subnetIds).filter((id) => !place.subnetById.has(id));
  return unknown.length === 0 ? [] : [state('audit/subnets-unknown', { subnets: listed(unknown) }, context)];
}

/** Names are answered by servers that nothing here describes. */
function ownDnsServers({ inventory, workload }: Place, context: CommandContext): readonly AuditStatement[] {
  const servers = (inventory.dhcp?.domainNameServers ?? []).filter(
    (server) => server.toLowerCase() !== 'amazonprovideddns',
  );
  // What was described counts more than what was answered.
  const own = servers.length > 0 || (workload.dns === 'custom' && inventory.dhcp === undefined);
  const named = servers.length > 0 ? ` (${listed(servers)})` : '';
  return own ? [state('audit/custom-dns-servers', { servers: named }, context)] : [];
}

function incompleteLists({ inventory }: Place, context: CommandContext): readonly AuditStatement[] {
  const words = {
    endpoints: 'endpoints',
    subnets: 'subnets',
    routeTables: 'route tables',
    securityGroups: 'security groups',
    networkAcls: 'network ACLs',
    prefixLists: 'prefix lists',
    hostedZones: 'private hosted zones',
  } as const;
  const lists = (inventory.partial ?? []).map((kind) => words[kind]);
  return lists.length === 0 ? [] : [state('audit/incomplete-list', { lists: listed(lists) }, context)];
}

/** What a template leaves to its deployment was taken by its default values. */
function defaultValues({ inventory }: Place, context: CommandContext): readonly AuditStatement[] {
  const { doubts = [] } = inventory;
  return doubts.length === 0 ? [] : [state('audit/default-values', { what: listed(doubts) }, context)];
}

function notGiven(
  planned: readonly PlannedEndpoint[],
  { inventory, workload, outside }: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const interfaces = planned.some(({ type }) => type === 'Interface');
  const gateways = planned.some(({ type }) => type === 'Gateway');
  const attributes = DNS_ATTRIBUTES.filter((name) => inventory.vpcAttributes?.[name] === undefined);
  const missing = [
    ...(interfaces && inventory.securityGroups === undefined ? ['security groups (inbound TCP 443)'] : []),
    ...(interfaces && inventory.subnets === undefined ? ['subnets (Availability Zones)'] : []),
    ...(gateways && inventory.routeTables === undefined && workload.routeTableIds === ''
      ? ['route tables (of the task subnets)']
      : []),
    ...(inventory.networkAcls === undefined && !outside ? ['network ACLs (requests and answers)'] : []),
    ...(attributes.length > 0 ? [`VPC attributes (${attributes.join(', ')})`] : []),
  ];
  if (missing.length === 0) return [];
  const statement = state('audit/not-given', { what: listed(missing) }, context);
  const { vpcId } = context;
  const known = vpcId === undefined || isReference(vpcId) ? workload.vpcId : vpcId;
  return [{ ...statement, commands: [inventoryCommand(known, workload.region).bash] }];
}
