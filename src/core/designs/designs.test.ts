import { describe, expect, test } from 'vitest';
import { PRICES } from '../catalogue.ts';
import { plan } from '../planner.ts';
import { toProfile } from '../profile.ts';
import type { Answers } from '../questions.ts';
import { SERVICE_IDS } from '../services.ts';
import {
  breakEvenGb,
  breakEvenVpcs,
  cheaperUpToGb,
  type DesignId,
  type DesignSize,
  designCost,
} from './costs.ts';
import { compareDesigns, plannedDesign } from './designs.ts';
import { hubOf } from './hub.ts';
import { cheapestDesign, turningPoints } from './turning-points.ts';

const size = (endpoints: number, zones: number, vpcs: number, monthlyGb: number): DesignSize => ({
  region: 'us-east-1',
  vpcs,
  zones,
  endpoints,
  hostedZones: endpoints,
  monthlyGb,
  monthlyGatewayGb: 0,
  hasTransitGateway: true,
});
const hub = (answers: Answers = {}) =>
  hubOf(plan(toProfile({ endpointPlacement: 'central-vpc', ...answers })));

describe('the cost of a design', () => {
  // Worked examples: endpoint 0.01 an hour and zone, transit gateway attachment 0.05 an hour, 730 hours.
  test.each([
    [6, 2, 10, 100, 886, 157, 522, 702],
    [6, 3, 20, 50, 2638, 201, 931, 745],
  ])(
    'is that of the worked example with %i endpoints, %i zones, %i VPCs and %i GB',
    (endpoints, zones, vpcs, gb, here, zonesOnly, ownGateway, profile) => {
      const example = size(endpoints, zones, vpcs, gb);
      const alone = { ...example, hasTransitGateway: false };
      expect(Math.round(designCost('endpoints-here', example))).toBe(here);
      expect(Math.round(designCost('hub-private-zones', example))).toBe(zonesOnly);
      expect(Math.round(designCost('hub-private-zones', alone))).toBe(ownGateway);
      expect(Math.round(designCost('hub-profile', example))).toBe(profile);
    },
  );

  test('is that of NAT gateways with their public addresses: 36.50 a zone, 0.045 a GB', () => {
    expect(designCost('nat-gateway', { ...size(0, 1, 1, 100), monthlyGatewayGb: 100 })).toBeCloseTo(45.5);
    expect(designCost('nat-gateway-and-s3', { ...size(0, 2, 3, 100), monthlyGatewayGb: 900 })).toBeCloseTo(
      232.5,
    );
  });

  test.each([
    [2, 2, 3, undefined],
    [4, 2, 2, 5],
    [6, 2, 2, 3],
    [9, 3, 2, 2],
  ])(
    '%i endpoints in %i zones: a hub pays from %s VPCs, and from %s if it brings its gateway',
    (e, z, shared, alone) => {
      for (const gb of [10, 100]) {
        const one = size(e, z, 1, gb);
        expect(breakEvenVpcs('endpoints-here', 'hub-private-zones', one)).toBe(shared);
        expect(
          breakEvenVpcs('endpoints-here', 'hub-private-zones', { ...one, hasTransitGateway: false }),
        ).toBe(alone);
      }
    },
  );

  test('a hub saves up to the volume whose transit costs as much as the endpoints', () => {
    const ten = size(6, 2, 10, 0);
    expect(cheaperUpToGb('endpoints-here', 'hub-private-zones', ten)).toBe(3744);
    expect(cheaperUpToGb('endpoints-here', 'hub-private-zones', { ...ten, hasTransitGateway: false })).toBe(
      1919,
    );
  });

  test.each([
    [4, 1, 0],
    [6, 1, 209],
    [6, 2, 418],
    [8, 3, 1878],
    [10, 2, 2086],
  ])('%i endpoints in %i zones are cheaper than NAT gateways from %i GB on', (e, z, gb) => {
    expect(breakEvenGb('nat-gateway-and-s3', 'endpoints-here', size(e, z, 1, 0))).toBe(gb);
  });

  // https://aws.amazon.com/transit-gateway/pricing/: two attachments 0.10 an hour; https://c3x.dev/blog/aws-transit-gateway-cost-explained/:
  // ten attachments 365.00, and 20 TB 409.60; https://aws.amazon.com/route53/pricing/: 25 zones at 0.50, further ones at 0.10.
  test('is that of the attachments, transit and zones in examples of others', () => {
    const none = { ...size(0, 1, 1, 0), hasTransitGateway: false };
    expect(designCost('hub-private-zones', none)).toBeCloseTo(0.1 * 730);
    const nine = { ...size(0, 1, 9, 0), hasTransitGateway: false };
    expect(designCost('hub-private-zones', nine)).toBeCloseTo(365);
    const moved = { ...nine, monthlyGb: 20_480 / 9 };
    expect(designCost('hub-private-zones', moved) - 20_480 * 0.01).toBeCloseTo(774.6);
    expect(designCost('hub-private-zones', { ...none, hostedZones: 27 })).toBeCloseTo(73 + 12.5 + 0.2);
  });

  test('breaks even where counting says so, for every pair of designs', () => {
    const ids: readonly DesignId[] = [
      'endpoints-here',
      'hub-private-zones',
      'hub-profile',
      'nat-gateway-and-s3',
      'nat-gateway-and-endpoints',
      'central-nat-gateway',
    ];
    for (const design of ids)
      for (const other of ids)
        for (const [e, z, n] of [
          [3, 2, 4],
          [6, 2, 1],
          [9, 3, 30],
        ] as const) {
          const cheaper = (monthlyGb: number) => {
            const sized = size(e, z, n, monthlyGb);
            return designCost(other, sized) <= designCost(design, sized) + 1e-9;
          };
          let counted: number | undefined;
          for (let gb = 0; gb <= 12_000 && counted === undefined; gb++) if (cheaper(gb)) counted = gb;
          const computed = breakEvenGb(design, other, size(e, z, n, 0));
          expect(
            computed === undefined || computed > 12_000 ? undefined : computed,
            `${design} ${other} ${e}`,
          ).toBe(counted);
        }
  });
});

describe('a hub', () => {
  test('has a zone for each host, named after it and never after the service or with a wildcard', () => {
    const zones = hub({ launchType: 'EC2', xray: true })?.zones ?? [];
    expect(zones.map(({ name, records }) => [name, records.map((record) => record.name).join()])).toEqual([
      ['api.ecr.us-east-1.amazonaws.com', ''],
      ['dkr.ecr.us-east-1.amazonaws.com', '*'],
      ['logs.us-east-1.amazonaws.com', ''],
      ['xray.us-east-1.amazonaws.com', ''],
      ['ecs-a.us-east-1.amazonaws.com', ''],
      ['ecs-t.us-east-1.amazonaws.com', ''],
      ['ecs.us-east-1.amazonaws.com', ''],
    ]);
    expect(new Set(zones.map(({ name }) => name)).size).toBe(zones.length);
  });

  test('answers the names of Kinesis, Cloud Map and the S3 interface endpoint with all their zones', () => {
    const names = (answers: Answers) =>
      hub(answers)?.zones.map(({ name, records }) => `${name} ${records.map((r) => r.name).join()}`);
    expect(names({ applicationServices: ['kinesis-streams', 'servicediscovery'] })).toEqual(
      expect.arrayContaining([
        'kinesis.us-east-1.amazonaws.com ',
        'data-kinesis.us-east-1.amazonaws.com *',
        'control-kinesis.us-east-1.amazonaws.com *',
        'servicediscovery.us-east-1.amazonaws.com ',
        'servicediscovery.us-east-1.api.aws ',
      ]),
    );
    expect(names({ launchType: 'EXTERNAL' })).toEqual(
      expect.arrayContaining(['s3.us-east-1.amazonaws.com ,*']),
    );
  });

  test('keeps gateways and the endpoint of GuardDuty in the VPC of the workload', () => {
    const both = hub({
      launchType: 'EC2',
      guardDutyRuntimeMonitoring: true,
      applicationServices: ['dynamodb'],
    });
    expect(both?.local.map(({ service }) => service)).toEqual(['s3', 'dynamodb', 'guardduty-data']);
    expect(both?.central.every((endpoint) => !endpoint.privateDnsEnabled)).toBe(true);
    expect(hubOf(plan(toProfile({})))).toBeUndefined();
  });

  test('uses the suffix of the partition, and both record types for dual-stack endpoints', () => {
    const china = hub({ region: 'cn-north-1', ipAddressType: 'dualstack' })?.zones ?? [];
    expect(china[0]).toEqual({
      service: 'ecr.api',
      name: 'api.ecr.cn-north-1.amazonaws.com.cn',
      records: [{ name: '', types: ['A', 'AAAA'] }],
    });
  });

  test('leaves no placeholder in a name, whatever is planned', () => {
    for (const service of SERVICE_IDS) expect(service).not.toContain('{');
    const all = hub({
      launchType: 'EC2',
      include: 'optional',
      applicationServices: ['kinesis-streams', 'servicediscovery', 'monitoring', 'sts'],
    });
    for (const { name } of all?.zones ?? []) expect(name).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
  });
});

describe('the comparison of designs', () => {
  test('puts the cheapest possible design first and says why others are not', () => {
    const { designs, size: sized } = compareDesigns(
      plan(toProfile({ internetGateway: true, blockPublicAccess: 'bidirectional' })),
    );
    expect(sized).toMatchObject({ vpcs: 1, zones: 2, endpoints: 3, hostedZones: 3, monthlyGb: 100 });
    expect(designs[0]?.id).toBe('endpoints-here');
    expect(designs.filter(({ impossible }) => impossible !== undefined).map(({ id }) => id)).toEqual([
      'nat-gateway-and-s3',
      'nat-gateway',
      'nat-gateway-and-endpoints',
    ]);
  });

  test('names the internet where images need it', () => {
    const { designs } = compareDesigns(
      plan(toProfile({ imageRegistries: ['other'], internetGateway: true })),
    );
    const impossible = designs
      .filter((design) => design.impossible?.includes('internet'))
      .map(({ id }) => id);
    expect(impossible.sort()).toEqual(['endpoints-here', 'hub-private-zones', 'hub-profile']);
  });

  test('says of every design what is created, what breaks and who acts', () => {
    for (const design of compareDesigns(plan(toProfile({}))).designs) {
      expect(Math.min(design.creates.length, design.breaks.length, design.tasks.length)).toBeGreaterThan(0);
      expect(design.cites.length).toBeGreaterThan(0);
      expect(design.monthlyUsd).toBeGreaterThan(0);
    }
  });

  test('counts as many VPCs as share the hub, and marks Regions whose prices are not known', () => {
    const shared = compareDesigns(plan(toProfile({ endpointPlacement: 'central-vpc', sharedByVpcs: 12 })));
    expect(shared.size.vpcs).toBe(12);
    const assumed = ({ designs }: typeof shared) =>
      designs.filter((design) => design.assumed).map(({ id }) => id);
    expect(assumed(shared)).toEqual(['hub-profile']);
    expect(shared.assumed).toBe(true);
    expect(assumed(compareDesigns(plan(toProfile({ region: 'eu-west-1' }))))).toEqual([
      'hub-private-zones',
      'central-nat-gateway',
      'hub-profile',
    ]);
    expect(assumed(compareDesigns(plan(toProfile({ region: 'sa-east-1' })))).length).toBe(7);
  });

  test('gives a range where the price of an endpoint or of a NAT gateway is unknown', () => {
    const ranges = (region: 'us-east-1' | 'sa-east-1' | 'eu-south-1') =>
      Object.fromEntries(
        compareDesigns(plan(toProfile({ region }))).designs.map(({ id, monthlyUsd, monthlyRange }) => [
          id,
          monthlyRange && [monthlyRange.low, monthlyUsd, monthlyRange.high],
        ]),
      );
    expect(Object.values(ranges('us-east-1')).filter((range) => range !== undefined)).toEqual([]);
    expect(ranges('sa-east-1')).toMatchObject({ 'endpoints-here': [49.18, 57.94, 62.32] });
    expect(ranges('sa-east-1')['nat-gateway']).toBeUndefined();
    expect(ranges('eu-south-1')['endpoints-here']).toBeUndefined();
    expect(ranges('eu-south-1')).toMatchObject({ 'nat-gateway': [83.66, 96.94, 161.68] });
  });
});

describe('the design that the plan is', () => {
  const planned = (answers: Answers) => plannedDesign(plan(toProfile(answers)));
  const nat: Answers = { internetGateway: true, egress: 'nat-gateway' };

  test.each<readonly [string, Answers, DesignId | undefined]>([
    ['no way out', {}, 'endpoints-here'],
    ['a hub and no way out', { endpointPlacement: 'central-vpc' }, 'hub-private-zones'],
    ['a NAT gateway', nat, 'nat-gateway-and-endpoints'],
    [
      'a NAT gateway and required endpoints only, of which there are none',
      { ...nat, include: 'required' },
      'nat-gateway',
    ],
    ['servers outside AWS', { launchType: 'EXTERNAL' }, 'endpoints-here'],
    ['a hub beside a NAT gateway: none of them', { ...nat, endpointPlacement: 'central-vpc' }, undefined],
    ['public addresses: none of them', { internetGateway: true, egress: 'public-ip' }, undefined],
    ['a way through another network: none of them', { egress: 'transit' }, undefined],
  ])('with %s', (_, answers, design) => {
    expect(planned(answers)).toBe(design);
  });
});

describe('the points where another design becomes cheaper', () => {
  const of = (answers: Answers) => compareDesigns(plan(toProfile(answers)));

  test('are said with their numbers, and with a price that nobody confirmed', () => {
    expect(turningPoints(of({}))).toEqual([
      'A hub with private hosted zones is cheaper than endpoints in each VPC from 2 VPCs on.',
      'A hub with a Route 53 Profile is cheaper than endpoints in each VPC from 16 VPCs on, by prices that are not confirmed.',
      'Endpoints here cost less than a NAT gateway with the S3 gateway endpoint at any traffic.',
      'Beside a NAT gateway that stays, endpoints pay for themselves from 1,252 GB a month in each VPC.',
    ]);
  });

  test('say nothing of more VPCs than were looked at', () => {
    expect(turningPoints({ ...of({}), hubPaysFromVpcs: undefined })[0]).toBe(
      'A hub with private hosted zones is not cheaper than endpoints in each VPC, for up to 500 VPCs.',
    );
  });

  test('leave out designs that cannot carry the workload', () => {
    const comparison = of({ imageRegistries: ['other'], internetGateway: true });
    expect(cheapestDesign(comparison)?.id).toBe('nat-gateway-and-s3');
    const text = turningPoints(comparison).join(' ');
    expect(text).not.toMatch(/hub|Endpoints here/);
    expect(text).toContain('Beside a NAT gateway');
  });

  test('are none where no design can', () => {
    const comparison = of({ launchType: 'EXTERNAL', imageRegistries: ['other'] });
    expect(cheapestDesign(comparison)).toBeUndefined();
    expect(turningPoints(comparison)).toEqual([
      'None of these designs carries the workload as it is answered; each says why.',
    ]);
  });
});

test('a price of a GB that is not confirmed is assumed, even where that of the hours is known', () => {
  const catalogue = { ...PRICES, natGatewayGb: { assumed: 0.05, regions: {} } };
  const { designs } = compareDesigns(plan(toProfile({})), { catalogue });
  expect(designs.find(({ id }) => id === 'nat-gateway')?.assumed).toBe(true);
  expect(designs.find(({ id }) => id === 'endpoints-here')?.assumed).toBe(false);
});
