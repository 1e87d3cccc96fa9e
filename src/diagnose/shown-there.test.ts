import { describe, expect, test } from 'vitest';
import { allowedIn } from './allowed.ts';
import { diagnose } from './index.ts';

const CALL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": context deadline exceeded';

const said = (text: string): string =>
  diagnose(text)
    .diagnoses.flatMap((one) => [one.text, ...one.fix])
    .join('\n');

describe('what another line shows is held against a cause', () => {
  test.each([
    ['com.amazonaws.us-east-1.ecr.api\tavailable', /lists ecr\.api among endpoints that are there/],
    ['We created:\n- com.amazonaws.us-east-1.ecr.api', /lists ecr\.api among endpoints that are there/],
    ['api.ecr.us-east-1.amazonaws.com.\t60\tIN\tA\t10.0.1.5', /leads to 10\.0\.1\.5, an address inside/],
    ['Our tasks have a public IP.', /names a way out/],
    ['It fails for about 3% of the tasks.', /comes at times/],
  ])('%s', (line, words) => {
    expect(said(CALL)).not.toMatch(words);
    expect(said(`${CALL}\n\n${line}`)).toMatch(words);
  });

  test.each([
    'com.amazonaws.us-east-1.ecr.api\tdeleting',
    'com.amazonaws.eu-west-1.ecr.api\tavailable',
    'api.ecr.eu-west-1.amazonaws.com.\t60\tIN\tA\t10.0.1.5',
    'You need these endpoints:\n- com.amazonaws.us-east-1.ecr.api\n- com.amazonaws.us-east-1.ecr.dkr',
    'Type: AWS::EC2::VPCEndpoint\nServiceName: com.amazonaws.us-east-1.ecr.api',
    'Do our tasks have a public IP?',
    'It always fails, and could fail at random elsewhere.',
  ])('another thing is nothing against it: %s', (line) => {
    expect(said(`${CALL}\n\n${line}`)).not.toMatch(/lists |leads to|names a way out|comes at times/);
  });

  test('a name that leads out does not come to the security group of an endpoint', () => {
    const out = `${CALL}\n\nName:\tapi.ecr.us-east-1.amazonaws.com\nAddress: 44.213.79.50`;
    expect(diagnose(CALL).diagnoses.map(({ cause }) => cause)).toContain('endpoint-security-group');
    expect(diagnose(out).diagnoses.map(({ cause }) => cause)).not.toContain('endpoint-security-group');
  });
});

describe('permissions that a text shows', () => {
  test.each([
    ['{"Effect": "Allow", "Action": ["s3:Get*"], "Resource": "*"}', 's3:GetObject', 'stated'],
    ['{"Effect": "Deny", "Action": ["s3:Get*"], "Resource": "*"}', 's3:GetObject', undefined],
    ['{"Effect": "Allow", "NotAction": ["s3:PutObject"]}', 's3:GetObject', undefined],
    ['     ssmmessages:OpenDataChannel: allowed', 'ssmmessages:OpenDataChannel', 'checked'],
    ['     ssmmessages:OpenDataChannel: implicitDeny', 'ssmmessages:OpenDataChannel', undefined],
  ])('%s', (text, action, how) => {
    expect(allowedIn(text)?.(action)).toBe(how);
  });
});

test('a quotation of what a text says is there ends with a whole word', () => {
  const [first] = diagnose(
    'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://secretsmanager.eu-central-1.amazonaws.com/"\nWe already have a VPC endpoint for secretsmanager and its security group allows 443 from 10.0.0.0/16.',
  ).diagnoses;
  expect(first?.text).toMatch(/its security group allows 443 from \u2026\u201d/);
});
