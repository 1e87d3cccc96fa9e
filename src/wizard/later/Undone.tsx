import { questionOf } from '../../core/index.ts';
import { Button } from '../first/ui/Button.tsx';
import { changedQuestions, goToQuestion } from '../state/more-actions.ts';
import { snapshotOf, useWizard } from '../state/store.ts';

/** Which answer went back, and the way to it. */
export function Undone() {
  const state = useWizard();
  const { undone, before } = state;
  if (undone === undefined || before === undefined) return null;
  const changed = changedQuestions(before, snapshotOf(state));
  const [first] = changed;
  const what =
    changed.length === 0
      ? 'your policies or workloads'
      : changed.length > 2
        ? `${changed.length} answers`
        : changed.map((id) => questionOf(id).label).join(', ');
  return (
    <div className="toast" role="status">
      <span>
        {undone === 'undo' ? 'Undone' : 'Redone'}: {what}
      </span>
      {first !== undefined && changed.length <= 2 && questionOf(first).step !== state.page && (
        <Button variant="link" onClick={() => goToQuestion(first)}>
          Show
        </Button>
      )}
    </div>
  );
}
