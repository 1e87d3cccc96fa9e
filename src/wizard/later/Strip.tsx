import { counted } from '../first/money.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { Icon } from '../first/ui/Icon.tsx';
import { setDialog, showTab } from '../state/actions.ts';
import { setLoaded } from '../state/more-actions.ts';
import { type ChangedSince, type Pasted, useWizard } from '../state/store.ts';
import { useJudged } from './use-audit.ts';

/** On every page: what is loaded beside the plan, the way back to it and the way out. */
export function Strip() {
  const { error, existing, reading, since, forgotten } = useWizard((state) => state.loaded);
  return (
    <section className="strip" aria-label="What is loaded">
      {error !== undefined && (
        <Loaded
          text={`${error.summary} (from your error)`}
          show={() => setDialog('paste')}
          showLabel="Show the diagnosis"
          remove={() => setLoaded({ error: undefined })}
        />
      )}
      {existing !== undefined && <AuditStrip vpcId={existing.vpcId} />}
      {since !== undefined && (
        <Loaded
          text={`Since this link was made, with knowledge ${since.version}, the plan has changed: ${changes(since)}`}
          show={() => showTab('endpoints')}
          remove={() => setLoaded({ since: undefined })}
        />
      )}
      {reading !== undefined && (reading.workloads.length > 0 || existing === undefined) && (
        <Loaded
          text={`Read: ${reading.workloads.length > 0 ? counted(reading.workloads.length, 'workload') : 'a VPC'}`}
          show={() => setDialog('paste')}
          remove={() => setLoaded({ reading: undefined })}
        />
      )}
      {forgotten !== undefined && (
        <Loaded
          text={`No longer loaded after the reload: ${forgotten.map((kind) => FORGOTTEN[kind]).join(', ')}. What is pasted is never stored.`}
          show={() => setDialog('paste')}
          showLabel="Paste again"
          remove={() => setLoaded({ forgotten: undefined })}
        />
      )}
    </section>
  );
}

const FORGOTTEN: { readonly [P in Pasted]: string } = {
  error: 'the error',
  existing: 'what exists in the VPC',
  reading: 'where answers were read',
  text: 'what was pasted',
};

const changes = ({ added, dropped }: ChangedSince): string =>
  [
    added.length > 0 ? `${added.join(', ')} added` : '',
    dropped.length > 0 ? `${dropped.join(', ')} removed` : '',
  ]
    .filter(Boolean)
    .join('; ');

function AuditStrip({ vpcId }: { readonly vpcId: string | undefined }) {
  const { judged, failure } = useJudged();
  const audit = judged?.audit;
  const { missing = 0, misconfigured = 0 } = audit?.summary ?? {};
  const words =
    audit === undefined
      ? failure === undefined
        ? 'being checked'
        : 'could not be checked'
      : audit.passed
        ? 'everything that the plan needs is there and right'
        : [missing > 0 ? `${missing} missing` : '', misconfigured > 0 ? `${misconfigured} misconfigured` : '']
            .filter(Boolean)
            .join(', ') || 'something is not right or could not be judged';
  return (
    <Loaded
      text={`${vpcId ?? 'Your VPC'}: ${words}`}
      show={() => showTab('check')}
      showLabel="Show the check"
      remove={() => setLoaded({ existing: undefined })}
      removeLabel="End the check"
    />
  );
}

function Loaded({
  text,
  show,
  showLabel = 'Show',
  remove,
  removeLabel = 'Remove',
}: {
  readonly text: string;
  readonly show: () => void;
  readonly showLabel?: string;
  readonly remove: () => void;
  readonly removeLabel?: string;
}) {
  return (
    <div className="strip-item">
      <Icon name="paste" />
      <span>{text}</span>
      <Button variant="link" onClick={show}>
        {showLabel}
      </Button>
      <IconButton icon="close" label={removeLabel} onClick={remove} />
    </div>
  );
}
