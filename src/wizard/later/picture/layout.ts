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

/** What a shape is: the style sheet and the exports give each its colours. */
export type Role =
  | 'region'
  | 'vpc'
  | 'hub'
  | 'outside'
  | 'zone'
  | 'subnet'
  | 'task'
  | 'group'
  | 'routes'
  | 'gate'
  | 'interface'
  | 'gateway'
  | 'tile'
  | 'way'
  | 'way-open'
  | 'way-closed'
  | 'cross'
  | 'title'
  | 'label'
  | 'note'
  | 'code'
  | 'price'
  | 'beyond';

export type Shape =
  | {
      readonly kind: 'box';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly service?: string;
      readonly need?: string;
    }
  | {
      readonly kind: 'line';
      readonly role: Role;
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly service?: string;
      readonly need?: string;
    }
  | {
      readonly kind: 'text';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly end?: true;
      readonly service?: string;
    };

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Zones that are drawn; more are a number. */
const MOST_ZONES = 3;
/** Narrower zones hold nothing. */
const LEAST_ZONE = 58;
const TILE = 24;
const DOT = 12;
const PAD = 12;

interface Measures {
  readonly width: number;
  readonly zone: number;
  readonly tiles: number;
}

const NARROW: Measures = { width: 440, zone: 80, tiles: 148 };
const WIDE: Measures = { width: 720, zone: 132, tiles: 216 };

/** The shapes of a plan's picture, for a narrow place or a wide one. */
export function layoutOf(plan: Plan, isWide: boolean): Layout {
  const topology = topologyOf(plan);
  const measures = isWide ? WIDE : NARROW;
  const shapes: Shape[] = [];
  const exported = new Set(includedEndpoints(plan).map(({ service }) => service));
  const body = drawVpcs(shapes, topology, measures, tilesHeight(plan));
  const tiles = drawTiles(shapes, plan, topology, measures, body, exported);
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
  return { width: measures.width, height, shapes };
}

interface Body {
  readonly regionLeft: number;
  readonly vpcLeft: number;
  readonly vpcRight: number;
  /** From here the lines to interface endpoints leave. */
  readonly leave: { readonly x: number; readonly y: number } | undefined;
  readonly routes: { readonly x: number; readonly y: number } | undefined;
  readonly top: number;
  readonly bottom: number;
}

function text(shapes: Shape[], role: Role, x: number, y: number, words: string, more: object = {}): void {
  shapes.push({ kind: 'text', role, x, y, text: words, ...more });
}

function box(
  shapes: Shape[],
  role: Role,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 6,
  more: object = {},
): void {
  shapes.push({ kind: 'box', role, x, y, width, height, radius, ...more });
}

function line(
  shapes: Shape[],
  role: Role,
  points: readonly (readonly [number, number])[],
  more: object = {},
): void {
  shapes.push({ kind: 'line', role, points, ...more });
}

/** The VPC with its zones; where the endpoints are central, the hub below it; where the callers are outside, their network. */
function drawVpcs(shapes: Shape[], topology: Topology, measures: Measures, height: number): Body {
  const { zones, interfaces, gateways, hub, callersOutside } = topology;
  const outside = callersOutside ? 104 : 0;
  const regionLeft = 2 + outside;
  const vpcLeft = regionLeft + PAD;
  // Between the left edge and the lines to the services.
  const room = measures.width - measures.tiles - PAD - 40 - vpcLeft;
  const shown = Math.max(1, Math.min(zones, MOST_ZONES, Math.floor((room - 32) / (LEAST_ZONE + 8))));
  const rest = zones > shown ? 26 : 0;
  const zone = Math.min(measures.zone, Math.floor((room - 8 - rest) / shown) - 8);
  const width = shown * (zone + 8) + 8 + rest;
  const rows = Math.ceil(interfaces.length / dotsIn(zone));
  const groupHeight = interfaces.length === 0 ? 0 : rows * (DOT + 4) + 24;
  const tasks = callersOutside ? 0 : 44 + (topology.workloads.length > 1 ? 12 : 0);
  const top = 34;
  const subnetTop = top + 46;
  const inVpc = hub ? 0 : groupHeight;
  const least = tasks + inVpc + PAD + 18;
  // As high as the services beside it, so that nothing is empty.
  const left = height - 46 - 8 - (gateways.length > 0 ? 30 : 0) - PAD;
  const subnetHeight = hub ? least : Math.max(least, left);
  const routesTop = subnetTop + subnetHeight + 8;
  const vpcBottom = routesTop + (gateways.length > 0 ? 30 : 0) + PAD;
  box(shapes, 'vpc', vpcLeft, top, width, vpcBottom - top, 8);
  text(shapes, 'label', vpcLeft + 8, top + 16, 'VPC');
  // Where there is room, the network interfaces stand beside the middle of the services.
  const groupTop = subnetTop + 18 + tasks + Math.max(0, Math.floor((subnetHeight - least) / 2));
  const leave = { x: vpcLeft + width, y: groupTop + inVpc / 2 };
  for (let index = 0; index < shown; index += 1) {
    const x = vpcLeft + 8 + index * (zone + 8);
    box(shapes, 'zone', x, top + 22, zone, routesTop - top - 26, 6);
    text(shapes, 'note', x + 6, top + 36, `Zone ${index + 1}`);
    box(shapes, 'subnet', x + 4, subnetTop, zone - 8, subnetHeight, 4);
    text(shapes, 'note', x + 10, subnetTop + 14, zone > 100 ? 'Private subnet' : 'Subnet');
    if (tasks > 0) drawTask(shapes, topology, x + 10, subnetTop + 20, zone - 20, tasks - 8);
    if (inVpc > 0) drawGroup(shapes, interfaces, x + 8, groupTop, zone - 16, inVpc - 4);
  }
  if (zones > shown) {
    text(shapes, 'label', vpcLeft + width - 31, subnetTop + 40, `+${zones - shown}`);
    text(shapes, 'note', vpcLeft + width - 31, subnetTop + 54, 'more');
  }
  const routes = gateways.length > 0 ? { x: vpcLeft + width, y: routesTop + 13 } : undefined;
  if (routes) {
    box(shapes, 'routes', vpcLeft + 8, routesTop, width - 16, 26, 4);
    text(shapes, 'note', vpcLeft + 16, routesTop + 17, 'Route table');
    gateways.forEach(({ service }, index) => {
      box(shapes, 'gateway', vpcLeft + width - 28 - index * 18, routesTop + 7, DOT, DOT, 2, { service });
    });
  }
  if (callersOutside) drawOutside(shapes, topology, vpcLeft, subnetTop, subnetHeight);
  if (!hub)
    return {
      regionLeft,
      vpcLeft,
      vpcRight: vpcLeft + width,
      leave: interfaces.length > 0 ? leave : undefined,
      routes,
      top,
      bottom: vpcBottom,
    };
  const hubTop = vpcBottom + 30;
  line(shapes, 'way', [
    [vpcLeft + width / 2, vpcBottom],
    [vpcLeft + width / 2, hubTop],
  ]);
  text(shapes, 'note', vpcLeft + width / 2 + 6, vpcBottom + 19, 'Transit gateway or peering');
  box(shapes, 'hub', vpcLeft, hubTop, width, groupHeight + 34, 8);
  text(shapes, 'label', vpcLeft + 8, hubTop + 16, hub.label);
  if (hub.sharedBy > 1)
    text(shapes, 'note', vpcLeft + width - 8, hubTop + 16, `for ${hub.sharedBy} VPCs`, { end: true });
  for (let index = 0; index < shown; index += 1) {
    const x = vpcLeft + 8 + index * (zone + 8);
    if (groupHeight > 0) drawGroup(shapes, interfaces, x + 4, hubTop + 24, zone - 8, groupHeight - 2);
  }
  const central = { x: vpcLeft + width, y: hubTop + 24 + groupHeight / 2 };
  return {
    regionLeft,
    vpcLeft,
    vpcRight: vpcLeft + width,
    leave: interfaces.length > 0 ? central : undefined,
    routes,
    top,
    bottom: hubTop + groupHeight + 34,
  };
}

const dotsIn = (zone: number): number => Math.max(1, Math.floor((zone - 28) / (DOT + 4)));

function drawTask(
  shapes: Shape[],
  { host, workloads }: Topology,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  box(shapes, 'task', x, y, width, height, 4);
  text(shapes, 'label', x + 6, y + 14, workloads.length > 1 ? 'Tasks' : 'Task');
  if (host !== undefined) text(shapes, 'note', x + 6, y + 27, width > 80 ? `on ${host.toLowerCase()}` : host);
  if (workloads.length > 1)
    text(shapes, 'note', x + 6, y + height - 6, counted(workloads.length, 'workload'));
}

/** One network interface for each interface endpoint, inside the security group that lets in 443. */
function drawGroup(
  shapes: Shape[],
  interfaces: readonly PlannedEndpoint[],
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  box(shapes, 'group', x, y, width, height, 4);
  text(shapes, 'note', x + 6, y + 12, width > 90 ? 'Security group, 443' : '443');
  const each = Math.max(1, Math.floor((width - 12) / (DOT + 4)));
  interfaces.forEach(({ service, need }, index) => {
    const column = index % each;
    const row = Math.floor(index / each);
    box(shapes, 'interface', x + 6 + column * (DOT + 4), y + 17 + row * (DOT + 4), DOT, DOT, DOT / 2, {
      service,
      need,
    });
  });
}

function drawOutside(shapes: Shape[], topology: Topology, vpcLeft: number, y: number, height: number): void {
  const tall = Math.max(height, 60);
  box(shapes, 'outside', 2, y - 20, 98, tall, 6);
  text(shapes, 'label', 10, y - 4, 'Your network');
  text(shapes, 'note', 10, y + 12, topology.host ?? '');
  line(shapes, 'way', [
    [100, y + 10],
    [vpcLeft, y + 10],
  ]);
  text(shapes, 'note', 10, y + tall - 8, 'VPN or');
  text(shapes, 'note', 10, y + tall + 6, 'Direct Connect');
}

/** The services on the right, by topic, each connected to what carries its calls. */
function drawTiles(
  shapes: Shape[],
  plan: Plan,
  topology: Topology,
  { width, tiles }: Measures,
  body: Body,
  exported: ReadonlySet<string>,
): number {
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
      box(shapes, 'tile', x, y, tiles, TILE - 4, 4, {
        service,
        need: exported.has(service) ? need : 'left-out',
      });
      text(shapes, 'code', x + 6, y + 14, service, { service });
      if (tiles > 180 && monthlyCost.usd > 0)
        text(shapes, 'price', x + tiles - 6, y + 14, money(monthlyCost.usd), { end: true, service });
      places.push({ endpoint, y: y + TILE / 2 - 2 });
      y += TILE;
    }
    y += 6;
  }
  for (const { endpoint, y: at } of places) {
    const from = endpoint.type === 'Gateway' ? body.routes : body.leave;
    if (!from) continue;
    const turn = endpoint.type === 'Gateway' ? bus + 8 : bus;
    const { service, need } = endpoint;
    line(
      shapes,
      'way',
      [
        [from.x, from.y],
        [turn, from.y],
        [turn, at],
        [x, at],
      ],
      { service, need },
    );
  }
  return Math.max(y, topology.zones > 0 ? y : 0);
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

/** The way to the internet, with the device on it; crossed out where it leads nowhere. */
function drawInternet(shapes: Shape[], topology: Topology, body: Body, bottom: number): number {
  const { internet, gate, beyond } = topology;
  const x = body.vpcLeft + 40;
  const top = bottom + 30;
  const role = internet.reachable ? 'way-open' : 'way-closed';
  line(shapes, role, [
    [x, bottom],
    [x, top],
  ]);
  if (gate) {
    const width = gate.label.length * 6.2 + 16;
    const y = gate.place === 'outside' ? bottom + 4 : bottom - 12;
    box(shapes, 'gate', x + 10, y, width, 20, 4);
    text(shapes, 'note', x + 18, y + 14, gate.label);
  }
  if (!internet.reachable) {
    line(shapes, 'cross', [
      [x - 6, bottom + 10],
      [x + 6, bottom + 22],
    ]);
    line(shapes, 'cross', [
      [x - 6, bottom + 22],
      [x + 6, bottom + 10],
    ]);
  }
  box(shapes, 'outside', x - 28, top, 220, 34, 17);
  text(shapes, 'label', x - 12, top + 15, 'Internet');
  text(shapes, 'note', x - 12, top + 28, internet.reachable ? internet.label : 'No path');
  beyond.forEach((what, index) => {
    text(shapes, 'beyond', x - 12, top + 52 + index * 16, `${internet.reachable ? '→' : '✕'} ${what}`);
  });
  return top + 42 + beyond.length * 16;
}

/** The picture in words, for those who do not see it. */
export function pictureInWords(plan: Plan): string {
  const { callers, callersOutside, zones, gateways, interfaces, internet, gate, hub, beyond } =
    topologyOf(plan);
  const named = (endpoints: readonly PlannedEndpoint[]): string =>
    endpoints.map((endpoint) => endpoint.service).join(', ') || 'none';
  return [
    `${callers} in ${plan.workload.region}, ${callersOutside ? 'outside the VPC, over VPN or Direct Connect' : `in ${counted(zones, 'zone')}`}.`,
    `Interface endpoints${hub ? ' in the hub VPC' : ''}: ${named(interfaces)}.`,
    `Gateway endpoints: ${named(gateways)}.`,
    `Internet: ${internet.label}${gate ? ` (${gate.label})` : ''}${internet.reachable ? '' : ', not reachable'}.`,
    beyond.length > 0 ? `No endpoint reaches: ${beyond.join(', ')}.` : 'Nothing else leaves the network.',
  ].join(' ');
}
