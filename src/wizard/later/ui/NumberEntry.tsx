import type { ReactNode } from 'react';
import { type AnyKind, allowedValues } from '../../../core/index.ts';
import { number } from '../../first/money.ts';

export type NumberKind = Extract<AnyKind, { kind: 'number' }>;

/**
 * A whole number as it is typed: what is not understood stays in the field, with a word about what is used instead and what is allowed. Not the browser's
 * own field for numbers: that one changes under the wheel.
 */
export function NumberEntry({
  id,
  describedBy = '',
  kind,
  value,
  draft,
  invalid,
  type,
  leave,
  onStep,
  children = (field) => field,
}: {
  readonly id: string;
  readonly describedBy?: string;
  readonly kind: NumberKind;
  readonly value: number;
  readonly draft: string;
  readonly invalid: boolean;
  readonly type: (text: string) => void;
  readonly leave: () => void;
  readonly onStep: (value: number) => void;
  /** What stands around the field. */
  readonly children?: (field: ReactNode, step: (by: number) => void) => ReactNode;
}) {
  const step = (by: number) => {
    const next = Math.min(kind.max, Math.max(kind.min, value + by));
    // At the end of the range a key changes nothing, and leaves nothing to undo.
    if (next !== value) onStep(next);
  };
  const field = (
    <input
      id={id}
      className="input"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={draft}
      aria-describedby={`${describedBy} ${id}error`.trim()}
      aria-invalid={invalid || undefined}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(event.key === 'ArrowUp' ? 1 : -1);
      }}
    />
  );
  return (
    <>
      {children(field, step)}
      <p id={`${id}error`} className="field-error" role="status">
        {invalid ? `Not understood, so ${number(value)} is used. Allowed: ${allowedValues(kind)}.` : ''}
      </p>
    </>
  );
}
