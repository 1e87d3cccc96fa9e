import { expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

test.each([
  ['a map', '{AWS_REGION: eu-west-2}'],
  ['a list', '["AWS_REGION=eu-west-2", DEBUG]'],
])('the Region that a variable in %s names is read', (_, environment) => {
  const service = `{image: nginx, environment: ${environment}}`;
  const read = readSource(`x-aws-vpc: vpc-0123abcd\nservices: {a: ${service}}\n`);
  expect(read.ok && read.reading.vpc.answers.region).toBe('eu-west-2');
});

test('what an overlay of the template changes is open', () => {
  const overlay = 'x-aws-cloudformation: {Resources: {AService: {Properties: {LaunchType: EC2}}}}\n';
  const read = readSource(`${overlay}services: {a: {image: nginx}}\n`);
  const open = read.ok ? read.reading.workloads.flatMap(({ undetermined }) => undetermined) : [];
  expect(open.find(({ question }) => question === 'launchType')?.text).toContain('x-aws-cloudformation');
});
