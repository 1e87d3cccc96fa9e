import { Button } from '../first/ui/Button.tsx';
import { useAudit } from '../later/use-audit.ts';
import { setDialog, showTab } from '../state/actions.ts';
import { setLoaded } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { AuditView } from './AuditView.tsx';
import { RehearsalView } from './RehearsalView.tsx';
import './check.css';

/** What exists against the plan, and whether the task will start. */
export function CheckPanel() {
  const inventory = useWizard((state) => state.loaded.inventory);
  const audit = useAudit();
  const { plan } = usePlan();
  if (inventory === undefined)
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
  if (audit === undefined) return <p aria-busy="true">Checking …</p>;
  return (
    <div className="check">
      <div className="buttons">
        <Button icon="download" variant="primary" onClick={() => showTab('export')}>
          Export what is missing
        </Button>
        <Button className="quiet" onClick={() => setDialog('paste')}>
          Show what was pasted
        </Button>
        <Button className="quiet" onClick={() => setLoaded({ inventory: undefined })}>
          End the check
        </Button>
      </div>
      <RehearsalView plan={plan} inventory={inventory} />
      <AuditView audit={audit} />
    </div>
  );
}
