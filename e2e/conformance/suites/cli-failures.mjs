// The script, run by bash with the real AWS CLI: what stops in the middle is kept or taken back.
import assert from 'node:assert/strict';
import {
  count,
  foreignEndpoint,
  IN_CI,
  NEEDS,
  ok,
  refused,
  SERVICE,
  SMALL,
  scriptsOf,
} from '../exports/script-world.mjs';
import { NETWORK } from '../rig.mjs';

const { subnetIds, securityGroupId } = NETWORK;

export async function suite(rig, test) {
  const scripts = await scriptsOf(rig);
  failureTests(test, scripts);
}

/** What stops in the middle. */
function failureTests(test, { answersOf, open }) {
  test('fails in the middle, rolls back its own and leaves the rest', NEEDS, async () => {
    const { world, run, services } = await open(answersOf('fargate-isolated'));
    await foreignEndpoint(
      world,
      'Interface',
      'sqs',
      ...['--subnet-ids', subnetIds[0], '--security-group-ids', securityGroupId],
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

  test('fails, keeps what is there, and goes on from there', NEEDS, async () => {
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

  test('a failure of a later run rolls back that run only', NEEDS, async () => {
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

  test('an endpoint that fails instead of becoming available is reported', NEEDS, async () => {
    const { world, run } = await open(SMALL, { pendingReads: 1 });
    await world.fail({ action: 'CreateVpcEndpoint', match: 'logs', state: 'failed' });
    refused(await run('apply'), /vpce-[0-9a-f]+ became failed/);
    refused(await run('apply'), /for logs is failed, created by this script: delete it/);
  });

  test('what was adopted stays when the run that adopted it fails', IN_CI, async () => {
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

  test('an interruption in the middle keeps what was made, or takes it back, and can be run again', {
    ...NEEDS,
    inCi: true,
  }, async () => {
    const call = '*create-vpc-endpoint*ecr.dkr*';
    // As the AWS CLI ends, and as what does not look at the signal.
    for (const [onError, end] of [
      ['keep', 130],
      ['rollback', undefined],
    ]) {
      const { run, services } = await open({ launchType: 'FARGATE' });
      const stopped = await run('apply', { interrupt: { call, end }, env: { ON_ERROR: onError } });
      assert.equal(stopped.code, 130, stopped.stderr);
      assert.match(stopped.stderr, /Stopped while creating the endpoint of ecr\.dkr/);
      assert.equal((await services()).length > 0, onError === 'keep', stopped.stderr);
      ok(await run('apply'));
      assert.equal((await services()).length, 4);
    }
  });

  test(
    'a read that fails before anything is made stops the script; one afterwards takes nothing back',
    NEEDS,
    async () => {
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
    },
  );

  test(
    'a policy that a run changed before it was rolled back is changed back by the first plan',
    IN_CI,
    async () => {
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
    },
  );
}
