import { memo, type ReactNode } from 'react';
import {
  absenceRestsOn,
  type Explanation,
  explain,
  type Plan,
  type ServiceId,
  serviceOf,
} from '../../../core/index.ts';
import { isSame } from '../../first/same.ts';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { groupBy } from '../group.ts';
import { useAssumed } from '../weighed.ts';

/**
 * People ask why a service is not in the plan; the answer is part of it, and whether it rests on what nobody said. Services with
 * the same reasons stand together.
 */
export function NotNeeded({ plan }: { readonly plan: Plan }) {
  const assumptions = useAssumed() ?? [];
  const spared = plan.notNeeded.map(({ service, because }) => ({
    service,
    because,
    assumed: absenceRestsOn(service, assumptions),
  }));
  const groups = groupBy(spared, ({ because, assumed }) => `${because.join()} ${assumed}`);
  return (
    <ul className="spared">
      {[...groups.values()].map((group) => (
        <SparedItem
          key={group[0]?.service}
          services={group.map(({ service }) => service)}
          assumed={group[0]?.assumed}
          reasons={(group[0]?.because ?? []).map((rule) => explain(rule, plan.workload))}
        />
      ))}
    </ul>
  );
}

const SparedItem = memo(function SparedItem({
  services,
  assumed,
  reasons,
}: {
  readonly services: readonly ServiceId[];
  readonly assumed: string | undefined;
  readonly reasons: readonly Explanation[];
}) {
  return (
    <li>
      <Around services={services}>
        {services.map((service) => (
          <p key={service}>
            <code>{service}</code> <span className="endpoint-title">{serviceOf(service).name}</span>
          </p>
        ))}
        {reasons.map(({ rule, text, citations, derived }) => (
          <div key={rule}>
            <p>{text}</p>
            <Sources citations={citations} derived={derived} />
          </div>
        ))}
        {assumed !== undefined && <p className="hint">{assumed}</p>}
      </Around>
    </li>
  );
}, isSame);

/** An element for each service, all around the same reasons: each can be found and pointed at. */
function Around({
  services,
  children,
}: {
  readonly services: readonly ServiceId[];
  readonly children: ReactNode;
}): ReactNode {
  const [first, ...rest] = services;
  if (first === undefined) return children;
  return (
    <div data-spared={first}>
      <Around services={rest}>{children}</Around>
    </div>
  );
}
