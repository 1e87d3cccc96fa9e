/** Names with -fips that clients make for AWS GovCloud (US), where the plain host is the FIPS host. */
import type { MendedCase } from './fifteenth.ts';

export const FIPS_IN_GOVCLOUD_CASES: readonly MendedCase[] = [
  {
    id: 'fips-govcloud-sqs',
    source: 'aws/aws-sdk-js-v3#3000',
    text: "Error: getaddrinfo ENOTFOUND sqs-fips.us-gov-west-1.amazonaws.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (dns.js:71:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: 'sqs-fips.us-gov-west-1.amazonaws.com',\n  '$metadata': { attempts: 1, totalRetryDelay: 0 }\n}",
    cause: 'configuration',
    alsoOk: [],
    endpoints: [],
    says: /client call sqs\.us-gov-west-1\.amazonaws\.com/,
    never: /first suspect|DNS servers/,
  },
  {
    id: 'fips-govcloud-cloudformation',
    source: 'aws/aws-sdk-go#4700',
    text: 'RequestError: send request failed\ncaused by: Post "https://cloudformation-fips.us-gov-west-1.amazonaws.com/": dial tcp: lookup cloudformation-fips.us-gov-west-1.amazonaws.com: no such host',
    cause: 'configuration',
    alsoOk: [],
    endpoints: [],
    says: /client call cloudformation\.us-gov-west-1\.amazonaws\.com/,
  },
  {
    id: 'fips-govcloud-kinesis',
    source: 'aws/aws-sdk-js#4613',
    text: 'Error: getaddrinfo ENOTFOUND kinesis-fips.us-gov-west-1.amazonaws.com\n    at __node_internal_captureLargerStackTrace (node:internal/errors:496:5)',
    cause: 'configuration',
    alsoOk: [],
    endpoints: [],
    says: /client call kinesis\.us-gov-west-1\.amazonaws\.com/,
  },
  {
    id: 'fips-of-the-united-states',
    source: 'the same message with a name that AWS has',
    text: 'Error: getaddrinfo ENOTFOUND sqs-fips.us-east-1.amazonaws.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (dns.js:71:26)',
    cause: 'endpoint-dns',
    alsoOk: [],
    endpoints: [],
    never: /without -fips is/,
  },
  {
    id: 'fips-govcloud-silent-resolver',
    source: 'the same name without an answer of the resolver',
    text: 'Error: getaddrinfo EAI_AGAIN sqs-fips.us-gov-west-1.amazonaws.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (dns.js:71:26)',
    cause: 'endpoint-dns',
    alsoOk: [],
    endpoints: [],
    never: /without -fips is/,
  },
];
