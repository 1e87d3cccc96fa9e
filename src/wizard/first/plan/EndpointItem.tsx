import { memo, useState } from 'react';
import {
  type Explanation,
  NEED_WORDS,
  type Need,
  type PlannedEndpoint,
  type ServiceId,
  serviceOf,
} from '../../../core/index.ts';
import { setAt } from '../../state/actions.ts';
import { useWizard } from '../../state/store.ts';
import { EndpointMore, Verdict } from '../later.tsx';
import { costInWords } from '../money.ts';
import { isSame } from '../same.ts';
import { Badge } from '../ui/Badge.tsx';
import { Prose } from '../ui/Prose.tsx';
import type { Change } from './changes.ts';

interface Props {
  readonly endpoint: PlannedEndpoint;
  /** The strongest first. */
  readonly reasons: readonly Explanation[];
  /** An endpoint further up has the same reason. */
  readonly sameAs: ServiceId | undefined;
  readonly exported: boolean;
  readonly change: Change | undefined;
  readonly isAudited: boolean;
  /** The names of the workloads that use it, where not all do. */
  readonly users: readonly string[];
  /** Everything is shown at once, for paper. */
  readonly open: boolean;
}

const NEED_KIND: { readonly [N in Need]: 'strong' | 'info' | 'plain' } = {
  required: 'strong',
  recommended: 'info',
  optional: 'plain',
};

/** Drawn again only when an answer changes something of it. */
export const EndpointItem = memo(function EndpointItem({
  endpoint,
  reasons,
  sameAs,
  exported,
  change,
  isAudited,
  users,
  open,
}: Props) {
  const { service, monthlyCost, need } = endpoint;
  const [isOpen, setOpen] = useState(false);
  const isAt = useWizard((state) => state.at === service);
  const isShown = isOpen || open;
  return (
    <li
      className={`endpoint ${change ?? ''} ${isAt ? 'at' : ''}`}
      data-service={service}
      onPointerEnter={() => setAt(service)}
      onPointerLeave={() => setAt(undefined)}
      onFocus={() => setAt(service)}
    >
      <details open={isShown} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h3 className="endpoint-name">
            <code>{service}</code> <span className="endpoint-title">{serviceOf(service).name}</span>
          </h3>
          <span className="endpoint-cost">{costInWords(monthlyCost)}</span>
          <span className="endpoint-why">
            {sameAs !== undefined && !isShown && (
              <>
                For the same reason as <code>{sameAs}</code>.{' '}
              </>
            )}
            <Prose text={reasons[0]?.text ?? ''} />
          </span>
          <span className="endpoint-badges">
            <Badge kind={NEED_KIND[need]}>{NEED_WORDS[need]}</Badge>
            {endpoint.type === 'Gateway' && <Badge>{endpoint.type}</Badge>}
            {!exported && <Badge>not exported</Badge>}
            {endpoint.policyEdited && <Badge kind="info">own policy</Badge>}
            {users.length > 0 && <Badge>{users.join(', ')}</Badge>}
            {change && <Badge kind="success">{change === 'added' ? 'new' : 'changed'}</Badge>}
          </span>
        </summary>
        {isShown && <EndpointMore endpoint={endpoint} reasons={reasons} />}
      </details>
      {isAudited && <Verdict service={service} />}
    </li>
  );
}, isSame);
