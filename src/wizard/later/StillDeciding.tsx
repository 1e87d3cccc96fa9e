import { useState } from 'react';
import {
  type Assumption,
  answerText,
  askedQuestions,
  assumedFirst,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { QuestionField } from '../first/questions/QuestionField.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { standingIn, usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { Confirm } from './Confirm.tsx';
import { effectOf, Items, NothingLeft } from './Deciding.tsx';
import { useAssumed } from './weighed.ts';

/** So many open questions are in sight, and what was answered beside them; the others are folded. */
const SHOWN = 4;

/** So many of what is assumed of other workloads. */
const OTHERS = 2;

/** What else decides, beside the questions that are `asked` above: each is answered where it stands, and stays there. */
export function StillDeciding({ asked }: { readonly asked: readonly QuestionId[] }) {
  const assumed = useAssumed();
  const { workload } = usePlan();
  const { vpc, open, workloads, current, loaded } = useWizard();
  const isOwn = (one: Assumption) => one.workload === undefined || one.workload === workloads[current]?.name;
  const all = assumedFirst(assumed ?? []);
  const own = all.filter(isOwn).map(({ question }) => question);
  const { list, shown } = useInPlace(
    assumed,
    own.filter((id) => !asked.includes(id)),
    current,
  );
  if (assumed === undefined) return null;
  const others = all.filter((one) => !isOwn(one));
  const questions = askedQuestions(workload);
  const isStated = (id: QuestionId) =>
    ['stated', 'read'].includes(standingIn({ vpc, open, workloads, current, loaded }, id).standing);
  const lines = (some: readonly QuestionId[]) =>
    some
      .filter((id) => questions.includes(id) && !asked.includes(id))
      .map((id) => (
        <Line key={id} id={id} workload={workload} effect={effectIn(assumed.filter(isOwn), id)} />
      ));
  const rest = lines(list.slice(shown));
  const before = questions.filter(
    (id) => questionOf(id).essential && !asked.includes(id) && isStated(id) && !list.includes(id),
  );
  return (
    <>
      {list.length + others.length > 0 && (
        <section className="deciding" aria-labelledby="deciding-title">
          <h3 id="deciding-title">What else decides, and is assumed</h3>
          <div className="folds">{lines(list.slice(0, shown))}</div>
          {rest.length > 0 && (
            <details>
              <summary>{counted(rest.length, 'more question')}</summary>
              <div className="folds">{rest}</div>
            </details>
          )}
          {others.length > 0 && <Items assumptions={others.slice(0, OTHERS)} />}
          {others.length > OTHERS && (
            <details>
              <summary>{counted(others.length - OTHERS, 'more assumption')}</summary>
              <Items assumptions={others.slice(OTHERS)} />
            </details>
          )}
        </section>
      )}
      {all.length === 0 && <NothingLeft />}
      {before.length > 0 && (
        <section className="deciding" aria-labelledby="answered-title">
          <h3 id="answered-title">Answered</h3>
          <div className="folds">
            {before.map((id) => (
              <Line key={id} id={id} workload={workload} effect="" />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** What another answer could do now; nothing where it is answered or decides no more. */
function effectIn(assumed: readonly Assumption[], id: QuestionId): string {
  const assumption = assumed.find(({ question }) => question === id);
  return assumption === undefined ? '' : effectOf(assumption);
}

/** A question as one line, with its field behind it. */
function Line({
  id,
  workload,
  effect,
}: {
  readonly id: QuestionId;
  readonly workload: WorkloadProfile;
  readonly effect: string;
}) {
  const [isOpen, setOpen] = useState(false);
  // What an answer could do takes its room also when it is given: nothing moves under the next press.
  const [room, keep] = useState(effect);
  if (effect !== '' && effect !== room) keep(effect);
  return (
    <div className="fold" data-deciding={id}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>
            {questionOf(id).label}: <strong>{answerText(id, workload[id])}</strong>
            <span className={effect === '' ? 'hint past' : 'hint'}>
              <Prose text={room} />
            </span>
          </span>
        </summary>
        {isOpen && <QuestionField id={id} workload={workload} />}
      </details>
      <Confirm id={id} />
    </div>
  );
}

interface Lines {
  /** Of what and of which workload they are. */
  readonly assumed: readonly Assumption[] | undefined;
  readonly current: number;
  readonly list: readonly QuestionId[];
  /** So many of them are in sight. */
  readonly shown: number;
}

/**
 * What decided at any time of this visit, `open` being what decides now. An answer moves nothing: what it makes decide stands below
 * what is in sight, or in sight itself where it is weightier.
 */
function useInPlace(
  assumed: readonly Assumption[] | undefined,
  open: readonly QuestionId[],
  current: number,
): Lines {
  const [known, keep] = useState<Lines>({ assumed: undefined, current, list: [], shown: 0 });
  if (assumed === undefined || (known.assumed === assumed && known.current === current)) return known;
  const [list, shown] = known.current === current ? [known.list, known.shown] : [[], 0];
  const fresh = open.filter((id) => !list.includes(id));
  const isHeavy = (id: QuestionId) => open.indexOf(id) < SHOWN;
  const next = [
    ...list.slice(0, shown),
    ...fresh.filter(isHeavy),
    ...list.slice(shown),
    ...fresh.filter((id) => !isHeavy(id)),
  ];
  let count = shown + fresh.filter(isHeavy).length;
  const isFull = () => next.slice(0, count).filter((id) => open.includes(id)).length >= SHOWN;
  while (count < next.length && !isFull()) count += 1;
  const now = { assumed, current, list: next, shown: count };
  keep(now);
  return now;
}
