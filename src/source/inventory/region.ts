/** In which Region the described network is: what ARNs, zones and gateway endpoints agree on. */
import type { Inventory } from '../../core/index.ts';

/** `us-east-1` of `us-east-1a` and of `us-east-1-bos-1a`. */
const ZONE = /^([a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d)(?:[a-z]|-[a-z]{3}-\d[a-z])$/;

/** The Region of the described network; `undefined` when nothing tells, or the parts disagree. */
export function regionIn({
  subnets,
  endpoints,
}: Pick<Inventory, 'subnets' | 'endpoints'>): string | undefined {
  const zones = (subnets ?? []).flatMap(({ availabilityZone }) => ZONE.exec(availabilityZone)?.[1] ?? []);
  if (zones.length > 0) return agreed(zones);
  // A gateway endpoint is always one of its own Region; an interface endpoint may lead to another.
  const gateways = endpoints.filter(({ type }) => type === 'Gateway').flatMap(({ region }) => region ?? []);
  if (gateways.length > 0) return agreed(gateways);
  const interfaces = endpoints.flatMap(({ region }) => region ?? []);
  return interfaces.length > 1 ? agreed(interfaces) : undefined;
}

function agreed(regions: readonly string[]): string | undefined {
  const all = new Set(regions);
  return all.size === 1 ? regions[0] : undefined;
}
