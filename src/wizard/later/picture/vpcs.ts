/** The VPC with its zones; where the endpoints are central, the hub below it; where the callers are outside, their network. */
import { type PlannedEndpoint, portsOf, type Topology } from '../../../core/index.ts';
import { counted } from '../../first/money.ts';
import { box, fitting, line, type Shape, text } from './shapes.ts';

/** Zones that are drawn; of the others only the number is shown. */
const MOST_ZONES = 3;
/** What that number takes. */
const REST = 26;
/** The narrowest zone that has room for its content, in units of the picture; without tasks in it. */
const LEAST_ZONE = 75;
const LEAST_EMPTY_ZONE = 52;
const DOT = 12;
const MOST_PITCH = 30;
export const PAD = 12;

/** How wide the parts of a picture are. */
export interface Measures {
  readonly width: number;
  readonly zone: number;
  readonly tiles: number;
}

/** A place in the picture. */
export type Point = readonly [x: number, y: number];

export interface Body {
  readonly regionLeft: number;
  readonly vpcLeft: number;
  readonly vpcRight: number;
  /** The way to the internet as far as it leads through the VPC: its parts, and where the next one begins. */
  readonly exit: { readonly parts: readonly (readonly Point[])[]; readonly end: readonly Point[] };
  /** From here the lines to interface endpoints leave. */
  readonly leave: { readonly x: number; readonly y: number } | undefined;
  readonly routes: { readonly x: number; readonly y: number } | undefined;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything in and around the VPC stands, and how large it is. */
interface Frame {
  readonly regionLeft: number;
  readonly vpcLeft: number;
  readonly vpcRight: number;
  readonly vpcBottom: number;
  /** Zones that are drawn, and how wide each is. */
  readonly shown: number;
  readonly zone: number;
  readonly subnetTop: number;
  readonly subnetHeight: number;
  /** Of the task in a subnet; none where the callers are outside. */
  readonly taskHeight: number;
  /** Of the group of network interfaces in a subnet of the VPC or of the hub. */
  readonly groupHeight: number;
  /** Network interfaces side by side in it, and how far apart their rows are. */
  readonly perRow: number;
  readonly pitch: number;
  readonly groupTop: number;
  readonly routesTop: number;
  /** Of the route table, where there is one. */
  readonly routesBottom: number;
}

const TOP = 34;

const regionLeftOf = ({ callersOutside }: Topology): number => 2 + (callersOutside ? 104 : 0);

/** Between the left edge of the VPC and the lines to the services. */
const roomOf = (topology: Topology, { width, tiles }: Measures): number =>
  width - tiles - PAD - 40 - regionLeftOf(topology) - PAD;

/** These measures, as wide as the zones that are drawn need it at least. */
export function roomy(topology: Topology, measures: Measures): Measures {
  const { zones, callersOutside } = topology;
  const least = callersOutside ? LEAST_EMPTY_ZONE : LEAST_ZONE;
  const needed = 8 + Math.min(zones, MOST_ZONES) * (least + 8) + (zones > MOST_ZONES ? REST : 0);
  return { ...measures, width: measures.width + Math.max(0, needed - roomOf(topology, measures)) };
}

/** What the device on the way to the internet takes in the VPC, below the zones and the route table. */
function gateRow({ gate, hub, callersOutside }: Topology): number {
  if (callersOutside) return 0;
  if (gate?.place === 'inside') return GATE + 16;
  // Around a hub the way leaves on the left.
  if (hub) return gate?.place === 'border' ? GATE + 16 : 14;
  return gate?.place === 'border' ? GATE / 2 : 0;
}

/** How high a device on the way to the internet is. */
export const GATE = 20;

/** `beside`: how high the services are, beside which the VPC stands. */
function frameOf(topology: Topology, measures: Measures, beside: number): Frame {
  const { zones, interfaces, gateways, hub, callersOutside } = topology;
  const regionLeft = regionLeftOf(topology);
  const vpcLeft = regionLeft + PAD;
  const room = roomOf(topology, measures);
  const shown = Math.min(zones, MOST_ZONES);
  const rest = zones > shown ? REST : 0;
  const zone = Math.min(measures.zone, Math.floor((room - 8 - rest) / shown) - 8);
  const rowsOf = (each: number): number => Math.ceil(interfaces.length / each);
  const groupOf = (each: number, apart = DOT + 4): number =>
    interfaces.length === 0 ? 0 : rowsOf(each) * apart + 24;
  const taskHeight = callersOutside ? 0 : 44 + (topology.workloads.length > 1 ? 12 : 0);
  const subnetTop = TOP + 46;
  const besides = taskHeight + PAD + 18;
  const most = dotsIn(zone);
  const least = besides + (hub ? 0 : groupOf(most));
  const routesHeight = gateways.length > 0 ? 30 : 0;
  const below = routesHeight + gateRow(topology);
  // As high as the services beside it, so that nothing is empty.
  const subnetHeight = hub ? least : Math.max(least, beside - 46 - 8 - below - PAD);
  // Where the height has room: wider network interfaces in more rows, and more air between those.
  let perRow = most;
  while (!hub && perRow > 1 && besides + groupOf(perRow - 1) <= subnetHeight) perRow--;
  if (rowsOf(perRow) === rowsOf(most)) perRow = most;
  const air = Math.floor((subnetHeight - besides - 24) / Math.max(1, rowsOf(perRow)));
  const pitch = hub ? DOT + 4 : Math.min(MOST_PITCH, Math.max(DOT + 4, air));
  const groupHeight = groupOf(perRow, pitch);
  const routesTop = subnetTop + subnetHeight + 8;
  return {
    regionLeft,
    vpcLeft,
    vpcRight: vpcLeft + shown * (zone + 8) + 8 + rest,
    vpcBottom: routesTop + below + PAD,
    shown,
    zone,
    subnetTop,
    subnetHeight,
    taskHeight,
    groupHeight,
    perRow,
    pitch,
    // Where there is room, the network interfaces stand beside the middle of the services.
    groupTop:
      subnetTop +
      18 +
      taskHeight +
      Math.max(0, Math.floor((subnetHeight - besides - (hub ? 0 : groupHeight)) / 2)),
    routesTop,
    routesBottom: routesTop + Math.max(0, routesHeight - 4),
  };
}

/** The left edges of the zones that are drawn. */
const zoneEdges = ({ shown, vpcLeft, zone }: Frame): readonly number[] =>
  Array.from({ length: shown }, (_, index) => vpcLeft + 8 + index * (zone + 8));

export function drawVpcs(shapes: Shape[], topology: Topology, measures: Measures, beside: number): Body {
  const { interfaces, gateways, hub, callersOutside } = topology;
  const frame = frameOf(topology, measures, beside);
  const { regionLeft, vpcLeft, vpcRight, vpcBottom, subnetTop, groupTop, groupHeight } = frame;
  box(shapes, 'vpc', vpcLeft, TOP, vpcRight - vpcLeft, vpcBottom - TOP, 8);
  text(shapes, 'label', vpcLeft + 8, TOP + 16, 'VPC');
  drawZones(shapes, topology, frame);
  if (gateways.length > 0) drawRoutes(shapes, gateways, frame);
  if (callersOutside) drawOutside(shapes, topology, vpcLeft, subnetTop, frame.subnetHeight);
  const inVpc = { bottom: vpcBottom, leaveY: groupTop + groupHeight / 2 };
  const { bottom, leaveY } = hub ? drawHub(shapes, interfaces, hub, frame) : inVpc;
  const exit = callersOutside
    ? { parts: [], end: [[EXIT_OUTSIDE, subnetTop - 20 + tallOf(frame.subnetHeight)] as const] }
    : drawExit(shapes, topology, frame);
  return {
    exit,
    regionLeft,
    vpcLeft,
    vpcRight,
    leave: interfaces.length > 0 ? { x: vpcRight, y: leaveY } : undefined,
    routes: gateways.length > 0 ? { x: vpcRight, y: frame.routesTop + 13 } : undefined,
    top: TOP,
    bottom,
  };
}

function drawZones(shapes: Shape[], topology: Topology, frame: Frame): void {
  const { zones, interfaces, hub, subnetsArePublic } = topology;
  const subnet = subnetsArePublic ? 'Public subnet' : 'Private subnet';
  const { zone, shown, subnetTop, subnetHeight, taskHeight, groupTop, groupHeight, routesTop } = frame;
  for (const [index, x] of zoneEdges(frame).entries()) {
    box(shapes, 'zone', x, TOP + 22, zone, routesTop - TOP - 26, 6);
    text(shapes, 'note', x + 6, TOP + 36, `Zone ${index + 1}`);
    box(shapes, 'subnet', x + 4, subnetTop, zone - 8, subnetHeight, 4);
    text(shapes, 'note', x + 10, subnetTop + 14, fitting(zone - 20, subnet, 'Subnet'));
    if (taskHeight > 0) drawTask(shapes, topology, x + 10, subnetTop + 20, zone - 20, taskHeight - 8);
    if (!hub && groupHeight > 0)
      drawGroup(shapes, interfaces, x + 8, groupTop, zone - 16, groupHeight - 4, frame);
  }
  if (zones <= shown) return;
  text(shapes, 'label', frame.vpcRight - 31, subnetTop + 40, `+${zones - shown}`);
  text(shapes, 'note', frame.vpcRight - 31, subnetTop + 54, 'more');
}

/** How far from the left edge of the VPC the way to the internet begins, below the task. */
const EXIT = 40;
/** Where it begins below another network, beside the words there. */
const EXIT_OUTSIDE = 92;

/** The way to the internet inside the VPC: from the subnet through the route table and the device; around a hub. */
function drawExit(shapes: Shape[], topology: Topology, frame: Frame): Body['exit'] {
  const { gate, hub, gateways } = topology;
  const { vpcLeft, vpcBottom, subnetTop, subnetHeight, routesTop, routesBottom } = frame;
  const x = vpcLeft + EXIT;
  const parts: (readonly Point[])[] = [];
  let from: Point = [x, subnetTop + subnetHeight];
  if (gateways.length > 0) {
    parts.push([from, [x, routesTop]]);
    from = [x, routesBottom];
  }
  const gutter = vpcLeft - PAD / 2;
  if (gate === undefined || gate.place === 'outside') {
    const turn = vpcBottom - PAD;
    return { parts, end: hub ? [from, [x, turn], [gutter, turn]] : [from] };
  }
  const isOnBorder = gate.place === 'border';
  // In the middle of the border that it stands on.
  const left = hub && isOnBorder ? vpcLeft - 3 : vpcLeft + 8;
  const top = isOnBorder && !hub ? vpcBottom - GATE / 2 : vpcBottom - GATE - 8;
  drawGate(shapes, gate.label, left, top);
  parts.push([from, [x, top]]);
  const middle = top + GATE / 2;
  return {
    parts,
    end: hub
      ? [
          [left, middle],
          [gutter, middle],
        ]
      : [[x, top + GATE]],
  };
}

/** How wide a device on the way to the internet is. */
export const gateWidth = (label: string): number => label.length * 6.2 + 16;

/** A device on the way to the internet. */
export function drawGate(shapes: Shape[], label: string, x: number, y: number): void {
  box(shapes, 'gate', x, y, gateWidth(label), GATE, 4);
  text(shapes, 'note', x + 8, y + 14, label);
}

function drawRoutes(shapes: Shape[], gateways: readonly PlannedEndpoint[], frame: Frame): void {
  const { vpcLeft, vpcRight, routesTop } = frame;
  box(shapes, 'routes', vpcLeft + 8, routesTop, vpcRight - vpcLeft - 16, 26, 4);
  text(shapes, 'note', vpcLeft + 16, routesTop + 17, 'Route table');
  gateways.forEach(({ service }, index) => {
    box(shapes, 'gateway', vpcRight - 28 - index * 18, routesTop + 7, DOT, DOT, 2, { service });
  });
}

/** The hub and the way to it; gives where it ends, and where the lines to its endpoints leave. */
function drawHub(
  shapes: Shape[],
  interfaces: readonly PlannedEndpoint[],
  hub: NonNullable<Topology['hub']>,
  frame: Frame,
): { readonly bottom: number; readonly leaveY: number } {
  const { vpcLeft, vpcRight, vpcBottom, zone, groupHeight } = frame;
  const way = vpcLeft + 16;
  const top = vpcBottom + 30;
  line(shapes, 'way', [
    [way, vpcBottom],
    [way, top],
  ]);
  text(shapes, 'note', way + 6, vpcBottom + 19, 'Transit gateway or peering');
  box(shapes, 'hub', vpcLeft, top, vpcRight - vpcLeft, groupHeight + 34, 8);
  text(shapes, 'label', vpcLeft + 8, top + 16, hub.label);
  if (hub.sharedBy > 1)
    text(shapes, 'note', vpcRight - 8, top + 16, `for ${hub.sharedBy} VPCs`, { end: true });
  if (groupHeight > 0)
    for (const x of zoneEdges(frame))
      drawGroup(shapes, interfaces, x + 4, top + 24, zone - 8, groupHeight - 2, frame);
  return { bottom: top + groupHeight + 34, leaveY: top + 24 + groupHeight / 2 };
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
  const room = width - 12;
  if (host !== undefined)
    text(
      shapes,
      'note',
      x + 6,
      y + 27,
      fitting(room, `on ${host.toLowerCase()}`, host, host.replace(/ .*/, '')),
    );
  if (workloads.length > 1)
    text(
      shapes,
      'note',
      x + 6,
      y + height - 6,
      fitting(room, counted(workloads.length, 'workload'), `× ${workloads.length}`),
    );
}

/** The ports that the security group of these endpoints lets in: `443`, or `443 and more`. */
export function portsOfGroup(interfaces: readonly PlannedEndpoint[]): string {
  const ports = [...new Set(interfaces.flatMap(({ service }) => portsOf(service)))].sort((a, b) => a - b);
  return ports.length < 3 ? ports.join(', ') : `${ports[0]} and more`;
}

/** One network interface for each interface endpoint, inside the security group that lets in their ports. */
function drawGroup(
  shapes: Shape[],
  interfaces: readonly PlannedEndpoint[],
  x: number,
  y: number,
  width: number,
  height: number,
  { perRow, pitch }: Frame,
): void {
  box(shapes, 'group', x, y, width, height, 4);
  const ports = portsOfGroup(interfaces);
  text(shapes, 'note', x + 6, y + 12, fitting(width - 12, `Security group, ${ports}`, ports));
  // As wide as the row has room, and round where it has none.
  const each = Math.floor((width - 8) / perRow);
  const wide = each < DOT + 10 ? DOT : each - 4;
  interfaces.forEach(({ service, need }, index) => {
    const column = index % perRow;
    const row = Math.floor(index / perRow);
    box(
      shapes,
      'interface',
      x + 6 + column * (wide + 4),
      y + 17 + row * pitch + (pitch - DOT - 4) / 2,
      wide,
      DOT,
      DOT / 2,
      {
        service,
        need,
      },
    );
  });
}

/** How high another network is, beside subnets of this height. */
const tallOf = (height: number): number => Math.max(height, 60);

function drawOutside(shapes: Shape[], topology: Topology, vpcLeft: number, y: number, height: number): void {
  const tall = tallOf(height);
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
