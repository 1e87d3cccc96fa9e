import type { AuditedEndpoint } from '../../../audit/index.ts';
import { Badge } from '../../first/ui/Badge.tsx';
import { Button } from '../../first/ui/Button.tsx';
import { showTab } from '../../state/actions.ts';
import { useAudit } from '../use-audit.ts';
import { VERDICTS } from '../verdicts.ts';

/** How an endpoint compares with what exists; the commands are in the check. */
export function Verdict({ service }: { readonly service: string }) {
  const found = useAudit()?.endpoints.filter((endpoint) => endpoint.service === service) ?? [];
  return found.map((endpoint) => (
    <div className="verdict" key={endpoint.vpcEndpointId ?? endpoint.verdict} data-verdict={endpoint.verdict}>
      <AuditedHead endpoint={endpoint} />
      {endpoint.problems.slice(0, 2).map((problem) => (
        <p key={`${problem.rule} ${problem.text}`}>{problem.text}</p>
      ))}
      {endpoint.problems.length > 0 && (
        <Button variant="link" onClick={() => showTab('check', { at: service, pointed: true })}>
          What to do<span className="sr-only"> about {service}</span>
        </Button>
      )}
    </div>
  ));
}

export function AuditedHead({ endpoint }: { readonly endpoint: AuditedEndpoint }) {
  const { verdict, vpcEndpointId } = endpoint;
  return (
    <span className="verdict-head">
      <Badge kind={VERDICTS[verdict].kind}>{VERDICTS[verdict].text}</Badge>
      {vpcEndpointId !== undefined && <code>{vpcEndpointId}</code>}
    </span>
  );
}
