/** Texts → the outputs in them; what is no output, was filtered or cut is said. */
import { kindOf, positionsIn, type TextPosition } from '../json.ts';
import { placesIn } from '../json-places.ts';
import { readJson } from '../read-json.ts';
import { COMPANIONS, collect, type Found, type Kind, nothingFound } from './documents.ts';
import type { InventoryProblem, InventorySources } from './given.ts';
import { insteadOfJson } from './instead.ts';

export const ASSUMED: { readonly [S in keyof Required<InventorySources>]: Kind } = {
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

/** At most this many problems are kept; fewer are reported. */
const MOST_KEPT = 1000;

/** In which text the document of a problem is. */
export type Origins = WeakMap<InventoryProblem, string>;

/** Finds the outputs in a text, and says what is wrong with it. */
export function readText(
  text: string,
  source: keyof InventorySources,
  problems: InventoryProblem[],
  origins: Origins,
): Found {
  const found = nothingFound();
  const read = readJson(text);
  if (!read.ok) {
    const { line, column, message } = read.problem;
    problems.push({ severity: 'error', source, line, column, message: insteadOfJson(text) ?? message });
    return found;
  }
  for (const { value, line, column } of read.documents) {
    const say = (severity: InventoryProblem['severity'], path: string, message: string): void => {
      if (problems.length >= MOST_KEPT) return;
      const problem = { severity, source, line, column, ...(path === '' ? {} : { path }), message };
      origins.set(problem, text);
      problems.push(problem);
    };
    const before = found.unread.length;
    // An empty list between other words is part of them, not an output.
    collect(
      { value, path: '', report: (path, message) => say('error', path, message) },
      read.skipped ? undefined : ASSUMED[source],
      found,
    );
    for (const { path, value: item } of found.unread.slice(before))
      say(
        'warning',
        path,
        `expected an object, found ${kindOf(item)}: what it is stays open, so the list counts as one that is not whole; the rest is read`,
      );
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
export function refuseWithoutEndpoints(found: readonly Found[], problems: InventoryProblem[]): void {
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

/** The same problems, each with the line and column of what it is about in place of those of its document. */
export function atTheirPlaces(
  problems: readonly InventoryProblem[],
  origins: Origins,
): readonly InventoryProblem[] {
  const moved = new Map<InventoryProblem, InventoryProblem>();
  const byDocument = new Map<string, InventoryProblem[]>();
  for (const problem of problems) {
    const text = problem.path === undefined ? undefined : origins.get(problem);
    if (text === undefined) continue;
    const key = `${problem.line} ${problem.column} ${problem.source}`;
    byDocument.set(key, [...(byDocument.get(key) ?? []), problem]);
  }
  for (const together of byDocument.values()) {
    const [{ line = 1, column = 1 } = {}] = together;
    const text = (together[0] && origins.get(together[0])) ?? '';
    const found = placesIn(
      text,
      offsetOf(text, { line, column }),
      together.map(({ path = '' }) => path),
    );
    const sorted = [...together.entries()].sort(([a], [b]) => (found[a] ?? 0) - (found[b] ?? 0));
    const positions = positionsIn(
      text,
      sorted.map(([index]) => found[index] ?? 0),
    );
    for (const [index, [, problem]] of sorted.entries())
      moved.set(problem, { ...problem, ...positions[index] });
  }
  return problems.map((problem) => moved.get(problem) ?? problem);
}

/** The offset of a line and column, as `positionIn` counts them. */
function offsetOf(text: string, { line, column }: TextPosition): number {
  const lineEnd = /\r\n|\n|\r/g;
  for (let left = line; left > 1 && lineEnd.exec(text) !== null; left -= 1);
  return lineEnd.lastIndex + column - 1;
}
