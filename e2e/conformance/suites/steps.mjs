// The steps of the plan and the plain script, run by bash with the real AWS CLI: they do what the exports do.
import assert from 'node:assert/strict';
import { effects } from '../effects.mjs';
import { expectedEffects } from '../exports/expected.mjs';
import { HUB_VALUES, OPEN_VALUES, PORTS, shellVariables, worldFor } from '../exports/scenario.mjs';
import { withOrderOf, worldEffects } from '../exports/static-effects.mjs';
import { NETWORK, networkWith } from '../rig.mjs';

const CHANGES = /^(?:set-values|write-policies|security-group|create-\d+|hub-routes|hosted-zones)$/;
const needs = ['aws', 'bash'];
// Between them they have every kind of step: order, a chosen target, no VPC endpoint of a gateway, a hub.
const QUICK = ['fargate-isolated', 'ec2-running', 'answered-target', 'external', 'hub', 'ports'];
// The plain script prints the same commands; of it, one that has zones and routes, and one that has ports.
const QUICK_SCRIPTS = ['hub', 'ports'];

export async function suite(rig, test) {
  const exports = await rig.loadExports();
  const { contextOf, exportPlan, SCENARIOS, toGraph } = exports;
  const here = [
    ...SCENARIOS.filter(({ id }) => id !== 'isolated-partition'),
    { id: 'ports', answers: PORTS },
  ];

  async function prove(context, script, settings) {
    const world = await rig.startAws(worldFor(context, settings));
    const graph = toGraph(context.plan);
    const env = { ...world.shell(), ...shellVariables(graph), POLL_SECONDS: '0' };
    const ran = await rig.runBash(script, [], { env });
    assert.equal(ran.code, 0, ran.stderr);
    const tasks = graph.taskVpcId === undefined ? NETWORK.vpcId : NETWORK.other.vpcId;
    const { vpcs } = await world.describeNetwork();
    const ipv6 = (vpc) => vpcs.find(({ id }) => id === vpc).ipv6Cidrs[0];
    const expected = JSON.parse(
      JSON.stringify(expectedEffects(exports, context, world.account))
        .replaceAll(OPEN_VALUES.VpcIpv6Cidr, ipv6(tasks))
        .replaceAll(HUB_VALUES.HubIpv6Cidr, ipv6(NETWORK.vpcId)),
    );
    expected.routes.sort((a, b) => (`${a.table} ${a.block}` < `${b.table} ${b.block}` ? -1 : 1));
    const found = JSON.parse(JSON.stringify(worldEffects(await effects(world))));
    assert.deepEqual(withOrderOf(found, expected, { onlyThere: false }), expected);
  }

  for (const { id, answers } of here) {
    test(`${id}: the steps do what the plan says`, { needs, inCi: !QUICK.includes(id) }, async () => {
      const context = contextOf(answers);
      const steps = JSON.parse(exportPlan('json', context)).steps.filter((step) => CHANGES.test(step.id));
      await prove(context, `set -eu\n${steps.flatMap(({ commands }) => commands).join('\n')}\n`);
    });
  }

  for (const id of ['fargate-isolated', 'ec2-running', 'answered-target', 'hub', 'ports'])
    test(`${id}: the plain script does what the plan says`, {
      needs,
      inCi: !QUICK_SCRIPTS.includes(id),
    }, async () => {
      const context = contextOf(here.find((scenario) => scenario.id === id).answers);
      await prove(context, exportPlan('cli-plain', context), { pendingReads: 1 });
    });

  test('hub: the zones of every page are associated with a further VPC', { needs, inCi: true }, async () => {
    const context = contextOf(here.find(({ id }) => id === 'hub').answers);
    const network = networkWith({ ipv6: true });
    const further = { ...network.vpcs[1], id: 'vpc-0eeeeeeeeeeeeeeee', cidr: '172.18.0.0/16' };
    Object.assign(further, { subnets: [], routeTables: [], securityGroups: [] });
    const world = await rig.startAws(
      worldFor(context, { network: { ...network, vpcs: [...network.vpcs, further] } }),
    );
    const steps = JSON.parse(exportPlan('json', context)).steps.filter(
      ({ id }) => CHANGES.test(id) || id === 'further-vpcs',
    );
    const script = `set -eu\n${steps.flatMap(({ commands }) => commands).join('\n')}\n`;
    const graph = toGraph(context.plan);
    const env = {
      ...world.shell(),
      ...shellVariables(graph),
      FURTHER_VPC_ID: further.id,
      POLL_SECONDS: '0',
    };
    const ran = await rig.runBash(script, [], { env });
    assert.equal(ran.code, 0, ran.stderr);
    const zones = graph.resources.filter(({ kind }) => kind === 'hosted-zone').length;
    assert.ok(zones > 4, 'the simulated Route 53 has pages of four');
    const ask = ['--vpc-id', further.id, '--vpc-region', context.plan.workload.region];
    let found = 0;
    for (let token = '0'; token !== 'None'; ) {
      const page = await world.aws(
        ...['route53', 'list-hosted-zones-by-vpc', ...ask, '--next-token', token],
        ...['--query', '[length(HostedZoneSummaries),NextToken]', '--output', 'text'],
      );
      assert.equal(page.code, 0, page.stderr);
      const [count, next] = page.stdout.trim().split(/\s+/);
      found += Number(count);
      token = next;
    }
    assert.equal(found, zones);
  });

  test('every block of the VPC reaches the endpoints', { needs }, async () => {
    const context = contextOf({ launchType: 'FARGATE', region: 'eu-west-1' });
    const network = networkWith({ secondaryCidrs: ['100.64.0.0/16', '10.1.0.0/16'] });
    const scripts = [exportPlan('cli-plain', context), exportPlan('cli', context)];
    for (const script of scripts) {
      const world = await rig.startAws(worldFor(context, { network }));
      const env = { ...world.env, ...shellVariables(toGraph(context.plan)), POLL_SECONDS: '0' };
      const ran = await rig.runBash(script, [], { env });
      assert.equal(ran.code, 0, ran.stderr);
      const [group] = (await effects(world)).securityGroups;
      assert.deepEqual(
        group.ingress.map(({ source }) => source),
        ['10.0.0.0/16', '10.1.0.0/16', '100.64.0.0/16'],
      );
    }
  });
}
