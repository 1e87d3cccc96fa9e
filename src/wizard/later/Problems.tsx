import { useEffect, useMemo } from 'react';
import {
  isQuestionId,
  type Problem as NotUnderstood,
  type QuestionId,
  questionOf,
} from '../../core/index.ts';
import { announce } from '../browser/announce.ts';
import { counted, number } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { setAnswers } from '../state/actions.ts';
import { dismissProblems, goToQuestion } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { inWords } from './in-words.ts';
import { nearest } from './nearest.ts';

/** Problems that are listed: a hostile link could hold thousands. */
const SHOWN = 30;
/** Longer lists of allowed values are folded, in characters. */
const LONGEST = 120;

/** What a link or a file contained that was not understood, and what was taken instead. */
export function Problems() {
  const problems = useWizard((state) => state.problems);
  const title = 'Not everything in the link or file was understood';
  useEffect(() => {
    if (problems.length > 0) announce(title);
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="problems-title">
      <Alert kind="warning" onDismiss={dismissProblems} title={<h2 id="problems-title">{title}</h2>}>
        <p>The plan uses the rest. Nothing was dropped in silence:</p>
        <ul>
          {problems.slice(0, SHOWN).map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two equal problems apart
            <Problem key={index} problem={problem} />
          ))}
        </ul>
        {problems.length > SHOWN && <p>And {number(problems.length - SHOWN)} more.</p>}
      </Alert>
    </section>
  );
}

function Problem({ problem }: { readonly problem: NotUnderstood }) {
  const { field, value, allowed, reason, taken } = problem;
  if (isQuestionId(field)) return <AnswerProblem id={field} problem={problem} />;
  if (allowed === A_QUESTION)
    return (
      <li>
        <code>{field}</code>: no question is called so, and <q>{value}</q> is left out.
      </li>
    );
  return (
    <li>
      <code>{field}</code>: <q>{value}</q> is not understood; {taken} is used.
      <Allowed allowed={allowed} />
      {reason && ` ${reason}`}
    </li>
  );
}

function AnswerProblem({ id, problem }: { readonly id: QuestionId; readonly problem: NotUnderstood }) {
  const { value, allowed, taken } = problem;
  const { workload } = usePlan();
  // The answer when the plan was opened: what is answered later was not taken instead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same problem is the same opening
  const first = useMemo(() => inWords(id, workload[id]), [problem]);
  const { label, kind } = questionOf(id);
  const meant = kind.kind === 'choice' ? nearest(value, kind.options) : undefined;
  return (
    <li>
      <code>{id}</code> ({label}): <q>{value}</q> is not understood;{' '}
      {taken === DEFAULT ? `${taken}, ${first},` : taken} is used.
      {!isLong(allowed) && <Allowed allowed={allowed} />}
      {meant && (
        <Button variant="link" onClick={() => setAnswers({ [id]: meant })}>
          Use {meant}
        </Button>
      )}
      <Button variant="link" onClick={() => goToQuestion(id)}>
        Change<span className="sr-only"> {label}</span>
      </Button>
      {isLong(allowed) && <Allowed allowed={allowed} />}
    </li>
  );
}

/** What the readers write as taken where the default counts. */
const DEFAULT = 'the default';

/** What the readers say is allowed where a name is that of no question. */
const A_QUESTION = 'the id of a question';

const isLong = (allowed: string): boolean => allowed.length > LONGEST;

function Allowed({ allowed }: { readonly allowed: string }) {
  return (
    <>
      {isLong(allowed) ? (
        <details>
          <summary>{counted(allowed.split(', ').length, 'possibility', 'possibilities')}</summary>
          {allowed}
        </details>
      ) : (
        ` Allowed is ${allowed}.`
      )}
    </>
  );
}
