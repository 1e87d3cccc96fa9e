import { explain, type Plan, serviceOf } from '../../core/index.ts';
import { Sources } from '../ui/SourceLink.tsx';

/** People ask why a service is not in the plan; the answer is part of it. */
export function NotNeeded({ plan }: { readonly plan: Plan }) {
  return (
    <ul className="spared">
      {plan.notNeeded.map(({ service, because }) => (
        <li key={service} data-spared={service}>
          <p>
            <code>{service}</code> <span className="endpoint-title">{serviceOf(service).name}</span>
          </p>
          {because.map((rule) => {
            const { text, citations } = explain(rule, plan.workload);
            return (
              <div key={rule}>
                <p>{text}</p>
                <Sources citations={citations} />
              </div>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
