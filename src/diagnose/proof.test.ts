import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAUSES } from './clauses.ts';
import { cluesIn } from './clues.ts';
import { decided } from './pattern.ts';
import { judged } from './proof.ts';
import { tracked } from './tracked.ts';

/** A message of each clause, and the same without the words that make it whole. */
const SAID: { readonly [C in keyof typeof CLAUSES]: readonly [whole: string, part: string] } = {
  endpointPolicy: [
    'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: sqs:SendMessage on resource: q because no VPC endpoint policy allows the sqs:SendMessage action',
    'AccessDeniedException: is not authorized to perform: sqs:SendMessage because of a VPC endpoint policy',
  ],
  callersPolicy: [
    'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: sqs:SendMessage on resource: q because no identity-based policy allows the sqs:SendMessage action',
    'AccessDeniedException: is not authorized to perform: sqs:SendMessage',
  ],
  throttled: ['ThrottlingException: Rate exceeded, status code: 400', 'Error: the rate was exceeded'],
  imageNotThere: [
    'CannotPullContainerError: Error response from daemon: manifest for a/b:1 not found',
    'CannotPullContainerError: Error response from daemon: manifest for a/b:1',
  ],
  otherPlatform: [
    "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64': not found",
    'CannotPullContainerError: image Manifest of platform linux/arm64',
  ],
  diskFull: [
    'CannotPullContainerError: failed to register layer: write /a: no space left on device',
    'CannotPullContainerError: failed to register layer: write /a: no space left',
  ],
  layerNotUnpacked: [
    'CannotPullContainerError: failed to register layer: unlinkat /a: busy',
    'CannotPullContainerError: register layer',
  ],
  imageReference: [
    'CannotPullContainerError: invalid reference format',
    'CannotPullContainerError: invalid format',
  ],
  noCallToRegistry: [
    'CannotPullContainerError: Get "https://registry-1.docker.io/v2/": dial tcp 1.2.3.4:443: i/o timeout',
    'CannotPullContainerError: https://registry-1.docker.io/v2/ timeout',
  ],
  secretNotThere: [
    "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    'ResourceNotFoundException: a secret of Secrets Manager',
  ],
  secretWithoutKey: [
    'ResourceInitializationError: retrieved secret did not contain json key a',
    'ResourceInitializationError: retrieved secret json key a',
  ],
  parameterNotThere: [
    'ResourceInitializationError: invalid ssm parameters: /a',
    'ResourceInitializationError: ssm parameters: /a',
  ],
  badReference: ['ResourceInitializationError: invalid ARN of secret', 'ResourceInitializationError: secret'],
  keyRefused: [
    'AccessDeniedException: Access to KMS is not allowed',
    'AccessDeniedException: KMS is mentioned',
  ],
  environmentFileNotThere: [
    'ResourceInitializationError: NoSuchKey: the specified key does not exist',
    'ResourceInitializationError: the specified key',
  ],
  roleNotAssumed: [
    "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/r')",
    '(service web) failed to launch a task with the role',
  ],
  logGroupNotThere: [
    'ResourceNotFoundException: The specified log group does not exist.',
    'ResourceNotFoundException: log group /a',
  ],
  logOptions: [
    "failed to initialize logging driver: Error: unknown log opt 'a' for awslogs",
    'failed to initialize logging driver: Error: awslogs',
  ],
  noLogOptions: [
    'CannotStartContainerError: no log configuration specified',
    'CannotStartContainerError: log configuration',
  ],
  clusterNotThere: ['ClusterNotFoundException: Cluster not found.', 'InvalidParameterException: cluster'],
  agentSetting: [
    'level=warn msg="Invalid format for ECS_AVAILABLE_LOGGING_DRIVERS" container agent error: x',
    'level=warn msg="ECS_AVAILABLE_LOGGING_DRIVERS" container agent error: x',
  ],
  taskDefinition: [
    'InvalidParameterException: Network Configuration must be provided when networkMode awsvpc is specified.',
    'InvalidParameterException: Network Configuration',
  ],
  outOfMemory: ['OutOfMemoryError: Container killed due to memory usage', 'Error: container used memory'],
  programNotThere: [
    'CannotStartContainerError: exec: "app": executable file not found in $PATH',
    'CannotStartContainerError: exec: "app"',
  ],
  healthCheck: [
    'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/a/1)',
    'Task is in (target-group a), error: health',
  ],
  noCapacity: [
    '(service web) was unable to place a task. Reason: Capacity is unavailable at this time.',
    '(service web) was unable to place a task. Reason: Capacity.',
  ],
  spot: [
    '(service web) (task 0a) has stopped, stoppedReason: Your Spot Task was interrupted.',
    '(service web) (task 0a) has stopped, stoppedReason: Your Spot Task.',
  ],
  portTaken: [
    'CannotStartContainerError: listen tcp 0.0.0.0:80: bind: address already in use',
    'CannotStartContainerError: listen tcp 0.0.0.0:80: bind',
  ],
  noMountTarget: [
    'ResourceInitializationError: failed to invoke EFS utils: Failed to resolve "fs-12345678.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
    'ResourceInitializationError: failed to invoke EFS utils: fs-12345678',
  ],
  mountWithoutAnswer: [
    'ResourceInitializationError: mount.nfs4: Connection timed out',
    'ResourceInitializationError: mount.nfs4',
  ],
  mountRefused: [
    'ResourceInitializationError: mount.nfs4: access denied by server while mounting 127.0.0.1:/',
    'ResourceInitializationError: mount.nfs4: access',
  ],
  noDirectory: [
    'ResourceInitializationError: mount.nfs4: mounting 127.0.0.1:/a failed, reason given by server: No such file or directory',
    'ResourceInitializationError: No such file or directory',
  ],
  volumeRole: ['Error: the EBS volume role: ECS was unable to assume the role', 'Error: the EBS volume role'],
  creationRefused: [
    "Error: creating EC2 VPC Endpoint: InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.x.s3' does not exist",
    'Error: creating EC2 VPC Endpoint: x',
  ],
  noPlugin: [
    'SessionManagerPlugin is not found. Please refer to SessionManager Documentation here',
    'SessionManagerPlugin, error: x',
  ],
  checkerDenied: [
    'ssmmessages:CreateControlChannel: implicitDeny, error: x, ecs-agent',
    'ssmmessages:CreateControlChannel, error: x, ecs-agent',
  ],
  linkLocal: [
    'Error: connect ETIMEDOUT 169.254.169.254:80: timed out',
    'Error: 169.254.169.254:80 is the metadata',
  ],
};

const sure = (clause: keyof typeof CLAUSES, text: string, cut = false): string =>
  judged(decided(CLAUSES[clause])('runtime', [], 'Text.'), cluesIn(tracked(text), cut)).likelihood;

const IDS = Object.keys(CLAUSES) as (keyof typeof CLAUSES)[];

describe('a claim by the clause', () => {
  test.each(IDS)('%s is certain where the clause is whole, and nowhere else', (id) => {
    const [whole, part] = SAID[id];
    expect(sure(id, whole)).toBe('certain');
    expect(sure(id, part)).toBe('likely');
    expect(sure(id, whole, true)).toBe('likely');
  });

  test('is not certain in advice, in a remark, or where nobody speaks', () => {
    expect(sure('imageReference', 'if you see invalid reference format, correct the name')).toBe('likely');
    expect(sure('imageReference', 'Error: retry on invalid reference format')).toBe('likely');
    expect(sure('imageReference', 'invalid reference format')).toBe('likely');
  });
});

test('no pattern can call itself certain: one file says it', () => {
  const folder = new URL('./', import.meta.url);
  const files = ['', 'patterns/'].flatMap((part) =>
    readdirSync(new URL(part || '.', folder))
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.property.'))
      .map((name) => `${part}${name}`),
  );
  const saying = files.filter((name) =>
    /likelihood: '?certain|\? 'certain'/.test(readFileSync(new URL(name, folder), 'utf8')),
  );
  expect(saying).toEqual(['proof.ts']);
});
