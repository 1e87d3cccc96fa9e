/** Endpoint policies as bash functions that print them. */

import { underscored } from '../../change/names.ts';
import { type FilledPlaceholder, partsOf } from '../../change/policy-template.ts';
import { endpointsOf, type ResourceGraph } from '../../change/resources.ts';
import type { PolicyDocument } from '../../core/index.ts';
import { asciiJson, hereText } from './shell.ts';

const VARIABLES: { readonly [P in FilledPlaceholder]: string } = {
  AccountId: 'ACCOUNT_ID',
  TaskExecutionRole: 'TASK_EXECUTION_ROLE',
  VpcId: 'VPC_ID',
};

/** The call that prints the policy of a service, or an empty word when AWS's default applies. */
export function policyWord(service: string, policy: PolicyDocument | undefined): string {
  return policy === undefined ? "''" : `"$(policy_${underscored(service)})"`;
}

/** One function for each policy of the graph. */
export function policyFunctions(graph: ResourceGraph): readonly string[] {
  return endpointsOf(graph).flatMap(({ service, policy }) =>
    policy === undefined ? [] : [policyFunction(service, policy)],
  );
}

function policyFunction(service: string, policy: PolicyDocument): string {
  const json = asciiJson(policy, 2);
  const parts = partsOf(json);
  const open = parts.some((part) => 'fill' in part);
  const body = open
    ? parts.map((part) => ('text' in part ? hereText(part.text) : `\${${VARIABLES[part.fill]}}`)).join('')
    : json;
  return `policy_${underscored(service)}() {\n  cat <<${open ? 'JSON' : "'JSON'"}\n${body}\nJSON\n}`;
}
