import { memo } from 'react';
import { type PlanStep, planSteps } from '../../../change/index.ts';
import { citationOf, type Plan } from '../../../core/index.ts';
import { isSame } from '../../first/same.ts';
import { Prose } from '../../first/ui/Prose.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { Commands } from '../ui/Commands.tsx';
import { LinkButton } from './RuleActions.tsx';

/** The steps in order; `level` is that of their headings. */
export function StepList({ plan, level = 'h4' }: { readonly plan: Plan; readonly level?: 'h3' | 'h4' }) {
  return (
    <ol className="steps-list">
      {planSteps(plan).map((step) => (
        <StepItem key={step.id} step={step} level={level} />
      ))}
    </ol>
  );
}

const StepItem = memo(function StepItem({
  step,
  level: Heading,
}: {
  readonly step: PlanStep;
  readonly level: 'h3' | 'h4';
}) {
  return (
    <li data-step={step.id}>
      <Heading>{step.title}</Heading>
      <p>
        <Prose text={step.text} />
      </p>
      {step.commands.length > 0 && <Commands commands={step.commands} what={`the commands: ${step.title}`} />}
      <Sources citations={step.cites.map(citationOf)} />
      <div className="no-print">
        <LinkButton target={`steps/${step.id}`} what={`to the step: ${step.title}`} />
      </div>
    </li>
  );
}, isSame);
