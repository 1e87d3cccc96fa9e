/** Pasted outputs of `aws ec2 describe-*` → what exists in one VPC, and what was not understood. */
import type { Inventory, VpcAttributes } from '../../core/index.ts';
import { type JsonObject, readJson } from '../read-json.ts';
import { collect, type Found, type Kind, nothingFound } from './documents.ts';
import { readEndpoint } from './endpoints.ts';
import { type Located, type Report, text } from './fields.ts';
import { readAttribute, readRouteTable, readSecurityGroup, readSubnet } from './network.ts';

/** The texts, by the command whose output they should be. One combined text in `endpoints` is enough. */
export interface InventorySources {
  readonly endpoints: string;
  readonly subnets?: string;
  readonly routeTables?: string;
  readonly securityGroups?: string;
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
  vpcAttributes: 'attributes',
};

const COMMANDS: { readonly [S in keyof Required<InventorySources>]: string } = {
  endpoints: 'aws ec2 describe-vpc-endpoints --output json',
  subnets: 'aws ec2 describe-subnets --output json',
  routeTables: 'aws ec2 describe-route-tables --output json',
  securityGroups: 'aws ec2 describe-security-groups --output json',
  vpcAttributes: 'aws ec2 describe-vpc-attribute --output json',
};

/** So many problems are reported; more would say nothing new. */
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
  return { ok: true, inventory: inVpc(chosen, everything), problems };
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
interface Everything extends Pick<Inventory, 'endpoints' | 'subnets' | 'routeTables' | 'securityGroups'> {
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
    collect({ value, path: '', report }, ASSUMED[source], found);
  }
  if (found.budget < 0) {
    problems.push({
      severity: 'error',
      source,
      message: 'more values than any VPC has: paste the output for one VPC',
    });
  }
  warn(found, source, problems);
  const { line, column } = read.documents[0];
  if (found.kinds.size === 0 && found.others.length === 0 && source !== 'endpoints') {
    const message = `nothing that the audit reads: paste the output of ${COMMANDS[source]}`;
    problems.push({ severity: 'error', source, line, column, message });
  }
  if (source !== 'endpoints')
    for (const { value, path, report } of found.others) report(path, `this is ${value}`);
  return found;
}

function warn(found: Found, source: keyof InventorySources, problems: InventoryProblem[]): void {
  for (const { path } of found.gaps) {
    const message = 'null stands where an output should be: one of the commands failed, see what it printed';
    problems.push({ severity: 'warning', source, path, message });
  }
  for (const { path } of found.cut) {
    const message =
      'the output ends with NextToken, so it is not complete: run the command without --max-items';
    problems.push({ severity: 'warning', source, path, message });
  }
}

/** Says what was pasted in place of endpoints. */
function refuseWithoutEndpoints(found: readonly Found[], problems: InventoryProblem[]): void {
  const others = found.flatMap((one) => one.others);
  if (problems.some(({ severity }) => severity === 'error')) return;
  for (const { value, path, report } of others) report(path, `this is ${value}`);
  if (others.length > 0) return;
  const gaps = found.some(({ gaps: list }) => list.length > 0);
  const message = gaps
    ? 'the command that lists the endpoints failed: see what it printed'
    : `no endpoints are listed here: paste the output of ${COMMANDS.endpoints}`;
  problems.push({ severity: 'error', source: 'endpoints', line: 1, column: 1, message });
}

/** What a text without JSON is, where it can be told. */
function insteadOfJson(text: string): string | undefined {
  const start = text.slice(0, 20_000);
  const error = /^.*An error occurred \([^\n\r]{0,300}/m.exec(start)?.[0].trim();
  if (error !== undefined) return `the command failed: ${error}`;
  const asJson = 'run the command again with --output json';
  if (/^\s*[-+|]/.test(start) && start.includes('DescribeVpcEndpoints')) return `this is a table: ${asJson}`;
  if (/^VPCENDPOINTS\t/m.test(start)) return `this is text output: ${asJson}`;
  if (/^VpcEndpoints:|^- VpcEndpointId:|^- CreationTimestamp:/m.test(start)) return `this is YAML: ${asJson}`;
  if (/<DescribeVpcEndpointsResponse/.test(start)) return `this is XML: ${asJson}`;
  return undefined;
}

function readEverything(found: readonly Found[]): Everything {
  const has = (kind: Kind): boolean => found.some(({ kinds }) => kinds.has(kind));
  const all = <K extends Exclude<Kind, 'attributes'>, V extends { readonly id: string }>(
    kind: K,
    read: (from: Located<JsonObject>) => V | undefined,
  ): readonly V[] => onePerId(found.flatMap((one) => one[kind].flatMap((item) => read(item) ?? [])));
  return {
    endpoints: all('endpoints', readEndpoint),
    ...(has('subnets') ? { subnets: all('subnets', readSubnet) } : {}),
    ...(has('routeTables') ? { routeTables: all('routeTables', readRouteTable) } : {}),
    ...(has('securityGroups') ? { securityGroups: all('securityGroups', readSecurityGroup) } : {}),
    attributes: has('attributes')
      ? found.flatMap(({ attributes }) => attributes.map(readAttributes))
      : undefined,
  };
}

function readAttributes(from: Located<JsonObject>): VpcAttributes & { readonly vpcId: string } {
  const enableDnsSupport = readAttribute(from, 'EnableDnsSupport');
  const enableDnsHostnames = readAttribute(from, 'EnableDnsHostnames');
  return {
    vpcId: text(from, 'VpcId'),
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
function onlyVpcOf({ subnets, routeTables, securityGroups, attributes }: Everything): string | undefined {
  const named = [
    ...(subnets ?? []),
    ...(routeTables ?? []),
    ...(securityGroups ?? []),
    ...(attributes ?? []),
  ];
  const ids = new Set(named.map(({ vpcId }) => vpcId).filter((id) => id !== ''));
  return ids.size === 1 ? [...ids][0] : undefined;
}

function inVpc({ vpcId }: { readonly vpcId: string | undefined }, everything: Everything): Inventory {
  // What does not say where it is was filtered by its command.
  const isHere = (item: { readonly vpcId: string }): boolean =>
    vpcId === undefined || item.vpcId === '' || item.vpcId === vpcId;
  const { endpoints, subnets, routeTables, securityGroups, attributes } = everything;
  return {
    vpcId,
    endpoints: endpoints.filter(isHere),
    elsewhere: endpoints.filter((endpoint) => !isHere(endpoint)),
    ...(subnets === undefined ? {} : { subnets: subnets.filter(isHere) }),
    ...(routeTables === undefined ? {} : { routeTables: routeTables.filter(isHere) }),
    ...(securityGroups === undefined ? {} : { securityGroups: securityGroups.filter(isHere) }),
    ...(attributes === undefined ? {} : { vpcAttributes: mergeAttributes(attributes.filter(isHere)) }),
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
