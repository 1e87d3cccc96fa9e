// The script, run by bash with the real AWS CLI: whole runs, and those of a hub.
import assert from 'node:assert/strict';
import { count, IN_CI, NEEDS, ok, refused, SERVICE, SMALL, scriptsOf } from '../exports/script-world.mjs';
import { NETWORK } from '../rig.mjs';

const { vpcId, cluster } = NETWORK;

export async function suite(rig, test) {
  const scripts = await scriptsOf(rig);
  runTests(test, scripts);
  hubTests(test, scripts);
}

/** Whole runs: create, show, remove, and runs that change nothing. */
function runTests(test, { answersOf, open }) {
  test('creates everything, then nothing, shows it, and removes it', NEEDS, async () => {
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

  test('--dry-run checks everything and changes nothing', NEEDS, async () => {
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

  test('a changed policy reaches the endpoints that the script created', NEEDS, async () => {
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

  test('a security group of ours that lost its rule gets it again', NEEDS, async () => {
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

  test('restarts agents one after the other, and only when confirmed', NEEDS, async () => {
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

/** The names of a hub. */
function hubTests(test, { answersOf, open }) {
  test('a hub: creates zones and records once, and takes everything back', IN_CI, async () => {
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

  test(
    'a hub: a zone is tagged by the next run when one stopped before, and one that is gone is forgotten',
    IN_CI,
    async () => {
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
    },
  );
}
