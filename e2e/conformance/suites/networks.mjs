// The script and the plain commands in networks in which somebody was before us, or in which something is refused. Whatever they end
// with: code 0 means that the network answers.
import assert from 'node:assert/strict';
import { NETWORKS } from '../exports/networks.mjs';
import { openValues, scriptArguments, shellVariables, worldFor } from '../exports/scenario.mjs';
import { NETWORK } from '../rig.mjs';

// One of a kind; the others run in CI.
const HERE =
  /in nobody's way|made elsewhere, that lets nobody in|not seen at once|VPC of the tasks$|zone of somebody else/;

export async function suite(rig, test) {
  const { contextOf, createdEndpoints, exportPlan, toGraph } = await rig.loadExports();

  for (const row of NETWORKS) {
    test(row.name, { needs: ['aws', 'bash'], inCi: !HERE.test(row.name) }, async () => {
      const context = contextOf(row.answers);
      const graph = toGraph(context.plan);
      await Promise.all([script(row, context, graph), plain(row, context, graph)]);
    });
  }

  async function script(row, context, graph) {
    const world = await open(row, context);
    const before = (await world.log()).length;
    const foreign = (await world.state()).endpoints.map(({ id }) => id);
    let cwd;
    const run = async () => {
      const env = { ...world.shell(), POLL_SECONDS: '0', WAIT_SECONDS: '20', ...row.env };
      const ran = await rig.runBash(exportPlan('cli', context), ['apply', ...given(row, graph)], {
        env,
        cwd,
      });
      cwd = ran.folder;
      return ran;
    };
    const first = await run();
    const code = row.code === 'stops' ? first.code !== 0 && first.code !== 3 : first.code === row.code;
    assert.ok(code, `code ${first.code}: ${first.stderr}`);
    if (row.says) assert.match(first.stderr, row.says);
    if (row.code === 1 || row.code === 2) {
      assert.equal((await world.log()).length, before, `changed something: ${first.stderr}`);
      return;
    }
    const last = row.code === 'stops' ? await run() : first;
    if (row.again === 'stops') {
      assert.notEqual(last.code, 0);
      return;
    }
    if (row.code === 'stops') assert.equal(last.code, 0, `again: ${last.stderr}`);
    await check(row, world, context, foreign, last);
    const changes = (await world.log()).length;
    const second = await run();
    assert.equal(second.code, last.code, `once more: ${second.stderr}`);
    assert.equal((await world.log()).length, changes, `once more changed something: ${second.stderr}`);
  }

  async function plain(row, context, graph) {
    const world = await open(row, context);
    const foreign = (await world.state()).endpoints.map(({ id }) => id);
    const values = { ...shellVariables(graph) };
    for (const [flag, value] of Object.entries(row.args ?? {}))
      values[flag.slice(2).toUpperCase().replaceAll('-', '_')] = value;
    const env = { ...world.shell(), ...values, POLL_SECONDS: '0', WAIT_SECONDS: '20', ...row.env };
    for (const name of Object.keys(env)) if (env[name] === undefined) delete env[name];
    const ran = await rig.runBash(exportPlan('cli-plain', context), [], { env, timeout: 40_000 });
    if (row.plain === 0) assert.equal(ran.code, 0, `plain: ${ran.stderr}`);
    if (row.plain === 'stops') assert.notEqual(ran.code, 0, `plain: ${ran.stdout}${ran.stderr}`);
    if (ran.code === 0) await check({ ...row, made: undefined }, world, context, foreign, ran);
  }

  async function open(row, context) {
    const world = await rig.startAws(worldFor(context, row.settings));
    const early = (row.faults ?? []).filter(({ state }) => state);
    for (const fault of early) await world.fail({ ...fault });
    const printed = [];
    for (const command of row.before ?? []) {
      const words = command.replace(/\{(\d)\}/g, (_, at) => printed[at]).split(' ');
      const { code, stdout, stderr } = await world.aws(...words);
      assert.equal(code, 0, `${command}: ${stderr}`);
      printed.push(stdout.trim());
    }
    for (const fault of [...(row.faults ?? []).filter(({ state }) => !state), ...(row.late ?? [])])
      await world.fail({ ...fault });
    return world;
  }

  /** Whoever says that it is done has made a network that answers: each service once, and over every route table. */
  async function check(row, world, context, foreign, ran) {
    const { endpoints, securityGroups } = await world.state();
    const { workload } = context.plan;
    const hub = workload.endpointPlacement === 'central-vpc';
    const planned = createdEndpoints(context.plan);
    for (const { serviceName, type } of planned) {
      const serving = endpoints.filter(
        (endpoint) =>
          endpoint.service === serviceName &&
          endpoint.type === type &&
          endpoint.state === 'available' &&
          (type === 'Gateway' || (endpoint.vpcId === NETWORK.vpcId && (hub || endpoint.privateDns))),
      );
      assert.ok(serving.length > 0, `${serviceName} does not answer: ${ran.stderr}`);
      if (type === 'Interface') assert.equal(serving.length, 1, serviceName);
      else {
        for (const table of row.tables ?? openValues(workload).RouteTableIds)
          assert.equal(
            serving.filter(({ routeTableIds }) => routeTableIds.includes(table)).length,
            1,
            ran.stderr,
          );
      }
    }
    const made = endpoints.filter(({ id }) => !foreign.includes(id));
    if (row.made)
      assert.deepEqual(
        made.map(({ service }) => service.replace(/^.*?\.[a-z]+-[a-z]+-\d\./, '')).sort(),
        row.made,
      );
    if (row.noEgress)
      assert.deepEqual(securityGroups.find(({ name }) => name.endsWith('-endpoints')).egress, []);
  }

  function given(row, graph) {
    const args = scriptArguments(graph);
    for (const [flag, value] of Object.entries(row.args ?? {})) {
      const at = args.indexOf(flag);
      args.splice(at < 0 ? args.length : at, 2, ...(value === undefined ? [] : [flag, value]));
    }
    return args;
  }
}
