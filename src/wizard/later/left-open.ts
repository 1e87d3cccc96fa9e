/** What is still open about the plan as it is answered now. */
import { leftOpen, type OpenQuestion, type Reading, sharedInDoubt } from '../../core/index.ts';
import type { Snapshot } from '../state/store.ts';

/**
 * The questions whose answer was read in doubt, with what the text says of them if it is still there, and those that a text
 * leaves without an answer. A question that somebody answers is open no more.
 */
export function stillOpen(
  reading: Reading | undefined,
  { vpc, open, workloads }: Pick<Snapshot, 'vpc' | 'open' | 'workloads'>,
): readonly OpenQuestion[] {
  const about = (part: Snapshot['workloads'][number], said: readonly OpenQuestion[], workload?: string) => {
    const { answers, open: marks = [] } = part;
    const told = said
      .filter(({ question }) => answers[question] === undefined || marks.includes(question))
      .map(({ workload: _, ...one }) => (workload === undefined ? one : { ...one, workload }));
    const untold = marks.filter((id) => !told.some(({ question }) => question === id));
    return [...told, ...untold.map((id) => sharedInDoubt(id, workload))];
  };
  const saidOf = (name: string): readonly OpenQuestion[] => {
    const [only, ...others] = reading?.workloads ?? [];
    const own = others.length === 0 ? only : reading?.workloads.find((other) => other.name === name);
    return own === undefined || (name !== '' && name !== own.name) ? [] : leftOpen(own);
  };
  return [
    ...about({ name: '', answers: vpc, open }, reading === undefined ? [] : leftOpen(reading.vpc)),
    ...workloads.flatMap((workload) => about(workload, saidOf(workload.name), workload.name)),
  ];
}
