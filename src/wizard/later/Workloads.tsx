import { useState } from 'react';
import { isWorkloadName } from '../../core/index.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { addWorkload, removeWorkload, renameWorkload, setCurrent } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';

/** Which workload the questions are about. One without a name looks like none. */
export function Workloads() {
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  const free = (base: string): string => {
    const taken = new Set(workloads.map(({ name }) => name));
    let count = workloads.length + 1;
    while (taken.has(`${base}-${count}`)) count += 1;
    return `${base}-${count}`;
  };
  if (workloads.length === 1)
    return (
      <p className="workloads-none">
        <Button variant="link" icon="add" onClick={() => addWorkload(free('workload'))}>
          Another workload in this VPC
        </Button>
      </p>
    );
  const shown = workloads[current];
  return (
    <div className="workloads">
      <fieldset className="workload-list">
        <legend className="sr-only">Workloads in this VPC</legend>
        {workloads.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            className="workload"
            aria-pressed={index === current}
            onClick={() => setCurrent(index)}
          >
            {name}
          </button>
        ))}
        <IconButton icon="add" label="Add a workload" onClick={() => addWorkload(free('workload'))} />
      </fieldset>
      {shown && (
        <div className="workload-edit">
          <Rename key={`${current} ${workloads.length}`} index={current} name={shown.name} />
          <Button variant="link" onClick={() => addWorkload(free(shown.name.slice(0, 50)), current)}>
            Duplicate
          </Button>
          <Button variant="link" onClick={() => removeWorkload(current)}>
            Remove
          </Button>
        </div>
      )}
      <p className="hint">
        What is asked about the network, the policies and the target is answered once for the VPC; the rest
        for each workload.
      </p>
    </div>
  );
}

function Rename({ index, name }: { readonly index: number; readonly name: string }) {
  const workloads = useWizard((state) => state.workloads);
  const [draft, setDraft] = useState(name);
  const isTaken = workloads.some((other, at) => at !== index && other.name === draft);
  const isValid = isWorkloadName(draft) && !isTaken;
  return (
    <span className="workload-name">
      <input
        className="input"
        aria-label="Name of the workload"
        maxLength={200}
        aria-invalid={!isValid || undefined}
        value={draft}
        onChange={(event) => {
          const next = event.target.value;
          setDraft(next);
          if (isWorkloadName(next) && !workloads.some((other, at) => at !== index && other.name === next))
            renameWorkload(index, next);
        }}
      />
      <span className="field-error" role="status">
        {isValid
          ? ''
          : isTaken
            ? 'Another workload has this name.'
            : 'Letters, digits, hyphens and underscores, at most 63.'}
      </span>
    </span>
  );
}
