import { isQuestionId, questionOf } from '../../core/index.ts';
import { counted, number } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { dismissProblems, goTo } from '../state/actions.ts';
import { useWizard } from '../state/store.ts';

/** Nobody reads more; a hostile link could hold thousands. */
const SHOWN = 30;
/** A list of everything that is allowed helps nobody before the plan. */
const LONGEST = 120;

/** What a link or a file contained that was not understood, and what was taken instead. */
export function Problems() {
  const problems = useWizard((state) => state.problems);
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="problems-title">
      <Alert
        kind="warning"
        onDismiss={dismissProblems}
        title={<h2 id="problems-title">Not everything in the link or file was understood</h2>}
      >
        <p>The plan uses the rest. Nothing was dropped in silence:</p>
        <ul>
          {problems.slice(0, SHOWN).map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two equal problems apart, and the list never changes
            <Problem key={index} {...problem} />
          ))}
        </ul>
        {problems.length > SHOWN && <p>And {number(problems.length - SHOWN)} more.</p>}
      </Alert>
    </section>
  );
}

function Problem({
  field,
  value,
  allowed,
  taken,
}: ReturnType<typeof useWizard.getState>['problems'][number]) {
  const isQuestion = isQuestionId(field);
  return (
    <li>
      <code>{field}</code>
      {isQuestion && ` (${questionOf(field).label})`}: <q>{value}</q> is not understood; {taken} is used.
      {isQuestion && (
        <Button variant="link" onClick={() => goTo(questionOf(field).step)}>
          Change<span className="sr-only"> {questionOf(field).label}</span>
        </Button>
      )}
      {allowed.length > LONGEST ? (
        <details>
          <summary>{counted(allowed.split(', ').length, 'possibility', 'possibilities')}</summary>
          {allowed}
        </details>
      ) : (
        ` Allowed is ${allowed}.`
      )}
    </li>
  );
}
