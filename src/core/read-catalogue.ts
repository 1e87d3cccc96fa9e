/** An organisation's own prices, read from outside. Kept apart because the start page reads none. */
import type { PriceCatalogue } from './catalogue.ts';
import { isRegionId } from './regions.ts';

/** A catalogue, or the first field that does not fit and what is allowed there. */
export type ReadCatalogue =
  | { readonly ok: true; readonly catalogue: PriceCatalogue }
  | { readonly ok: false; readonly field: string; readonly allowed: string };

/** Reads a catalogue from outside: an organisation's own prices. Names the first field that does not fit. */
export function readCatalogue(json: unknown): ReadCatalogue {
  if (!isRecord(json)) return refuse('(document)', 'a JSON object');
  if (json['version'] !== 1) return refuse('version', '1');
  if (typeof json['date'] !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(json['date']))
    return refuse('date', 'a day such as 2026-11-21');
  for (const field of ['interfaceEndpointGb', 'publicIpv4Hour'] as const) {
    if (!isPrice(json[field])) return refuse(field, 'a price in US dollars, 0 to 100');
  }
  for (const field of ['interfaceEndpointHour', 'natGatewayHour', 'natGatewayGb'] as const) {
    const wrong = wrongField(json[field]);
    if (wrong !== undefined)
      return refuse(`${field}.${wrong}`, 'a price in US dollars, 0 to 100, for a known Region');
  }
  return { ok: true, catalogue: json as unknown as PriceCatalogue };
}

function refuse(field: string, allowed: string): ReadCatalogue {
  return { ok: false, field, allowed };
}

function wrongField(prices: unknown): string | undefined {
  if (!isRecord(prices) || !isPrice(prices['assumed'])) return 'assumed';
  if (prices['assumedOutsideUs'] !== undefined && !isPrice(prices['assumedOutsideUs']))
    return 'assumedOutsideUs';
  const unordered = ['range', 'rangeOutsideUs'].find(
    (field) => prices[field] !== undefined && !isRange(prices[field]),
  );
  if (unordered !== undefined) return unordered;
  if (!isRecord(prices['regions'])) return 'regions';
  const wrong = Object.entries(prices['regions']).find(
    ([region, price]) =>
      !(
        isRegionId(region) &&
        isRecord(price) &&
        isPrice(price['usd']) &&
        typeof price['confirmed'] === 'boolean'
      ),
  );
  return wrong === undefined ? undefined : `regions.${wrong[0]}`;
}

function isRange(value: unknown): boolean {
  return isRecord(value) && isPrice(value['low']) && isPrice(value['high']) && value['low'] <= value['high'];
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
