import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import { Findings } from '../../first/plan/Findings.tsx';
import { ErrorBoundary } from '../../first/ui/Panel.tsx';
import { type Planning, usePlan } from '../../state/planning.ts';
import { CostBox } from './CostBox.tsx';
import { NotNeeded } from './NotNeeded.tsx';
import { Picture } from './Picture.tsx';
import { StepList } from './StepList.tsx';

/** What follows the endpoints in the plan panel, drawn after them. */
export function PlanRest() {
  return <Rest planning={useDeferredValue(usePlan())} />;
}

const Rest = memo(function Rest({ planning }: { readonly planning: Planning }) {
  const { plan, workload } = planning;
  const notes = plan.findings.filter((finding) => finding.severity === 'info');
  return (
    <>
      <Section title="Picture" open>
        <Picture plan={plan} />
      </Section>
      {plan.notNeeded.length > 0 && (
        <Section title={`Not needed, and why (${plan.notNeeded.length})`}>
          <NotNeeded plan={plan} />
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={`Good to know (${notes.length})`}>
          <Findings findings={notes} workload={workload} />
        </Section>
      )}
      <Section title="Cost, and when NAT gateways are cheaper">
        <CostBox planning={planning} />
      </Section>
      <Section title="Steps, with commands">
        <StepList plan={plan} />
      </Section>
    </>
  );
});

/** Drawn when it is opened, so that an answer redraws only what is in sight. */
function Section({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const [shown, setShown] = useState(open);
  return (
    <details className="section" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {shown && (
        <div className="section-body">
          <ErrorBoundary name={title}>{children}</ErrorBoundary>
        </div>
      )}
    </details>
  );
}
