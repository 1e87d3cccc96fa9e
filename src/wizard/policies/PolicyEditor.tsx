import { useMemo, useState } from 'react';
import { isServiceId, type PlannedEndpoint } from '../../core/index.ts';
import { actionsOf, conditionKeysOf } from '../../policy/iam-actions.ts';
import { Code } from '../export/Code.tsx';
import { Button } from '../first/ui/Button.tsx';
import { setPolicyDraft } from '../state/policy-actions.ts';
import type { PolicyDraft } from './drafts.ts';
import { EditorFrame } from './EditorFrame.tsx';
import { useShownTheme } from './theme.ts';
import type { EditorDocument } from './use-editor.ts';

/** The editor of a policy: Monaco where it runs, a plain field with the same checks where it does not. */
export function PolicyEditor({
  endpoint,
  draft,
  isEditing,
  problemsId,
  onLeave,
}: {
  readonly endpoint: PlannedEndpoint;
  readonly draft: PolicyDraft;
  /** Otherwise the editor only makes itself ready, out of sight. */
  readonly isEditing: boolean;
  readonly problemsId: string;
  readonly onLeave: () => void;
}) {
  const { service } = endpoint;
  const [isPlain, setPlain] = useState(false);
  const [openService, setOpenService] = useState<string>();
  const theme = useShownTheme();
  const label = `Policy of ${service}. Escape leaves the editor.`;
  const document = useDocument(endpoint, label);
  const isOpen = isEditing && openService === service;

  if (isPlain) return isEditing && <PlainField service={service} draft={draft} problemsId={problemsId} />;
  return (
    <>
      {isEditing && !isOpen && <Opening service={service} text={draft.text} onPlain={() => setPlain(true)} />}
      <div className={isOpen ? 'policy-stage' : 'policy-stage waiting'}>
        <EditorFrame
          document={document}
          value={draft.text}
          isDraft={draft.isDraft}
          markers={draft.checked.problems}
          theme={theme}
          isShown={isOpen}
          title={`Editor: policy of ${service}`}
          onOpen={setOpenService}
          // What was written before another endpoint was chosen may be heard afterwards.
          onChange={(of, text) => isServiceId(of) && setPolicyDraft(of, text)}
          onLeave={onLeave}
          onFail={() => setPlain(true)}
        />
        <p className="policy-hint">
          <kbd>Ctrl</kbd>+<kbd>Space</kbd> suggests, <kbd>F8</kbd> goes to the next problem, <kbd>Esc</kbd>{' '}
          leaves the editor, <kbd>Ctrl</kbd>+<kbd>M</kbd> lets <kbd>Tab</kbd> move the focus.
        </p>
      </div>
    </>
  );
}

function useDocument({ service, uses }: PlannedEndpoint, label: string): EditorDocument {
  return useMemo(() => {
    const needed = uses === 'unknown' ? [] : uses.flatMap(({ actions }) => actions);
    return {
      key: service,
      label,
      actions: [...new Set([...needed, ...actionsOf(service)])],
      conditionKeys: conditionKeysOf(service),
    };
  }, [service, uses, label]);
}

function PlainField({
  service,
  draft,
  problemsId,
}: {
  readonly service: string;
  readonly draft: PolicyDraft;
  readonly problemsId: string;
}) {
  return (
    <div className="policy-plain">
      <p className="hint">A plain text field, with the same checks as the full editor.</p>
      <textarea
        aria-label={`Policy of ${service}`}
        aria-describedby={problemsId}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={20}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
      />
    </div>
  );
}

/** The text, to be read until the editor is there. */
function Opening({
  service,
  text,
  onPlain,
}: {
  readonly service: string;
  readonly text: string;
  readonly onPlain: () => void;
}) {
  return (
    <div aria-busy="true">
      <Code text={text} language="json" label={`Policy of ${service}`} />
      <p className="policy-hint">
        Opening the editor …{' '}
        <Button variant="link" onClick={onPlain}>
          Use a plain text field instead
        </Button>
      </p>
    </div>
  );
}
