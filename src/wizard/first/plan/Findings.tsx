import { memo } from 'react';
import { explainFinding, type Finding, type Plan, type WorkloadExplanation } from '../../../core/index.ts';
import { inTwo } from '../in-two.ts';
import { RuleActions, useWords } from '../later.tsx';
import { isSame } from '../same.ts';
import { Alert } from '../ui/Alert.tsx';
import { Prose } from '../ui/Prose.tsx';
import { Sources } from '../ui/SourceLink.tsx';

export function Findings({
  findings,
  plan,
  isFolded = false,
}: {
  readonly findings: readonly Finding[];
  readonly plan: Plan;
  /** Where there is little room: one sentence of each, and the rest behind it. */
  readonly isFolded?: boolean;
}) {
  useWords();
  return (
    <div className="findings">
      {findings.flatMap((finding) =>
        explainFinding(finding, plan).map((explanation) => (
          <FindingItem
            key={`${finding.rule} ${explanation.workloads.join()}`}
            {...explanation}
            workloads={plan.workloads.length > 1 ? explanation.workloads : []}
            isFolded={isFolded}
          />
        )),
      )}
    </div>
  );
}

const FindingItem = memo(function FindingItem({
  rule,
  severity,
  text,
  fix,
  citations,
  derived,
  workloads,
  isFolded,
}: Pick<Finding, 'severity'> & WorkloadExplanation & { readonly isFolded: boolean }) {
  const [first, others] = isFolded ? inTwo(text) : [text, ''];
  const said = (
    <>
      {workloads.length > 0 && <strong>{workloads.join(', ')}: </strong>}
      <Prose text={first} />
    </>
  );
  const rest = (
    <>
      {fix && (
        <p className="fix">
          <strong>Fix:</strong> <Prose text={fix} />
        </p>
      )}
      <Sources citations={citations} derived={derived} />
      <RuleActions rule={rule} />
    </>
  );
  return (
    <Alert kind={severity}>
      {isFolded ? (
        <details>
          <summary data-rule={rule}>{said}</summary>
          {others !== '' && (
            <p>
              <Prose text={others} />
            </p>
          )}
          {rest}
        </details>
      ) : (
        <>
          <p data-rule={rule}>{said}</p>
          {rest}
        </>
      )}
    </Alert>
  );
}, isSame);
