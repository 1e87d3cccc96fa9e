import { useRef, useState } from 'react';
import { openLink } from '../browser/address.ts';
import { readText } from '../browser/files.ts';
import { forgetPlan, type KeptPlan, keepPlan, keptPlans, newPlanId, renamePlan } from '../browser/plans.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { reader } from '../reader/reader.ts';
import { goTo, setDialog, showTab } from '../state/actions.ts';
import { addTexts, setCompareWith } from '../state/more-actions.ts';
import { openShared, startOver } from '../state/plan-actions.ts';
import { type Opened, useWizard } from '../state/store.ts';

/** Saved answers, a link, and the last plans of this device. */
export function PlansDialog() {
  const [plans, setPlans] = useState(keptPlans);
  const refresh = () => setPlans(keptPlans());
  const [forgotten, setForgotten] = useState<KeptPlan>();
  return (
    <>
      <p className="help">
        A new plan, saved answers (a JSON file) or a link replace what is open; Undo brings it back.
      </p>
      <div className="buttons">
        <OpenFile />
        <Button icon="paste" onClick={() => setDialog('paste')}>
          Paste a link
        </Button>
        <Button
          icon="plan"
          onClick={() => {
            startOver();
            setDialog(undefined);
          }}
        >
          New plan
        </Button>
      </div>
      <h3>Your last plans</h3>
      {plans.length === 0 ? (
        <p className="hint">
          Plans that you change are kept here, on this device: the last ten, those with a name longest.
        </p>
      ) : (
        <ul className="kept-plans">
          {plans.map((plan) => (
            <Plan key={plan.id} plan={plan} onChange={refresh} onForget={setForgotten} />
          ))}
        </ul>
      )}
      <p className="hint" role="status">
        {forgotten !== undefined && (
          <>
            Forgotten: {forgotten.name || forgotten.title}.{' '}
            <Button
              variant="link"
              onClick={() => {
                keepPlan(forgotten);
                setForgotten(undefined);
                refresh();
              }}
            >
              Bring it back
            </Button>
          </>
        )}
      </p>
    </>
  );
}

/** Saved answers from a file; what is something else goes to where everything is read. */
function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="upload" data-autofocus onClick={() => input.current?.click()}>
        Saved answers
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Saved answers"
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          const text = file && (await readText(file));
          if (!file || text === undefined) return;
          const plan = await readPlan(text);
          if (plan === undefined) {
            // Not a plan: the paste dialog reads whatever it is.
            addTexts([{ name: file.name, text }]);
            setDialog('paste');
            return;
          }
          openShared(plan);
          setDialog(undefined);
          goTo('review');
        }}
      />
    </>
  );
}

/** The plan in a text, if it is one. */
async function readPlan(text: string): Promise<Opened | undefined> {
  try {
    const { read } = await reader.load();
    return (await read({ texts: [{ name: '', text }], services: [] }))?.plan;
  } catch {
    return undefined;
  }
}

function Plan({
  plan,
  onChange,
  onForget,
}: {
  readonly plan: KeptPlan;
  readonly onChange: () => void;
  readonly onForget: (plan: KeptPlan) => void;
}) {
  const isOpen = useWizard((state) => state.planId === plan.id);
  const [name, setName] = useState(plan.name);
  const open = () => {
    openLink(plan.link);
    useWizard.setState({ planId: plan.id });
    setDialog(undefined);
    goTo('review');
  };
  return (
    <li>
      <input
        className="input"
        aria-label={`Name of: ${plan.title}`}
        placeholder="Without a name"
        value={name}
        maxLength={80}
        onChange={(event) => {
          setName(event.target.value);
          renamePlan(plan.id, event.target.value);
        }}
      />
      <span className="hint">{plan.title}</span>
      <span className="kept-actions">
        {isOpen ? (
          <span className="hint">Open now</span>
        ) : (
          <Button variant="link" onClick={open}>
            Open<span className="sr-only"> {name || plan.title}</span>
          </Button>
        )}
        <Button
          variant="link"
          onClick={() => {
            setCompareWith(plan.link);
            setDialog(undefined);
            showTab('compare');
          }}
        >
          Compare<span className="sr-only"> with {name || plan.title}</span>
        </Button>
        <Button
          variant="link"
          onClick={() => {
            keepPlan({ ...plan, id: newPlanId(), name: `${name || plan.title} (copy)` });
            onChange();
          }}
        >
          Duplicate<span className="sr-only"> {name || plan.title}</span>
        </Button>
        <IconButton
          icon="close"
          label={`Forget ${name || plan.title}`}
          onClick={() => {
            forgetPlan(plan.id);
            onForget({ ...plan, name });
            onChange();
          }}
        />
      </span>
    </li>
  );
}
