/** What an endpoint policy, or a role, says about one action: the one judgement of the audit and the rehearsal. */
import type { Principal } from '../../core/calls/index.ts';
import {
  type ExistingEndpoint,
  type PolicyStatement,
  regionOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import {
  concernsSome,
  deniesSome,
  evaluatePolicy,
  isAwsBucket,
  isOfService,
  type KeyTest,
  knownValue,
  knowsNoResource,
  type PolicyRequest,
  patternsMeet,
  texts,
  variablesIn,
  withValues,
} from '../../policy/index.ts';
import { type AddressRange, coverage, rangesOf } from './ranges.ts';

export const ALLOW_EVERYTHING: PolicyStatement = {
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
};

/** One action on one resource, and all who make it. */
export interface PolicyCall {
  readonly action: string;
  readonly resource: string;
  readonly principals: readonly Principal[];
}

/** Where the policy stands. Empty ids: not known. */
export interface PolicyPlace {
  readonly endpointId: string;
  readonly vpcId: string;
  /** Account that owns the endpoint. */
  readonly accountId: string;
  readonly workload: WorkloadProfile;
  /** Addresses from which the calls come; empty: not known. */
  readonly callers: readonly AddressRange[];
  /** Whether `${…}` in the policy stands for a value. */
  readonly hasVariables: boolean;
}

/** Where the policy of an endpoint stands: in its own VPC, where that is told. */
export function policyPlaceOf(
  { id, vpcId: own, ownerId = '', policy }: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
  callers: readonly AddressRange[],
): PolicyPlace {
  return {
    endpointId: id,
    vpcId: own === '' ? (vpcId ?? workload.vpcId) : own,
    accountId: ownerId === '' ? workload.accountId : ownerId,
    workload,
    callers,
    hasVariables: policy.kind !== 'document' || policy.withoutVariables !== true,
  };
}

/** ARN of the VPC in which the endpoint stands; empty where account or VPC are not known. */
export function vpcArnOf({ vpcId, accountId, workload: { region } }: PolicyPlace): string {
  return vpcId === '' || accountId === ''
    ? ''
    : `arn:${regionOf(region).partition}:ec2:${region}:${accountId}:vpc/${vpcId}`;
}

/**
 * - `partly`: allowed, on some of the resources that the call may name.
 * - `conditional`: it depends on principals or conditions that were not given.
 * - `denied`: a Deny stops it; `refused`: nothing allows it.
 */
export type PolicyVerdict = 'allowed' | 'partly' | 'conditional' | 'denied' | 'refused';

/** Judges one call by the statements of a policy. */
export function judgeCall(
  statements: readonly PolicyStatement[],
  call: PolicyCall,
  place: PolicyPlace,
): PolicyVerdict {
  const request = requestOf(call, place);
  const relevant = withoutStrangers(statements, call.resource, place.workload);
  return judgeRequest(place.hasVariables ? withValues(relevant, request.context ?? {}) : relevant, request);
}

/** Judges a request of which everything that is known is given. */
export function judgeRequest(statements: readonly PolicyStatement[], request: PolicyRequest): PolicyVerdict {
  const verdict = evaluatePolicy(statements, request);
  if (verdict === 'allowed')
    return statements.some((statement) => deniesSome(statement, request)) ? 'partly' : verdict;
  if (verdict !== 'denied') return verdict;
  const denies = statements.filter(({ Effect }) => Effect === 'Deny');
  if (evaluatePolicy([ALLOW_EVERYTHING, ...denies], request) === 'denied') {
    const sure = statements.filter((statement) => !deniesOnlySome(statement, request));
    const without = sure.length === statements.length ? 'denied' : judgeRequest(sure, request);
    return without === 'allowed' ? 'partly' : without === 'refused' ? 'denied' : without;
  }
  const some = statements.some(
    (statement) => statement.Effect === 'Allow' && concernsSome(statement, request),
  );
  return some ? 'partly' : 'refused';
}

/** The role whose ARN is known: the task execution role, where only it makes the call; Amazon ECR's for layers. */
export function principalOf(
  { resource, principals }: PolicyCall,
  { accountId, taskExecutionRole, region }: WorkloadProfile,
): string | undefined {
  const { partition } = regionOf(region);
  if (isAwsBucket(resource))
    return principals.every((principal) => principal === 'ecr') ? signerOf(region) : undefined;
  if (accountId === '' || taskExecutionRole === '' || principals.length === 0) return undefined;
  return principals.every((principal) => principal === 'execution-role')
    ? `arn:${partition}:iam::${accountId}:role/${taskExecutionRole}`
    : undefined;
}

/** The role of Amazon ECR that signs the addresses of image layers; its account is not the customer's. */
function signerOf(region: WorkloadProfile['region']): string {
  return `arn:${regionOf(region).partition}:iam::000000000000:role/storage-access-role-prod-${region}`;
}

/**
 * Services whose requests have aws:SourceVpcArn and aws:VpceAccount; those of all others have neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const WITH_ENDPOINT_KEYS: readonly string[] = ['ecr', 'ecs', 'firehose', 'kms', 's3', 'servicediscovery'];

/** Of which VPC and account the endpoint is, where the service tells. */
function ofEndpoint(action: string, place: PolicyPlace) {
  if (!WITH_ENDPOINT_KEYS.includes(action.split(':')[0] ?? ''))
    return { 'aws:sourcevpcarn': null, 'aws:vpceaccount': null };
  const arn = vpcArnOf(place);
  return {
    ...(arn === '' ? {} : { 'aws:sourcevpcarn': arn }),
    ...(place.accountId === '' ? {} : { 'aws:vpceaccount': place.accountId }),
  };
}

/** Whether the blocks of a condition hold all callers, or none. */
const fromCallers =
  (callers: readonly AddressRange[]): KeyTest =>
  (operator, wanted) => {
    if (operator !== 'ipaddress') return undefined;
    const found = coverage(rangesOf(wanted, callers[0]?.version ?? 4), callers);
    return found === 'some' ? undefined : found === 'all';
  };

/** The condition keys of the statements that nobody told, as they are written there. */
export function openKeys(
  statements: readonly PolicyStatement[],
  calls: readonly PolicyCall[],
  place: PolicyPlace,
): readonly string[] {
  const known = calls.map((call) => requestOf(call, place).context ?? {});
  const variables = place.hasVariables
    ? variablesIn(JSON.stringify(statements)).filter((name) =>
        known.some((context) => knownValue(name, context) === undefined),
      )
    : [];
  const keys = statements.flatMap(({ Condition }) =>
    Object.entries(Condition ?? {}).flatMap(([operator, tests]) =>
      Object.entries(tests).flatMap(([key, wanted]) =>
        known.some((context) => isOpenKey(context, key.toLowerCase(), operator, texts(wanted))) ? [key] : [],
      ),
    ),
  );
  return [...new Set([...keys, ...variables])];
}

/** Whether nobody told the value, or some requests have another one than others. */
function isOpenKey(
  context: NonNullable<PolicyRequest['context']>,
  key: string,
  operator: string,
  wanted: readonly string[],
): boolean {
  const value = Object.hasOwn(context, key) ? context[key] : undefined;
  if (typeof value !== 'function') return value === undefined;
  return value(operator.toLowerCase().replace('not', ''), wanted) === undefined;
}

/** What is known of every such request: keys of AWS's own principals and buckets never equal the customer's. */
function requestOf(call: PolicyCall, place: PolicyPlace): PolicyRequest {
  const { endpointId, vpcId, workload, callers } = place;
  const { action, resource } = call;
  const principal = principalOf(call, workload);
  const context = {
    'aws:securetransport': 'true',
    'aws:requestedregion': workload.region,
    'aws:sourcevpce': endpointId,
    'aws:viaawsservice': 'false',
    'aws:principalisawsservice': 'false',
    // Requests through an endpoint have aws:VpcSourceIp in its place.
    'aws:sourceip': null,
    ...(callers.length === 0 ? {} : { 'aws:vpcsourceip': fromCallers(callers) }),
    ...(vpcId === '' ? {} : { 'aws:sourcevpc': vpcId }),
    ...ofEndpoint(action, place),
    ...(isAwsBucket(resource) ? ofAws(workload) : ofAccount(resource, workload, principal)),
  };
  return { action, resource, context, ...(principal === undefined ? {} : { principal }) };
}

const ofAws = ({ region }: WorkloadProfile) => ({
  'aws:principalaccount': 'AWS',
  'aws:principalarn': signerOf(region),
  'aws:principalorgid': 'AWS',
  'aws:principalorgpaths': 'AWS',
  'aws:resourceaccount': 'AWS',
  'aws:resourceorgid': 'AWS',
  'aws:resourceorgpaths': 'AWS',
  's3:resourceaccount': 'AWS',
});

const ofAccount = (
  resource: string,
  { accountId, crossAccountData }: WorkloadProfile,
  role: string | undefined,
) =>
  accountId === ''
    ? {}
    : {
        'aws:principalaccount': accountId,
        ...(resource.includes(':s3:::') && !crossAccountData ? { 'aws:resourceaccount': accountId } : {}),
        ...(role === undefined ? {} : { 'aws:principalarn': role }),
      };

/** The statements without principals of other accounts, which are never those of the tasks. */
function withoutStrangers(
  statements: readonly PolicyStatement[],
  resource: string,
  { accountId }: WorkloadProfile,
): readonly PolicyStatement[] {
  const isStranger = (pattern: string): boolean => {
    const account = /^(?:arn:[^:]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(pattern)?.[1];
    return account !== undefined && (isAwsBucket(resource) || (accountId !== '' && account !== accountId));
  };
  return statements.map((statement) => {
    const { Principal } = statement;
    if (typeof Principal !== 'object' || Principal === null) return statement;
    const named = texts(Principal.AWS);
    const kept = named.filter((pattern) => !isStranger(pattern));
    return kept.length === named.length ? statement : { ...statement, Principal: { AWS: kept } };
  });
}

/** Whether a Deny spares some of the resources of the call, which its NotResource names. */
function deniesOnlySome(
  { Effect, NotResource }: PolicyStatement & { readonly NotResource?: unknown },
  { action, resource }: PolicyRequest,
): boolean {
  return (
    Effect === 'Deny' &&
    !knowsNoResource(action) &&
    texts(NotResource).some((pattern) => patternsMeet(pattern, resource) && isOfService(pattern, action))
  );
}

/** Allows everything to everybody, without conditions. */
export function isOpen({ Effect, Principal, Condition, Action, Resource }: PolicyStatement): boolean {
  const everybody =
    Principal === '*' || texts((Principal as { readonly AWS?: unknown } | undefined)?.AWS).includes('*');
  return (
    Effect === 'Allow' &&
    everybody &&
    Condition === undefined &&
    texts(Action).includes('*') &&
    texts(Resource).includes('*')
  );
}
