// Every format has the effects that the plan says, and so the same as the others.
import assert from 'node:assert/strict';
import { effects } from '../effects.mjs';
import { expectedEffects } from '../exports/expected.mjs';
import {
  HUB_ANSWERS,
  PORTS,
  scriptArguments,
  stackParameters,
  terraformVariables,
  worldFor,
} from '../exports/scenario.mjs';
import { scriptEffects } from '../exports/script-effects.mjs';
import {
  templateEffects,
  terraformEffects,
  withOrderOf,
  withoutTargets,
  worldEffects,
} from '../exports/static-effects.mjs';
import { NETWORK } from '../rig.mjs';

// Each shows something that the others do not: order, a chosen target with IPv6, the S3 interface endpoint, a given group, other ports.
const IN_REAL_TOOLS = ['ec2-running', 'answered-target', 'external', 'existing-group', 'hub', 'ports'];
// The recorder runs the scripts of all profiles, and Terraform plans all of them; these are also carried out in CI.
const CARRIED_OUT_IN_CI = ['external', 'existing-group', 'answered-target'];
const ACCOUNT = '111122223333';
// Whoever creates the endpoints is not of the account that the policies name.
const SHARED = {
  subnetOwnership: 'participant',
  region: 'eu-west-1',
  launchType: 'EC2',
  guardDutyRuntimeMonitoring: true,
  endpointPolicies: 'documented-examples',
};

// Alone, and from a group.
const PORTS_ALONE = {
  region: 'eu-west-1',
  launchType: 'FARGATE',
  imageRegistries: [],
  logDrivers: [],
  applicationServices: ['cassandra'],
  taskSecurityGroupId: NETWORK.securityGroupId,
};

/** The two exports of a hub whose VPCs are of two accounts. */
const PARTS = ['hub-account', 'task-account'];
const ofHub = ({ launchType }) => ({
  endpointPlacement: 'central-vpc',
  egress: 'transit',
  taskSecurityGroupId: '',
  routeTableIds: '',
  launchType: launchType === 'EXTERNAL' ? 'EC2' : launchType,
});

/** Drawn answers in the network of the rig. Few Regions: each costs a run of Terraform. */
const inRig = (answers, index) => ({
  ...answers,
  region: index % 2 === 0 ? 'eu-west-1' : 'us-gov-west-1',
  vpcId: answers.vpcId && NETWORK.vpcId,
  subnetIds: answers.subnetIds && NETWORK.subnetIds.join(),
  securityGroupId: '',
});

export async function suite(rig, test) {
  const exports = await rig.loadExports();
  const { contextOf, exportPlan, generatedAnswers, includedEndpoints, regionOf, SCENARIOS, toGraph } =
    exports;
  const profiles = [
    ...SCENARIOS,
    { id: 'shared', answers: SHARED },
    { id: 'ports', answers: PORTS },
    { id: 'ports-alone', answers: PORTS_ALONE },
    {
      id: 'ports-dual-stack',
      answers: { ...PORTS, ipAddressType: 'dualstack', taskSubnetCidrs: '10.0.1.0/24,10.0.2.0/24' },
    },
    ...PARTS.map((hubPart) => ({ id: hubPart, answers: { ...HUB_ANSWERS, hubPart } })),
    ...generatedAnswers(3).flatMap((answers, index) =>
      PARTS.map((hubPart) => ({
        id: `generated-${index + 1}-${hubPart}`,
        answers: { ...inRig(answers, index), ...ofHub(answers), hubPart },
      })),
    ),
    ...generatedAnswers(12).map((answers, index) => ({
      id: `generated-${index + 1}`,
      answers: inRig(answers, index),
    })),
  ].map(({ id, answers }) => {
    const context = contextOf(answers);
    return { id, context, graph: toGraph(context.plan), included: includedEndpoints(context.plan) };
  });
  const expected = ({ context }, account = ACCOUNT) => expectedEffects(exports, context, account);
  const same = (effectsFound, wanted, what) =>
    assert.deepEqual(withOrderOf(effectsFound, wanted), wanted, what);

  for (const id of IN_REAL_TOOLS) {
    const profile = profiles.find((other) => other.id === id);
    const { context, graph } = profile;
    const found = async (world) => worldEffects(await effects(world));

    test(`${id}: create-stack does what the plan says`, { needs: ['aws'] }, async () => {
      const world = await rig.startAws(worldFor(context));
      const stack = await rig.createStack(
        world,
        exportPlan('cloudformation', context),
        stackParameters(graph),
      );
      assert.equal(stack.status, 'CREATE_COMPLETE', `${stack.reason} ${JSON.stringify(stack.failed)}`);
      same(await found(world), expected(profile, world.account), id);
    });

    test(`${id}: terraform apply does what the plan says`, {
      needs: ['terraform'],
      inCi: CARRIED_OUT_IN_CI.includes(id),
    }, async () => {
      const world = await rig.startAws(worldFor(context));
      const vars = terraformVariables(graph);
      const terraform = await rig.terraform(world, exportPlan('terraform', context), { vars });
      assert.equal((await terraform.init()).code, 0);
      const planned = await terraform.plan();
      assert.equal(planned.code, 2, planned.text.replace(/^.*?(?=Error:)/s, ''));
      const wanted = expected(profile, world.account);
      same(terraformEffects(planned.plan), withoutTargets(wanted), `${id}: planned`);
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      // What happens to be ready earlier says nothing; what is awaited on purpose stands in the plan above.
      assert.deepEqual(
        withOrderOf(await found(world), wanted, { onlyThere: false }),
        wanted,
        `${id}: applied`,
      );
    });

    test(`${id}: the script does what the plan says`, {
      needs: ['aws', 'bash'],
      inCi: CARRIED_OUT_IN_CI.includes(id),
    }, async () => {
      const world = await rig.startAws(worldFor(context, { pendingReads: 1 }));
      const script = exportPlan('cli', context);
      const env = { ...world.shell(), POLL_SECONDS: '0' };
      const ran = await rig.runBash(script, ['apply', ...scriptArguments(graph)], { env });
      assert.equal(ran.code, 0, ran.stderr);
      same(await found(world), expected(profile, world.account), id);
    });
  }

  test('every profile: the template does what the plan says', {}, async () => {
    for (const profile of profiles) {
      const { context, graph } = profile;
      const { partition } = regionOf(context.plan.workload.region);
      const found = templateEffects(exportPlan('cloudformation-json', context), graph, ACCOUNT, partition);
      same(found, expected(profile), profile.id);
    }
  });

  // A run of the script is dozens of processes: the scenarios, and in CI what is beside them.
  const scripted = profiles.slice(0, SCENARIOS.length + 7).filter(({ included }) => included.length > 0);
  for (const inCi of [false, true]) {
    const part = scripted.filter(({ id }) => SCENARIOS.some((scenario) => scenario.id === id) !== inCi);
    test(`${inCi ? 'profiles beside the scenarios' : 'every scenario'}: the script does what the plan says`, {
      needs: ['bash'],
      inCi,
    }, async () => {
      for (const profile of part) {
        const { id, context, graph } = profile;
        const found = await scriptEffects(exportPlan('cli', context), context, graph, ACCOUNT);
        same(found, expected(profile), id);
      }
    });
  }

  const regions = [...new Set(profiles.map(({ context }) => context.plan.workload.region))];
  for (const region of regions) {
    const here = profiles.filter(
      ({ context, included }) => context.plan.workload.region === region && included.length > 0,
    );
    test(`${region}: terraform plans what the plan says, for ${here.length} profiles at once`, {
      needs: ['terraform'],
      // What differs between partitions, the other formats show of every one.
      inCi: region.startsWith('us-gov-'),
    }, async () => {
      const world = await rig.startAws(worldFor(here[0].context));
      const files = Object.fromEntries(
        here.map(({ id, context }) => [`${id}/main.tf`, exportPlan('terraform', context)]),
      );
      const modules = here.map(({ id, graph }) => ({
        [id]: { source: `./${id}`, ...terraformVariables(graph) },
      }));
      files['main.tf.json'] = JSON.stringify({ module: Object.assign({}, ...modules) });
      const terraform = await rig.terraform(world, files);
      assert.equal((await terraform.init()).code, 0);
      const planned = await terraform.plan();
      assert.equal(planned.code, 2, planned.text.replace(/^.*?(?=Error:)/s, ''));
      for (const profile of here)
        same(
          terraformEffects(planned.plan, `module.${profile.id}`),
          withoutTargets(expected(profile, world.account)),
          profile.id,
        );
    });
  }
}
