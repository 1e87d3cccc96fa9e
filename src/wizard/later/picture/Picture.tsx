/** The plan as a picture: callers in the VPC, endpoints on its border, what lies behind them, and the way to the internet. */
import { memo, useId } from 'react';
import { type Plan, type PlannedEndpoint, type Topology, topologyOf } from '../../../core/index.ts';
import { counted } from '../../first/money.ts';
import { isSame } from '../../first/same.ts';

const WIDTH = 440;
const ROW = 26;
const TOP = 64;
const ZONE = 34;
const BORDER = 232;

export function Picture({ plan }: { readonly plan: Plan }) {
  const id = useId();
  const topology = topologyOf(plan);
  const rows = [...topology.gateways, ...topology.interfaces];
  const body = Math.max(rows.length * ROW, topology.zones * ZONE, 3 * ROW);
  const bottom = TOP + body + 16;
  const height = bottom + 48 + topology.beyond.length * 16;
  const left = topology.callersOutside ? 132 : 8;
  return (
    <figure className="picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
        <title id={`${id}t`}>Picture of the plan</title>
        <desc id={`${id}d`}>{inWords(plan, topology)}</desc>
        <rect className="vpc" x={left} y="8" width={BORDER - left} height={bottom - 8} rx="10" />
        <text className="title" x={left + 12} y="30">
          {topology.callersOutside ? 'VPC' : `VPC in ${plan.workload.region}`}
        </text>
        <text className="note" x={BORDER + 36} y="30">
          AWS services
        </text>
        {rows.map((endpoint, index) => (
          <Row
            key={endpoint.service}
            service={endpoint.service}
            type={endpoint.type}
            need={endpoint.need}
            y={TOP + (body - rows.length * ROW) / 2 + index * ROW + ROW / 2}
            from={TOP + body / 2}
          />
        ))}
        <Callers topology={topology} y={TOP} height={body} />
        <Internet topology={topology} y={bottom} />
      </svg>
      <figcaption>
        <span className="key-interface">Interface endpoint: an address in each zone</span>
        <span className="key-gateway">Gateway endpoint: a route</span>
      </figcaption>
    </figure>
  );
}

const Row = memo(function Row({
  service,
  type,
  need,
  y,
  from,
}: Pick<PlannedEndpoint, 'service' | 'type' | 'need'> & {
  readonly y: number;
  readonly from: number;
}) {
  const start = 142;
  return (
    <g className={`row ${need}`}>
      <path
        className="way"
        d={`M${start} ${from} C${start + 44} ${from} ${start + 30} ${y} ${BORDER - 8} ${y}`}
      />
      <path className="way" d={`M${BORDER + 8} ${y} H${BORDER + 30}`} />
      {type === 'Gateway' ? (
        <rect className="gateway" x={BORDER - 7} y={y - 7} width="14" height="14" rx="3" />
      ) : (
        <circle className="interface" cx={BORDER} cy={y} r="7" />
      )}
      <text className="service" x={BORDER + 36} y={y + 4}>
        {service}
      </text>
    </g>
  );
}, isSame);

/** Who calls: in the subnets of each zone, or outside of the VPC. */
function Callers({
  topology,
  y,
  height,
}: {
  readonly topology: Topology;
  readonly y: number;
  readonly height: number;
}) {
  const { callers, callersOutside, zones } = topology;
  const boxes = callersOutside ? 1 : zones;
  const each = height / boxes;
  return (
    <g>
      <text className="label" x={callersOutside ? 8 : 20} y={callersOutside ? 30 : 50}>
        {callersOutside ? callers.replace(/ \(.*/, '') : callers}
      </text>
      {Array.from({ length: boxes }, (_, index) => y + index * each).map((top, index) => (
        <g key={top}>
          <rect
            className="zone"
            x={callersOutside ? 8 : 20}
            y={top + 2}
            width="118"
            height={each - 4}
            rx="6"
          />
          <text className="note" x={callersOutside ? 20 : 32} y={top + each / 2 + 4}>
            {callersOutside ? 'Your network' : `Subnet, zone ${index + 1}`}
          </text>
        </g>
      ))}
    </g>
  );
}

function Internet({ topology, y }: { readonly topology: Topology; readonly y: number }) {
  const { internet, beyond } = topology;
  const x = 44;
  return (
    <g className={internet.reachable ? 'internet open' : 'internet'}>
      <path className="way" d={`M${x} ${y} V${y + 30}`} />
      {!internet.reachable && <path className="cross" d={`m${x - 6} ${y + 11} 12 12m0-12-12 12`} />}
      <text className="title" x={x + 16} y={y + 22}>
        Internet
      </text>
      <text className="note" x={x + 16} y={y + 38}>
        {internet.label}
      </text>
      {beyond.map((what, index) => (
        <text className="beyond" key={what} x={x + 16} y={y + 58 + index * 16}>
          {internet.reachable ? '→ ' : '✕ '}
          {what}
        </text>
      ))}
    </g>
  );
}

const named = (endpoints: readonly PlannedEndpoint[]): string =>
  endpoints.map((endpoint) => endpoint.service).join(', ') || 'none';

function inWords(
  plan: Plan,
  { callers, callersOutside, zones, gateways, interfaces, internet, beyond }: Topology,
): string {
  return [
    `${callers} in ${plan.workload.region}, ${callersOutside ? 'outside of the VPC' : `in ${counted(zones, 'zone')}`}.`,
    `Interface endpoints: ${named(interfaces)}.`,
    `Gateway endpoints: ${named(gateways)}.`,
    `Internet: ${internet.label}.`,
    beyond.length > 0 ? `No endpoint reaches: ${beyond.join(', ')}.` : 'Nothing else leaves the network.',
  ].join(' ');
}
