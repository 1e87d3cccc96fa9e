import { describe, expect, test } from 'vitest';
import { type Answers, PRESETS, plan, toProfile, topologyOf } from '../../../core/index.ts';
import { layoutOf } from './layout.ts';
import { toDrawio, toMermaid, toSvg } from './picture-files.ts';
import type { Shape } from './shapes.ts';

type Box = Extract<Shape, { kind: 'box' }>;

function isOnBorder({ x, y, width, height }: Box, [atX, atY]: readonly [number, number]): boolean {
  const isInside = atX >= x && atX <= x + width && atY >= y && atY <= y + height;
  return isInside && (atX === x || atX === x + width || atY === y || atY === y + height);
}

const CASES: readonly (readonly [string, Answers])[] = [
  ...PRESETS.map(({ id, answers }) => [id, answers] as const),
  ['six zones', { availabilityZones: 6, launchType: 'EC2' }],
  ['a hub', { endpointPlacement: 'central-vpc', sharedByVpcs: 12, availabilityZones: 3 }],
  ['managed instances', { launchType: 'MANAGED_INSTANCES', availabilityZones: 3 }],
  [
    'long names',
    { applicationServices: ['codeartifact.repositories', 'bedrock-agent-runtime', 'elasticloadbalancing'] },
  ],
  ['a proxy', { egress: 'proxy', imageRegistries: ['ecr-private', 'other'] }],
  ['a NAT gateway', { internetGateway: true, egress: 'nat-gateway', availabilityZones: 3 }],
  ['a NAT gateway of one zone', { internetGateway: true, egress: 'nat-gateway', availabilityZones: 1 }],
  [
    'a NAT gateway that is blocked',
    { internetGateway: true, egress: 'nat-gateway', blockPublicAccess: 'bidirectional' },
  ],
  ['public addresses', { internetGateway: true, egress: 'public-ip' }],
  ['a transit gateway', { egress: 'transit', availabilityZones: 4 }],
  ['a hub and a NAT gateway', { endpointPlacement: 'central-vpc', internetGateway: true }],
  [
    'a hub and public addresses',
    { endpointPlacement: 'central-vpc', internetGateway: true, egress: 'public-ip' },
  ],
  ['a hub and a proxy', { endpointPlacement: 'central-vpc', egress: 'proxy' }],
  ['own servers behind a proxy', { launchType: 'EXTERNAL', egress: 'proxy', availabilityZones: 3 }],
  ['an unused gateway', { internetGateway: true, egress: 'none' }],
  ['nothing', { imageRegistries: ['other'], logDrivers: [], applicationServices: [] }],
];

describe.each(CASES)('the picture of %s', (_, answers) => {
  const planned = plan(toProfile(answers));
  const services = new Set(planned.endpoints.map(({ service }) => service));

  test.each([true, false])(
    'has every endpoint as tile, as mark in the network and as line (wide: %s)',
    (isWide) => {
      const { shapes, width, height } = layoutOf(planned, isWide);
      const of = (role: string) =>
        new Set(shapes.flatMap((shape) => (shape.role === role ? [shape.service] : [])));
      expect(of('tile')).toEqual(services);
      expect(new Set([...of('interface'), ...of('gateway')])).toEqual(services);
      const lines = new Set(
        shapes.flatMap((shape) =>
          shape.kind === 'line' && shape.service !== undefined ? [shape.service] : [],
        ),
      );
      expect(lines).toEqual(services);
      for (const shape of shapes) {
        const points =
          shape.kind === 'line'
            ? shape.points
            : shape.kind === 'box'
              ? [
                  [shape.x, shape.y],
                  [shape.x + shape.width, shape.y + shape.height],
                ]
              : [[shape.x, shape.y]];
        for (const [x = -1, y = -1] of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
      }
    },
  );

  test.each([true, false])(
    'network interfaces stand inside a subnet or the hub, and services beside the VPC (wide: %s)',
    (isWide) => {
      const { shapes } = layoutOf(planned, isWide);
      const boxes = shapes.filter((shape) => shape.kind === 'box');
      const homes = boxes.filter(({ role }) => role === 'subnet' || role === 'hub');
      const astray = boxes.filter(
        (dot) =>
          dot.role === 'interface' &&
          !homes.some(
            (home) =>
              dot.x >= home.x &&
              dot.y >= home.y &&
              dot.x + dot.width <= home.x + home.width &&
              dot.y + dot.height <= home.y + home.height,
          ),
      );
      expect(astray).toEqual([]);
      const right = Math.max(...boxes.filter(({ role }) => role === 'vpc').map(({ x, width }) => x + width));
      expect(boxes.filter(({ role, x }) => role === 'tile' && x <= right)).toEqual([]);
      const tops = boxes.filter(({ role }) => role === 'tile').map(({ y }) => y);
      expect(new Set(tops).size).toBe(tops.length);
    },
  );

  test.each([true, false])(
    'the line of a gateway endpoint has the colour of its sign and crosses those of the others at their bus only (wide: %s)',
    (isWide) => {
      const lines = layoutOf(planned, isWide).shapes.filter(
        (shape): shape is Extract<Shape, { kind: 'line' }> =>
          shape.kind === 'line' && shape.service !== undefined,
      );
      for (const { role, service } of lines) {
        const type = planned.endpoints.find((one) => one.service === service)?.type;
        expect(role).toBe(type === 'Gateway' ? 'way-gateway' : 'way-interface');
      }
      // The upright part of each: those of interface endpoints are one bus, and their branches leave it to the right.
      const turns = (role: string) =>
        lines.filter((line) => line.role === role).map(({ points }) => points[1]?.[0] ?? 0);
      expect(new Set(turns('way-interface')).size).toBeLessThan(2);
      expect(Math.max(...turns('way-gateway'), 0)).toBeLessThan(Math.min(...turns('way-interface'), 1e4));
    },
  );

  test.each([true, false])(
    'the way to the internet begins at who calls, meets every box on it, and ends at the internet (wide: %s)',
    (isWide) => {
      const { shapes } = layoutOf(planned, isWide);
      const boxes = shapes.filter((shape) => shape.kind === 'box');
      const parts = shapes.filter(
        (shape) => shape.kind === 'line' && (shape.role === 'way-open' || shape.role === 'way-closed'),
      ) as Extract<Shape, { kind: 'line' }>[];
      const touched = parts.flatMap(({ points }) =>
        [points[0], points.at(-1)].map((point) =>
          boxes.filter((one) => point !== undefined && isOnBorder(one, point)).map(({ role }) => role),
        ),
      );
      const { callersOutside, gate } = topologyOf(planned);
      expect(touched[0]).toContain(callersOutside ? 'outside' : 'subnet');
      expect(touched.at(-1)).toContain('outside');
      // Each part ends at the box where the next one begins.
      for (let at = 1; at + 1 < touched.length; at += 2)
        expect(touched[at]?.filter((role) => touched[at + 1]?.includes(role))).toHaveLength(1);
      expect(touched.flat().filter((role) => role === 'gate')).toHaveLength(gate === undefined ? 0 : 2);
      const [chip] = boxes.filter(({ role }) => role === 'gate');
      const [vpc] = boxes.filter(({ role }) => role === 'vpc');
      if (!chip || !vpc || callersOutside) return;
      const isIn = chip.x > vpc.x && chip.y > vpc.y && chip.y + chip.height < vpc.y + vpc.height;
      expect(isIn).toBe(gate?.place === 'inside');
      if (gate?.place !== 'inside') return;
      expect(chip.x + chip.width).toBeLessThan(vpc.x + vpc.width);
      for (const other of boxes.filter(({ role }) => role === 'zone' || role === 'routes'))
        expect(chip.y).toBeGreaterThan(other.y + other.height);
    },
  );

  test.each([true, false])('up to three zones are drawn, and of more the number (wide: %s)', (isWide) => {
    const { shapes } = layoutOf(planned, isWide);
    const { zones } = topologyOf(planned);
    expect(shapes.filter(({ role }) => role === 'zone')).toHaveLength(Math.min(3, zones));
    const rest = shapes.flatMap((shape) =>
      shape.kind === 'text' && /^\+\d/.test(shape.text) ? [shape.text] : [],
    );
    expect(rest).toEqual(zones > 3 ? [`+${zones - 3}`] : []);
  });

  test.each([true, false])('every text stays inside the box in which it begins (wide: %s)', (isWide) => {
    const { shapes } = layoutOf(planned, isWide);
    const boxes = shapes.filter((shape) => shape.kind === 'box');
    for (const shape of shapes) {
      if (shape.kind !== 'text' || shape.end) continue;
      const { x, y, text, role, closer } = shape;
      const letter = role === 'code' ? 7.2 : role === 'note' ? 5.2 : 6.8;
      const right = x + (closer ?? text.length * letter);
      const around = boxes.filter(
        (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
      );
      for (const box of around) expect(`${text}: ${right <= box.x + box.width}`).toBe(`${text}: true`);
    }
  });

  test('is the same in the files: each service is named in SVG, draw.io and Mermaid', () => {
    for (const text of [toSvg(planned), toDrawio(planned), toMermaid(planned)])
      for (const service of services) expect(text).toContain(service);
    expect(toSvg(planned)).not.toContain('undefined');
    expect(toDrawio(planned)).not.toMatch(/undefined|NaN/);
  });
});

test('subnets whose tasks have public addresses are not drawn as private', () => {
  const drawn = (answers: Answers) => toSvg(plan(toProfile({ internetGateway: true, ...answers })));
  expect(drawn({ egress: 'public-ip' })).toContain('>Public subnet<');
  expect(drawn({ egress: 'public-ip' })).not.toContain('Private subnet');
  expect(drawn({ egress: 'nat-gateway' })).toContain('>Private subnet<');
});

test('where many services make the subnets high, their network interfaces fill them', () => {
  const planned = plan(toProfile({ launchType: 'EXTERNAL' }));
  const { shapes } = layoutOf(planned, false);
  const boxes = shapes.filter((shape) => shape.kind === 'box');
  const height = (role: string) => boxes.find((box) => box.role === role)?.height ?? 0;
  expect(height('group')).toBeGreaterThan(height('subnet') * 0.6);
});

test('what the exports leave out is marked as service and as network interface, in the page and in the files', () => {
  const planned = plan(toProfile({ launchType: 'EC2', imageRegistries: ['other'], logDrivers: [] }));
  const { shapes } = layoutOf(planned, false);
  const leftOut = shapes.filter((shape) => shape.kind === 'box' && shape.need === 'left-out');
  expect(new Set(leftOut.map(({ role }) => role))).toEqual(new Set(['tile', 'interface', 'gateway']));
  expect(new Set(leftOut.map(({ service }) => service))).toEqual(
    new Set(planned.endpoints.filter(({ need }) => need === 'optional').map(({ service }) => service)),
  );
  expect(toSvg(planned).match(/opacity="0.5"/g)?.length).toBeGreaterThan(1);
  expect(toDrawio(planned)).toContain('opacity=50;');
});
