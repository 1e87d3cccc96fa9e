import { useState } from 'react';
import { askedQuestions, questionOf } from '../../../core/index.ts';
import { setDialog } from '../../state/actions.ts';
import { usePlan } from '../../state/planning.ts';
import { Deciding, PresetList, Workloads } from '../later.tsx';
import { intentions } from '../on-demand.ts';
import { PageButtons } from '../PageButtons.tsx';
import { QuestionField } from '../questions/QuestionField.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

export function StartPage() {
  const { workload } = usePlan();
  const essential = askedQuestions(workload).filter((id) => questionOf(id).essential);
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
        <div className="questions">
          {essential.map((id) => (
            <QuestionField key={id} id={id} workload={workload} />
          ))}
        </div>
        <Deciding asked={essential} />
      </section>
      <PageButtons page="start" />
    </>
  );
}

function WaysIn() {
  const [showsPresets, setShowsPresets] = useState(false);
  return (
    <section className="ways" aria-label="Start from what you have">
      <Way
        icon="plan"
        title="A typical workload"
        hint="Fargate, EC2, Windows and more"
        aria-expanded={showsPresets}
        aria-controls="presets"
        onClick={() => setShowsPresets(!showsPresets)}
      />
      <Way
        icon="paste"
        title="Paste anything"
        hint="An error, a task definition, a template, describe-vpc-endpoints"
        {...intentions.paste}
        onClick={() => setDialog('paste')}
      />
      <Way
        icon="open"
        title="Open"
        hint="Saved answers, one of your last plans"
        onClick={() => setDialog('plans')}
      />
      <div id="presets" className="presets">
        {showsPresets && <PresetList />}
      </div>
    </section>
  );
}

function Way({
  icon,
  title,
  hint,
  ...rest
}: React.ComponentProps<'button'> & {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
}) {
  return (
    <button type="button" className="way" {...rest}>
      <Icon name={icon} />
      <span>
        <span className="way-title">{title}</span>
        <span className="way-hint">{hint}</span>
      </span>
    </button>
  );
}
