import { useEffect, useId, useRef, useState } from 'react';
import { type PlannedEndpoint, policyText, serviceOf, type WorkloadProfile } from '../../core/index.ts';
import { whyNoPolicy, whyOpen } from '../../policy/why-no-policy.ts';
import { announce } from '../browser/announce.ts';
import { downloadText } from '../browser/files.ts';
import { Code } from '../export/Code.tsx';
import { counted } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Badge } from '../first/ui/Badge.tsx';
import { Button } from '../first/ui/Button.tsx';
import { SourceLink } from '../first/ui/SourceLink.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';
import { type PolicyDraft, usePolicyDraft } from './drafts.ts';
import { PolicyEditor } from './PolicyEditor.tsx';
import { ProblemList } from './ProblemList.tsx';

interface Props {
  readonly endpoint: PlannedEndpoint;
  readonly workload: WorkloadProfile;
}

/** One endpoint's policy: to read, to copy, to edit, to reset. */
export function PolicyDetail({ endpoint, workload }: Props) {
  const { service, policy } = endpoint;
  const draft = usePolicyDraft(endpoint, workload);
  const [edited, setEdited] = useState<string>();
  const isEditing = edited === service;
  const [isWanted, setWanted] = useState(false);
  const problemsId = useId();
  const done = useRef<HTMLButtonElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  useProblemCount(isEditing, draft);
  const want = () => setWanted(true);
  const isShown = isEditing || policy !== undefined;
  const finish = () => {
    draft.finish();
    setEdited(undefined);
    // The button that opened the editor comes back in the place of this one.
    setTimeout(() => edit.current?.focus());
  };
  return (
    <article
      className="policy-detail"
      onPointerEnter={want}
      onFocus={want}
      aria-labelledby={`${problemsId}-title`}
    >
      <header>
        <h2 id={`${problemsId}-title`}>{serviceOf(service).name}</h2>
        {endpoint.policyEdited && <Badge kind="info">edited</Badge>}
        <p className="hint">
          <code>{endpoint.serviceName}</code>, {endpoint.type} endpoint
        </p>
      </header>
      <div className="policy-bar">
        {isEditing ? (
          <Button ref={done} variant="primary" icon="check" onClick={finish}>
            Done
          </Button>
        ) : (
          <EditButton ref={edit} endpoint={endpoint} workload={workload} onEdit={() => setEdited(service)} />
        )}
        <PolicyButtons endpoint={endpoint} draft={draft} />
      </div>
      {!isShown && <NoPolicy endpoint={endpoint} workload={workload} />}
      <div className="policy-slot">
        {isShown && !isEditing && <Code text={draft.text} language="json" label={`Policy of ${service}`} />}
        {(isWanted || isEditing) && (
          <PolicyEditor
            endpoint={endpoint}
            draft={draft}
            isEditing={isEditing}
            problemsId={problemsId}
            onLeave={() => done.current?.focus()}
          />
        )}
      </div>
      {draft.isHeldBack && (
        <Alert kind="warning" title="Not in the plan yet">
          This text is not a policy. The plan and the exports keep the one before until the errors are mended.
        </Alert>
      )}
      {(isEditing || endpoint.policyEdited || draft.isHeldBack) && (
        <ProblemList id={problemsId} problems={draft.checked.problems} />
      )}
    </article>
  );
}

/** What can be done with a policy besides editing it. */
function PolicyButtons({
  endpoint: { service, policy, policyEdited },
  draft,
}: {
  readonly endpoint: PlannedEndpoint;
  readonly draft: PolicyDraft;
}) {
  return (
    <>
      {(policyEdited || draft.isHeldBack) && (
        <Button icon="reset" onClick={() => (policyEdited ? draft.reset() : draft.discard())}>
          Reset to the planned policy
        </Button>
      )}
      {policy !== undefined && (
        <>
          <CopyButton text={() => policyText(policy)} what={`the policy of ${service}`} />
          <Button icon="download" onClick={() => downloadText(`${service}.json`, `${policyText(policy)}\n`)}>
            Download
          </Button>
        </>
      )}
    </>
  );
}

function EditButton({
  ref,
  endpoint,
  workload,
  onEdit,
}: Props & { readonly ref: React.Ref<HTMLButtonElement>; readonly onEdit: () => void }) {
  if (endpoint.policy !== undefined)
    return (
      <Button ref={ref} onClick={onEdit}>
        Edit policy
      </Button>
    );
  if (!whyNoPolicy(endpoint, workload).mayHaveOne) return null;
  return (
    <Button ref={ref} icon="add" onClick={onEdit}>
      Write a policy
    </Button>
  );
}

function NoPolicy({ endpoint, workload }: Props) {
  const { text, citation } = whyNoPolicy(endpoint, workload);
  const isOpen = whyOpen(endpoint, workload) !== undefined;
  return (
    <Alert kind="info" title="The default of AWS applies: full access">
      <p>
        {text}
        {isOpen && ' Narrow it when you know the calls.'}
      </p>
      <p>
        <SourceLink citation={citation} />
      </p>
    </Alert>
  );
}

/** Says the number of problems when it changes, to people who do not see the list beside the editor. */
function useProblemCount(isEditing: boolean, { checked }: PolicyDraft): void {
  const { length } = checked.problems;
  const said = useRef(length);
  useEffect(() => {
    if (isEditing && said.current !== length)
      announce(length === 0 ? 'No problems in the policy' : `${counted(length, 'problem')} in the policy`);
    said.current = length;
  }, [isEditing, length]);
}
