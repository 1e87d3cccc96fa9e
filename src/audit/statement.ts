/** Rule and values → statement. */
import { citationOf, isReference, listed as listOf } from '../core/index.ts';
import { type AuditRuleId, auditRule } from './audit-rules.ts';
import { type CommandContext, commandsOf, type Operation } from './operations.ts';
import type { AuditStatement } from './verdict.ts';

export interface Values {
  readonly [word: string]: string;
}

/** States a rule: fills its words and makes its commands. */
export function state(
  rule: AuditRuleId,
  values: Values,
  context: CommandContext,
  operations: readonly Operation[] = [],
): AuditStatement {
  const { cites, inTemplate: other, ...usual } = auditRule(rule);
  const { text = usual.text, fix } = (context.origin === 'template' ? other : undefined) ?? usual;
  const inTemplate = [...new Set(operations.flatMap(referencesIn))];
  const possible = operations.filter((operation) => referencesIn(operation).length === 0);
  return {
    rule,
    text: fill(text, values),
    fix: [fill(fix, values), ...inTemplate.map((address) => `Change ${address} in the template.`)]
      .filter((part) => part !== '')
      .join(' '),
    commands: possible.flatMap((operation) => commandsOf(operation, context)),
    citations: cites.map(citationOf) as unknown as AuditStatement['citations'],
    operations: possible,
  };
}

/** The parts of a template that an operation would change: no command can name them. */
function referencesIn(operation: Operation): readonly string[] {
  const ids = [
    ...('id' in operation ? [operation.id] : []),
    ...('securityGroupId' in operation ? [operation.securityGroupId] : []),
    ...('aclId' in operation ? [operation.aclId] : []),
    ...('destinations' in operation
      ? operation.destinations.flatMap((to) => (to.kind === 'prefix-list' ? [to.prefixListId] : []))
      : []),
    ...('subnetIds' in operation ? operation.subnetIds : []),
    ...('routeTableIds' in operation ? operation.routeTableIds : []),
    ...('from' in operation && operation.from.groupId !== undefined ? [operation.from.groupId] : []),
  ];
  const found = ids.filter(isReference).map((id) => id.slice(1));
  return found.slice(0, 1);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) =>
    Object.hasOwn(values, word) ? (values[word] ?? whole) : whole,
  );
}

/** `a`, `a and b`, `a, b and c`; of many the first and how many more. */
export function listed(items: readonly string[], most = 6): string {
  return listOf(items, most);
}
