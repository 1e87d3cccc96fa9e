import { memo } from 'react';
import { type Explanation, explain, type Plan, type ServiceId, serviceOf } from '../../../core/index.ts';
import { isSame } from '../../first/same.ts';
import { Sources } from '../../first/ui/SourceLink.tsx';

/** People ask why a service is not in the plan; the answer is part of it. */
export function NotNeeded({ plan }: { readonly plan: Plan }) {
  return (
    <ul className="spared">
      {plan.notNeeded.map(({ service, because }) => (
        <SparedItem
          key={service}
          service={service}
          reasons={because.map((rule) => explain(rule, plan.workload))}
        />
      ))}
    </ul>
  );
}

const SparedItem = memo(function SparedItem({
  service,
  reasons,
}: {
  readonly service: ServiceId;
  readonly reasons: readonly Explanation[];
}) {
  return (
    <li data-spared={service}>
      <p>
        <code>{service}</code> <span className="endpoint-title">{serviceOf(service).name}</span>
      </p>
      {reasons.map(({ rule, text, citations }) => (
        <div key={rule}>
          <p>{text}</p>
          <Sources citations={citations} />
        </div>
      ))}
    </li>
  );
}, isSame);
