import { explain, includedEndpoints } from '../../../core/index.ts';
import type { Planning } from '../../state/planning.ts';
import { type EndpointVerdict, useWizard } from '../../state/store.ts';
import { Verdict } from '../later.tsx';
import type { PlanChanges } from './changes.ts';
import { EndpointItem } from './EndpointItem.tsx';

export function EndpointList({
  planning,
  changes,
  open = false,
}: {
  readonly planning: Planning;
  readonly changes: PlanChanges;
  readonly open?: boolean;
}) {
  const audit = useWizard((state) => state.audit);
  const { plan, workload } = planning;
  const exported = new Set(includedEndpoints(plan).map((endpoint) => endpoint.service));
  const verdicts = audit?.(plan) ?? [];
  const planned = new Set<string>(plan.endpoints.map((endpoint) => endpoint.service));
  const others = verdicts.filter((verdict) => !planned.has(verdict.service));
  return (
    <>
      {plan.endpoints.length === 0 ? (
        <p className="empty">
          Nothing that these answers describe is called through an endpoint. Choose a registry, a log driver
          or a service that your code calls, and it appears here.
        </p>
      ) : (
        <ol className="endpoints">
          {plan.endpoints.map((endpoint) => (
            <EndpointItem
              key={endpoint.service}
              endpoint={endpoint}
              reasons={endpoint.because.map((rule) => explain(rule, workload))}
              exported={exported.has(endpoint.service)}
              change={changes.marks.get(endpoint.service)}
              verdict={verdicts.find((verdict) => verdict.service === endpoint.service)}
              open={open}
            />
          ))}
        </ol>
      )}
      {others.length > 0 && <OtherEndpoints verdicts={others} />}
    </>
  );
}

function OtherEndpoints({ verdicts }: { readonly verdicts: readonly EndpointVerdict[] }) {
  return (
    <>
      <h3>Endpoints that exist and are not in the plan</h3>
      <ul className="endpoints">
        {verdicts.map((verdict) => (
          <li key={`${verdict.service} ${verdict.vpcEndpointId}`} className="endpoint">
            <div className="endpoint-head">
              <code>{verdict.service}</code>
            </div>
            <Verdict verdict={verdict} />
          </li>
        ))}
      </ul>
    </>
  );
}
