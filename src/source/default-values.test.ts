/** What a template says only with the default values of its parameters may be another in a deployment: that is told, and only where it matters. */
import { describe, expect, test } from 'vitest';
import type { QuestionId } from '../core/index.ts';
import { readSources } from './read-sources.ts';

type Json = { readonly [key: string]: unknown };

const SECRETS = [{ Name: 'k', ValueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/k' }];
const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1';
const NOTHING = { Ref: 'AWS::NoValue' };
const when = (value: unknown, otherwise: unknown = NOTHING) => ({ 'Fn::If': ['Wanted', value, otherwise] });

interface Parts {
  readonly container?: Json;
  readonly containers?: readonly unknown[];
  readonly task?: Json;
  readonly service?: Json;
}

/** A template whose condition `Wanted` is true with the default value `yes`, and whose parameter `Env` is `prod` by default. */
function read(wanted: 'yes' | 'no', { container = {}, containers = [], task = {}, service = {} }: Parts) {
  const text = JSON.stringify({
    Parameters: { Want: { Type: 'String', Default: wanted }, Env: { Type: 'String', Default: 'prod' } },
    Conditions: { Wanted: { 'Fn::Equals': [{ Ref: 'Want' }, 'yes'] } },
    Resources: {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          RequiresCompatibilities: ['FARGATE'],
          NetworkMode: 'awsvpc',
          Cpu: '256',
          Memory: '512',
          ContainerDefinitions: [{ Name: 'web', Image: IMAGE, ...container }, ...containers],
          ...task,
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { LaunchType: 'FARGATE', TaskDefinition: { Ref: 'Task' }, ...service },
      },
    },
  });
  const result = readSources([{ name: 'template', text }]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const [workload] = result.reading.workloads;
  const { vpc } = result.reading;
  return (question: QuestionId) => ({
    value: [...vpc.derived, ...(workload?.derived ?? [])].find((one) => one.question === question)?.value,
    open: [...vpc.undetermined, ...(workload?.undetermined ?? [])].find((one) => one.question === question)
      ?.text,
  });
}

describe('what a condition chooses or leaves out with default values is a doubt', () => {
  test.each<[what: string, question: QuestionId, parts: Parts]>([
    ['a list of secrets', 'secretSources', { container: { Secrets: when(SECRETS) } }],
    ['one secret of a list', 'secretSources', { container: { Secrets: [when(SECRETS[0])] } }],
    ['a container', 'imageRegistries', { containers: [when({ Name: 'x', Image: 'public.ecr.aws/x/y:1' })] }],
    ['the secrets of a container', 'secretSources', { containers: [when({ Name: 'x', Secrets: SECRETS })] }],
    ['a log driver', 'logDrivers', { container: { LogConfiguration: when({ LogDriver: 'awslogs' }) } }],
    [
      'environment files',
      'environmentFiles',
      { container: { EnvironmentFiles: when([{ Type: 's3', Value: 'arn:aws:s3:::b/k' }]) } },
    ],
    [
      'a list of volumes',
      'volumes',
      { task: { Volumes: when([{ Name: 'v', EFSVolumeConfiguration: { FilesystemId: 'fs-12345678' } }]) } },
    ],
    ['ECS Exec', 'ecsExec', { service: { EnableExecuteCommand: when(true, false) } }],
    [
      'Service Connect',
      'serviceConnect',
      { service: { ServiceConnectConfiguration: when({ Enabled: true, Namespace: 'n' }) } },
    ],
  ])('%s', (_, question, parts) => {
    expect(read('yes', parts)(question).open).toMatch(/condition Wanted is true with the default/i);
    expect(read('no', parts)(question).open).toMatch(/condition Wanted is false with the default/i);
  });
});

describe('a default value that does not decide an answer is no doubt about it', () => {
  test('the tag of an image', () => {
    const found = read('yes', { container: { Image: { 'Fn::Sub': IMAGE.replace(':1', ':${Env}') } } });
    expect(found('imageRegistries')).toEqual({ value: ['ecr-private'], open: undefined });
    expect(found('region').value).toBe('eu-west-1');
    expect(found('region').open).not.toContain('Env');
  });

  test('the registry of an image is one', () => {
    const found = read('yes', { container: { Image: { 'Fn::Sub': 'public.ecr.aws/${Env}/web:1' } } });
    expect(found('imageRegistries').open).toBeUndefined();
    const registry = read('yes', { container: { Image: { 'Fn::Sub': '${Env}/web:1' } } });
    expect(registry('imageRegistries').open).toMatch(/parameter Env has this as its default/i);
  });

  test('the name of a parameter', () => {
    const reference = { 'Fn::Sub': 'arn:aws:ssm:eu-west-1:111122223333:parameter/${Env}/k' };
    const found = read('yes', { container: { Secrets: [{ Name: 'k', ValueFrom: reference }] } });
    expect(found('secretSources')).toEqual({ value: ['ssm'], open: undefined });
  });

  test('what another place says without a condition', () => {
    const LogConfiguration = { LogDriver: 'awslogs', Options: { 'awslogs-region': 'eu-west-1' } };
    const found = read('yes', { container: { LogConfiguration, Secrets: when(SECRETS) } });
    expect(found('region')).toEqual({ value: 'eu-west-1', open: undefined });
  });
});
