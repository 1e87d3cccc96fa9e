import { useState } from 'react';
import {
  type Assumption,
  askedQuestions,
  assumedFirst,
  type QuestionId,
  questionOf,
} from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { QuestionLine } from '../first/questions/QuestionLine.tsx';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { Items, NothingLeft } from './Deciding.tsx';
import { effectOf } from './effect.ts';
import { answeredHere, isStated, useAssumed } from './weighed.ts';

/** So many open questions are in sight, and what was answered beside them; the others are folded. */
const SHOWN = 4;

/** So many of what is assumed of other workloads. */
const OTHERS = 2;

/** What else decides, beside the questions that are `asked` above: each is answered where it stands, and stays there. */
export function StillDeciding({ asked }: { readonly asked: readonly QuestionId[] }) {
  const assumed = useAssumed();
  const { workload } = usePlan();
  const state = useWizard();
  const { workloads, current } = state;
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
  const lines = (some: readonly QuestionId[]) =>
    some
      .filter((id) => questions.includes(id) && !asked.includes(id))
      .map((id) => (
        <QuestionLine key={id} id={id} workload={workload} effect={effectIn(assumed.filter(isOwn), id)} />
      ));
  const rest = lines(list.slice(shown));
  const stated = questions.filter((id) => isStated(state, id) && !list.includes(id));
  // What was answered in this visit stays in sight, and comes back with a reload.
  const isInSight = (id: QuestionId) => questionOf(id).essential || answeredHere(state, id);
  const before = lines(stated.filter(isInSight));
  const earlier = lines(stated.filter((id) => !isInSight(id)));
  return (
    <>
      {list.length + others.length > 0 && (
        <section className="deciding lines" aria-labelledby="deciding-title">
          <h3 id="deciding-title">
            {others.length > 0 || list.some((id) => own.includes(id))
              ? 'What else decides, and is assumed'
              : 'What else decided'}
          </h3>
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
      {before.length + earlier.length > 0 && (
        <section className="deciding" aria-labelledby="answered-title">
          <h3 id="answered-title">Answered</h3>
          <div className="folds">{before}</div>
          {earlier.length > 0 && (
            <details>
              <summary>{counted(earlier.length, 'more answer')}</summary>
              <div className="folds">{earlier}</div>
            </details>
          )}
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
