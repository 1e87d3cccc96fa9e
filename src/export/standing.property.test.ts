import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternativesTo } from '../core/alternatives.ts';
import { answerText, type OpenQuestion } from '../core/index.ts';
import { planVpc } from '../core/planner.ts';
import { isAsked } from '../core/profile.ts';
import { type Answers, isVpcQuestion, QUESTION_IDS, type QuestionId, questionOf } from '../core/questions.ts';
import { sensitivity } from '../core/sensitivity.ts';
import { anyAnswers } from '../testing/arbitrary.ts';
import { contextOf, exportPlan } from '../testing/conformance-entry.ts';

/** Answers, and which of them, or of the others, a source leaves open. */
const someCase = fc.record({
  all: anyAnswers,
  kept: fc.subarray([...QUESTION_IDS]),
  open: fc.subarray([...QUESTION_IDS], { maxLength: 4 }),
});

/** The head speaks of the hub first: no room is left for a paragraph as long as that of this doubt. */
const HUB_AND_LONG_DOUBT: { all: Answers; kept: QuestionId[]; open: QuestionId[] } = {
  all: {
    endpointPlacement: 'central-vpc',
    surroundings: ['registry-features', 'lattice', 'app-mesh', 'databases', 'file-systems'],
  },
  kept: ['endpointPlacement', 'surroundings'],
  open: ['surroundings'],
};

interface Document {
  readonly assumptions: readonly { readonly question: QuestionId; readonly text: string }[];
  readonly notNeeded: readonly {
    readonly service: string;
    readonly because: readonly { readonly text: string }[];
  }[];
}

/** Everything as the command line puts it together, with one unnamed workload. */
function exported(answers: Answers, ids: readonly QuestionId[]) {
  const open = ids.map(
    (question): OpenQuestion => ({
      question,
      ...(isVpcQuestion(question) ? {} : { workload: '' }),
      text: 'It is open.',
      because: `A placeholder stands for ${question}.`,
    }),
  );
  const assumptions = sensitivity(answers, [{ name: '', answers }], {}, open);
  const context = { ...contextOf(answers), assumptions };
  return { context, document: JSON.parse(exportPlan('json', context)) as Document };
}

const plain = (text: string): string => text.replace(/\n(?:#|\/\/) +/g, ' ').replaceAll('\\', '');

describe('an answer that was read in doubt', () => {
  test('is an assumption with what would change, in every format', () => {
    fc.assert(
      fc.property(someCase, ({ all, kept, open }) => {
        const answers = Object.fromEntries(
          Object.entries(all).filter(([id]) => kept.includes(id as QuestionId)),
        ) as Answers;
        const plan = planVpc(answers, [{ name: '', answers }]);
        const { context, document } = exported(answers, open);
        const endpoints = (value: unknown, id: QuestionId) => {
          const other = { ...answers, [id]: value } as Answers;
          return planVpc(other, [{ name: '', answers: other }]).endpoints.map(({ service }) => service);
        };
        const own = plan.endpoints.map(({ service }) => service);
        const telling = open.filter(
          (id) =>
            isAsked(plan.workload, id) &&
            alternativesTo(id, plan.workload).some((value) => `${endpoints(value, id)}` !== `${own}`),
        );
        for (const id of telling) {
          const said = document.assumptions.find(({ question }) => question === id);
          const words = `${questionOf(id).label}: ${answerText(id, plan.workload[id])} is assumed; if `;
          expect(said?.text).toContain(words);
          expect(said?.text).toContain(`A placeholder stands for ${id}.`);
          expect(plain(exportPlan('markdown', context))).toContain(plain(words));
        }
        const doubts = document.assumptions.filter(({ text }) => text.includes('A placeholder stands for '));
        for (const format of ['cloudformation', 'terraform', 'cli', 'cdk'] as const) {
          const text = plain(exportPlan(format, context));
          const missing = doubts.filter(
            ({ question: id }) =>
              !text.includes(`${questionOf(id).label}: ${answerText(id, plan.workload[id])}`),
          );
          expect([format, missing]).toEqual([format, []]);
        }
      }),
      { numRuns: 12, examples: [[HUB_AND_LONG_DOUBT]] },
    );
  });
});

describe('why a service is not needed', () => {
  test('is said with the assumption wherever an open question would add it', () => {
    fc.assert(
      fc.property(someCase, ({ all, kept, open }) => {
        const answers = Object.fromEntries(
          Object.entries(all).filter(([id]) => kept.includes(id as QuestionId)),
        ) as Answers;
        const { workload } = planVpc(answers, [{ name: '', answers }]);
        const { context, document } = exported(answers, open);
        const runbook = exportPlan('markdown', context);
        const undecided = QUESTION_IDS.filter(
          (id) => (answers[id] === undefined || open.includes(id)) && isAsked(workload, id),
        );
        const added = new Set(
          undecided.flatMap((id) =>
            alternativesTo(id, workload).flatMap((value) => {
              const other = { ...answers, [id]: value } as Answers;
              return planVpc(other, [{ name: '', answers: other }]).endpoints.map(
                ({ service }) => service as string,
              );
            }),
          ),
        );
        for (const { service, because } of document.notNeeded.filter((one) => added.has(one.service))) {
          for (const { text } of because) expect(text).toMatch(/ Assumed: .+\.$/);
          expect(runbook).toMatch(new RegExp(`^- \`${service.replace('.', '\\.')}\`: .* Assumed: `, 'm'));
        }
      }),
      { numRuns: 12 },
    );
  });
});
