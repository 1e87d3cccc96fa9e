import { describe, expect, test } from 'vitest';
import { type Answers, PRESETS, plan, toProfile } from '../../../core/index.ts';
import { layoutOf } from './layout.ts';
import { toDrawio, toMermaid, toSvg } from './picture-files.ts';

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
      for (const dot of boxes.filter(({ role }) => role === 'interface'))
        expect(
          homes.some(
            (home) =>
              dot.x >= home.x &&
              dot.y >= home.y &&
              dot.x + dot.width <= home.x + home.width &&
              dot.y + dot.height <= home.y + home.height,
          ),
        ).toBe(true);
      const right = Math.max(...boxes.filter(({ role }) => role === 'vpc').map(({ x, width }) => x + width));
      for (const tile of boxes.filter(({ role }) => role === 'tile')) expect(tile.x).toBeGreaterThan(right);
      const tops = boxes.filter(({ role }) => role === 'tile').map(({ y }) => y);
      expect(new Set(tops).size).toBe(tops.length);
    },
  );

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
