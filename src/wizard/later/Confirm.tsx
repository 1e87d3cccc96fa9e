import { isVpcQuestion, type QuestionId, questionOf } from '../../core/index.ts';
import { Button } from '../first/ui/Button.tsx';
import { chooseAnswer } from '../state/actions.ts';
import { standingIn, usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';

/** Beside a question: states what is assumed, or says that it is answered. */
export function Confirm({ id }: { readonly id: QuestionId }) {
  const { workload } = usePlan();
  const { vpc, open, workloads, current, loaded } = useWizard();
  const { standing } = standingIn({ vpc, open, workloads, current, loaded }, id);
  if (standing === 'stated') return <span className="standing answered">answered</span>;
  if (standing === 'read') return null;
  const name = workloads.length > 1 && !isVpcQuestion(id) ? `${workloads[current]?.name}: ` : '';
  return (
    <Button variant="link" className="confirm" onClick={() => chooseAnswer(id, workload[id])}>
      That is right
      <span className="sr-only">
        {' '}
        for {name}
        {questionOf(id).label}
      </span>
    </Button>
  );
}
