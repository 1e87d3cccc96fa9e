import { explain, includedEndpoints, type ServiceId } from '../../../core/index.ts';
import type { Planning } from '../../state/planning.ts';
import { useWizard } from '../../state/store.ts';
import { OtherEndpoints, useWords } from '../later.tsx';
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
  useWords();
  const isAudited = useWizard((state) => state.loaded.existing !== undefined);
  const { plan } = planning;
  const exported = new Set(includedEndpoints(plan).map((endpoint) => endpoint.service));
  const said = new Map<string, ServiceId>();
  return (
    <div className="endpoint-lists">
      {plan.endpoints.length === 0 ? (
        <p className="empty">
          Nothing that these answers describe is called through an endpoint. Choose a registry, a log driver
          or a service that your code calls, and it appears here.
        </p>
      ) : (
        <ol className="endpoints">
          {plan.endpoints.map((endpoint) => {
            const { service, because, workloads } = endpoint;
            const [user] = workloads;
            const reasons = because.map((rule) => explain(rule, user?.profile ?? plan.workload));
            const text = reasons[0]?.text ?? '';
            const sameAs = said.get(text);
            if (sameAs === undefined) said.set(text, service);
            return (
              <EndpointItem
                key={service}
                endpoint={endpoint}
                reasons={reasons}
                sameAs={sameAs}
                exported={exported.has(service)}
                change={changes.marks.get(service)}
                isAudited={isAudited}
                users={workloads.length < plan.workloads.length ? workloads.map(({ name }) => name) : []}
                open={open}
              />
            );
          })}
        </ol>
      )}
      {isAudited && <OtherEndpoints />}
    </div>
  );
}
