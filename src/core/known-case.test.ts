import { describe, expect, test } from 'vitest';
import { knownCase, uniteWorkloads } from './known-case.ts';
import { type Claim, NOTHING_READ, type OpenQuestion, type Reading, weigh } from './standing.ts';

const claim = (question: Claim['question'], value: Claim['value'], from: string): Claim => ({
  question,
  value,
  evidence: 'declared',
  from,
  text: `${from} says so`,
});

const workload = (name: string, claims: readonly Claim[], open: readonly OpenQuestion[] = []) => ({
  name,
  ...weigh({ claims, open }),
});

const reading: Reading = {
  vpc: weigh({ claims: [claim('region', 'eu-west-1', 'arn')] }),
  workloads: [
    workload(
      'web',
      [claim('launchType', 'FARGATE', 'web.launchType'), claim('secretSources', ['ssm'], 'web.secrets')],
      [{ question: 'ecsExec', text: 'a task definition does not say' }],
    ),
    workload('batch', [
      claim('launchType', 'EC2', 'batch.launchType'),
      claim('secretSources', ['secretsmanager'], 'batch.secrets'),
      claim('ecsExec', false, 'batch.service'),
    ]),
  ],
};

describe('what is known', () => {
  test('is what was read, with the workload in every claim', () => {
    const known = knownCase(reading, []);
    expect(known.vpc).toEqual({ region: 'eu-west-1' });
    expect(known.workloads.map(({ name, answers }) => [name, answers.launchType])).toEqual([
      ['web', 'FARGATE'],
      ['batch', 'EC2'],
    ]);
    expect(known.derived.map(({ question, workload: name }) => [question, name])).toContainEqual([
      'launchType',
      'batch',
    ]);
    expect(known.undetermined).toMatchObject([{ question: 'ecsExec', workload: 'web' }]);
  });

  test('is what was stated where both speak, and the source that says otherwise is shown', () => {
    const known = knownCase(reading, [
      { from: '--answers a.json', answers: { launchType: 'EC2', region: 'us-east-1' } },
      { from: 'the command line', answers: { ecsExec: true } },
    ]);
    expect(known.vpc).toEqual({ region: 'us-east-1' });
    expect(known.workloads.map(({ answers }) => [answers.launchType, answers.ecsExec])).toEqual([
      ['EC2', true],
      ['EC2', true],
    ]);
    expect(known.conflicts.map(({ question, workload: name, taken }) => [question, name, taken])).toEqual([
      ['region', undefined, 'us-east-1'],
      ['launchType', 'web', 'EC2'],
      ['ecsExec', 'batch', true],
    ]);
    expect(known.undetermined).toEqual([]);
    expect(known.derived.map(({ question }) => question)).toEqual(['secretSources', 'secretSources']);
  });

  test('joins the workloads of a saved file with those of the sources by name', () => {
    const known = knownCase(reading, [
      {
        from: '--answers a.json',
        answers: {},
        workloads: [
          { name: 'batch', answers: { xray: true } },
          { name: 'cron', answers: { launchType: 'FARGATE' } },
        ],
      },
    ]);
    expect(known.workloads.map(({ name, answers }) => [name, answers.launchType, answers.xray])).toEqual([
      ['web', 'FARGATE', undefined],
      ['batch', 'EC2', true],
      ['cron', 'FARGATE', undefined],
    ]);
  });

  test('is one unnamed workload without a source', () => {
    expect(knownCase(undefined, [{ from: 'flags', answers: { ecsExec: true } }])).toMatchObject({
      vpc: {},
      workloads: [{ name: '', answers: { ecsExec: true } }],
    });
  });

  test('keeps a doubt beside an answer that was read', () => {
    const doubted: Reading = {
      vpc: NOTHING_READ,
      workloads: [
        {
          ...workload('web', [claim('secretSources', ['ssm'], 'secrets')]),
          undetermined: [{ question: 'secretSources', text: 'one ARN is a placeholder' }],
        },
      ],
    };
    const known = knownCase(doubted, []);
    expect(known.derived).toHaveLength(1);
    expect(known.undetermined).toHaveLength(1);
  });
});

describe('united workloads', () => {
  const united = knownCase(uniteWorkloads(reading), []);

  test('use what each of them uses', () => {
    expect(united.workloads).toEqual([
      { name: '', answers: { launchType: 'EC2', secretSources: ['ssm', 'secretsmanager'] } },
    ]);
  });

  test('stay open where one of them is open and none says yes', () => {
    expect(united.undetermined.map(({ question }) => question)).toEqual(['ecsExec']);
  });

  test('stay open where one of them does not say its choice, and settle a flag that is on', () => {
    const open = (question: OpenQuestion['question']): OpenQuestion => ({
      question,
      text: 'nothing says so',
    });
    const { workloads } = uniteWorkloads({
      vpc: NOTHING_READ,
      workloads: [
        workload('web', [
          claim('launchType', 'FARGATE', 'web.launchType'),
          claim('xray', true, 'web.sidecar'),
        ]),
        workload('batch', [], [open('launchType'), open('xray')]),
      ],
    });
    expect(workloads[0]?.answers).toEqual({ launchType: 'FARGATE', xray: true });
    expect(workloads[0]?.undetermined.map(({ question }) => question)).toEqual(['launchType']);
  });

  test('do not contradict a stated set with the same members', () => {
    const answers = { launchType: 'EC2', secretSources: ['secretsmanager', 'ssm'] } as const;
    const { conflicts } = knownCase(uniteWorkloads(reading), [{ from: 'flags', answers }]);
    expect(conflicts.map(({ question }) => question)).toEqual(['launchType']);
  });

  test('show where they differ', () => {
    expect(united.conflicts.map(({ question, taken }) => [question, taken])).toEqual([['launchType', 'EC2']]);
  });
});
