import { useEffect, useRef } from 'react';
import { includedEndpoints, type PlannedEndpoint, sumOfCosts } from '../../../core/index.ts';
import { type Planning, usePlan, usePlanBefore } from '../../state/planning.ts';
import { PlanRest, PolicyProblems } from '../later.tsx';
import { counted, money } from '../money.ts';
import { changesBetween, changesInWords, type PlanChanges } from './changes.ts';
import { EndpointList } from './EndpointList.tsx';
import { Findings } from './Findings.tsx';

/** `5 endpoints, $58.40 a month`: of what the exports create. */
export function planInWords(endpoints: readonly PlannedEndpoint[]): string {
  return `${counted(endpoints.length, 'endpoint')}, ${money(sumOfCosts(endpoints).usd)} a month`;
}

export function usePlanChanges(): PlanChanges {
  const now = usePlan();
  return changesBetween(usePlanBefore()?.plan, now.plan);
}

/** The plan beside the questions: always in sight, with what the last answer changed. */
export function PlanPanel() {
  const planning = usePlan();
  const changes = usePlanChanges();
  const { plan } = planning;
  return (
    <section className="plan" id="plan" aria-labelledby="plan-title">
      <header className="plan-head">
        <h2 id="plan-title" tabIndex={-1}>
          Your plan
        </h2>
        <PlanTotals planning={planning} />
        <LastChange changes={changes} planning={planning} />
      </header>
      <div className="plan-body">
        <Findings
          findings={plan.findings.filter((finding) => finding.severity !== 'info')}
          workload={planning.workload}
        />
        {plan.endpoints.some((endpoint) => endpoint.policyEdited) && <PolicyProblems plan={plan} />}
        <EndpointList planning={planning} changes={changes} />
        <PlanRest />
      </div>
    </section>
  );
}

export function PlanTotals({ planning }: { readonly planning: Planning }) {
  const endpoints = includedEndpoints(planning.plan);
  const cost = sumOfCosts(endpoints);
  const gateways = endpoints.filter((endpoint) => endpoint.type === 'Gateway').length;
  return (
    <dl className="totals">
      <div>
        <dt>Endpoints</dt>
        <dd>
          {endpoints.length}
          <small>
            {' '}
            {endpoints.length - gateways} interface, {gateways} gateway
          </small>
        </dd>
      </div>
      <div>
        <dt>Monthly cost</dt>
        <dd>
          {money(cost.usd)}
          <small>
            {' '}
            {counted(planning.workload.availabilityZones, 'zone')}
            {cost.assumed && ', price assumed*'}
          </small>
        </dd>
      </div>
    </dl>
  );
}

/** Marks what the last answer changed, and says it to people who do not see the marks. */
function LastChange({ changes, planning }: { readonly changes: PlanChanges; readonly planning: Planning }) {
  const words = changesInWords(changes);
  const shown = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The panel may scroll on its own; what is new should not be out of sight.
    if (words === '') return undefined;
    const panel = shown.current?.closest('.plan');
    const first = panel?.querySelector('.endpoint.added');
    if (!panel || !first) return undefined;
    // With the layout of the next frame, which would otherwise be computed twice.
    const frame = requestAnimationFrame(() => {
      if (getComputedStyle(panel).overflowY === 'auto')
        first.scrollIntoView({ block: 'nearest', behavior: 'auto' });
    });
    return () => cancelAnimationFrame(frame);
  }, [words]);
  return (
    <p className="last-change" role="status" ref={shown}>
      {words === '' ? (
        <span className="hint">Every answer changes the plan at once; what is new is marked.</span>
      ) : (
        <>
          <strong>Last change:</strong> {words}.
          <span className="sr-only"> {planInWords(includedEndpoints(planning.plan))}.</span>
        </>
      )}
    </p>
  );
}
