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
import { Prose } from '../../first/ui/Prose.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { groupBy } from '../group.ts';
import { useAssumed } from '../weighed.ts';

/**
 * Why services are not in the plan, and whether that rests on an assumption: people ask for it. Services with the same reasons
 * are shown together.
 */
export function NotNeeded({ plan }: { readonly plan: Plan }) {
  const assumptions = useAssumed() ?? [];
  // Not by assumptions too: those are known later, and a service that the user was led to would be drawn anew.
  const groups = groupBy(plan.notNeeded, ({ because }) => because.join());
  return (
    <ul className="spared">
      {[...groups.values()].map((group) => {
        const services = group.map(({ service }) => service);
        const assumed = groupBy(services, (service) => absenceRestsOn(service, assumptions));
        return (
          <SparedItem
            key={services[0]}
            services={services}
            assumed={[...assumed].flatMap(([text, of]) => (text === undefined ? [] : [{ text, of }]))}
            reasons={(group[0]?.because ?? []).map((rule) => explain(rule, plan.workload))}
          />
        );
      })}
    </ul>
  );
}

/** An assumption because of which some of the services are not needed. */
interface Assumed {
  readonly text: string;
  readonly of: readonly ServiceId[];
}

const SparedItem = memo(function SparedItem({
  services,
  assumed,
  reasons,
}: {
  readonly services: readonly ServiceId[];
  readonly assumed: readonly Assumed[];
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
            <p>
              <Prose text={text} />
            </p>
            <Sources citations={citations} derived={derived} />
          </div>
        ))}
        {assumed.map(({ text, of }) => (
          <p key={text} className="hint">
            {of.length < services.length && (
              <>
                <code>{of.join(', ')}</code>:{' '}
              </>
            )}
            {text}
          </p>
        ))}
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
