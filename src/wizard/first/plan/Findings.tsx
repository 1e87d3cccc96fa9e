import { memo } from 'react';
import { explainFor, type Finding, type Plan, type WorkloadExplanation } from '../../../core/index.ts';
import { useWords } from '../later.tsx';
import { isSame } from '../same.ts';
import { Alert } from '../ui/Alert.tsx';
import { Sources } from '../ui/SourceLink.tsx';

export function Findings({ findings, plan }: { readonly findings: readonly Finding[]; readonly plan: Plan }) {
  useWords();
  return (
    <div className="findings">
      {findings.flatMap(({ rule, severity }) =>
        explainFor(rule, plan.workloads).map((explanation) => (
          <FindingItem
            key={`${rule} ${explanation.workloads.join()}`}
            severity={severity}
            {...explanation}
            workloads={plan.workloads.length > 1 ? explanation.workloads : []}
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
}: Pick<Finding, 'severity'> & WorkloadExplanation) {
  return (
    <Alert kind={severity}>
      <p data-rule={rule}>
        {workloads.length > 0 && <strong>{workloads.join(', ')}: </strong>}
        {text}
      </p>
      {fix && (
        <p className="fix">
          <strong>Fix:</strong> {fix}
        </p>
      )}
      <Sources citations={citations} derived={derived} />
    </Alert>
  );
}, isSame);
