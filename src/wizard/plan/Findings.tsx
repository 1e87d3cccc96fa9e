import { explain, type Finding, type WorkloadProfile } from '../../core/index.ts';
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
      {findings.map(({ rule, severity }) => {
        const { text, fix, citations } = explain(rule, workload);
        return (
          <Alert key={rule} kind={severity}>
            <p>{text}</p>
            {fix && (
              <p className="fix">
                <strong>Cure:</strong> {fix}
              </p>
            )}
            <Sources citations={citations} />
          </Alert>
        );
      })}
    </div>
  );
}
