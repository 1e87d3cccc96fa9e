/** The picture as files: SVG that needs no style sheet, PNG, draw.io with the official shapes by name, Mermaid for wikis. */
import { type Plan, serviceOf, topologyOf } from '../../../core/index.ts';
import { counted } from '../../first/money.ts';
import { layoutOf, pictureInWords } from './layout.ts';
import type { Role, Shape } from './shapes.ts';
import { portsOfGroup } from './vpcs.ts';

interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly dash?: string;
  readonly width?: number;
}

const INK = '#0f141a';
const GREY = '#656871';
const BLUE = '#006ce0';
const GREEN = '#00802f';

/** Light colours, for paper and slides. */
const LOOKS: { readonly [R in Role]: Look } = {
  region: { fill: '#ffffff', stroke: GREY },
  vpc: { fill: '#f7faf7', stroke: GREEN, width: 1.5 },
  hub: { fill: '#f7faf7', stroke: GREEN, width: 1.5 },
  outside: { fill: '#f6f6f9', stroke: GREY },
  zone: { fill: 'none', stroke: BLUE, dash: '4 3' },
  subnet: { fill: '#eef6ff', stroke: 'none' },
  task: { fill: '#ffffff', stroke: '#ff9900', width: 1.5 },
  group: { fill: 'none', stroke: '#db0000', dash: '3 3' },
  routes: { fill: '#ffffff', stroke: GREEN },
  gate: { fill: '#ffffff', stroke: GREY },
  interface: { fill: BLUE },
  gateway: { fill: GREEN },
  tile: { fill: '#ffffff', stroke: '#c6c6cd' },
  way: { fill: 'none', stroke: GREY },
  'way-interface': { fill: 'none', stroke: BLUE },
  'way-gateway': { fill: 'none', stroke: GREEN },
  'way-open': { fill: 'none', stroke: '#855900', width: 1.5 },
  'way-closed': { fill: 'none', stroke: GREY, dash: '4 4' },
  cross: { fill: 'none', stroke: '#db0000', width: 2 },
  title: { fill: INK },
  label: { fill: INK },
  note: { fill: GREY },
  code: { fill: INK },
  price: { fill: GREY },
  beyond: { fill: '#855900' },
};

const FONT = 'Arial, sans-serif';
const xml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The picture as SVG that needs no style sheet. */
export function toSvg(plan: Plan): string {
  const { width, height, shapes } = layoutOf(plan, true);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}">`,
    `<title>VPC endpoints for Amazon ECS</title><desc>${xml(pictureInWords(plan))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...shapes.map(svgShape),
    '</svg>',
    '',
  ].join('\n');
}

/** What the exports do not create. */
const isPale = (shape: Shape): boolean => shape.kind === 'box' && shape.need === 'left-out';

function svgShape(shape: Shape): string {
  const look = LOOKS[shape.role];
  const paint = [
    `fill="${look.fill ?? 'none'}"`,
    look.stroke === undefined ? '' : `stroke="${look.stroke}" stroke-width="${look.width ?? 1}"`,
    look.dash === undefined ? '' : `stroke-dasharray="${look.dash}"`,
    isPale(shape) ? 'opacity="0.5"' : '',
  ]
    .filter(Boolean)
    .join(' ');
  if (shape.kind === 'box')
    return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" ${paint}/>`;
  if (shape.kind === 'line')
    return `<polyline points="${shape.points.map((point) => point.join()).join(' ')}" ${paint}/>`;
  const isBold = shape.role === 'title' || shape.role === 'label';
  const font = `font-size="${shape.role === 'note' || shape.role === 'price' ? 10.5 : 12}"${isBold ? ' font-weight="700"' : ''}`;
  return `<text x="${shape.x}" y="${shape.y}" ${paint} ${font}${shape.end ? ' text-anchor="end"' : ''}${shape.closer ? ` textLength="${shape.closer}" lengthAdjust="spacingAndGlyphs"` : ''}>${xml(shape.text)}</text>`;
}

/** Twice the size, for sharp slides. */
export async function toPng(plan: Plan): Promise<Blob> {
  const { width, height } = layoutOf(plan, true);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(plan))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'),
  );
}

/** Shapes of draw.io's own AWS library, by name; everything else is drawn as it is. */
const DRAWIO: { readonly [R in Role]?: string } = {
  vpc: 'shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_vpc2;strokeColor=#00802f;fillColor=none;verticalAlign=top;align=left;spacingLeft=30;',
  hub: 'shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_vpc2;strokeColor=#00802f;fillColor=none;verticalAlign=top;align=left;spacingLeft=30;',
  region:
    'shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_region;strokeColor=#656871;fillColor=none;dashed=1;verticalAlign=top;align=left;spacingLeft=30;',
};

/** A file that draw.io opens and changes. */
export function toDrawio(plan: Plan): string {
  const { width, height, shapes } = layoutOf(plan, true);
  const cells = shapes.map((shape, index) => drawioCell(shape, `c${index}`));
  return [
    '<mxfile host="ecs-endpoint-planner"><diagram id="plan" name="VPC endpoints">',
    `<mxGraphModel dx="${width}" dy="${height}" grid="0" page="1" pageWidth="${width}" pageHeight="${height}"><root><mxCell id="0"/><mxCell id="1" parent="0"/>`,
    ...cells,
    '</root></mxGraphModel></diagram></mxfile>',
    '',
  ].join('\n');
}

function drawioCell(shape: Shape, id: string): string {
  const { fill = 'none', stroke = 'none', dash } = LOOKS[shape.role];
  const dashed = dash === undefined ? '' : 'dashed=1;';
  if (shape.kind === 'line') {
    const [first, ...rest] = shape.points;
    const last = rest.pop();
    if (!first || !last) return '';
    const inner = rest.map(([x, y]) => `<mxPoint x="${x}" y="${y}"/>`).join('');
    const style = `endArrow=none;html=0;strokeColor=${stroke};${dashed}`;
    return `<mxCell id="${id}" style="${style}" edge="1" parent="1"><mxGeometry relative="1" as="geometry"><mxPoint x="${first[0]}" y="${first[1]}" as="sourcePoint"/><mxPoint x="${last[0]}" y="${last[1]}" as="targetPoint"/>${inner === '' ? '' : `<Array as="points">${inner}</Array>`}</mxGeometry></mxCell>`;
  }
  if (shape.kind === 'text') {
    const align = shape.end ? 'right' : 'left';
    const x = shape.end ? shape.x - 160 : shape.x;
    const style = `text;html=0;align=${align};verticalAlign=middle;fontSize=11;fontColor=${fill};`;
    return `<mxCell id="${id}" value="${xml(shape.text)}" style="${style}" vertex="1" parent="1"><mxGeometry x="${x}" y="${shape.y - 13}" width="160" height="18" as="geometry"/></mxCell>`;
  }
  const own = DRAWIO[shape.role];
  const round = `rounded=1;absoluteArcSize=1;arcSize=${shape.radius * 2};`;
  const pale = isPale(shape) ? 'opacity=50;' : '';
  const style = own ?? `${round}html=0;fillColor=${fill};strokeColor=${stroke};${dashed}${pale}`;
  return `<mxCell id="${id}" style="${style}" vertex="1" parent="1"><mxGeometry x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" as="geometry"/></mxCell>`;
}

/** For wikis and pull requests. */
export function toMermaid(plan: Plan): string {
  const { callers, callersOutside, zones, gateways, interfaces, internet, gate, hub, beyond } =
    topologyOf(plan);
  const quoted = (words: string): string => `"${words.replaceAll('"', '#quot;')}"`;
  const node = (index: number): string => `s${index}`;
  const group = `    group{{${quoted(`Security group, ${portsOfGroup(interfaces)}`)}}}`;
  const all = [...interfaces, ...gateways];
  const place = callersOutside ? 'Your network' : `VPC, ${counted(zones, 'zone')}`;
  return [
    'flowchart LR',
    `  subgraph vpc[${quoted(place)}]`,
    `    task[${quoted(callers)}]`,
    ...(hub ? [] : [group]),
    '    routes[("Route tables")]',
    '  end',
    ...(hub ? [`  subgraph hub[${quoted(hub.label)}]`, group, '  end'] : []),
    `  task -->${callersOutside ? '|"VPN or Direct Connect"|' : ''} group`,
    '  task --> routes',
    ...all.map(({ service, type }, index) => {
      const from = type === 'Gateway' ? 'routes' : 'group';
      return `  ${from} --> ${node(index)}[${quoted(`${service}: ${serviceOf(service).name}`)}]`;
    }),
    `  task ${internet.reachable ? '-->' : '-. no path .-'}${gate && internet.reachable ? `|${quoted(gate.label)}|` : ''} internet((Internet))`,
    ...beyond.map(({ what, mayBeInside }, index) => {
      const closed = mayBeInside ? '-. not known .-' : '-. not reached .-';
      return `  internet ${internet.reachable ? '-->' : closed} b${index}[${quoted(what)}]`;
    }),
    '',
  ].join('\n');
}
