import { type Assumption, answerText, assumedFirst, questionOf } from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { Button } from '../first/ui/Button.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { setAnswers } from '../state/actions.ts';
import { goToQuestion } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';
import { effectOf } from './effect.ts';
import { useAssumed } from './weighed.ts';

/** Assumptions that are named; the others are folded. */
const SHOWN = 4;

/** What is assumed and decides the plan, with what would change; or that nothing does any more. */
export function Deciding({
  folded = false,
  isOpen = false,
}: {
  readonly folded?: boolean;
  /** Everything at once, for paper. */
  readonly isOpen?: boolean;
}) {
  const assumed = useAssumed();
  // As high as what stands here afterwards, so that nothing below it moves.
  if (assumed === undefined)
    return folded ? <p className="deciding hint">Looking at what is assumed …</p> : null;
  const deciding = assumedFirst(assumed);
  if (deciding.length === 0) return <NothingLeft />;
  // Of several workloads the same may be assumed.
  const inBrief = [
    ...new Set(
      deciding.map(({ question, value }) => `${questionOf(question).label} (${answerText(question, value)})`),
    ),
  ];
  if (folded)
    return (
      <details className="deciding">
        <summary>
          {counted(deciding.length, 'assumption decides', 'assumptions decide')} this plan:{' '}
          <span className="hint">
            {inBrief.slice(0, SHOWN).join(', ')}
            {inBrief.length > SHOWN && ' …'}
          </span>
        </summary>
        <Items assumptions={deciding} />
      </details>
    );
  const rest = deciding.slice(SHOWN);
  return (
    <section className="deciding" aria-labelledby="deciding-title">
      <h3 id="deciding-title">What still decides, and is assumed</h3>
      <Items assumptions={deciding.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details open={isOpen}>
          <summary>{counted(rest.length, 'more assumption')}</summary>
          <Items assumptions={rest} />
        </details>
      )}
    </section>
  );
}

export function NothingLeft() {
  return (
    <p className="deciding none" role="status">
      Nothing is left to decide: what is still assumed would add or remove no endpoint. Where the endpoints
      are, and their policies, can still be answered.
    </p>
  );
}

export function Items({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  return (
    <ul>
      {assumptions.map((assumption) => (
        <Item key={`${assumption.workload} ${assumption.question}`} assumption={assumption} />
      ))}
    </ul>
  );
}

function Item({ assumption }: { readonly assumption: Assumption }) {
  const { question, workload, value } = assumption;
  const index = useWizard((state) => state.workloads.findIndex(({ name }) => name === workload));
  const of = index < 0 ? undefined : index;
  const name = `${workload ? `${workload}: ` : ''}${questionOf(question).label}`;
  return (
    <li data-deciding={question}>
      <span>
        {workload && <strong>{workload}: </strong>}
        {questionOf(question).label}: <strong>{answerText(question, value)}</strong>.{' '}
        <span className="hint">
          <Prose text={effectOf(assumption)} />
        </span>
      </span>
      <span className="deciding-actions">
        <Button variant="link" onClick={() => setAnswers({ [question]: value }, undefined, of)}>
          That is right<span className="sr-only"> for {name}</span>
        </Button>
        <Button variant="link" onClick={() => goToQuestion(question, of)}>
          Change<span className="sr-only"> {name}</span>
        </Button>
      </span>
    </li>
  );
}
