import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, hubOf, includedEndpoints, plan, planVpc, toProfile } from '../../core/index.ts';
import { anyAnswers } from '../../testing/arbitrary.ts';
import { creationStages, type PlanStep, planSteps } from './index.ts';

const stepsOf = (answers: Answers): readonly PlanStep[] => planSteps(plan(toProfile(answers)));
const idsOf = (answers: Answers): readonly string[] => stepsOf(answers).map((step) => step.id);
const stepOf = (answers: Answers, id: string): PlanStep | undefined =>
  stepsOf(answers).find((step) => step.id === id);

const PREREQUISITES = [
  'set-values',
  'write-policies',
  'enable-region',
  'check-services',
  'check-existing',
  'vpc-dns-attributes',
  'check-zones',
  'forward-dns',
  'drain-s3-connections',
  'hand-to-owner',
];

/** Runs commands with an `aws` of two pages, the second of which may fail; prints what was associated. */
function furtherVpcs(second: string): { readonly status: number | null; readonly stdout: string } {
  const step = stepOf({ launchType: 'FARGATE', endpointPlacement: 'central-vpc' }, 'further-vpcs');
  const aws = `aws() { case "$*" in
    *associate-vpc-with-hosted-zone*) echo "$*" | sed 's/.*--hosted-zone-id \\([^ ]*\\).*VPCId=\\([^ ]*\\).*/\\1 \\2/' ;;
    *"--next-token two "*) ${second} ;;
    *) printf 'two\\nZ1\\tZ2\\n' ;;
  esac; }`;
  const input = `set -eu\nVPC_ID=vpc-1 FURTHER_VPC_ID=vpc-9\n${aws}\n${step?.commands.join('\n')}\n`;
  return spawnSync('bash', ['--norc'], { input, encoding: 'utf8' });
}

/** Runs the check of zones with an `aws` of two pages, the second of which may fail; prints what it says. */
function zoneCheck(
  first: string,
  second: string,
): { readonly status: number | null; readonly stderr: string } {
  const step = stepOf({ launchType: 'FARGATE', endpointPlacement: 'central-vpc' }, 'check-zones');
  const aws = `aws() { case "$*" in
    *"--next-token two "*) ${second} ;;
    *) printf '${first}' ;;
  esac; }`;
  const input = `set -eu\nTASK_VPC_ID=vpc-9\n${aws}\n${step?.commands.join('\n')}\n`;
  return spawnSync('bash', ['--norc'], { input, encoding: 'utf8' });
}

describe('the steps of a plan', () => {
  test('look for zones in the way on every page, and fail where a page was not read', () => {
    const zone = 'logs.eu-west-1.amazonaws.com.\\tZ7';
    expect(zoneCheck('None\\n', 'return 1')).toMatchObject({ status: 0, stderr: '' });
    expect(zoneCheck('two\\n', 'printf None')).toMatchObject({ status: 0, stderr: '' });
    const onFirst = zoneCheck(`two\\n${zone}\\n`, 'printf None');
    expect(onFirst).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/take these away first:.*Z7/s),
    });
    const onSecond = zoneCheck('two\\n', `printf 'None\\n${zone}\\n'`);
    expect(onSecond).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/take these away first:.*Z7/s),
    });
    const unread = zoneCheck('two\\n', 'return 254');
    expect(unread.status).not.toBe(0);
    expect(unread.stderr).not.toContain('answered there already');
  });

  test('associate the zones of every page with a further VPC, and fail where a page was not read', () => {
    expect(furtherVpcs(`printf 'None\\nZ3\\n'`)).toMatchObject({
      status: 0,
      stdout: 'Z1 vpc-9\nZ2 vpc-9\nZ3 vpc-9\n',
    });
    expect(furtherVpcs('printf None')).toMatchObject({ status: 0, stdout: 'Z1 vpc-9\nZ2 vpc-9\n' });
    expect(furtherVpcs('return 254').status).not.toBe(0);
  });

  test('stand in order: prerequisites, security group, stages, restart, verification', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const rank = (id: string): number => {
          if (PREREQUISITES.includes(id)) return 0;
          if (id === 'security-group') return 1;
          if (/^create-\d$/.test(id) || /^(?:hosted-zones|associate-zones|further-vpcs|hub-routes)$/.test(id))
            return 2;
          if (id === 'remove-copied-endpoints') return 3;
          if (id.startsWith('restart-agents')) return 4;
          return id.startsWith('verify-') ? 5 : Number.NaN;
        };
        const ids = idsOf(answers);
        expect(ids.map(rank)).toEqual(ids.map(rank).sort());
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 100 },
    );
  });

  test('have words and sources, and commands without gaps', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { title, text, commands, cites } of stepsOf(answers)) {
          expect(title).not.toBe('');
          expect(text).toMatch(/\.$/);
          expect(cites.length).toBeGreaterThan(0);
          const hasGap = (command: string): boolean =>
            /undefined|\[object|\{\w+\}|\n/.test(command) || command.trim() !== command;
          expect(commands.filter(hasGap)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('name in words every variable that their commands read, unless a command sets it', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const known = new Set<string>();
        for (const { id, text, commands } of stepsOf(answers)) {
          for (const [name] of text.matchAll(/\b[A-Z]+(?:_[A-Z0-9]+)*\b/g)) known.add(name);
          for (const [, name = ''] of commands.join('\n').matchAll(/\b(?:for )?([A-Z_0-9]+)(?:=| in )/g))
            known.add(name);
          const read = [...commands.join('\n').matchAll(/\$\{?([A-Z][A-Z_0-9]*)/g)].map(
            ([, name = '']) => name,
          );
          expect([id, ...read.filter((name) => !known.has(name))]).toEqual([id]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('create each included endpoint once; in the VPC of the tasks of a hub GuardDuty makes its own', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const planned = plan(toProfile(answers));
        const { hubPart } = planned.workload;
        const commands = planSteps(planned)
          .flatMap((step) => step.commands)
          .filter((command) => command.startsWith('aws ec2 create-vpc-endpoint '));
        const names = commands.map((command) => /--service-name (\S+)/.exec(command)?.[1]);
        expect([...names].sort()).toEqual(
          includedEndpoints(planned)
            .filter(({ service }) => service !== 'guardduty-data' || hubOf(planned) === undefined)
            .filter(
              ({ type }) =>
                type !== { both: '', 'hub-account': 'Gateway', 'task-account': 'Interface' }[hubPart],
            )
            .map((e) => e.serviceName)
            .sort(),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('are none when nothing is created', () => {
    expect(idsOf({ imageRegistries: [], logDrivers: [] })).toEqual([]);
  });

  test('create the three Amazon ECS endpoints one after the other when instances already run, then restart agents', () => {
    const running: Answers = {
      launchType: 'EC2',
      existingContainerInstances: true,
      instanceManagement: true,
    };
    const stages = creationStages(includedEndpoints(plan(toProfile(running)))).map((stage) =>
      stage.map((endpoint) => endpoint.service),
    );
    expect(stages).toHaveLength(3);
    expect(stages[0]).toContain('ecs-agent');
    expect(stages.slice(1)).toEqual([['ecs-telemetry'], ['ecs']]);
    const ids = idsOf(running);
    expect(ids.slice(ids.indexOf('create-1'))).toEqual([
      'create-1',
      'create-2',
      'create-3',
      'restart-agents',
      'restart-agents-fleet',
      'verify-names',
      'verify-agents',
      'verify-task',
    ]);
    expect(stepOf(running, 'restart-agents')?.commands).toEqual([
      'sudo docker stop ecs-agent',
      'sudo docker start ecs-agent',
    ]);
    const fleet = stepOf(running, 'restart-agents-fleet')?.commands.join() ?? '';
    expect(fleet).toContain('xargs -n 100 aws ecs describe-container-instances');
    expect(fleet).toMatch(/ssm wait command-executed .* || break/);
  });

  test('need one stage when instances are created afterwards, and no restart', () => {
    const ids = idsOf({ launchType: 'EC2' });
    expect(ids.filter((id) => id.startsWith('create-'))).toEqual(['create-1']);
    expect(ids.some((id) => id.startsWith('restart-'))).toBe(false);
    expect(idsOf({})).not.toContain('verify-agents');
  });

  test('turn on the DNS attributes where they are off, one attribute in each call, and check them elsewhere', () => {
    expect(stepOf({ vpcDnsAttributes: false }, 'vpc-dns-attributes')?.commands).toEqual([
      `aws ec2 modify-vpc-attribute --region us-east-1 --vpc-id "$VPC_ID" --enable-dns-support '{"Value":true}'`,
      `aws ec2 modify-vpc-attribute --region us-east-1 --vpc-id "$VPC_ID" --enable-dns-hostnames '{"Value":true}'`,
    ]);
    expect(stepOf({}, 'vpc-dns-attributes')?.commands.join()).toContain('describe-vpc-attribute');
  });

  test('name what own DNS servers have to forward, without the wildcard', () => {
    const text = stepOf({ dns: 'custom', launchType: 'EC2' }, 'forward-dns')?.text ?? '';
    for (const zone of [
      'dkr.ecr.us-east-1.amazonaws.com',
      'ecs-a.us-east-1.amazonaws.com',
      'api.ecr.us-east-1',
    ])
      expect(text).toContain(zone);
    expect(text).not.toContain('*');
    expect(idsOf({})).not.toContain('forward-dns');
  });

  test('warn before connections to Amazon S3 break, and hand the plan to the owner of shared subnets', () => {
    expect(idsOf({ openS3Connections: true })).toContain('drain-s3-connections');
    expect(idsOf({ openS3Connections: true, launchType: 'EXTERNAL' })).not.toContain('drain-s3-connections');
    expect(idsOf({ subnetOwnership: 'participant' })).toContain('hand-to-owner');
    expect(idsOf({ region: 'ca-west-1' }).slice(0, 2)).toEqual(['set-values', 'enable-region']);
    expect(idsOf({})).not.toContain('enable-region');
  });

  test('remove the endpoints of the copied template after the new ones exist', () => {
    const copied: Answers = {
      region: 'ca-west-1',
      launchType: 'EC2',
      templateSourceRegion: 'us-east-1',
      templateHasEndpoints: true,
    };
    const ids = idsOf(copied);
    expect(ids.indexOf('remove-copied-endpoints')).toBeGreaterThan(ids.indexOf('create-1'));
    expect(idsOf({ ...copied, templateHasEndpoints: false })).not.toContain('remove-copied-endpoints');
  });

  test('carry the ids that were given, and variables for those that were not', () => {
    const [open] = [stepOf({}, 'create-1')?.commands.join('\n') ?? ''];
    expect(open).toContain('--vpc-id "$VPC_ID"');
    expect(open).toContain(
      `--subnet-ids $(echo "$SUBNET_IDS" | tr , ' ') --security-group-ids "$ENDPOINT_SG"`,
    );
    const given: Answers = {
      vpcId: 'vpc-0a1b2c3d',
      subnetIds: 'subnet-0a1b2c3d,subnet-1a1b2c3d',
      routeTableIds: 'rtb-0a1b2c3d',
      securityGroupId: 'sg-0a1b2c3d',
    };
    const filled = stepOf(given, 'create-1')?.commands.join('\n') ?? '';
    expect(filled).toContain('--subnet-ids subnet-0a1b2c3d subnet-1a1b2c3d --security-group-ids sg-0a1b2c3d');
    expect(filled).toContain('--route-table-ids rtb-0a1b2c3d');
    expect(filled).not.toMatch(/\$(?!\{)/);
    expect(idsOf(given)).not.toContain('security-group');
  });

  test('open port 443 of the new security group to the narrowest source that was given', () => {
    const ingress = (answers: Answers) =>
      stepOf(answers, 'security-group')?.commands.slice(2).join('\n') ?? '';
    expect(ingress({})).toContain("CidrBlockAssociationSet[?CidrBlockState.State=='associated']");
    expect(ingress({ vpcCidr: '10.0.0.0/16' })).toContain('"IpRanges":[{"CidrIp":"10.0.0.0/16",');
    const narrow = ingress({ vpcCidr: '10.0.0.0/16', taskSubnetCidrs: '10.0.1.0/24,10.0.2.0/24' });
    for (const cidr of ['10.0.1.0/24', '10.0.2.0/24']) expect(narrow).toContain(`{"CidrIp":"${cidr}",`);
    expect(narrow).not.toContain('10.0.0.0/16');
    expect(ingress({ taskSecurityGroupId: 'sg-1a1b2c3d' })).toContain(
      '"UserIdGroupPairs":[{"GroupId":"sg-1a1b2c3d",',
    );
    expect(ingress({ ipAddressType: 'ipv6' })).toContain('Ipv6Ranges');
  });

  test('state private DNS for every interface endpoint, and spare the S3 one a gateway', () => {
    const commands = stepOf({ launchType: 'EXTERNAL', ecrApiPrivateDns: false }, 'create-1')?.commands ?? [];
    const commandFor = (name: string) => commands.find((command) => command.includes(`.${name} `)) ?? '';
    expect(commandFor('ecr.api')).toContain('--no-private-dns-enabled');
    expect(commandFor('ecr.dkr')).toContain(' --private-dns-enabled');
    expect(commandFor('s3')).toContain('PrivateDnsOnlyForInboundResolverEndpoint=false');
  });
});

describe('the steps of several workloads', () => {
  const several = (...workloads: readonly Answers[]): readonly PlanStep[] =>
    planSteps(
      planVpc(
        {},
        [{}, ...workloads].map((answers, index) => ({ name: `w${index}`, answers })),
      ),
    );
  const running = { existingContainerInstances: true, instanceManagement: true } as const;

  test('restart the agents of every kind of instance that runs already, not of the first workload only', () => {
    const linux = several({ launchType: 'EC2', ...running });
    expect(linux.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['restart-agents', 'restart-agents-fleet', 'verify-agents']),
    );
    const both = several(
      { launchType: 'EC2', ...running },
      { launchType: 'EC2', ...running, operatingSystem: 'WINDOWS' },
    ).filter(({ id }) => id.startsWith('restart-agents'));
    expect(both.map(({ id, title }) => [id, title])).toEqual([
      ['restart-agents', 'Restart the agent on each Linux container instance'],
      ['restart-agents-windows', 'Restart the agent on each Windows container instance'],
      ['restart-agents-fleet', 'Or restart all agents through Systems Manager'],
    ]);
    const replaced = several({ launchType: 'MANAGED_INSTANCES', ...running });
    expect(replaced.find(({ id }) => id === 'restart-agents')?.title).toBe('Replace the managed instances');
    expect(several({ launchType: 'EC2' }).some(({ id }) => id.startsWith('restart-agents'))).toBe(false);
  });
});

test('endpoints of a copied template are named as the three of Amazon ECS only where the plan has these', () => {
  const copied = { templateSourceRegion: 'us-east-1', templateHasEndpoints: true } as const;
  const said = (answers: Answers) => stepOf({ ...copied, ...answers }, 'remove-copied-endpoints')?.text;
  expect(said({ region: 'ca-west-1', launchType: 'EC2' })).toContain(
    'delete ecs-agent, ecs-telemetry and ecs of',
  );
  expect(said({ region: 'us-west-2' })).toBe(
    'After the endpoints of us-west-2 exist, delete those of us-east-1 from the template: their service names carry that Region.',
  );
});
