import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

const evidenceOf = (text: string) => diagnose(text).diagnoses[0]?.evidence ?? [];

test('asks the registry of the task definition for an image whose registry the message leaves out, and not Docker Hub', () => {
  const [error] = diagnose('CannotPullContainerError: Error: image team/web:1 not found').errors;
  expect(error?.next?.command).toBe('docker manifest inspect REGISTRY/team/web:1');
  expect(error?.next?.text).toContain('in the task definition');
});

test('names an image as the message has it where its registry stands there', () => {
  const [error] = diagnose('CannotPullContainerError: Error: image ghcr.io/team/web:1 not found').errors;
  expect(error?.next?.command).toBe('docker manifest inspect ghcr.io/team/web:1');
});

test('shows no words twice as evidence', () => {
  const marks = evidenceOf(
    'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration.',
  ).map(({ text }) => text);
  expect(new Set(marks).size).toBe(marks.length);
});

test('shows a name with slashes whole', () => {
  const marks = evidenceOf(
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /Prod/app/DB_URL',
  );
  expect(marks.map(({ text }) => text)).toContain('invalid parameters: /Prod/app/DB_URL');
});

test('sends nobody who asks why an unknown call failed to a page about tasks where no task is named', () => {
  const [first] = diagnose('Unable to execute HTTP request: connect timed out').diagnoses;
  expect(first?.citations.map(({ title }) => title).join()).not.toContain('Fargate');
});
