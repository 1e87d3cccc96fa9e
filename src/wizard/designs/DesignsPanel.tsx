import { useMemo } from 'react';
import {
  cheapestDesign,
  citationOf,
  compareDesigns,
  type Design,
  type DesignComparison,
  plannedDesign,
  turningPoints,
} from '../../core/index.ts';
import { money, number } from '../first/money.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { groupBy } from '../later/group.ts';
import { NumberInput } from '../later/ui/NumberInput.tsx';
import { setDesignSize } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import './designs.css';

/** The ways to carry the calls of this plan, side by side: what a month costs, what is created, what can break. */
export function DesignsPanel() {
  const { plan, catalogue } = usePlan();
  const size = useWizard((state) => state.designSize);
  const comparison = useMemo(() => compareDesigns(plan, { size, catalogue }), [plan, size, catalogue]);
  const { vpcs, monthlyGb, monthlyGatewayGb, hasTransitGateway } = comparison.size;
  return (
    <div className="designs">
      <div className="designs-size">
        <NumberInput
          label="VPCs with these workloads"
          value={vpcs}
          min={1}
          max={1000}
          onChange={(next) => setDesignSize({ vpcs: next })}
        />
        <NumberInput
          label="GB to AWS services, per VPC and month"
          value={monthlyGb}
          max={10_000_000}
          onChange={(next) => setDesignSize({ monthlyGb: next })}
        />
        <NumberInput
          label="GB from Amazon S3 and DynamoDB, per VPC and month"
          value={monthlyGatewayGb}
          max={10_000_000}
          onChange={(next) => setDesignSize({ monthlyGatewayGb: next })}
        />
        <label className="designs-check">
          <input
            type="checkbox"
            checked={hasTransitGateway}
            onChange={(event) => setDesignSize({ hasTransitGateway: event.target.checked })}
          />
          A transit gateway connects the VPCs already
        </label>
      </div>
      <ul className="designs-turns" aria-live="polite">
        {turningPoints(comparison).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Table comparison={comparison} planned={plannedDesign(plan)} />
      <ol className="design-list">
        {comparison.designs.map((design) => (
          <DesignItem key={design.id} design={design} />
        ))}
      </ol>
    </div>
  );
}

function Table({
  comparison,
  planned,
}: {
  readonly comparison: DesignComparison;
  readonly planned: Design['id'] | undefined;
}) {
  const { designs, assumed, size } = comparison;
  const cheapest = cheapestDesign(comparison);
  return (
    <div className="wide-table">
      <table>
        <caption className="sr-only">
          Monthly cost of each design in US dollars; those that can carry the workload first, the cheapest at
          the top
        </caption>
        <thead>
          <tr>
            <th scope="col">Design</th>
            <th scope="col">A month{size.vpcs > 1 && `, ${number(size.vpcs)} VPCs`}</th>
            <th scope="col">More than the cheapest</th>
          </tr>
        </thead>
        <tbody>
          {designs.map((design) => (
            <tr
              key={design.id}
              data-design={design.id}
              className={design === cheapest ? 'cheapest' : undefined}
            >
              <th scope="row">
                {design.title} {design.id === planned && <Badge kind="info">your plan</Badge>}{' '}
                {design.impossible !== undefined && <Badge kind="error">not possible</Badge>}
              </th>
              <td>{inWords(design)}</td>
              <td>
                {cheapest === undefined || design === cheapest || design.impossible !== undefined
                  ? ''
                  : marked(design.monthlyUsd - cheapest.monthlyUsd, design.assumed || cheapest.assumed)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        Hours and GB of AWS's list, {number(size.zones)} Availability Zones, {number(size.endpoints)}{' '}
        interface endpoints; without transfer to the internet or between zones, and without the lower price of
        a GB through endpoints beyond 1 PB a month.
        {assumed && ' Designs marked * contain prices that are not confirmed for this Region.'}
      </p>
    </div>
  );
}

/** A price that is not confirmed is a range, or marked. */
function inWords({ monthlyUsd, monthlyRange, assumed }: Design): string {
  if (monthlyRange !== undefined) return `${money(monthlyRange.low)} to ${money(monthlyRange.high)}*`;
  return marked(monthlyUsd, assumed);
}

const marked = (usd: number, assumed: boolean): string => money(usd) + (assumed ? '*' : '');

function DesignItem({ design }: { readonly design: Design }) {
  const { id, title, creates, breaks, tasks, impossible, cites } = design;
  return (
    <li data-design={id}>
      <details>
        <summary>
          <h3>{title}</h3>
        </summary>
        {impossible !== undefined && (
          <p>
            <strong>Not possible:</strong> {impossible}
          </p>
        )}
        <h4>What is created</h4>
        <Places entries={creates.map(({ where, what }) => [where, what])} />
        <h4>What can break</h4>
        <ul>
          {breaks.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h4>Who has to do what</h4>
        <Places entries={tasks.map(({ who, what }) => [who, what])} />
        <Sources citations={cites.map(citationOf)} />
      </details>
    </li>
  );
}

function Places({ entries }: { readonly entries: readonly (readonly [name: string, what: string])[] }) {
  return (
    <dl className="design-places">
      {[...groupBy(entries, ([name]) => name)].map(([name, all]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {all.map(([, what]) => (
              <p key={what}>{what}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
