import { expect, test } from 'vitest';
import { judgeRequest } from './policy-judgement.ts';

const SECRETS = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:';
const request = { action: 'secretsmanager:GetSecretValue', resource: `${SECRETS}*` };
const statement = (Effect: 'Allow' | 'Deny', Resource: string, more: object = {}) =>
  ({ Effect, Principal: '*', Action: 'secretsmanager:*', Resource, ...more }) as never;

test('a Deny for some of the resources leaves a call allowed in part, like an Allow for some of them', () => {
  const all = statement('Allow', '*');
  expect(judgeRequest([all, statement('Deny', `${SECRETS}app-*`)], request)).toBe('partly');
  expect(judgeRequest([statement('Allow', `${SECRETS}app-*`)], request)).toBe('partly');
  expect(judgeRequest([all, statement('Deny', 'arn:aws:s3:::app-*')], request)).toBe('allowed');
  const others = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } };
  const here = { ...request, context: { 'aws:sourcevpc': 'vpc-2' } };
  expect(judgeRequest([all, statement('Deny', `${SECRETS}app-*`, others)], here)).toBe('allowed');
});
