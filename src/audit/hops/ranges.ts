/** Sets of addresses and ports: what is covered, what is left. */
import { type AddressRange, parseCidr } from '../cidr.ts';

export type { AddressRange } from '../cidr.ts';
export type Family = 4 | 6;

const PARSED = new Map<string, AddressRange | undefined>();
const MOST_PARSED = 20_000;

/** A block as a range; each text is parsed once. */
export function rangeOf(cidr: string): AddressRange | undefined {
  if (PARSED.has(cidr)) return PARSED.get(cidr);
  if (PARSED.size >= MOST_PARSED) PARSED.clear();
  const range = parseCidr(cidr.includes('/') ? cidr : `${cidr}/${cidr.includes(':') ? 128 : 32}`);
  PARSED.set(cidr, range);
  return range;
}

/** The blocks of one family as ranges; what is no block is left out. */
export function rangesOf(cidrs: readonly string[], family: Family): readonly AddressRange[] {
  return cidrs.flatMap((cidr) => rangeOf(cidr) ?? []).filter(({ version }) => version === family);
}

/** The addresses that two ranges share. */
export function shared(a: AddressRange, b: AddressRange): AddressRange | undefined {
  if (a.version !== b.version) return undefined;
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return first > last ? undefined : { version: a.version, first, last };
}

/** What is left of the ranges without one block. */
export function without(ranges: readonly AddressRange[], block: AddressRange): readonly AddressRange[] {
  return ranges.flatMap((range) => {
    if (range.version !== block.version || block.last < range.first || block.first > range.last)
      return [range];
    const { version } = range;
    return [
      ...(range.first < block.first ? [{ version, first: range.first, last: block.first - 1n }] : []),
      ...(range.last > block.last ? [{ version, first: block.last + 1n, last: range.last }] : []),
    ];
  });
}

type Coverage = 'all' | 'some' | 'none';

/** How much of the wanted addresses the blocks contain together. */
export function coverage(blocks: readonly AddressRange[], wanted: readonly AddressRange[]): Coverage {
  let left = wanted;
  let touched = false;
  for (const block of blocks) {
    const rest = without(left, block);
    if (rest.length !== left.length || rest.some((range, index) => range !== left[index])) touched = true;
    left = rest;
    if (left.length === 0) return 'all';
  }
  return touched ? 'some' : 'none';
}

const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];

const everything = (cidr: string): readonly AddressRange[] =>
  [rangeOf(cidr)].filter((range) => range !== undefined);

/** The addresses that answer on the internet. */
export const PUBLIC: { readonly [F in Family]: readonly AddressRange[] } = {
  4: NOT_PUBLIC.reduce<readonly AddressRange[]>((left, cidr) => {
    const range = rangeOf(cidr);
    return range === undefined ? left : without(left, range);
  }, everything('0.0.0.0/0')),
  6: everything('2000::/3'),
};

/** A block of addresses and ports. */
export interface Rectangle {
  readonly addresses: AddressRange;
  readonly from: number;
  readonly to: number;
}

/** What is left of the rectangles without one. */
export function cut(rectangles: readonly Rectangle[], hole: Rectangle): readonly Rectangle[] {
  return rectangles.flatMap((rectangle) => {
    const addresses = shared(rectangle.addresses, hole.addresses);
    const from = Math.max(rectangle.from, hole.from);
    const to = Math.min(rectangle.to, hole.to);
    if (addresses === undefined || from > to) return [rectangle];
    return [
      ...without([rectangle.addresses], addresses).map((range) => ({ ...rectangle, addresses: range })),
      ...(rectangle.from < from ? [{ addresses, from: rectangle.from, to: from - 1 }] : []),
      ...(rectangle.to > to ? [{ addresses, from: to + 1, to: rectangle.to }] : []),
    ];
  });
}

/** The first address of a range after the five that AWS keeps, in writing. */
export function someAddress({ version, first, last }: AddressRange): string {
  const address = last - first > 16n ? first + 10n : first;
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  return groups.map((group) => group.toString(16)).join(':');
}
