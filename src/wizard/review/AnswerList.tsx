import {
  askedQuestions,
  isVpcQuestion,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { PAGES } from '../first/pages.ts';
import { Button } from '../first/ui/Button.tsx';
import { inWords } from '../later/in-words.ts';
import { goTo } from '../state/actions.ts';
import { setCurrent } from '../state/more-actions.ts';
import { type Planning, standingIn } from '../state/planning.ts';
import { type PageId, useWizard } from '../state/store.ts';

/** Every answer with its standing: of the VPC once, of each workload under its name. */
export function AnswerList({ planning }: { readonly planning: Planning }) {
  const { workloads } = planning.plan;
  if (workloads.length === 1)
    return <Answers workload={planning.workload} index={0} only={() => true} level="h3" />;
  return (
    <>
      <h3>The VPC</h3>
      <Answers workload={planning.plan.workload} index={0} only={isVpcQuestion} />
      {workloads.map(({ name, profile }, index) => (
        <section key={name} aria-label={name}>
          <h3 className="workload-title">{name}</h3>
          <Answers workload={profile} index={index} only={(id) => !isVpcQuestion(id)} />
        </section>
      ))}
    </>
  );
}

function Answers({
  workload,
  index,
  only,
  level = 'h4',
}: {
  readonly workload: WorkloadProfile;
  readonly index: number;
  readonly only: (id: QuestionId) => boolean;
  readonly level?: 'h3' | 'h4';
}) {
  const Heading = level;
  const asked = askedQuestions(workload).filter(only);
  const change = (page: PageId) => {
    setCurrent(index);
    goTo(page);
  };
  return (
    <div className="answers">
      {PAGES.map(({ id: page, title }) => {
        const here = asked.filter((id) => questionOf(id).step === page);
        if (here.length === 0) return null;
        const empty = here.filter((id) => workload[id] === '');
        return (
          <section key={page} aria-label={title}>
            <div className="answers-head">
              <Heading>{title}</Heading>
              <Button variant="link" className="no-print" onClick={() => change(page)}>
                Change<span className="sr-only"> {title}</span>
              </Button>
            </div>
            <dl className="facts">
              {here
                .filter((id) => workload[id] !== '')
                .map((id) => (
                  <div key={id}>
                    <dt>{questionOf(id).label}</dt>
                    <dd>
                      {inWords(id, workload[id])} <Standing id={id} index={index} />
                    </dd>
                  </div>
                ))}
            </dl>
            {empty.length > 0 && (
              <details className="no-print">
                <summary>
                  {counted(empty.length, 'value is left as a parameter', 'values are left as parameters')}
                </summary>
                <p className="hint">{empty.map((id) => questionOf(id).label).join(', ')}</p>
              </details>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Standing({ id, index }: { readonly id: QuestionId; readonly index: number }) {
  const vpc = useWizard((state) => state.vpc);
  const workloads = useWizard((state) => state.workloads);
  const open = useWizard((state) => state.open);
  const loaded = useWizard((state) => state.loaded);
  const { standing, from, text } = standingIn({ vpc, open, workloads, loaded, current: index }, id);
  if (standing === 'stated') return null;
  return (
    <span className={`standing ${standing}`} title={text}>
      {standing === 'assumed' ? 'assumed' : standing === 'doubted' ? 'read in doubt' : from}
    </span>
  );
}
