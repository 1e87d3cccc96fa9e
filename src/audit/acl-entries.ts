/** The rules that network ACLs lack, as data: narrow, beside what is there, each under a number that is free. */
import type { ExistingNetworkAcl } from '../core/index.ts';
import { networkOf } from './hops/network.ts';
import { type Check, whatStops } from './hops/network-acl.ts';
import type { Operation } from './operations.ts';
import type { Place } from './place.ts';

/**
 * Rules that let the checks through; empty when that cannot be computed: a rule denies addresses of the internet of
 * which nobody knows whether they are meant, a block is not known, or no number or no room is left.
 */
export function lackingEntries(checks: readonly Check[], place: Place): readonly Operation[] {
  const network = networkOf(place.inventory);
  const made = new Map<string, Operation>();
  for (const check of checks) {
    const stop = whatStops(check, place.family, network);
    if (stop === undefined) continue;
    if (check.blocks.length === 0 || (check.anywhere === true && stop.number !== undefined)) return [];
    for (const cidr of check.blocks) {
      const number = numberFor(stop.acl, check, cidr, stop.number, place);
      if (number === undefined) return [];
      const [fromPort, toPort] = portsFor(check);
      const entry = { egress: check.egress, number, cidr, fromPort, toPort };
      made.set(`${stop.acl.id} ${check.egress} ${number}`, {
        kind: 'create-acl-entry',
        aclId: stop.acl.id,
        entry,
      });
    }
  }
  return [...made.values()];
}

/** Answers go to the ports that AWS recommends, so that the rule serves every client. */
const portsFor = ({ ports: [from, to] }: Check): readonly [number, number] =>
  from === to ? [from, to] : [1024, 65_535];

/** Numbers that were given out, so that the rules of several endpoints are the same rule, or have different numbers. */
const GIVEN = new WeakMap<Place, Map<string, number>>();

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_RULES = 20;
const HIGHEST = 32_766;

/** A number before the rule that denies it, or after all others where no rule does. */
function numberFor(
  acl: ExistingNetworkAcl,
  check: Check,
  cidr: string,
  denying: number | undefined,
  place: Place,
): number | undefined {
  const given = GIVEN.get(place) ?? new Map<string, number>();
  GIVEN.set(place, given);
  const direction = `${acl.id} ${check.egress}`;
  const key = `${direction} ${cidr} ${portsFor(check).join()}`;
  const known = given.get(key);
  if (known !== undefined) return known;
  const own = acl.entries.filter(({ egress, number }) => egress === check.egress && number <= HIGHEST);
  const added = [...given].filter(([other]) => other.startsWith(`${direction} `)).map(([, number]) => number);
  const taken = [...own.map(({ number }) => number), ...added];
  const ofFamily = own.filter((entry) => entry.cidr.includes(':') === cidr.includes(':'));
  if (ofFamily.length + added.length >= MOST_RULES) return undefined;
  const number = denying === undefined ? after(taken) : before(denying, taken);
  if (number !== undefined) given.set(key, number);
  return number;
}

function after(taken: readonly number[]): number | undefined {
  const last = Math.max(0, ...taken);
  const next = Math.ceil((last + 1) / 10) * 10;
  return next <= HIGHEST ? next : before(HIGHEST + 1, taken);
}

function before(number: number, taken: readonly number[]): number | undefined {
  const used = new Set(taken);
  for (let free = number - 1; free > 0; free -= 1) if (!used.has(free)) return free;
  return undefined;
}
