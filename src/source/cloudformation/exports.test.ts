/** What templates export and import: the order in which they are given does not matter. */
import { expect, test } from 'vitest';
import { readSources } from '../read-sources.ts';

const template = (Resources: object, Outputs: object = {}) => JSON.stringify({ Resources, Outputs });
const exported = (Value: unknown, Name: unknown) => ({ Out: { Value, Export: { Name } } });
const imported = (name: string) => ({ 'Fn::ImportValue': name });

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db';
const definition = (Properties: object) => ({
  Td: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: 'web',
      RequiresCompatibilities: ['EC2', 'FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: 256,
      Memory: 512,
      ...Properties,
    },
  },
});
const container = (fields: object) => ({
  ContainerDefinitions: [{ Name: 'a', Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a', ...fields }],
});

/** A value, a value made of it, and who uses that. */
const base = template({ Topic: { Type: 'AWS::SNS::Topic' } }, exported(SECRET, 'base-secret'));
const middle = template(
  { Topic: { Type: 'AWS::SNS::Topic' } },
  exported({ 'Fn::Join': ['', [imported('base-secret'), ':password::']] }, 'middle-secret'),
);
const app = template(
  definition(container({ Secrets: [{ Name: 'P', ValueFrom: imported('middle-secret') }] })),
);
/** A task definition, and a service of another stack that starts it. */
const task = template(definition(container({})), exported({ Ref: 'Td' }, 'task'));
const service = template({
  S: {
    Type: 'AWS::ECS::Service',
    Properties: { TaskDefinition: imported('task'), LaunchType: 'EC2', EnableExecuteCommand: true },
  },
});

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first, at) =>
    orders(items.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
  );
}

function read(texts: readonly string[]) {
  const result = readSources(texts.map((text) => ({ name: `${text.length}`, text })));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.reading;
}

const said = (texts: readonly string[]) => {
  const { vpc, workloads } = read(texts);
  return [vpc, ...workloads].map(({ answers, undetermined }) => [
    answers,
    undetermined.map(({ question, text }) => `${question}: ${text}`).sort(),
  ]);
};

test.each([
  ['a value through two templates', [base, middle, app]],
  ['a task definition', [task, service]],
])('%s is found in every order', (_, texts) => {
  const [first, ...others] = orders(texts).map(said);
  for (const other of others) expect(other).toEqual(first);
});

test('what is imported is read, with what it says', () => {
  const [workload] = read([app, middle, base]).workloads;
  expect(workload?.answers.secretSources).toEqual(['secretsmanager']);
  expect(workload?.undetermined.map(({ question }) => question)).not.toContain('secretSources');
  expect(read([service, task]).workloads.map(({ name, answers }) => [name, answers])).toMatchObject([
    ['web', { launchType: 'EC2', ecsExec: true, imageRegistries: ['ecr-private'] }],
  ]);
});

test('exports that import each other come to an end, and stay open', () => {
  const ring = (from: string, to: string) =>
    template(
      { Topic: { Type: 'AWS::SNS::Topic' } },
      exported({ 'Fn::Sub': ['${A}x', { A: imported(from) }] }, to),
    );
  const user = template(definition(container({ Secrets: [{ Name: 'P', ValueFrom: imported('one') }] })));
  const [workload] = read([ring('one', 'two'), ring('two', 'one'), user]).workloads;
  expect(workload?.undetermined.map(({ question }) => question)).toContain('secretSources');
});
