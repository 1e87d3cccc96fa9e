import { allowedValues } from '../../../core/index.ts';
import { IconButton } from '../../first/ui/Button.tsx';
import { type DraftFieldProps, useDraft } from './draft.ts';

export function NumberField(props: DraftFieldProps<'number', number>) {
  const { id, helpId, name, kind, value, onChange } = props;
  const { draft, invalid, type, leave } = useDraft(name, kind, value, (next) => onChange(Number(next)));
  const step = (by: number) => {
    const next = Math.min(kind.max, Math.max(kind.min, value + by));
    // At the end of the range a key changes nothing, and leaves nothing to undo.
    if (next !== value) onChange(next);
  };
  return (
    <>
      <div className="stepper">
        <IconButton icon="remove" label="One less" disabled={value <= kind.min} onClick={() => step(-1)} />
        <input
          id={id}
          className="input"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={draft}
          aria-describedby={`${helpId} ${id}error`}
          aria-invalid={invalid || undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          }}
        />
        <IconButton icon="add" label="One more" disabled={value >= kind.max} onClick={() => step(1)} />
      </div>
      <p id={`${id}error`} className="field-error" role="status">
        {invalid ? `Not understood. Allowed: ${allowedValues(kind)}.` : ''}
      </p>
    </>
  );
}
