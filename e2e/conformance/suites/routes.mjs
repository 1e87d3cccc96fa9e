// The routes of a hub: made over the connection that is given, before the names lead there; nobody else's route is touched.
import assert from 'node:assert/strict';
import {
  HUB_ANSWERS,
  HUB_VALUES,
  scriptArguments,
  shellVariables,
  stackParameters,
  terraformVariables,
} from '../exports/scenario.mjs';
import { NETWORK, networkWith } from '../rig.mjs';

const HUB = {
  ...HUB_ANSWERS,
  imageRegistries: ['ecr-private'],
};
const table = NETWORK.other.routeTableId;
const connectionFlag = '--hub-connection-id';

// The plain script prints what the steps print, which the suite `steps` runs.
const IN_CI = ['cli-plain', 'terraform'];

export async function suite(rig, test) {
  const { contextOf, exportPlan, toGraph } = await rig.loadExports();
  const context = contextOf(HUB);
  const graph = toGraph(context.plan);
  const routesOf = async (world) => (await world.state()).routes;
  const over = async (world) => [...new Set((await routesOf(world)).map(({ target }) => target))];
  const ok = ({ code, stderr, text }) => assert.equal(code, 0, stderr ?? text);

  /** The script in a folder of its own; `changed` are arguments with other values, or without one. */
  async function script(changed = {}) {
    const world = await rig.startAws();
    let folder;
    const run = async (command, also = {}) => {
      const given = scriptArguments(graph);
      for (const [flag, value] of Object.entries({ ...changed, ...also })) {
        const at = given.indexOf(flag);
        given.splice(at < 0 ? given.length : at, 2, ...(value === '' ? [] : [flag, value]));
      }
      const ran = await rig.runBash(exportPlan('cli', context), [command, ...given], {
        env: { ...world.env, POLL_SECONDS: '0' },
        ...(folder ? { cwd: folder } : {}),
      });
      folder ??= ran.folder;
      return ran;
    };
    return { world, run };
  }

  /** Each format, with these values of what is open: what it says, and the world afterwards. */
  const FORMATS = {
    async cloudformation(world, values) {
      const parameters = { ...stackParameters(graph), ...values };
      const stack = await rig.createStack(world, exportPlan('cloudformation', context), parameters);
      return { code: stack.status === 'CREATE_COMPLETE' ? 0 : 1, stderr: stack.reason };
    },
    async terraform(world, { HubConnectionId, HubRouteTableIds }) {
      const vars = {
        ...terraformVariables(graph),
        hub_connection_id: HubConnectionId || null,
        ...(HubRouteTableIds === undefined ? {} : { hub_route_table_ids: null }),
      };
      const terraform = await rig.terraform(world, exportPlan('terraform', context), { vars });
      ok(await terraform.init());
      return terraform.applyUnseen();
    },
    async 'cli-plain'(world, { HubConnectionId, HubRouteTableIds }) {
      const env = {
        ...world.env,
        ...shellVariables(graph),
        HUB_CONNECTION_ID: HubConnectionId,
        ...(HubRouteTableIds === undefined ? {} : { HUB_ROUTE_TABLE_IDS: '' }),
      };
      return rig.runBash(exportPlan('cli-plain', context), [], { env });
    },
  };

  for (const [format, carryOut] of Object.entries(FORMATS)) {
    const needs = ['aws', 'bash', ...(format === 'terraform' ? ['terraform'] : [])];
    test(`${format}: over a peering connection, or none without a connection, and never one way only`, {
      needs,
      inCi: IN_CI.includes(format),
    }, async () => {
      const worlds = await Promise.all([rig.startAws(), rig.startAws(), rig.startAws()]);
      ok(await carryOut(worlds[0], { HubConnectionId: NETWORK.peeringId }));
      assert.deepEqual(await over(worlds[0]), [NETWORK.peeringId]);
      ok(await carryOut(worlds[1], { HubConnectionId: '' }));
      assert.deepEqual(await routesOf(worlds[1]), []);
      const refused = await carryOut(worlds[2], {
        HubConnectionId: NETWORK.connectionId,
        HubRouteTableIds: '',
      });
      assert.notEqual(refused.code, 0);
      assert.match(refused.stderr ?? refused.text, /hub_?route_?table_?ids/i);
      assert.deepEqual(await routesOf(worlds[2]), []);
    });
  }

  const needs = ['aws', 'bash'];
  test('the script takes its routes back, and moves them to another connection', {
    needs,
    inCi: true,
  }, async () => {
    const { world, run } = await script();
    ok(await run('apply'));
    assert.deepEqual(await over(world), [NETWORK.connectionId]);
    ok(await run('apply', { [connectionFlag]: NETWORK.peeringId }));
    assert.deepEqual(await over(world), [NETWORK.peeringId]);
    const left = await run('apply', { [connectionFlag]: '' });
    assert.equal(left.code, 3, left.stderr);
    assert.match(left.stderr, /the route from rtb-\S+ to \S+ over \S+ is not planned/);
    ok(await run('rollback'));
    assert.deepEqual(await routesOf(world), []);
  });

  test('the script leaves a route of somebody else, and refuses tables of another VPC', {
    needs,
    inCi: true,
  }, async () => {
    const { world, run } = await script();
    const create = ['ec2', 'create-route', '--route-table-id', table];
    const there = ['--destination-cidr-block', HUB_VALUES.HubCidr];
    await world.aws(...create, ...there, '--vpc-peering-connection-id', NETWORK.peeringId);
    const left = await run('apply');
    assert.equal(left.code, 3, left.stderr);
    assert.match(left.stderr, new RegExp(`to ${HUB_VALUES.HubCidr} leads to ${NETWORK.peeringId}, not to`));
    ok(await run('rollback'));
    assert.deepEqual(await routesOf(world), [
      { table, block: HUB_VALUES.HubCidr, target: NETWORK.peeringId },
    ]);
    const mixed = await script({ '--hub-route-table-ids': table });
    const refused = await mixed.run('apply');
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, new RegExp(`${table} belongs to ${NETWORK.other.vpcId}`));
    const without = await (await script({ '--hub-route-table-ids': '' })).run('apply');
    assert.equal(without.code, 2, without.stderr);
  });

  test('VPCs whose blocks overlap are refused before anything is created', { needs }, async () => {
    const { world, run } = await script({ '--hub-route-table-ids': NETWORK.routeTableIds.join(',') });
    for (const [hub, tasks] of [
      ['172.16.0.0/16', '172.16.0.0/16'],
      ['172.16.1.0/24', '172.16.0.0/16'],
      ['10.0.0.0/16', '10.0.255.240/28'],
    ]) {
      const refused = await run('apply', { '--hub-cidr': hub, '--vpc-cidr': tasks });
      assert.notEqual(refused.code, 0);
      assert.match(refused.stderr, new RegExp(`${hub} of the hub and ${tasks} of the tasks overlap`));
    }
    assert.deepEqual(await world.log(), []);
    const beside = await run('apply', { '--hub-cidr': '10.0.0.0/17', '--vpc-cidr': '10.0.128.0/17' });
    assert.doesNotMatch(beside.stderr, /overlap/);
  });

  test('a VPC without an attachment gets no route, and no name leads to the hub', { needs }, async () => {
    const network = { ...networkWith({}), connections: { [NETWORK.connectionId]: [NETWORK.vpcId] } };
    const world = await rig.startAws({ network });
    const ran = await rig.runBash(exportPlan('cli', context), ['apply', ...scriptArguments(graph)], {
      env: { ...world.env, POLL_SECONDS: '0' },
    });
    assert.notEqual(ran.code, 0);
    assert.match(ran.stderr, new RegExp(`InvalidTransitGatewayID[\\s\\S]*creating the route from ${table}`));
    assert.deepEqual((await world.state()).hostedZones, []);
  });
}
