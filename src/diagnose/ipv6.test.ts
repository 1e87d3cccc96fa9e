import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const IP = '2600:1f18:aa:1::5';
const LONG = '2600:1f18:aa:1:0:0:0:5';

describe('a public IPv6 address to which no route leads', () => {
  test.each([
    [
      'Go',
      `Post "https://sqs.us-east-1.amazonaws.com/": dial tcp [${IP}]:443: connect: network is unreachable`,
    ],
    [
      'Go, dual-stack',
      `Post "https://sqs.us-east-1.api.aws/": dial tcp [${IP}]:443: connect: network is unreachable`,
    ],
    [
      'Node.js',
      `Error: connect ENETUNREACH ${IP}:443 - Local (:::0)\n    at internalConnect (node:net:1087:16) {\n  code: 'ENETUNREACH',\n  hostname: 'sqs.us-east-1.amazonaws.com'\n}`,
    ],
    ['Java', `java.net.ConnectException: Network is unreachable: sqs.us-east-1.amazonaws.com/${LONG}:443`],
    [
      'Apache HttpClient, both kinds',
      `com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to sqs.us-east-1.amazonaws.com:443 [sqs.us-east-1.amazonaws.com/52.94.1.2, sqs.us-east-1.amazonaws.com/${LONG}] failed: Network is unreachable (connect failed)`,
    ],
  ])('is a matter of the way out over IPv6 first: %s', (_, text) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]).toMatchObject({ cause: 'network-path', likelihood: 'likely', endpoints: [] });
    expect(diagnoses[0]?.text).toMatch(/no way out over IPv6/);
    expect([IP, LONG]).toContain(diagnoses[0]?.address);
    expect(diagnoses[1]).toMatchObject({
      cause: 'missing-endpoint',
      likelihood: 'possible',
      endpoints: ['sqs'],
    });
  });

  test('leaves open how an attempt over IPv4 ended only where the text does', () => {
    const said = (text: string): string => diagnose(text).diagnoses[0]?.text ?? '';
    const one = `Post "https://sqs.us-east-1.amazonaws.com/": dial tcp [${IP}]:443: connect: network is unreachable`;
    const both = `Connect to sqs.us-east-1.amazonaws.com:443 [sqs.us-east-1.amazonaws.com/52.94.1.2, sqs.us-east-1.amazonaws.com/${LONG}] failed: Network is unreachable (connect failed)`;
    expect(said(one)).toMatch(/does not show whether there were any/);
    expect(said(both)).not.toMatch(/does not show whether/);
    expect(said(both)).toMatch(/tried 2 addresses: 52\.94\.1\.2, 2600:/);
  });

  test.each([
    `Post "https://sqs.us-east-1.amazonaws.com/": dial tcp [${IP}]:443: i/o timeout`,
    'Post "https://sqs.us-east-1.amazonaws.com/": dial tcp 52.94.1.2:443: connect: network is unreachable',
    `Connect to sqs.us-east-1.amazonaws.com:443 [sqs.us-east-1.amazonaws.com/${LONG}, sqs.us-east-1.amazonaws.com/52.94.1.2] failed: connect timed out`,
  ])('is not what other ends tell of: %s', (text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe('missing-endpoint');
  });

  test('is none where it is the machine itself', () => {
    expect(
      diagnose('java.net.ConnectException: Connection refused: localhost/0:0:0:0:0:0:0:1:8080').diagnoses[0]
        ?.text,
    ).toMatch(/machine itself/);
  });
});
