import { type Assumption, assumedFirst, type QuestionId, questionOf } from '../../core/index.ts';

/**
 * The essential questions that still decide about a workload, the weightiest first; the internet gateway stands beside the way to
 * the internet.
 */
export function essentialInOrder(
  assumed: readonly Assumption[],
  name: string | undefined,
): readonly QuestionId[] {
  const found = assumedFirst(assumed)
    .filter(({ workload }) => workload === undefined || workload === name)
    .map(({ question }) => question)
    .filter((id) => questionOf(id).essential);
  if (!found.includes('egress') || !found.includes('internetGateway')) return found;
  return found
    .filter((id) => id !== 'internetGateway')
    .flatMap((id) => (id === 'egress' ? [id, 'internetGateway' as const] : [id]));
}
