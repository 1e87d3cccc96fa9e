import { isQuestionId, questionOf } from '../../core/index.ts';
import { number } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { useWizard } from '../state/store.ts';

/** Nobody reads more; a hostile link could hold thousands. */
const SHOWN = 30;

/** What a link or a file contained that was not understood, and what was taken instead. */
export function Problems() {
  const problems = useWizard((state) => state.problems);
  const dismiss = useWizard((state) => state.dismissProblems);
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="problems-title">
      <Alert
        kind="warning"
        onDismiss={dismiss}
        title={<h2 id="problems-title">Not everything in the link or file was understood</h2>}
      >
        <p>The plan uses the rest. Nothing was dropped in silence:</p>
        <ul>
          {problems.slice(0, SHOWN).map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two equal problems apart, and the list never changes
            <li key={index}>
              <code>{problem.field}</code>
              {isQuestionId(problem.field) && ` (${questionOf(problem.field).label})`}: found{' '}
              <q>{problem.value}</q>, allowed is {problem.allowed}; taken instead: {problem.taken}.
            </li>
          ))}
        </ul>
        {problems.length > SHOWN && <p>And {number(problems.length - SHOWN)} more.</p>}
      </Alert>
    </section>
  );
}
