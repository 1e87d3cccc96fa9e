import { memo, type ReactNode, useDeferredValue } from 'react';
import { ErrorBoundary } from '../../first/ui/Panel.tsx';
import { type Planning, usePlan } from '../../state/planning.ts';
import { PictureBox } from '../picture/PictureBox.tsx';
import { useKept } from '../ui/use-kept.ts';
import { CostBox } from './CostBox.tsx';
import { Notes } from './Notes.tsx';
import { NotNeeded } from './NotNeeded.tsx';
import { StepList } from './StepList.tsx';

/** What follows the endpoints in the plan panel, drawn after them. */
export function PlanRest() {
  return <Rest planning={useDeferredValue(usePlan())} />;
}

const Rest = memo(function Rest({ planning }: { readonly planning: Planning }) {
  const { plan } = planning;
  const notes = plan.findings.filter((finding) => finding.severity === 'info');
  return (
    <>
      <Section title="Picture" open>
        <PictureBox plan={plan} />
      </Section>
      {plan.notNeeded.length > 0 && (
        <Section title={`Not needed, and why (${plan.notNeeded.length})`}>
          <NotNeeded plan={plan} />
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={`Notes (${notes.length})`}>
          <Notes plan={plan} level="h4" />
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
  // By its name without the count.
  const [shown, setShown] = useKept(`section ${title.replace(/ \(\d+\)$/, '')}`, open);
  return (
    <details className="section" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
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
