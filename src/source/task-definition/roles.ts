/** Roles, accounts and the ARN of the task definition itself. */
import { isRegionId } from '../../core/index.ts';
import { isAccountId, parseArn } from '../arn.ts';
import type { Field } from '../field.ts';
import { hasPlaceholder, isStandIn, MASK } from '../placeholders.ts';
import type { Reading } from '../reading.ts';

/** What the roles and the ARN of a task definition say. */
export function readRoles(fields: Field, reading: Reading): void {
  readOwnArn(fields.get('taskDefinitionArn', 'arn'), reading);
  readExecutionRole(fields.get('executionRoleArn'), reading);
  const task = fields.get('taskRoleArn');
  const text = task.text();
  if (text === undefined) return;
  readRoleAccount(task, text, reading);
  task.note('role', 'The task role decides what your code may call; endpoints do not depend on it.');
}

function readOwnArn(field: Field, reading: Reading): void {
  const text = field.text();
  const arn = text === undefined ? undefined : parseArn(text);
  if (arn?.service !== 'ecs') return;
  if (isRegionId(arn.region))
    reading.claim('region', arn.region, field, 'the Region of the task definition itself', true);
  if (isAccountId(arn.account))
    reading.claim('accountId', arn.account, field, 'the account of the task definition itself');
}

function readExecutionRole(field: Field, reading: Reading): void {
  const text = field.text();
  if (text === undefined) return;
  readRoleAccount(field, text, reading);
  const role = roleIn(text);
  if (role === undefined) {
    reading.hint('taskExecutionRole', 'the task execution role is still a placeholder');
  } else if (role.path !== '') {
    reading.hint(
      'taskExecutionRole',
      `the task execution role has the path ${role.path}, which the name does not carry`,
    );
    field.note(
      'role',
      `The task execution role ${role.name} has the path ${role.path}: its name alone does not name it as a principal.`,
    );
  } else reading.claim('taskExecutionRole', role.name, field, 'the name in executionRoleArn');
}

function readRoleAccount(field: Field, text: string, reading: Reading): void {
  const account = parseArn(text)?.account;
  if (account !== undefined && isAccountId(account))
    reading.claim('accountId', account, field, 'the account of a role');
}

/** Name and path of a role; Amazon ECS takes the short name in place of the ARN. */
function roleIn(text: string): { readonly name: string; readonly path: string } | undefined {
  const resource = parseArn(text)?.resource;
  const named = resource === undefined ? text : /^role\/(.+)$/u.exec(resource)?.[1];
  if (named === undefined || named.includes(MASK) || hasPlaceholder(named) || isStandIn(named))
    return undefined;
  if (resource === undefined && (/arn/i.test(named) || /^[A-Z_]+$/.test(named))) return undefined;
  const cut = named.lastIndexOf('/');
  const [path, name] = [named.slice(0, cut + 1), named.slice(cut + 1)];
  return /^[\w+=.@-]{1,64}$/.test(name) ? { name, path } : undefined;
}
