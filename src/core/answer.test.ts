import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo } from '../testing/arbitrary.ts';
import { anyCharacter } from '../testing/characters.ts';
import { printText, splitList } from './answer.ts';
import { allowedValues, parseJson, parseText } from './parse-answer.ts';
import { QUESTION_IDS, questionOf } from './questions.ts';

const kindOf = (id: (typeof QUESTION_IDS)[number]) => questionOf(id).kind;

describe('an answer', () => {
  test.each(QUESTION_IDS)('to %s is the same after printing and reading it, as text and as JSON', (id) => {
    fc.assert(
      fc.property(answerTo(id), (value) => {
        expect(parseText(kindOf(id), printText(value))).toEqual({ ok: true, value });
        expect(parseJson(kindOf(id), JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
      }),
      { numRuns: 30 },
    );
  });

  test.each(QUESTION_IDS)(
    'to %s that is not understood is refused with what is allowed, and never throws',
    (id) => {
      fc.assert(
        fc.property(fc.string({ unit: anyCharacter }), fc.anything(), (text, json) => {
          for (const read of [parseText(kindOf(id), text), parseJson(kindOf(id), json)])
            if (!read.ok) expect(read.allowed).toBe(allowedValues(kindOf(id)));
          const read = parseText(kindOf(id), text);
          if (read.ok) expect(parseText(kindOf(id), printText(read.value))).toEqual(read);
        }),
        { numRuns: 30 },
      );
    },
  );

  test.each(['constructor', '__proto__', 'toString'])('is never %s of a choice or a set', (text) => {
    for (const id of ['region', 'launchType', 'logDrivers', 'egress'] as const) {
      expect(parseText(kindOf(id), text).ok).toBe(false);
      expect(parseJson(kindOf(id), [text]).ok).toBe(false);
    }
  });

  test('that is a set keeps the order of the table and no duplicates', () => {
    expect(parseText(kindOf('logDrivers'), ' splunk, awslogs ,splunk')).toEqual({
      ok: true,
      value: ['awslogs', 'splunk'],
    });
    expect(parseText(kindOf('logDrivers'), '')).toEqual({ ok: true, value: [] });
  });

  test.each<[string, boolean]>([
    ['1', true],
    ['6', true],
    ['0', false],
    ['7', false],
    ['2.0', false],
    ['1e0', false],
    ['-1', false],
    ['', false],
    [' 2', false],
  ])('that is the number %j is understood: %j', (text, ok) => {
    expect(parseText(kindOf('availabilityZones'), text).ok).toBe(ok);
  });

  test.each<[Parameters<typeof kindOf>[0], string, boolean]>([
    ['accountId', '123456789012', true],
    ['accountId', '12345678901', false],
    ['vpcId', 'vpc-0a1b2c3d', true],
    ['vpcId', 'vpc-0a1b2c3d4e5f67890', true],
    ['vpcId', 'vpc-0A1B2C3D', false],
    ['vpcId', 'subnet-0a1b2c3d', false],
    ['vpcCidr', '10.0.0.0/16', true],
    ['vpcCidr', '10.0.0.1/16', false],
    ['vpcCidr', '10.0.0.0/8', false],
    ['vpcCidr', '10.256.0.0/16', false],
    ['subnetIds', 'subnet-0a1b2c3d, subnet-1a1b2c3d', true],
    ['subnetIds', 'subnet-0a1b2c3d;rm -rf /', false],
    ['taskSubnetCidrs', '10.0.1.0/24,10.0.2.0/24', true],
    ['agentVersion', '1.89.2', true],
    ['agentVersion', '1.89', false],
    ['agentVersion', 'v1.89.2', false],
    ['repository', 'team/app', true],
    ['repository', 'Team/App', false],
    ['repository', 'team//app', false],
    ['taskExecutionRole', 'ecsTaskExecutionRole', true],
    ['taskExecutionRole', 'arn:aws:iam::123456789012:role/x', false],
    ['namePrefix', 'a-B-1', true],
    ['namePrefix', 'a b', false],
    ['tags', 'team=platform, stage=', true],
    ['tags', 'aws:team=platform', false],
    ['tags', 'nothing', false],
    ['tags', '=value', false],
  ])('to %s that is %j is understood: %j', (id, text, ok) => {
    expect(parseText(kindOf(id), text).ok).toBe(ok);
  });

  test('to a list may be a JSON list, and its items are trimmed', () => {
    expect(parseJson(kindOf('subnetIds'), [' subnet-0a1b2c3d ', 'subnet-1a1b2c3d'])).toEqual({
      ok: true,
      value: 'subnet-0a1b2c3d,subnet-1a1b2c3d',
    });
    expect(parseJson(kindOf('vpcId'), ['vpc-0a1b2c3d']).ok).toBe(false);
    expect(splitList(' a ,, b,')).toEqual(['a', 'b']);
  });

  test('says in words what would be understood', () => {
    expect(allowedValues(kindOf('egress'))).toBe('one of none, nat-gateway, public-ip, transit, proxy');
    expect(allowedValues(kindOf('region'))).toMatch(/^one of af-south-1, .*us-isof-south-1$/);
    expect(allowedValues(kindOf('fips'))).toBe('true or false');
    expect(allowedValues(kindOf('availabilityZones'))).toBe('a whole number from 1 to 6');
    expect(allowedValues(kindOf('secretSources'))).toBe('any of secretsmanager, ssm, separated by commas');
    expect(allowedValues(kindOf('accountId'))).toBe('empty or an account id of 12 digits');
  });
});

test.each(['010.0.0.0/16', '10.00.0.0/16', '10.0.0.0/016'])(
  '%s is no block: Terraform refuses leading zeros',
  (text) => {
    expect(parseText(kindOf('vpcCidr'), text).ok).toBe(false);
    expect(parseText(kindOf('vpcCidr'), '10.0.0.0/16').ok).toBe(true);
  },
);
