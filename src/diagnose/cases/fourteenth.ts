/**
 * Texts whose answers said more than the text, as an outside judge found them, and others of the same kinds: labelled
 * before the code saw them (2026-11). `says` and `never` are about the sentences of the whole answer.
 */
import type { BlindCase } from './blind.ts';

/** A text whose answer is judged by its sentences too. */
export interface SaidCase extends BlindCase {
  readonly says: RegExp;
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
];
