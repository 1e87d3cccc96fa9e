// The Terraform module, run by the real terraform.
import assert from 'node:assert/strict';
import { terraformVariables, worldFor } from '../exports/scenario.mjs';
import { NETWORK } from '../rig.mjs';

export async function suite(rig, test) {
  const { contextOf, exportPlan, generatedAnswers, SCENARIOS, toGraph } = await rig.loadExports();
  const contexts = SCENARIOS.map(({ id, answers }) => ({ id, context: contextOf(answers) }));
  const needs = ['terraform'];
  const ok = (result) => assert.equal(result.code, 0, result.text);

  async function open(context, changed = {}, options = {}) {
    const world = await rig.startAws(worldFor(context, options.settings));
    const vars = { ...terraformVariables(toGraph(context.plan)), ...changed };
    return { world, terraform: await rig.terraform(world, exportPlan('terraform', context), { vars }) };
  }

  test('terraform fmt has nothing to change, and every module is valid as a child', { needs }, async () => {
    const all = [
      ...contexts,
      ...generatedAnswers(25, 7).map((answers, index) => ({
        id: `generated-${index}`,
        context: contextOf(answers),
      })),
    ];
    const files = Object.fromEntries(
      all.map(({ id, context }) => [`${id}/main.tf`, exportPlan('terraform', context)]),
    );
    const calls = all.map(({ id, context }) => ({
      [id]: { source: `./${id}`, ...terraformVariables(toGraph(context.plan)) },
    }));
    files['main.tf.json'] = JSON.stringify({ module: Object.assign({}, ...calls) });
    const terraform = await rig.terraform(await rig.startAws(), files);
    ok(await terraform.fmt());
    ok(await terraform.init());
    const validated = await terraform.validate();
    assert.deepEqual(validated.problems, []);
  });

  test('an endpoint takes the subnets in whose zones its service is offered, and without any nothing is planned', {
    needs,
  }, async () => {
    const context = contextOf({ launchType: 'FARGATE', availabilityZones: 2 });
    const name = (service) => `com.amazonaws.us-east-1.${service}`;
    const settings = (zones) => {
      const services = ['ecr.api', 'ecr.dkr', 'logs'].map((service) => ({
        name: name(service),
        type: 'Interface',
        ...(service === 'logs' ? { zones } : {}),
      }));
      return { services: [...services, { name: name('s3'), type: 'Gateway' }] };
    };
    const nowhere = await open(context, {}, { settings: settings(['us-east-1c']) });
    ok(await nowhere.terraform.init());
    const refused = await nowhere.terraform.plan();
    assert.equal(refused.code, 1, refused.text);
    assert.match(refused.text, /coalescelist/);
    const { world, terraform } = await open(
      context,
      {},
      { settings: settings(['us-east-1b', 'us-east-1c']) },
    );
    ok(await terraform.init());
    assert.equal((await terraform.plan()).code, 2);
    ok(await terraform.apply());
    const { endpoints } = await world.state();
    const subnets = (service) => endpoints.find((one) => one.service === name(service)).subnetIds.length;
    assert.deepEqual([subnets('ecr.api'), subnets('logs')], [2, 1]);
  });

  test('init, validate, plan, apply, a second plan without changes, destroy', { needs }, async () => {
    const { context } = contexts.find(({ id }) => id === 'ec2-running');
    const { world, terraform } = await open(context);
    ok(await terraform.init());
    assert.deepEqual((await terraform.validate()).problems, []);
    const planned = await terraform.plan();
    assert.equal(planned.code, 2, planned.text);
    assert.equal(planned.changes.length, 13);
    // The runbook names the addresses at which endpoints that exist are taken over.
    const imports = [...exportPlan('markdown', context).matchAll(/^ {2}to = (.+)$/gm)].map(([, to]) => to);
    const addresses = planned.plan.resource_changes
      .filter(({ type }) => type === 'aws_vpc_endpoint')
      .map(({ address }) => address);
    assert.deepEqual(imports.sort(), addresses.sort());
    const applied = await terraform.apply();
    ok(applied);
    const { endpoint_ids: ids, prefix_list_ids: lists, security_group_id: group } = applied.outputs;
    assert.equal(Object.keys(ids).length, 11);
    assert.match(ids['ecs-agent'], /^vpce-/);
    assert.deepEqual(Object.keys(lists), ['s3']);
    assert.match(group, /^sg-/);
    const log = terraform.log.filter(({ type }) => type === 'aws_vpc_endpoint');
    assert.ok(log.length >= 11);
    const again = await terraform.plan();
    assert.equal(again.code, 0, again.text);
    ok(await terraform.destroy());
    assert.deepEqual((await world.state()).endpoints, []);
  });

  test('a changed policy is changed in place, a new answer moves nothing', { needs }, async () => {
    const answers = { launchType: 'EC2' };
    const context = contextOf(answers);
    const { terraform } = await open(context);
    const { writeFile } = await import('node:fs/promises');
    ok(await terraform.init());
    assert.equal((await terraform.plan()).code, 2);
    ok(await terraform.apply());
    const changed = contextOf({ ...answers, repository: 'team/app', secretSources: ['ssm'] });
    await writeFile(`${terraform.folder}/main.tf`, exportPlan('terraform', changed));
    const planned = await terraform.plan();
    assert.deepEqual(
      planned.changes.map(({ address, actions }) => [address, actions]),
      [
        ['aws_vpc_endpoint.interface["ecr.api"]', ['update']],
        ['aws_vpc_endpoint.interface["ecr.dkr"]', ['update']],
        ['aws_vpc_endpoint.interface["ssm"]', ['create']],
      ],
    );
  });

  // biome-ignore format: a row per case
  const REFUSED = [
    ['a VPC that is none', { vpc_id: 'vpc-1' }, /vpc_id must be the id of a VPC/],
    ['no subnet', { subnet_ids: [] }, /subnet_ids must be ids of subnets/],
    ['a route table that is none', { route_table_ids: ['rtb-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d'] }, /route_table_ids must be/],
    ['a CIDR block of an address', { vpc_cidr: '10.0.0.1' }, /vpc_cidr must be an IPv4 CIDR block/],
    ['a role as ARN', { task_execution_role: 'arn:aws:iam::111122223333:role/x' }, /task_execution_role must be the name of a role/],
    ['an account that is none', { account_id: '1234' }, /account_id must be an account id of 12 digits/],
    ['nothing at all', { vpc_id: null }, /vpc_id/],
  ];
  test('malformed variables are refused with their name', { needs }, async () => {
    const context = contextOf({ launchType: 'FARGATE', endpointPolicies: 'documented-examples' });
    const { terraform } = await open(context);
    ok(await terraform.init());
    for (const [what, changed, message] of REFUSED) {
      const vars = Object.entries(changed).map(
        ([name, value]) => `-var=${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
      const planned = await terraform.plan(...vars);
      assert.equal(planned.code, 1, what);
      assert.match(planned.text.replace(/\s+/g, ' '), message, what);
    }
  });

  test('another Region is refused before anything is created', { needs }, async () => {
    const context = contextOf({ region: 'eu-west-1', launchType: 'FARGATE' });
    const { world, terraform } = await open(context, {}, { settings: { region: 'us-east-1' } });
    ok(await terraform.init());
    const planned = await terraform.plan();
    assert.equal(planned.code, 1);
    assert.match(planned.text.replace(/[\s│]+/g, ' '), /service names are those of eu-west-1/);
    assert.deepEqual(await world.log(), []);
    assert.equal(NETWORK.subnetIds.length, 2);
  });
}
