// A hub and tasks in two accounts: each account runs its own part, and together they make what one account makes alone.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { effects } from '../effects.mjs';
import {
  constructProperties,
  HUB_ANSWERS,
  scriptArguments,
  shellVariables,
  stackParameters,
  terraformVariables,
} from '../exports/scenario.mjs';
import { worldEffects } from '../exports/static-effects.mjs';
import { run } from '../processes.mjs';

const HUB = {
  ...HUB_ANSWERS,
  secretSources: ['ssm'],
  namePrefix: 'hub',
};

/** What makes it in the shortest time; the other formats in CI. */
const HERE = 'cloudformation';

// Stands for the zones that the account of the hub names.
const ZONES = 'Z0ZONES0OF0THE0HUB';

export async function suite(rig, test) {
  const { contextOf, exportPlan, toGraph } = await rig.loadExports();
  const partOf = (hubPart) => {
    const context = contextOf({ ...HUB, hubPart });
    return { context, graph: toGraph(context.plan) };
  };

  const ok = ({ code, stderr, text, status, reason, failed }) => {
    if (status === undefined) assert.equal(code, 0, stderr ?? text);
    else assert.equal(status, 'CREATE_COMPLETE', `${reason} ${JSON.stringify(failed)}`);
  };
  const inShell = async (world, command) =>
    ok(await rig.runBash(`set -eu\n${command}\n`, [], { env: world.shell() }));

  /** Both constructs, made in one process: the library takes seconds to load. */
  let synthesized;
  function constructs() {
    synthesized ??= synthesize();
    return synthesized;
  }

  async function synthesize() {
    const input = ['hub-account', 'task-account'].map((hubPart) => {
      const { context, graph } = partOf(hubPart);
      const props = constructProperties({ ...graph, zoneIds: [ZONES] });
      return { id: hubPart, text: exportPlan('cdk', context), props };
    });
    const made = await run(process.execPath, [join(import.meta.dirname, '../cdk/synth.mjs')], {
      input: JSON.stringify(input),
      timeout: 120_000,
    });
    return Object.fromEntries(
      Object.entries(JSON.parse(made.stdout)).map(([id, template]) => [
        id,
        { template: JSON.stringify(template), error: template.error },
      ]),
    );
  }

  /** Each makes one part in its account, with what the other account told. */
  const FORMATS = {
    async cloudformation(world, { context, graph }) {
      const stack = await rig.createStack(
        world,
        exportPlan('cloudformation', context),
        stackParameters(graph),
      );
      ok(stack);
      const command = stack.outputs.AuthorizeZones ?? stack.outputs.AssociateZones;
      if (command !== undefined) await inShell(world, command);
    },
    async cdk(world, { context, graph }) {
      const { template, error } = (await constructs())[context.plan.workload.hubPart];
      assert.equal(error, undefined);
      const zones = (graph.zoneIds ?? []).join(' ');
      const stack = await rig.createStack(world, template.replaceAll(ZONES, zones), {});
      ok(stack);
      const isCommand = ([name]) => /(?:Authorize|Associate)Zones/.test(name);
      const [, command] = Object.entries(stack.outputs).find(isCommand) ?? [];
      if (command !== undefined) await inShell(world, command);
    },
    async terraform(world, { context, graph }) {
      const terraform = await rig.terraform(world, exportPlan('terraform', context), {
        vars: terraformVariables(graph),
      });
      ok(await terraform.init());
      ok(await terraform.applyUnseen());
    },
    async cli(world, { context, graph }) {
      const args = ['apply', ...scriptArguments(graph)];
      const env = { ...world.shell(), POLL_SECONDS: '0' };
      const first = await rig.runBash(exportPlan('cli', context), args, { env });
      ok(first);
      const before = (await world.log()).length;
      ok(await rig.runBash(exportPlan('cli', context), args, { env, cwd: first.folder }));
      assert.equal((await world.log()).length, before, 'the second run changed something');
      world.folder = first.folder;
    },
    async 'cli-plain'(world, { context, graph }) {
      ok(
        await rig.runBash(exportPlan('cli-plain', context), [], {
          env: { ...world.shell(), ...shellVariables(graph), POLL_SECONDS: '0' },
        }),
      );
    },
  };

  const alone = (found, world) =>
    JSON.parse(JSON.stringify(worldEffects(found)).replaceAll(world.account, 'ACCOUNT'));

  /** The tasks' part needs the ids of the zones, which the account of the hub hands over. */
  async function zonesOf(world) {
    const { stdout } = await world.aws('route53', 'list-hosted-zones', '--output', 'json');
    return JSON.parse(stdout).HostedZones.map(({ Id }) => Id.replace('/hostedzone/', ''));
  }

  let together;
  async function madeByOne() {
    const world = await rig.startAws();
    await FORMATS.cloudformation(world, partOf('both'));
    return alone(await effects(world), world);
  }

  for (const [format, carryOut] of Object.entries(FORMATS)) {
    const needs = ['aws', 'bash', ...(format === 'terraform' ? ['terraform'] : [])];
    test(`${format}: two accounts make what one makes, and nothing without the authorization`, {
      needs,
      // What they make in one account is compared in other suites.
      inCi: format !== HERE,
    }, async () => {
      together ??= madeByOne();
      const [hub, tasks] = await Promise.all([rig.startAws(), rig.startAws()]);
      await carryOut(hub, partOf('hub-account'));
      const part = partOf('task-account');
      part.graph = { ...part.graph, zoneIds: await zonesOf(hub) };
      await carryOut(tasks, part);
      const [ofHub, ofTasks] = [alone(await effects(hub), hub), alone(await effects(tasks), tasks)];
      const wanted = await together;
      const sorted = (items) => items.map((item) => JSON.stringify({ ...item, after: [] })).sort();
      assert.deepEqual(sorted([...ofHub.endpoints, ...ofTasks.endpoints]), sorted(wanted.endpoints));
      assert.deepEqual(sorted([...ofHub.routes, ...ofTasks.routes]), sorted(wanted.routes));
      assert.deepEqual(ofHub.hostedZones, wanted.hostedZones);
      assert.deepEqual(ofHub.securityGroups, wanted.securityGroups);
      assert.deepEqual([ofTasks.hostedZones, ofTasks.securityGroups], [[], []]);
      assert.equal(ofTasks.namesAfterRoutes, true);
    });
  }

  test('a VPC that the hub has not authorized is refused, and the script takes its part back', {
    needs: ['aws', 'bash'],
    inCi: true,
  }, async () => {
    const [hub, tasks] = await Promise.all([rig.startAws(), rig.startAws()]);
    await FORMATS.cloudformation(hub, partOf('hub-account'));
    const part = partOf('task-account');
    const graph = { ...part.graph, zoneIds: await zonesOf(hub) };
    const env = { ...tasks.shell(), POLL_SECONDS: '0' };
    const script = exportPlan('cli', part.context);
    const args = (command) => [command, ...scriptArguments(graph)];
    const made = await rig.runBash(script, args('apply'), { env });
    ok(made);
    ok(await rig.runBash(script, args('rollback'), { env, cwd: made.folder }));
    const left = await tasks.state();
    assert.deepEqual([left.endpoints, left.routes], [[], []]);
    for (const { vpcs } of (await hub.state()).hostedZones) assert.equal(vpcs.length, 1);
    const stranger = await rig.startAws();
    const own = await zoneOfNobody(stranger);
    const refused = await rig.runBash(
      script,
      ['apply', ...scriptArguments({ ...part.graph, zoneIds: own })],
      { env },
    );
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /NotAuthorized[\s\S]*associating the hosted zone/);
  });

  /** A zone that nobody authorized. */
  async function zoneOfNobody(world) {
    const { context, graph } = partOf('both');
    ok(await rig.createStack(world, exportPlan('cloudformation', context), stackParameters(graph)));
    return (await zonesOf(world)).slice(0, 1);
  }
}
