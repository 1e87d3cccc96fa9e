/** Roles, accounts and the ARN of the task definition itself. */
import { isRegionId } from '../../core/index.ts';
import { isAccountId, parseArn } from '../arn.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { hasPlaceholder, isStandIn, MASK } from '../placeholders.ts';

/** What the roles and the ARN of a task definition say. */
export function readRoles(fields: Field, gathering: Gathering): void {
  readOwnArn(fields.get('taskDefinitionArn', 'arn'), gathering);
  readExecutionRole(fields.get('executionRoleArn'), gathering);
  const task = fields.get('taskRoleArn');
  const text = task.text();
  if (text === undefined) return;
  readRoleAccount(task, text, gathering);
  task.note('role', 'The task role decides what your code may call; endpoints do not depend on it.');
}

function readOwnArn(field: Field, gathering: Gathering): void {
  const text = field.text();
  const arn = text === undefined ? undefined : parseArn(text);
  if (arn?.service !== 'ecs') return;
  if (isRegionId(arn.region))
    gathering.claim('region', arn.region, field, 'the Region of the task definition itself', 'arn');
  if (isAccountId(arn.account))
    gathering.claim('accountId', arn.account, field, 'the account of the task definition itself', 'arn');
}

function readExecutionRole(field: Field, gathering: Gathering): void {
  const text = field.text();
  if (text === undefined) return;
  readRoleAccount(field, text, gathering);
  const role = roleIn(text);
  if (role === undefined) {
    gathering.hint('taskExecutionRole', 'the task execution role is still a placeholder');
  } else if (role.path !== '') {
    gathering.hint(
      'taskExecutionRole',
      `the task execution role has the path ${role.path}, which the name does not carry`,
    );
    field.note(
      'role',
      `The task execution role ${role.name} has the path ${role.path}: its name alone does not name it as a principal.`,
    );
  } else gathering.claim('taskExecutionRole', role.name, field, 'the name in executionRoleArn');
}

function readRoleAccount(field: Field, text: string, gathering: Gathering): void {
  const account = parseArn(text)?.account;
  if (account !== undefined && isAccountId(account))
    gathering.claim('accountId', account, field, 'the account of a role', 'arn');
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
