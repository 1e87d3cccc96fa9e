/** What an endpoint policy, or a role, says about one action: the one judgement of the audit and the rehearsal. */
import type { Principal } from '../../core/calls/index.ts';
import {
  type ExistingEndpoint,
  type PolicyStatement,
  regionOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { evaluatePolicy, type PolicyRequest } from '../../policy/index.ts';
import { isAwsBucket, knowsNoResource } from '../calls.ts';
import { patternsMeet } from '../patterns.ts';

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
  readonly workload: WorkloadProfile;
}

/** Where the policy of an endpoint stands: in its own VPC, where that is told. */
export function policyPlaceOf(
  { id, vpcId: own }: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
): PolicyPlace {
  return { endpointId: id, vpcId: own === '' ? (vpcId ?? workload.vpcId) : own, workload };
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
  const relevant = withoutStrangers(statements, call.resource, place.workload);
  return judgeRequest(relevant, requestOf(call, place));
}

/** Judges a request of which everything that is known is given. */
export function judgeRequest(statements: readonly PolicyStatement[], request: PolicyRequest): PolicyVerdict {
  const verdict = evaluatePolicy(statements, request);
  if (verdict !== 'denied') return verdict;
  const denies = statements.filter(({ Effect }) => Effect === 'Deny');
  if (evaluatePolicy([ALLOW_EVERYTHING, ...denies], request) === 'denied') return 'denied';
  const some = statements.some((statement) => statement.Effect === 'Allow' && allowsSome(statement, request));
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

/** What is known of every such request: keys of AWS's own principals and buckets never equal the customer's. */
function requestOf(call: PolicyCall, { endpointId, vpcId, workload }: PolicyPlace): PolicyRequest {
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
    ...(vpcId === '' ? {} : { 'aws:sourcevpc': vpcId }),
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

/** Whether the statement allows the action, as far as conditions tell, on some of the resources of the call. */
function allowsSome(statement: PolicyStatement, request: PolicyRequest): boolean {
  const { action, resource } = request;
  if (knowsNoResource(action)) return false;
  const meets = texts(statement.Resource).some(
    (pattern) => patternsMeet(pattern, resource) && !(isAwsBucket(pattern) && !isAwsBucket(resource)),
  );
  return meets && evaluatePolicy([{ ...statement, Resource: '*' }], request) !== 'denied';
}

/** The texts of a member of a statement, which may be one or a list. */
export function texts(value: unknown): readonly string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string');
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
