import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { takeTyped } from '../browser/typed-ahead.ts';
import { setDialog } from '../state/actions.ts';
import { usePlan } from '../state/planning.ts';
import { type Entry, entriesOf, find } from './entries.ts';
import './search.css';

/** Ask the plan: endpoints, reasons, why not, questions, formats, sources. */
export function SearchPanel() {
  const { plan, workload } = usePlan();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const [active, setActive] = useState(0);
  const id = useId();
  const entries = useMemo(() => entriesOf(plan, workload), [plan, workload]);
  const found = useMemo(() => find(entries, text), [entries, text]);
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    setDialog(undefined);
    entry.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Enter') go(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="search">
      <input
        ref={field}
        className="input"
        type="text"
        maxLength={200}
        role="combobox"
        data-autofocus
        // From now on the keys come here; those before went elsewhere, and none is lost between the two.
        onFocus={() => {
          const [typed = '', ...entered] = takeTyped().split('\n');
          setText(text + typed);
          if (entered.length > 0) go(find(entries, text + typed)[0]);
        }}
        aria-label="Search endpoints, reasons, questions, formats"
        aria-expanded={found.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={found.length > 0 ? `${id}${active}` : undefined}
        aria-autocomplete="list"
        placeholder="Why logs? secretsmanager, Region, terraform …"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Found id={id} entries={found} active={active} onChoose={go} />
      <p className="hint" role="status">
        {found.length === 0 && 'Nothing found. Try a service, a Region, a question or a format.'}
      </p>
    </div>
  );
}

function Found({
  id,
  entries,
  active,
  onChoose,
}: {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly active: number;
  readonly onChoose: (entry: Entry) => void;
}) {
  return (
    <div id={`${id}list`} role="listbox" className="search-list" aria-label="Found">
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
        <div
          key={`${entry.kind} ${entry.title} ${entry.text}`}
          id={`${id}${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="search-item"
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(entry)}
        >
          <span className="search-kind">{entry.kind}</span>
          <span>
            <strong>{entry.title}</strong>
            <span className="search-text">{entry.text}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
