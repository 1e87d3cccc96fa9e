/** A plan in a few words. */
import {
  type FindingText,
  includedEndpoints,
  type Plan,
  type Reading,
  regionOf,
  settledFindings,
  sumOfCosts,
  topologyOf,
} from '../../core/index.ts';
import { costInWords, counted } from '../first/money.ts';

/** `AWS Fargate in Europe (Ireland), 5 endpoints`. */
export function planTitle(plan: Plan): string {
  return `${callersOf(plan)} in ${regionOf(plan.workload.region).name}, ${counted(includedEndpoints(plan).length, 'endpoint')}`;
}

function callersOf(plan: Plan): string {
  return plan.workloads.length > 1 ? counted(plan.workloads.length, 'workload') : topologyOf(plan).callers;
}

/**
 * The result as a sentence: what the exports create, for whom, where, at what price. It says that they keep the tasks working only
 * where tasks need them, and neither the plan, nor what was read, nor a pasted error, nor the check of a VPC knows of anything that
 * stops them, not even with what is assumed, and the link was understood (else `isInDoubt`).
 */
export function headline(plan: Plan, reading?: Reading, isInDoubt = false): string {
  const endpoints = includedEndpoints(plan);
  const where = regionOf(plan.workload.region).name;
  const found = [...plan.findings, ...foundIn(reading, plan)];
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const isSupposed = found.some(({ assumed }) => assumed !== undefined);
  if (endpoints.length === 0) {
    const besides = errors === 0 ? '' : `; ${counted(errors, 'problem')} to solve`;
    return `No endpoint is ${plan.endpoints.length === 0 ? 'needed' : 'exported'} for ${callersOf(plan)} in ${where}${besides}`;
  }
  const callers =
    plan.workloads.length > 1
      ? `${counted(plan.workloads.length, 'workload')}`
      : `your ${topologyOf(plan).callers} tasks`;
  const { sharedByVpcs } = plan.workload;
  const shared = sharedByVpcs > 1 ? `, shared by ${sharedByVpcs} VPCs` : '';
  const price = `${costInWords(sumOfCosts(endpoints))} a month${shared}`;
  if (errors > 0)
    return `${counted(endpoints.length, 'endpoint')} for ${callers} in ${where}, and ${counted(errors, 'problem')} to solve first: ${price}`;
  if (isInDoubt || isSupposed)
    return `${counted(endpoints.length, 'endpoint')} for ${callers} in ${where}: ${price}`;
  return endpoints.some(({ need }) => need === 'required')
    ? `${counted(endpoints.length, 'endpoint keeps', 'endpoints keep')} ${callers} in ${where} working: ${price}`
    : `${counted(endpoints.length, 'endpoint')} for ${callers} in ${where}, ${endpoints.length === 1 ? 'not' : 'none of them'} required: ${price}`;
}

/** The findings of what was read, each with the severity that it has in this plan. */
export function foundIn(reading: Reading | undefined, plan: Plan): readonly FindingText[] {
  const parts = reading === undefined ? [] : [reading.vpc, ...reading.workloads];
  return settledFindings(
    parts.flatMap(({ findings }) => findings),
    plan,
  );
}
