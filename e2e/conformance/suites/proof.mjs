// A plan's own export, run and read back with the real AWS CLI, rehearses to a start; and the script of the snapshot, run
// on an account with secrets in every place where a workload may have them, tells none of them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { stackParameters, worldFor } from '../exports/scenario.mjs';
import { NETWORK } from '../rig.mjs';

const TARGET = {
  vpcId: NETWORK.vpcId,
  subnetIds: NETWORK.subnetIds.join(','),
  routeTableIds: NETWORK.routeTableIds.join(','),
};
// Each launch type, and a partition of its own; the other presets in CI.
const HERE = ['fargate-full', 'ec2-running', 'managed-instances', 'external', 'china'];
const ENTRY = join(import.meta.dirname, '../../../src/testing/proof-entry.ts');

export async function suite(rig, test) {
  const proof = await rig.loadExports({ entry: ENTRY });
  const { PRESETS, contextOf, exportPlan, toGraph } = proof;
  const needs = ['aws', 'bash'];

  const placement = {
    subnetIds: NETWORK.subnetIds,
    securityGroupIds: [NETWORK.securityGroupId],
    publicAddress: false,
  };
  const placements = { '': { task: placement, instance: placement } };

  /** A world in which the task subnets have the route tables of the network. */
  async function openWorld(plan) {
    const world = await rig.startAws(worldFor({ plan }));
    for (const [index, subnetId] of NETWORK.subnetIds.entries())
      await world.aws(
        'ec2',
        'associate-route-table',
        '--subnet-id',
        subnetId,
        '--route-table-id',
        NETWORK.routeTableIds[index],
      );
    return world;
  }

  /** The template makes the same as the script (suite `parity`), in a tenth of its time. */
  async function apply(world, answers) {
    const context = contextOf(answers);
    const parameters = stackParameters(toGraph(context.plan));
    const { status, error } = await rig.createStack(world, exportPlan('cloudformation', context), parameters);
    assert.equal(status, 'CREATE_COMPLETE', error);
  }

  function assertNothingStops({ outcome, calls }) {
    const stopped = calls
      .filter((call) => call.fatal && call.outcome !== 'passes')
      .map(({ call, hops }) => `${call.id}: ${hops.find((hop) => hop.outcome !== 'passes').text}`);
    assert.deepEqual(stopped, []);
    assert.equal(outcome, 'starts');
  }

  /** Nothing stops, nothing is wrong, where the answers name the subnets of the tasks. */
  function assertStarts(answers, inventory) {
    const { plan } = contextOf({ ...answers, ...TARGET });
    const { outcome, calls } = proof.rehearse(plan.workloads, inventory, { placements, planned: true });
    assertNothingStops({ outcome, calls });
    const wrong = proof
      .audit(plan, inventory)
      .endpoints.filter(({ verdict }) => verdict !== 'ok')
      .map(({ service, verdict }) => `${service} ${verdict}`);
    assert.deepEqual(wrong, []);
  }

  for (const { id, answers } of PRESETS)
    test(`what an export makes starts the tasks of ${id}`, { needs, inCi: !HERE.includes(id) }, async () => {
      const { plan } = contextOf(answers);
      const world = await openWorld(plan);
      await apply(world, answers);
      const { region } = plan.workload;
      const { bash } = proof.inventoryCommand(NETWORK.vpcId, region);
      const printed = await rig.runBash(bash, [], { env: world.env });
      assert.equal(printed.code, 0, printed.stderr);
      const read = proof.readInventory({ endpoints: printed.stdout }, { vpcId: NETWORK.vpcId });
      assert.ok(read.ok, JSON.stringify(read.problems));
      assertStarts(answers, read.inventory);
    });

  /** What exists in the world, read with the script of the snapshot. */
  async function snapshotOf(world) {
    const script = proof.snapshotScript({
      vpcId: NETWORK.vpcId,
      region: 'us-east-1',
      cluster: NETWORK.cluster,
    });
    const { code, stdout, stderr } = await rig.runBash(script, [], { env: world.env });
    assert.equal(code, 0, stderr);
    const read = proof.readSnapshotText(stdout);
    assert.ok(read?.ok, JSON.stringify(read));
    // moto gives network interfaces addresses that their subnets do not have.
    const endpoints = read.inventory.endpoints.map(({ addresses: _, ...endpoint }) => endpoint);
    return { ...read.inventory, endpoints };
  }

  /** Corrections as a step of the script, and as resources of Terraform: twice, the second time without harm. */
  const CORRECT = {
    async cli(world, script) {
      for (const run of ['first', 'second']) {
        const { code, stderr } = await rig.runBash(script, ['correct', '--yes'], { env: world.env });
        assert.equal(code, 0, `${run}: ${stderr}`);
      }
    },
    async terraform(world, module) {
      const terraform = await rig.terraform(world, module, { vars: {} });
      assert.equal((await terraform.init()).code, 0);
      for (const run of ['first', 'second']) {
        const { code, text } = await terraform.applyUnseen();
        assert.equal(code, 0, `${run}: ${text}`);
      }
    },
  };

  for (const format of Object.keys(CORRECT))
    test(`${format}: what is wrong with groups and network ACLs is corrected, and a second run changes nothing`, {
      needs: format === 'terraform' ? [...needs, 'terraform'] : needs,
      inCi: format === 'terraform',
    }, async () => {
      const answers = { region: 'us-east-1', launchType: 'FARGATE' };
      const context = contextOf({ ...answers, ...TARGET, taskSecurityGroupId: NETWORK.securityGroupId });
      const world = await openWorld(context.plan);
      await apply(world, answers);
      await damage(world);
      const before = await snapshotOf(world);
      const found = proof.audit(context.plan, before);
      const { plan, corrections } = proof.auditDelta(found, context.plan);
      const kinds = corrections.flatMap(({ changes }) => changes.map(({ kind }) => kind));
      assert.deepEqual([...new Set(kinds)].sort(), ['authorize-egress', 'create-acl-entry']);
      assert.equal(proof.rehearse(context.plan.workloads, before).outcome, 'fails');
      await CORRECT[format](world, exportPlan(format, { ...context, plan, corrections }));
      const after = await snapshotOf(world);
      assertNothingStops(proof.rehearse(context.plan.workloads, after));
      assert.deepEqual(proof.audit(context.plan, after).network.problems, []);
      // What was there is there still.
      const denied = after.networkAcls.flatMap(({ entries }) =>
        entries.filter(({ number }) => number === 50),
      );
      assert.equal(denied.length, 2);
    });

  test('a snapshot tells everything that the audit needs, and none of the planted secrets', {
    needs,
  }, async () => {
    const answers = { region: 'us-east-1', launchType: 'FARGATE', secretSources: ['secretsmanager'] };
    const { plan } = contextOf(answers);
    const world = await openWorld(plan);
    await apply(world, answers);
    await plant(world);
    const script = proof.snapshotScript({
      vpcId: NETWORK.vpcId,
      region: 'us-east-1',
      cluster: NETWORK.cluster,
    });
    const { code, stdout, stderr } = await rig.runBash(script, [], { env: world.env });
    assert.equal(code, 0, stderr);
    assert.deepEqual(stdout.match(/PLANTED-[a-z-]+/g), null);
    const read = proof.readSnapshotText(stdout);
    assert.ok(read?.ok, JSON.stringify(read));
    assert.equal(read.vpc.answers.customerManagedKey, true);
    assert.deepEqual(
      read.inventory.callers.map(({ workload, subnetIds }) => [workload, subnetIds]),
      [['web', NETWORK.subnetIds]],
    );
    assertStarts(answers, read.inventory);
    const [{ taskDefinition }] = read.rest['describe-task-definition'];
    const [container] = taskDefinition.containerDefinitions;
    assert.deepEqual(container.environment, [{ name: 'DATABASE_PASSWORD' }]);
    assert.equal(container.logConfiguration.options['awslogs-group'], 'web');
  });
}

/** The group of the tasks lets nothing out, and the network ACL denies what comes from the second subnet. */
async function damage(world) {
  const { stdout } = await world.aws(
    'ec2',
    'describe-security-groups',
    '--group-ids',
    NETWORK.securityGroupId,
  );
  const [{ IpPermissionsEgress }] = JSON.parse(stdout).SecurityGroups;
  const rules = JSON.stringify(IpPermissionsEgress);
  await world.aws(
    'ec2',
    'revoke-security-group-egress',
    '--group-id',
    NETWORK.securityGroupId,
    '--ip-permissions',
    rules,
  );
  const acls = await world.aws(
    'ec2',
    'describe-network-acls',
    '--filters',
    `Name=vpc-id,Values=${NETWORK.vpcId}`,
  );
  const [{ NetworkAclId }] = JSON.parse(acls.stdout).NetworkAcls;
  const subnets = await world.aws('ec2', 'describe-subnets', '--subnet-ids', NETWORK.subnetIds[1]);
  const [{ CidrBlock }] = JSON.parse(subnets.stdout).Subnets;
  for (const way of ['--ingress', '--egress'])
    await world.aws(
      'ec2',
      'create-network-acl-entry',
      '--network-acl-id',
      NetworkAclId,
      way,
      '--rule-number',
      '50',
      '--protocol',
      '-1',
      '--rule-action',
      'deny',
      '--cidr-block',
      CidrBlock,
    );
}

/** A service with something secret in every member of its task definition that may hold it. */
async function plant(world) {
  const secret = await world.aws(
    'secretsmanager',
    'create-secret',
    '--name',
    'db',
    '--description',
    'PLANTED-description',
    '--kms-key-id',
    'arn:aws:kms:us-east-1:123456789012:key/1',
    '--secret-string',
    'PLANTED-secret-value',
  );
  await world.aws(
    'ssm',
    'put-parameter',
    '--name',
    '/web/token',
    '--type',
    'SecureString',
    '--value',
    'PLANTED-parameter',
  );
  const container = {
    name: 'web',
    image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1',
    memory: 512,
    environment: [{ name: 'DATABASE_PASSWORD', value: 'PLANTED-environment' }],
    command: ['--password', 'PLANTED-command'],
    entryPoint: ['sh', '-c', 'PLANTED-entry-point'],
    dockerLabels: { token: 'PLANTED-label' },
    healthCheck: { command: ['CMD', 'PLANTED-health'] },
    secrets: [
      { name: 'DB', valueFrom: `${JSON.parse(secret.stdout ?? secret).ARN}:password::` },
      { name: 'TOKEN', valueFrom: '/web/token' },
    ],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': 'web',
        'awslogs-region': 'us-east-1',
        'splunk-token': 'PLANTED-log-option',
      },
    },
  };
  await world.aws(
    'ecs',
    'register-task-definition',
    '--family',
    'web',
    '--network-mode',
    'awsvpc',
    '--requires-compatibilities',
    'FARGATE',
    '--container-definitions',
    JSON.stringify([container]),
  );
  await world.aws(
    'ecs',
    'create-service',
    '--cluster',
    NETWORK.cluster,
    '--service-name',
    'web',
    '--task-definition',
    'web',
    '--launch-type',
    'FARGATE',
    '--desired-count',
    '0',
    '--network-configuration',
    JSON.stringify({
      awsvpcConfiguration: {
        subnets: NETWORK.subnetIds,
        securityGroups: [NETWORK.securityGroupId],
        assignPublicIp: 'DISABLED',
      },
    }),
  );
}
