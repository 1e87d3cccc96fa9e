import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

describe('what somebody only tells of calls', () => {
  test.each([
    'getting timeouts to secretsmanager.eu-west-1.amazonaws.com',
    'ECS task in isolated subnet hangs pulling from ECR',
    'sqs.eu-west-1.amazonaws.com times out from our tasks',
    'dynamodb times out in a private subnet',
    'from a private subnet redis times out',
  ])('is said as told, and never more than possible: %s', (text) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]?.text).toMatch(/^By what is told/);
    expect(diagnoses.map(({ likelihood }) => likelihood)).not.toContain('likely');
    expect(diagnoses.map((one) => one.text).join()).not.toMatch(/got no answer|did not answer/);
  });

  test.each([
    'the call to sqs.us-east-1.amazonaws.com times out every now and then',
    'requests to secretsmanager.eu-west-1.amazonaws.com randomly hang',
    'intermittent timeouts to kms.eu-west-1.amazonaws.com',
  ])('at times is first of a way that carries some calls: %s', (text) => {
    const [first, second] = diagnose(text).diagnoses;
    expect(first).toMatchObject({ cause: 'network-path', likelihood: 'possible', endpoints: [] });
    expect(second).toMatchObject({ cause: 'missing-endpoint', likelihood: 'possible' });
  });
});
