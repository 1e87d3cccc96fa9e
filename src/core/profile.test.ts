import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers, fullAnswers } from '../testing/arbitrary.ts';
import { anyCharacter } from '../testing/characters.ts';
import { PRESETS } from './presets.ts';
import { askedAnswers, askedQuestions, isAsked, offeredValues, toProfile } from './profile.ts';
import { type Answers, isQuestionId, QUESTION_IDS, questionOf } from './questions.ts';
import { conflictsIn, readAnswers, readTextAnswers, shown } from './read-answers.ts';

describe('a profile', () => {
  test('is complete and holds only what is offered, whatever was answered', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const workload = toProfile(answers);
        expect(Object.keys(workload)).toEqual([...QUESTION_IDS]);
        const unfit = QUESTION_IDS.filter((id) => {
          const value = workload[id];
          const { kind } = questionOf(id);
          if (value === undefined) return true;
          if (!isAsked(workload, id) || (kind.kind !== 'choice' && kind.kind !== 'subset')) return false;
          const offered = offeredValues(workload, id);
          return ![value].flat().every((item) => offered.includes(String(item)));
        });
        expect(unfit).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('is canonical: the answers of its asked questions give it again', () => {
    fc.assert(
      fc.property(fullAnswers, (answers) => {
        const workload = toProfile(answers);
        expect(toProfile(askedAnswers(workload))).toEqual(workload);
        expect(conflictsIn(askedAnswers(workload))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('holds a set in the order of its options and each value once', () => {
    const shuffled = { logDrivers: ['splunk', 'awslogs', 'splunk'] } as const;
    expect(toProfile(shuffled).logDrivers).toEqual(['awslogs', 'splunk']);
    expect(conflictsIn(shuffled)).toEqual([]);
  });

  test('has the defaults of the contract', () => {
    expect(toProfile({})).toMatchObject({
      region: 'us-east-1',
      internetGateway: false,
      egress: 'none',
      dns: 'amazon-provided',
      vpcDnsAttributes: true,
      subnetOwnership: 'owner',
      ipAddressType: 'ipv4',
      availabilityZones: 2,
      launchType: 'FARGATE',
      operatingSystem: 'LINUX',
      platformVersion: 'LATEST',
      imageRegistries: ['ecr-private'],
      ecrApiPrivateDns: true,
      logDrivers: ['awslogs'],
      secretSources: [],
      endpointPolicies: 'least-privilege',
      namePrefix: 'ecs',
      include: 'recommended',
    });
    expect(toProfile({ internetGateway: true }).egress).toBe('nat-gateway');
  });

  test('gives questions that are not asked the value of the contract, whatever was answered before', () => {
    const stale: Answers = {
      platformVersion: '1.3.0',
      existingContainerInstances: true,
      agentVersion: '1.0.0',
      instanceManagement: false,
      templateHasEndpoints: true,
      pullThroughFirstPull: true,
      windowsBaseLayersInEcr: true,
      ecsExecAudit: ['s3'],
      customerManagedKey: true,
      firelensDestinations: ['s3'],
    };
    expect(toProfile({ ...stale, launchType: 'EXTERNAL' })).toMatchObject({
      platformVersion: 'LATEST',
      instanceManagement: true,
      templateHasEndpoints: false,
      pullThroughFirstPull: false,
      windowsBaseLayersInEcr: false,
      ecsExecAudit: [],
      customerManagedKey: false,
      firelensDestinations: [],
    });
    expect(toProfile({ ...stale, platformVersion: 'LATEST' })).toMatchObject({
      existingContainerInstances: false,
      agentVersion: '',
      instanceManagement: false,
    });
  });
});

describe('answers that do not go together', () => {
  test('are reported by name, with what is allowed and what is taken', () => {
    expect(conflictsIn({ logDrivers: ['json-file', 'awslogs'] })).toEqual([
      {
        field: 'logDrivers',
        value: 'json-file,awslogs',
        allowed: 'one of awslogs, awsfirelens, splunk with these other answers',
        taken: 'awslogs',
      },
    ]);
    expect(conflictsIn({ platformVersion: '1.0.0' })).toMatchObject([{ taken: 'LATEST' }]);
    expect(conflictsIn({ operatingSystem: 'WINDOWS', logDrivers: ['awsfirelens'] })).toMatchObject([
      { field: 'logDrivers', taken: 'nothing' },
    ]);
  });

  test('are none in the presets', () => {
    for (const { answers } of PRESETS) expect(conflictsIn(answers)).toEqual([]);
  });
});

describe('answers from outside', () => {
  test('are read from JSON; what is not understood is named and left out', () => {
    const { answers, problems } = readAnswers({
      region: 'us-west-2',
      launchType: 'Fargate',
      secretSources: ['ssm', 'vault'],
      availabilityZones: '2',
      vpcId: 'vpc-1',
      nonsense: { deep: true },
    });
    expect(answers).toEqual({ region: 'us-west-2' });
    expect(problems.map(({ field }) => field)).toEqual([
      'launchType',
      'secretSources',
      'availabilityZones',
      'vpcId',
      'nonsense',
    ]);
    expect(problems.find(({ field }) => field === 'nonsense')).toEqual({
      field: 'nonsense',
      value: '{"deep":true}',
      allowed: 'the id of a question',
      taken: 'nothing',
    });
  });

  test('may have any names and values, inherited ones among them, and never throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: anyCharacter }), fc.anything()), (json) => {
        const { answers, problems } = readAnswers(json);
        expect(Object.keys(answers).length + problems.length).toBe(Object.keys(json).length);
      }),
      { numRuns: 50 },
    );
    const odd = readAnswers(
      JSON.parse('{"__proto__":{"region":"eu-west-1"},"constructor":1,"toString":"x"}'),
    );
    expect(odd.answers).toEqual({});
    expect(odd.problems.map(({ field }) => field)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(isQuestionId('hasOwnProperty')).toBe(false);
  });

  test('are read from text; of a repeated field the last one counts', () => {
    const { answers, problems } = readTextAnswers([
      ['region', 'eu-west-1'],
      ['ecsExec', 'yes'],
      ['region', 'eu-west-2'],
    ]);
    expect(answers).toEqual({ region: 'eu-west-2' });
    expect(problems).toEqual([
      { field: 'ecsExec', value: 'yes', allowed: 'true or false', taken: 'the default' },
    ]);
  });

  test('are shown short and without control characters', () => {
    expect(shown('a\u0000\u001b[31mb')).toBe('a [31mb');
    expect(shown('x'.repeat(200))).toHaveLength(78);
    expect(shown(undefined)).toBe('undefined');
    expect(shown({ a: 1n })).not.toBe('');
  });
});

describe('the questions that are asked', () => {
  test('follow from the answers above them', () => {
    expect(askedQuestions(toProfile({}))).not.toContain('agentVersion');
    expect(askedQuestions(toProfile({ launchType: 'EC2' }))).toContain('agentVersion');
    expect(offeredValues(toProfile({}), 'logDrivers')).toEqual(['awslogs', 'awsfirelens', 'splunk']);
    expect(offeredValues(toProfile({ operatingSystem: 'WINDOWS' }), 'platformVersion')).toEqual([
      'LATEST',
      '1.0.0',
    ]);
    expect(offeredValues(toProfile({}), 'vpcId')).toEqual([]);
    expect(isAsked(toProfile({ region: 'cn-north-1' }), 'fips')).toBe(false);
  });
});
