// A change of mind: a plan is carried out, the answers change, the plan is carried out again by the same tool. What exists
// then is what the new plan alone makes, or the format says what it left and ends with a code that says so.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { effects } from '../effects.mjs';
import { scriptArguments, stackParameters, terraformVariables, worldFor } from '../exports/scenario.mjs';
import { worldEffects } from '../exports/static-effects.mjs';
import { NETWORK } from '../rig.mjs';

const base = { launchType: 'FARGATE', region: 'eu-west-1', availabilityZones: 1 };
const [subnetA, subnetB] = NETWORK.subnetIds;
const [tableA, tableB] = NETWORK.routeTableIds;

const hub = { endpointPlacement: 'central-vpc', egress: 'transit' };

// biome-ignore format: a row per pair
export const PAIRS = [
  ['a service is opened to code', {}, { applicationServices: ['s3'] }],
  ['the policies go', {}, { endpointPolicies: 'full-access' }],
  ['the policies come', { endpointPolicies: 'full-access' }, {}],
  ['the documented examples come', {}, { endpointPolicies: 'documented-examples' }],
  ['a repository is named', {}, { repository: 'team/app', accountId: '111122223333' }],
  ['the name prefix changes', {}, { namePrefix: 'shop' }],
  ['a zone comes', { subnetIds: subnetA }, { subnetIds: `${subnetA},${subnetB}` }],
  ['a zone goes', { subnetIds: `${subnetA},${subnetB}` }, { subnetIds: subnetA }],
  ['a route table comes', { routeTableIds: tableA }, { routeTableIds: `${tableA},${tableB}` }],
  ['a route table goes', { routeTableIds: `${tableA},${tableB}` }, { routeTableIds: tableA }],
  ['a group is given', {}, { securityGroupId: NETWORK.securityGroupId }],
  ['an own group comes', { securityGroupId: NETWORK.securityGroupId }, {}],
  ['the callers become fewer', {}, { taskSubnetCidrs: '10.0.1.0/24' }],
  ['the callers are a group', {}, { taskSecurityGroupId: NETWORK.securityGroupId }],
  ['IPv4 becomes dual-stack', {}, { ipAddressType: 'dualstack' }],
  ['dual-stack becomes IPv4', { ipAddressType: 'dualstack' }, {}],
  ['private DNS goes', {}, { ecrApiPrivateDns: false }],
  ['private DNS comes', { ecrApiPrivateDns: false }, {}],
  ['a service comes', {}, { secretSources: ['ssm'] }],
  ['a service goes', { secretSources: ['ssm'] }, {}],
  ['a service comes to a hub', hub, { ...hub, secretSources: ['ssm'] }],
  ['a hub becomes dual-stack', hub, { ...hub, ipAddressType: 'dualstack' }],
  ['a hub becomes IPv4', { ...hub, ipAddressType: 'dualstack' }, hub],
  ['tags change', { tags: 'team=a' }, { tags: 'team=b' }],
];

// What the script leaves to a person, and says: it ends with code 3.
const SCRIPT_LEAVES = ['the name prefix changes', 'a group is given', 'a service goes', 'a hub becomes IPv4'];
// Continuous integration carries out every pair in every format. Elsewhere, so that npm test stays within five minutes,
// template and module take turns, and the script, a run of which is dozens of calls, shows each kind of thing that it leaves or
// changes. CONFORMANCE_ALL=1 runs all.
const ALL = Boolean(process.env.CI) || process.env.CONFORMANCE_ALL === '1';
const BY_SCRIPT = ['a service goes', 'the policies go', 'a zone goes', 'tags change'];

/** The formats that carry out a pair here. */
function formatsOf(number, what) {
  if (ALL) return ['cloudformation', 'terraform', 'cli'];
  const turn = number % 2 === 0 ? 'cloudformation' : 'terraform';
  return BY_SCRIPT.includes(what) ? [turn, 'cli'] : [turn];
}

export async function suite(rig, test) {
  const { contextOf, exportPlan, toGraph } = await rig.loadExports();
  const now = async (world) => JSON.parse(JSON.stringify(worldEffects(await effects(world))));
  const unordered = (found) => ({
    ...found,
    endpoints: found.endpoints.map(({ after: _, ...endpoint }) => endpoint),
    securityGroups: found.securityGroups.map((group) => ({ ...group, id: undefined })),
  });
  // Which of the groups it is says the id; a replaced one has another number, and each world is an account of its own.
  const alike = (found, world) =>
    JSON.parse(
      JSON.stringify(unordered(found))
        .replaceAll(/created group \d/g, 'created group')
        .replaceAll(world.account, 'ACCOUNT'),
    );
  const contexts = (from, to) => [contextOf({ ...base, ...from }), contextOf({ ...base, ...to })];
  // Dual-stack needs subnets with IPv6 blocks whatever comes first.
  const open = (one, two) => rig.startAws(worldFor(one.plan.workload.ipAddressType === 'ipv4' ? two : one));

  // What a plan alone makes is the same in every format (suites/parity.mjs); a stack makes it in the shortest time. Many pairs
  // end with the same plan.
  const made = new Map();
  function fresh(context, other) {
    const types = [context, other].map(({ plan }) => plan.workload.ipAddressType).join();
    const key = `${types} ${context.fragment}`;
    if (!made.has(key)) made.set(key, makeAlone(context, other));
    return made.get(key);
  }

  async function makeAlone(context, other) {
    const world = await open(context, other);
    await carryOut.cloudformation(world, context);
    return alike(await now(world), world);
  }

  const carryOut = {
    async cloudformation(world, context, again = false) {
      const make = again ? rig.updateStack : rig.createStack;
      const parameters = stackParameters(toGraph(context.plan));
      const stack = await make(world, exportPlan('cloudformation', context), parameters);
      assert.match(
        stack.status,
        /^(?:CREATE|UPDATE)_COMPLETE$/,
        `${stack.reason} ${JSON.stringify(stack.failed)}`,
      );
    },
    async terraform(world, context) {
      const vars = terraformVariables(toGraph(context.plan));
      const text = exportPlan('terraform', context);
      world.terraform ??= await rig.terraform(world, text, { vars });
      await writeFile(`${world.terraform.folder}/main.tf`, text);
      await writeFile(`${world.terraform.folder}/terraform.tfvars.json`, JSON.stringify(vars));
      assert.equal((await world.terraform.init()).code, 0);
      const planned = await world.terraform.plan();
      assert.notEqual(planned.code, 1, planned.text);
      const applied = await world.terraform.apply();
      assert.equal(applied.code, 0, applied.text);
    },
    async cli(world, context) {
      const ran = await rig.runBash(
        exportPlan('cli', context),
        ['apply', ...scriptArguments(toGraph(context.plan))],
        { env: { ...world.env, POLL_SECONDS: '0' }, ...(world.folder ? { cwd: world.folder } : {}) },
      );
      world.folder = ran.folder;
      world.code = ran.code;
      assert.ok(ran.code === 0 || ran.code === 3, ran.stderr);
    },
  };

  for (const [number, [what, from, to]] of PAIRS.entries()) {
    for (const format of formatsOf(number, what)) {
      const needs = format === 'cli' ? ['aws', 'bash'] : [format === 'terraform' ? 'terraform' : 'aws'];
      test(`${what}: ${format} makes of the first plan what the second alone makes`, { needs }, async () => {
        const [one, two] = contexts(from, to);
        const world = await open(one, two);
        await carryOut[format](world, one);
        await carryOut[format](world, two, true);
        if (format === 'cli' && SCRIPT_LEAVES.includes(what)) {
          assert.equal(world.code, 3);
          return;
        }
        assert.deepEqual(alike(await now(world), world), await fresh(two, one));
        if (format === 'cli') assert.equal(world.code, 0);
      });
    }
  }
}
