/** The plan as a picture: callers in the VPC, endpoints on its border, what lies behind them, and the way to the internet. */
import { useId } from 'react';
import { type Plan, type PlannedEndpoint, type Topology, topologyOf } from '../../core/index.ts';
import { counted } from '../money.ts';
import { usePlan } from '../planning.ts';

const WIDTH = 440;
const BORDER = 216;
const ROW = 26;
const TOP = 56;

export function Picture() {
  const { plan } = usePlan();
  const id = useId();
  const topology = topologyOf(plan);
  const rows = [...topology.gateways, ...topology.interfaces];
  const bottom = TOP + Math.max(5, rows.length) * ROW + 12;
  const height = bottom + 76 + topology.beyond.length * 16;
  const callers = { x: topology.callersOutside ? 14 : 28, y: (TOP + bottom) / 2 - 24 };
  return (
    <figure className="picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
        <title id={`${id}t`}>Picture of the plan</title>
        <desc id={`${id}d`}>{inWords(plan, topology)}</desc>
        <rect
          className="vpc"
          x={topology.callersOutside ? 128 : 8}
          y="8"
          width={BORDER - (topology.callersOutside ? 128 : 8)}
          height={bottom - 8}
          rx="10"
        />
        <text className="title" x={topology.callersOutside ? 140 : 20} y="30">
          VPC
        </text>
        <text className="note" x={topology.callersOutside ? 140 : 20} y="45">
          {topology.callersOutside ? '' : plan.workload.region}
        </text>
        {rows.map((endpoint, index) => (
          <Row key={endpoint.service} endpoint={endpoint} y={TOP + index * ROW + ROW / 2} from={callers} />
        ))}
        <Callers topology={topology} x={callers.x} y={callers.y} />
        <Internet topology={topology} y={bottom} />
      </svg>
      <figcaption>
        <span className="key-interface">Interface endpoint, one address in each zone</span>
        <span className="key-gateway">Gateway endpoint, a route</span>
      </figcaption>
    </figure>
  );
}

function Row({
  endpoint,
  y,
  from,
}: {
  readonly endpoint: PlannedEndpoint;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number };
}) {
  const start = from.x + 96;
  return (
    <g className={`row ${endpoint.need}`}>
      <path
        className="way"
        d={`M${start} ${from.y + 24} C${start + 34} ${from.y + 24} ${BORDER - 46} ${y} ${BORDER - 8} ${y}`}
      />
      <path className="way" d={`M${BORDER + 8} ${y} H${BORDER + 34}`} />
      {endpoint.type === 'Gateway' ? (
        <rect className="gateway" x={BORDER - 7} y={y - 7} width="14" height="14" rx="3" />
      ) : (
        <circle className="interface" cx={BORDER} cy={y} r="7" />
      )}
      <text className="service" x={BORDER + 40} y={y + 4}>
        {endpoint.service}
      </text>
    </g>
  );
}

function Callers({
  topology,
  x,
  y,
}: {
  readonly topology: Topology;
  readonly x: number;
  readonly y: number;
}) {
  const words = topology.callers.split(' ');
  const half = Math.ceil(words.length / 2);
  const lines =
    topology.callers.length > 14
      ? [words.slice(0, half).join(' '), words.slice(half).join(' ')]
      : [topology.callers];
  return (
    <g>
      <rect className="callers" x={x} y={y - 8} width="96" height="64" rx="8" />
      {lines.map((line, index) => (
        <text className="label" key={line} x={x + 48} y={y + 12 + index * 14} textAnchor="middle">
          {line}
        </text>
      ))}
      <text className="note" x={x + 48} y={y + 46} textAnchor="middle">
        {counted(topology.zones, 'zone')}
      </text>
    </g>
  );
}

function Internet({ topology, y }: { readonly topology: Topology; readonly y: number }) {
  const { internet, beyond } = topology;
  const x = 76;
  return (
    <g className={internet.reachable ? 'internet open' : 'internet'}>
      <path className="way" d={`M${x} ${y} V${y + 34}`} />
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
