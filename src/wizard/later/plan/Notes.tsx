import { memo } from 'react';
import {
  explainFor,
  type Plan,
  type RuleId,
  STEPS,
  type StepId,
  type WorkloadExplanation,
} from '../../../core/index.ts';
import { inTwo } from '../../first/in-two.ts';
import { isSame } from '../../first/same.ts';
import { Prose } from '../../first/ui/Prose.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { groupBy } from '../group.ts';
import { RuleActions } from './RuleActions.tsx';

type Topic = RuleId extends `${infer T}/${string}` ? T : never;

/** The step that asks about the topic of a rule. */
const STEP_OF: { readonly [T in Topic]: StepId } = {
  ecr: 'images',
  ecs: 'compute',
  features: 'features',
  hub: 'network',
  instances: 'compute',
  logging: 'logging',
  network: 'network',
  policies: 'policies',
  secrets: 'secrets',
  surroundings: 'features',
};

/** What is good to know, by topic: one sentence of each note, what asks for something to be done first; the rest behind it. */
export function Notes({
  plan,
  level: Heading,
  isOpen = false,
}: {
  readonly plan: Plan;
  readonly level: 'h3' | 'h4';
  /** For paper. */
  readonly isOpen?: boolean;
}) {
  const notes = plan.findings
    .filter(({ severity }) => severity === 'info')
    .flatMap(({ rule }) => explainFor(rule, plan.workloads));
  const byStep = groupBy(notes, ({ rule }) => STEP_OF[rule.split('/')[0] as Topic]);
  return (
    <div className="notes">
      {STEPS.flatMap(({ id, title }) => {
        const here = byStep.get(id);
        if (here === undefined) return [];
        const sorted = [...here.filter(({ fix }) => fix), ...here.filter(({ fix }) => !fix)];
        return (
          <section key={id} aria-label={title}>
            <Heading>{title}</Heading>
            <ul>
              {sorted.map((note) => (
                <Note
                  key={`${note.rule} ${note.workloads.join()}`}
                  note={note}
                  isNamed={plan.workloads.length > 1}
                  isOpen={isOpen}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const Note = memo(function Note({
  note: { rule, text, fix, citations, derived, workloads },
  isNamed,
  isOpen,
}: {
  readonly note: WorkloadExplanation;
  readonly isNamed: boolean;
  readonly isOpen: boolean;
}) {
  const [first, others] = inTwo(text);
  return (
    <li data-rule={rule}>
      <details open={isOpen}>
        <summary>
          {isNamed && workloads.length > 0 && <strong>{workloads.join(', ')}: </strong>}
          <Prose text={first} />
        </summary>
        {others !== '' && (
          <p>
            <Prose text={others} />
          </p>
        )}
        {fix && (
          <p>
            <strong>What to do:</strong> <Prose text={fix} />
          </p>
        )}
        <Sources citations={citations} derived={derived} />
        <RuleActions rule={rule} tab="notes" what="note" />
      </details>
    </li>
  );
}, isSame);
