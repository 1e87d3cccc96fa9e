import { describe, expect, test } from 'vitest';
import { PRICES, type PriceCatalogue } from './catalogue.ts';
import { compareWithNat, UNKNOWN_NAT_PRICE_REASON, usualAssumptions } from './compare-cost.ts';
import { endpointCost, HOURS_PER_MONTH, priceIn, sumOfCosts } from './cost.ts';
import { plan } from './planner.ts';
import { PRESETS } from './presets.ts';
import { toProfile } from './profile.ts';
import { readCatalogue } from './read-catalogue.ts';
import { REGION_IDS } from './regions.ts';

const endpoint = (usd: number, assumed = false) => ({ monthlyCost: { usd, assumed } });

describe('the cost of a plan', () => {
  test('is the hourly price in each zone for 730 hours, and nothing for a gateway', () => {
    expect(HOURS_PER_MONTH).toBe(730);
    expect(endpointCost('Interface', 2, 'us-east-1', PRICES)).toEqual({ usd: 14.6, assumed: false });
    expect(endpointCost('Interface', 3, 'eu-central-1', PRICES)).toEqual({ usd: 26.28, assumed: false });
    expect(endpointCost('Gateway', 6, 'us-east-1', PRICES)).toEqual({ usd: 0, assumed: false });
  });

  test('is marked as assumed where no source gives the price of the Region, or only a weak one', () => {
    expect(endpointCost('Interface', 1, 'sa-east-1', PRICES)).toEqual({
      usd: 9.49,
      assumed: true,
      range: { low: 8.03, high: 10.22 },
    });
    expect(endpointCost('Interface', 1, 'us-east-2', PRICES)).toMatchObject({
      usd: 7.3,
      range: { low: 7.3 },
    });
    expect(endpointCost('Interface', 1, 'eu-south-1', PRICES)).toEqual({ usd: 8.76, assumed: true });
    expect(sumOfCosts([endpoint(7.3), endpoint(7.3, true)])).toEqual({ usd: 14.6, assumed: true });
    expect(sumOfCosts([])).toEqual({ usd: 0, assumed: false });
  });

  test('is known or assumed in every Region, and a confirmed price is never the assumed one by accident', () => {
    for (const region of REGION_IDS) {
      const { usd, assumed } = priceIn(PRICES.interfaceEndpointHour, region);
      expect(usd).toBeGreaterThan(0);
      expect(assumed).toBe(PRICES.interfaceEndpointHour.regions[region]?.confirmed !== true);
    }
    expect(priceIn({ assumed: 1, regions: {} }, 'constructor' as 'us-east-1')).toEqual({
      usd: 1,
      assumed: true,
    });
  });

  test('adds up without the dust of binary fractions', () => {
    for (const { answers } of PRESETS) {
      const { usd } = sumOfCosts(plan(toProfile(answers)).endpoints);
      expect(Number(usd.toFixed(2))).toBe(usd);
    }
  });
});

describe('the comparison with NAT gateways', () => {
  const compare = (
    endpoints: readonly { monthlyCost: { usd: number; assumed: boolean } }[],
    monthlyGb = 100,
  ) => compareWithNat(endpoints, 'us-east-1', PRICES, { ...usualAssumptions(2), monthlyGb });

  test('states its assumptions and where the prices stand', () => {
    const comparison = compare([endpoint(14.6)]);
    expect(comparison.assumptions).toEqual({ natGateways: 2, monthlyGb: 100 });
    expect(comparison.cites).toEqual(['privatelink-pricing', 'vpc-pricing']);
    expect(comparison.priceDate).toBe(PRICES.date);
  });

  test('counts the gateways with their public addresses, and the traffic on both sides', () => {
    const comparison = compare([endpoint(14.6), endpoint(14.6)], 1_000);
    expect(comparison.nat).toEqual({ usd: 73, assumed: false });
    expect(comparison.endpointsWithTraffic).toBe(39.2);
    expect(comparison.natWithTraffic).toBe(118);
  });

  test('breaks even at once when the endpoints cost less by the hour', () => {
    expect(compare([endpoint(14.6)]).breakEvenGb).toBe(0);
  });

  test('breaks even at the traffic whose saving pays for the dearer hours', () => {
    const many = Array.from({ length: 10 }, () => endpoint(14.6));
    const { breakEvenGb } = compare(many);
    expect(breakEvenGb).toBe(2086);
    const at = compare(many, breakEvenGb);
    expect(at.endpointsWithTraffic).toBeLessThanOrEqual(at.natWithTraffic);
    const before = compare(many, (breakEvenGb ?? 0) - 1);
    expect(before.endpointsWithTraffic).toBeGreaterThan(before.natWithTraffic);
  });

  test('breaks even where counting in whole numbers says so, in every Region', () => {
    const whole = (usd: number) => Math.round(usd * 1e5);
    for (const region of REGION_IDS)
      for (const count of [1, 7, 13])
        for (const natGateways of [0, 1, 3]) {
          const one = { monthlyCost: endpointCost('Interface', 2, region, PRICES) };
          const { breakEvenGb, endpoints, nat, endpointUsdPerGb, natUsdPerGb } = compareWithNat(
            Array.from({ length: count }, () => one),
            region,
            PRICES,
            { natGateways, monthlyGb: 0 },
          );
          const costsNoMore = (gb: number) =>
            whole(endpoints.usd) + whole(endpointUsdPerGb) * gb <= whole(nat.usd) + whole(natUsdPerGb) * gb;
          const at = breakEvenGb ?? Number.NaN;
          expect([at, costsNoMore(at), at > 0 && costsNoMore(at - 1)], region).toEqual([at, true, false]);
        }
  });

  test('gives a range for NAT gateways too where their price is unknown', () => {
    const { nat } = compareWithNat([endpoint(14.6)], 'eu-south-1', PRICES, usualAssumptions(2));
    expect(nat).toEqual({ usd: 86.14, assumed: true, range: { low: 74.46, high: 143.08 } });
  });

  test('gives totals and the break-even as ranges whose ends are those of the known prices', () => {
    const priced = (endpointHour: number, natHour: number): PriceCatalogue => ({
      ...PRICES,
      interfaceEndpointHour: { assumed: endpointHour, regions: {} },
      natGatewayHour: { assumed: natHour, regions: {} },
      natGatewayGb: { assumed: natHour, regions: {} },
    });
    const at = (catalogue: PriceCatalogue) => {
      const one = { monthlyCost: endpointCost('Interface', 2, 'il-central-1', catalogue) };
      return compareWithNat(
        Array.from({ length: 12 }, () => one),
        'il-central-1',
        catalogue,
        {
          natGateways: 2,
          monthlyGb: 500,
        },
      );
    };
    const { ranges } = at(PRICES);
    const best = at(priced(0.011, 0.093));
    const worst = at(priced(0.014, 0.046));
    expect(ranges).toEqual({
      natUsdPerGb: { low: 0.046, high: 0.093 },
      endpointsWithTraffic: { low: best.endpointsWithTraffic, high: worst.endpointsWithTraffic },
      natWithTraffic: { low: worst.natWithTraffic, high: best.natWithTraffic },
      breakEvenGb: { low: best.breakEvenGb, high: worst.breakEvenGb },
    });
    expect(best.ranges).toBeUndefined();
    const known = (isInUs: boolean) =>
      Object.entries(PRICES.natGatewayHour.regions)
        .filter(([region]) => region.startsWith('us-') === isInUs)
        .map(([, { usd }]) => usd);
    for (const isInUs of [true, false])
      for (const end of [Math.min(...known(isInUs)), Math.max(...known(isInUs))])
        expect(UNKNOWN_NAT_PRICE_REASON).toContain(String(end));
    expect(compare([endpoint(14.6)]).ranges).toBeUndefined();
  });

  test('never breaks even where a GB through the endpoints is no cheaper', () => {
    const dear: PriceCatalogue = { ...PRICES, interfaceEndpointGb: 0.1 };
    const many = Array.from({ length: 10 }, () => endpoint(14.6));
    expect(compareWithNat(many, 'us-east-1', dear, usualAssumptions(1)).breakEvenGb).toBeUndefined();
  });

  test('divides central endpoints among the VPCs that share them, ranges too', () => {
    const cost = { usd: 100, assumed: true, range: { low: 80, high: 120 } };
    const central = [{ monthlyCost: cost }];
    const shared = compareWithNat(central, 'us-east-1', PRICES, usualAssumptions(2, 8));
    expect(shared.endpoints).toEqual({ usd: 12.5, assumed: true, range: { low: 10, high: 15 } });
    expect(shared.endpointsOfAllVpcs).toEqual(cost);
    expect(shared.endpointsWithTraffic).toBe(13.5);
    const alone = compareWithNat(central, 'us-east-1', PRICES, usualAssumptions(2));
    expect(alone.endpoints).toEqual(alone.endpointsOfAllVpcs);
  });

  test('holds the documented example: five endpoints already cost more by the hour than a gateway', () => {
    const hourly = (count: number) => count * (PRICES.interfaceEndpointHour.regions['us-east-1']?.usd ?? 0);
    expect(hourly(5)).toBeGreaterThan(PRICES.natGatewayHour.regions['us-east-1']?.usd ?? 0);
  });
});

describe('worked examples of others', () => {
  const hours = (zones: number) => endpointCost('Interface', zones, 'us-east-1', PRICES).usd;
  const nat = (region: 'us-east-1' | 'us-east-2', natGateways: number, monthlyGb: number) =>
    compareWithNat([], region, PRICES, { natGateways, monthlyGb });

  // https://aws.amazon.com/vpc/pricing/: Ohio, one hour 0.045, 1 GB 0.045; a public IPv4 address 0.005 an hour.
  test('a NAT gateway in Ohio, of the page of Amazon VPC', () => {
    expect(nat('us-east-2', 1, 0).nat).toEqual({ usd: 36.5, assumed: false });
    expect(nat('us-east-2', 1, 1).natWithTraffic).toBe(36.55);
    expect(priceIn(PRICES.natGatewayGb, 'us-east-2')).toEqual({ usd: 0.045, assumed: false });
  });

  // The AWS Pricing Calculator, as captured on 2026-09-24: a Regional NAT gateway in Frankfurt, without its addresses.
  test.each([
    [3, 1024, 167.13],
    [1, 100, 43.16],
  ])('a NAT gateway in %i zones of Frankfurt with %i GB costs %f', (zones, gb, usd) => {
    const addresses = zones * PRICES.publicIpv4Hour * HOURS_PER_MONTH;
    const { nat: hourly, natUsdPerGb } = compareWithNat([], 'eu-central-1', PRICES, {
      natGateways: zones,
      monthlyGb: gb,
    });
    expect(hourly.assumed).toBe(false);
    expect(hourly.usd - addresses + natUsdPerGb * gb).toBeCloseTo(usd, 1);
  });

  // The same: ten endpoints in ten zones of Ireland with 10 GB are 803.10, twenty public IPv4 addresses 73.00.
  test('ten endpoints in ten zones of Ireland, and twenty public addresses', () => {
    const ten = Array.from({ length: 10 }, () => ({
      monthlyCost: endpointCost('Interface', 10, 'eu-west-1', PRICES),
    }));
    expect(
      compareWithNat(ten, 'eu-west-1', PRICES, { natGateways: 0, monthlyGb: 10 }).endpointsWithTraffic,
    ).toBe(803.1);
    expect(20 * PRICES.publicIpv4Hour * HOURS_PER_MONTH).toBeCloseTo(73);
  });

  // https://cloudcostkit.com/calculators/aws-vpc-interface-endpoint-cost-calculator: 63.78 with 729.6 hours.
  test('three endpoints in two zones with 2,000 GB', () => {
    const endpoints = Array.from({ length: 3 }, () => endpoint(hours(2)));
    expect(compareWithNat(endpoints, 'us-east-1', PRICES, { natGateways: 1, monthlyGb: 2000 })).toMatchObject(
      {
        endpoints: { usd: 43.8 },
        endpointsWithTraffic: 63.8,
      },
    );
  });

  // https://pinpole.cloud/blog/vpc-endpoints-privatelink-transit-gateway-roi: 2 TB through NAT gateways 90, endpoints 63 + 20.
  test('2 TB of pulls through two endpoints in three zones, or as data of NAT gateways', () => {
    const both = compareWithNat([endpoint(hours(3)), endpoint(hours(3))], 'us-east-1', PRICES, {
      natGateways: 0,
      monthlyGb: 2000,
    });
    expect([both.natWithTraffic, both.endpointsWithTraffic]).toEqual([90, 63.8]);
  });

  // https://awsnegotiations.com/vpc-endpoint-cost-analysis.html: about 200 GB a month and zone.
  test('one endpoint beside a NAT gateway that stays pays from 209 GB a month and zone on', () => {
    for (const zones of [1, 2, 3])
      expect(
        compareWithNat([endpoint(hours(zones))], 'us-east-1', PRICES, { natGateways: 0, monthlyGb: 0 })
          .breakEvenGb,
      ).toBe(Math.ceil((zones * 7.3) / 0.035));
  });
});

describe('a price catalogue from outside', () => {
  const good = JSON.parse(JSON.stringify(PRICES)) as Record<string, unknown>;

  test('is read back as it was written', () => {
    expect(readCatalogue(good)).toEqual({ ok: true, catalogue: PRICES });
  });

  test.each<[string, unknown]>([
    ['(document)', null],
    ['(document)', []],
    ['(document)', 'prices'],
    ['version', { ...good, version: 2 }],
    ['version', { date: '2026-01-01' }],
    ['date', { ...good, date: 'yesterday' }],
    ['date', { ...good, date: 20261121 }],
    ['interfaceEndpointGb', { ...good, interfaceEndpointGb: '0.01' }],
    ['publicIpv4Hour', { ...good, publicIpv4Hour: -1 }],
    ['publicIpv4Hour', { ...good, publicIpv4Hour: Number.NaN }],
    ['interfaceEndpointHour.assumed', { ...good, interfaceEndpointHour: 0.01 }],
    ['interfaceEndpointHour.assumed', { ...good, interfaceEndpointHour: { assumed: 1_000, regions: {} } }],
    [
      'interfaceEndpointHour.range',
      { ...good, interfaceEndpointHour: { assumed: 1, range: 2, regions: {} } },
    ],
    [
      'natGatewayHour.rangeOutsideUs',
      { ...good, natGatewayHour: { assumed: 1, rangeOutsideUs: { low: 2, high: 1 }, regions: {} } },
    ],
    [
      'natGatewayHour.assumedOutsideUs',
      { ...good, natGatewayHour: { assumed: 1, assumedOutsideUs: '1', regions: {} } },
    ],
    ['natGatewayHour.regions', { ...good, natGatewayHour: { assumed: 1 } }],
    [
      'natGatewayGb.regions.us-east-9',
      { ...good, natGatewayGb: { assumed: 1, regions: { 'us-east-9': { usd: 1, confirmed: true } } } },
    ],
    [
      'natGatewayGb.regions.us-east-1',
      { ...good, natGatewayGb: { assumed: 1, regions: { 'us-east-1': { usd: 1 } } } },
    ],
    [
      'natGatewayGb.regions.constructor',
      { ...good, natGatewayGb: { assumed: 1, regions: { constructor: { usd: 1, confirmed: true } } } },
    ],
  ])('is refused with the field %s', (field, json) => {
    const read = readCatalogue(json);
    expect(read).toMatchObject({ ok: false, field });
    expect(read.ok ? '' : read.allowed).not.toBe('');
  });
});

test('a price of a GB alone that is not known makes ranges, and no traffic pays where none can', () => {
  const catalogue = (low: number, high: number): PriceCatalogue => ({
    ...PRICES,
    natGatewayGb: { assumed: (low + high) / 2, range: { low, high }, regions: {} },
  });
  const hours = [{ monthlyCost: { usd: 200, assumed: false } }];
  const one = { natGateways: 1, monthlyGb: 100 };
  const { ranges } = compareWithNat(hours, 'us-east-1', catalogue(0.04, 0.06), one);
  expect(ranges?.natUsdPerGb).toEqual({ low: 0.04, high: 0.06 });
  expect(ranges?.breakEvenGb?.low).toBeLessThan(ranges?.breakEvenGb?.high ?? 0);
  expect(ranges?.endpointsWithTraffic).toEqual({ low: 201, high: 201 });
  const never = compareWithNat(hours, 'us-east-1', catalogue(0.004, 0.006), one);
  expect([never.breakEvenGb, never.ranges?.breakEvenGb]).toEqual([undefined, undefined]);
});
