/** Where an answer says that no endpoint is to blame: only behind an answer, or a failure that never left the machine. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const INNOCENT = /[Ee]ndpoints are not the cause|[Nn]o endpoint is missing/;
const said = (text: string): string =>
  diagnose(text)
    .diagnoses.map((one) => one.text)
    .join(' ');

describe('that endpoints are not the cause', () => {
  test.each([
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain',
    'NoCredentialProviders: no valid providers in chain. Deprecated.',
    'operation error SQS: SendMessage, failed to sign request: failed to retrieve credentials: no EC2 IMDS role found',
    'CredentialsProviderError: Could not load credentials from any providers',
    'ERROR SSM Agent unable to acquire credentials: no EC2 instance role found',
    'failed to assume role arn:aws:iam::111122223333:role/app: exit status 1',
    'failed to register layer: unexpected EOF',
    'CannotCreateVolumeError: error while mounting volume: mount.nfs4: connection timed out addr=10.0.1.2',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Acquire operation took longer than the configured maximum time.',
  ])('is not said where the text shows neither an answer nor a failure of the machine alone: %s', (text) => {
    expect(diagnose(text).diagnoses).not.toEqual([]);
    expect(said(text)).not.toMatch(INNOCENT);
  });

  test.each([
    'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.',
    'An error occurred (UnrecognizedClientException) when calling the ListTables operation: The security token included in the request is invalid.',
    'failed to register layer: write /usr/lib/a.so: no space left on device',
    'exec /app/run: exec format error',
    "CannotPullContainerError: pull access denied for acme, repository does not exist or may require 'docker login'",
    'An error occurred (ThrottlingException) when calling the DescribeTasks operation: Rate exceeded',
  ])('is said behind an answer, and of the machine alone: %s', (text) => {
    expect(said(text)).toMatch(INNOCENT);
  });
});
