import { memo } from 'react';
import {
  explain,
  type Need,
  type PlannedEndpoint,
  serviceOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { money } from '../money.ts';
import { intentions } from '../panels.ts';
import { type EndpointVerdict, useWizard } from '../store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Sources } from '../ui/SourceLink.tsx';
import type { Change } from './changes.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly endpoint: PlannedEndpoint;
  readonly workload: WorkloadProfile;
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

export const EndpointItem = memo(function EndpointItem({
  endpoint,
  workload,
  exported,
  change,
  verdict,
  open,
}: Props) {
  const reasons = endpoint.because.map((rule) => explain(rule, workload));
  const [first] = reasons;
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
      <details className="endpoint-more" open={open}>
        <summary>
          {reasons.length > 1 ? `${reasons.length} reasons, sources` : 'Sources'}, names
          <span className="sr-only"> of {endpoint.service}</span>
        </summary>
        <ul className="reasons">
          {reasons.map((reason, index) => (
            <li key={reason.rule}>
              {index > 0 && <p>{reason.text}</p>}
              <Sources citations={reason.citations} />
            </li>
          ))}
        </ul>
        <EndpointFacts endpoint={endpoint} />
      </details>
    </li>
  );
});

function EndpointFacts({ endpoint }: { readonly endpoint: PlannedEndpoint }) {
  const goTo = useWizard((state) => state.goTo);
  return (
    <dl className="facts">
      <dt>Service name</dt>
      <dd>
        <code>{endpoint.serviceName}</code>
      </dd>
      {endpoint.type === 'Interface' && (
        <>
          <dt>Private DNS</dt>
          <dd>
            {endpoint.privateDnsEnabled ? '' : 'off; it would answer '}
            {endpoint.privateDnsNames.map((name) => (
              <code key={name}>{name} </code>
            ))}
          </dd>
        </>
      )}
      {endpoint.dependsOn.length > 0 && (
        <>
          <dt>Create after</dt>
          <dd>
            <code>{endpoint.dependsOn.join(', ')}</code>
          </dd>
        </>
      )}
      <dt>IP addresses</dt>
      <dd>
        {endpoint.ipAddressType}
        {!endpoint.ipAddressTypeDocumented && ' (not documented for this service)'}
      </dd>
      <dt>Policy</dt>
      <dd>
        {endpoint.policyEdited ? 'your own' : endpoint.policy ? 'planned' : 'full access, the default'}{' '}
        <Button variant="link" className="no-print" {...intentions.policies} onClick={() => goTo('policies')}>
          Show<span className="sr-only"> the policy of {endpoint.service}</span>
        </Button>
      </dd>
    </dl>
  );
}
