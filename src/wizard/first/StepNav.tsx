import { useEffect, useRef } from 'react';
import { askedQuestions, questionOf } from '../../core/index.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { intentions } from './on-demand.ts';
import { PAGES } from './pages.ts';

const prefetched: { readonly [page: string]: object } = {
  policies: intentions.policies,
  review: intentions.export,
};

export function StepNav() {
  const page = useWizard((state) => state.page);
  const answers = useWizard((state) => state.answers);
  const goTo = useWizard((state) => state.goTo);
  const { workload } = usePlan();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On narrow screens the steps are one long line. `scrollIntoView` would also move the place where Tab starts.
    const line = nav.current;
    const step = line?.querySelector<HTMLElement>(`[data-page=${page}]`);
    if (line && step && line.scrollWidth > line.clientWidth)
      line.scrollLeft = step.offsetLeft - (line.clientWidth - step.offsetWidth) / 2;
  }, [page]);
  const answered = askedQuestions(workload).filter((id) => answers[id] !== undefined);
  return (
    <nav className="steps" ref={nav} aria-label="Steps">
      <ol>
        {PAGES.map(({ id, title }) => {
          const count = answered.filter((question) => questionOf(question).step === id).length;
          return (
            <li key={id}>
              <button
                type="button"
                data-page={id}
                aria-current={id === page ? 'step' : undefined}
                onClick={() => goTo(id)}
                {...prefetched[id]}
              >
                <span>{title}</span>
                {count > 0 && (
                  <span className="count">
                    {count}
                    <span className="sr-only"> answered</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
