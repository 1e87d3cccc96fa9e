import type { AuditDelta } from '../../audit/index.ts';
import { regionOf } from '../../core/index.ts';
import { isSame } from '../first/same.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { judgeAgain, useJudged } from '../later/use-audit.ts';
import { AtWork } from '../reader/AtWork.tsx';
import { setAnswers, setDialog, showTab } from '../state/actions.ts';
import { setLoaded } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { AuditView } from './AuditView.tsx';
import { RehearsalView } from './RehearsalView.tsx';
import './check.css';

/** Whether there is anything to create or to correct. */
const hasWork = ({ plan, corrections }: AuditDelta): boolean =>
  plan.endpoints.length + corrections.length > 0;

/** What exists against the plan, and whether the task will start. */
export function CheckPanel() {
  const existing = useWizard((state) => state.loaded.existing);
  const { workload } = usePlan();
  const { judged, failure, isCurrent } = useJudged();
  if (existing === undefined)
    return (
      <div className="check-empty">
        <p>
          Paste what describe commands print, a template or a snapshot of the VPC: each endpoint gets a
          verdict, and every call of the task is followed through the network.
        </p>
        <Button icon="paste" variant="primary" onClick={() => setDialog('paste')}>
          Check a VPC
        </Button>
      </div>
    );
  if (failure !== undefined)
    return (
      <Alert kind="error" title="The VPC could not be checked" live>
        <p>{failure}</p>
        <div className="buttons">
          <Button icon="reset" onClick={judgeAgain}>
            Try again
          </Button>
          <ShowPasted />
          <EndCheck />
        </div>
      </Alert>
    );
  const { region } = existing;
  const isElsewhere = !isSame(region, workload.region);
  if (judged === undefined) return <AtWork name="The check" doing="Checking" />;
  return (
    <div className="check" aria-busy={!isCurrent}>
      <div className="buttons">
        {hasWork(judged.delta) && (
          <Button icon="download" variant="primary" onClick={() => showTab('export')}>
            Export what is missing
          </Button>
        )}
        <ShowPasted />
        <EndCheck />
      </div>
      {isElsewhere && region !== undefined && (
        <p>
          What exists is in {regionOf(region).name}, and the plan is for {regionOf(workload.region).name}.{' '}
          <Button variant="link" onClick={() => setAnswers({ region })}>
            Plan for {regionOf(region).name}
          </Button>
        </p>
      )}
      <RehearsalView rehearsal={judged.rehearsal} account={workload.accountId} />
      <AuditView audit={judged.audit} />
    </div>
  );
}

const ShowPasted = () => (
  <Button className="quiet" onClick={() => setDialog('paste')}>
    Show what was pasted
  </Button>
);

const EndCheck = () => (
  <Button className="quiet" onClick={() => setLoaded({ existing: undefined })}>
    End the check
  </Button>
);
