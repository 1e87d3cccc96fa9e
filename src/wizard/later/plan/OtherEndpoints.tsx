import { Capped } from '../ui/Capped.tsx';
import { useAudit } from '../use-audit.ts';
import { AuditedHead } from './Verdict.tsx';

/** What exists in the VPC and is not part of the plan. */
export function OtherEndpoints() {
  const others = useAudit()?.endpoints.filter(({ planned }) => planned === undefined) ?? [];
  if (others.length === 0) return null;
  return (
    <section className="other-endpoints" aria-labelledby="others-title">
      <h3 id="others-title">Endpoints that exist and are not in the plan</h3>
      <Capped items={others} of="endpoints">
        {(shown) => (
          <ul className="endpoints">
            {shown.map((endpoint) => (
              <li key={`${endpoint.service} ${endpoint.vpcEndpointId}`} className="endpoint other">
                <code>{endpoint.service}</code> <AuditedHead endpoint={endpoint} />
              </li>
            ))}
          </ul>
        )}
      </Capped>
    </section>
  );
}
