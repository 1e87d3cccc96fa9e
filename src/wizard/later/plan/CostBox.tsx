import { useId } from 'react';
import {
  type CostAssumptions,
  type CostComparison,
  compareWithNat,
  includedEndpoints,
  type MonthlyCost,
  questionOf,
  regionOf,
  usualAssumptions,
  type WorkloadProfile,
} from '../../../core/index.ts';
import { counted, money, number } from '../../first/money.ts';
import { setAnswers } from '../../state/actions.ts';
import { setAssumptions } from '../../state/more-actions.ts';
import type { Planning } from '../../state/planning.ts';
import { useWizard } from '../../state/store.ts';
import { useDraft } from '../questions/draft.ts';
import { NumberEntry, type NumberKind } from '../ui/NumberEntry.tsx';
import { NumberInput } from '../ui/NumberInput.tsx';

export function CostBox({ planning }: { readonly planning: Planning }) {
  const { plan, workload, catalogue } = planning;
  const assumptions = useAssumptions(workload);
  const endpoints = includedEndpoints(plan);
  const cost = compareWithNat(endpoints, workload.region, catalogue, assumptions);
  if (endpoints.every(({ type }) => type === 'Gateway'))
    return (
      <p className="hint">
        {endpoints.length === 0
          ? 'No endpoint is exported, so none has to be paid for.'
          : 'Gateway endpoints are free.'}
      </p>
    );
  const isAssumed = cost.endpoints.assumed || cost.nat.assumed;
  return (
    <div className="cost">
      <div className="assumptions">
        <Zones zones={workload.availabilityZones} />
        <NumberInput
          label="Traffic to AWS services, GB a month (Amazon S3 is free)"
          value={assumptions.monthlyGb}
          max={10_000_000}
          onChange={(monthlyGb) => setAssumptions({ monthlyGb })}
        />
        <NumberInput
          label="NAT gateways instead"
          value={assumptions.natGateways}
          max={100}
          onChange={(natGateways) => setAssumptions({ natGateways })}
        />
      </div>
      <table>
        <caption className="sr-only">Monthly cost in US dollars</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              Endpoints
              {cost.assumptions.vpcs !== undefined && `, 1 of ${number(cost.assumptions.vpcs)} shares`}
            </th>
            <th scope="col">NAT gateways</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Fixed, 730 hours</th>
            <td>{inWords(cost.endpoints)}</td>
            <td>{inWords(cost.nat)}</td>
          </tr>
          <tr>
            <th scope="row">Data, per GB (first PB)</th>
            <td>{money(cost.endpointUsdPerGb)}</td>
            <td>{perGbInWords(cost)}</td>
          </tr>
          <tr className="sum">
            <th scope="row">Total per month</th>
            <td>
              {inWords(total(cost.endpoints, cost.endpointsWithTraffic, cost.ranges?.endpointsWithTraffic))}
            </td>
            <td>{inWords(total(cost.nat, cost.natWithTraffic, cost.ranges?.natWithTraffic))}</td>
          </tr>
        </tbody>
      </table>
      <p className="break-even">
        {breakEvenInWords(cost)}
        {isAssumed && ' This is by the prices marked *.'}
      </p>
      {cost.assumptions.vpcs !== undefined && (
        <p className="hint">
          The central endpoints cost {inWords(cost.endpointsOfAllVpcs)} in all;{' '}
          {number(cost.assumptions.vpcs)} VPCs share them.
        </p>
      )}
      <p className="hint">
        Prices of {cost.priceDate} for {regionOf(workload.region).name}, 730 hours a month, no tax, no free
        tier
        {isAssumed && '; the prices marked * are not confirmed for this Region'}. NAT gateways include a
        public IPv4 address each. Traffic through a gateway endpoint is free.
      </p>
    </div>
  );
}

/** The user's assumptions, or the usual ones of the workload. */
function useAssumptions({ availabilityZones, sharedByVpcs }: WorkloadProfile): CostAssumptions {
  const own = useWizard((state) => state.assumptions);
  return { ...usualAssumptions(availabilityZones, sharedByVpcs), ...own };
}

/** The cost with traffic: a range where a price of the Region is unknown. */
function total(hours: MonthlyCost, usd: number, range: MonthlyCost['range']): MonthlyCost {
  const { assumed } = hours;
  return range === undefined || range.low === range.high ? { usd, assumed } : { usd, assumed, range };
}

/** A price that is not confirmed is a range, or marked. */
function inWords(cost: MonthlyCost): string {
  const { usd, range } = cost;
  return range === undefined ? marked(usd, cost) : `${money(range.low)} to ${money(range.high)}*`;
}

/** Marked, where a price that is not confirmed takes part. */
const marked = (usd: number, { assumed }: Pick<MonthlyCost, 'assumed'>): string =>
  money(usd) + (assumed ? '*' : '');

const perGb = (usd: number): string => `$${usd.toFixed(3).replace(/0$/, '')}`;

function perGbInWords({ nat, natUsdPerGb, ranges }: CostComparison): string {
  if (ranges === undefined || ranges.natUsdPerGb.low === ranges.natUsdPerGb.high)
    return perGb(natUsdPerGb) + (nat.assumed ? '*' : '');
  return `${perGb(ranges.natUsdPerGb.low)} to ${perGb(ranges.natUsdPerGb.high)}*`;
}

function breakEvenInWords({ breakEvenGb, ranges, assumptions }: CostComparison): string {
  const nat = counted(assumptions.natGateways, 'NAT gateway');
  const between = ranges?.breakEvenGb;
  if (between !== undefined && between.low !== between.high) {
    const { low, high } = between;
    return high === undefined
      ? `Break-even with ${nat}: from ${number(low)} GB a month at the earliest.`
      : `Break-even with ${nat}: between ${number(low)} and ${number(high)} GB a month.`;
  }
  if (breakEvenGb === 0) return `The endpoints cost less than ${nat}, whatever the traffic.`;
  if (breakEvenGb === undefined) return `The endpoints cost more than ${nat}, whatever the traffic.`;
  return `Break-even with ${nat}: from ${number(breakEvenGb)} GB a month the endpoints cost less.`;
}

/** The strongest lever: an interface endpoint is paid for in each zone. What is typed here is the answer, and stands on its page too. */
function Zones({ zones }: { readonly zones: number }) {
  const { kind, label } = questionOf(ZONES);
  return kind.kind === 'number' ? <ZonesField kind={kind} label={label} zones={zones} /> : null;
}

function ZonesField({
  kind,
  label,
  zones,
}: {
  readonly kind: NumberKind;
  readonly label: string;
  readonly zones: number;
}) {
  const id = useId();
  const set = (next: number) => setAnswers({ [ZONES]: next }, ZONES);
  const typed = useDraft(ZONES, kind, zones, (next) => set(Number(next)));
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <NumberEntry id={id} kind={kind} value={zones} {...typed} onStep={set} />
    </div>
  );
}

const ZONES = 'availabilityZones';
