import { useId } from 'react';

/** A whole number with its label; what is typed counts as soon as it lies between the limits. */
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
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={value}
        onChange={(event) => {
          const next = Math.round(event.target.valueAsNumber);
          if (next >= min && next <= max) onChange(next);
        }}
      />
    </div>
  );
}
