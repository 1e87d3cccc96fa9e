import { useState } from 'react';
import { answerText, type QuestionId, questionOf, type WorkloadProfile } from '../../../core/index.ts';
import { inTwo } from '../in-two.ts';
import { Confirm } from '../later.tsx';
import { Prose } from '../ui/Prose.tsx';
import { QuestionField } from './QuestionField.tsx';

/** A question as one line: what is assumed or answered, with its field behind it. */
export function QuestionLine({
  id,
  workload,
  effect,
}: {
  readonly id: QuestionId;
  readonly workload: WorkloadProfile;
  /**
   * What another answer could do now, instead of what the question means; empty where that is nothing. The field is drawn when it
   * is first opened: there may be many. Without it, also before the scripts have run.
   */
  readonly effect?: string;
}) {
  const { label, help } = questionOf(id);
  const [isOpened, setOpened] = useState(effect === undefined);
  // What an answer could do takes its room also when it is given: nothing moves under the next press.
  const [room, keep] = useState(effect);
  if (effect && effect !== room) keep(effect);
  return (
    <div className="fold" data-deciding={effect === undefined ? undefined : id}>
      <details onToggle={() => setOpened(true)}>
        <summary>
          <span>
            {label}: <strong>{answerText(id, workload[id])}</strong>
            <span className={effect === '' ? 'hint past' : 'hint'}>
              <Prose text={room ?? inTwo(help)[0]} />
            </span>
          </span>
        </summary>
        {isOpened && <QuestionField id={id} workload={workload} />}
      </details>
      <Confirm id={id} />
    </div>
  );
}
