import { memo } from 'react';
import { type Explanation, explain, type Finding, type WorkloadProfile } from '../../../core/index.ts';
import { isSame } from '../same.ts';
import { Alert } from '../ui/Alert.tsx';
import { Sources } from '../ui/SourceLink.tsx';

export function Findings({
  findings,
  workload,
}: {
  readonly findings: readonly Finding[];
  readonly workload: WorkloadProfile;
}) {
  return (
    <div className="findings">
      {findings.map(({ rule, severity }) => (
        <FindingItem key={rule} severity={severity} {...explain(rule, workload)} />
      ))}
    </div>
  );
}

const FindingItem = memo(function FindingItem({
  severity,
  text,
  fix,
  citations,
}: Pick<Finding, 'severity'> & Explanation) {
  return (
    <Alert kind={severity}>
      <p>{text}</p>
      {fix && (
        <p className="fix">
          <strong>Cure:</strong> {fix}
        </p>
      )}
      <Sources citations={citations} />
    </Alert>
  );
}, isSame);
