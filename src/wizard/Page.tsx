import { lazy } from 'react';
import { askedQuestions, questionOf, STEPS } from '../core/index.ts';
import { neighbour, pageTitle } from './pages.ts';
import { intentions, PolicyPanel } from './panels.ts';
import { usePlan } from './planning.ts';
import { QuestionField } from './questions/QuestionField.tsx';
import { StartPage } from './StartPage.tsx';
import { type PageId, useWizard } from './store.ts';
import { Button } from './ui/Button.tsx';
import { LazyPanel } from './ui/Panel.tsx';

const ReviewPage = lazy(() => import('./ReviewPage.tsx').then((module) => ({ default: module.ReviewPage })));

export function Page({ page }: { readonly page: PageId }) {
  if (page === 'start') return <StartPage />;
  if (page === 'review')
    return (
      <LazyPanel name="The review">
        <ReviewPage />
      </LazyPanel>
    );
  return <StepPage page={page} />;
}

function StepPage({ page }: { readonly page: PageId }) {
  const { workload } = usePlan();
  const step = STEPS.find(({ id }) => id === page);
  const asked = askedQuestions(workload).filter((id) => questionOf(id).step === page);
  return (
    <>
      <h1 tabIndex={-1}>{step?.title}</h1>
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

/** Back, forward, and the way past everything that has a default. */
export function PageButtons({ page }: { readonly page: PageId }) {
  const goTo = useWizard((state) => state.goTo);
  const previous = neighbour(page, -1);
  const next = neighbour(page, 1);
  return (
    <div className="page-buttons">
      {previous && (
        <Button icon="back" onClick={() => goTo(previous)}>
          {pageTitle(previous)}
        </Button>
      )}
      <span className="grow" />
      {next && next !== 'review' && (
        <Button variant="link" {...intentions.export} onClick={() => goTo('review')}>
          Skip to review
        </Button>
      )}
      {next && (
        <Button variant="primary" onClick={() => goTo(next)}>
          Next: {pageTitle(next)}
        </Button>
      )}
    </div>
  );
}
