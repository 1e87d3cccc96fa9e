import { askedQuestions, type QuestionId, questionOf, type WorkloadProfile } from '../../core/index.ts';
import { policyProblems } from '../../policy/index.ts';
import { ExportPanel } from '../first/on-demand.ts';
import { PageButtons } from '../first/PageButtons.tsx';
import { PAGES } from '../first/pages.ts';
import { EndpointList } from '../first/plan/EndpointList.tsx';
import { Findings } from '../first/plan/Findings.tsx';
import { PlanTotals, usePlanChanges } from '../first/plan/PlanPanel.tsx';
import { Button } from '../first/ui/Button.tsx';
import { PageTitle } from '../first/ui/PageTitle.tsx';
import { CostBox } from '../later/plan/CostBox.tsx';
import { NotNeeded } from '../later/plan/NotNeeded.tsx';
import { Picture } from '../later/plan/Picture.tsx';
import { PolicyProblems } from '../later/plan/PolicyProblems.tsx';
import { StepList } from '../later/plan/StepList.tsx';
import { type Planning, usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';

/** Everything on one page: for the review, for paper, and for whoever opens a link. */
export function ReviewPage() {
  const planning = usePlan();
  const changes = usePlanChanges();
  const { plan, workload } = planning;
  const notes = plan.findings.filter((finding) => finding.severity === 'info');
  const urgent = plan.findings.filter((finding) => finding.severity !== 'info');
  return (
    <>
      <PageTitle>Review and export</PageTitle>
      <div className="review-head">
        <PlanTotals planning={planning} />
        <div className="buttons no-print">
          <Button icon="share" variant="primary" onClick={() => useWizard.getState().setSharing(true)}>
            Share this plan
          </Button>
          <Button icon="print" onClick={() => print()}>
            Print
          </Button>
        </div>
      </div>
      {urgent.length + policyProblems(plan).length > 0 && (
        <section aria-labelledby="findings-title">
          <h2 id="findings-title">Findings</h2>
          <Findings findings={urgent} workload={workload} />
          <PolicyProblems plan={plan} />
        </section>
      )}
      <section aria-labelledby="endpoints-title" className="plan">
        <h2 id="endpoints-title">Endpoints, in the order of creation</h2>
        <div className="two-columns">
          <EndpointList planning={planning} changes={changes} />
          <div className="beside">
            <Picture plan={plan} />
            <h3>Monthly cost</h3>
            <CostBox planning={planning} />
          </div>
        </div>
      </section>
      <section aria-labelledby="export-title" className="no-print">
        <h2 id="export-title">Export</h2>
        <ExportPanel />
      </section>
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">Steps</h2>
        <StepList plan={plan} level="h3" />
      </section>
      {notes.length > 0 && (
        <section aria-labelledby="notes-title">
          <h2 id="notes-title">Good to know</h2>
          <Findings findings={notes} workload={workload} />
        </section>
      )}
      {plan.notNeeded.length > 0 && (
        <section aria-labelledby="spared-title">
          <h2 id="spared-title">Not needed, and why</h2>
          <NotNeeded plan={plan} />
        </section>
      )}
      <section aria-labelledby="answers-title">
        <h2 id="answers-title">Answers</h2>
        <AnswerList planning={planning} />
      </section>
      <PageButtons page="review" />
    </>
  );
}

function AnswerList({ planning }: { readonly planning: Planning }) {
  const goTo = useWizard((state) => state.goTo);
  const asked = askedQuestions(planning.workload);
  return (
    <div className="answers">
      {PAGES.map(({ id: page, title }) => {
        const here = asked.filter((id) => questionOf(id).step === page);
        if (here.length === 0) return null;
        return (
          <section key={page} aria-labelledby={`answers-${page}`}>
            <div className="answers-head">
              <h3 id={`answers-${page}`}>{title}</h3>
              <Button variant="link" className="no-print" onClick={() => goTo(page)}>
                Change<span className="sr-only"> {title}</span>
              </Button>
            </div>
            <dl className="facts">
              {here.map((id) => (
                <div key={id}>
                  <dt>{questionOf(id).label}</dt>
                  <dd>{answerInWords(id, planning.workload)}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function answerInWords(id: QuestionId, workload: WorkloadProfile): string {
  const { kind } = questionOf(id);
  const value = workload[id];
  const label = (chosen: string): string =>
    (kind.kind === 'choice' || kind.kind === 'subset'
      ? kind.options.find((option) => option.value === chosen)?.label
      : undefined) ?? chosen;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object') return value.length === 0 ? 'None' : value.map(label).join(', ');
  return value === '' ? 'A parameter of the export' : label(String(value));
}
