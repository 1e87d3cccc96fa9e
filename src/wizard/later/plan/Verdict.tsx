import { Badge } from '../../first/ui/Badge.tsx';
import type { EndpointVerdict } from '../../state/store.ts';
import { CopyButton } from '../ui/CopyButton.tsx';

const KIND: { readonly [V in EndpointVerdict['verdict']]: 'success' | 'error' | 'warning' | 'plain' } = {
  ok: 'success',
  missing: 'error',
  misconfigured: 'warning',
  redundant: 'warning',
  foreign: 'plain',
};

/** How an endpoint compares with what exists. */
export function Verdict({ verdict }: { readonly verdict: EndpointVerdict }) {
  return (
    <div className="verdict">
      <p>
        <Badge kind={KIND[verdict.verdict]}>{verdict.verdict}</Badge>{' '}
        {verdict.vpcEndpointId && <code>{verdict.vpcEndpointId}</code>}
      </p>
      {verdict.problems.map((problem) => (
        <div key={problem.rule}>
          <p>{problem.text}</p>
          {problem.fix && <p className="fix">{problem.fix}</p>}
          {problem.commands.length > 0 && (
            <div className="command">
              <pre>{problem.commands.join('\n')}</pre>
              <CopyButton text={problem.commands.join('\n')} what="the command" />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
