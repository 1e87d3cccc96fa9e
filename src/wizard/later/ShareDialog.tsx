import { useId } from 'react';
import { planLink } from '../browser/address.ts';
import { downloadText } from '../browser/files.ts';
import { Button } from '../first/ui/Button.tsx';
import { setDialog, showTab } from '../state/actions.ts';
import { setCompareWith } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { savedAnswers } from './saved.ts';
import { endpointsAsCsv, ticketSummary } from './summaries.ts';
import { CopyButton } from './ui/CopyButton.tsx';
import { useIsInDoubt } from './use-audit.ts';

export function ShareDialog() {
  const id = useId();
  // Asked for anew when the plan changes behind the dialog.
  const { plan, short, workload } = usePlan();
  const link = planLink();
  const isInDoubt = useIsInDoubt();
  const canShare = typeof navigator.share === 'function';
  return (
    <>
      <h3>
        <label htmlFor={id}>Link to this plan</label>
      </h3>
      <p className="help">
        It holds your answers and your own policies, readable, behind the #: browsers do not send that part to
        any server.
      </p>
      <input
        id={id}
        className="input link-field"
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <div className="buttons">
        <CopyButton text={() => planLink()} label="Copy link" icon="link" variant="primary" />
        {canShare && (
          <Button
            icon="share"
            onClick={() => {
              // Refused or closed by the user: nothing to do.
              navigator.share({ title: document.title, url: link }).catch(() => undefined);
            }}
          >
            Share …
          </Button>
        )}
      </div>
      <h3>For a ticket or a table</h3>
      <p className="help">
        Ten lines of Markdown with the result, the reasons and the link; or the endpoints as CSV.
      </p>
      <div className="buttons">
        <CopyButton
          text={() => ticketSummary(plan, planLink(), useWizard.getState().loaded.reading, isInDoubt)}
          label="Copy summary"
        />
        <CopyButton text={() => endpointsAsCsv(plan)} label="Copy CSV" />
        <Button
          icon="download"
          onClick={() =>
            downloadText(`${workload.namePrefix}-endpoints.csv`, endpointsAsCsv(plan), 'text/csv')
          }
        >
          Download CSV
        </Button>
      </div>
      <h3>Saved answers</h3>
      <p className="help">A JSON file for your repository; the command line reads it with --answers.</p>
      <div className="buttons">
        <Button icon="download" onClick={savePlanFile}>
          Save answers
        </Button>
        <Button icon="open" onClick={() => setDialog('plans')}>
          Open saved answers
        </Button>
      </div>
      <h3>Before and after</h3>
      <p className="help">Keep this plan, change the answers, and see what differs.</p>
      <div className="buttons">
        <Button
          onClick={() => {
            setCompareWith(short);
            setDialog(undefined);
            showTab('compare');
          }}
        >
          Compare later plans with this one
        </Button>
      </div>
    </>
  );
}

function savePlanFile(): void {
  downloadText('answers.json', savedAnswers(), 'application/json');
}
