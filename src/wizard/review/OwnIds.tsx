import { PARAMETERS } from '../../change/index.ts';
import { askedQuestions, type QuestionId } from '../../core/index.ts';
import { QuestionField } from '../first/questions/QuestionField.tsx';
import type { Planning } from '../state/planning.ts';

/** The questions whose answers the commands need: a parameter has the name of its question. */
const NEEDED: ReadonlySet<string> = new Set(
  Object.entries(PARAMETERS)
    .filter(([, { needed }]) => needed)
    .map(([name]) => name.charAt(0).toLowerCase() + name.slice(1)),
);

const isNeeded = (id: QuestionId): boolean => NEEDED.has(id);

/** The ids of the user's account, asked where the commands stand that hold them. */
export function OwnIds({ planning: { workload } }: { readonly planning: Planning }) {
  const ids = askedQuestions(workload).filter(isNeeded);
  if (ids.length === 0) return null;
  return (
    <section className="own-ids no-print" aria-labelledby="own-ids-title">
      <h3 id="own-ids-title">Your ids, for all commands and exports</h3>
      <div className="own-ids-fields">
        {ids.map((id) => (
          <QuestionField key={id} id={id} workload={workload} />
        ))}
      </div>
    </section>
  );
}
