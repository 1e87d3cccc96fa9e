import { askedQuestions, questionOf } from '../core/index.ts';
import { PAGES } from './pages.ts';
import { intentions } from './panels.ts';
import { usePlan } from './planning.ts';
import { useWizard } from './store.ts';

const prefetched: { readonly [page: string]: object } = {
  policies: intentions.policies,
  review: intentions.export,
};

export function StepNav() {
  const page = useWizard((state) => state.page);
  const answers = useWizard((state) => state.answers);
  const goTo = useWizard((state) => state.goTo);
  const { workload } = usePlan();
  const answered = askedQuestions(workload).filter((id) => answers[id] !== undefined);
  return (
    <nav className="steps" aria-label="Steps">
      <ol>
        {PAGES.map(({ id, title }) => {
          const count = answered.filter((question) => questionOf(question).step === id).length;
          return (
            <li key={id}>
              <button
                type="button"
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
