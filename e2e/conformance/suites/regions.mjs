// Every Region exports names that exist in it, and a template and a module work in every partition.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effects } from '../effects.mjs';
import { expectedEffects } from '../exports/expected.mjs';
import { scriptArguments, stackParameters, worldFor } from '../exports/scenario.mjs';
import { scriptEffects } from '../exports/script-effects.mjs';
import { templateEffects, withOrderOf, worldEffects } from '../exports/static-effects.mjs';
import { run } from '../processes.mjs';

const ONE_OF_EACH_PARTITION = [
  'cn-north-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];
// What differs between partitions is compared for every Region; that it works is shown by two.
const QUICK = ['cn-north-1', 'eusc-de-east-1'];
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

// What the AWS SDK for Python calls the clients of the services that the plan below has.
const CLIENTS = {
  'ecr.api': 'ecr',
  'kinesis-firehose': 'firehose',
  'kinesis-streams': 'kinesis',
  dynamodb: 'dynamodb',
  ecs: 'ecs',
  events: 'events',
  kms: 'kms',
  logs: 'logs',
  monitoring: 'cloudwatch',
  secretsmanager: 'secretsmanager',
  servicediscovery: 'servicediscovery',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
  xray: 'xray',
};
const HOSTS = `import botocore.session, json, sys
session = botocore.session.get_session()
resolver = session.get_component("endpoint_resolver")
regions, clients = json.load(sys.stdin)
prefixes = {name: session.get_service_model(name).endpoint_prefix for name in clients}
print(json.dumps({r: {n: resolver.construct_endpoint(p, r)["hostname"] for n, p in prefixes.items()} for r in regions}))`;

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
  const exports = await rig.loadExports();
  const { contextOf, exportPlan, REGION_IDS, regionOf, toGraph } = exports;

  test('the host names of every Region are those of the AWS SDK', { needs: ['aws'] }, async () => {
    const input = JSON.stringify([REGION_IDS, Object.values(CLIENTS)]);
    const asked = await run(rig.tools.moto.path, ['-c', HOSTS], { input });
    assert.equal(asked.code, 0, asked.stderr);
    const hosts = JSON.parse(asked.stdout);
    const applicationServices = ['sts', 'dynamodb', 'sqs', 'sns', 'events', 'monitoring', 'kinesis-streams'];
    const logging = {
      logDrivers: ['awsfirelens'],
      firelensDestinations: ['kinesis-firehose', 'cloudwatch-logs'],
    };
    const wrong = [];
    let compared = 0;
    for (const region of REGION_IDS) {
      const { plan } = contextOf({
        ...ANSWERS,
        ...logging,
        applicationServices,
        region,
        include: 'optional',
      });
      for (const { service, type, privateDnsNames } of plan.endpoints) {
        const host = hosts[region][CLIENTS[service]];
        compared += host === undefined ? 0 : 1;
        if (type === 'Interface' && host !== undefined && !privateDnsNames.includes(host))
          wrong.push(`${region} ${service}: ${privateDnsNames} instead of ${host}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(compared > 10 * REGION_IDS.length, `only ${compared} names were compared`);
  });

  test(`all ${REGION_IDS.length} Regions export names that exist there`, { needs: ['bash'] }, async () => {
    assert.equal(REGION_IDS.length, 46);
    for (const region of REGION_IDS) {
      const context = contextOf({ ...ANSWERS, region });
      const graph = toGraph(context.plan);
      const wanted = expectedEffects(exports, context, ACCOUNT);
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
    test(`${region}: stack and script create what the plan says`, {
      needs: ['aws', 'bash'],
      inCi: !QUICK.includes(region),
    }, async () => {
      const context = contextOf({ ...ANSWERS, region, endpointPolicies: 'documented-examples' });
      const graph = toGraph(context.plan);
      const world = await rig.startAws(worldFor(context));
      const stack = await rig.createStack(
        world,
        exportPlan('cloudformation', context),
        stackParameters(graph),
      );
      assert.equal(stack.status, 'CREATE_COMPLETE', `${stack.reason} ${JSON.stringify(stack.failed)}`);
      const wanted = expectedEffects(exports, context, world.account);
      assert.deepEqual(withOrderOf(worldEffects(await effects(world)), wanted), wanted);
      const script = await scriptEffects(exportPlan('cli', context), context, graph, world.account);
      assert.deepEqual(withOrderOf(script, wanted), wanted);
      assert.ok(scriptArguments(graph).length > 0);
    });
  }
}
