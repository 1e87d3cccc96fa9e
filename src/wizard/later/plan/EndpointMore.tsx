import { type Explanation, type PlannedEndpoint, whyRecommended } from '../../../core/index.ts';
import { whyOpen } from '../../../policy/why-no-policy.ts';
import { intentions } from '../../first/on-demand.ts';
import { Button } from '../../first/ui/Button.tsx';
import { Prose } from '../../first/ui/Prose.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';
import { goTo } from '../../state/actions.ts';
import { setPolicyOf } from '../../state/policy-actions.ts';
import { inWords } from '../in-words.ts';
import { reportOf } from '../report.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { LinkButton } from './RuleActions.tsx';

/** What stands behind an endpoint: every reason with its sources, names, order, policy. */
export function EndpointMore({
  endpoint,
  reasons,
}: {
  readonly endpoint: PlannedEndpoint;
  readonly reasons: readonly Explanation[];
}) {
  const notRequired = whyRecommended(endpoint);
  return (
    <>
      {notRequired && (
        <p>
          <Prose text={notRequired} />
        </p>
      )}
      <ul className="reasons">
        {reasons.map((reason, index) => (
          <li key={reason.rule}>
            {index > 0 && (
              <p>
                <Prose text={reason.text} />
              </p>
            )}
            <Sources citations={reason.citations} derived={reason.derived} />
          </li>
        ))}
      </ul>
      <EndpointFacts endpoint={endpoint} />
      <div className="no-print">
        <LinkButton target={endpoint.service} what={`to ${endpoint.service}`} />
        <CopyButton
          text={() => reportOf(`${endpoint.service} (${reasons.map(({ rule }) => rule).join(', ')})`)}
          label="Copy a report"
          what={`to fill in, if ${endpoint.service} is wrong`}
          variant="link"
        />
      </div>
    </>
  );
}

function EndpointFacts({ endpoint }: { readonly endpoint: PlannedEndpoint }) {
  const { policy, workloads } = endpoint;
  const asked = workloads[0]?.profile;
  const open = policy || !asked ? undefined : whyOpen(endpoint, asked);
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
        {inWords('ipAddressType', endpoint.ipAddressType)}
        {!endpoint.ipAddressTypeDocumented && ' (not documented for this service)'}
      </dd>
      <dt>Policy</dt>
      <dd>
        {endpoint.policyEdited ? 'your own' : endpoint.policy ? 'planned' : 'full access, the default'}{' '}
        <Button
          variant="link"
          className="no-print"
          {...intentions.policies}
          onClick={() => {
            setPolicyOf(endpoint.service);
            goTo('policies');
          }}
        >
          Show<span className="sr-only"> the policy of {endpoint.service}</span>
        </Button>
        {open !== undefined && <span className="hint"> {open}</span>}
      </dd>
    </dl>
  );
}
