import { useId } from 'react';
import { planLink } from '../browser/address.ts';
import { openPlanFile, savePlanFile } from '../browser/files.ts';
import { Button } from '../first/ui/Button.tsx';
import { FileButton } from '../first/ui/FileButton.tsx';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { CopyButton } from './ui/CopyButton.tsx';

export function ShareDialog() {
  const id = useId();
  // Asked for anew when the plan changes behind the dialog.
  usePlan();
  const link = planLink();
  const canShare = typeof navigator.share === 'function';
  return (
    <>
      <label htmlFor={id} className="question-label">
        Link to this plan
      </label>
      <p className="help">
        It holds every answer and your own policies, readable, behind the #: browsers do not send that part to
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
        <CopyButton text={planLink} label="Copy link" icon="link" variant="primary" />
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
      <h3>Saved answers</h3>
      <p className="help">A JSON file for your repository; the command line reads it with --answers.</p>
      <div className="buttons">
        <Button icon="download" onClick={savePlanFile}>
          Save answers
        </Button>
        <FileButton
          icon="upload"
          accept=".json,application/json"
          onText={(text) => {
            openPlanFile(text);
            useWizard.getState().setSharing(false);
          }}
        >
          Open saved answers
        </FileButton>
      </div>
    </>
  );
}
