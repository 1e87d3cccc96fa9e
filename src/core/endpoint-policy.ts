/** Endpoint policies: the union of what the rules say is used, and the documented examples. */
import type { PolicyDocument, PolicyStatement } from './policy.ts';
import type { WorkloadProfile } from './questions.ts';
import type { Use, Uses } from './rule.ts';
import { type ServiceId, serviceOf } from './services.ts';
import { fillWords, ownDataOnly } from './words.ts';

/**
 * The statements of the documented example of a service, filled for a workload; empty where its page has none. Each has a
 * `Principal`: an endpoint policy must have one (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
 */
export function exampleStatements(service: ServiceId, workload: WorkloadProfile): readonly PolicyStatement[] {
  return (serviceOf(service).example?.statements ?? []).map((statement) => filled(statement, workload));
}

/** A value with every text in it filled. */
function filled<T>(value: T, workload: WorkloadProfile): T;
function filled(value: unknown, workload: WorkloadProfile): unknown {
  if (typeof value === 'string') return fillWords(value, workload);
  if (Array.isArray(value)) return value.map((item) => filled(item, workload));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, workload)]));
}

/** Policies made for the same words, by service and by what is used. Lists of uses are constant, so there are few. */
type Made = WeakMap<readonly Use[], Map<ServiceId, PolicyDocument | undefined>>;

const MADE = new Map<string, Made>();
/** How many wordings are cached: account ids, roles and repositories are typed letter by letter, and each letter makes one. */
const MOST_KEPT = 200;
/** The endpoints of a plan are made one after the other, all for the same profile. */
let latest: { readonly workload: WorkloadProfile; readonly made: Made } | undefined;

/**
 * Whether somebody whom the answers do not describe may call through the endpoint: every caller of the VPC does once
 * private DNS is on, and every workload behind the route tables of a gateway. A list of calls would forget them.
 */
export function isShared(service: ServiceId, workload: WorkloadProfile): boolean {
  if (workload.vpcInUse || workload.existingContainerInstances) return true;
  return service === 's3' && (workload.openS3Connections || workload.egress !== 'none');
}

/**
 * The policy to attach, or `undefined` for AWS's default: when full access was chosen, when the service's support for
 * policies is not documented, or when a caller's actions are unknown. `shared`: others may call through it too. The
 * same uses and answers give the same object.
 */
export function endpointPolicy(
  service: ServiceId,
  uses: Uses,
  workload: WorkloadProfile,
  shared = isShared(service, workload),
): PolicyDocument | undefined {
  // What others call is as unknown as what the application's code calls.
  if (shared || uses === 'unknown') return makePolicy(service, 'unknown', workload);
  if (latest?.workload !== workload) latest = { workload, made: madeFor(workload) };
  const { made } = latest;
  const byService = made.get(uses) ?? new Map<ServiceId, PolicyDocument | undefined>();
  const known = byService.get(service);
  if (known !== undefined || byService.has(service)) return known;
  const policy = makePolicy(service, uses, workload);
  made.set(uses, byService.set(service, policy));
  return policy;
}

/** The cached policies for the answers that appear in policy text. */
function madeFor(workload: WorkloadProfile): Made {
  const { region, endpointPolicies, accountId, crossAccountData, taskExecutionRole, repository } = workload;
  const words = `${region} ${endpointPolicies} ${accountId} ${crossAccountData} ${taskExecutionRole} ${repository}`;
  const known = MADE.get(words);
  if (known !== undefined) return known;
  if (MADE.size >= MOST_KEPT) MADE.clear();
  const made: Made = new WeakMap();
  MADE.set(words, made);
  return made;
}

function makePolicy(service: ServiceId, uses: Uses, workload: WorkloadProfile): PolicyDocument | undefined {
  if (workload.endpointPolicies === 'full-access' || serviceOf(service).policy !== 'documented')
    return undefined;
  const takesExample = workload.endpointPolicies === 'documented-examples';
  const documented = takesExample ? exampleStatements(service, workload) : [];
  if (takesExample && serviceOf(service).example?.complete === true)
    return { Version: '2012-10-17', Statement: documented };
  if (uses === 'unknown' || uses.length === 0) return undefined;
  return { Version: '2012-10-17', Statement: [...documented, ...statementsFor(uses, workload, documented)] };
}

/** Actions that are used on the same set of resources. */
interface Group {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** One statement for each set of resources, actions and resources sorted: equal uses give equal text. */
function statementsFor(
  uses: Exclude<Uses, 'unknown'>,
  workload: WorkloadProfile,
  documented: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  const actionsOn = new Map<string, { actions: readonly string[]; readonly resources: readonly string[] }>();
  for (const group of groupsOf(uses)) {
    const filled = group.resources.map((resource) => fillWords(resource, workload));
    for (const part of apart(filled, workload)) {
      for (const { actions, resources } of needed(group.actions, withoutCovered(part), documented)) {
        const key = resources.length === 1 ? (resources[0] as string) : resources.join('\n');
        const known = actionsOn.get(key);
        if (known === undefined) actionsOn.set(key, { actions, resources });
        else known.actions = [...known.actions, ...actions];
      }
    }
  }
  const sorted = [...actionsOn.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { actions, resources }]) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: actions.length === 1 ? actions : [...actions].sort(),
    Resource: resources,
    ...ofOwnAccount(resources, workload),
  }));
}

const everyBucket = (workload: WorkloadProfile): string => fillWords('arn:{partition}:s3:::*', workload);

/** Own buckets stand in a statement of their own where they are limited to the account: AWS's buckets are in others. */
function apart(resources: readonly string[], workload: WorkloadProfile): readonly (readonly string[])[] {
  const own = everyBucket(workload);
  if (!ownDataOnly(workload) || resources.length === 1 || !resources.includes(own)) return [resources];
  return [[own], resources.filter((resource) => resource !== own)];
}

/** Names of buckets have no account in their ARN: a condition keeps data out of the buckets of others. */
function ofOwnAccount(
  resources: readonly string[],
  workload: WorkloadProfile,
): Pick<PolicyStatement, 'Condition'> {
  if (!ownDataOnly(workload) || !resources.includes(everyBucket(workload))) return {};
  return { Condition: { StringEquals: { 'aws:ResourceAccount': workload.accountId } } };
}

const GROUPS = new WeakMap<readonly Use[], readonly Group[]>();

/** Each action once, with all the resources on which it is used. Computed once per list; lists never change. */
function groupsOf(uses: readonly Use[]): readonly Group[] {
  const known = GROUPS.get(uses);
  if (known !== undefined) return known;
  const byAction = new Map<string, ReadonlySet<string>>();
  for (const { actions, resources = ['*'] } of uses)
    for (const action of actions)
      byAction.set(action, new Set([...(byAction.get(action) ?? []), ...resources]));
  const byResources = new Map<
    string,
    { readonly actions: string[]; readonly resources: readonly string[] }
  >();
  for (const [action, set] of byAction) {
    const resources = [...set].sort();
    const group = byResources.get(resources.join('\n'));
    if (group === undefined) byResources.set(resources.join('\n'), { actions: [action], resources });
    else group.actions.push(action);
  }
  const groups = [...byResources.values()];
  GROUPS.set(uses, groups);
  return groups;
}

/** The uses that the documented statements do not already allow. */
function needed(
  actions: readonly string[],
  resources: readonly string[],
  documented: readonly PolicyStatement[],
): readonly Group[] {
  if (documented.length === 0) return [{ actions, resources }];
  return actions
    .map((action) => ({
      actions: [action],
      resources: resources.filter((resource) => !isAllowedBy(documented, action, resource)),
    }))
    .filter((group) => group.resources.length > 0);
}

/** Sorted, without duplicates and without what a wildcard among them covers. */
function withoutCovered(found: readonly string[]): readonly string[] {
  if (found.length === 1) return found;
  const each = [...new Set(found)].sort();
  const wide = each.filter((resource) => resource.includes('*'));
  return each.filter((resource) => !wide.some((other) => other !== resource && covers(other, resource)));
}

/** Whether the first pattern matches every resource of the second; only a wildcard covers a wildcard. */
function covers(pattern: string, other: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!other.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = other.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return other.length >= at && other.slice(at).endsWith(rest.at(-1) ?? '');
}

function isAllowedBy(statements: readonly PolicyStatement[], action: string, resource: string): boolean {
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      statement.Principal === '*' &&
      statement.Condition === undefined &&
      [statement.Action].flat().includes(action) &&
      ['*', resource].some((pattern) => [statement.Resource].flat().includes(pattern)),
  );
}
