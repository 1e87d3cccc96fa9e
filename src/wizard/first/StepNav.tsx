import { useEffect, useRef } from 'react';
import { askedQuestions, printText, questionOf, type WorkloadProfile } from '../../core/index.ts';
import { goTo } from '../state/actions.ts';
import { usePlan } from '../state/planning.ts';
import { answersOf, useWizard } from '../state/store.ts';
import { keepInSight } from './in-sight.ts';
import { counted } from './money.ts';
import { intentions } from './on-demand.ts';
import { PAGES } from './pages.ts';

const prefetched: { readonly [page: string]: object } = {
  policies: intentions.policies,
  review: intentions.review,
};

/** The questions whose given answer differs from the default. */
function changedFrom(workload: WorkloadProfile, isGiven: (id: string) => boolean) {
  return askedQuestions(workload).filter((id) => {
    const { byDefault } = questionOf(id);
    const usual = typeof byDefault === 'function' ? byDefault(workload) : byDefault;
    return isGiven(id) && printText(workload[id]) !== printText(usual);
  });
}

export function StepNav() {
  const page = useWizard((state) => state.page);
  const vpc = useWizard((state) => state.vpc);
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  const drafts = useWizard((state) => state.policyDrafts);
  const { workload } = usePlan();
  const nav = useRef<HTMLElement>(null);
  // On narrow screens the steps are one long line.
  useEffect(() => keepInSight(nav.current, `[data-page=${page}]`), [page]);
  const answers = answersOf({ vpc, workloads }, current);
  const changed = changedFrom(workload, (id) => Reflect.get(answers, id) !== undefined);
  const unfinished = Object.keys(drafts).length;
  return (
    <nav className="steps" ref={nav} aria-label="Steps">
      <ol>
        {PAGES.map(({ id, title }) => {
          const count = changed.filter((question) => questionOf(question).step === id).length;
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
                {id === 'policies' && unfinished > 0 && (
                  <span className="count unfinished">
                    {unfinished}
                    <span className="sr-only"> unfinished</span>
                  </span>
                )}
                {count > 0 && (
                  <span className="count" title={`${counted(count, 'answer')} changed`}>
                    {count}
                    <span className="sr-only"> changed</span>
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
