import { useState } from 'react';
import { isAsked } from '../../../core/index.ts';
import { usePlan } from '../../state/planning.ts';
import { isUntouched, useWizard } from '../../state/store.ts';
import { later, StillDeciding, Workloads } from '../later.tsx';
import { PageButtons } from '../PageButtons.tsx';
import { QuestionField } from '../questions/QuestionField.tsx';
import { QuestionLine } from '../questions/QuestionLine.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { ASKED_FIRST } from './asked-first.ts';
import { WaysIn } from './WaysIn.tsx';

/** Questions with their answers in sight; the others are lines that unfold. */
const OPEN = 3;

export function StartPage() {
  return (
    <>
      <PageTitle>Which VPC endpoints do your Amazon ECS tasks need?</PageTitle>
      <p className="lead">
        A private subnet, no NAT, and <q>unable to pull secrets or registry auth</q>? See which endpoints are
        missing, why, in which order and at what cost. Everything is computed in this browser, and nothing
        that you enter leaves it.
      </p>
      <WaysIn />
      <section aria-labelledby="essential-title">
        <h2 id="essential-title">A few answers are usually enough</h2>
        <div className="workloads-slot">
          <Workloads />
        </div>
        <Asked />
      </section>
      <PageButtons page="start" />
    </>
  );
}

/** What still decides when one comes here. Nothing moves while it is answered: what is answered stays, and can be changed. */
function Asked() {
  const { workload } = usePlan();
  const current = useWizard((state) => state.current);
  const isNew = useWizard(isUntouched);
  const [{ of, order }, keep] = useState(() => orderOf(current));
  // A new plan is asked about from the beginning.
  if (isNew && order !== ASKED_FIRST) keep({ of: current, order: ASKED_FIRST });
  else if (of !== current) keep(orderOf(current));
  return (
    <>
      <div className="questions asked">
        {order
          .filter((id) => isAsked(workload, id))
          .map((id, index) =>
            index < OPEN ? (
              <QuestionField key={id} id={id} workload={workload} confirmed />
            ) : (
              <QuestionLine key={id} id={id} workload={workload} />
            ),
          )}
      </div>
      <StillDeciding asked={order} />
    </>
  );
}

const orderOf = (of: number) => ({ of, order: later.now().value?.stillAsked() ?? ASKED_FIRST });
