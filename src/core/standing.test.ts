import { describe, expect, test } from 'vitest';
import { type Claim, mergeReadings, NOTHING_READ, standingOf, weigh } from './standing.ts';

const claim = (
  question: Claim['question'],
  value: Claim['value'],
  evidence: Claim['evidence'],
  from: string = evidence,
): Claim => ({ question, value, evidence, from, text: `${from} says so` });

describe('weighing claims', () => {
  test('takes the strongest kind of evidence, whatever the order', () => {
    const claims = [claim('region', 'us-east-1', 'image'), claim('region', 'eu-west-1', 'arn')];
    for (const given of [claims, claims.toReversed()]) {
      const { answers, conflicts } = weigh({ claims: given });
      expect(answers).toEqual({ region: 'eu-west-1' });
      expect(conflicts.map(({ taken, claims: all }) => [taken, all.map(({ from }) => from)])).toEqual([
        ['eu-west-1', ['arn', 'image']],
      ]);
    }
  });

  test('takes the first of equally strong claims and shows the other', () => {
    const { answers, conflicts } = weigh({
      claims: [claim('launchType', 'EC2', 'declared', 'a'), claim('launchType', 'FARGATE', 'declared', 'b')],
    });
    expect(answers).toEqual({ launchType: 'EC2' });
    expect(conflicts[0]?.text).toBe('The sources disagree: EC2 (a), FARGATE (b). Taken: EC2.');
  });

  test('sees no conflict where places agree', () => {
    const { conflicts, derived } = weigh({
      claims: [claim('secretSources', ['ssm'], 'declared', 'a'), claim('secretSources', ['ssm'], 'arn', 'b')],
    });
    expect(conflicts).toEqual([]);
    expect(derived.map(({ from }) => from)).toEqual(['a']);
  });

  test('leaves a question open only while nothing answers it', () => {
    const open = [
      { question: 'ecsExec', text: 'a task definition does not say' },
      { question: 'region', text: 'a placeholder' },
    ] as const;
    const { undetermined } = weigh({ claims: [claim('region', 'eu-west-1', 'logs')], open });
    expect(undetermined.map(({ question }) => question)).toEqual(['ecsExec']);
  });
});

describe('merging readings', () => {
  const named = (name: string, claims: readonly Claim[]) => ({ name, ...weigh({ claims }) });

  test('joins workloads by name and weighs claims that lost before again', () => {
    const taskDefinition = {
      vpc: NOTHING_READ,
      workloads: [
        named('web', [
          claim('launchType', 'FARGATE', 'declared', 'requiresCompatibilities[0]'),
          claim('launchType', 'EC2', 'inferred', 'networkMode'),
        ]),
      ],
    };
    const service = {
      vpc: NOTHING_READ,
      workloads: [
        named('web', [claim('launchType', 'EC2', 'observed', 'services[0].launchType')]),
        named('batch', []),
      ],
    };
    const { workloads } = mergeReadings([taskDefinition, service]);
    expect(workloads.map(({ name, answers }) => [name, answers])).toEqual([
      ['web', { launchType: 'EC2' }],
      ['batch', {}],
    ]);
    expect(workloads[0]?.conflicts[0]?.claims.map(({ from }) => from)).toEqual([
      'services[0].launchType',
      'requiresCompatibilities[0]',
    ]);
  });
});

test('stated wins over read, and read over assumed', () => {
  expect(standingOf('ecsExec', { ecsExec: false }, { ecsExec: true })).toBe('stated');
  expect(standingOf('ecsExec', {}, { ecsExec: false })).toBe('read');
  expect(standingOf('ecsExec', {}, {})).toBe('assumed');
});

test('sets with the same members do not disagree, whatever their order', () => {
  const { conflicts } = weigh({
    claims: [
      claim('secretSources', ['ssm', 'secretsmanager'], 'declared', 'a'),
      claim('secretSources', ['secretsmanager', 'ssm'], 'declared', 'b'),
    ],
  });
  expect(conflicts).toEqual([]);
});
