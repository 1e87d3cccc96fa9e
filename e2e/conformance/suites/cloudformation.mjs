// The template: linted with the endpoint-policy rules switched on, and made into stacks.
import assert from 'node:assert/strict';
import { effects } from '../effects.mjs';
import { OPEN_VALUES, stackParameters, worldFor } from '../exports/scenario.mjs';
import { NETWORK } from '../rig.mjs';

// Actions by which external instances register: unsigned calls, which the lists of IAM actions lack.
const UNLISTED =
  /'(?:requestmanagedinstanceroletoken|updatemanagedinstancepublickey|registermanagedinstance)' is not one of/i;
// Between them they have every kind of resource, parameter and rule of the templates.
const QUICK = [
  'fargate-full',
  'ec2-running',
  'china',
  'external',
  'hub',
  'answered-target',
  'existing-group',
  'express-mode',
];
const serious = (findings) =>
  findings.filter(({ id, message }) => !(id === 'W3037' && UNLISTED.test(message)));

export async function suite(rig, test) {
  const { contextOf, exportPlan, SCENARIOS, toGraph } = await rig.loadExports();
  const contexts = SCENARIOS.map(({ id, answers }) => ({ id, context: contextOf(answers) }));
  const contextById = (id) => contexts.find((other) => other.id === id).context;

  for (const inCi of [false, true]) {
    const part = contexts.filter(({ id }) => QUICK.includes(id) !== inCi);
    test(`cfn-lint finds nothing in ${part.map(({ id }) => id).join(', ')}`, {
      needs: ['cfnLint'],
      inCi,
    }, async () => {
      const found = await rig.lintTemplates(
        part.map(({ context }) => ({
          text: exportPlan('cloudformation', context),
          regions: [context.plan.workload.region],
        })),
      );
      assert.deepEqual(
        Object.fromEntries(part.map(({ id }, index) => [id, serious(found[index])])),
        Object.fromEntries(part.map(({ id }) => [id, []])),
      );
    });
  }

  test('cfn-lint finds nothing in the JSON either', { needs: ['cfnLint'], inCi: true }, async () => {
    const [found] = await rig.lintTemplates([
      { text: exportPlan('cloudformation-json', contextById('existing-group')) },
    ]);
    assert.deepEqual(found, []);
  });

  test('JSON and YAML make the same stack, in the documented order', { needs: ['aws'] }, async () => {
    const context = contextById('ec2-running');
    const made = await Promise.all(
      ['cloudformation', 'cloudformation-json'].map(async (format) => {
        const world = await rig.startAws(worldFor(context));
        const stack = await rig.createStack(
          world,
          exportPlan(format, context),
          stackParameters(toGraph(context.plan)),
        );
        assert.equal(stack.status, 'CREATE_COMPLETE', stack.reason);
        const order = stack.created.filter((id) => /^Ecs/.test(id));
        assert.deepEqual(order, ['EcsAgentEndpoint', 'EcsTelemetryEndpoint', 'EcsEndpoint']);
        const { EndpointSecurityGroupId, S3PrefixListName, EcsEndpointId } = stack.outputs;
        assert.match(EndpointSecurityGroupId, /^sg-/);
        assert.match(EcsEndpointId, /^vpce-/);
        assert.equal(S3PrefixListName, 'com.amazonaws.us-east-1.s3');
        return effects(world);
      }),
    );
    assert.deepEqual(made[0], made[1]);
  });

  test('an endpoint without private DNS tells its own name', { needs: ['aws'] }, async () => {
    const context = contextById('answered-target');
    const world = await rig.startAws(worldFor(context));
    const stack = await rig.createStack(
      world,
      exportPlan('cloudformation', context),
      stackParameters(toGraph(context.plan)),
    );
    assert.equal(stack.status, 'CREATE_COMPLETE', stack.reason);
    assert.match(stack.outputs.EcrApiDnsName, /^vpce-[0-9a-z-]+\.api\.ecr\.|^vpce-/);
    assert.equal('EcrDkrDnsName' in stack.outputs, false);
  });

  test('a plan without endpoints is still a template', { needs: ['aws', 'cfnLint'] }, async () => {
    const context = contextOf({ imageRegistries: [], logDrivers: [] });
    assert.equal(toGraph(context.plan).resources.length, 0);
    const text = exportPlan('cloudformation', context);
    assert.deepEqual(await rig.lintTemplates([{ text }]), [[]]);
  });

  // biome-ignore format: a row per case
  const REFUSED = [
    ['a role as ARN', { TaskExecutionRole: 'arn:aws:iam::111122223333:role/x' }],
    ['a CIDR block of an address', { VpcCidr: '10.0.0.1' }],
    ['a CIDR block that is too large', { VpcCidr: '10.0.0.0/8' }],
    ['a route table that is none', { RouteTableIds: ['rtb-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d'] }],
    ['a VPC that does not exist', { VpcId: 'vpc-0123456789abcdef0' }],
    ['a subnet that does not exist', { SubnetIds: ['subnet-0123456789abcdef0'] }],
    ['a subnet of another VPC', { SubnetIds: [NETWORK.subnetIds[0], 'subnet-0ffffffffffffffff'] }],
  ];
  test('malformed parameters are refused before anything is created', { needs: ['aws'] }, async () => {
    const context = contextOf({ launchType: 'FARGATE', endpointPolicies: 'documented-examples' });
    const graph = toGraph(context.plan);
    const template = exportPlan('cloudformation', context);
    const world = await rig.startAws(worldFor(context));
    for (const [what, changed] of REFUSED) {
      const stack = await rig.createStack(world, template, { ...stackParameters(graph), ...changed });
      assert.equal(stack.status, 'REJECTED', what);
    }
    assert.deepEqual(await world.log(), []);
    const two = { SubnetIds: [NETWORK.subnetIds[0], NETWORK.subnetInSameZone] };
    const failed = await rig.createStack(world, template, { ...stackParameters(graph), ...two });
    assert.notEqual(failed.status, 'CREATE_COMPLETE', 'two subnets in one zone');
    assert.equal(OPEN_VALUES.SubnetIds.length, 2);
  });

  test('a changed policy updates the stack in place', { needs: ['aws'] }, async () => {
    const answers = { launchType: 'FARGATE' };
    const context = contextOf(answers);
    const parameters = stackParameters(toGraph(context.plan));
    const world = await rig.startAws(worldFor(context));
    await rig.createStack(world, exportPlan('cloudformation', context), parameters);
    const before = (await world.state()).endpoints.map(({ id }) => id).sort();
    const changed = contextOf({ ...answers, repository: 'team/app' });
    const stack = await rig.updateStack(world, exportPlan('cloudformation', changed), parameters);
    assert.equal(stack.status, 'UPDATE_COMPLETE', stack.reason);
    const { endpoints } = await world.state();
    assert.deepEqual(endpoints.map(({ id }) => id).sort(), before);
    assert.match(JSON.stringify(endpoints.map(({ policy }) => policy)), /repository\/team\/app/);
  });
}
