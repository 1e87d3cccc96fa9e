import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const saysOf = (text: string): readonly (readonly (string | undefined)[])[] => {
  const { diagnoses, errors } = diagnose(text);
  return errors.map(({ diagnoses: [at = -1] }) => {
    const { cause, evidence = [] } = diagnoses[at] ?? {};
    return [
      cause,
      ...evidence.filter(({ kind }) => kind === 'action' || kind === 'host').map((mark) => mark.text),
    ];
  });
};

const refusal = (action: string, policy: string): string =>
  `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0a is not authorized to perform: ${action} on resource: * because no ${policy} policy allows the ${action} action`;

describe('messages under one another, without a time before them', () => {
  test.each([
    [
      'stopped reasons as the console shows them',
      `Stopped reason Fetching secret data from AWS Secrets Manager in us-west-2: ${refusal('secretsmanager:GetSecretValue', 'identity-based')}`,
      `Stopped reason Fetching secret data from SSM Parameter Store in us-west-2: ${refusal('ssm:GetParameters', 'VPC endpoint')}`,
      [
        ['iam', 'secretsmanager:GetSecretValue'],
        ['endpoint-policy', 'ssm:GetParameters'],
      ],
    ],
    [
      'refusals of Java and of .NET',
      `Exception in thread "main" com.amazonaws.services.sqs.model.AmazonSQSException: ${refusal('sqs:SendMessage', 'VPC endpoint')} (Service: AmazonSQS; Status Code: 403)`,
      `Unhandled exception. Amazon.KeyManagementService.AmazonKeyManagementServiceException: ${refusal('kms:Decrypt', 'identity-based')}`,
      [
        ['endpoint-policy', 'sqs:SendMessage'],
        ['iam', 'kms:Decrypt'],
      ],
    ],
    [
      'a reason and what somebody else got',
      'CannotStartContainerError: bind for 0.0.0.0:8080 failed: port is already allocated',
      `ClientError: ${refusal('events:PutEvents', 'identity-based')}`,
      [['runtime'], ['iam', 'events:PutEvents']],
    ],
    [
      'a call that got no answer and a refusal of another one',
      'Connect timeout on endpoint URL: "https://sns.eu-west-1.amazonaws.com/"',
      `User: arn:aws:sts::111122223333:assumed-role/web/0a is not authorized to perform: sqs:SendMessage on resource: q with an explicit deny in a VPC endpoint policy`,
      [
        ['endpoint-policy', 'sqs:SendMessage'],
        ['missing-endpoint', 'sns.eu-west-1.amazonaws.com'],
      ],
    ],
    [
      'a failed endpoint and the refusal of a log group',
      'CREATE_FAILED | AWS::EC2::VPCEndpoint | S3Endpoint | Resource handler returned message: "route table rtb-0a1b2c3d4e5f60718 already has a route with destination-prefix-list-id pl-6da54004 (Service: Ec2, Status Code: 400)"',
      `An error occurred (AccessDeniedException) when calling the CreateLogGroup operation: User: arn:aws:sts::111122223333:assumed-role/web/0a is not authorized to perform: logs:CreateLogGroup on resource: g because no identity-based policy allows the logs:CreateLogGroup action`,
      [['endpoint-creation'], ['iam', 'logs:CreateLogGroup']],
    ],
  ])('are as many errors: %s', (_what, one, other, wanted) => {
    for (const between of ['\n', '\n\n'])
      for (const text of [
        [one, other],
        [other, one],
      ])
        expect([...saysOf(text.join(between))].sort()).toEqual([...wanted].sort());
  });

  test('are in the order of the text where they are as sure', () => {
    const [iam, endpoint] = [
      refusal('ssm:GetParameters', 'identity-based'),
      refusal('ssm:GetParameters', 'VPC endpoint'),
    ];
    expect(saysOf(`${iam}\n\n\n${endpoint}`).map(([cause]) => cause)).toEqual(['iam', 'endpoint-policy']);
    expect(saysOf(`${endpoint}\n\n\n${iam}`).map(([cause]) => cause)).toEqual(['endpoint-policy', 'iam']);
  });

  test.each([
    [
      'a refusal that a margin broke',
      'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0a\nis not authorized to perform: ssm:GetParameters on resource: p\nbecause no identity-based policy allows the ssm:GetParameters action',
    ],
    [
      'the exceptions of a chain',
      'socket.gaierror: [Errno -3] Temporary failure in name resolution\nbotocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://dynamodb.us-west-2.amazonaws.com/"',
    ],
    [
      'providers of credentials that were asked one after the other',
      'NoCredentialProviders: no valid providers in chain\ncaused by: EnvAccessKeyNotFound: failed to find credentials in the environment.\nSharedCredsLoad: failed to load profile, .\nRequestError: send request failed\ncaused by: Get "http://169.254.170.2/v2/credentials/x": dial tcp 169.254.170.2:80: connect: connection refused',
    ],
  ])('are one where they belong together: %s', (_what, text) => {
    expect(diagnose(text).errors).toHaveLength(1);
  });

  test('prove nothing together that none says alone', () => {
    const call = 'Exception in PutItem, action dynamodb:PutItem of table orders failed here.';
    const policy = 'The guard said that no VPC endpoint policy allows the sqs:SendMessage action';
    for (const text of [`${call}\n\n${policy}`, `${policy}\n\n${call}`])
      for (const { likelihood, evidence } of diagnose(text).diagnoses)
        expect(likelihood === 'certain' && evidence.some((mark) => /dynamodb/.test(mark.text))).toBe(false);
  });
});
