import { type Answers, isQuestionId, type QuestionId, questionOf, type StepId } from '../../core/index.ts';
import { announce } from '../browser/announce.ts';
import { Button } from '../first/ui/Button.tsx';
import { useWizard } from '../state/store.ts';
import { inWords } from './in-words.ts';

export interface AnswerDetail {
  readonly question: QuestionId;
  /** The field that says so. */
  readonly from: string;
  readonly text: string;
}

interface OpenQuestion {
  readonly question: QuestionId;
  readonly text: string;
}

/** Answers that were read from a text, what they rest on, and what is still to be asked. */
export function DerivedAnswers({
  title,
  answers,
  details,
  undetermined,
}: {
  readonly title: string;
  readonly answers: Answers;
  readonly details: readonly AnswerDetail[];
  readonly undetermined: readonly OpenQuestion[];
}) {
  const ids = Object.keys(answers).filter(isQuestionId);
  if (ids.length === 0) return null;
  const next = (undetermined.find(({ question }) => questionOf(question).essential) ?? undetermined[0])
    ?.question;
  return (
    <section className="derived">
      <h3>{title}</h3>
      <ul className="derived-list">
        {ids.map((id) => (
          <li key={id} data-question={id}>
            <span className="derived-question">{questionOf(id).label}</span>
            <strong>{inWords(id, answers[id])}</strong>
            {details
              .filter(({ question }) => question === id)
              .map(({ from, text }) => (
                <span key={`${from} ${text}`} className="hint">
                  {text} <code>{from}</code>
                </span>
              ))}
          </li>
        ))}
      </ul>
      {undetermined.length > 0 && <StillOpen questions={undetermined} />}
      <Button
        variant="primary"
        icon="check"
        onClick={() => use(answers, next === undefined ? 'review' : questionOf(next).step)}
      >
        Use these answers
      </Button>
    </section>
  );
}

/** The questions that decide most plans stand first; the others have sensible defaults. */
function StillOpen({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  const isEssential = ({ question }: OpenQuestion) => questionOf(question).essential === true;
  const rest = questions.filter((open) => !isEssential(open));
  return (
    <>
      <h3>What is left to answer</h3>
      <OpenQuestions questions={questions.filter(isEssential)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more, with defaults that fit most</summary>
          <OpenQuestions questions={rest} />
        </details>
      )}
    </>
  );
}

function OpenQuestions({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  return (
    <ul className="undetermined">
      {questions.map(({ question, text }) => (
        <li key={question}>
          {questionOf(question).label} <span className="hint">{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Takes over what was read, keeps every other answer, and goes on with the first question that is open. */
function use(answers: Answers, page: StepId | 'review'): void {
  const { setAnswers, setImporting, goTo } = useWizard.getState();
  setAnswers(answers);
  setImporting(undefined);
  goTo(page);
  announce('The answers are in the plan');
}
