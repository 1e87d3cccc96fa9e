import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IS_WHOLE } from '../testing/whole.ts';
import { ALL_CASES } from './cases/all.ts';
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

/** Texts that begin as messages do: what begins as the end of one goes on with whatever stands before it. */
const KEPT = ALL_CASES.map(({ text }) => text).filter(
  (text) => !/^\s|^\W*(?:caused by|status code|is not authorized)/i.test(text),
);
const PAIRS = IS_WHOLE ? 400 : 120;

test('what is certain of two kept texts under one another rests on one of them', () => {
  const joined: string[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const one = KEPT[(pair * 7919) % KEPT.length] ?? '';
    const other = KEPT[(pair * 104_729 + 17) % KEPT.length] ?? '';
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const)
      for (const separator of ['\n', '\n\n']) {
        const border = first.length + separator.length;
        for (const { likelihood, evidence } of diagnose(first + separator + second).diagnoses) {
          const marks = evidence.filter(({ kind }) => kind !== 'carrier' && kind !== 'status');
          const both =
            marks.some(({ start }) => start < first.length) && marks.some(({ end }) => end > border);
          if (likelihood === 'certain' && both) joined.push(first + separator + second);
        }
      }
  }
  expect(joined).toEqual([]);
}, 60_000);
