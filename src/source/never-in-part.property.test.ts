/** Inputs that are cut, garbled, commented and quoted at random places: read whole, refused with a place, or open. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printText } from '../core/index.ts';
import { type ReadSources, readSource } from './read-sources.ts';
import { SOURCE_IDS } from './sources.ts';

const folder = fileURLToPath(new URL('samples', import.meta.url));
/** Texts of every source and every form that is read. */
const whole = ['pasted', 'hostile']
  .flatMap((kind) => readdirSync(`${folder}/${kind}`).map((file) => `${folder}/${kind}/${file}`))
  .filter((file) => !file.endsWith('.expected.json'))
  .map((file) => readFileSync(file, 'utf8'))
  .filter((text) => readSource(text).ok);

const parts = (read: ReadSources) => (read.ok ? [read.reading.vpc, ...read.reading.workloads] : []);
const answersOf = (read: ReadSources) =>
  new Map(
    parts(read).flatMap(({ derived }) => derived.map(({ question, value }) => [question, printText(value)])),
  );
const openIn = (read: ReadSources) =>
  new Set(parts(read).flatMap(({ undetermined }) => undetermined.map(({ question }) => question)));

/**
 * Where a text may be cut so that it shows: what ends with a whole line may be a whole text, and nothing in it tells what
 * came after. The same holds for a line that was taken out.
 */
const shows = (text: string, at: number): boolean => !/\n\s*$/.test(text.slice(0, at)) && text[at] !== '\n';

/** What can happen to a text on its way into the box. */
const harm = fc.oneof(
  fc.constant((text: string, at: number) => (shows(text, at) ? text.slice(0, at) : text)),
  fc.constant((text: string, at: number) => text.slice(at)),
  fc
    .integer({ min: 1, max: 5 })
    .map((length) => (text: string, at: number) => text.slice(0, at) + text.slice(at + length)),
  fc
    .constantFrom(
      '// note\n',
      '/* note */',
      '"',
      "'",
      '“',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '#',
      '\n',
      '${x}',
      '<x>',
    )
    .map((piece) => (text: string, at: number) => text.slice(0, at) + piece + text.slice(at)),
);

describe('a text that was harmed on its way', () => {
  test('may be of any source', () => {
    const ids = new Set(
      whole.flatMap((text) => {
        const read = readSource(text);
        return read.ok ? read.recognised.map(({ id }) => id) : [];
      }),
    );
    expect([...ids].sort()).toEqual([...SOURCE_IDS].sort());
  });

  test('is read, or refused with a place, and nothing that was there becomes a sure no', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.double({ min: 0, max: 1, noNaN: true }),
        harm,
        (text, part, change) => {
          const before = answersOf(readSource(text));
          const read = readSource(change(text, Math.floor(part * text.length)), 'file');
          if (!read.ok) {
            for (const problem of read.problems)
              expect(problem.line !== undefined || problem.path !== undefined, problem.message).toBe(true);
            return;
          }
          const [after, open] = [answersOf(read), openIn(read)];
          for (const [question, value] of before) {
            if (value === '' || value === 'false' || open.has(question)) continue;
            expect([question, after.get(question) === '' || after.get(question) === 'false']).toEqual([
              question,
              false,
            ]);
          }
        },
      ),
      { numRuns: 120, seed: 20_261_126 },
    );
  });
});

describe('a value of a kind that nobody expects', () => {
  const odd = [
    null,
    [],
    {},
    [null],
    [{}],
    -1,
    true,
    '',
    '${a}',
    { a: null },
    { Ref: {} },
    { 'Fn::If': [{}] },
  ];
  const more = [
    { 'Fn::Sub': [{}] },
    { 'Fn::GetAtt': [[], {}] },
    { 'Fn::Join': {} },
    { 'Fn::FindInMap': [{}, []] },
  ];
  const documents = whole
    .filter((text) => text.startsWith('{'))
    .flatMap((text) => {
      try {
        return [JSON.parse(text) as unknown];
      } catch {
        return [];
      }
    });

  /** The value with something else at the given of its places, counted through. */
  function replacedAt(value: unknown, place: number, by: unknown): unknown {
    let left = place;
    const walk = (inner: unknown): unknown => {
      if (left-- === 0) return by;
      if (Array.isArray(inner)) return inner.map(walk);
      if (typeof inner !== 'object' || inner === null) return inner;
      return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]));
    };
    return walk(value);
  }

  test('is read around, or refused, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.nat(120),
        fc.constantFrom(...odd, ...more),
        (document, place, by) => {
          const read = readSource(JSON.stringify(replacedAt(document, place, by)));
          expect(read.ok || read.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    '{"Resources":{"A":{"Type":{}},"B":{"Type":"AWS::ECS::Service","Properties":{}}}}',
    '{"AWSEBDockerrunVersion":{},"containerDefinitions":[{"name":"a","image":"b"}]}',
    '{"containerDefinitions":[{"name":"a","image":"b","command":["a",{"b":[]}],"environment":[{"name":"A","value":{}}]}]}',
    '{"Parameters":{"P":{"Type":{},"Default":{}}},"Conditions":{"C":{"Condition":{}}},"Resources":{"T":{"Type":"AWS::ECS::TaskDefinition","Properties":{"ContainerDefinitions":[{"Name":{"Ref":"P"},"Image":{"Fn::If":[{},{"Fn::GetAtt":[[],{}]},{}]}}]}}}}',
    '{"type":{},"name":"a","image":{"repository":{}}}',
  ])('is no end of the program: %s', (text) => {
    const read = readSource(text);
    expect(read.ok || read.problems.length > 0).toBe(true);
  });
});

describe('every text of a quarter of a million characters', () => {
  const units = [
    '\\',
    ' ',
    '\t',
    '\u0301',
    '[',
    '{',
    '(',
    '- ',
    '7',
    '"',
    "'",
    ': ',
    'a: b\n',
    '- a\n',
    '&a ',
    '*a ',
    '!x ',
    '${',
    '{{',
    '<',
    '#\n',
    '//\n',
    '/*',
    '\n',
    '`',
    '```\n',
    '> ',
    '\u0000',
    '\ud800',
    '[x] y\n',
    '{"a":1}\n',
    '[]',
    '"a":',
    'Resources:\n',
  ];

  test.each(units.map((unit) => [JSON.stringify(unit), unit] as const))(
    'made of %s is answered or refused',
    (_name, unit) => {
      const read = readSource(unit.repeat(Math.ceil(250_000 / unit.length)));
      expect(read.ok || read.problems.length > 0).toBe(true);
    },
  );

  test('and deep nesting of any kind is refused where it becomes too deep', () => {
    const deep = [
      '- '.repeat(100_000),
      Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      '{"a":'.repeat(100_000),
    ];
    for (const text of deep) {
      const read = readSource(text);
      expect(read.ok ? '' : read.problems[0]?.message).toContain('nested more than 200 levels deep');
    }
  });

  test('and aliases of aliases do not grow without bound', () => {
    const names = 'bcdefghij'.split('');
    const text = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...names.map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`,
      ),
    ].join('\n');
    const read = readSource(text);
    expect(read.ok ? '' : read.problems[0]?.message).toContain('more than 250000 values');
  });

  test('and more task definitions than a VPC can run are refused by number', () => {
    const one = (index: number) => `{"family":"f${index}","containerDefinitions":[{"name":"a","image":"b"}]}`;
    const read = readSource(`[${Array.from({ length: 1_200 }, (_, index) => one(index)).join()}]`);
    expect(read.ok ? '' : read.problems[0]?.message).toMatch(/more than (?:500|1000) task definitions/);
  });
});

describe('a piece that must be there and is not', () => {
  const containers = 'ContainerDefinitions:\n        - Name: a\n';
  const definition = `Resources:\n  Td:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      RequiresCompatibilities: [FARGATE]\n      ${containers}`;
  const image = '          Image: nginx\n';
  const logs = '          LogConfiguration: {LogDriver: awslogs, Options: {awslogs-group: !Ref Logs}}\n';
  const serviceOf = (fields: string) =>
    `${definition}${image}  S:\n    Type: AWS::ECS::Service\n    Properties:\n${fields}`;
  const json = (value: object) => JSON.stringify(value);

  test.each<[string, string, string]>([
    ['the image of the last container', definition, 'logDrivers'],
    ['a resource that is referred to', `${definition}${image}${logs}`, 'secretSources'],
    ['a condition', serviceOf('      EnableExecuteCommand: !If [Prod, true, false]\n'), 'ecsExec'],
    ['the task definition of a service', serviceOf('      LaunchType: FARGATE\n'), 'ecsExec'],
    ['the image of a manifest', 'name: a\ntype: Backend Service\n', 'secretSources'],
    ['the rest of an option', 'aws ecs run-task --task-definition a --launch-type', ''],
    ['an option that is one', 'aws ecs run-task --task-definition a --<x>enable-execute-command', ''],
    ['the type of a resource', 'Resources:\n  Td:\n    Type:', ''],
    ['a second document', `${definition}${image}---\nResour`, ''],
    ['the type in a second document', `${definition}${image}---\nResources:\n  S:\n    Type:`, ''],
    [
      'the rest of a structure',
      'aws ecs run-task --task-definition a --capacity-provider-strategy capacityProvider=FARGATE,w',
      '',
    ],
    [
      'an option into which another slipped',
      'aws ecs run-task --task-definition a --launch-type FARGATE --enable-execute-commanetwork-configuration x=y',
      'ecsExec',
    ],
    [
      'the value of a switch',
      'name: a\ntype: Backend Service\nimage: {build: x}\nexec:\ncpu: 256\n',
      'ecsExec',
    ],
    [
      'the end of a key',
      'name: a\ntype: Backend Service\nimage: {build: x}\nnetwo{connect: true}\n',
      'serviceConnect',
    ],
  ])('%s leaves open what is absent, or is refused', (_, text, question) => {
    const read = readSource(text);
    expect(read.ok ? [...openIn(read)] : ['']).toContain(question);
  });

  test.each<[string, string]>([
    ['a template', `${definition}${image}${logs}  Logs: {Type: AWS::Logs::LogGroup}\n`],
    ['a template with a transform', `Transform: AWS::Serverless-2016-10-31\n${definition}${image}${logs}`],
    [
      'a template that names its own variables',
      `${definition}${image}          Hostname: !Sub ['\${A}-x', {A: b}]\n`,
    ],
    ['a definition', json({ family: 'a', containerDefinitions: [{ name: 'a', image: 'nginx' }] })],
  ])('is in no whole text: %s', (_, text) => {
    const read = readSource(text);
    expect([...openIn(read)]).not.toContain('secretSources');
    expect(answersOf(read).get('secretSources')).toBe('');
  });
});
