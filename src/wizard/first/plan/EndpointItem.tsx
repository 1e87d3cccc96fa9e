import { memo, useState } from 'react';
import { type Explanation, type Need, type PlannedEndpoint, serviceOf } from '../../../core/index.ts';
import type { EndpointVerdict } from '../../state/store.ts';
import { EndpointMore, Verdict } from '../later.tsx';
import { money } from '../money.ts';
import { isSame } from '../same.ts';
import { Badge } from '../ui/Badge.tsx';
import type { Change } from './changes.ts';

interface Props {
  readonly endpoint: PlannedEndpoint;
  /** The strongest first. */
  readonly reasons: readonly Explanation[];
  readonly exported: boolean;
  readonly change: Change | undefined;
  readonly verdict: EndpointVerdict | undefined;
  /** Everything is shown at once, for the review page and for paper. */
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
  exported,
  change,
  verdict,
  open,
}: Props) {
  const [first] = reasons;
  const [shown, setShown] = useState(false);
  return (
    <li className={change ? `endpoint ${change}` : 'endpoint'} data-service={endpoint.service}>
      <div className="endpoint-head">
        <span className="endpoint-name">
          <code>{endpoint.service}</code>
          <span className="endpoint-title">{serviceOf(endpoint.service).name}</span>
        </span>
        <span className="endpoint-cost">
          {money(endpoint.monthlyCost.usd)}
          {endpoint.monthlyCost.assumed && (
            <span title="The price of this Region is not confirmed">
              *<span className="sr-only"> assumed</span>
            </span>
          )}
        </span>
      </div>
      <div className="endpoint-badges">
        <Badge kind={NEED_KIND[endpoint.need]}>{endpoint.need}</Badge>
        <Badge>{endpoint.type}</Badge>
        {!exported && <Badge>not exported</Badge>}
        {endpoint.policyEdited && <Badge kind="info">own policy</Badge>}
        {change && <Badge kind="success">{change === 'added' ? 'new' : 'changed'}</Badge>}
      </div>
      <p className="endpoint-why">{first?.text}</p>
      {verdict && <Verdict verdict={verdict} />}
      <details className="endpoint-more" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>
          {reasons.length > 1 ? `${reasons.length} reasons, sources` : 'Sources'}, names
          <span className="sr-only"> of {endpoint.service}</span>
        </summary>
        {(shown || open) && <EndpointMore endpoint={endpoint} reasons={reasons} />}
      </details>
    </li>
  );
}, isSame);
