/**
 * The host of an API of AWS and the address of a database in one record, as where a program says whom it calls and nothing
 * parts the lines: they are of two calls, and one of them failed.
 */
import { type Address, anyAddress } from './addresses.ts';
import type { Host } from './hosts.ts';
import type { Found } from './outcomes.ts';

/** Ports of databases, caches and brokers: no API of AWS listens at one of them. */
const OF_DATABASES: ReadonlySet<number> = new Set([
  1433, 1521, 3306, 5432, 5671, 5672, 6379, 6380, 9042, 9092, 9094, 11211, 27017,
]);

/**
 * The host of an API of AWS and the address of a database in one record, as where a program says whom it calls and nothing
 * parts the lines: two calls, of which the one that is named nearer to the failure is told. `undefined`: they are of one call.
 */
export function besideDatabase(
  host: Host | undefined,
  address: Address | undefined,
  network: Found<unknown> | undefined,
): 'host' | 'address' | undefined {
  if (host?.kind !== 'service' || address?.port === undefined || !OF_DATABASES.has(address.port))
    return undefined;
  const end = host.at + host.name.length;
  if (address.at >= end && address.at - end <= LONGEST_JOINT) return undefined;
  const far = (at: number): number => Math.abs((network?.at ?? host.at) - at);
  return far(address.at) < far(host.at) ? 'address' : 'host';
}

/** The address of a database that a text names behind the host of an API of AWS, and before how a call ended. */
export function databaseBetween(
  text: string,
  host: Host | undefined,
  network: Found<unknown> | undefined,
): Address | undefined {
  if (host === undefined || network === undefined || network.at < host.at) return undefined;
  const start = host.at + host.name.length;
  const found = anyAddress(text.slice(start, network.at));
  return found?.port !== undefined && OF_DATABASES.has(found.port)
    ? { ...found, at: start + found.at }
    : undefined;
}

/** `HOST/ADDRESS`, `HOST (ADDRESS`: so far apart they are of one call. */
const LONGEST_JOINT = 4;

/** Databases and caches of AWS, by their hosts. */
const DATABASES = /\.(?:rds|cache|docdb|redshift|memorydb|kafka|mq)\.[\w.-]{1,60}\.?amazonaws\.com/;

/** Whether a text names the address or the host of a database, which may be what a line calls that names nobody. Expects lower case. */
export function namesDatabase(text: string): boolean {
  const port = anyAddress(text)?.port;
  return (port !== undefined && OF_DATABASES.has(port)) || DATABASES.test(text);
}
