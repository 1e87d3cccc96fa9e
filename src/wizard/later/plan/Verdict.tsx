import type { AuditedEndpoint } from '../../../audit/index.ts';
import { number } from '../../first/money.ts';
import { Badge } from '../../first/ui/Badge.tsx';
import { Button } from '../../first/ui/Button.tsx';
import { Prose } from '../../first/ui/Prose.tsx';
import { showTab } from '../../state/actions.ts';
import { useAudit } from '../use-audit.ts';
import { VERDICTS } from '../verdicts.ts';

/** Endpoints of one service that are shown. */
const SHOWN = 3;

/** How an endpoint compares with what exists; the commands are in the check. */
export function Verdict({ service }: { readonly service: string }) {
  const found = useAudit()?.endpoints.filter((endpoint) => endpoint.service === service) ?? [];
  return (
    <>
      {found.slice(0, SHOWN).map((endpoint) => (
        <One key={endpoint.vpcEndpointId ?? endpoint.verdict} service={service} endpoint={endpoint} />
      ))}
      {found.length > SHOWN && (
        <p className="hint">And {number(found.length - SHOWN)} more of the same service: see the check.</p>
      )}
    </>
  );
}

function One({ service, endpoint }: { readonly service: string; readonly endpoint: AuditedEndpoint }) {
  return (
    <div className="verdict" data-verdict={endpoint.verdict}>
      <AuditedHead endpoint={endpoint} />
      {endpoint.problems.slice(0, 2).map((problem) => (
        <p key={`${problem.rule} ${problem.text}`}>
          <Prose text={problem.text} />
        </p>
      ))}
      {endpoint.problems.length > 0 && (
        <Button variant="link" onClick={() => showTab('check', { at: service, pointed: true })}>
          What to do<span className="sr-only"> about {service}</span>
        </Button>
      )}
    </div>
  );
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
