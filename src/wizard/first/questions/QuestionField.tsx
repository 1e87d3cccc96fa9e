/** One question, drawn by the kind of its answer. Nothing here knows a particular question. */
import { memo, useId, useState } from 'react';
import {
  type AnswerValue,
  type AnyKind,
  type AnyQuestion,
  offeredValues,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from '../../../core/index.ts';
import { type AnswersPatch, chooseAnswer, setAnswers } from '../../state/actions.ts';
import { standingIn } from '../../state/planning.ts';
import { useWizard } from '../../state/store.ts';
import { inTwo } from '../in-two.ts';
import { Confirm, ManyTiles, NumberField, QuestionInfo, TextField } from '../later.tsx';
import { isSame } from '../same.ts';
import { FieldPath } from '../ui/FieldPath.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Prose } from '../ui/Prose.tsx';
import { SearchField } from './SearchField.tsx';
import { ChoiceTiles, SubsetTiles } from './Tiles.tsx';

/** From this many options on, the field is one to search in. */
const SEARCHED_FROM = 12;

interface FieldProps {
  readonly id: QuestionId;
  readonly workload: WorkloadProfile;
  /** What is assumed can be confirmed, and what is answered says so. */
  readonly confirmed?: boolean;
}

export const QuestionField = memo(function QuestionField({ id, workload, confirmed }: FieldProps) {
  const question = questionOf(id);
  const key = useId();
  const labelId = `${key}label`;
  const helpId = `${key}help`;
  const set = (value: AnswerValue | undefined, typing?: string) =>
    setAnswers({ [id]: value } as AnswersPatch, typing);
  const choose = (value: string) => chooseAnswer(id, value);
  const standing = (
    <>
      {confirmed && <Confirm id={id} />}
      <StandingTag id={id} />
    </>
  );
  const help = <Help id={helpId} question={question} name={id} />;
  const value = workload[id];

  if (question.kind.kind === 'flag') {
    return (
      <div className="question flag" data-question={id}>
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            checked={value === true}
            aria-checked={value === true}
            aria-describedby={helpId}
            onChange={(event) => set(event.target.checked)}
          />
          <span className="question-label">{question.label}</span>
        </label>
        {standing}
        {help}
      </div>
    );
  }
  const { kind } = question;
  const isGroup = kind.kind === 'subset' || (kind.kind === 'choice' && kind.options.length < SEARCHED_FROM);
  if (isGroup) {
    const offered = offeredValues(workload, id);
    const options = kind.options.filter((option) => offered.includes(option.value));
    return (
      <fieldset className="question" data-question={id} aria-describedby={helpId}>
        <legend className="question-label">{question.label}</legend>
        {standing}
        {help}
        {kind.kind === 'choice' ? (
          <ChoiceTiles name={`${key}${id}`} options={options} value={String(value)} onChoose={choose} />
        ) : kind.options.length > SEARCHED_FROM ? (
          <ManyTiles name={id} options={options} value={value as readonly string[]} onChange={set} />
        ) : (
          <SubsetTiles options={options} value={value as readonly string[]} onChange={set} />
        )}
      </fieldset>
    );
  }
  return (
    <div className="question" data-question={id}>
      <label id={labelId} className="question-label" htmlFor={key}>
        {question.label}
        {kind.kind === 'text' && <span className="optional"> – optional</span>}
      </label>
      {kind.kind !== 'text' && standing}
      {help}
      <SingleField
        kind={kind}
        id={key}
        labelId={labelId}
        helpId={helpId}
        name={id}
        value={value}
        onChange={set}
        onChoose={choose}
      />
    </div>
  );
}, isSameField);

/** All that a field shows of the workload. */
function isSameField(before: FieldProps, now: FieldProps): boolean {
  const shown = ({ id, workload }: FieldProps) => [id, workload[id], offeredValues(workload, id)];
  return isSame(shown(before), shown(now));
}

function SingleField({
  kind,
  value,
  onChange,
  onChoose,
  ...rest
}: {
  readonly kind: AnyKind;
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string;
  readonly name: QuestionId;
  readonly value: AnswerValue;
  readonly onChange: (value: AnswerValue | undefined, typing?: string) => void;
  readonly onChoose: (value: string) => void;
}) {
  switch (kind.kind) {
    case 'choice':
      return <SearchField {...rest} options={kind.options} value={String(value)} onChoose={onChoose} />;
    case 'number':
      return <NumberField {...rest} kind={kind} value={Number(value)} onChange={onChange} />;
    case 'text':
      return <TextField {...rest} kind={kind} value={String(value)} onChange={onChange} />;
    case 'flag':
    case 'subset':
      return null;
  }
}

/** One sentence; the others and the sources are behind the sign. */
function Help({
  id,
  question,
  name,
}: {
  readonly id: string;
  readonly question: AnyQuestion;
  readonly name: QuestionId;
}) {
  const [isOpen, setOpen] = useState(false);
  const [first, rest] = inTwo(question.help);
  return (
    <div className="help">
      <span id={id}>
        <Prose text={first} />
      </span>
      <details className="info" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={`About: ${question.label}`}>
          <Icon name="info" />
        </summary>
        {isOpen && <QuestionInfo id={name} rest={rest} />}
      </details>
    </div>
  );
}

/** How well an answer is known. What was stated needs no words. */
function StandingTag({ id }: { readonly id: QuestionId }) {
  const vpc = useWizard((state) => state.vpc);
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  const open = useWizard((state) => state.open);
  const loaded = useWizard((state) => state.loaded);
  const { standing, from, text } = standingIn({ vpc, open, workloads, current, loaded }, id);
  if (standing === 'stated') return null;
  return (
    <span className={`standing ${standing}`} title={text}>
      {standing === 'assumed' ? (
        'assumed'
      ) : standing === 'doubted' ? (
        'read in doubt'
      ) : (
        <>
          read from <FieldPath path={from ?? ''} />
        </>
      )}
    </span>
  );
}
