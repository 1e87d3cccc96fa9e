import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../../audit/index.ts';
import { plan, toProfile } from '../../core/index.ts';
import { anyCharacter } from '../../testing/characters.ts';
import { ENDPOINT } from '../../testing/described-endpoint.ts';
import { readInventory } from '../index.ts';

describe('any text', { timeout: 30_000 }, () => {
  const planned = plan(toProfile({ launchType: 'EC2' }));
  const check = (text: string): void => {
    const read = readInventory({ endpoints: text, subnets: text });
    if (read.ok) expect(audit(planned, read.inventory).endpoints.length).toBeGreaterThan(0);
    else expect(read.problems.length).toBeGreaterThan(0);
  };

  test('is answered or refused, never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), check), { numRuns: 40 });
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), check), { numRuns: 40 });
  });

  test('of the right shape and any content is answered or refused', () => {
    const key = fc.constantFrom(
      ...Object.keys(ENDPOINT),
      ...[
        'PolicyDocument',
        'IpAddressType',
        '__proto__',
        'constructor',
        'toString',
        'Subnets',
        'VpcEndpoints',
      ],
      ...[
        'RouteTables',
        'Routes',
        'Associations',
        'SecurityGroups',
        'IpPermissions',
        'EnableDnsSupport',
        'NextToken',
      ],
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(
          'vpce-1',
          'com.amazonaws.us-east-1.s3',
          'Gateway',
          '10.0.0.0/8',
          '{"Statement":[{}]}',
          true,
          null,
          443,
        ),
        fc.string(),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.array(fc.tuple(key, tie('any')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
      ),
    })).any;
    fc.assert(
      fc.property(value, (json) =>
        check(JSON.stringify({ VpcEndpoints: [{ ...ENDPOINT, ...(json as object) }, json] })),
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(value, (json) => check(JSON.stringify(json) ?? 'null')),
      { numRuns: 50 },
    );
  });

  test('of a policy is judged', () => {
    const part = fc.constantFrom(
      '*',
      's3:*',
      'ecr:*',
      'arn:aws:s3:::*',
      '',
      '__proto__',
      [],
      ['*', 's3:GetObject'],
      {},
      { AWS: '*' },
      null,
      5,
    );
    const statement = fc.dictionary(
      fc.constantFrom(
        'Effect',
        'Principal',
        'NotPrincipal',
        'Action',
        'NotAction',
        'Resource',
        'NotResource',
        'Condition',
        'Sid',
      ),
      fc.oneof(
        part,
        fc.constantFrom('Allow', 'Deny'),
        fc.dictionary(fc.string(), fc.dictionary(fc.string(), part)),
      ),
    );
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), (Statement) => {
        const PolicyDocument = JSON.stringify({ Statement });
        check(
          JSON.stringify([{ ...ENDPOINT, ServiceName: 'com.amazonaws.us-east-1.ecr.api', PolicyDocument }]),
        );
      }),
      { numRuns: 50 },
    );
  });

  // Within a second on an idle machine, and the one that runs the tests may be busy.
  test.each([
    ['noise', 'x'.repeat(2_000_000)],
    ['deep lists', '['.repeat(2_000_000)],
    ['deep objects', '{"VpcEndpoints":'.repeat(120_000)],
    ['one long policy', JSON.stringify([{ ...ENDPOINT, PolicyDocument: '{"Statement":['.repeat(140_000) }])],
    ['one long name', JSON.stringify([{ ...ENDPOINT, ServiceName: 'a.'.repeat(1_000_000) }])],
    [
      'four thousand endpoints',
      JSON.stringify({
        VpcEndpoints: Array.from({ length: 4_000 }, (_, at) => ({
          ...ENDPOINT,
          VpcEndpointId: `vpce-${at}`,
        })),
      }),
    ],
  ])('of 2 MB is answered: %s', (_name, text) => {
    const read = readInventory({ endpoints: text });
    expect(read.ok || read.problems.length > 0).toBe(true);
  });
});
