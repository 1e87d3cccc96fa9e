import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsIn, parseJson, plan, type QuestionId, questionOf, toProfile } from '../../core/index.ts';
import { isJsonList, isJsonObject, type JsonValue, ownValue } from '../json.ts';
import { readJson } from '../read-json.ts';
import { readSource } from '../read-sources.ts';
import { readYaml } from '../read-yaml.ts';
import type { ReadTaskDefinitions } from '../result.ts';
import { type Case, container, fargate } from './cases/case.ts';
import { FORMS } from './cases/forms.ts';
import { IMAGES } from './cases/images.ts';
import { REFUSALS } from './cases/refusals.ts';
import { SAMPLES } from './cases/samples.ts';
import { TOPICS } from './cases/topics.ts';
import { parseImage } from './images.ts';
import { readTaskDefinitions } from './read-task-definitions.ts';

const folder = fileURLToPath(new URL('samples', import.meta.url));
const sample = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');

type Understood = Extract<ReadTaskDefinitions, { readonly ok: true }>;

function read(text: string | readonly string[]): ReadTaskDefinitions {
  const texts = typeof text === 'string' ? [text] : text;
  return readTaskDefinitions(texts.map((one, index) => ({ name: `file${index + 1}.json`, text: one })));
}

function understood(text: string | readonly string[]): Understood {
  const result = read(text);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result;
}

const allCases: readonly Case[] = [
  ...SAMPLES.map((one): Case => ({ ...one, exact: true, text: sample(one.name) })),
  ...FORMS,
  ...TOPICS,
];

describe('task definitions are read', () => {
  test('in every sample', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(SAMPLES.map(({ name }) => name)).toEqual(files.sort());
  });

  test.each(allCases.map((one) => [one.name, one] as const))('%s', (_name, expected) => {
    const result = understood(expected.text);
    if (expected.exact) expect(result.answers).toEqual(expected.answers);
    else expect(result.answers).toMatchObject(expected.answers);
    for (const question of expected.unanswered ?? [])
      expect(Object.keys(result.answers)).not.toContain(question);
    const from = Object.fromEntries(result.derived.map((answer) => [answer.question, answer.from]));
    expect(from).toMatchObject(expected.from ?? {});
    for (const [question, part] of Object.entries(expected.open ?? {})) {
      const open = result.undetermined.find((one) => one.question === question);
      expect(open?.text, question).toContain(part);
    }
    for (const [topic, part] of expected.notes ?? []) {
      const notes = result.notes.filter((note) => note.topic === topic).map(({ text }) => text);
      expect(notes.join('\n')).toContain(part);
    }
  });
});

describe('a text that is no task definition is refused', () => {
  test.each(REFUSALS.map((one) => [one.name, one] as const))('%s', (_name, { text, message, ...place }) => {
    const result = read(text);
    const [problem] = result.ok ? [] : result.problems;
    expect(problem).toMatchObject({ source: 'file1.json', ...withoutName(place) });
    expect(problem?.message).toContain(message);
  });

  test('with every file that has a mistake, and nothing is derived from the others', () => {
    const result = readTaskDefinitions([
      { name: 'a.json', text: '{' },
      { name: 'b.json', text: fargate(container()) },
      { name: 'c.json', text: '[]' },
    ]);
    expect(result.ok ? [] : result.problems.map(({ source }) => source)).toEqual(['a.json', 'c.json']);
  });

  test('and no file at all is a mistake too', () => {
    expect(readTaskDefinitions([]).ok).toBe(false);
  });
});

function withoutName({ name: _name, ...place }: { readonly name?: string; readonly line?: number }): object {
  return place;
}

describe('an image', () => {
  test.each(IMAGES.map((one) => [one.image, one] as const))('%s', (_image, { image, ...expected }) => {
    const { account, region, ...rest } = parseImage(image);
    expect({ account, region, ...rest }).toMatchObject(expected);
    expect([account, region]).toEqual([expected.account, expected.region]);
  });
});

describe('every derived answer', () => {
  const results = allCases.map((one) => [one.name, one.text, understood(one.text)] as const);

  test('is accepted by its question, and offered and asked with the others', () => {
    for (const [name, , { answers, derived }] of results) {
      expect(conflictsIn(answers), name).toEqual([]);
      for (const { question, value } of derived) {
        expect(parseJson(questionOf(question).kind, value), `${name} ${question}`).toEqual({
          ok: true,
          value,
        });
        expect(answers[question], `${name} ${question}`).toEqual(value);
      }
      expect(Object.keys(answers).sort()).toEqual(derived.map(({ question }) => question).sort());
    }
  });

  test('names a field that is there', () => {
    for (const [name, text, { derived, notes }] of results) {
      const documents = (typeof text === 'string' ? [text] : text).map(documentsOf);
      for (const { from, source } of [...derived, ...notes]) {
        const index = Number(/\d+/.exec(source ?? '')?.[0]) - 1;
        expect(
          (documents[index] ?? []).some((value) => valueAt(value, from) !== undefined),
          `${name}: ${from}`,
        ).toBe(true);
      }
    }
  });

  test('says in a sentence why, and every open question has one too', () => {
    for (const [name, , { derived, undetermined, notes }] of results) {
      for (const { text } of [...derived, ...undetermined, ...notes])
        expect(text, name).toMatch(/^[A-Z].*\.$/s);
    }
  });

  test('appears once, and the essential questions about the network stay open', () => {
    for (const [name, , { derived, undetermined }] of results) {
      const questions: readonly QuestionId[] = derived.map(({ question }) => question);
      expect(new Set(questions).size, name).toBe(questions.length);
      const open = undetermined.map(({ question }) => question);
      expect(open, name).toEqual(
        expect.arrayContaining(['internetGateway', 'egress', 'availabilityZones', 'ecsExec']),
      );
      expect(new Set(open).size, name).toBe(open.length);
    }
  });
});

function documentsOf(text: string): readonly JsonValue[] {
  const json = readJson(text, { placeholders: true });
  const yaml = readYaml(text.replaceAll('```yaml', '').replaceAll('```', ''));
  return [json, yaml].flatMap((one) => (one.ok ? one.documents.map(({ value }) => value) : []));
}

/** Follows a path as it is printed; a text with JSON in it is followed into. */
function valueAt(document: JsonValue, path: string): JsonValue | undefined {
  let here: JsonValue | undefined = document;
  for (const [, key, index, quoted] of path.matchAll(/([\w:@-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)) {
    if (typeof here === 'string') here = JSON.parse(here) as JsonValue;
    if (index !== undefined) here = isJsonList(here) ? here[Number(index)] : undefined;
    else {
      const name = key ?? String(JSON.parse(quoted ?? '""'));
      here = isJsonObject(here) ? ownValue(here, name) : undefined;
    }
  }
  return here;
}

describe('the plan of what was read', () => {
  const endpointsOf = (text: string): readonly string[] =>
    plan(toProfile(understood(text).answers))
      .endpoints.filter(({ need }) => need === 'required')
      .map(({ service }) => service);

  test('holds what the samples need', () => {
    expect(endpointsOf(sample('02-ecs-on-fargate-infrastructure-task-definition.json')).toSorted()).toEqual([
      'ecr.api',
      'ecr.dkr',
      'logs',
      's3',
    ]);
    expect(endpointsOf(sample('15-aws-for-fluent-bit-ecs-fargate-task-def.json')).toSorted()).toEqual([
      'ecr.api',
      'ecr.dkr',
      'logs',
      's3',
    ]);
    expect(
      endpointsOf(sample('38-amazon-ecs-agent-private-registry-auth-asm-validator-unix.json')),
    ).toContain('secretsmanager');
    expect(endpointsOf(sample('39-amazon-ecs-agent-secrets-environment-variables.json'))).toContain('ssm');
    expect(endpointsOf(sample('22-amazon-ecs-firelens-examples-kinesis-firehose.json'))).toEqual(
      expect.arrayContaining(['logs', 'kinesis-firehose']),
    );
    expect(endpointsOf(sample('54-ecsdocs-ecs-anywhere-runtask-b1.json'))).toEqual(
      expect.arrayContaining(['ecs', 'ecs-agent', 'ecs-telemetry']),
    );
  });
});

describe('values that nobody should see', () => {
  const marks = [
    'hunter2',
    'ENV_VALUE_MARK',
    'TOKEN_MARK',
    'CONFIG_MARK',
    'LABEL_MARK',
    'COMMAND_MARK',
    'JSON_KEY_MARK',
  ];

  test('never enter the result', () => {
    const text = fargate(
      container({
        environment: [
          { name: 'PASSWORD', value: 'hunter2' },
          { name: 'URL', value: 'https://sqs.eu-west-1.amazonaws.com/123456789012/ENV_VALUE_MARK' },
          { name: 'AOT_CONFIG_CONTENT', value: 'awsxray CONFIG_MARK' },
        ],
        secrets: [
          {
            name: 'DB',
            valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db:JSON_KEY_MARK::',
          },
        ],
        logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'TOKEN_MARK' } },
        command: ['run', 'COMMAND_MARK'],
        dockerLabels: { a: 'LABEL_MARK' },
      }),
    );
    const result = understood(text);
    const printed = JSON.stringify(result);
    expect(marks.filter((mark) => printed.includes(mark))).toEqual([]);
    expect(printed).toContain('DB');
  });

  test('whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 12 }), (value) => {
        const mark = `<<${value.replace(/[<>]/g, '')}>>`;
        const text = fargate(container({ environment: [{ name: 'A', value: mark }], command: [mark] }));
        expect(JSON.stringify(understood(text))).not.toContain(mark);
      }),
    );
  });
});

describe('a field inside of a field that is misspelt', () => {
  const openOf = (container: object, more: object = {}): readonly string[] => {
    const definition = {
      family: 'a',
      containerDefinitions: [{ name: 'a', image: 'ghcr.io/a/b', ...container }],
      ...more,
    };
    const read = readSource(JSON.stringify(definition));
    return read.ok
      ? read.reading.workloads.flatMap(({ undetermined }) => undetermined.map(({ question }) => question))
      : [];
  };

  test.each([
    [
      'registryCredentials',
      {
        repositoryCredentials: {
          credentialParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a',
        },
      },
    ],
    ['environmentFiles', { environmentFiles: [{ type: 's3', val: 'arn:aws:s3:::a/b.env' }] }],
    ['environmentFiles', { environmentFile: [{ type: 's3', value: 'arn:aws:s3:::a/b.env' }] }],
    [
      'environmentFiles',
      { firelensConfiguration: { type: 'fluentbit', option: { 'config-file-type': 's3' } } },
    ],
    [
      'environmentFiles',
      { firelensConfiguration: { type: 'fluentbit', options: { 'config-file-typ': 's3' } } },
    ],
    ['secretSources', { credentialSpec: ['credentialspecdomainless:arn:aws:s3:::a/b'] }],
    ['secretSources', { credentialSpecs: ['credentialspecdomainles:arn:aws:s3:::a/b'] }],
  ])('leaves %s open: %j', (question, container) => {
    expect(openOf(container)).toContain(question);
  });

  test('leaves secrets open where a share names none', () => {
    const volumes = [
      { name: 'v', fsxWindowsFileServerVolumeConfiguration: { authorizationConfig: { credential: 'x' } } },
    ];
    expect(openOf({}, { volumes })).toContain('secretSources');
  });
});
