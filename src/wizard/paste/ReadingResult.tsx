import {
  type Claim,
  capitalized,
  type Evidenced,
  type OpenQuestion,
  type Plan,
  planVpc,
  questionOf,
  type Reading,
  settledFindings,
} from '../../core/index.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { FieldPath } from '../first/ui/FieldPath.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { inWords } from '../later/in-words.ts';
import { Capped } from '../later/ui/Capped.tsx';
import { afterReading } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';

/** What was read of the VPC and of each workload, the place that says it, and what is still to be asked. */
export function ReadingResult({ reading }: { readonly reading: Reading }) {
  const { vpc, workloads } = reading;
  const state = useWizard();
  const taken = afterReading(state, reading);
  // What was found is as grave here as it will be in the plan.
  const plan = planVpc(taken.vpc, taken.workloads, { open: taken.open });
  const isEmpty = [vpc, ...workloads].every(({ derived }) => derived.length === 0);
  return (
    <>
      {isEmpty && <Alert kind="info" title="Nothing here answers a question of the planner" />}
      {vpc.derived.length + vpc.conflicts.length > 0 && <Part title="The VPC" part={vpc} plan={plan} />}
      <Capped items={workloads} of="workloads" atOnce={8}>
        {(shown) =>
          shown.map((workload, index) => (
            <Part
              // biome-ignore lint/suspicious/noArrayIndexKey: two workloads may have the same name
              key={index}
              title={workload.name || 'What was understood'}
              part={workload}
              plan={plan}
            />
          ))
        }
      </Capped>
    </>
  );
}

function Part({
  title,
  part,
  plan,
}: {
  readonly title: string;
  readonly part: Evidenced;
  readonly plan: Plan;
}) {
  const { derived, undetermined, conflicts, notes } = part;
  const findings = part.findings.flatMap((finding) =>
    settledFindings([finding], plan).map((settled) => ({ ...settled, from: finding.from })),
  );
  return (
    <section className="derived" aria-label={title}>
      <h3>{title}</h3>
      {conflicts.map(({ question, text }) => (
        <Alert key={question} kind="warning" title={questionOf(question).label}>
          <p>
            <Prose text={text} />
          </p>
        </Alert>
      ))}
      <Capped items={findings} of="findings">
        {(shown) =>
          shown.map(({ rule, severity, text, fix, from }) => (
            <Alert key={`${rule} ${from}`} kind={severity}>
              <p>
                <Prose text={text} /> {from !== undefined && <FieldPath path={from} />}
              </p>
              {fix !== undefined && (
                <p>
                  <strong>Fix:</strong> <Prose text={fix} />
                </p>
              )}
            </Alert>
          ))
        }
      </Capped>
      <ul className="derived-list">
        {derived.map((claim) => (
          <Answer key={claim.question} claim={claim} />
        ))}
      </ul>
      {undetermined.length > 0 && <StillOpen questions={undetermined} />}
      {notes.length > 0 && (
        <details>
          <summary>What else was seen ({notes.length})</summary>
          <Capped items={notes} of="notes">
            {(shown) => (
              <ul className="notes">
                {shown.map(({ topic, text, from, source }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: equal notes may come from equal places
                  <li key={index} data-topic={topic}>
                    <Prose text={text} /> <FieldPath path={from} /> {source}
                  </li>
                ))}
              </ul>
            )}
          </Capped>
        </details>
      )}
    </section>
  );
}

function Answer({ claim: { question, value, text, from } }: { readonly claim: Claim }) {
  return (
    <li data-question={question}>
      <span className="derived-question">{questionOf(question).label}</span>
      <strong>{inWords(question, value)}</strong>
      <span className="hint">
        <Prose text={capitalized(text)} /> <FieldPath path={from} />
      </span>
    </li>
  );
}

/** The questions that decide most plans first. */
function StillOpen({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  const isEssential = ({ question }: OpenQuestion) => questionOf(question).essential === true;
  const rest = questions.filter((open) => !isEssential(open));
  return (
    <>
      <h3>What is left to answer</h3>
      <OpenQuestions questions={questions.filter(isEssential)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more, which stay assumptions until you answer them</summary>
          <OpenQuestions questions={rest} />
        </details>
      )}
    </>
  );
}

function OpenQuestions({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  return (
    <Capped items={questions} of="questions">
      {(shown) => (
        <ul className="undetermined">
          {shown.map(({ question, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several places may leave the same question open
            <li key={index}>
              {questionOf(question).label}: <span className="hint">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Capped>
  );
}
