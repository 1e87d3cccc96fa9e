/** Cases of every rule, required by type: a rule without both kinds of case does not compile. */
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../core/presets.ts';
import { isAsked, toProfile } from '../core/profile.ts';
import type { Answers, QuestionId } from '../core/questions.ts';
import { conflictsIn } from '../core/read-answers.ts';
import type { Rule } from '../core/rule.ts';

type Cases = readonly [Answers, ...Answers[]];

/** Where a rule fires and where it is silent; a rule whose statement holds for every workload says so. */
interface RuleCases {
  readonly fires: Cases;
  readonly silent: Cases | 'never';
}

/** Tests that each rule of a topic fires and is silent where its documentation says. */
export function testRules<const Rules extends readonly Rule[]>(
  topic: string,
  rules: Rules,
  cases: { readonly [Id in Rules[number]['id']]: RuleCases },
): void {
  describe(`rules about ${topic}`, () => {
    test.each(rules.map((rule) => [rule.id, rule] as const))(
      '%s fires and is silent where it should',
      (id, rule) => {
        const { fires, silent } = cases[id as Rules[number]['id']];
        for (const answers of fires)
          expect(rule.when(reachable(answers)), JSON.stringify(answers)).toBe(true);
        if (silent === 'never') {
          for (const { answers } of PRESETS)
            expect(rule.when(toProfile(answers)), JSON.stringify(answers)).toBe(true);
        } else {
          for (const answers of silent)
            expect(rule.when(reachable(answers)), JSON.stringify(answers)).toBe(false);
        }
      },
    );
  });
}

/** The profile of a case, which must be one that somebody can answer: nothing refused, nothing that is not asked. */
function reachable(answers: Answers): ReturnType<typeof toProfile> {
  const workload = toProfile(answers);
  expect(conflictsIn(answers)).toEqual([]);
  expect(Object.keys(answers).filter((id) => !isAsked(workload, id as QuestionId))).toEqual([]);
  return workload;
}
