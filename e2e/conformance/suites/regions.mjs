// Every Region exports names that exist in it, and a template and a module work in every partition.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effects } from '../effects.mjs';
import { expectedEffects } from '../exports/expected.mjs';
import { scriptArguments, stackParameters, worldFor } from '../exports/scenario.mjs';
import { scriptEffects } from '../exports/script-effects.mjs';
import { templateEffects, withOrderOf, worldEffects } from '../exports/static-effects.mjs';

const ONE_OF_EACH_PARTITION = [
  'cn-north-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];
const ACCOUNT = '111122223333';

const ANSWERS = {
  launchType: 'EC2',
  instanceManagement: true,
  xray: true,
  ecsExec: true,
  customerManagedKey: true,
  secretSources: ['secretsmanager', 'ssm'],
  applicationServices: ['sts', 'dynamodb', 'sqs', 'sns', 'events', 'monitoring'],
};

/** The catalogue of the stand-in: made from aws-cdk-lib, not from the project's own table. */
async function documentedNames(region) {
  const file = join(import.meta.dirname, '../aws/services.json');
  const { services, prefixes, defaultPrefix } = JSON.parse(await readFile(file, 'utf8'));
  const exceptions = Object.entries(prefixes[region] ?? {});
  return Object.entries(services).flatMap(([short, { types = ['Interface'] }]) =>
    types.map((type) => {
      const [prefix] = exceptions.find(([, shorts]) => type === 'Interface' && shorts.includes(short)) ?? [
        defaultPrefix,
      ];
      return `${prefix}.${region}.${short} ${type}`;
    }),
  );
}

export async function suite(rig, test) {
  const { serviceOf, contextOf, exportPlan, includedEndpoints, REGION_IDS, regionOf, toGraph } =
    await rig.loadExports();
  const takesPolicy = (service) => serviceOf(service).policy === 'documented';

  test(`all ${REGION_IDS.length} Regions export names that exist there`, { needs: ['bash'] }, async () => {
    assert.equal(REGION_IDS.length, 46);
    for (const region of REGION_IDS) {
      const context = contextOf({ ...ANSWERS, region });
      const graph = toGraph(context.plan);
      const wanted = expectedEffects(context, includedEndpoints(context.plan), ACCOUNT, takesPolicy);
      const { partition } = regionOf(region);
      const template = templateEffects(exportPlan('cloudformation-json', context), graph, ACCOUNT, partition);
      assert.deepEqual(withOrderOf(template, wanted), wanted, region);
      const names = await documentedNames(region);
      for (const { service, type } of template.endpoints)
        assert.ok(names.includes(`${service} ${type}`), `${service} (${type}) does not exist`);
      for (const format of ['cloudformation', 'terraform', 'cli']) {
        const text = exportPlan(format, context);
        for (const { service } of wanted.endpoints)
          assert.ok(text.includes(service), `${format}: ${service}`);
      }
    }
  });

  for (const region of ONE_OF_EACH_PARTITION) {
    test(`${region}: stack and script create what the plan says`, { needs: ['aws', 'bash'] }, async () => {
      const context = contextOf({ ...ANSWERS, region, endpointPolicies: 'documented-examples' });
      const graph = toGraph(context.plan);
      const included = includedEndpoints(context.plan);
      const world = await rig.startAws(worldFor(context));
      const stack = await rig.createStack(
        world,
        exportPlan('cloudformation', context),
        stackParameters(graph),
      );
      assert.equal(stack.status, 'CREATE_COMPLETE', `${stack.reason} ${JSON.stringify(stack.failed)}`);
      const wanted = expectedEffects(context, included, world.account, takesPolicy);
      assert.deepEqual(withOrderOf(worldEffects(await effects(world)), wanted), wanted);
      const script = await scriptEffects(exportPlan('cli', context), context, graph, world.account);
      assert.deepEqual(withOrderOf(script, wanted), wanted);
      assert.ok(scriptArguments(graph).length > 0);
    });
  }
}
