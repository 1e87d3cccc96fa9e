import { useId, useState } from 'react';

/**
 * A whole number with its label; what is typed counts as soon as it lies between the limits, and the rest stays in the field
 * until it is left. Not the browser's own field for numbers: that one changes under the wheel.
 */
export function NumberInput({
  label,
  value,
  min = 0,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const isIn = (next: number) => next >= min && next <= max;
  const type = (text: string) => {
    const digits = text.replace(/[,\s]/g, '');
    const next = /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
    setDraft(text);
    if (isIn(next)) onChange(next);
  };
  const step = (by: number) => {
    setDraft(undefined);
    if (isIn(value + by)) onChange(value + by);
  };
  const isHeld = draft !== undefined && Number(draft.replace(/[,\s]/g, '')) !== value;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={draft ?? value}
        aria-invalid={isHeld || undefined}
        title={isHeld ? `${min} – ${max}` : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setDraft(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          step(event.key === 'ArrowUp' ? 1 : -1);
        }}
      />
    </div>
  );
}
