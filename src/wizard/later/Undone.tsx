import { useEffect } from 'react';
import { type QuestionId, questionOf } from '../../core/index.ts';
import { announce } from '../browser/announce.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { changedQuestions, dismissUndone, goToQuestion } from '../state/more-actions.ts';
import { snapshotOf, useWizard } from '../state/store.ts';

/**
 * Which answer went back, and the way to it. It stays until the next change or page, because nobody knows how long a reader
 * needs; Escape and its button put it away.
 */
export function Undone() {
  const state = useWizard();
  const { undone, before } = state;
  const changed = before === undefined ? [] : changedQuestions(before, snapshotOf(state));
  const [first] = changed;
  const what = before === undefined ? 'opening another plan' : whatOf(changed);
  const words = undone === 'undo' ? `Undone: ${what}` : `Redone: ${what}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: two answers in a row may be of one question
  useEffect(() => announce(words), [words, before]);
  return (
    <div className="toast">
      <span>{words}</span>
      {first !== undefined && changed.length <= 2 && questionOf(first).step !== state.page && (
        <Button variant="link" onClick={() => goToQuestion(first)}>
          Show
        </Button>
      )}
      <IconButton icon="close" label="Close this note (Esc)" onClick={dismissUndone} />
    </div>
  );
}

function whatOf(changed: readonly QuestionId[]): string {
  if (changed.length === 0) return 'your policies or workloads';
  if (changed.length > 2) return `${changed.length} answers`;
  return changed.map((id) => questionOf(id).label).join(', ');
}
