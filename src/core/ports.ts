/**
 * On which TCP ports an interface endpoint listens, from the pages of the services on VPC endpoints; apart from the other facts
 * about services, because the start page needs none of it.
 */
import type { ServiceId } from './services.ts';

const HTTPS: readonly number[] = [443];
const OTHERS: { readonly [S in ServiceId]?: readonly number[] } = {
  'email-smtp': [465, 587, 2465, 2587],
  cassandra: [9142],
};

/** The ports of the endpoint of a service, of which a client uses one; a service that is not known has the usual one. */
export function portsOf(id: ServiceId | undefined): readonly number[] {
  return (id && OTHERS[id]) ?? HTTPS;
}
