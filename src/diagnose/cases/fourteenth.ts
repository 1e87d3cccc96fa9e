/**
 * Texts whose answers said more than the text, as an outside judge found them, and others of the same kinds: labelled
 * before the code saw them (2026-11). `says` and `never` are about the sentences of the whole answer.
 */
import type { BlindCase } from './blind.ts';

/** A text whose answer is judged by its sentences too. */
export interface SaidCase extends BlindCase {
  readonly says?: RegExp;
  readonly never: RegExp;
}

export const SAID_CASES: readonly SaidCase[] = [
  // A banner, a version or a link to documentation is no host that was called.
  {
    id: 'said-a1',
    source: 'ncat, two hosts without an answer',
    text: '[ec2-user@ip-10-0-2-14 ~]$ nc -vz ssm.eu-west-1.amazonaws.com 443\nNcat: Version 7.93 ( https://nmap.org/ncat )\nNcat: TIMEOUT.\n[ec2-user@ip-10-0-2-14 ~]$ nc -vz ec2messages.eu-west-1.amazonaws.com 443\nNcat: TIMEOUT.',
    cause: 'missing-endpoint',
    alsoOk: ['network-path', 'unknown-network'],
    endpoints: ['ssm'],
    says: /ssm\.eu-west-1\.amazonaws\.com[\s\S]*ec2messages\.eu-west-1/,
    never: /nmap/,
  },
  {
    id: 'said-a2',
    source: 'ncat, a refusal',
    text: '$ ncat -v logs.eu-central-1.amazonaws.com 443\nNcat: Version 7.50 ( https://nmap.org/ncat )\nNcat: Connection timed out.',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['logs'],
    says: /logs\.eu-central-1\.amazonaws\.com/,
    never: /nmap/,
  },
  {
    id: 'said-a3',
    source: 'fluent bit, banner with its home page',
    text: 'Fluent Bit v2.2.2\n* https://fluentbit.io\n[2024/03/01 10:00:12] [error] [upstream] connection #52 to tcp://logs.eu-west-1.amazonaws.com:443 timed out after 10 seconds (connection timeout)',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['logs'],
    says: /logs\.eu-west-1\.amazonaws\.com/,
    never: /fluentbit\.io/,
  },
  {
    id: 'said-a4',
    source: 'client that points to its documentation behind the failure',
    text: 'Error: connection to the broker timed out. For more information see https://developer.acme-queue.io/errors/timeouts',
    cause: 'unknown-network',
    alsoOk: ['network-path', 'none'],
    endpoints: [],
    says: /does not say which service/,
    never: /acme-queue/,
  },
  // Where a host is named, nothing may say that the text does not say which service was called.
  {
    id: 'said-b1',
    source: 'aws-sdk-js v2, Amazon SQS',
    text: "UnknownEndpoint: Inaccessible host: `sqs.eu-west-1.amazonaws.com' at port `443'. This service may not be available in the `eu-west-1' region.\n    at Request.ENOTFOUND_ERROR (/app/node_modules/aws-sdk/lib/event_listeners.js:529:46)",
    cause: 'endpoint-dns',
    alsoOk: ['network-path', 'missing-endpoint'],
    endpoints: [],
    says: /sqs\.eu-west-1\.amazonaws\.com could not be resolved/,
    never: /does not say which service/,
  },
  {
    id: 'said-b2',
    source: 'aws-sdk-js v2, AWS Secrets Manager, without a stack',
    text: "2024-02-02T09:00:00.000Z ERROR config: Inaccessible host: `secretsmanager.us-east-2.amazonaws.com' at port `undefined'. This service may not be available in the `us-east-2' region.",
    cause: 'endpoint-dns',
    alsoOk: ['network-path', 'missing-endpoint'],
    endpoints: [],
    says: /secretsmanager\.us-east-2\.amazonaws\.com could not be resolved/,
    never: /does not say which service/,
  },
  {
    id: 'said-b3',
    source: 'aws-sdk-js v2, a host of a service without a plan',
    text: "Inaccessible host: `mobileanalytics.eu-west-1.amazonaws.com'. This service may not be available in the `eu-west-1' region.\n    at Request.ENOTFOUND_ERROR (/srv/node_modules/aws-sdk/lib/event_listeners.js:507:46)",
    cause: 'endpoint-dns',
    alsoOk: ['network-path', 'configuration'],
    endpoints: [],
    says: /mobileanalytics\.eu-west-1/,
    never: /does not say which service/,
  },
  {
    id: 'said-b4',
    source: 'advice about the same words',
    text: 'If you see `Inaccessible host: sqs.REGION.amazonaws.com`, the Region may be misspelt: check AWS_REGION first, and usually that is all.',
    cause: 'none',
    alsoOk: ['configuration'],
    endpoints: [],
    never: /./,
  },
];
