import {
  type Assumption,
  answerText,
  assumedFirst,
  type QuestionId,
  questionOf,
  type ServiceId,
} from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { Button } from '../first/ui/Button.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { setAnswers } from '../state/actions.ts';
import { goToQuestion } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';
import { useAssumed } from './weighed.ts';

/** Assumptions that are named; the others are folded. */
const SHOWN = 4;

/** What is assumed and decides the plan, with what would change; or that nothing does any more. */
export function Deciding({
  asked = [],
  folded = false,
  isOpen = false,
}: {
  /** Questions that are asked beside it. */
  readonly asked?: readonly QuestionId[];
  readonly folded?: boolean;
  /** Everything at once, for paper. */
  readonly isOpen?: boolean;
}) {
  const assumed = useAssumed();
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  if (assumed === undefined) return null;
  const all = assumedFirst(assumed);
  // Beside it are the fields of one workload only.
  const isBeside = ({ question, workload }: Assumption) =>
    asked.includes(question) && (workload === undefined || workload === workloads[current]?.name);
  const elsewhere = all.filter((assumption) => !isBeside(assumption));
  if (all.length === 0)
    return (
      <p className="deciding none" role="status">
        Nothing is left to decide: what is still assumed would change no endpoint.
      </p>
    );
  // What is asked beside it comes last, and can be confirmed like the others: it does not end without a word.
  const deciding = elsewhere.length > 0 ? elsewhere : all;
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
      <h3 id="deciding-title">
        {elsewhere.length > 0 ? 'What else decides, and is assumed' : 'What still decides, and is assumed'}
      </h3>
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

function Items({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  return (
    <ul>
      {assumptions.map((assumption) => (
        <Item key={`${assumption.workload} ${assumption.question}`} assumption={assumption} />
      ))}
    </ul>
  );
}

function Item({ assumption }: { readonly assumption: Assumption }) {
  const { question, workload, value, otherwise, because } = assumption;
  const index = useWizard((state) => state.workloads.findIndex(({ name }) => name === workload));
  const of = index < 0 ? undefined : index;
  const name = `${workload ? `${workload}: ` : ''}${questionOf(question).label}`;
  const adds = unique(otherwise.flatMap((alternative) => alternative.adds));
  const drops = unique(otherwise.flatMap((alternative) => alternative.drops));
  const effects = [
    adds.length > 0 ? `add ${some(adds)}` : '',
    drops.length > 0 ? `remove ${some(drops)}` : '',
    adds.length + drops.length === 0 ? 'change what is needed' : '',
  ].filter(Boolean);
  return (
    <li data-deciding={question}>
      <span>
        {workload && <strong>{workload}: </strong>}
        {questionOf(question).label}: <strong>{answerText(question, value)}</strong>.{' '}
        <span className="hint">
          Another answer could <Prose text={effects.join(' or ')} />.
          {because && <Prose text={` ${because}`} />}
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

const unique = (services: readonly ServiceId[]): readonly ServiceId[] => [...new Set(services)];

const some = (services: readonly ServiceId[]): string =>
  services.length > 3
    ? `${services.slice(0, 3).join(', ')} and ${services.length - 3} more`
    : services.join(', ');
