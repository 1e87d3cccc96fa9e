import { describe, expect, test } from 'vitest';
import { recognise, type TextKind } from './recognise.ts';

const ERROR =
  'CannotPullContainerError: failed to resolve ref: failed to do request: Head "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/a/manifests/1": dial tcp 52.1.2.3:443: i/o timeout';
const TASK = JSON.stringify({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [
    { name: 'a', image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1', essential: true },
  ],
});
const ENDPOINTS = JSON.stringify({
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-0123456789abcdef0',
      VpcId: 'vpc-0123456789abcdef0',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      VpcEndpointType: 'Gateway',
      State: 'available',
      RouteTableIds: ['rtb-0123456789abcdef0'],
    },
  ],
});
const SUBNETS = JSON.stringify({
  Subnets: [
    {
      SubnetId: 'subnet-0123456789abcdef0',
      VpcId: 'vpc-0123456789abcdef0',
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: 'us-east-1a',
    },
  ],
});

const named = (...texts: readonly string[]) => texts.map((text, index) => ({ name: `text ${index}`, text }));
const read = (...texts: readonly string[]) => recognise(named(...texts), { services: [] });

describe('a pasted text is recognised by its content', () => {
  test.each<readonly [string, TextKind, string]>([
    ['a stopped reason', 'error', ERROR],
    ['a task definition', 'source', TASK],
    ['endpoints', 'inventory', ENDPOINTS],
    ['subnets alone', 'inventory', SUBNETS],
    ['a link', 'plan', 'https://planner.example/#v=1&region=eu-west-1'],
    ['a bare fragment', 'plan', 'v=1&launchType=EC2'],
    ['saved answers', 'plan', '{"version":1,"answers":{"launchType":"EC2"}}'],
    ['prose', 'unknown', 'The quick brown fox jumps over the lazy dog'],
    ['other JSON', 'unknown', '{"a":[1,2,3]}'],
  ])('%s', (_, kind, text) => expect(read(text).found.map((found) => found.kind)).toEqual([kind]));
});

test('several texts are read together: subnets join the endpoints, an error keeps its diagnosis', () => {
  const { inventory, diagnosis, reading, problems } = read(ENDPOINTS, SUBNETS, ERROR, TASK);
  expect(inventory?.endpoints).toHaveLength(1);
  expect(inventory?.subnets).toHaveLength(1);
  expect(diagnosis?.diagnoses.length).toBeGreaterThan(0);
  expect(reading?.workloads).toHaveLength(1);
  expect(problems).toEqual([]);
});

const ARN = 'arn:aws:ecs:eu-west-1:123456789012';
const tasks = (more: object) =>
  JSON.stringify({
    tasks: [
      {
        taskArn: `${ARN}:task/prod/0123456789abcdef0123456789abcdef`,
        clusterArn: `${ARN}:cluster/prod`,
        taskDefinitionArn: `${ARN}:task-definition/web:1`,
        launchType: 'FARGATE',
        ...more,
      },
    ],
    failures: [],
  });

test('a described task that did not start is both: what it says of the workload, and why it stopped', () => {
  const { found, reading, diagnosis, error } = read(tasks({ lastStatus: 'STOPPED', stoppedReason: ERROR }));
  expect(found.map(({ kind }) => kind)).toEqual(['source']);
  expect(reading?.workloads[0]?.answers.launchType).toBe('FARGATE');
  expect(diagnosis?.diagnoses[0]).toMatchObject({ cause: 'missing-endpoint' });
  expect(error).toContain('CannotPullContainerError');
});

test('of a described task that runs nothing is diagnosed', () => {
  const { reading, diagnosis } = read(tasks({ lastStatus: 'RUNNING' }));
  expect(reading?.workloads).toHaveLength(1);
  expect(diagnosis).toBeUndefined();
});

test('a language that only its own program evaluates is refused by its name', () => {
  const [problem] = read('resource "aws_ecs_task_definition" "a" {\n  family = "a"\n}').problems;
  expect(problem?.message).toContain('terraform show -json');
});

test('what is not understood says what to paste instead', () => {
  const { problems } = read('The quick brown fox');
  expect(problems[0]?.message.length).toBeGreaterThan(20);
});

test('an output of describe-vpc-endpoints that was filtered is refused for that, not as something else', () => {
  const { VpcEndpoints } = JSON.parse(ENDPOINTS);
  const { RouteTableIds: _, ...filtered } = VpcEndpoints[0];
  const { found, problems } = read(JSON.stringify({ VpcEndpoints: [filtered] }));
  expect(found.map(({ kind }) => kind)).toEqual(['unknown']);
  expect(problems.map(({ message }) => message).join(' ')).toMatch(/this output was filtered: RouteTableIds/);
  expect(problems.map(({ message }) => message).join(' ')).not.toMatch(/task definition/);
});

test('one text may hold what runs and what exists: both are read, alone and beside others', () => {
  for (const texts of [
    [`${TASK}\n${ENDPOINTS}`],
    [`${ENDPOINTS}\n${TASK}`],
    [`${TASK}\n${ENDPOINTS}`, SUBNETS],
  ]) {
    const { found, inventory, reading } = read(...texts);
    expect(found[0]?.title).toBe('a task definition and what exists');
    expect(inventory?.endpoints).toHaveLength(1);
    expect(inventory?.subnets?.length ?? 0).toBe(texts.length - 1);
    expect(reading?.workloads).toHaveLength(1);
  }
});

describe('a Region that a source only guesses', () => {
  const guessed = JSON.stringify({
    ...JSON.parse(TASK),
    containerDefinitions: ['eu-west-1', 'eu-west-2'].map((region, index) => ({
      name: `c${index}`,
      image: `123456789012.dkr.ecr.${region}.amazonaws.com/a:1`,
    })),
  });
  const regionOf = (texts: readonly string[]) => {
    const { reading } = read(...texts);
    const isOpen = reading?.vpc.undetermined.some(({ question }) => question === 'region');
    return [reading?.vpc.answers.region, isOpen];
  };

  test('is that of what exists, and a conflict that names it', () => {
    expect(regionOf([guessed])).toEqual(['eu-west-1', true]);
    expect(regionOf([guessed, ENDPOINTS])).toEqual(['us-east-1', false]);
    const conflict = read(guessed, ENDPOINTS).reading?.vpc.conflicts.find(
      ({ question }) => question === 'region',
    );
    expect(conflict?.text).toContain('us-east-1 (describe-vpc-endpoints)');
  });

  test('stays a guess where what exists does not say its Region', () => {
    expect(regionOf([guessed, SUBNETS.replace('us-east-1a', '')])).toEqual(['eu-west-1', true]);
  });
});
