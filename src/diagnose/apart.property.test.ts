import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

const action = fc.constantFrom(
  'ssm:GetParameters',
  'secretsmanager:GetSecretValue',
  'kms:Decrypt',
  'sqs:SendMessage',
  'events:PutEvents',
  'logs:CreateLogStream',
);
const policy = fc.constantFrom('identity-based', 'VPC endpoint', 'session', 'permissions boundary');
const opener = fc.constantFrom(
  '',
  'Stopped reason ',
  'STOPPED Reason: ',
  'Status reason: ',
  'AccessDeniedException: ',
  'ClientError: An error occurred (AccessDeniedException) when calling the operation: ',
  'com.amazonaws.services.sqs.model.AmazonSQSException: ',
  'Unhandled exception. Amazon.Runtime.AmazonServiceException: ',
  'operation error SSM: GetParameters, https response error StatusCode: 400, api error AccessDeniedException: ',
);
const refusal = fc.record({ action, policy, opener }).map((one) => ({
  ...one,
  text: `${one.opener}User: arn:aws:sts::111122223333:assumed-role/web/0a is not authorized to perform: ${one.action} on resource: * because no ${one.policy} policy allows the ${one.action} action`,
}));
const between = fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n', '\n \n');

test('the action and the policy of a certain answer are of one message, whatever messages stand under one another', () => {
  fc.assert(
    fc.property(fc.array(refusal, { minLength: 2, maxLength: 4 }), between, (all, separator) => {
      const text = all.map((one) => one.text).join(separator);
      for (const { likelihood, cause, evidence } of diagnose(text).diagnoses) {
        const words = evidence.filter(({ kind }) => kind === 'action' || kind === 'outcome');
        const lines = words.map(({ start }) => text.slice(0, start).split(separator).length);
        expect(words.length).toBeGreaterThan(0);
        expect(new Set(lines).size).toBe(1);
        const own = all[(lines[0] ?? 0) - 1];
        if (likelihood === 'certain')
          expect(cause).toBe(own?.policy === 'VPC endpoint' ? 'endpoint-policy' : 'iam');
      }
    }),
    { numRuns: 60 },
  );
});
