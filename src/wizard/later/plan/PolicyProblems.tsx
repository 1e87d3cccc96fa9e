import { citationOf, type Plan } from '../../../core/index.ts';
import { policyProblems } from '../../../policy/index.ts';
import { Alert } from '../../first/ui/Alert.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { groupBy } from '../group.ts';

type Problem = ReturnType<typeof policyProblems>[number];

/** What is wrong with the user's own policies: one alert for each policy, the worst first. */
export function PolicyProblems({ plan }: { readonly plan: Plan }) {
  const groups = groupBy(policyProblems(plan), ({ service }) => service);
  return (
    <div className="findings">
      {[...groups].map(([service, problems]) => (
        <OfPolicy key={service} service={service} problems={problems} />
      ))}
    </div>
  );
}

function OfPolicy({
  service,
  problems,
}: {
  readonly service: string;
  readonly problems: readonly Problem[];
}) {
  const worst = (['error', 'warning', 'info'] as const).find((severity) =>
    problems.some((problem) => problem.severity === severity),
  );
  const [only] = problems;
  return (
    <Alert kind={worst ?? 'info'}>
      <p>
        Your policy of <code>{service}</code>
        {problems.length === 1 && only
          ? `${only.path && ` (${only.path})`}: ${only.text}`
          : `: ${problems.length} problems`}
      </p>
      {problems.length > 1 && (
        <ul className="policy-group">
          {problems.map(({ id, path, text }) => (
            <li key={`${id} ${path} ${text}`}>
              {text} {path && <span className="hint">({path})</span>}
            </li>
          ))}
        </ul>
      )}
      <Sources citations={[...new Set(problems.map(({ cites }) => cites))].map(citationOf)} />
    </Alert>
  );
}
