import { useId } from 'react';
import { type CostComparison, compareWithNat, includedEndpoints, regionOf } from '../../../core/index.ts';
import { counted, money, number } from '../../first/money.ts';
import { type Planning, useAssumptions } from '../../state/planning.ts';
import { useWizard } from '../../state/store.ts';

export function CostBox({ planning }: { readonly planning: Planning }) {
  const { plan, workload, catalogue } = planning;
  const assumptions = useAssumptions(workload);
  const cost = compareWithNat(includedEndpoints(plan), workload.region, catalogue, assumptions);
  return (
    <div className="cost">
      <div className="assumptions">
        <Assumption
          name="monthlyGb"
          label="GB a month, without Amazon S3"
          value={assumptions.monthlyGb}
          max={10_000_000}
        />
        <Assumption
          name="natGateways"
          label="NAT gateways instead"
          value={assumptions.natGateways}
          max={100}
        />
      </div>
      <table>
        <caption className="sr-only">Monthly cost in US dollars</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Endpoints</th>
            <th scope="col">NAT gateways</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Hours</th>
            <td>{money(cost.endpoints.usd)}</td>
            <td>{money(cost.nat.usd)}</td>
          </tr>
          <tr>
            <th scope="row">Each GB</th>
            <td>{money(cost.endpointUsdPerGb)}</td>
            <td>{perGb(cost.natUsdPerGb)}</td>
          </tr>
          <tr className="sum">
            <th scope="row">Month</th>
            <td>{money(cost.endpointsWithTraffic)}</td>
            <td>{money(cost.natWithTraffic)}</td>
          </tr>
        </tbody>
      </table>
      <p className="break-even">{breakEvenInWords(cost)}</p>
      <p className="hint">
        Prices of {cost.priceDate} for {regionOf(workload.region).name}, 730 hours a month, no tax, no free
        tier
        {cost.endpoints.assumed || cost.nat.assumed
          ? '; some prices of this Region are not confirmed (*)'
          : ''}
        . NAT gateways include a public IPv4 address each. Traffic through a gateway endpoint is free.
      </p>
    </div>
  );
}

const perGb = (usd: number): string => `$${usd.toFixed(3).replace(/0$/, '')}`;

function breakEvenInWords({ breakEvenGb, assumptions }: CostComparison): string {
  const nat = counted(assumptions.natGateways, 'NAT gateway');
  if (breakEvenGb === 0) return `The endpoints cost less than ${nat}, whatever the traffic.`;
  if (breakEvenGb === undefined) return `The endpoints cost more than ${nat}, whatever the traffic.`;
  return `Break-even with ${nat}: from ${number(breakEvenGb)} GB a month the endpoints cost less.`;
}

function Assumption({
  name,
  label,
  value,
  max,
}: {
  readonly name: 'monthlyGb' | 'natGateways';
  readonly label: string;
  readonly value: number;
  readonly max: number;
}) {
  const id = useId();
  const setAssumptions = useWizard((state) => state.setAssumptions);
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        value={value}
        onChange={(event) => {
          const next = Math.round(event.target.valueAsNumber);
          if (next >= 0 && next <= max) setAssumptions({ [name]: next });
        }}
      />
    </div>
  );
}
