/** Templates that use what they do not have. */
import { expect, test } from 'vitest';
import type { QuestionId } from '../../core/index.ts';
import { readSource } from '../read-sources.ts';

const OF_THE_TASK: readonly QuestionId[] = [
  'logDrivers',
  'volumes',
  'environmentFiles',
  'secretSources',
  'serviceConnect',
  'registryCredentials',
];

/** A service and its task; what stands in them depends on `Prod`, of which the template says nothing. */
function template(task: object, service: object, resource: object = {}): string {
  return JSON.stringify({
    Resources: {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          RequiresCompatibilities: ['FARGATE'],
          ContainerDefinitions: [
            {
              Name: 'app',
              Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/app',
              LogConfiguration: { LogDriver: 'awslogs' },
              ...task,
            },
          ],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { TaskDefinition: { Ref: 'Task' }, LaunchType: 'FARGATE', ...service },
        ...resource,
      },
    },
  });
}

function openIn(text: string): ReadonlyMap<QuestionId, string> {
  const read = readSource(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const open = read.reading.workloads.flatMap(({ undetermined }) => undetermined);
  return new Map(
    open.flatMap(({ question, because }) => (because === undefined ? [] : [[question, because]])),
  );
}

const either = (yes: unknown, no: unknown) => ({ 'Fn::If': ['Prod', yes, no] });

test('a condition that a template lacks leaves open what it stands in, and nothing else', () => {
  const open = openIn(template({}, { EnableExecuteCommand: either(true, false) }));
  expect(open.get('ecsExec')).toContain('Prod');
  for (const question of OF_THE_TASK) expect(open.get(question), question).toBeUndefined();
});

test('of a log configuration it leaves the log driver open', () => {
  const open = openIn(template({ LogConfiguration: { LogDriver: either('awslogs', 'splunk') } }, {}));
  expect(open.get('logDrivers')).toContain('Prod');
  for (const question of OF_THE_TASK)
    if (question !== 'logDrivers') expect(open.get(question), question).toBeUndefined();
});

test('on which a resource rests, it leaves open what the resource says', () => {
  const open = openIn(template({}, { EnableExecuteCommand: true }, { Condition: 'Prod' }));
  expect(open.get('ecsExec')).toContain('Prod');
  expect(open.get('logDrivers')).toBeUndefined();
});

test('a resource that a template lacks may have stood beside what is absent', () => {
  const open = openIn(template({}, { Cluster: { Ref: 'Gone' } }));
  expect(open.get('volumes')).toContain('Gone');
});
