import { askedQuestions, isVpcQuestion, questionOf, STEPS } from '../../core/index.ts';
import { PolicyPanel } from '../first/on-demand.ts';
import { PageButtons } from '../first/PageButtons.tsx';
import { QuestionField } from '../first/questions/QuestionField.tsx';
import { PageTitle } from '../first/ui/PageTitle.tsx';
import { usePlan } from '../state/planning.ts';
import type { PageId } from '../state/store.ts';
import { usePointed } from './ui/use-pointed.ts';
import { Workloads } from './Workloads.tsx';

export function StepPage({ page }: { readonly page: PageId }) {
  const { workload } = usePlan();
  usePointed();
  const step = STEPS.find(({ id }) => id === page);
  const asked = askedQuestions(workload).filter((id) => questionOf(id).step === page);
  return (
    <>
      <PageTitle>{step?.title}</PageTitle>
      <p className="lead">{step?.intro}</p>
      {asked.some((id) => !isVpcQuestion(id)) && <Workloads />}
      <div className="questions">
        {asked.map((id) => (
          <QuestionField key={id} id={id} workload={workload} />
        ))}
      </div>
      {page === 'policies' && (
        <section aria-label="The policies of the plan">
          <PolicyPanel />
        </section>
      )}
      <PageButtons page={page} />
    </>
  );
}
