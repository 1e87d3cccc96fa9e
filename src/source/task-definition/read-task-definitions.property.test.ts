import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, questionOf } from '../../core/index.ts';
import { anyCharacter } from '../../testing/characters.ts';
import { container, fargate } from './cases/case.ts';
import { readTaskDefinitions } from './read-task-definitions.ts';

describe('hostile text', () => {
  const check = (text: string): void => {
    const result = readTaskDefinitions([{ name: 'file1.json', text }]);
    if (result.ok) {
      for (const { question, value } of result.derived)
        expect(parseJson(questionOf(question).kind, value).ok).toBe(true);
      return;
    }
    expect(result.problems.length).toBeGreaterThan(0);
    for (const problem of result.problems) {
      expect(problem.message).not.toBe('');
      expect(problem.line !== undefined || problem.path !== undefined).toBe(true);
    }
  };

  test('of any kind is answered or refused with a place', () => {
    const words = fc.constantFrom(
      'containerDefinitions',
      'Resources',
      'image',
      '!Ref',
      '!Sub',
      '__proto__',
      'constructor',
      '{',
      '}',
      '[',
      ']',
      ':',
      ': ',
      ',',
      '"',
      "'",
      '\n',
      '\n  ',
      '- ',
      '${',
      '{{',
      '<',
      '&a',
      '*a',
      '|',
      '\0',
      '\uFEFF',
      '\ud800',
      'null',
    );
    const soup = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: anyCharacter }), soup), check), { numRuns: 30 });
  });

  test('with any values in the fields of a task definition is answered or refused with a place', () => {
    const names = [
      'name',
      'image',
      'secrets',
      'valueFrom',
      'logConfiguration',
      'logDriver',
      'options',
      'Name',
      'environment',
      'value',
      'environmentFiles',
      'repositoryCredentials',
      'credentialsParameter',
      'firelensConfiguration',
      'portMappings',
      'containerPort',
      'linuxParameters',
      'Fn::If',
      'Ref',
      'Fn::Sub',
      'Fn::Join',
      'Fn::Select',
      '__proto__',
      'toString',
    ];
    const key = fc.oneof(fc.constantFrom(...names), fc.string());
    const text = fc.oneof(
      fc.constantFrom('FARGATE', 'awslogs', 'arn:aws:iam::123456789012:role/x', '${x}', 'a/b:c@d', ''),
      fc.string(),
    );
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        text,
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(key, tie('node'), { maxKeys: 5 }),
      ),
    }));
    const fields = fc.dictionary(
      fc.constantFrom(
        'family',
        'volumes',
        'requiresCompatibilities',
        'compatibilities',
        'executionRoleArn',
        'taskRoleArn',
        'runtimePlatform',
        'networkMode',
        'proxyConfiguration',
        'placementConstraints',
      ),
      node,
      { maxKeys: 4 },
    );
    const containers = fc.oneof(fc.array(fc.dictionary(key, node, { maxKeys: 8 }), { maxLength: 3 }), node);
    fc.assert(
      fc.property(fields, containers, (task, containerDefinitions) =>
        check(JSON.stringify({ ...task, containerDefinitions })),
      ),
      { numRuns: 30 },
    );
  });

  const filler = (length: number): string => 'x'.repeat(length);
  const many = (unit: string, length = 250_000): string => unit.repeat(Math.ceil(length / unit.length));
  const big: readonly (readonly [string, () => string])[] = [
    ['one long image', () => fargate(container({ image: filler(250_000) }))],
    [
      'one long variable',
      () => fargate(container({ environment: [{ name: 'A', value: many('arn:aws:sqs:') }] })),
    ],
    [
      'many variables',
      () =>
        fargate(
          container({
            environment: JSON.parse(
              `[${many('{"name":"A","value":"arn:aws:sqs:eu-west-1"},')}null]`,
            ) as unknown,
          }),
        ),
    ],
    [
      'many secrets',
      () =>
        fargate(
          container({
            secrets: JSON.parse(`[${many('{"name":"A","valueFrom":"${x}"},', 3_500_000)}null]`) as unknown,
          }),
        ),
    ],
    ['many containers', () => `{"containerDefinitions":[${many('{"name":"a","image":"nginx"},')}{}]}`],
    [
      'many task definitions',
      () => `[${many('{"containerDefinitions":[{"name":"a","image":"nginx"}]},')}{}]`,
    ],
    ['many placeholders', () => fargate(container({ image: many('${x}') }))],
    ['open placeholders', () => fargate(container({ image: many('${') }))],
    ['blanks', () => `${many(' ')}x`],
    ['deep objects', () => many('{"a":')],
    ['deep lists in YAML', () => many('- ')],
    ['indented YAML', () => Array.from({ length: 4000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    [
      'aliases of aliases',
      () =>
        [
          'a: &a [x,x,x,x,x,x,x,x,x,x]',
          ...'bcdefghi'
            .split('')
            .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
        ].join('\n'),
    ],
    ['long YAML', () => many('- Name: a\n  Image: nginx\n', 250_000)],
    ['quotes', () => many('"')],
    ['brackets', () => many('[]', 250_000)],
    ['closing brackets', () => many(']', 250_000)],
    ['anchors', () => many('&a ', 250_000)],
    ['tags', () => many('!x ', 250_000)],
    ['words', () => many('a: b c\n', 250_000)],
    [
      'Sub in Sub',
      () =>
        `{"Resources":{"T":{"Type":"AWS::ECS::TaskDefinition","Properties":{"ContainerDefinitions":[{"Name":"a","Image":{"Fn::Sub":"${many('${A}', 5_000_000)}"}}]}}}}`,
    ],
  ];

  test.each(big)('of 250 kB is answered or refused with a place: %s', (_name, make) => {
    expect.hasAssertions();
    check(make());
  });
});
