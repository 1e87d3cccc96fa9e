/** Whether an endpoint works at all. */
import type { ExistingEndpoint } from '../../core/index.ts';
import { type Hop, say } from './hop.ts';

const DEAD_STATES = ['failed', 'rejected', 'expired', 'deleting', 'deleted'];

/** Whether the endpoint is in a state that it will not leave. */
export function isDead({ state }: Pick<ExistingEndpoint, 'state'>): boolean {
  return DEAD_STATES.includes(state);
}

/** What makes an endpoint available that is not. */
export function cureOfState(endpoint: Pick<ExistingEndpoint, 'state'>): string {
  switch (endpoint.state) {
    case 'pending':
      return 'Wait until it is available; aws ec2 describe-vpc-endpoints shows the state and the last error.';
    case 'pendingAcceptance':
      return 'The owner of the endpoint service has to accept it (aws ec2 accept-vpc-endpoint-connections): waiting alone does not make it available.';
    case 'rejected':
      return 'The owner of the endpoint service has rejected it: settle that first. Then delete it, and create it again.';
    case 'expired':
      return 'The owner of the endpoint service did not accept it in time. Delete it, create it again, and let the owner accept it.';
    case 'deleting':
      return 'Wait until it is gone, and create it again.';
    case 'deleted':
      return 'Create it again.';
    case 'failed':
      return 'Delete it, wait until it is gone, and create it again.';
    default:
      return 'Find out why: aws ec2 describe-vpc-endpoints shows the state and the last error.';
  }
}

/** The state of an endpoint that would carry the call. */
export function endpointStateHop(endpoint: ExistingEndpoint): Hop {
  const { id, state, type, subnetIds, lastError } = endpoint;
  if (state === '') return say('rehearsal/endpoint-state-not-told', id);
  if (state !== 'available') {
    const error = lastError === undefined ? '' : ` AWS says: ${lastError.message}`;
    return say('rehearsal/endpoint-not-available', id, { state, error, cure: cureOfState(endpoint) });
  }
  if (type === 'Interface' && subnetIds !== undefined && subnetIds.length === 0)
    return say('rehearsal/endpoint-without-interface', id);
  return say('rehearsal/endpoint-available', id);
}
