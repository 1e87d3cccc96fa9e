import { expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

const read = (fields: string) => {
  const result = readSource(`name: a\ntype: Backend Service\nimage: {build: Dockerfile}\n${fields}\n`);
  const workload = result.ok ? result.reading.workloads[0] : undefined;
  return {
    answers: workload?.answers ?? {},
    open: workload?.undetermined.map(({ question }) => question) ?? [],
  };
};

test('a secret from an export of a stack is open: its value may name either service', () => {
  const { open } = read('secrets: {DB: {from_cfn: "app-db"}}');
  expect(open).toContain('secretSources');
});

test.each(['configFilePath: /extra.conf', 'env_file: log.env', 'enableMetadata: false'])(
  'logging with %s has a log router',
  (setting) => {
    const { answers, open } = read(`logging: {${setting}}`);
    expect(answers.logDrivers).toEqual(['awslogs', 'awsfirelens']);
    expect(open).toContain('firelensDestinations');
  },
);

test('logging with a retention alone has none', () => {
  expect(read('logging: {retention: 7}').answers.logDrivers).toEqual(['awslogs']);
});

test('exec is switched on in either spelling', () => {
  expect(read('exec: {enable: true}').answers.ecsExec).toBe(true);
  expect(read('exec: true').answers.ecsExec).toBe(true);
});

test.each([
  ['a field with a slip', 'secrenullts: {A: /a}', 'secretSources'],
  ['a switch that is neither on nor off', 'exec: t', 'ecsExec'],
  ['a text that ends after a key', 'cpu: 256\nlogging:', 'secretSources'],
])('%s leaves open what it may have said', (_, fields, question) => {
  expect(read(fields).open).toContain(question);
});

test('an override of the task definition leaves open what it may change', () => {
  const rule = 'taskdef_overrides: [{path: "ContainerDefinitions[0].Secrets[-].ValueFrom", value: x}]';
  expect(read(rule).open).toContain('secretSources');
});
