import { useState } from 'react';
import { Button } from '../first/ui/Button.tsx';
import { setDialog } from '../state/actions.ts';
import { reportOf, VERSIONS_IN_WORDS } from './report.ts';
import { CopyButton } from './ui/CopyButton.tsx';
import { Dialog } from './ui/Dialog.tsx';

/** What this rests on, and the way to say that it is wrong. */
export function Footer() {
  const [isReporting, setReporting] = useState(false);
  /** What was written survives the dialog. */
  const [report, setReport] = useState<string>();
  return (
    <>
      <footer className="foot">
        <p>{VERSIONS_IN_WORDS}</p>
        <p>
          <Button variant="link" onClick={() => setReporting(true)}>
            Report a wrong rule
          </Button>
          <Button variant="link" onClick={() => setDialog('shortcuts')}>
            Keyboard shortcuts
          </Button>
          <a href="./LICENSE.txt">Licence: Apache 2.0</a>
          <a href="./third-party-licences.txt">Third-party notices</a>
        </p>
        <p className="hint">Not affiliated with AWS. Check what you deploy.</p>
      </footer>
      {/* Beside the foot, whose small type is not for dialogs. */}
      {isReporting && (
        <Dialog title="Report a wrong rule" onClose={() => setReporting(false)}>
          <Report text={report ?? reportOf()} onChange={setReport} />
        </Dialog>
      )}
    </>
  );
}

function Report({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  return (
    <>
      <p>
        Copy this, fill it in, and file it where you got the planner from. The link holds your answers and
        policies: remove ids that you do not want to show.
      </p>
      <textarea
        className="input report"
        data-autofocus
        aria-label="Report"
        rows={10}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="buttons">
        <CopyButton text={text} label="Copy the report" variant="primary" />
      </div>
    </>
  );
}
