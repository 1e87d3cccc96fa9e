import {
  type AnswerValue,
  type AnyKind,
  parseText,
  printText,
  type QuestionId,
} from '../../../core/index.ts';
import { setDraft } from '../../state/more-actions.ts';
import { useWizard } from '../../state/store.ts';

/** What a field of one line gets, for an answer of one kind. */
export interface DraftFieldProps<K extends AnyKind['kind'], Value> {
  readonly id: string;
  readonly helpId: string;
  readonly name: QuestionId;
  readonly kind: Extract<AnyKind, { kind: K }>;
  readonly value: Value;
  readonly onChange: (value: Value, typing?: string) => void;
}

/**
 * What is being typed into a field. Only text that the question accepts reaches the answers; the rest is kept, so that it
 * survives other pages and a reload, with a message, and gives way when the answer changes from elsewhere (undo, a link).
 */
export function useDraft(
  id: QuestionId,
  kind: AnyKind,
  value: AnswerValue,
  onValue: (value: AnswerValue) => void,
) {
  const kept = useWizard((state) => state.drafts[id]);
  const printed = printText(value);
  const draft = kept ?? printed;
  const parsed = parseText(kind, draft.trim());
  return {
    draft,
    invalid: !parsed.ok,
    type: (text: string) => {
      const next = parseText(kind, text.trim());
      if (next.ok && printText(next.value) !== printed) onValue(next.value);
      // Blanks around an answer, or `1e1` for 10, stay as they are typed until the field is left.
      setDraft(id, next.ok && printText(next.value) === text ? undefined : text);
    },
    /** Shows the answer as it was understood. */
    leave: () => {
      if (kept !== undefined && parsed.ok) setDraft(id, undefined);
    },
  };
}
