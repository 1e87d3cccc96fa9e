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
