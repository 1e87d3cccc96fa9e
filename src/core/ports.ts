/**
 * The TCP ports on which an interface endpoint listens, from the services' pages on VPC endpoints. Kept apart from
 * `services.ts`, because the start page does not need them.
 */
import type { ServiceId } from './services.ts';

const HTTPS: readonly number[] = [443];
const OTHERS: { readonly [S in ServiceId]?: readonly number[] } = {
  'email-smtp': [465, 587, 2465, 2587],
  cassandra: [9142],
};

/** The ports of a service's endpoint; a client uses one of them. For an unknown service: 443. */
export function portsOf(id: ServiceId | undefined): readonly number[] {
  return (id && OTHERS[id]) ?? HTTPS;
}
