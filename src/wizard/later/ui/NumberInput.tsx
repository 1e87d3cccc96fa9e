import { useId, useState } from 'react';
import { parseText } from '../../../core/index.ts';
import { NumberEntry, type NumberKind } from './NumberEntry.tsx';

/** Digits, also in groups as this page writes them: 1,000 and 1 000, and not 1,5. */
const GROUPED = /^\d{1,3}(?:[,\s]\d{3})+$/;

/**
 * A whole number with its label that is no answer to a question. What is typed counts as soon as it lies between the limits; the
 * rest stays in the field until it is changed, here or from elsewhere.
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
  const kind: NumberKind = { kind: 'number', min, max };
  const [typed, setTyped] = useState({ text: String(value), beside: value });
  const draft = typed.beside === value ? typed.text : String(value);
  const parsed = parsedNumber(kind, draft);
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <NumberEntry
        id={id}
        kind={kind}
        value={value}
        draft={draft}
        invalid={parsed === undefined}
        type={(text) => {
          const next = parsedNumber(kind, text) ?? value;
          setTyped({ text, beside: next });
          if (next !== value) onChange(next);
        }}
        leave={() => {
          if (parsed !== undefined) setTyped({ text: String(value), beside: value });
        }}
        onStep={(next) => {
          setTyped({ text: String(next), beside: next });
          onChange(next);
        }}
      />
    </div>
  );
}

function parsedNumber(kind: NumberKind, text: string): number | undefined {
  const digits = text.trim();
  const parsed = parseText(kind, GROUPED.test(digits) ? digits.replace(/[,\s]/g, '') : digits);
  return parsed.ok ? Number(parsed.value) : undefined;
}
