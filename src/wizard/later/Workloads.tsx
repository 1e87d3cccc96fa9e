import { useEffect, useRef, useState } from 'react';
import { isWorkloadName } from '../../core/index.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { addWorkload, removeWorkload, renameWorkload, setCurrent } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';

/** Which workload the questions are about. A single one has no name, and is not shown as one of several. */
export function Workloads() {
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  const free = (base: string): string => {
    const taken = new Set(workloads.map(({ name }) => name));
    let count = workloads.length + 1;
    while (taken.has(`${base}-${count}`)) count += 1;
    return `${base}-${count}`;
  };
  /** One was just added: its name is the first thing to change. */
  const isNew = useRef(false);
  const add = (base: string, copyOf?: number) => {
    isNew.current = true;
    addWorkload(free(base), copyOf);
  };
  useEffect(() => {
    isNew.current = false;
  });
  if (workloads.length === 1)
    return (
      <p className="workloads-none">
        <Button variant="link" icon="add" onClick={() => add('workload')}>
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
        <IconButton icon="add" label="Add a workload" onClick={() => add('workload')} />
      </fieldset>
      {shown && (
        <div className="workload-edit">
          <Rename
            key={`${current} ${workloads.length}`}
            index={current}
            name={shown.name}
            isNew={isNew.current}
          />
          <Button variant="link" onClick={() => add(shown.name.slice(0, 50), current)}>
            Duplicate<span className="sr-only"> {shown.name}</span>
          </Button>
          <Button variant="link" onClick={() => removeWorkload(current)}>
            Remove<span className="sr-only"> {shown.name}</span>
          </Button>
        </div>
      )}
      <p className="hint">
        Network, policies and “Your VPC” are answered once for all of them; the rest for each workload.
      </p>
    </div>
  );
}

function Rename({
  index,
  name,
  isNew,
}: {
  readonly index: number;
  readonly name: string;
  readonly isNew: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it appears
  useEffect(() => {
    if (!isNew) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  const workloads = useWizard((state) => state.workloads);
  const [draft, setDraft] = useState(name);
  // Undo, or another plan.
  useEffect(() => setDraft(name), [name]);
  const isTaken = workloads.some((other, at) => at !== index && other.name === draft);
  const isValid = isWorkloadName(draft) && !isTaken;
  return (
    <span className="workload-name">
      <input
        ref={field}
        className="input"
        aria-label="Name of the workload"
        maxLength={200}
        aria-invalid={!isValid || undefined}
        value={draft}
        onChange={(event) => {
          // A name has no blanks: a typed one becomes a hyphen.
          const next = event.target.value.replace(/\s+/g, '-');
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
