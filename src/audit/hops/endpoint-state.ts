/** Whether an endpoint works at all. */
import type { ExistingEndpoint } from '../../core/index.ts';
import { type Hop, say } from './hop.ts';

/** The state of an endpoint that would carry the call. */
export function endpointStateHop(endpoint: ExistingEndpoint): Hop {
  const { id, state, type, subnetIds, lastError } = endpoint;
  if (state === '') return say('rehearsal/endpoint-state-not-told', id);
  if (state !== 'available') {
    const error = lastError === undefined ? '' : ` AWS says: ${lastError.message}`;
    return say('rehearsal/endpoint-not-available', id, { state, error });
  }
  if (type === 'Interface' && subnetIds !== undefined && subnetIds.length === 0)
    return say('rehearsal/endpoint-without-interface', id);
  return say('rehearsal/endpoint-available', id);
}
