/** A cause in a few words, as surely as it is known: the heading of an answer. */
import type { Cause, Likelihood } from './diagnosis.ts';

const IN_SHORT: { readonly [C in Cause]: string } = {
  'missing-endpoint': 'an endpoint is missing',
  'endpoint-security-group': 'the security group of an endpoint keeps the task out',
  'endpoint-policy': 'the policy of an endpoint refuses the call',
  'endpoint-dns': 'the name does not lead to the endpoint',
  'network-path': 'there is no path through the network',
  iam: 'a role may not make the call',
  'image-not-found': 'the image is not there',
  'platform-mismatch': 'the image is for another platform',
  'external-registry': 'a registry outside AWS is not reached',
  'rate-limit': 'a limit of a service is reached',
  'log-group': 'the log group is missing',
  'file-system': 'the file system cannot be mounted',
  'link-local': 'a link-local address does not answer',
  configuration: 'the configuration is wrong',
  'endpoint-creation': 'the endpoint cannot be created',
  runtime: 'the task failed, but not at the network',
  'unknown-network': 'a network failure of unknown cause',
};

/** Says "likely" or "possible" where the text does not decide. */
export function headingOf(cause: Cause, likelihood: Likelihood): string {
  const short = IN_SHORT[cause];
  switch (likelihood) {
    case 'certain':
      return `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
    case 'likely':
      return `Likely: ${short}`;
    case 'possible':
      return `Possible: ${short}`;
  }
}
