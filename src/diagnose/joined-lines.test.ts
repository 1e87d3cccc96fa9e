/** Words of two lines are joined without a blank only where an edge broke them. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const saidOf = (text: string): string => {
  const { diagnoses, errors } = diagnose(text);
  return JSON.stringify([errors.map(({ title }) => title), diagnoses.map((one) => one.text)]);
};

const ACTION = `Run aws-actions/amazon-ecs-deploy-task-definition@v1
  with:
    service: my-service
  env:
    AWS_REGION: us-east-2
##[error]Resource is not in the state servicesStable
##[error]Node run failed with exit code 1`;

describe('lines that happen to be equally long', () => {
  test('are not joined over lines that were left out', () => {
    expect(diagnose(ACTION).diagnoses[0]?.cause).toBe('runtime');
    expect(saidOf(ACTION)).not.toMatch(/v1[#A-Z]|Stable##/);
  });

  test('are not joined where they are rows of a table', () => {
    const text = `Amazon ECS cluster app\n     KMS Key       : Not Accepted by the key\n     Audit Logging : DEFAULT\n     S3 Bucket Name: Invalid, does not exist\n     CW Log Group  : Invalid, does not exist`;
    expect(diagnose(text).diagnoses).not.toEqual([]);
    expect(saidOf(text)).not.toMatch(/existCW|keyAudit/);
  });
});

test('lines that the edge of a terminal broke are joined as before', () => {
  const message =
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.119.1.2:443: i/o timeout';
  const wrapped = message.match(/.{1,60}/g)?.join('\n') ?? '';
  expect(diagnose(wrapped).diagnoses[0]).toMatchObject({
    cause: 'missing-endpoint',
    host: 'api.ecr.eu-west-1.amazonaws.com',
  });
});
