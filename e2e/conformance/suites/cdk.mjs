// The construct: typed by the real compiler, made into templates by the real aws-cdk-lib, with the effects of the plan.
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedEffects } from '../exports/expected.mjs';
import { constructProperties, PORTS } from '../exports/scenario.mjs';
import { templateEffects, withOrderOf } from '../exports/static-effects.mjs';
import { run } from '../processes.mjs';

const PROJECT = join(import.meta.dirname, '../../..');
const ACCOUNT = '111122223333';

/** A stack with two VPCs, into which the snippet of the runbook is put. */
const stackAround = (snippet, region) => {
  const [include, ...call] = snippet.split('\n');
  return `${include}
import * as cdk from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
class Included extends cdk.Stack {
  constructor(scope) {
    super(scope, 'Included', { env: { region: '${region}' } });
    const isolated = [{ name: 'tasks', subnetType: SubnetType.PRIVATE_ISOLATED }];
    const vpc = new Vpc(this, 'Vpc', { ipProtocol: 'Dual_Stack', subnetConfiguration: isolated });
    const taskVpc = new Vpc(this, 'Tasks', { ipProtocol: 'Dual_Stack', subnetConfiguration: isolated });
    ${call.join('\n')}
  }
}
const app = new cdk.App({ outdir: 'out', analyticsReporting: false, treeMetadata: false });
new Included(app);
export const { template } = app.synth().getStackByName('Included');
`;
};

/** A stack with the call that the comment of a construct shows. */
const callOf = (id, usage) => `import { Fn, Stack } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { EcsEndpoints } from './${id}.js';
export class Caller extends Stack {
  public call(vpc: Vpc, hub: Vpc, role: Role) {
    return [vpc, hub, role, Fn, ${usage.replace(/\.$/, '')}];
  }
}
`;

export async function suite(rig, test) {
  const exports = await rig.loadExports();
  const { contextOf, exportPlan, generatedAnswers, includedEndpoints, regionOf, SCENARIOS, toGraph } =
    exports;
  const DUALSTACK = ['this-vpc', 'central-vpc'].map((endpointPlacement) => ({
    id: `dual-stack-${endpointPlacement}`,
    answers: { ipAddressType: 'dualstack', egress: 'transit', endpointPlacement },
  }));
  const withContext = ({ id, answers }) => ({ id, context: contextOf(answers) });
  const profiles = [
    ...SCENARIOS,
    { id: 'ports', answers: PORTS },
    ...generatedAnswers(12).map((answers, index) => ({ id: `generated-${index + 1}`, answers })),
  ]
    .map(withContext)
    .map((profile) => ({ ...profile, graph: toGraph(profile.context.plan) }))
    .filter(({ graph }) => graph.resources.length > 0);

  let made;
  /** The templates of all profiles, and of a stack that takes one in: made once. */
  function templates() {
    made ??= synthesize();
    return made;
  }

  async function synthesize() {
    const { context } = profiles.find(({ id }) => id === 'hub');
    const snippet = /```ts\n(import \{ CfnInclude[\s\S]*?)\n```/.exec(exportPlan('markdown', context))[1];
    const [, file] = /templateFile: '([^']+)'/.exec(snippet);
    const wanted = [
      ...profiles.map(({ id, context, graph }) => ({
        id,
        text: exportPlan('cdk', context),
        props: constructProperties(graph),
      })),
      {
        id: 'included',
        app: stackAround(snippet, context.plan.workload.region),
        files: { [file]: exportPlan('cloudformation', context) },
      },
    ];
    const ran = await run(process.execPath, [join(import.meta.dirname, '../cdk/synth.mjs')], {
      input: JSON.stringify(wanted),
    });
    assert.equal(ran.code, 0, ran.stderr);
    return JSON.parse(ran.stdout);
  }

  test('cdk synth: every profile has the effects of the plan', {}, async () => {
    const found = await templates();
    for (const { id, context, graph } of profiles) {
      const { partition } = regionOf(context.plan.workload.region);
      const expected = expectedEffects(exports, context, ACCOUNT);
      const effects = templateEffects(JSON.stringify(found[id]), graph, ACCOUNT, partition);
      assert.deepEqual(withOrderOf(effects, expected), expected, id);
    }
  });

  test('a stack takes the template in as the runbook says', {}, async () => {
    const { context } = profiles.find(({ id }) => id === 'hub');
    const { included } = await templates();
    assert.equal(included.error, undefined);
    const { Resources, Parameters } = included;
    const open = Object.keys(Parameters ?? {}).filter((name) => Parameters[name].Default === undefined);
    assert.deepEqual(open, [], 'every parameter has a value');
    const endpoints = Object.values(Resources).filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint');
    assert.equal(endpoints.length, includedEndpoints(context.plan).length);
    for (const { Properties } of endpoints)
      assert.match(Properties.VpcId.Ref, Properties.VpcEndpointType === 'Gateway' ? /^Tasks/ : /^Vpc/);
  });

  test('the compiler accepts the construct in strict mode', {}, async () => {
    const folder = join(PROJECT, 'node_modules/.cache/conformance', `tsc-${process.pid}`);
    await mkdir(folder, { recursive: true });
    try {
      for (const { id, context } of [...profiles.slice(0, 12), ...DUALSTACK.map(withContext)]) {
        const construct = exportPlan('cdk', context);
        await writeFile(join(folder, `${id}.ts`), construct);
        const [, usage] = /In a stack: ([\s\S]*?)\n \*\//.exec(construct);
        await writeFile(join(folder, `${id}-usage.ts`), callOf(id, usage.replace(/^ \* /gm, '')));
      }
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            strict: true,
            noEmit: true,
            module: 'nodenext',
            target: 'es2022',
            skipLibCheck: true,
            types: [],
          },
          include: ['*.ts'],
        }),
      );
      const checked = await run(join(PROJECT, 'node_modules/.bin/tsc'), ['-p', folder], { timeout: 120_000 });
      assert.equal(checked.code, 0, checked.stdout);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
