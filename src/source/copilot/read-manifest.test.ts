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

test.each(['true', 'yes', 'On', '{enable: true}', '{enable: yes}'])('exec is switched on by %s', (value) => {
  expect(read(`exec: ${value}`).answers.ecsExec).toBe(true);
});

test.each(['false', 'no', 'Off'])('exec and Service Connect are switched off by %s', (value) => {
  const { answers } = read(`exec: ${value}\nnetwork: {connect: ${value}}`);
  expect(answers).toMatchObject({ ecsExec: false, serviceConnect: false });
});

test.each([
  ['{Name: S3}', ['s3']],
  ['{Name: es, Host: search-x.eu-west-1.es.amazonaws.com, AWS_Auth: On}', ['opensearch']],
  ['{Name: datadog}', ['other']],
])('the log router sends where the output of a task definition would: %s', (destination, wanted) => {
  expect(read(`logging: {destination: ${destination}}`).answers.firelensDestinations).toEqual(wanted);
});

test('an output that is a placeholder leaves the destination open', () => {
  const { answers, open } = read('logging: {destination: {Name: "${OUTPUT}"}}');
  expect(answers.firelensDestinations).toBeUndefined();
  expect(open).toContain('firelensDestinations');
});

test.each([
  ['yes', ['efs'], false],
  ['{id: fs-0123abcd}', ['efs'], false],
  ['no', [], false],
  ['"${EFS}"', ['efs'], true],
])('a volume with efs: %s mounts %j', (efs, volumes, isOpen) => {
  const { answers, open } = read(`storage: {volumes: {data: {path: /data, efs: ${efs}}}}`);
  expect(open.includes('volumes')).toBe(isOpen);
  expect(answers.volumes).toEqual(volumes);
});

test('a sidecar of one environment brings its secrets and its environment file', () => {
  const sidecar = '{image: nginx, env_file: a.env, secrets: {A: /a}}';
  const { answers } = read(`environments: {prod: {sidecars: {proxy: ${sidecar}}}}`);
  expect(answers).toMatchObject({ environmentFiles: true, secretSources: ['ssm'] });
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
