// The script, run by bash with the real AWS CLI.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scriptArguments, worldFor } from '../exports/scenario.mjs';
import { run as start } from '../processes.mjs';
import { NETWORK, networkWith } from '../rig.mjs';

const { vpcId, subnetIds, subnetInSameZone, routeTableIds, securityGroupId, other, cluster } = NETWORK;
// What shellcheck and shfmt read: each has a part of the script that the others lack.
const LINTED = ['answered-target', 'existing-group', 'external', 'hub'];
const LIBRARY = join(import.meta.dirname, '../../../src/export/cli/library');
// One endpoint, for tests in which the number does not matter.
const SMALL = { launchType: 'FARGATE', imageRegistries: [] };
const SERVICE = (name) => `com.amazonaws.us-east-1.${name}`;

export async function suite(rig, test) {
  const { contextOf, exportPlan, SCENARIOS, toGraph } = await rig.loadExports();
  const answersOf = (id) => SCENARIOS.find((scenario) => scenario.id === id).answers;
  const needs = ['aws', 'bash'];

  /** A script in a world: `run(command, …)` runs it again in the same folder. */
  async function open(answers, settings = {}) {
    const context = contextOf(answers);
    const world = await rig.startAws(worldFor(context, settings));
    let cwd;
    return {
      world,
      async run(
        command,
        {
          args = scriptArguments(toGraph(context.plan)),
          env = {},
          extra = [],
          with: changed,
          interrupt,
        } = {},
      ) {
        const script = exportPlan('cli', changed ? contextOf({ ...answers, ...changed }) : context);
        const result = await rig.runBash(script, [command, ...args, ...extra], {
          env: { ...world.shell(), POLL_SECONDS: '0', WAIT_SECONDS: '30', ...env },
          cwd,
          interrupt,
        });
        cwd = result.folder;
        return result;
      },
      async changes() {
        return (await world.log()).map(({ action, error }) => (error ? `${action} ${error}` : action));
      },
      async services() {
        return (await world.state()).endpoints.map(({ service }) => service).sort();
      },
    };
  }

  const ok = (result) => assert.equal(result.code, 0, result.stderr);
  const refused = (result, message) => {
    assert.equal(result.code, 1, `${result.stdout}${result.stderr}`);
    assert.match(result.stderr, message);
  };
  const count = (list, item) => list.filter((other) => other === item).length;

  test('scripts pass bash -n, shellcheck and shfmt', { needs: ['bash', 'shellcheck', 'shfmt'] }, async () => {
    for (const id of LINTED) {
      const found = await rig.checkShell(exportPlan('cli', contextOf(answersOf(id))));
      assert.deepEqual(found, { syntax: '', shellcheck: [], shfmt: '' }, id);
    }
  });

  test('the files of the library are clean by themselves', { needs: ['shellcheck', 'shfmt'] }, async () => {
    const files = (await readdir(LIBRARY)).filter((name) => name.endsWith('.sh'));
    assert.ok(files.length > 20);
    const read = await start(rig.tools.shellcheck.path, files, { cwd: LIBRARY });
    assert.equal(read.stdout, '');
    const laid = await start(rig.tools.shfmt.path, ['-i', '2', '-d', ...files], { cwd: LIBRARY });
    assert.equal(laid.stdout, '');
  });

  test('creates everything, then nothing, shows it, and removes it', { needs }, async () => {
    const { world, run, changes, services } = await open(answersOf('ec2-running'), { pendingReads: 2 });
    const first = await run('apply');
    ok(first);
    assert.match(first.stdout, /^endpoint\tecs-agent\tvpce-[0-9a-f]+$/m);
    assert.match(first.stdout, /^security-group\tendpoints\tsg-[0-9a-f]+$/m);
    assert.match(first.stdout, /^prefix-list\ts3\tpl-[0-9a-f]+$/m);
    const created = (await services()).length;
    assert.equal(created, 11);
    const before = await changes();

    const second = await run('apply');
    ok(second);
    assert.deepEqual(await changes(), before, 'the second run changed something');
    assert.equal(second.stdout, first.stdout, 'the second run prints other results');

    const status = await run('status');
    ok(status);
    assert.equal(status.stdout.match(/available +created by this script/g).length, created);

    ok(await run('rollback'));
    assert.deepEqual(await services(), []);
    assert.deepEqual(
      (await world.state()).securityGroups.filter(({ name }) => name === 'ecs-endpoints'),
      [],
    );
    const nothing = await run('rollback');
    ok(nothing);
    assert.match(nothing.stderr, /Nothing to roll back/);
  });

  test('fails in the middle, rolls back its own and leaves the rest', { needs }, async () => {
    const { world, run, services } = await open(answersOf('fargate-isolated'));
    await world.aws(
      ...[
        'ec2',
        'create-vpc-endpoint',
        '--vpc-id',
        vpcId,
        '--vpc-endpoint-type',
        'Interface',
        '--service-name',
      ],
      ...[SERVICE('sqs'), '--subnet-ids', subnetIds[0], '--security-group-ids', securityGroupId],
    );
    await world.fail({
      action: 'CreateVpcEndpoint',
      match: 'secretsmanager',
      code: 'VpcEndpointLimitExceeded',
    });
    const failed = await run('apply', { env: { ON_ERROR: 'rollback' } });
    assert.notEqual(failed.code, 0);
    assert.match(
      failed.stderr,
      /VpcEndpointLimitExceeded[\s\S]*Failed while creating the endpoint of secretsmanager/,
    );
    assert.match(failed.stderr, /Rolled back: 4 endpoints, 1 security groups/);
    assert.deepEqual(await services(), [SERVICE('sqs')]);
  });

  test('fails, keeps what is there, and goes on from there', { needs }, async () => {
    const { world, run, changes, services } = await open(answersOf('fargate-isolated'));
    await world.fail({ action: 'CreateVpcEndpoint', match: 'ecr.dkr', code: 'InternalError' });
    const failed = await run('apply');
    assert.notEqual(failed.code, 0);
    assert.match(failed.stderr, /Kept what was created/);
    assert.deepEqual(await services(), [SERVICE('ecr.api'), SERVICE('s3')]);
    ok(await run('apply'));
    assert.equal((await services()).length, 5);
    assert.equal(count(await changes(), 'CreateSecurityGroup'), 1);
    assert.equal(count(await changes(), 'CreateVpcEndpoint'), 5);
  });

  test('a security group of ours that lost its rule gets it again', { needs }, async () => {
    const { world, run, changes } = await open(SMALL);
    ok(await run('apply'));
    const group = async () =>
      (await world.state()).securityGroups.find(({ name }) => name === 'ecs-endpoints');
    await world.aws(
      ...['ec2', 'revoke-security-group-ingress', '--group-id', (await group()).id],
      ...['--protocol', 'tcp', '--port', '443', '--cidr', NETWORK.vpcCidr],
    );
    assert.deepEqual((await group()).ingress, []);
    ok(await run('apply'));
    assert.equal(count(await changes(), 'CreateSecurityGroup'), 1);
    assert.deepEqual(
      (await group()).ingress.map(({ source }) => source),
      [NETWORK.vpcCidr],
    );
    assert.deepEqual((await group()).egress, []);
  });

  test('a failure of a later run rolls back that run only', { needs }, async () => {
    const { world, run, services } = await open(SMALL);
    ok(await run('apply'));
    const before = await services();
    await world.fail({ action: 'CreateVpcEndpoint', match: 'xray', code: 'InternalError' });
    const failed = await run('apply', {
      with: { xray: true, applicationServices: ['sqs'] },
      env: { ON_ERROR: 'rollback' },
    });
    assert.match(failed.stderr, /Rolled back: 1 endpoints, 0 security groups/);
    assert.deepEqual(await services(), before);
    ok(await run('rollback'));
    assert.deepEqual(await services(), []);
  });

  test('an endpoint that fails instead of becoming available is reported', { needs }, async () => {
    const { world, run } = await open(SMALL, { pendingReads: 1 });
    await world.fail({ action: 'CreateVpcEndpoint', match: 'logs', state: 'failed' });
    refused(await run('apply'), /vpce-[0-9a-f]+ became failed/);
    refused(await run('apply'), /for logs is failed, created by this script: delete it/);
  });

  test('an endpoint of somebody else is used and left alone', { needs }, async () => {
    const { world, run, changes, services } = await open({ launchType: 'FARGATE' });
    const foreign = await world.aws(
      ...[
        'ec2',
        'create-vpc-endpoint',
        '--vpc-id',
        vpcId,
        '--vpc-endpoint-type',
        'Interface',
        '--service-name',
      ],
      ...[SERVICE('ecr.api'), '--subnet-ids', subnetIds[0], '--security-group-ids', securityGroupId],
      ...['--private-dns-enabled', '--query', 'VpcEndpoint.VpcEndpointId', '--output', 'text'],
    );
    const id = foreign.stdout.trim();
    const result = await run('apply');
    ok(result);
    assert.match(result.stderr, new RegExp(`ecr.api: using ${id}, of somebody else`));
    assert.equal(count(await services(), SERVICE('ecr.api')), 1);
    assert.equal(count(await changes(), 'ModifyVpcEndpoint'), 0);
    ok(await run('rollback'));
    assert.deepEqual(await services(), [SERVICE('ecr.api')]);
  });

  test('a gateway of somebody else keeps its route table, ours takes the other', { needs }, async () => {
    const { world, run } = await open({ launchType: 'FARGATE' });
    await world.aws(
      ...[
        'ec2',
        'create-vpc-endpoint',
        '--vpc-id',
        vpcId,
        '--vpc-endpoint-type',
        'Gateway',
        '--service-name',
      ],
      ...[SERVICE('s3'), '--route-table-ids', routeTableIds[0]],
    );
    ok(await run('apply'));
    const tables = (await world.state()).endpoints
      .filter(({ service }) => service === SERVICE('s3'))
      .map((endpoint) => endpoint.routeTableIds);
    assert.deepEqual(tables, [[routeTableIds[0]], [routeTableIds[1]]]);
    const before = (await world.log()).length;
    ok(await run('apply'));
    assert.equal((await world.log()).length, before);
  });

  test('a changed policy reaches the endpoints that the script created', { needs }, async () => {
    const { world, run, changes } = await open({ launchType: 'FARGATE' });
    ok(await run('apply'));
    const policy = async (name) =>
      (await world.state()).endpoints.find(({ service }) => service === SERVICE(name)).policy;
    assert.match(JSON.stringify(await policy('ecr.dkr')), /repository\/\*/);
    ok(await run('apply', { with: { repository: 'team/app' } }));
    assert.match(JSON.stringify(await policy('ecr.dkr')), /repository\/team\/app/);
    assert.equal(count(await changes(), 'ModifyVpcEndpoint'), 2);
    ok(await run('apply', { with: { endpointPolicies: 'full-access' } }));
    assert.deepEqual((await policy('ecr.dkr')).Statement, [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    ]);
  });

  test('--dry-run checks everything and changes nothing', { needs }, async () => {
    const { run, changes } = await open(answersOf('ec2-running'));
    const result = await run('apply', { extra: ['--dry-run'] });
    ok(result);
    assert.match(result.stderr, /would run: aws ec2 create-security-group/);
    assert.equal(result.stderr.match(/would run: aws ec2 create-vpc-endpoint/g).length, 11);
    assert.deepEqual(await changes(), []);
    ok(await run('apply'));
    const kept = (await changes()).length;
    ok(await run('rollback', { extra: ['--dry-run'] }));
    assert.equal((await changes()).length, kept);
  });

  const given = (changes) => {
    const values = {
      '--vpc-id': vpcId,
      '--subnet-ids': subnetIds.join(),
      '--route-table-ids': routeTableIds.join(),
      ...changes,
    };
    return Object.entries(values).flat();
  };
  // biome-ignore format: a row per case
  const STOPPED = [
    ['DNS hostnames that are off', /enableDnsHostnames is off .*--enable-dns-hostnames/, { network: networkWith({ dnsHostnames: false }) }, {}],
    ['DNS support that is off', /enableDnsSupport is off/, { network: networkWith({ dnsSupport: false }) }, {}],
    ['two subnets in one zone', /are both in us-east-1a/, {}, { '--subnet-ids': `${subnetIds[0]},${subnetInSameZone}` }],
    ['a subnet of another VPC', /belongs to vpc-0f+, not to/, {}, { '--subnet-ids': other.subnetId }],
    ['a subnet that does not exist', /these subnets cannot be read/, {}, { '--subnet-ids': 'subnet-0123456789abcdef0' }],
    ['a route table of another VPC', /belongs to vpc-0f+, not to/, {}, { '--route-table-ids': other.routeTableId }],
    ['a VPC of another account', /is shared by account 999988887777: only its owner/, { network: networkWith({ owner: '999988887777' }) }, {}],
    ['a VPC that does not exist', /cannot be read in us-east-1/, {}, { '--vpc-id': 'vpc-0123456789abcdef0' }],
    ['a service that is not offered', /not every service is offered/, { without: ['ecr.dkr'] }, {}],
  ];
  test('checks the network and the services before it changes anything', { needs }, async () => {
    for (const [what, message, settings, changed] of STOPPED) {
      const { run, changes } = await open({ launchType: 'FARGATE' }, settings);
      refused(await run('apply', { args: given(changed) }), message);
      assert.deepEqual(await changes(), [], what);
    }
  });

  test('leaves out the zone in which a service is not offered, and stops where it is offered in none', {
    needs,
  }, async () => {
    const offered = (zones) => {
      const interfaces = ['ecr.api', 'ecr.dkr', 'logs'].map((name) => ({
        name: SERVICE(name),
        type: 'Interface',
        ...(name === 'logs' ? { zones } : {}),
      }));
      return { services: [...interfaces, { name: SERVICE('s3'), type: 'Gateway' }] };
    };
    const some = await open({ launchType: 'FARGATE' }, offered(['us-east-1b', 'us-east-1c']));
    const ran = await some.run('apply');
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stderr, /logs is not offered in us-east-1a, the zone of subnet-0a+1/);
    const { endpoints } = await some.world.state();
    const subnetsOf = (name) => endpoints.find(({ service }) => service === SERVICE(name)).subnetIds;
    assert.deepEqual(subnetsOf('logs'), [subnetIds[1]]);
    assert.equal(subnetsOf('ecr.api').length, 2);
    const none = await open({ launchType: 'FARGATE' }, offered(['us-east-1c']));
    refused(await none.run('apply'), /logs is offered in no zone of the subnets, but only in us-east-1c/);
    assert.deepEqual(await none.changes(), []);
  });

  test('a hub: creates zones and records once, and takes everything back', { needs }, async () => {
    const { world, run, changes } = await open({ ...answersOf('hub'), applicationServices: [] });
    ok(await run('apply'));
    const made = await changes();
    assert.equal(count(made, 'CreateHostedZone'), (await world.state()).hostedZones.length);
    ok(await run('apply', { extra: ['--dry-run'] }));
    ok(await run('apply'));
    const shown = await run('rollback', { extra: ['--dry-run'] });
    for (const removal of ['change-resource-record-sets', 'delete-hosted-zone'])
      assert.equal(
        shown.stderr.split(`would run: aws route53 ${removal}`).length - 1,
        count(made, 'CreateHostedZone'),
        shown.stderr,
      );
    assert.deepEqual(await changes(), made, 'the second run changed something');
    ok(await run('rollback'));
    const { endpoints, hostedZones } = await world.state();
    assert.deepEqual({ endpoints, hostedZones }, { endpoints: [], hostedZones: [] });
  });

  test('what a person took away meanwhile, as the script said, is neither named again nor tagged', {
    needs,
    inCi: true,
  }, async () => {
    const { world, run, services } = await open({ ...SMALL, tags: 'team=a', secretSources: ['ssm'] });
    ok(await run('apply'));
    const fewer = { secretSources: [] };
    const left = await run('apply', { with: fewer });
    assert.equal(left.code, 3, left.stderr);
    const said =
      /\.ssm, created by this script, is not planned: if nothing else needs it, aws (.+) deletes it/;
    await world.aws(...said.exec(left.stderr)[1].split(' '));
    assert.deepEqual(await services(), [SERVICE('logs')]);
    ok(await run('apply', { with: { ...fewer, tags: 'team=b' } }));
    const tagged = (await world.log()).filter(({ action }) => action === 'CreateTags').at(-1);
    const { securityGroups, endpoints } = await world.state();
    const group = securityGroups.find(({ name }) => name === 'ecs-endpoints');
    assert.deepEqual(tagged.params.Resources, [endpoints[0].id, group.id]);
  });

  test('a policy that a run changed before it was rolled back is changed back by the first plan', {
    needs,
    inCi: true,
  }, async () => {
    const { world, run } = await open({ launchType: 'FARGATE' });
    const policy = async () =>
      (await world.state()).endpoints.find(({ service }) => service === SERVICE('ecr.dkr')).policy;
    ok(await run('apply'));
    const first = await policy();
    await world.fail({ action: 'CreateVpcEndpoint', match: 'xray', code: 'InternalError' });
    const changed = { repository: 'team/app', xray: true };
    assert.notEqual((await run('apply', { with: changed, env: { ON_ERROR: 'rollback' } })).code, 0);
    assert.notDeepEqual(await policy(), first);
    ok(await run('apply'));
    assert.deepEqual(await policy(), first);
  });

  test('what was adopted stays when the run that adopted it fails', { needs, inCi: true }, async () => {
    const { world, run, services } = await open(SMALL);
    ok(await run('apply'));
    await world.fail({ action: 'CreateVpcEndpoint', match: 'xray', code: 'InternalError' });
    const elsewhere = { env: { JOURNAL: 'other.journal', ON_ERROR: 'rollback' }, extra: ['--adopt'] };
    const failed = await run('apply', { with: { xray: true }, ...elsewhere });
    assert.match(failed.stderr, /adopted vpce-[\s\S]*Rolled back: 0 endpoints, 0 security groups/);
    assert.deepEqual(await services(), [SERVICE('logs')]);
    ok(await run('apply', elsewhere));
    ok(await run('rollback', elsewhere));
    assert.deepEqual(await services(), []);
  });

  test('a hub: a zone is tagged by the next run when one stopped before, and one that is gone is forgotten', {
    needs,
    inCi: true,
  }, async () => {
    const answers = { ...answersOf('hub'), applicationServices: [], secretSources: ['ssm'] };
    const { world, run, changes } = await open(answers);
    await world.fail({ action: 'ChangeTagsForResource', code: 'AccessDenied' });
    assert.notEqual((await run('apply')).code, 0);
    ok(await run('apply'));
    const made = await changes();
    assert.equal(count(made, 'ChangeTagsForResource'), count(made, 'CreateHostedZone'));
    const own = await run('rollback', {
      with: { endpointPlacement: 'this-vpc' },
      args: ['--vpc-id', vpcId],
    });
    refused(own, /names the (?:hosted zone|route) .* roll back with the script that created it/);
    assert.deepEqual(await changes(), made);
    const fewer = { with: { secretSources: [] } };
    const left = await run('apply', fewer);
    assert.equal(left.code, 3, left.stderr);
    const route53 = (operation, ...words) => world.aws('route53', operation, ...words);
    const gone = [...left.stderr.matchAll(/hosted zone \S+ \((\S+)\) is no longer planned/g)];
    assert.notEqual(gone.length, 0, left.stderr);
    for (const [, zone] of gone) {
      const records = await route53('list-resource-record-sets', '--hosted-zone-id', zone);
      const Changes = JSON.parse(records.stdout)
        .ResourceRecordSets.filter(({ Type }) => Type.startsWith('A'))
        .map((record) => ({ Action: 'DELETE', ResourceRecordSet: record }));
      const batch = ['--change-batch', JSON.stringify({ Changes })];
      await route53('change-resource-record-sets', '--hosted-zone-id', zone, ...batch);
      ok(await route53('delete-hosted-zone', '--id', zone));
    }
    const again = await run('apply', fewer);
    assert.equal(again.code, 3, again.stderr);
    assert.doesNotMatch(again.stderr, /hosted zone/);
  });

  test('an interruption in the middle keeps what was made, or takes it back, and can be run again', {
    needs,
  }, async () => {
    const interrupt = /ecr\.api: created/;
    for (const onError of ['keep', 'rollback']) {
      const { run, services } = await open({ launchType: 'FARGATE' });
      const stopped = await run('apply', { interrupt, env: { ON_ERROR: onError } });
      assert.equal(stopped.code, 130, stopped.stderr);
      assert.equal((await services()).length > 0, onError === 'keep', stopped.stderr);
      ok(await run('apply'));
      assert.equal((await services()).length, 4);
    }
  });

  test('a read that fails before anything is made stops the script; one afterwards takes nothing back', {
    needs,
  }, async () => {
    const before = await open({ launchType: 'FARGATE' });
    await before.world.fail({ action: 'DescribeSubnets', code: 'RequestLimitExceeded' });
    refused(await before.run('apply'), /these subnets cannot be read/);
    assert.deepEqual(await before.changes(), []);
    const after = await open({ launchType: 'FARGATE' });
    await after.world.fail({ action: 'DescribePrefixLists', code: 'UnauthorizedOperation' });
    const ran = await after.run('apply', { env: { ON_ERROR: 'rollback' } });
    ok(ran);
    assert.match(ran.stdout, /prefix-list\ts3\tunknown/);
    assert.equal((await after.services()).length, 4);
  });

  test('refuses a group of another plan, and a given group of another VPC', { needs }, async () => {
    const { world, run, services } = await open({ launchType: 'FARGATE' });
    await world.aws(
      'ec2',
      'create-security-group',
      '--vpc-id',
      vpcId,
      '--group-name',
      'ecs-endpoints',
      '--description',
      'x',
    );
    refused(await run('apply'), /a security group named ecs-endpoints exists .* not of this plan/);
    assert.deepEqual(await services(), []);
    const given = await open({ launchType: 'FARGATE', securityGroupId: other.securityGroupId });
    refused(await given.run('apply'), /belongs to vpc-0f+, not to/);
  });

  test('understands its arguments or says why not, before any call', { needs: ['bash'] }, async () => {
    const script = exportPlan('cli', contextOf({ launchType: 'FARGATE' }));
    const all = given({});
    // biome-ignore format: a row per case
    const MISUSED = [
      [['apply'], /--vpc-id is needed/],
      [['apply', ...given({ '--vpc-id': 'vpc-1; reboot' })], /--vpc-id: 'vpc-1; reboot' is malformed/],
      [['apply', ...given({ '--subnet-ids': 'subnet-0aaaaaaaaaaaaaaa1,$(reboot)' })], /\$\(reboot\)' is malformed/],
      [['apply', ...given({ '--route-table-ids': '' })], /--route-table-ids is needed/],
      [['apply', ...given({ '--vpc-cidr': '10.0.0.0' })], /--vpc-cidr: '10.0.0.0' is malformed/],
      [['aply', ...all], /unknown command aply/],
      [['apply', 'status', ...all], /one command at a time/],
      [['apply', ...all, '--frobnicate'], /unknown option --frobnicate/],
      [['apply', '--vpc-id'], /--vpc-id needs a value/],
      [['apply', ...all, '--on-error', 'panic'], /--on-error takes keep or rollback/],
    ];
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    for (const [args, message] of MISUSED) {
      const result = await rig.runBash(script, args, { env });
      assert.equal(result.code, 2, `${args}: ${result.stderr}`);
      assert.match(result.stderr, message);
    }
    const help = await rig.runBash(script, ['--help'], { env });
    assert.equal(help.code, 0);
    assert.match(help.stdout, /rollback/);
  });

  test('restarts agents one after the other, and only when confirmed', { needs }, async () => {
    const { run, world } = await open(answersOf('ec2-running'));
    const args = ['--cluster', cluster];
    refused(await run('restart-agents', { args }), /needs a confirmation/);
    assert.deepEqual(await world.log(), []);
    ok(await run('restart-agents', { args, extra: ['--yes'] }));
    // In whatever order Amazon ECS lists them, but each on its own.
    const sent = (await world.log()).map(({ action, params }) => [
      action,
      params.InstanceIds,
      params.DocumentName,
    ]);
    assert.deepEqual(
      sent.sort((a, b) => (a[1][0] < b[1][0] ? -1 : 1)),
      NETWORK.containerInstances.map((id) => ['SendCommand', [id], 'AWS-RunShellScript']),
    );
  });
}
