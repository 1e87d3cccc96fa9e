/**
 * The picture of a plan as shapes with coordinates: what the page draws, and what SVG, PNG and draw.io are made from.
 * Interface endpoints are network interfaces in the subnets, behind a security group; gateway endpoints are routes.
 */
import {
  includedEndpoints,
  type Plan,
  type PlannedEndpoint,
  type RuleId,
  regionOf,
  type Topology,
  topologyOf,
} from '../../../core/index.ts';
import { counted, money } from '../../first/money.ts';
import { box, closer, line, type Shape, text } from './shapes.ts';
import {
  type Body,
  drawGate,
  drawVpcs,
  GATE,
  gateWidth,
  type Measures,
  PAD,
  type Point,
  roomy,
} from './vpcs.ts';

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const TILE = 24;
/** What a price takes of a tile. */
const PRICE = 48;

const NARROW: Measures = { width: 440, zone: 100, tiles: 148 };
const WIDE: Measures = { width: 720, zone: 132, tiles: 216 };

/** The shapes of a plan's picture, for a narrow place or a wide one. */
export function layoutOf(plan: Plan, isWide: boolean): Layout {
  const topology = topologyOf(plan);
  const measures = roomy(topology, isWide ? WIDE : NARROW);
  const shapes: Shape[] = [];
  const body = drawVpcs(shapes, topology, measures, tilesHeight(plan));
  const tiles = drawTiles(shapes, plan, measures, body);
  const bottom = Math.max(body.bottom, tiles) + PAD;
  shapes.unshift({
    kind: 'box',
    role: 'region',
    x: body.regionLeft,
    y: 2,
    width: measures.width - body.regionLeft - 2,
    height: bottom - 2,
    radius: 10,
  });
  text(shapes, 'title', body.regionLeft + PAD, 22, `${regionOf(plan.workload.region).name}`);
  const height = drawInternet(shapes, topology, body, bottom);
  return { width: measures.width, height, shapes: markLeftOut(shapes, plan) };
}

/** Marks what the exports do not create, wherever it is drawn. */
function markLeftOut(shapes: readonly Shape[], plan: Plan): readonly Shape[] {
  const exported = new Set<string>(includedEndpoints(plan).map(({ service }) => service));
  return shapes.map((shape) =>
    shape.kind === 'box' && shape.service !== undefined && !exported.has(shape.service)
      ? { ...shape, need: 'left-out' }
      : shape,
  );
}

/** The services on the right, by topic, each connected to what carries its calls. */
function drawTiles(shapes: Shape[], plan: Plan, { width, tiles }: Measures, body: Body): number {
  const x = width - tiles - PAD;
  const bus = x - 16;
  let y = body.top;
  const places: { readonly endpoint: PlannedEndpoint; readonly y: number }[] = [];
  const topics = new Map<Topic, PlannedEndpoint[]>();
  for (const endpoint of plan.endpoints) {
    const topic = topicOf(endpoint);
    topics.set(topic, [...(topics.get(topic) ?? []), endpoint]);
  }
  for (const [topic, endpoints] of topics) {
    text(shapes, 'note', x, y + 10, TOPIC_WORDS[topic]);
    y += 16;
    for (const endpoint of endpoints) {
      const { service, need, monthlyCost } = endpoint;
      const hasPrice = tiles > 180 && monthlyCost.usd > 0;
      box(shapes, 'tile', x, y, tiles, TILE - 4, 4, { service, need });
      const room = tiles - 12 - (hasPrice ? PRICE : 0);
      text(shapes, 'code', x + 6, y + 14, service, { service, ...closer(service, room) });
      if (hasPrice)
        text(shapes, 'price', x + tiles - 6, y + 14, money(monthlyCost.usd), { end: true, service });
      places.push({ endpoint, y: y + TILE / 2 - 2 });
      y += TILE;
    }
    y += 6;
  }
  for (const { endpoint, y: at } of places) drawWay(shapes, endpoint, body, [x, at], bus);
  return y;
}

/** What carries the calls to a service, from the subnets or the route tables to its tile. */
function drawWay(
  shapes: Shape[],
  { type, service, need }: PlannedEndpoint,
  { routes, leave }: Body,
  end: readonly [x: number, y: number],
  bus: number,
): void {
  const isGateway = type === 'Gateway';
  const from = isGateway ? routes : leave;
  if (!from) return;
  // On this side of the bus the line of a gateway crosses it once, and not each of its branches.
  const turn = isGateway ? bus - 8 : bus;
  const points = [[from.x, from.y], [turn, from.y], [turn, end[1]], end] as const;
  line(shapes, isGateway ? 'way-gateway' : 'way-interface', points, { service, need });
}

/** The topics of the rules, for people. */
const TOPIC_WORDS: { readonly [T in Topic]: string } = {
  ecr: 'Images',
  ecs: 'Amazon ECS',
  features: 'Extras',
  hub: 'Hub',
  instances: 'Instances',
  logging: 'Logging',
  network: 'Network',
  policies: 'Policies',
  secrets: 'Secrets',
  surroundings: 'Surroundings',
};

type Topic = RuleId extends `${infer T}/${string}` ? T : never;

const topicOf = ({ because }: PlannedEndpoint): Topic => because[0].split('/')[0] as Topic;

/** How high the column of services is. */
function tilesHeight({ endpoints }: Plan): number {
  return endpoints.length * TILE + new Set(endpoints.map(topicOf)).size * 22;
}

/** The way to the internet, from the subnet or the network of the callers through the device on it; crossed out where it leads nowhere. */
function drawInternet(shapes: Shape[], topology: Topology, body: Body, bottom: number): number {
  const { internet, gate, beyond, hub, callersOutside } = topology;
  const left = body.vpcLeft + 12;
  const isBelow = gate !== undefined && (callersOutside || gate.place === 'outside');
  const gateTop = bottom + 14;
  const top = bottom + (isBelow ? 28 + GATE + 18 : 38);
  const role = internet.reachable ? 'way-open' : 'way-closed';
  const [start = [left, bottom] as const, ...turns] = body.exit.end;
  // Around a hub the way comes back below it; from another network it goes straight down.
  const [lastX] = turns.at(-1) ?? start;
  const x = callersOutside ? lastX : body.vpcLeft + 40;
  const turned: Point[] =
    hub && !callersOutside
      ? [
          [lastX, bottom + 6],
          [x, bottom + 6],
        ]
      : [];
  const end: readonly Point[] = callersOutside
    ? [
        [x, top + 17],
        [left, top + 17],
      ]
    : [[x, top]];
  const parts = [...body.exit.parts];
  if (isBelow) {
    const chip = callersOutside ? x - gateWidth(gate.label) / 2 : left;
    drawGate(shapes, gate.label, Math.max(4, chip), gateTop);
    parts.push([start, ...turns, ...turned, [x, gateTop]], [[x, gateTop + GATE], ...end]);
  } else parts.push([start, ...turns, ...turned, ...end]);
  for (const part of parts) line(shapes, role, part);
  if (!internet.reachable) {
    const y = top - 14;
    for (const slope of [-6, 6])
      line(shapes, 'cross', [
        [x - 6, y - slope],
        [x + 6, y + slope],
      ]);
  }
  box(shapes, 'outside', left, top, 220, 34, 17);
  text(shapes, 'label', left + 16, top + 15, 'Internet');
  text(shapes, 'note', left + 16, top + 28, internet.reachable ? internet.label : 'No path');
  beyond.forEach(({ what, mayBeInside }, index) => {
    const closed = mayBeInside ? '?' : '✕';
    text(shapes, 'beyond', left + 16, top + 52 + index * 16, `${internet.reachable ? '→' : closed} ${what}`);
  });
  return top + 42 + beyond.length * 16;
}

/** The picture in words, for those who do not see it. */
export function pictureInWords(plan: Plan): string {
  const { callers, callersOutside, zones, gateways, interfaces, internet, gate, hub, beyond } =
    topologyOf(plan);
  const named = (endpoints: readonly PlannedEndpoint[]): string =>
    endpoints.map((endpoint) => endpoint.service).join(', ') || 'none';
  const inside = beyond.flatMap(({ what, mayBeInside }) => (mayBeInside ? [what] : []));
  return [
    `${callers} in ${plan.workload.region}, ${callersOutside ? 'outside the VPC, over VPN or Direct Connect' : `in ${counted(zones, 'zone')}`}.`,
    `Interface endpoints${hub ? ' in the hub VPC' : ''}: ${named(interfaces)}.`,
    `Gateway endpoints: ${named(gateways)}.`,
    `Internet: ${internet.label}${gate ? ` (${gate.label})` : ''}${internet.reachable ? '' : ', not reachable'}.`,
    beyond.length > 0
      ? `No endpoint reaches: ${beyond.map(({ what }) => what).join(', ')}.`
      : 'Nothing else leaves the network.',
    ...(inside.length > 0 && !internet.reachable
      ? [`Whether a server in the network takes them is not known: ${inside.join(', ')}.`]
      : []),
  ].join(' ');
}
