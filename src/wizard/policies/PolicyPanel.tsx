import { useId } from 'react';
import { isServiceId, type PlannedEndpoint, serviceOf } from '../../core/index.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { usePlan } from '../state/planning.ts';
import { setPolicyOf } from '../state/policy-actions.ts';
import { useWizard } from '../state/store.ts';
import { PolicyDetail } from './PolicyDetail.tsx';
import { Snippets } from './Snippets.tsx';
import './policies.css';

/** The policy of each endpoint: planned, the default of AWS, or the user's own. */
export function PolicyPanel() {
  const { plan, workload } = usePlan();
  const chosen = useWizard((state) => state.policyOf);
  const drafts = useWizard((state) => state.policyDrafts);
  const fieldId = useId();
  const endpoint =
    plan.endpoints.find(({ service }) => service === chosen) ??
    plan.endpoints.find(({ policy }) => policy !== undefined) ??
    plan.endpoints[0];
  if (endpoint === undefined) return <p>This plan has no endpoints, so there are no endpoint policies.</p>;
  return (
    <div className="policies">
      <div className="policy-layout">
        <nav className="policy-list" aria-label="Policies by endpoint">
          <ul>
            {plan.endpoints.map((item) => (
              <li key={item.service}>
                <button
                  type="button"
                  aria-current={item.service === endpoint.service ? 'true' : undefined}
                  onClick={() => setPolicyOf(item.service)}
                >
                  <span>
                    <code>{item.service}</code>
                    <span className="hint">{serviceOf(item.service).name}</span>
                  </span>
                  <State endpoint={item} isDraft={drafts[item.service] !== undefined} />
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="policy-select">
          <label htmlFor={fieldId}>Policy of the endpoint</label>
          <select
            id={fieldId}
            className="input select"
            value={endpoint.service}
            onChange={({ target: { value } }) => isServiceId(value) && setPolicyOf(value)}
          >
            {plan.endpoints.map((item) => (
              <option key={item.service} value={item.service}>
                {item.service} ({stateOf(item)})
              </option>
            ))}
          </select>
        </div>
        <PolicyDetail endpoint={endpoint} workload={workload} />
      </div>
      <Snippets plan={plan} />
    </div>
  );
}

const STATE_WORDS = { edited: 'edited', open: 'full access', planned: 'planned' };

function stateOf(endpoint: PlannedEndpoint): string {
  if (endpoint.policyEdited) return STATE_WORDS.edited;
  return endpoint.policy === undefined ? STATE_WORDS.open : STATE_WORDS.planned;
}

function State({ endpoint, isDraft }: { readonly endpoint: PlannedEndpoint; readonly isDraft: boolean }) {
  if (isDraft) return <Badge kind="warning">unfinished</Badge>;
  return <Badge kind={endpoint.policyEdited ? 'info' : 'plain'}>{stateOf(endpoint)}</Badge>;
}
