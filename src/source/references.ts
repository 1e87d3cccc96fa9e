/** How things of a source name each other: ids, ARNs, names, references inside a template. */
import { parseArn } from './arn.ts';

/**
 * The form in which references to one thing are equal: `${Td}` and `${Td.Arn}` become `Td`, an address of Terraform
 * loses its index, an ARN of Amazon ECS its prefix, a task definition its revision.
 */
export function referenceKey(text: string): string {
  const inner = /^\$\{([^{}]+)\}$/.exec(text.trim())?.[1];
  if (inner === undefined) return nameIn(text.trim());
  if (/^(?:module|data|aws(?:cc)?_\w+)\./.test(inner)) return inner.replace(/\[[^\]]*\]/g, '');
  return inner.replace(/\..*$/, '');
}

/** Whether the text is a reference inside a template or a placeholder, and not a name that AWS knows. */
export function isInnerReference(text: string): boolean {
  return /^\$\{[^{}]+\}$/.test(text.trim());
}

function nameIn(text: string): string {
  const arn = parseArn(text);
  if (arn === undefined) return withoutRevision(text);
  if (arn.service !== 'ecs') return text;
  const [kind = '', ...rest] = arn.resource.split('/');
  const name = rest.at(-1) ?? '';
  return kind === 'task-definition' ? withoutRevision(name) : name;
}

function withoutRevision(name: string): string {
  return name.replace(/:(?:\d+|\$\{[^{}]*\})$/, '');
}
