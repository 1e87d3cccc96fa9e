/** Who occurs in a text, and what is said where somebody does not. */
import { describe, expect, test } from 'vitest';
import { citedFor, partiesIn, withParties } from './parties.ts';

const NOBODY = { task: false, container: false, instance: false };

describe('where a text has none', () => {
  test.each([
    [
      'Allow s3:GetObject for the task execution role (on Amazon EC2 without one: the container instance role).',
      'Allow s3:GetObject for the role of the caller.',
    ],
    ['Allow inbound TCP 443 from the tasks.', 'Allow inbound TCP 443 from the callers.'],
    ['Read the log of the container.', 'Read the log of the program.'],
    [
      'Allow s3:GetObject for the identity that makes the call (in a container usually the task role).',
      'Allow s3:GetObject for the identity that makes the call.',
    ],
    ['In a task: check the task role.', 'In a task: check the task role.'],
  ])('%s', (said, instead) => {
    expect(withParties(said, NOBODY)).toBe(instead);
    expect(withParties(said, { task: true, container: true, instance: true })).toBe(said);
  });
});

describe('a task of Amazon ECS', () => {
  test.each([
    'CannotPullContainerError: context canceled',
    'sqs hangs from my task in a private subnet',
    'la tarea no puede descargar la imagen',
    '169.254.170.2/v2/credentials/x: connection refused',
  ])('is in: %s', (text) => {
    expect(partiesIn(text).task).toBe(true);
  });

  test.each([
    '[engine] failed to flush chunk, retry in 6 seconds: task_id=0, input=tail.1 > output=s3.1',
    'celery: Task orders.send[12] raised unexpected: EndpointConnectionError',
    "Execution failed for task ':app:pull'",
    'docker: Error response from daemon: failed to create shim task: OCI runtime create failed',
    'Task timed out after 3.00 seconds',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
  ])('is not in: %s', (text) => {
    expect(partiesIn(text).task).toBe(false);
  });
});

test('who occurs is looked for in the whole text', () => {
  expect(partiesIn(`${'ERROR i/o timeout\n'.repeat(10_000)}The task stopped.`).task).toBe(true);
});

test.each([
  ['level=info time=2026-05-01T10:00:00Z msg="Saving state"', true],
  ['time="2026-05-01T10:00:00Z" level=error msg="dial tcp: i/o timeout"', false],
])('a level alone makes no container instance: %s', (text, instance) => {
  expect(partiesIn(text).instance).toBe(instance);
});

test('a page about tasks is no source of what is said of somebody else, and nothing is without a source', () => {
  expect(citedFor('iam', ['ecs-task-roles', 'iam-denies'], NOBODY)).toEqual(['iam-denies']);
  expect(citedFor('network-path', ['ecs-task-networking'], NOBODY)).toEqual(['vpc-nat-gateway']);
  expect(citedFor('missing-endpoint', ['ecs-vpc-endpoints', 'ecs-instance-role'], NOBODY)).toEqual([
    'ecs-vpc-endpoints',
  ]);
  expect(citedFor('log-group', ['logs-vpc-endpoints'], NOBODY)).toEqual([]);
  expect(citedFor('endpoint-dns', ['ecs-task-networking'], NOBODY)).toEqual(['vpc-dns']);
  expect(citedFor('network-path', ['ecs-fargate-networking'], NOBODY, { answered: true })).toEqual([]);
  expect(citedFor('iam', ['ecs-task-roles'], NOBODY)).toEqual(['ecs-task-roles']);
  expect(citedFor('iam', ['ecs-task-roles'], { ...NOBODY, task: true })).toEqual(['ecs-task-roles']);
});
