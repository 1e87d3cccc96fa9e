import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const ENCODED = 'Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm-abc_DEF';

const answerTo = (text: string) => {
  const [first] = diagnose(text).diagnoses;
  return {
    cause: first?.cause,
    likelihood: first?.likelihood,
    said: JSON.stringify(first),
    fix: first?.fix ?? [],
  };
};

describe('a refusal with an encoded message', () => {
  test.each([
    `An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: You are not authorized to perform this operation. ${ENCODED}`,
    `Error: error creating VPC Endpoint: UnauthorizedOperation: You are not authorized to perform this operation. ${ENCODED}\n\tstatus code: 403, request id: 0c8f1e7e`,
    `software.amazon.awssdk.services.ec2.model.Ec2Exception: You are not authorized to perform this operation. ${ENCODED} (Service: Ec2, Status Code: 403, Request ID: 1)`,
    `operation error EC2: CreateVpcEndpoint, https response error StatusCode: 403, RequestID: 1, api error UnauthorizedOperation: You are not authorized to perform this operation. ${ENCODED}`,
    ENCODED,
  ])('is told with the command that decodes it, and both cures: %s', (text) => {
    const { cause, said, fix } = answerTo(text);
    expect(cause).toBe('iam');
    expect(said).toContain('which is encoded');
    expect(said).toContain('DecodeAuthorizationMessage');
    expect(fix[0]).toContain('aws sts decode-authorization-message --encoded-message MESSAGE');
    expect(fix[1]).toMatch(/No statement allows it: allow .*A statement denies it: remove or narrow/);
  });

  test('keeps the action and the policy that stand beside it in plain text', () => {
    const { likelihood, said, fix } = answerTo(
      `An error occurred (UnauthorizedOperation) when calling the CreateVpcEndpoint operation: You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/x is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1 because no identity-based policy allows the ec2:CreateVpcEndpoint action. ${ENCODED}`,
    );
    expect(likelihood).toBe('certain');
    expect(said).toContain('No policy of the caller allows it');
    expect(fix[0]).toBe('Allow ec2:CreateVpcEndpoint for the user x, which the message names.');
    expect(fix.join(' ')).toContain('decode-authorization-message');
  });

  test('is not spoken of where there is none', () => {
    expect(
      answerTo(
        'An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: You are not authorized to perform this operation.',
      ).said,
    ).not.toContain('decode');
  });
});

describe('a refusal of a request about an endpoint', () => {
  test('speaks of what it takes to create one only where one was to be created', () => {
    const refused = (operation: string): string =>
      answerTo(
        `An error occurred (UnauthorizedOperation) when calling the ${operation} operation: User: arn:aws:iam::111122223333:user/x is not authorized to perform: ec2:${operation}`,
      ).said;
    expect(refused('CreateVpcEndpoint')).toContain('To create endpoints it also takes');
    expect(refused('DescribeVpcEndpoints')).not.toContain('To create endpoints');
  });

  test('says of a shared subnet only what holds if it is one', () => {
    const said = JSON.stringify(
      diagnose(
        'An error occurred (UnauthorizedOperation) when calling the CreateVpcEndpoint operation: You are not authorized to perform this operation.',
      ).diagnoses,
    );
    expect(said).toContain('If the subnet is shared');
  });

  test('of a tool that makes resources is of no container', () => {
    expect(
      answerTo(
        `Error: error creating VPC Endpoint: UnauthorizedOperation: You are not authorized to perform this operation. ${ENCODED}`,
      ).said,
    ).not.toContain('container');
  });
});

describe('a refusal with two clauses', () => {
  const refused = (...clauses: readonly string[]): string =>
    `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/abc is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:x ${clauses.join(' and ')}`;
  const NONE = 'because no identity-based policy allows the secretsmanager:GetSecretValue action';
  const NO_ENDPOINT = 'because no VPC endpoint policy allows the secretsmanager:GetSecretValue action';
  const DENY = 'with an explicit deny in a VPC endpoint policy';
  const CONTROL = 'with an explicit deny in a service control policy';
  const causesOf = (text: string) =>
    diagnose(text).diagnoses.map(({ cause, likelihood }) => `${cause} ${likelihood}`);

  test.each([
    [
      [NONE, DENY],
      ['endpoint-policy likely', 'iam likely'],
    ],
    [
      [DENY, NONE],
      ['endpoint-policy likely', 'iam likely'],
    ],
    [
      [NONE, 'explicit deny in the VPC endpoint policy'],
      ['endpoint-policy likely', 'iam likely'],
    ],
    [
      [NONE, NO_ENDPOINT],
      ['iam likely', 'endpoint-policy likely'],
    ],
    [
      [NO_ENDPOINT, CONTROL],
      ['iam likely', 'endpoint-policy likely'],
    ],
    [[NONE, CONTROL], ['iam likely']],
  ])('leaves open which decides, and lists both: %s', (clauses, wanted) => {
    const answer = diagnose(refused(...clauses)).diagnoses;
    expect(answer.map(({ cause, likelihood }) => `${cause} ${likelihood}`)).toEqual(wanted);
    expect(JSON.stringify(answer)).not.toMatch(/not the cause|does not say in which policy|No endpoint is/);
    expect(answer[0]?.evidence.filter(({ kind }) => kind === 'outcome').length).toBe(2);
  });

  test('of one cause is told with both cures', () => {
    const { said, fix } = answerTo(refused(NONE, CONTROL));
    expect(said).toContain('A service control policy of the organization refuses it.');
    expect(said).toContain('No policy of the caller allows it.');
    expect(said).toContain('a statement that denies stands in any case');
    expect(fix).toHaveLength(2);
  });

  test('is none where each belongs to a refusal of its own, or is the same', () => {
    expect(causesOf(refused(NONE))).toEqual(['iam certain']);
    expect(causesOf(refused(NONE, NONE))).toEqual(['iam certain']);
    expect(causesOf(`${refused(NONE)}\n${refused(DENY)}`).sort()).toEqual([
      'endpoint-policy certain',
      'iam certain',
    ]);
  });
});

describe('a Deny statement that refuses a key', () => {
  const refused = (policy: string): string =>
    JSON.stringify(
      diagnose(
        `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/app/1 is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:111122223333:key/1 with an explicit deny in ${policy}`,
      ).diagnoses[0],
    );

  test.each([
    ['a resource-based policy', /Deny statement that covers kms:Decrypt in the policy of the key/],
    [
      'an identity-based policy',
      /Remove the Deny statement that covers kms:Decrypt from the policies of the role app/,
    ],
    ['a service control policy', /administrator of the organization/],
  ])('of %s is not lifted by a permission', (policy, cure) => {
    expect(refused(policy)).toMatch(cure);
    expect(refused(policy)).not.toMatch(/Allow kms:Decrypt|whether it exists/);
    expect(refused(policy)).toContain('explicit and implicit denies');
  });
});
