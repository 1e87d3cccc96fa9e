/** A plan in a few words. */
import { includedEndpoints, type Plan, regionOf, sumOfCosts, topologyOf } from '../../core/index.ts';
import { costInWords, counted } from '../first/money.ts';

/** `AWS Fargate in Europe (Ireland), 5 endpoints`. */
export function planTitle(plan: Plan): string {
  return `${callersOf(plan)} in ${regionOf(plan.workload.region).name}, ${counted(includedEndpoints(plan).length, 'endpoint')}`;
}

function callersOf(plan: Plan): string {
  return plan.workloads.length > 1 ? counted(plan.workloads.length, 'workload') : topologyOf(plan).callers;
}

/**
 * The result as a sentence: what the exports create, for whom, where, at what price. It says that they work only where the plan
 * knows of nothing that stops them.
 */
export function headline(plan: Plan): string {
  const endpoints = includedEndpoints(plan);
  const where = regionOf(plan.workload.region).name;
  if (endpoints.length === 0)
    return `No endpoint is ${plan.endpoints.length === 0 ? 'needed' : 'exported'} for ${callersOf(plan)} in ${where}`;
  const callers =
    plan.workloads.length > 1
      ? `${counted(plan.workloads.length, 'workload')}`
      : `your ${topologyOf(plan).callers} tasks`;
  const { sharedByVpcs } = plan.workload;
  const shared = sharedByVpcs > 1 ? `, shared by ${sharedByVpcs} VPCs` : '';
  const price = `${costInWords(sumOfCosts(endpoints))} a month${shared}`;
  const errors = plan.findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0
    ? `${counted(endpoints.length, 'endpoint keeps', 'endpoints keep')} ${callers} in ${where} working: ${price}`
    : `${counted(endpoints.length, 'endpoint')} for ${callers} in ${where}, and ${counted(errors, 'problem')} to solve first: ${price}`;
}
