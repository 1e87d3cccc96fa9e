import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const errorsOf = (text: string): readonly string[] => {
  const { diagnoses, errors } = diagnose(text);
  return errors.map(({ diagnoses: [at = -1] }) =>
    [diagnoses[at]?.cause, diagnoses[at]?.likelihood, ...(diagnoses[at]?.endpoints ?? [])].join(' '),
  );
};

describe('a program that states what is wrong with the network', () => {
  test.each([
    [
      'the outbound rules, and an endpoint that is missing',
      "The registry domain [111122223333.dkr.ecr.eu-west-1.amazonaws.com] encountered socket connection failure for DNS Resolved IP(s) ['10.0.66.95'] with same network settings used by ECS / Fargate Agent.\n\nThe IP's [['10.0.66.95']] resolved from domain name [111122223333.dkr.ecr.eu-west-1.amazonaws.com] is not allowed in the egress of Security Group/s [['sg-006853aeb4afa1d57']] that is used by ECS/Fargate Agent\n\nYou have enabled ECR related private endpoints ['ecr.dkr', 'ecr.api'], However missing endpoint/s {'s3'} ",
      ['network-path likely', 'missing-endpoint likely s3'],
    ],
    [
      'an analyzer of reachability',
      'NOT REACHABLE: None of the egress rules in the following security groups apply: sg-0a1b2c3d4e5f60718 (destination 10.0.3.4:443)',
      ['network-path likely'],
    ],
    [
      'a check of one\u2019s own, of the other side',
      'check failed: the inbound rules of sg-0a1b2c3d4e5f60718 (endpoint logs.eu-west-1.amazonaws.com) do not allow 443 from 10.0.3.0/24',
      ['endpoint-security-group likely logs'],
    ],
    [
      'a list of endpoints that are not there',
      'ERROR preflight vpc-0a1b2c3d: missing interface endpoints: com.amazonaws.eu-west-1.secretsmanager, com.amazonaws.eu-west-1.logs',
      ['missing-endpoint likely logs secretsmanager'],
    ],
    [
      'a list with words beside the names',
      "missing VPC endpoints: 's3' (gateway), sts and ecr.api in vpc-0a1b2c3d",
      ['missing-endpoint likely s3 sts ecr.api'],
    ],
    [
      'a rule that lets nothing out',
      'egress check: sg-0a1b2c3d4e5f60718 does not allow outbound 443 to secretsmanager.us-east-1.amazonaws.com',
      ['network-path likely'],
    ],
    [
      'outbound rules, by somebody who tells of time-outs',
      'We get timeouts: the security group sg-0a1b2c3d4e5f60718 does not allow outbound 443',
      ['network-path likely'],
    ],
    [
      'outbound rules, in an error',
      'ERROR: outbound rules of sg-0a1b2c3d4e5f60718 do not allow traffic to 10.0.3.4:443, which is not as expected',
      ['network-path likely'],
    ],
  ])('is believed: %s', (_what, text, wanted) => {
    expect(errorsOf(text).map((one) => one.split(' ').sort())).toEqual(
      wanted.map((one) => one.split(' ').sort()),
    );
    expect(
      diagnose(text)
        .diagnoses.map((one) => one.text)
        .join(' '),
    ).not.toMatch(/does not say how/);
  });

  test.each([
    "The IP's [['10.0.66.95']] are allowed in the egress of Security Group/s [['sg-006853aeb4afa1d57']]",
    'If the security group does not allow outbound 443, the task cannot pull.',
    'missing endpoint configuration in client',
    'WARN client: missing endpoint monitoring configuration, using default',
    'the stack has no missing endpoints that tasks need to reach secretsmanager and the logs of events',
  ])('and is not where nothing is wrong: %s', (text) => {
    expect(errorsOf(text)).toEqual([]);
  });

  test.each([
    'outbound traffic from sg-0a1b2c3d4e5f60718 is blocked as intended',
    'Error: outbound traffic from sg-0a1b2c3d4e5f60718 is blocked as intended',
    'the egress of sg-0a1b2c3d4e5f60718 is blocked by design',
    'sg-0a1b2c3d4e5f60718 does not allow outbound traffic',
    '2 outbound rules of sg-0a1b2c3d4e5f60718 do not apply to IPv6',
    'WARN 2 outbound rules of sg-0a1b2c3d4e5f60718 do not apply to IPv6',
    'WARN the outbound rules of sg-0a1b2c3d4e5f60718 do not allow IPv6',
    'check failed: some of the egress rules of sg-0a1b2c3d4e5f60718 do not apply',
    'WARN sg-0a1b2c3d4e5f60718: all outbound traffic except 443 is blocked by the egress rules',
    'egress check passed: security group sg-0a1b2c3d4e5f60718 does not allow outbound 80',
    'check: no rule of security group sg-0a1b2c3d4e5f60718 blocks outbound traffic',
    'verified: none of the security groups block outbound traffic',
    'test result: outbound traffic of sg-0a1b2c3d4e5f60718 is not blocked by the egress rules',
    'check: inbound traffic to sg-0a1b2c3d4e5f60718 (endpoint logs.eu-west-1.amazonaws.com) is blocked as intended',
  ])('nor where it is denied, wanted, of a part, or found by nobody: %s', (text) => {
    expect(errorsOf(text)).toEqual([]);
  });
});

test('endpoints that are missing on purpose are no cause', () => {
  expect(errorsOf('missing VPC endpoints: s3, sts in vpc-0a1b2c3d').join()).toMatch(/^missing-endpoint/);
  expect(errorsOf('as designed, missing VPC endpoints: s3, sts in vpc-0a1b2c3d').join()).not.toMatch(
    /missing-endpoint/,
  );
});

test('what is stated of one service explains no call to another', () => {
  const [first, second] = errorsOf(
    'ERROR preflight vpc-0a1b2c3d: missing interface endpoints: com.amazonaws.eu-west-1.logs\n2026-05-01T10:00:00Z ERROR Error calling ssm:GetParameter. Path: /app/key Error: dispatch failure',
  );
  expect([first, second]).toEqual(['missing-endpoint likely logs', 'missing-endpoint possible ssm']);
});

test('groups that are several are named as several', () => {
  const [answer] = diagnose(
    'None of the egress rules in the following security groups apply: sg-0a1b2c3d4e5f60718, sg-0a1b2c3d4e5f60719 (destination 10.0.3.4:443)',
  ).diagnoses;
  expect(answer?.text).toContain('the security groups sg-0a1b2c3d4e5f60718, sg-0a1b2c3d4e5f60719');
});

describe('a call that got no answer beside one that got through over the internet', () => {
  test.each([
    [
      'the agent, registered and connected',
      '2017-12-16T05:30:41Z [INFO] Registered container instance with cluster!\n2017-12-16T05:30:41Z [INFO] Connected to TCS endpoint\n2017-12-16T05:31:11Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-2.us-east-1.amazonaws.com response: : dial tcp 54.239.19.128:443: i/o timeout',
    ],
    [
      'the other socket of the agent',
      'level=info time=2024-05-01T10:00:00Z msg="Connected to ACS endpoint"\nlevel=error time=2024-05-01T10:00:30Z msg="Error connecting to TCS: unable to dial ecs-t-1.eu-west-1.amazonaws.com: dial tcp 52.94.1.2:443: i/o timeout"',
    ],
    [
      'two hosts of a shell',
      'nc: Connection to ssm.eu-west-1.amazonaws.com (52.94.1.2) 443 port [tcp/https] succeeded!\ncurl: (28) Failed to connect to secretsmanager.eu-west-1.amazonaws.com port 443 after 130000 ms: Connection timed out',
    ],
    [
      'the order does not matter',
      '2024-05-01T10:00:00Z ERROR Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 54.239.1.1:443: i/o timeout\n2024-05-01T10:00:01Z INFO connected to sns.eu-west-1.amazonaws.com (54.239.2.2)',
    ],
  ])('is a matter of the path: %s', (_what, text) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]?.cause).toBe('network-path');
    expect(diagnoses[0]?.text).toContain('got through');
    expect(diagnoses.find(({ cause }) => cause === 'missing-endpoint')?.likelihood).toBe('possible');
  });

  test.each([
    [
      'one that went to an address inside the VPC',
      'nc: Connection to ssm.eu-west-1.amazonaws.com (10.0.3.4) 443 port [tcp/https] succeeded!\ncurl: (28) Failed to connect to secretsmanager.eu-west-1.amazonaws.com port 443 after 130000 ms: Connection timed out',
    ],
    [
      'one to Amazon S3, which a gateway endpoint carries to a public address',
      'nc: Connection to s3.eu-west-1.amazonaws.com (52.218.1.1) 443 port [tcp/https] succeeded!\ncurl: (28) Failed to connect to secretsmanager.eu-west-1.amazonaws.com port 443 after 130000 ms: Connection timed out',
    ],
    [
      'one that is only begun',
      'INFO opening connection to sns.eu-west-1.amazonaws.com (54.239.2.2)\nERROR Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 54.239.1.1:443: i/o timeout',
    ],
    [
      'one of which only is said that it should',
      'it should be connected to sns.eu-west-1.amazonaws.com (54.239.2.2)\nPost "https://sqs.eu-west-1.amazonaws.com/": dial tcp 54.239.1.1:443: i/o timeout',
    ],
  ])('is not beside %s', (_what, text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe('missing-endpoint');
  });
});
