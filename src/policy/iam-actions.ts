/**
 * Names of IAM actions and condition keys, by endpoint service. The data are a dated slice of AWS's service
 * authorization reference (https://docs.aws.amazon.com/service-authorization/latest/reference/), written by
 * `npm run refresh`.
 */
import { iamPrefixOf, SERVICE_IDS, type ServiceId } from '../core/index.ts';
import data from './iam-actions.json';
import { matchesPattern } from './policy-evaluation.ts';

/** The IAM service prefix of the calls that go through each endpoint service. */
export const IAM_PREFIX = Object.fromEntries(SERVICE_IDS.map((id) => [id, iamPrefixOf(id)])) as {
  readonly [S in ServiceId]: keyof typeof data.services;
};

/** The day on which the list of names was current (ISO 8601). */
export const IAM_NAMES_DATE = data.date;

const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

const actions = new Map<string, readonly string[]>();

/** Every action of a service, such as `ecr:BatchGetImage`. */
export function actionsOf(service: ServiceId): readonly string[] {
  const prefix = IAM_PREFIX[service];
  const known = actions.get(prefix) ?? readActions(prefix);
  actions.set(prefix, known);
  return known;
}

function readActions(prefix: keyof typeof data.services): readonly string[] {
  const verbs: { readonly [verb: string]: string } = data.services[prefix].actions;
  return Object.entries(verbs)
    .flatMap(([verb, rests]) => rests.split(' ').map((rest) => `${prefix}:${verb}${rest}`))
    .sort();
}

/** The service's own condition keys, then the global ones. */
export function conditionKeysOf(service: ServiceId): readonly string[] {
  const prefix = IAM_PREFIX[service];
  return [...words(data.services[prefix].keys).map((key) => `${prefix}:${key}`), ...words(data.globalKeys)];
}

/** Judges an action, possibly with wildcards, in the policy of this service's endpoint. */
export function judgeAction(pattern: string, service: ServiceId): 'known' | 'unknown' | 'other-service' {
  if (pattern === '*') return 'known';
  const wanted = pattern.toLowerCase();
  const prefix = IAM_PREFIX[service];
  if (!wanted.startsWith(`${prefix}:`)) return 'other-service';
  return actionsOf(service).some((action) => matchesPattern(wanted, action.toLowerCase()))
    ? 'known'
    : 'unknown';
}
