import { expect, test } from 'vitest';
import { plan, toProfile } from '../core/index.ts';
import { readSources } from './read-sources.ts';

const OWN = '111122223333';

/** A task whose execution role is of the own account, with one secret. */
const task = (valueFrom: string): string =>
  JSON.stringify({
    family: 'a',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: `arn:aws:iam::${OWN}:role/exec`,
    containerDefinitions: [
      { name: 'a', image: `${OWN}.dkr.ecr.eu-west-1.amazonaws.com/a:1`, secrets: [{ name: 'X', valueFrom }] },
    ],
  });

function secretResources(valueFrom: string): unknown {
  const result = readSources([{ name: 'task.json', text: task(valueFrom) }]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { vpc, workloads } = result.reading;
  const profile = toProfile({ ...vpc.answers, ...workloads[0]?.answers });
  const endpoint = plan(profile).endpoints.find(({ service }) => service === 'secretsmanager');
  return endpoint?.policy?.Statement.map(({ Resource }) => Resource);
}

test('a secret of another account is let through by the policy that is planned', () => {
  const secret = (account: string): string =>
    `arn:aws:secretsmanager:eu-west-1:${account}:secret:shared/db-AbCdEf`;
  expect(secretResources(secret('444455556666'))).toEqual([['arn:aws:secretsmanager:eu-west-1:*:secret:*']]);
  expect(secretResources(secret(OWN))).toEqual([[`arn:aws:secretsmanager:eu-west-1:${OWN}:secret:*`]]);
});

function fixesOf(image: string, secret: string): readonly string[] {
  const text = task(secret).replace(`${OWN}.dkr.ecr.eu-west-1.amazonaws.com/a:1`, image);
  const service = {
    serviceName: 'a',
    clusterArn: `arn:aws:ecs:eu-west-1:${OWN}:cluster/c`,
    taskDefinition: 'a:1',
  };
  const result = readSources([
    { name: 'task.json', text },
    { name: 'service.json', text: JSON.stringify({ services: [{ ...service, launchType: 'FARGATE' }] }) },
  ]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { vpc, workloads } = result.reading;
  return [vpc, ...workloads]
    .flatMap(({ findings }) => findings)
    .flatMap(({ rule, fix = '' }) => (/of-another-region$/.test(rule) ? [fix] : []));
}

test('what lies in another Region is to be replicated, but never into another partition', () => {
  const near = fixesOf(
    `${OWN}.dkr.ecr.eu-central-1.amazonaws.com/a:1`,
    `arn:aws:secretsmanager:eu-central-1:${OWN}:secret:db-AbCdEf`,
  );
  expect(near).toHaveLength(2);
  for (const fix of near) expect(fix).toMatch(/^Replicate /);
  const far = fixesOf(
    `${OWN}.dkr.ecr.us-gov-west-1.amazonaws.com/a:1`,
    `arn:aws-cn:secretsmanager:cn-north-1:${OWN}:secret:db-AbCdEf`,
  );
  expect(far).toHaveLength(2);
  for (const fix of far) expect(fix).toMatch(/^(?:Push|Create) .*replicates nothing into another partition/);
});

test('a parameter of another Region is called a parameter, by a rule of its own', () => {
  const findings = (valueFrom: string) => {
    const result = readSources([{ name: 'task.json', text: task(valueFrom) }]);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { vpc, workloads } = result.reading;
    return [vpc, ...workloads].flatMap(({ findings: all }) => all.map(({ rule, text }) => [rule, text]));
  };
  expect(findings(`arn:aws:ssm:eu-central-1:${OWN}:parameter/shared/x`)).toEqual([
    ['source/parameter-of-another-region', expect.stringMatching(/^The parameter in .* is in eu-central-1/)],
  ]);
  expect(findings(`arn:aws:secretsmanager:eu-central-1:${OWN}:secret:x-AbCdEf`)).toEqual([
    ['source/secret-of-another-region', expect.stringMatching(/^The secret in .* is in eu-central-1/)],
  ]);
});
