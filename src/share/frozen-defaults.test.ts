/**
 * Short links leave out what equals the defaults of their version. A default that changes needs a migration that fills in
 * the old one; this test says so before it happens in silence.
 */
import { expect, test } from 'vitest';
import { type Answers, PRESETS, toProfile, toProfiles } from '../core/index.ts';
import { printFragment, readLink } from './index.ts';
import { printShortFragment } from './print-link.ts';

/** The plan without an answer, as version 1 has meant it since the first short link. */
const DEFAULTS =
  'v=1&region=us-east-1&internetGateway=false&egress=none&endpointPlacement=this-vpc&vpcInUse=false&dns=amazon-provided&vpcDnsAttributes=true&subnetOwnership=owner&ipAddressType=ipv4&availabilityZones=2&openS3Connections=false&templateSourceRegion=none&launchType=FARGATE&operatingSystem=LINUX&platformVersion=LATEST&imageRegistries=ecr-private&ecrApiPrivateDns=true&sdkBefore2019=false&logDrivers=awslogs&secretSources=&environmentFiles=false&ecsExec=false&serviceConnect=false&xray=false&guardDutyRuntimeMonitoring=false&volumes=&applicationServices=&endpointPolicies=least-privilege&fips=false&include=recommended';

const pairs = (fragment: string) =>
  new Map(fragment.split('&').map((pair) => pair.split('=', 2) as [string, string]));

test('the defaults of version 1 are what they were', () => {
  const now = pairs(printFragment(toProfile({})));
  for (const [id, value] of pairs(DEFAULTS)) expect([id, now.get(id)]).toEqual([id, value]);
});

test.each(PRESETS.map(({ id, answers }) => [id, answers] as const))(
  'a short link of %s is the same plan',
  (_, answers) => {
    const short = printShortFragment(answers, [{ name: '', answers: answers as Answers }]);
    const long = printFragment(toProfile(answers));
    expect(short.length).toBeLessThan(long.length / 2);
    const read = readLink(short);
    expect(read.problems).toEqual([]);
    expect(printFragment(toProfile(read.answers))).toBe(long);
  },
);

test('a short link keeps workloads, what each states, and what is assumed an assumption', () => {
  const workloads = [
    { name: 'web', answers: { launchType: 'FARGATE' } },
    { name: 'batch', answers: { launchType: 'EC2', secretSources: ['ssm'] } },
  ] as const;
  const read = readLink(printShortFragment({ region: 'eu-west-1' }, workloads));
  expect(read.problems).toEqual([]);
  expect(read.answers).toEqual({ region: 'eu-west-1' });
  expect(read.workloads).toEqual(workloads);
  expect(toProfiles(read.answers, read.workloads)).toEqual(toProfiles({ region: 'eu-west-1' }, workloads));
});
