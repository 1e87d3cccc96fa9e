// The script, run by bash with the real AWS CLI: what is not its own stays as it is.
import assert from 'node:assert/strict';
import {
  count,
  foreignEndpoint,
  IN_CI,
  NEEDS,
  ok,
  SERVICE,
  SMALL,
  scriptsOf,
} from '../exports/script-world.mjs';
import { NETWORK } from '../rig.mjs';

const { subnetIds, routeTableIds, securityGroupId } = NETWORK;

export async function suite(rig, test) {
  const scripts = await scriptsOf(rig);
  othersTests(test, scripts);
}

/** What belongs to other people, or was taken away by them. */
function othersTests(test, { open }) {
  test('an endpoint of somebody else is used and left alone', NEEDS, async () => {
    const { world, run, changes, services } = await open({ launchType: 'FARGATE' });
    const foreign = await foreignEndpoint(
      world,
      'Interface',
      'ecr.api',
      ...['--subnet-ids', subnetIds[0], '--security-group-ids', securityGroupId],
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

  test('a gateway of somebody else keeps its route table, ours takes the other', NEEDS, async () => {
    const { world, run } = await open({ launchType: 'FARGATE' });
    await foreignEndpoint(world, 'Gateway', 's3', ...['--route-table-ids', routeTableIds[0]]);
    ok(await run('apply'));
    const tables = (await world.state()).endpoints
      .filter(({ service }) => service === SERVICE('s3'))
      .map((endpoint) => endpoint.routeTableIds);
    assert.deepEqual(tables, [[routeTableIds[0]], [routeTableIds[1]]]);
    const before = (await world.log()).length;
    ok(await run('apply'));
    assert.equal((await world.log()).length, before);
  });

  test(
    'what a person took away meanwhile, as the script said, is neither named again nor tagged',
    IN_CI,
    async () => {
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
    },
  );
}
