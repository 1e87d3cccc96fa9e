/**
 * Every call of a workload, in the order of a start. Knowledge as data, from the documentation, the sources of the agent
 * and recorded outputs; a test compares it with the fact base row by row.
 */

import { partitionOf, regionOf } from '../regions.ts';
import { platformTakesFips } from '../rules/predicates.ts';
import { hasFipsVariant, privateDnsNames } from '../services.ts';
import { SOME_ACCOUNT } from '../some-account.ts';
import { fillWords } from '../words.ts';
import { type Call, type CallerProfile, type CallKind, PHASES } from './call.ts';
import { INSTANCE_CALLS } from './instances.ts';
import { RUNNING_CALLS } from './running.ts';
import { START_CALLS } from './start.ts';

export { type Call, type CallerProfile, isFatal, PHASES, type Principal, type Via } from './call.ts';

const KINDS: readonly CallKind[] = [...INSTANCE_CALLS, ...START_CALLS, ...RUNNING_CALLS].sort(
  (a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase),
);

/** What this workload calls from start to run, in order. Pure; the same profile gives the same calls. */
export function callsOf(workload: CallerProfile): readonly Call[] {
  const kinds = KINDS.filter(
    (kind) =>
      kind.when(workload) && (kind.service !== 'ec2messages' || regionOf(workload.region).hasEc2messages),
  );
  return kinds.map((kind) => toCall(kind, kinds, workload));
}

function toCall(kind: CallKind, all: readonly CallKind[], w: CallerProfile): Call {
  const { id, phase, service, port = 443, actions = [], resource = '*', cites } = kind;
  return {
    id,
    phase,
    actor: settle(kind.actor, w),
    via: settle(kind.via, w),
    service,
    host: hostOf(kind, all, w),
    port,
    actions,
    resource: fillWords(resource, w),
    principal: settle(kind.principal, w),
    fatal: settle(kind.fatal, w),
    cites,
  };
}

function settle<T extends string>(value: T | ((w: CallerProfile) => T), w: CallerProfile): T {
  return typeof value === 'function' ? value(w) : value;
}

/** The host of the service in this Region: the FIPS host where the caller can be told to use it. */
function hostOf(kind: CallKind, all: readonly CallKind[], w: CallerProfile): string {
  const { service, label = '', host = '' } = kind;
  const suffix = partitionOf(w.region).dnsSuffix;
  if (service === undefined) return fillWords(host, w);
  if (service === 'dynamodb') return `dynamodb.${w.region}.${suffix}`;
  const names = privateDnsNames(
    service,
    w.region,
    'Interface',
    takesFips(kind, all, w) ? 'fips' : 'standard',
  );
  const name = names.find((pattern) => pattern.startsWith('*.') === (label !== '')) ?? names[0] ?? '';
  return name.replace('*', fillLabel(label, w));
}

function fillLabel(label: string, w: CallerProfile): string {
  return fillWords(label, w).replace('{accountId}', w.accountId === '' ? SOME_ACCOUNT : w.accountId);
}

/** Decides as the planner does: the platform cannot be told, but the application can, if nobody else uses the endpoint. */
function takesFips({ service }: CallKind, all: readonly CallKind[], w: CallerProfile): boolean {
  if (!w.fips || service === undefined || !hasFipsVariant(service, w.region)) return false;
  if (service === 's3' && w.launchType !== 'EXTERNAL') return false;
  // The planner offers kms for keys of secrets as well.
  if (service === 'kms' && w.customerManagedKey && !platformTakesFips(w)) return false;
  return (
    platformTakesFips(w) ||
    all.every(
      (other) => other.service !== service || other.phase === 'application' || other.id === 'guardduty.data',
    )
  );
}
