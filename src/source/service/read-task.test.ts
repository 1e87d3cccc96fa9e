import { expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

const notesOf = (more: object): readonly string[] => {
  const task = {
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/c/1',
    launchType: 'FARGATE',
    containers: [],
    ...more,
  };
  const read = readSource(JSON.stringify({ tasks: [task] }));
  return read.ok ? read.reading.vpc.notes.map(({ text }) => text) : [];
};

test('a task that has stopped is read, and its reason is left to the diagnosis', () => {
  const stopped = notesOf({ stoppedReason: 'ResourceInitializationError: pull of hunter2 failed' });
  expect(stopped.filter((text) => text.includes('npm run --silent diagnose'))).toHaveLength(1);
  expect(stopped.join()).not.toContain('hunter2');
  expect(notesOf({}).join()).not.toContain('diagnose');
});

test.each(['clusterArn', 'containers', 'enableExecuteCommand'])(
  'a list of chosen fields of tasks denies nothing that it leaves out: %s',
  (left) => {
    const task = {
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/c',
      containers: [{ name: 'a', image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1' }],
      enableExecuteCommand: true,
      launchType: 'FARGATE',
      lastStatus: 'RUNNING',
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1',
    };
    const { [left as keyof typeof task]: _, ...rest } = task;
    const read = readSource(JSON.stringify({ tasks: [rest] }));
    const answers = read.ok ? Object.assign({}, ...read.reading.workloads.map((one) => one.answers)) : {};
    expect(answers).not.toMatchObject({ serviceConnect: false });
    expect(answers).not.toMatchObject({ ecsExec: false });
  },
);

test('a task is called a task, also where its settings are those of a service', () => {
  const task = {
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/c/1',
    launchType: 'FARGATE',
    containers: [],
  };
  const read = JSON.stringify(readSource(JSON.stringify({ tasks: [task] })));
  expect(read).toContain('The task has the launch type FARGATE');
  expect(read).not.toMatch(/the service has/i);
});
