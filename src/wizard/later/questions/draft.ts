import { useState } from 'react';
import { type AnswerValue, type AnyKind, parseText, printText } from '../../../core/index.ts';

/**
 * What is being typed into a field. Only text that the question accepts reaches the answers; the rest stays in the field
 * with a message, and gives way when the answer changes from elsewhere (undo, a link).
 */
export function useDraft(kind: AnyKind, value: AnswerValue, onValue: (value: AnswerValue) => void) {
  const printed = printText(value);
  const [typed, setTyped] = useState({ text: printed, of: printed });
  const draft = typed.of === printed ? typed.text : printed;
  const parsed = parseText(kind, draft.trim());
  return {
    draft,
    invalid: !parsed.ok,
    type: (text: string) => {
      const next = parseText(kind, text.trim());
      setTyped({ text, of: next.ok ? printText(next.value) : printed });
      if (next.ok && printText(next.value) !== printed) onValue(next.value);
    },
    /** Shows the answer as it was understood. */
    leave: () => {
      if (parsed.ok) setTyped({ text: printed, of: printed });
    },
  };
}
