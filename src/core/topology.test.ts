import { expect, test } from 'vitest';
import { type Answers, plan, planVpc, toProfile, type WorkloadProfile } from './index.ts';
import { topologyOf } from './topology.ts';

const pictureOf = (answers: Answers) => topologyOf(plan(toProfile(answers)));

test('every endpoint of a plan is in its picture, once', () => {
  const planned = plan(toProfile({ launchType: 'EC2', applicationServices: ['dynamodb', 'sqs'] }));
  const { gateways, interfaces } = topologyOf(planned);
  expect(new Set([...gateways, ...interfaces])).toEqual(new Set(planned.endpoints));
  expect(gateways.length + interfaces.length).toBe(planned.endpoints.length);
});

test('the picture says whether and how the subnets reach the internet', () => {
  expect(pictureOf({}).internet).toEqual({ reachable: false, label: 'No internet access' });
  expect(pictureOf({ internetGateway: true }).internet).toEqual({
    reachable: true,
    label: 'Through a NAT gateway',
  });
});

test('what no endpoint reaches is named, and what a server in the network may take', () => {
  expect(pictureOf({}).beyond).toEqual([]);
  const beyond = (answers: Answers) =>
    pictureOf(answers).beyond.map(({ what, mayBeInside }) => `${mayBeInside ? '?' : '✕'} ${what}`);
  expect(beyond({ imageRegistries: ['ecr-private', 'other'] })).toEqual(['✕ Another registry']);
  expect(beyond({ operatingSystem: 'WINDOWS' })).toEqual(['✕ Windows base layers']);
  expect(beyond({ logDrivers: ['splunk', 'awsfirelens'], firelensDestinations: ['s3', 'other'] })).toEqual([
    '? Logs by splunk',
    '? Logs to: Somewhere else',
  ]);
});

test('servers outside of the VPC are drawn outside', () => {
  expect(pictureOf({ launchType: 'EXTERNAL' }).callersOutside).toBe(true);
  expect(pictureOf({ launchType: 'EC2' }).callersOutside).toBe(false);
});

test('the way to the internet has its device, also where it leads nowhere', () => {
  expect(pictureOf({}).gate).toBeUndefined();
  expect(pictureOf({ egress: 'nat-gateway', internetGateway: true }).gate?.place).toBe('inside');
  expect(pictureOf({ egress: 'transit' }).gate?.place).toBe('outside');
  expect(pictureOf({ internetGateway: true, egress: 'none' }).gate?.label).toContain('no route');
  const blocked = pictureOf({
    internetGateway: true,
    egress: 'nat-gateway',
    blockPublicAccess: 'bidirectional',
  });
  expect(blocked.internet.reachable).toBe(false);
});

test('subnets with a route to an internet gateway are public', () => {
  expect(pictureOf({ internetGateway: true, egress: 'public-ip' }).subnetsArePublic).toBe(true);
  expect(pictureOf({ internetGateway: true, egress: 'nat-gateway' }).subnetsArePublic).toBe(false);
  expect(pictureOf({ internetGateway: true, egress: 'none' }).subnetsArePublic).toBe(false);
  expect(pictureOf({ launchType: 'EXTERNAL', egress: 'public-ip' }).subnetsArePublic).toBe(false);
});

test('central endpoints stand in a hub VPC', () => {
  expect(pictureOf({}).hub).toBeUndefined();
  expect(pictureOf({ endpointPlacement: 'central-vpc', sharedByVpcs: 7 }).hub?.sharedBy).toBe(7);
});

test('a path that Block Public Access closes is none', () => {
  const open = { internetGateway: true, egress: 'public-ip' } as const;
  const reachable = (
    blockPublicAccess: WorkloadProfile['blockPublicAccess'],
    egress: WorkloadProfile['egress'] = 'public-ip',
  ) => pictureOf({ ...open, egress, blockPublicAccess }).internet.reachable;
  expect([reachable('off'), reachable('ingress-only'), reachable('bidirectional')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([reachable('ingress-only', 'nat-gateway'), reachable('bidirectional', 'transit')]).toEqual([
    true,
    true,
  ]);
});

test('the picture of several workloads is about all of them', () => {
  const { callers, callersOutside, host, beyond } = topologyOf(
    planVpc({}, [
      { name: 'web', answers: { launchType: 'FARGATE' } },
      { name: 'batch', answers: { launchType: 'EC2', imageRegistries: ['ecr-private', 'other'] } },
    ]),
  );
  expect({ callers, callersOutside, host, beyond }).toEqual({
    callers: 'AWS Fargate and Amazon EC2',
    callersOutside: false,
    host: undefined,
    beyond: [{ what: 'Another registry', mayBeInside: false }],
  });
});
