/** A cause in a few words, as surely as it is known: the heading of an answer. */
import type { Cause, Likelihood } from './diagnosis.ts';

const IN_SHORT: { readonly [C in Cause]: string } = {
  'missing-endpoint': 'an endpoint is missing',
  'endpoint-security-group': 'the security group of an endpoint keeps the caller out',
  'endpoint-policy': 'the policy of an endpoint refuses the call',
  'endpoint-dns': 'the name does not lead to the endpoint',
  'network-path': 'the path through the network does not carry the call',
  iam: 'the call is not allowed',
  'image-not-found': 'the image is not there',
  'platform-mismatch': 'the image is for another platform',
  'external-registry': 'a registry outside private Amazon ECR is not reached',
  'rate-limit': 'a limit is reached',
  'log-group': 'the log group is missing',
  'file-system': 'the file system cannot be mounted',
  'link-local': 'a call to a link-local address fails',
  configuration: 'a name or a setting does not fit',
  'endpoint-creation': 'a request about an endpoint is not accepted',
  runtime: 'something other than the network',
  'unknown-network': 'a network failure of unknown cause',
};

/** Says "likely" or "possible" where the text does not decide. `own`: what a finding says instead of its cause. */
export function headingOf(cause: Cause, likelihood: Likelihood, own?: string): string {
  const short = own ?? IN_SHORT[cause];
  switch (likelihood) {
    case 'certain':
      return `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
    case 'likely':
      return `Likely: ${short}`;
    case 'possible':
      return `Possible: ${short}`;
  }
}
