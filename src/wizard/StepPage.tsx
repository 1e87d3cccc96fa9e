import { askedQuestions, questionOf, STEPS } from '../core/index.ts';
import { PageButtons } from './PageButtons.tsx';
import { PolicyPanel } from './panels.ts';
import { usePlan } from './planning.ts';
import { QuestionField } from './questions/QuestionField.tsx';
import type { PageId } from './store.ts';
import { PageTitle } from './ui/PageTitle.tsx';
import { LazyPanel } from './ui/Panel.tsx';

export function StepPage({ page }: { readonly page: PageId }) {
  const { workload } = usePlan();
  const step = STEPS.find(({ id }) => id === page);
  const asked = askedQuestions(workload).filter((id) => questionOf(id).step === page);
  return (
    <>
      <PageTitle>{step?.title}</PageTitle>
      <p className="lead">{step?.intro}</p>
      <div className="questions">
        {asked.map((id) => (
          <QuestionField key={id} id={id} workload={workload} />
        ))}
      </div>
      {page === 'policies' && (
        <section aria-label="The policies of the plan">
          <LazyPanel name="The policies">
            <PolicyPanel />
          </LazyPanel>
        </section>
      )}
      <PageButtons page={page} />
    </>
  );
}
