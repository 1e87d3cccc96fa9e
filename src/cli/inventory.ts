/** What exists, from the files that flags name: shared by audit and rehearsal. */
import type { ExistingEndpoint, Inventory, Plan, QuestionId, Reading } from '../core/index.ts';
import {
  type InventoryProblem,
  type InventorySources,
  readInventory,
  readingOfInventory,
  readSnapshotText,
  readSource,
} from '../source/index.ts';
import type { Inputs } from './answers.ts';
import { type FlagSpec, lastValue, type ParsedFlags } from './flags.ts';
import { InputError, readInput, type World } from './run.ts';
import { readParameters } from './sources.ts';

/** The flags that name what was described, and the source that each is. */
const INVENTORY = {
  endpoints: 'endpoints',
  subnets: 'subnets',
  'route-tables': 'routeTables',
  'security-groups': 'securityGroups',
  'network-acls': 'networkAcls',
  'prefix-lists': 'prefixLists',
  vpcs: 'vpcs',
  'vpc-attributes': 'vpcAttributes',
} as const satisfies { readonly [flag: string]: keyof InventorySources };

export const INVENTORY_FLAGS: readonly FlagSpec[] = Object.keys(INVENTORY).map(
  (name): FlagSpec => ({ name, takes: 'value' }),
);

/** How the files are named in a help text. */
export const INVENTORY_HELP = `--endpoints FILE [--subnets FILE] [--route-tables FILE] [--security-groups FILE]
      [--network-acls FILE] [--prefix-lists FILE] [--vpcs FILE] [--vpc-attributes FILE]`;

/** A complaint when no file of endpoints is named. */
export function endpointsMissing(parsed: ParsedFlags): readonly string[] {
  return parsed.flags.some(({ name }) => name === 'endpoints')
    ? []
    : [
        '--endpoints: is missing. Allowed: a file with the output of aws ec2 describe-vpc-endpoints, a template, or a snapshot.',
      ];
}

/**
 * A snapshot says what runs as well as what exists, and so does a template with task definitions: named as the endpoints,
 * it is one of the sources too. Standard input is read once.
 */
export function withSnapshot(
  parsed: ParsedFlags,
  world: World,
): { readonly parsed: ParsedFlags; readonly world: World } {
  let input: string | undefined;
  const once: World = { ...world, readStdin: () => (input ??= world.readStdin()) };
  const path = lastValue(parsed, 'endpoints');
  const named = parsed.flags.some(({ name, value }) => name === 'source' && value === path);
  if (path === undefined || named) return { parsed, world: once };
  const text = readInput(once, '--endpoints', path);
  const isOne = readSnapshotText(text) !== undefined || runsTasks(text, path, readParameters(parsed, once));
  const flags = isOne ? [...parsed.flags, { name: 'source', value: path }] : parsed.flags;
  return { parsed: { ...parsed, flags }, world: once };
}

/** Whether the text is a template that makes endpoints and says what calls through them. */
function runsTasks(text: string, path: string, parameters: unknown): boolean {
  const read = readSource(text, path, {
    inventoryIsEnough: true,
    ...(parameters === undefined ? {} : { parameters }),
  });
  return read.ok && read.reading.inventory !== undefined && read.reading.workloads.length > 0;
}

/** Reads the inventory of the plan's VPC; throws an `InputError` when the files are no inventory. */
export function readInventoryFiles(
  parsed: ParsedFlags,
  world: World,
  { plan, known }: Pick<Inputs, 'plan' | 'known'>,
): {
  readonly inventory: Inventory;
  readonly warnings: string;
  /** What the described lists say about the VPC. Snapshots and templates are sources of their own. */
  readonly said?: Reading;
} {
  const files: ReadonlyMap<string, string> = new Map(parsed.flags.map(({ name, value }) => [name, value]));
  const sources = Object.entries(INVENTORY).flatMap(([flag, source]) => {
    const path = lastValue(parsed, flag);
    return path === undefined ? [] : [[source, readInput(world, `--${flag}`, path)] as const];
  });
  const texts: InventorySources = { endpoints: '', ...Object.fromEntries(sources) };
  const snapshot = readSnapshotText(texts.endpoints);
  if (snapshot?.ok === true) return { inventory: snapshot.inventory, warnings: '' };
  if (snapshot !== undefined)
    throw new InputError(snapshot.problems.map(({ path, message }) => `--endpoints: ${path}: ${message}`));
  const path = lastValue(parsed, 'endpoints') ?? '';
  const made = readTemplate(texts, path, plan, readParameters(parsed, world), files);
  if (made !== undefined) return made;
  const read = readInventory(texts, {
    vpcId: plan.workload.vpcId,
    services: plan.endpoints.map(({ service }) => service),
  });
  if (!read.ok) throw new InputError(read.problems.map((problem) => describe(problem, files)));
  return {
    inventory: read.inventory,
    said: readingOfInventory(read.inventory, path, Object.keys(known.vpc) as QuestionId[]),
    warnings: read.problems.map((problem) => `${describe(problem, files)}\n`).join(''),
  };
}

const NOTHING = '{"VpcEndpoints": []}';

/**
 * What a template makes, with what the other files describe beside it; `undefined`: the text is no template. Throws an
 * `InputError` when it is one and does not say in which VPC its endpoints are.
 */
function readTemplate(
  texts: InventorySources,
  path: string,
  plan: Plan,
  parameters: unknown,
  files: ReadonlyMap<string, string>,
): { readonly inventory: Inventory; readonly warnings: string } | undefined {
  const given = parameters === undefined ? {} : { parameters };
  const read = readSource(texts.endpoints, path, { inventoryIsEnough: true, ...given });
  if (!read.ok) return undefined;
  const template = read.recognised.find(({ id }) => id === 'cloudformation' || id === 'terraform');
  const { inventory } = read.reading;
  if (template === undefined || inventory === undefined) return undefined;
  const isState = template.isState === true;
  const what =
    template.id === 'cloudformation'
      ? 'a CloudFormation template'
      : isState
        ? template.title
        : 'a Terraform plan';
  if (inventory.vpcId === undefined && inventory.endpoints.every(({ vpcId }) => vpcId === ''))
    throw new InputError([
      `--endpoints: this is ${what} that does not say in which VPC its endpoints are (a parameter without a value): nothing in it says what else is there. Give the parameters, or the output of aws ec2 describe-vpc-endpoints.`,
    ]);
  const beside = readInventory(
    { ...texts, endpoints: NOTHING },
    { vpcId: inventory.vpcId ?? plan.workload.vpcId },
  );
  if (!beside.ok) throw new InputError(beside.problems.map((problem) => describe(problem, files)));
  const warnings = [
    isState
      ? `this is ${what}: the audit judges what it has, and what else exists is not known.`
      : `this is ${what}: the audit judges what it makes, not what exists.`,
    ...(inventory.doubts ?? []).map((doubt) => `a deployment may say otherwise: ${doubt}.`),
  ]
    .map((words) => `--endpoints: ${words}\n`)
    .join('');
  const placed = {
    ...inventory,
    endpoints: inventory.endpoints.map((one) => withLine(one, texts.endpoints)),
  };
  return { inventory: together(placed, beside.inventory), warnings };
}

/** The line on which a template, or a plan, names the resource. */
function withLine(existing: ExistingEndpoint, text: string): ExistingEndpoint {
  const { place } = existing;
  if (place === undefined || place.line !== undefined) return existing;
  const name = place.address.split('.').at(-1) ?? '';
  const starts = [`${name}:`, `"${name}":`, `"address": ${JSON.stringify(place.address)}`];
  const at = text.split('\n').findIndex((line) => starts.some((start) => line.trimStart().startsWith(start)));
  return at < 0 ? existing : { ...existing, place: { ...place, line: at + 1 } };
}

/** What the template makes, and beside it what was described. */
function together(template: Inventory, described: Inventory): Inventory {
  const both = <K extends 'subnets' | 'routeTables' | 'securityGroups' | 'networkAcls' | 'prefixLists'>(
    list: K,
  ): Partial<Pick<Inventory, K>> => {
    const all = [...(template[list] ?? []), ...(described[list] ?? [])];
    return template[list] === undefined && described[list] === undefined
      ? {}
      : ({ [list]: all } as unknown as Pick<Inventory, K>);
  };
  return {
    ...described,
    ...template,
    ...both('subnets'),
    ...both('routeTables'),
    ...both('securityGroups'),
    ...both('networkAcls'),
    ...both('prefixLists'),
    origin: 'template',
  };
}

function describe(problem: InventoryProblem, files: ReadonlyMap<string, string>): string {
  const at = problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`;
  const path = problem.path === undefined || problem.path === '' ? '' : ` ${problem.path}:`;
  const flag = flagOf(problem.source);
  const file = files.get(flag);
  return `--${flag}${file === undefined ? '' : ` ${file}`}${at}:${path} ${problem.message}`;
}

function flagOf(source: string): string {
  return Object.entries(INVENTORY).find(([, name]) => name === source)?.[0] ?? source;
}
