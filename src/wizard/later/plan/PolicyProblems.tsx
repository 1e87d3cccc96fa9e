import { citationOf, type Plan } from '../../../core/index.ts';
import { policyProblems } from '../../../policy/index.ts';
import { Alert } from '../../first/ui/Alert.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';

/** What is wrong with the user's own policies: as much a finding of the plan as any other. */
export function PolicyProblems({ plan }: { readonly plan: Plan }) {
  return (
    <div className="findings">
      {policyProblems(plan).map(({ service, id, severity, path, text, cites }) => (
        <Alert key={`${service} ${id} ${path} ${text}`} kind={severity}>
          <p>
            Your policy of <code>{service}</code>
            {path && ` (${path})`}: {text}
          </p>
          <Sources citations={[citationOf(cites)]} />
        </Alert>
      ))}
    </div>
  );
}
