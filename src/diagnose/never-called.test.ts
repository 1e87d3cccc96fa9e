import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const first = (text: string): string => {
  const [cause] = diagnose(text).diagnoses;
  return [cause?.cause, cause?.likelihood, cause?.text].join(' ');
};

describe('an address that the client refused before any call', () => {
  test.each([
    'Error retrieving metadata: Unsupported host "169.254.170.23". Can only retrieve metadata from these hosts: 169.254.170.2, localhost',
    'Unable to fetch container metadata: Get "169.254.170.2/v4/0a1b/task": unsupported protocol scheme ""',
    'TypeError: Failed to parse URL from 169.254.170.2/v2/credentials/0a1b',
  ])('was not called, so that nothing is certain of a call: %s', (text) => {
    expect(first(text)).toMatch(/^configuration likely .*(?:before any call|never sent)/);
  });

  test('and one that was called without an answer is still certain to be link-local', () => {
    expect(
      first(
        '[error] [aws_credentials] Failed to retrieve credentials from HTTP provider 169.254.170.2: connection refused',
      ),
    ).toMatch(/^link-local certain The call went to/);
  });

  test('is only meant to be called where no end of a call is told', () => {
    expect(
      first(
        'CredentialsEndpointError: failed to load credentials from http://169.254.170.2/v2/credentials/0a1b',
      ),
    ).toMatch(/^link-local likely The call was meant for/);
  });
});

describe('what an agent prints whenever it starts', () => {
  const START =
    'Error occurred fetching the seelog config file path:  open /etc/amazon/ssm/seelog.xml: no such file or directory';

  test('is no error of its own', () => {
    expect(diagnose(START).diagnoses).toEqual([]);
  });

  test('hides none beside it', () => {
    expect(
      first(
        `${START}\n2021-07-12 12:46:25 ERROR Registration failed due to error registering the instance with AWS SSM. InvalidActivation:`,
      ),
    ).toMatch(/^configuration/);
  });
});

test('an address that other lines show for the host of a call decides which cause comes first', () => {
  const call =
    'RequestError: send request failed\ncaused by: Post "https://sqs.eu-central-1.amazonaws.com/": dial tcp: i/o timeout';
  const shown = (address: string): string =>
    `${call}\n\n$ host sqs.eu-central-1.amazonaws.com\nsqs.eu-central-1.amazonaws.com has address ${address}`;
  expect(first(call)).toMatch(/^missing-endpoint likely/);
  expect(first(shown('10.0.1.17'))).toMatch(/^endpoint-security-group likely .*10\.0\.1\.17/);
  expect(first(shown('52.119.184.1'))).toMatch(/^missing-endpoint/);
  expect(first(`We created a VPC endpoint for SQS.\n${shown('52.119.184.1')}`)).toMatch(/^endpoint-dns/);
});

test('an address without its scheme is told without a page about roles', () => {
  const [answer] = diagnose(
    'RequestError: send request failed\ncaused by: Post "secretsmanager.eu-west-1.amazonaws.com": unsupported protocol scheme ""',
  ).diagnoses;
  expect(answer?.cause).toBe('configuration');
  expect(answer?.citations).toEqual([]);
});
