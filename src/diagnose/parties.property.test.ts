/** No sentence of any answer to a kept text speaks of a task, its roles or a container that its text does not have. */
import { describe, expect, test } from 'vitest';
import { oneIn } from '../testing/whole.ts';
import { ALL_CASES, diagnosed } from './cases/all.ts';
import { PATTERN_CASES } from './cases/patterns.ts';
import { type Parties, partiesIn } from './parties.ts';

const TEXTS = [
  ...oneIn(2, ALL_CASES).map(({ text }) => text),
  ...Object.values(PATTERN_CASES).map(({ hit }) => hit),
];

/** What an answer says of somebody who is not known to be of Amazon ECS: headings, causes, cures and checks. */
function saidOfOthers(text: string): readonly string[] {
  const { diagnoses, errors } = diagnosed(text);
  const isOfOthers = diagnoses.map(
    ({ text: said }) => !/Amazon ECS (?!API|agent|telemetry)|container instance/.test(said),
  );
  return [
    ...diagnoses
      .filter((_, index) => isOfOthers[index])
      .flatMap(({ heading, text: said, fix }) => [heading, said, ...fix]),
    ...errors
      .filter(({ diagnoses: of }) => of.every((index) => isOfOthers[index]))
      .flatMap(({ next }) => next?.text ?? []),
  ];
}

/** Who occurs in each text, and the sentences of its answers. */
const READ = TEXTS.map((text) => ({
  parties: partiesIn(text),
  sentences: saidOfOthers(text).flatMap((one) => one.split(/(?<=[.?!]) /)),
}));

/** The sentences of the answers to texts in which nobody of some kind occurs. */
const sentencesOf = (kind: keyof Parties): readonly string[] =>
  READ.filter(({ parties }) => !parties[kind]).flatMap(({ sentences }) => sentences);

/** It says itself for whom it holds. */
const SAYS_FOR_WHOM =
  /\bif\b|\bwhere\b|\bwhether\b|\bin (?:a|one) (?:task|container|pod)\b|on (?:a )?container instances?|\ba task\b|one task|Amazon \w+:|Fargate|ECS|Instance: |instance: |deployment|Auto Scaling|definition|AWS Batch|its tasks|\bno task\b|whatever|tasks? (?:start|stop|in other)/i;

describe('where a kept text has none', () => {
  test.each([
    ['task', /\bthe tasks?\b|\btask (?:execution )?role\b/],
    ['container', /\bthe container\b(?! (?:runtime|instance|definition))/],
  ] as const)('no sentence speaks of its %s', (kind, words) => {
    expect(sentencesOf(kind).filter((one) => words.test(one) && !SAYS_FOR_WHOM.test(one))).toEqual([]);
  });
});
