import { isQuestionId, type QuestionId, questionOf } from '../../core/index.ts';
import type { ReadTaskDefinitions } from '../../source/index.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { inWords } from '../later/in-words.ts';

type Read = Extract<ReadTaskDefinitions, { ok: true }>;

interface OpenQuestion {
  readonly question: QuestionId;
  readonly text: string;
}

/** Answers that were read, the field that says each, and what is still to be asked. */
export function WorkloadResult({ read }: { readonly read: Read }) {
  const ids = Object.keys(read.answers).filter(isQuestionId);
  return (
    <section className="derived" aria-labelledby="derived-title">
      <h3 id="derived-title">What was understood</h3>
      {ids.length === 0 && <Alert kind="info" title="Nothing here answers a question of the planner" />}
      <ul className="derived-list">
        {ids.map((id) => (
          <li key={id} data-question={id}>
            <span className="derived-question">{questionOf(id).label}</span>
            <strong>{inWords(id, read.answers[id])}</strong>
            {read.derived
              .filter(({ question }) => question === id)
              .map(({ from, text }) => (
                <span key={`${from} ${text}`} className="hint">
                  {text} <code>{from}</code>
                </span>
              ))}
          </li>
        ))}
      </ul>
      {read.undetermined.length > 0 && <StillOpen questions={read.undetermined} />}
      {read.notes.length > 0 && (
        <details>
          <summary>What else was seen ({read.notes.length})</summary>
          <ul className="notes">
            {read.notes.map(({ topic, text, from, source }) => (
              <li key={`${source} ${from} ${topic} ${text}`}>
                {text} <code>{from}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The questions that decide most plans first. */
export function StillOpen({ questions }: { readonly questions: readonly OpenQuestion[] }) {
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
