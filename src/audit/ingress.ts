/** Whether the security groups of an endpoint let the tasks in on a port of the service. */
import {
  type ExistingEndpoint,
  type ExistingSecurityGroup,
  forCount,
  portsOf,
  type ServiceId,
  splitList,
} from '../core/index.ts';
import { type AddressRange, covers, overlaps } from './cidr.ts';
import { onPort } from './hops/network.ts';
import { rangeOf, rangesOf } from './hops/ranges.ts';
import type { CommandContext, IngressSource, Operation } from './operations.ts';
import type { Place } from './place.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

type Judgement =
  | { readonly verdict: 'open' }
  | { readonly verdict: 'unknown'; readonly reason: string }
  | { readonly verdict: 'closed'; readonly sources: string; readonly cure: IngressSource };

/** Blocks from which the tasks connect; `certain`: all of them do. */
interface Callers {
  readonly cidrs: readonly string[];
  readonly certain: boolean;
}

/** Judges the inbound rules of one endpoint's security groups. */
export function judgeIngress(
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const groups = place.inventory.securityGroups;
  // Said once for the whole VPC.
  if (groups === undefined) return [];
  const groupIds = existing.securityGroupIds ?? [];
  const attached = groupIds.map((id) => groups.find((group) => group.id === id));
  const known = attached.filter((group) => group !== undefined);
  const ports = portsOf(existing.service);
  const judgement = judge(known, ports, place);
  if (judgement.verdict === 'open') return [];
  const isTemplate = context.origin === 'template';
  const unseen = groupIds.filter((_, index) => attached[index] === undefined);
  const reason =
    groupIds.length === 0
      ? isTemplate
        ? 'nothing names a security group of it'
        : 'the output names no security group'
      : unseen.length > 0
        ? `${listed(unseen)} ${forCount(unseen.length, 'is', 'are')} not ${isTemplate ? 'among the security groups that were read' : 'in the output of describe-security-groups'}`
        : judgement.verdict === 'unknown'
          ? judgement.reason
          : undefined;
  if (reason !== undefined || judgement.verdict === 'unknown') {
    return [state('audit/security-group-not-judged', { id: existing.id, reason: reason ?? '' }, context)];
  }
  const values = {
    id: existing.id,
    groups: listed(groupIds),
    ports: portWords(ports),
    sources: judgement.sources,
  };
  const operation = cure(existing, ports, judgement.cure, place);
  return [state('audit/security-group-closed', values, context, [operation])];
}

/** Judges the group that the answers name, which the endpoints to create, of these services, will get as it is. */
export function judgeNamedGroup(
  services: readonly ServiceId[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const named = place.workload.securityGroupId;
  const group = place.inventory.securityGroups?.find(({ id }) => id === named);
  if (group === undefined) return [];
  const kinds = new Map(services.map((service) => [portWords(portsOf(service)), portsOf(service)]));
  return [...kinds].flatMap(([words, ports]) => {
    const judgement = judge([group], ports, place);
    if (judgement.verdict !== 'closed') return [];
    const operation = {
      kind: 'authorize-ingress',
      securityGroupId: named,
      ports,
      from: judgement.cure,
    } as const;
    const values = { group: named, ports: words, sources: judgement.sources };
    return [state('audit/named-group-closed', values, context, [operation])];
  });
}

/** `443`, or `465, 587, 2465 or 2587`: one of them is enough, which a client chooses. */
export const portWords = (ports: readonly number[]): string =>
  [ports.slice(0, -1).join(', '), String(ports.at(-1))].filter((words) => words !== '').join(' or ');

/** Whether the group lets the tasks in by itself. */
export function isOpenToTasks(groupId: string, place: Place): boolean {
  const group = place.inventory.securityGroups?.find(({ id }) => id === groupId);
  return group !== undefined && judge([group], portsOf(undefined), place).verdict === 'open';
}

/** The group that the answers name is attached; otherwise the first group of the endpoint is opened. */
function cure(
  existing: ExistingEndpoint,
  ports: readonly number[],
  from: IngressSource,
  place: Place,
): Operation {
  const wanted = place.workload.securityGroupId;
  if (wanted !== '' && existing.securityGroupIds?.includes(wanted) !== true) {
    return { kind: 'add-security-group', id: existing.id, securityGroupId: wanted };
  }
  return {
    kind: 'authorize-ingress',
    securityGroupId: wanted === '' ? (existing.securityGroupIds?.[0] ?? '') : wanted,
    ports,
    from,
  };
}

/** One open port is enough: which of them a client uses is its choice. */
function judge(groups: readonly ExistingSecurityGroup[], ports: readonly number[], place: Place): Judgement {
  const judgements = ports.map((port) => judgePort(groups, port, place));
  const best = (['open', 'unknown'] as const)
    .map((verdict) => judgements.find((judgement) => judgement.verdict === verdict))
    .find((judgement) => judgement !== undefined);
  return best ?? judgements[0] ?? { verdict: 'open' };
}

function judgePort(groups: readonly ExistingSecurityGroup[], port: number, place: Place): Judgement {
  const { inventory, taskGroup: wantedGroup } = place;
  const permissions = onPort(
    groups.flatMap(({ ingress }) => ingress),
    port,
  );
  const lists = [...new Set(permissions.flatMap(({ prefixListIds }) => prefixListIds))];
  const entries = lists.map((id) => inventory.prefixLists?.find((list) => list.id === id)?.cidrs);
  const cidrs = [
    ...permissions.flatMap((permission) => permission.cidrs),
    ...entries.flatMap((all) => all ?? []),
  ];
  const blocks = rangesOf(cidrs, place.family);
  const members = [...new Set(permissions.flatMap(({ groupIds }) => groupIds))];
  const callers = callersOf(place);
  const ranges = callers === undefined ? [] : rangesOfCallers(callers);

  if (wantedGroup !== '' && members.includes(wantedGroup)) return { verdict: 'open' };
  if (coversAll(blocks, ranges) || blocks.some(isEverything)) return { verdict: 'open' };

  // Found only when it is asked for: of most groups it is enough to know that they are closed.
  const sources = (): IngressSource =>
    wantedGroup === ''
      ? { cidrs: callers?.cidrs.filter((cidr) => !coversAll(blocks, parseAll([cidr]))) ?? [] }
      : { groupId: wantedGroup };
  const closed: Judgement = {
    verdict: 'closed',
    get sources() {
      return inWords(sources());
    },
    get cure() {
      return sources();
    },
  };
  if (permissions.length === 0) return closed;
  const unread = lists.filter((_, index) => entries[index] === undefined);
  if (unread.length > 0) {
    return { verdict: 'unknown', reason: `the prefix list ${listed(unread)} was not read` };
  }
  const untold = permissions.flatMap((permission) => permission.untold ?? []);
  if (untold.length > 0)
    return { verdict: 'unknown', reason: `a rule has ${listed(untold)}, which the template does not give` };
  if (members.length > 0 && wantedGroup === '') {
    return {
      verdict: 'unknown',
      reason: `it admits members of ${listed(members)}; the answers do not name the security group of the tasks`,
    };
  }
  if (ranges.length === 0) {
    return blocks.length === 0
      ? closed
      : { verdict: 'unknown', reason: 'nothing shows from which addresses the tasks connect' };
  }
  const partly = ranges.some((range) => blocks.some((block) => overlaps(block, range)));
  return partly && callers?.certain !== true
    ? {
        verdict: 'unknown',
        reason: 'it admits part of the addresses, and which of them the tasks have is not known',
      }
    : closed;
}

/** From which blocks of their IP family the tasks connect, the most certain source first. */
function callersOf(place: Place): Callers | undefined {
  if (!CALLERS.has(place)) CALLERS.set(place, findCallers(place));
  return CALLERS.get(place);
}

/** The addresses from which all tasks connect, where that is known. */
export function knownCallers(place: Place): readonly AddressRange[] {
  const callers = callersOf(place);
  return callers?.certain === true ? rangesOfCallers(callers) : [];
}

/** Parsed once. */
function rangesOfCallers(callers: Callers): readonly AddressRange[] {
  const ranges = RANGES.get(callers) ?? parseAll(callers.cidrs);
  RANGES.set(callers, ranges);
  return ranges;
}

const RANGES = new WeakMap<Callers, readonly AddressRange[]>();

/** The same for every group of a network. */
const CALLERS = new WeakMap<Place, Callers | undefined>();

function findCallers(place: Place): Callers | undefined {
  const { workload, inventory, taskSubnets, subnetById, family } = place;
  const ofFamily = (cidrs: readonly string[]): readonly string[] =>
    cidrs.filter((cidr) => rangeOf(cidr)?.version === family);
  const answered = ofFamily(splitList(workload.taskSubnetCidrs));
  if (answered.length > 0) return { cidrs: answered, certain: true };
  const blocksOf = (ids: readonly string[]): readonly string[] =>
    ofFamily(
      ids.flatMap((id) => subnetById.get(id) ?? []).flatMap(({ cidr, ipv6Cidrs }) => [cidr, ...ipv6Cidrs]),
    );
  const ids = taskSubnets?.ids ?? [];
  const cidrs = blocksOf(ids);
  // What follows from routes alone may include subnets without tasks.
  if (cidrs.length > 0)
    return { cidrs, certain: taskSubnets?.source !== 'path' && ids.every((id) => subnetById.has(id)) };
  const whole = [
    ofFamily(inventory.vpcCidrs ?? []),
    blocksOf([...subnetById.keys()]),
    ofFamily(splitList(workload.vpcCidr)),
  ];
  const known = whole.find((all) => all.length > 0);
  return known === undefined ? undefined : { cidrs: known, certain: false };
}

function inWords(sources: IngressSource): string {
  if (sources.groupId !== undefined) return `the security group ${sources.groupId}`;
  return sources.cidrs.length === 0 ? 'anywhere' : listed(sources.cidrs);
}

const parseAll = (cidrs: readonly string[]): readonly AddressRange[] =>
  cidrs.flatMap((cidr) => rangeOf(cidr) ?? []);

const coversAll = (blocks: readonly AddressRange[], wanted: readonly AddressRange[]): boolean =>
  wanted.length > 0 && wanted.every((range) => covers(blocks, range));

/** Whether the range has every address of its version. */
const isEverything = ({ version, first, last }: AddressRange): boolean =>
  first === 0n && last === (1n << (version === 4 ? 32n : 128n)) - 1n;
