/** Pasted outputs of `aws ec2 describe-*` → what exists in one VPC, and what was not understood. */
import type { ExistingPrefixList, Inventory, InventoryList, VpcAttributes } from '../../core/index.ts';
import type { JsonObject, TextPosition } from '../json.ts';
import { readJson } from '../read-json.ts';
import { COMPANIONS, collect, type Found, type ItemKind, type Kind, nothingFound } from './documents.ts';
import { readEndpoint } from './endpoints.ts';
import { id, type Located, type Report, text } from './fields.ts';
import { insteadOfJson } from './instead.ts';
import {
  joinPrefixLists,
  type ReadVpc,
  readAttribute,
  readDhcpOptions,
  readHostedZone,
  readInternetGateway,
  readNatGateway,
  readNetworkAcl,
  readOfferedService,
  readPrefixList,
  readRouteTable,
  readSecurityGroup,
  readSubnet,
  readVpc,
} from './network.ts';
import { regionIn } from './region.ts';

/** The texts, by the command whose output they should be. One combined text in `endpoints` is enough. */
export interface InventorySources {
  readonly endpoints: string;
  readonly subnets?: string;
  readonly routeTables?: string;
  readonly securityGroups?: string;
  readonly networkAcls?: string;
  readonly prefixLists?: string;
  readonly vpcs?: string;
  readonly vpcAttributes?: string;
}

/** How to choose when the output shows several VPCs. */
export interface InventoryChoice {
  /** The VPC of the answers; empty or absent when they name none. */
  readonly vpcId?: string;
  /** Short names of the planned services: the only VPC that has any of them is taken. */
  readonly services?: readonly string[];
}

export interface InventoryProblem {
  readonly severity: 'error' | 'warning';
  readonly source: keyof InventorySources;
  /** Where the document begins, or the mistake stands. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the document, such as `VpcEndpoints[3].SubnetIds`. */
  readonly path?: string;
  readonly message: string;
}

export type ReadInventory =
  | {
      readonly ok: true;
      readonly inventory: Inventory;
      /** Warnings: read, but worth knowing. */
      readonly problems: readonly InventoryProblem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly InventoryProblem[];
      /** The VPCs of the output, when one has to be chosen. */
      readonly vpcIds: readonly string[];
    };

const ASSUMED: { readonly [S in keyof Required<InventorySources>]: Kind } = {
  endpoints: 'endpoints',
  subnets: 'subnets',
  routeTables: 'routeTables',
  securityGroups: 'securityGroups',
  networkAcls: 'networkAcls',
  prefixLists: 'prefixLists',
  vpcs: 'vpcs',
  vpcAttributes: 'attributes',
};

const COMMANDS: { readonly [S in keyof Required<InventorySources>]: string } = {
  endpoints: 'aws ec2 describe-vpc-endpoints --output json',
  subnets: 'aws ec2 describe-subnets --output json',
  routeTables: 'aws ec2 describe-route-tables --output json',
  securityGroups: 'aws ec2 describe-security-groups --output json',
  networkAcls: 'aws ec2 describe-network-acls --output json',
  prefixLists: 'aws ec2 describe-managed-prefix-lists --output json',
  vpcs: 'aws ec2 describe-vpcs --output json',
  vpcAttributes: 'aws ec2 describe-vpc-attribute --output json',
};

/** At most this many problems are reported. */
const MOST_PROBLEMS = 20;
const MOST_KEPT = 1000;

/**
 * Reads what exists. Accepts each command's JSON output, several of them one after another or in one list, bare lists,
 * and whatever a terminal puts around them. Each document is recognised by its content, wherever it was pasted.
 */
export function readInventory(texts: InventorySources, choice: InventoryChoice = {}): ReadInventory {
  const problems: InventoryProblem[] = [];
  const found = (Object.keys(ASSUMED) as (keyof InventorySources)[]).flatMap((source) => {
    const text = texts[source];
    return text === undefined ? [] : [readText(text, source, problems)];
  });
  if (found.every(({ kinds }) => !kinds.has('endpoints'))) refuseWithoutEndpoints(found, problems);
  const everything = readEverything(found);
  if (problems.some(({ severity }) => severity === 'error')) return refused(problems);
  const vpcIds = [...new Set(everything.endpoints.map(({ vpcId }) => vpcId).filter((id) => id !== ''))];
  const chosen = chooseVpc(vpcIds, everything, choice, problems);
  if (chosen === undefined) return refused(problems, vpcIds);
  const inventory = inVpc(chosen, everything);
  sayUseless(everything, inventory, problems);
  return { ok: true, inventory, problems };
}

/** Says which lists were given and have nothing of the VPC. */
function sayUseless(everything: Everything, inventory: Inventory, problems: InventoryProblem[]): void {
  for (const list of inventory.useless ?? []) {
    const { length } = everything[list] ?? [];
    const why = length === 0 ? 'the list is empty' : `none of the ${length} listed is in ${inventory.vpcId}`;
    const message = `${OF_EVERY_VPC[list as OfEveryVpc]}: ${why}, so they are not judged`;
    problems.push({ severity: 'warning', source: 'endpoints', message });
  }
}

function refused(problems: readonly InventoryProblem[], vpcIds: readonly string[] = []): ReadInventory {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_PROBLEMS);
  const rest = errors.length - shown.length;
  const last = shown.at(-1);
  if (rest === 0 || last === undefined) return { ok: false, problems: shown, vpcIds };
  const more: InventoryProblem = {
    severity: 'error',
    source: last.source,
    message: `and ${rest} more problems`,
  };
  return { ok: false, problems: [...shown, more], vpcIds };
}

/** Everything that the texts show, of all VPCs. Lists that no text has are absent. */
interface Everything
  extends Pick<
    Inventory,
    | 'endpoints'
    | 'subnets'
    | 'routeTables'
    | 'securityGroups'
    | 'networkAcls'
    | 'prefixLists'
    | 'natGateways'
    | 'hostedZones'
    | 'offeredServices'
    | 'blockPublicAccess'
    | 'partial'
  > {
  readonly vpcs: readonly ReadVpc[] | undefined;
  readonly internetGateways: readonly { readonly id: string; readonly vpcId: string }[] | undefined;
  /** More internet gateways are on another page: that of the VPC may be there. */
  readonly hasMoreGateways: boolean;
  readonly dhcpOptions: readonly { readonly id: string; readonly domainNameServers: readonly string[] }[];
  readonly attributes: readonly (VpcAttributes & { readonly vpcId: string })[] | undefined;
}

function readText(text: string, source: keyof InventorySources, problems: InventoryProblem[]): Found {
  const found = nothingFound();
  const read = readJson(text);
  if (!read.ok) {
    const { line, column, message } = read.problem;
    problems.push({ severity: 'error', source, line, column, message: insteadOfJson(text) ?? message });
    return found;
  }
  for (const { value, line, column } of read.documents) {
    const report: Report = (path, message) => {
      if (problems.length >= MOST_KEPT) return;
      problems.push({ severity: 'error', source, line, column, ...(path === '' ? {} : { path }), message });
    };
    // An empty list between other words is part of them, not an output.
    collect({ value, path: '', report }, read.skipped ? undefined : ASSUMED[source], found);
  }
  if (found.budget < 0) {
    problems.push({
      severity: 'error',
      source,
      message: 'more values than any VPC has: paste the output for one VPC',
    });
  }
  if (found.kinds.size === 0) {
    const instead = insteadOfJson(text);
    if (instead !== undefined) {
      // What was found inside it is none of AWS's outputs.
      dropErrors(problems, source);
      problems.push({ severity: 'error', source, line: 1, column: 1, message: instead });
      return found;
    }
  }
  warn(found, source, problems);
  sayUnread(found, text, source, read.documents[0], problems);
  return found;
}

/** Says what a text is in place of what belongs there. */
function sayUnread(
  found: Found,
  text: string,
  source: keyof InventorySources,
  { line, column }: TextPosition,
  problems: InventoryProblem[],
): void {
  if (source === 'endpoints' && found.kinds.size === 0 && found.others.length === 0 && IDS.test(text)) {
    const message =
      'this output was filtered: ids of endpoints are in it, but not the members that AWS prints. Run aws ec2 describe-vpc-endpoints without --query';
    problems.push({ severity: 'error', source, line, column, message });
  }
  if (found.kinds.size === 0 && found.others.length === 0 && source !== 'endpoints') {
    const message = `nothing that the audit reads: paste the output of ${COMMANDS[source]}`;
    problems.push({ severity: 'error', source, line, column, message });
  }
  if (source !== 'endpoints') {
    for (const { value, path, report } of found.others) report(path, `this is ${value}`);
    const only =
      found.kinds.has('vpcs') || found.kinds.has('offeredServices') ? companionIn(found) : undefined;
    if (only !== undefined && !found.kinds.has(ASSUMED[source])) {
      const message = `this is ${only}: paste the output of ${COMMANDS[source]}`;
      problems.push({ severity: 'error', source, line, column, message });
    }
  }
}

const IDS = /"vpce-[0-9a-f]{8}/;

function dropErrors(problems: InventoryProblem[], source: keyof InventorySources): void {
  const kept = problems.filter((problem) => problem.source !== source);
  problems.splice(0, problems.length, ...kept);
}

const CUT = 'the output ends with NextToken, so it is not complete: run the command without --max-items';
const CUT_ZONES =
  'the output ends with NextToken, so it is not complete: give the other pages too (--next-token), which the AWS CLI does not turn by itself';

function warn(found: Found, source: keyof InventorySources, problems: InventoryProblem[]): void {
  for (const { path } of found.gaps) {
    const message =
      'there is null where an output should be: one of the commands failed, see what it printed';
    problems.push({ severity: 'warning', source, path, message });
  }
  for (const [kind, { path }] of found.cut) {
    // What is on the next page may exist: a list of endpoints that is not whole says nothing about what is missing.
    const message = kind === 'hostedZones' ? CUT_ZONES : CUT;
    problems.push({ severity: kind === 'endpoints' ? 'error' : 'warning', source, path, message });
  }
}

/** Says what was pasted in place of endpoints. */
function refuseWithoutEndpoints(found: readonly Found[], problems: InventoryProblem[]): void {
  const others = found.flatMap((one) => one.others);
  if (problems.some(({ severity }) => severity === 'error')) return;
  for (const { value, path, report } of others) report(path, `this is ${value}`);
  if (others.length > 0) return;
  const gaps = found.some(({ gaps: list }) => list.length > 0);
  const [first] = found;
  const instead = first === undefined ? undefined : companionIn(first);
  const start = instead === undefined ? '' : `this is ${instead}, and `;
  const message = gaps
    ? 'the command that lists the endpoints failed: see what it printed'
    : `${start}no endpoints are listed here: paste the output of ${COMMANDS.endpoints}`;
  problems.push({ severity: 'error', source: 'endpoints', line: 1, column: 1, message });
}

/** The one list that the text has, in words. */
function companionIn({ kinds }: Found): string | undefined {
  const [kind, ...others] = kinds;
  return kind === undefined || kind === 'attributes' || others.length > 0 ? undefined : COMPANIONS[kind];
}

const PARTIAL: readonly InventoryList[] = [
  'endpoints',
  'subnets',
  'routeTables',
  'securityGroups',
  'networkAcls',
  'prefixLists',
  'hostedZones',
];

function readEverything(found: readonly Found[]): Everything {
  const has = (kind: Kind): boolean => found.some(({ kinds }) => kinds.has(kind));
  const all = <V extends { readonly id: string }>(
    kind: ItemKind,
    read: (from: Located<JsonObject>) => V | undefined,
  ): readonly V[] => onePerId(found.flatMap(({ items }) => items[kind].flatMap((item) => read(item) ?? [])));
  const partial = PARTIAL.filter((kind) => found.some(({ cut }) => cut.has(kind)));
  const access = found.flatMap(({ blockPublicAccess }) =>
    blockPublicAccess.flatMap((options) => readBlockPublicAccess(options) ?? []),
  );
  const routing = {
    ...(has('routeTables') ? { routeTables: all('routeTables', readRouteTable) } : {}),
    ...(has('securityGroups') ? { securityGroups: all('securityGroups', readSecurityGroup) } : {}),
  };
  return {
    endpoints: all('endpoints', readEndpoint),
    ...(partial.length > 0 ? { partial } : {}),
    ...(has('subnets') ? { subnets: all('subnets', readSubnet) } : {}),
    ...routing,
    ...(has('networkAcls') ? { networkAcls: all('networkAcls', readNetworkAcl) } : {}),
    ...(has('prefixLists') ? { prefixLists: prefixListsIn(found, routing) } : {}),
    ...(has('natGateways') ? { natGateways: all('natGateways', readNatGateway) } : {}),
    ...(has('hostedZones') ? { hostedZones: all('hostedZones', readHostedZone) } : {}),
    ...(has('offeredServices')
      ? {
          offeredServices: all('offeredServices', readOfferedService).map(({ id: _, ...offered }) => offered),
        }
      : {}),
    ...(access[0] === undefined ? {} : { blockPublicAccess: access[0] }),
    vpcs: has('vpcs') ? all('vpcs', readVpc) : undefined,
    internetGateways: has('internetGateways') ? all('internetGateways', readInternetGateway) : undefined,
    hasMoreGateways: found.some(({ cut }) => cut.has('internetGateways')),
    dhcpOptions: all('dhcpOptions', readDhcpOptions),
    attributes: has('attributes')
      ? found.flatMap(({ attributes }) => attributes.map(readAttributes))
      : undefined,
  };
}

/** Security groups tell which list entries without an id may belong to; the lists of gateway endpoints are AWS's. */
function prefixListsIn(
  found: readonly Found[],
  { securityGroups = [], routeTables = [] }: Pick<Everything, 'securityGroups' | 'routeTables'>,
): readonly ExistingPrefixList[] {
  const lists = found.flatMap(({ items }) => items.prefixLists.flatMap((item) => readPrefixList(item) ?? []));
  const ofGateways = new Set(
    routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination, target }) => (target.startsWith('vpce-') ? [destination] : [])),
    ),
  );
  const named = securityGroups.flatMap(({ ingress, egress = [] }) =>
    [...ingress, ...egress].flatMap(({ prefixListIds }) => prefixListIds),
  );
  return joinPrefixLists(
    lists,
    named.filter((list) => !ofGateways.has(list)),
  );
}

/**
 * The mode of VPC Block Public Access; `undefined` when the output does not say it, or says one that is not documented:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html
 */
function readBlockPublicAccess(from: Located<JsonObject>): Inventory['blockPublicAccess'] {
  const mode = text(from, 'InternetGatewayBlockMode');
  if (mode === 'block-bidirectional') return 'bidirectional';
  if (mode === 'block-ingress') return 'ingress-only';
  return mode === 'off' ? 'off' : undefined;
}

function readAttributes(from: Located<JsonObject>): VpcAttributes & { readonly vpcId: string } {
  const enableDnsSupport = readAttribute(from, 'EnableDnsSupport');
  const enableDnsHostnames = readAttribute(from, 'EnableDnsHostnames');
  return {
    vpcId: id(from, 'VpcId', 'vpc'),
    ...(enableDnsSupport === undefined ? {} : { enableDnsSupport }),
    ...(enableDnsHostnames === undefined ? {} : { enableDnsHostnames }),
  };
}

/** Outputs may overlap: of a repeated id the last one counts. */
function onePerId<V extends { readonly id: string }>(items: readonly V[]): readonly V[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** The VPC to audit; an error names those among which somebody has to choose. */
function chooseVpc(
  vpcIds: readonly string[],
  everything: Everything,
  choice: InventoryChoice,
  problems: InventoryProblem[],
): { readonly vpcId: string | undefined } | undefined {
  const wanted = choice.vpcId ?? '';
  const say = (severity: 'error' | 'warning', message: string): void => {
    problems.push({ severity, source: 'endpoints', message });
  };
  if (wanted !== '') {
    if (vpcIds.length > 0 && !vpcIds.includes(wanted)) {
      say('warning', `no endpoint here is in ${wanted}, which the answers name; found: ${vpcIds.join(', ')}`);
    }
    return { vpcId: wanted };
  }
  const [only, ...others] = vpcIds;
  if (only === undefined) return { vpcId: onlyVpcOf(everything) };
  if (others.length === 0) return { vpcId: only };
  const fitting = vpcIds.filter((vpcId) =>
    everything.endpoints.some(
      (endpoint) => endpoint.vpcId === vpcId && choice.services?.includes(endpoint.service ?? '') === true,
    ),
  );
  const [fit, ...more] = fitting;
  if (fit !== undefined && more.length === 0) {
    say(
      'warning',
      `several VPCs are shown; ${fit} is audited, because only it has endpoints that the plan needs`,
    );
    return { vpcId: fit };
  }
  say(
    'error',
    `several VPCs are shown (${vpcIds.slice(0, 10).join(', ')}): answer with the id of one, vpcId`,
  );
  return undefined;
}

/** Without endpoints, whatever else was given may tell the VPC. */
function onlyVpcOf(everything: Everything): string | undefined {
  const { subnets, routeTables, securityGroups, networkAcls, vpcs, attributes } = everything;
  const named = [
    ...(subnets ?? []),
    ...(routeTables ?? []),
    ...(securityGroups ?? []),
    ...(networkAcls ?? []),
    ...(vpcs ?? []),
    ...(attributes ?? []),
  ];
  const ids = new Set(named.map(({ vpcId }) => vpcId).filter((id) => id !== ''));
  return ids.size === 1 ? [...ids][0] : undefined;
}

function inVpc({ vpcId }: { readonly vpcId: string | undefined }, everything: Everything): Inventory {
  // What does not say where it is was filtered by its command.
  const isHere = (item: { readonly vpcId: string }): boolean =>
    vpcId === undefined || item.vpcId === '' || item.vpcId === vpcId;
  const { endpoints, vpcs, internetGateways, hasMoreGateways, dhcpOptions, attributes, ...lists } =
    everything;
  const attached = internetGateways?.filter(isHere).map((gateway) => gateway.id);
  const here = vpcs?.find(isHere);
  const dhcp = dhcpOptions.find(({ id: optionsId }) => optionsId === here?.dhcpOptionsId);
  const region = regionIn(everything);
  const {
    subnets: _subnets,
    routeTables: _tables,
    securityGroups: _groups,
    networkAcls: _acls,
    ...others
  } = lists;
  return {
    ...others,
    vpcId,
    ...(region === undefined ? {} : { region }),
    origin: 'described',
    endpoints: endpoints.filter(isHere),
    elsewhere: endpoints.filter((endpoint) => !isHere(endpoint)),
    ...ofTheVpc(lists, isHere),
    ...(lists.natGateways === undefined ? {} : { natGateways: lists.natGateways.filter(isHere) }),
    ...(here === undefined ? {} : { vpcCidrs: here.cidrs }),
    ...(here === undefined || here.ownerId === '' ? {} : { vpcOwner: here.ownerId }),
    ...(attached === undefined || (attached.length === 0 && hasMoreGateways)
      ? {}
      : { internetGateways: attached }),
    ...(dhcp === undefined ? {} : { dhcp: { domainNameServers: dhcp.domainNameServers } }),
    ...(attributes === undefined ? {} : { vpcAttributes: mergeAttributes(attributes.filter(isHere)) }),
  };
}

/** What every VPC of tasks has. */
const OF_EVERY_VPC = {
  subnets: 'subnets',
  routeTables: 'route tables',
  securityGroups: 'security groups',
  networkAcls: 'network ACLs',
} as const;

type OfEveryVpc = keyof typeof OF_EVERY_VPC;

/** A list without anything of the VPC is one of another VPC or Region, or was filtered: it tells nothing of this one. */
function ofTheVpc(
  all: Pick<Everything, OfEveryVpc | 'partial'>,
  isHere: (item: { readonly vpcId: string }) => boolean,
): Pick<Inventory, OfEveryVpc | 'useless'> {
  const subnets = all.subnets?.filter(isHere) ?? [];
  const routeTables = all.routeTables?.filter(isHere) ?? [];
  const securityGroups = all.securityGroups?.filter(isHere) ?? [];
  const networkAcls = all.networkAcls?.filter(isHere) ?? [];
  const here = { subnets, routeTables, securityGroups, networkAcls };
  // A list that was cut says so by itself.
  const useless = (Object.keys(here) as OfEveryVpc[]).filter(
    (list) => all[list] !== undefined && here[list].length === 0 && all.partial?.includes(list) !== true,
  );
  return {
    ...(subnets.length === 0 ? {} : { subnets }),
    ...(routeTables.length === 0 ? {} : { routeTables }),
    ...(securityGroups.length === 0 ? {} : { securityGroups }),
    ...(networkAcls.length === 0 ? {} : { networkAcls }),
    ...(useless.length === 0 ? {} : { useless }),
  };
}

/** Each attribute comes from a command of its own. */
function mergeAttributes(all: readonly VpcAttributes[]): VpcAttributes {
  const last = (name: keyof VpcAttributes): boolean | undefined =>
    all.map((attributes) => attributes[name]).findLast((value) => value !== undefined);
  const [enableDnsSupport, enableDnsHostnames] = [last('enableDnsSupport'), last('enableDnsHostnames')];
  return {
    ...(enableDnsSupport === undefined ? {} : { enableDnsSupport }),
    ...(enableDnsHostnames === undefined ? {} : { enableDnsHostnames }),
  };
}
