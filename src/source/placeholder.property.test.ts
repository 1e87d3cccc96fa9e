/** What must not change an answer, and what must not make one sure: placeholders, the order of keys, resources of others. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printText } from '../core/index.ts';
import { isJsonList, isJsonObject, type JsonValue } from './json.ts';
import { type ReadSources, readSource } from './read-sources.ts';
import { readYaml } from './read-yaml.ts';

const folders = ['samples/pasted', 'task-definition/samples'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);

/** Samples as values, whatever they are written in. */
const documents: readonly JsonValue[] = folders
  .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
  .filter((file) => !file.endsWith('.expected.json') && /\.(?:json|yaml|yml)$/.test(file))
  .flatMap((file) => {
    const read = readYaml(readFileSync(file, 'utf8'));
    const value = read.ok && read.documents.length === 1 ? read.documents[0].value : null;
    return readSource(JSON.stringify(value)).ok ? [value] : [];
  });

const parts = (read: ReadSources) => (read.ok ? [read.reading.vpc, ...read.reading.workloads] : []);
const derivedIn = (read: ReadSources): ReadonlyMap<string, string> =>
  new Map(
    parts(read).flatMap(({ derived }) =>
      derived.map(({ question, value, workload }) => [`${workload ?? ''} ${question}`, printText(value)]),
    ),
  );
const openIn = (read: ReadSources): ReadonlySet<string> =>
  new Set(parts(read).flatMap(({ undetermined }) => undetermined.map(({ question }) => question)));

/** What each document says as it is: there are few of them, and many places in each. */
const known = new Map<JsonValue, ReadonlyMap<string, string>>();
function derivedOf(document: JsonValue): ReadonlyMap<string, string> {
  const derived = known.get(document) ?? derivedIn(readSource(JSON.stringify(document)));
  known.set(document, derived);
  return derived;
}

type Path = readonly (string | number)[];

function pathsIn(value: JsonValue, path: Path = []): readonly Path[] {
  const own = path.length === 0 ? [] : [path];
  if (isJsonList(value)) return [...own, ...value.flatMap((item, index) => pathsIn(item, [...path, index]))];
  if (!isJsonObject(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}

function replaced(value: JsonValue, [key, ...rest]: Path, by: JsonValue): JsonValue {
  if (key === undefined) return by;
  if (isJsonList(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  );
}

/** Names say which parts belong together, and types what a part is: without them it is another text. */
const SAYS_WHAT_IT_IS = /^(?:name|family|type|task_?definition(?:_?arn)?|address|awsebdockerrunversion)$/i;

/** Commands are clues to the operating system only where nothing else speaks of it. */
const IS_A_CLUE = /^(?:entrypoint|command)$/i;

const places = documents.flatMap((document) =>
  pathsIn(document)
    .filter(
      (path) =>
        !SAYS_WHAT_IT_IS.test(String(path.at(-1))) && !path.some((key) => IS_A_CLUE.test(String(key))),
    )
    .map((path) => ({ document, path })),
);

describe('what the sources say', () => {
  test('is never surely something else once a value is a placeholder', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom('${value}', '{{ value }}', '<value>', '__VALUE__', '%VALUE%'),
        ({ document, path }, placeholder) => {
          const before = derivedOf(document);
          const read = readSource(JSON.stringify(replaced(document, path, placeholder)));
          const open = openIn(read);
          const others = [...derivedIn(read)].filter(
            ([question, value]) =>
              before.has(question) &&
              before.get(question) !== value &&
              !open.has(question.slice(question.lastIndexOf(' ') + 1)),
          );
          expect(others, path.join('.')).toEqual([]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test('does not depend on the order of keys', () => {
    const reversed = (value: JsonValue): JsonValue =>
      isJsonList(value)
        ? value.map(reversed)
        : isJsonObject(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, item]) => [key, reversed(item)]),
            )
          : value;
    for (const document of documents) {
      const [a, b] = [document, reversed(document)].map((one) => readSource(JSON.stringify(one)));
      if (a === undefined || b === undefined) continue;
      expect([...derivedIn(b)].sort()).toEqual([...derivedIn(a)].sort());
      expect([...openIn(b)].sort()).toEqual([...openIn(a)].sort());
    }
  });

  test('does not depend on resources that have nothing to do with it', () => {
    const others: readonly JsonValue[] = [
      { Type: 'AWS::SQS::Queue' },
      { Type: 'AWS::Lambda::Function', Properties: {} },
      { Type: 'AWS::ECS::Cluster' },
      { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'other' } },
      { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'vpc-0123456789abcdef0' } },
    ];
    for (const document of documents) {
      const resources = isJsonObject(document) ? document['Resources'] : undefined;
      if (!isJsonObject(document) || !isJsonObject(resources)) continue;
      const before = readSource(JSON.stringify(document));
      for (const other of others) {
        const after = readSource(
          JSON.stringify({ ...document, Resources: { ...resources, ZzzOther: other } }),
        );
        expect([...derivedIn(after)]).toEqual([...derivedIn(before)]);
        expect([...openIn(after)]).toEqual([...openIn(before)]);
      }
    }
  });

  test('of a VPC in the template is open where the tasks stand in subnets of another', () => {
    const template = {
      Resources: {
        V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.99.0.0/16' } },
        T: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'a', Image: 'nginx' }] },
        },
        S: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: { Ref: 'T' },
            NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0123456789abcdef0'] } },
          },
        },
      },
    };
    expect(openIn(readSource(JSON.stringify(template)))).toContain('internetGateway');
  });
});
