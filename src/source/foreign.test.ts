import { expect, test } from 'vitest';
import { type Answers, knownCase, plan, planVpc, settledFindings, toProfile } from '../core/index.ts';
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

/** A task whose image and secret are where they say, as the plan for these answers sees it. */
function foundFor(image: string, valueFrom: string, answers: Answers = {}) {
  const text = JSON.stringify({
    family: 'a',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'a', image, secrets: [{ name: 'X', valueFrom }] }],
  });
  const result = readSources([{ name: 'task.json', text }]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const known = knownCase(result.reading, [{ from: 'test', answers }]);
  const made = planVpc(known.vpc, known.workloads, { open: known.open ?? [] });
  return settledFindings(known.findings, made).map(({ rule, severity, text: said, fix = '', citations }) => ({
    rule,
    severity,
    fix,
    said,
    pages: citations.map(({ url }) => url),
  }));
}

const imageIn = (region: string): string => `${OWN}.dkr.ecr.${region}.amazonaws.com/a:1`;
const secretIn = (region: string, partition = 'aws'): string =>
  `arn:${partition}:secretsmanager:${region}:${OWN}:secret:a`;

test('where places differ in the Region, the Region is to be said first', () => {
  const found = foundFor(imageIn('eu-central-1'), secretIn('us-east-1'), { egress: 'none' });
  expect(found.length).toBeGreaterThan(0);
  for (const { said, fix } of found) {
    expect(said).toContain('as assumed (Region: ');
    expect(fix).toMatch(/^Say in which Region the tasks run\./);
  }
});

test.each([
  ['eu-central-1', 'source/secret-of-another-region'],
  ['us-east-1', 'source/image-of-another-region'],
] as const)('once it is said, what lies elsewhere is an error: %s', (region, rule) => {
  const found = foundFor(imageIn('eu-central-1'), secretIn('us-east-1'), { region, egress: 'none' });
  expect(found.map((one) => [one.rule, one.severity])).toEqual([[rule, 'error']]);
  expect(found[0]?.said).toContain(`the plan is for ${region}`);
});

test('what lies in another partition is copied by hand: nothing replicates it', () => {
  const found = foundFor(imageIn('us-gov-west-1'), secretIn('cn-north-1', 'aws-cn'), {
    region: 'eu-west-1',
    egress: 'nat-gateway',
    internetGateway: true,
  });
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    'source/image-of-another-region',
    'source/secret-of-another-region',
  ]);
  for (const { severity, fix, pages } of found) {
    expect(severity).toBe('error');
    expect(fix).not.toMatch(/^Replicate/);
    expect(fix).toContain('by hand');
    expect(pages.some((page) => page.includes('partitions'))).toBe(true);
  }
});

test('a parameter of another Region is called a parameter, by a rule of its own', () => {
  const findings = (valueFrom: string) => {
    const result = readSources([{ name: 'task.json', text: task(valueFrom) }]);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { vpc, workloads } = result.reading;
    // Where places differ in the Region, the image may be the one that is elsewhere.
    return [vpc, ...workloads].flatMap(({ findings: all }) =>
      all.filter(({ rule }) => !rule.includes('image')).map(({ rule, text }) => [rule, text]),
    );
  };
  expect(findings(`arn:aws:ssm:eu-central-1:${OWN}:parameter/shared/x`)).toEqual([
    ['source/parameter-of-another-region', expect.stringMatching(/^The parameter in .* is in eu-central-1/)],
  ]);
  expect(findings(`arn:aws:secretsmanager:eu-central-1:${OWN}:secret:x-AbCdEf`)).toEqual([
    ['source/secret-of-another-region', expect.stringMatching(/^The secret in .* is in eu-central-1/)],
  ]);
});
