import { Fragment, useEffect, useRef } from 'react';
import { includedEndpoints, type PlannedEndpoint, sumOfCosts } from '../../../core/index.ts';
import { showTab } from '../../state/actions.ts';
import { type Planning, usePlan, usePlanBefore } from '../../state/planning.ts';
import { useWizard } from '../../state/store.ts';
import { later, PlanRest, PolicyProblems, useWords } from '../later.tsx';
import { costInWords, counted } from '../money.ts';
import { intentions } from '../on-demand.ts';
import { Button } from '../ui/Button.tsx';
import { changesBetween, changesInWords, type PlanChanges } from './changes.ts';
import { EndpointList } from './EndpointList.tsx';
import { Findings } from './Findings.tsx';

/** `5 endpoints, $58.40 a month`: of what the exports create. */
export function planInWords(endpoints: readonly PlannedEndpoint[]): string {
  return `${counted(endpoints.length, 'endpoint')}, ${costInWords(sumOfCosts(endpoints))} a month`;
}

export function usePlanChanges(): PlanChanges {
  const now = usePlan();
  return changesBetween(usePlanBefore()?.plan, now.plan);
}

/** The plan beside the questions: always in sight, with what the last answer changed. */
export function PlanPanel() {
  const planning = usePlan();
  const changes = usePlanChanges();
  const page = useWizard((state) => state.page);
  const body = useRef<HTMLDivElement>(null);
  const shownOn = useRef(page);
  const { plan } = planning;
  useEffect(() => {
    // The next step begins with the beginning of the plan; on the first one it stands there, and the browser need not measure it.
    if (page !== shownOn.current && body.current) body.current.scrollTop = 0;
    shownOn.current = page;
  }, [page]);
  return (
    <div className="plan" id="plan">
      <header className="plan-head">
        <div className="plan-title">
          <h2 id="plan-title" tabIndex={-1}>
            Your plan
          </h2>
          <Button variant="primary" {...intentions.export} onClick={() => showTab('export')}>
            Export
          </Button>
        </div>
        <PlanTotals planning={planning} />
        <LastChange changes={changes} planning={planning} />
      </header>
      <div className="plan-body" ref={body}>
        <Findings
          findings={plan.findings.filter((finding) => finding.severity !== 'info')}
          plan={plan}
          isFolded
        />
        {plan.endpoints.some((endpoint) => endpoint.policyEdited) && <PolicyProblems plan={plan} />}
        <EndpointList planning={planning} changes={changes} />
        <PlanRest />
      </div>
    </div>
  );
}

function PlanTotals({ planning }: { readonly planning: Planning }) {
  const endpoints = includedEndpoints(planning.plan);
  const cost = sumOfCosts(endpoints);
  const gateways = endpoints.filter((endpoint) => endpoint.type === 'Gateway').length;
  const { availabilityZones, sharedByVpcs } = planning.workload;
  const was = usePlanBefore();
  const before = was && includedEndpoints(was.plan);
  useWords();
  const Total = later.now().value?.Total;
  const free = gateways > 0 && <small> ({gateways} of them free)</small>;
  const zones = (
    <small>
      {' '}
      in {counted(availabilityZones, 'zone')}
      {sharedByVpcs > 1 && `, shared by ${sharedByVpcs} VPCs`}
    </small>
  );
  return (
    <dl className="totals">
      <div>
        <dt>Endpoints</dt>
        <dd>
          {Total ? (
            <Total of="endpoints" value={endpoints.length} before={before?.length}>
              {free}
            </Total>
          ) : (
            <>
              {endpoints.length}
              {free}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Monthly cost</dt>
        <dd>
          {Total ? (
            <Total
              of="cost"
              value={cost.usd}
              before={before && sumOfCosts(before).usd}
              assumed={cost.assumed}
            >
              {zones}
            </Total>
          ) : (
            <>
              {costInWords(cost)}
              {zones}
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

/** Marks what the last answer changed, and says it to people who do not see the marks. */
function LastChange({ changes, planning }: { readonly changes: PlanChanges; readonly planning: Planning }) {
  const words = changesInWords(changes);
  const count = useWizard((state) => state.past.length);
  const shown = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The panel may scroll on its own; what is new should not be out of sight.
    if (words === '') return undefined;
    const body = shown.current?.closest('.plan')?.querySelector('.plan-body');
    const first = body?.querySelector<HTMLElement>('.endpoint.added');
    if (!body || !first) return undefined;
    // With the layout of the next frame, which would otherwise be computed twice.
    const frame = requestAnimationFrame(() => {
      const top = first.offsetTop;
      const bottom = top + first.offsetHeight;
      if (top < body.scrollTop) body.scrollTop = top;
      else if (bottom > body.scrollTop + body.clientHeight) body.scrollTop = bottom - body.clientHeight;
    });
    return () => cancelAnimationFrame(frame);
  }, [words]);
  return (
    <p className="last-change" role="status" ref={shown}>
      {words !== '' && (
        // Anew with each change: of the same words readers would say nothing.
        <Fragment key={count}>
          <strong>Last change:</strong> {words}.
          <span className="sr-only"> {planInWords(includedEndpoints(planning.plan))}.</span>
        </Fragment>
      )}
    </p>
  );
}
