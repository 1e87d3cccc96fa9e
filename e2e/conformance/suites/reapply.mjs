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
const near = { subnetIds: subnetA, routeTableIds: tableA };
const code = { applicationServices: ['s3'] };
const hub = { endpointPlacement: 'central-vpc', egress: 'transit' };

// Networks that change their mind again and again: the first plan, and then what happens and the plan that it happens to.
// biome-ignore format: a row per change
const CHAINS = [
  [{},
    ['a service is opened to code', code],
    ['the policies go', { ...code, endpointPolicies: 'full-access' }],
    ['the policies come', code],
    ['a repository is named', { ...code, repository: 'team/app', accountId: '111122223333' }],
    ['the documented examples come', { ...code, endpointPolicies: 'documented-examples' }],
    ['tags come', { ...code, endpointPolicies: 'documented-examples', tags: 'team=a' }],
    ['tags change', { tags: 'team=b' }],
    ['a tag has another key', { tags: 'unit=b' }],
    ['tags go', {}],
    ['the name prefix changes', { tags: 'team=b', namePrefix: 'shop' }],
  ],
  [near,
    ['a zone comes', { ...near, subnetIds: `${subnetA},${subnetB}` }],
    ['a zone goes', near],
    ['a subnet is exchanged for another of its zone', { ...near, subnetIds: NETWORK.subnetInSameZone }],
    ['a route table comes', { ...near, routeTableIds: `${tableA},${tableB}` }],
    ['a route table goes', near],
    ['the callers become fewer', { ...near, taskSubnetCidrs: '10.0.1.0/24' }],
    ['the callers are a group', { ...near, taskSecurityGroupId: NETWORK.securityGroupId }],
    ['the callers are the VPC', near],
    ['the VPC becomes a hub', { ...hub, subnetIds: subnetA }],
  ],
  [{},
    ['IPv4 becomes dual-stack', { ipAddressType: 'dualstack' }],
    ['dual-stack becomes IPv4', {}],
    ['private DNS goes', { ecrApiPrivateDns: false }],
    ['private DNS comes', {}],
    ['a service comes', { secretSources: ['ssm'] }],
    ['a service goes', {}],
  ],
  [{},
    ['a service comes that listens on another port', { applicationServices: ['cassandra'] }],
    ['a service goes that listens on another port', {}],
  ],
  [{ securityGroupId: NETWORK.securityGroupId },
    ['an own group comes', {}],
    ['a group is given', { securityGroupId: NETWORK.securityGroupId }],
  ],
  [{ ...hub, tags: 'team=a' },
    ['a tag goes from a hub', hub],
    ['a service comes to a hub', { ...hub, secretSources: ['ssm'] }],
    ['a hub becomes dual-stack', { ...hub, secretSources: ['ssm'], ipAddressType: 'dualstack' }],
    ['a hub becomes IPv4', { ...hub, secretSources: ['ssm'] }],
  ],
  [hub, ['a hub becomes a VPC of its own', {}]],
];

// What the script leaves to a person, and says: it ends with code 3, and its chain with it.
const SCRIPT_LEAVES = [
  'the VPC becomes a hub',
  'the name prefix changes',
  'a service goes',
  'a service goes that listens on another port',
  'a group is given',
  'a hub becomes IPv4',
];

// Amazon EC2 turns private DNS on where no hosted zone answers the name any more. Both formats say so, and what stands stays;
// Terraform takes zones away and changes endpoints at the same time, so the second apply may be needed.
const REFUSED = 'a hub becomes a VPC of its own';

const SHORT_CHAIN = 3;

export async function suite(rig, test) {
  const { contextOf, exportPlan, toGraph } = await rig.loadExports();
  const now = async (world) => JSON.parse(JSON.stringify(worldEffects(await effects(world))));
  // What is added to a hub that works comes at any time.
  const unordered = (found) => ({
    ...found,
    namesAfterRoutes: true,
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
  // Dual-stack needs subnets with IPv6 blocks, whenever it comes.
  const open = (contexts) =>
    rig.startAws(
      worldFor(contexts.find(({ plan }) => plan.workload.ipAddressType !== 'ipv4') ?? contexts[0]),
    );

  // What a plan alone makes is the same in every format (suites/parity.mjs); a stack makes it in the shortest time.
  const made = new Map();
  function fresh(context, contexts) {
    const key = `${contexts[0].fragment} ${context.fragment}`;
    if (!made.has(key)) made.set(key, makeAlone(context, contexts));
    return made.get(key);
  }

  async function makeAlone(context, contexts) {
    const world = await open(contexts);
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
      if (world.terraform === undefined) {
        world.terraform = await rig.terraform(world, text, { vars });
        assert.equal((await world.terraform.init()).code, 0);
      }
      await writeFile(`${world.terraform.folder}/main.tf`, text);
      await writeFile(`${world.terraform.folder}/rig.auto.tfvars.json`, JSON.stringify(vars));
      const applied = await world.terraform.applyUnseen();
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

  for (const [first, ...changes] of CHAINS)
    for (const format of Object.keys(carryOut)) {
      // A stack changes in a moment, unless it is a hub's; Terraform and the AWS CLI take as long for each change as for the first plan.
      const isQuick = format === 'cloudformation' ? first.tags === undefined : changes.length <= SHORT_CHAIN;
      // What the script does for a port it does for every rule of a group, which another of its chains changes.
      const inCi = !isQuick || (format === 'cli' && changes.some(([change]) => /another port/.test(change)));
      if (format === 'terraform' && changes[0][0] === REFUSED) continue;
      const needs = format === 'cli' ? ['aws', 'bash'] : [format === 'terraform' ? 'terraform' : 'aws'];
      const what = changes.map(([change]) => change).join(', ');
      test(`${format} makes of an old plan what the new one alone makes: ${what}`, {
        needs,
        inCi,
      }, async () => {
        const contexts = [first, ...changes.map(([, answers]) => answers)].map((answers) =>
          contextOf({ ...base, ...answers }),
        );
        const world = await open(contexts);
        await carryOut[format](world, contexts[0]);
        for (const [number, [change]] of changes.entries()) {
          const context = contexts[number + 1];
          if (change === REFUSED) {
            await assert.rejects(carryOut[format](world, context, true), /conflicting DNS domain/, change);
            return;
          }
          await carryOut[format](world, context, true);
          if (format === 'cli' && SCRIPT_LEAVES.includes(change)) {
            assert.equal(world.code, 3, change);
            return;
          }
          assert.deepEqual(alike(await now(world), world), await fresh(context, contexts), change);
          if (format === 'cli') assert.equal(world.code, 0, change);
        }
      });
    }

  for (const format of ['terraform', 'cli'])
    test(`${format} lets a block in that the VPC was given meanwhile`, {
      needs: ['aws', 'bash', 'terraform'],
      inCi: format === 'terraform',
    }, async () => {
      const context = contextOf({ ...base, ...near });
      const world = await open([context]);
      await carryOut[format](world, context);
      const added = ['--vpc-id', NETWORK.vpcId, '--cidr-block', '100.64.0.0/16'];
      assert.equal((await world.aws('ec2', 'associate-vpc-cidr-block', ...added)).code, 0);
      await carryOut[format](world, context, true);
      const [group] = (await effects(world)).securityGroups;
      const sources = group.ingress.map(({ source }) => source);
      assert.deepEqual(sources, ['10.0.0.0/16', '100.64.0.0/16']);
    });
}
