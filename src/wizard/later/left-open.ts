/** What the texts that were pasted leave open about the plan as it is answered now. */
import {
  type Answers,
  type Evidenced,
  leftOpen,
  type NamedAnswers,
  type OpenQuestion,
  type QuestionId,
  type Reading,
} from '../../core/index.ts';

/** A question that somebody answered otherwise than a text did is open no more. */
export function stillOpen(
  reading: Reading | undefined,
  vpc: Answers,
  workloads: readonly NamedAnswers[],
): readonly OpenQuestion[] {
  if (reading === undefined) return [];
  const open = (part: Reading['vpc'], answers: Answers, workload?: string): readonly OpenQuestion[] =>
    leftOpen(part)
      .filter(({ question }) => `${answers[question]}` === `${part.answers[question]}`)
      .map(({ workload: _, ...one }) => (workload === undefined ? one : { ...one, workload }));
  return [
    ...open(reading.vpc, vpc),
    ...workloads.flatMap(({ name, answers }) => {
      const [only, ...others] = reading.workloads;
      const own = others.length === 0 ? only : reading.workloads.find((other) => other.name === name);
      return own === undefined || (name !== '' && name !== own.name) ? [] : open(own, answers, name);
    }),
  ];
}

/** The reading after somebody confirmed what it took in doubt. */
export function withoutDoubt(reading: Reading, question: QuestionId, workload: string | undefined): Reading {
  const settled = <P extends Evidenced>(part: P): P => ({
    ...part,
    undetermined: part.undetermined.filter((open) => open.question !== question),
    derived: part.derived.filter((claim) => claim.question !== question || claim.evidence !== 'inferred'),
  });
  if (workload === undefined) return { ...reading, vpc: settled(reading.vpc) };
  const isMeant = (name: string): boolean =>
    workload === '' || reading.workloads.length === 1 || name === workload;
  return {
    ...reading,
    workloads: reading.workloads.map((part) => (isMeant(part.name) ? settled(part) : part)),
  };
}
