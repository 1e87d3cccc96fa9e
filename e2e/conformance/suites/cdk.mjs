// The construct: typed by the real compiler, made into templates by the real aws-cdk-lib, with the effects of the plan.
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedEffects } from '../exports/expected.mjs';
import { constructProperties } from '../exports/scenario.mjs';
import { templateEffects, withOrderOf } from '../exports/static-effects.mjs';
import { run } from '../processes.mjs';

const PROJECT = join(import.meta.dirname, '../../..');
const ACCOUNT = '111122223333';

export async function suite(rig, test) {
  const {
    contextOf,
    exportPlan,
    generatedAnswers,
    hubOf,
    includedEndpoints,
    regionOf,
    SCENARIOS,
    serviceOf,
    toGraph,
  } = await rig.loadExports();
  const takesPolicy = (service) => serviceOf(service).policy === 'documented';
  const profiles = [
    ...SCENARIOS,
    ...generatedAnswers(12).map((answers, index) => ({ id: `generated-${index + 1}`, answers })),
  ]
    .map(({ id, answers }) => ({ id, context: contextOf(answers) }))
    .map((profile) => ({ ...profile, graph: toGraph(profile.context.plan) }))
    .filter(({ graph }) => graph.resources.length > 0);

  test('cdk synth: every profile has the effects of the plan', {}, async () => {
    const wanted = profiles.map(({ id, context, graph }) => ({
      id,
      text: exportPlan('cdk', context),
      props: constructProperties(graph),
    }));
    const made = await run(process.execPath, [join(import.meta.dirname, '../cdk/synth.mjs')], {
      input: JSON.stringify(wanted),
      timeout: 120_000,
    });
    assert.equal(made.code, 0, made.stderr);
    const templates = JSON.parse(made.stdout);
    for (const { id, context, graph } of profiles) {
      const { partition } = regionOf(context.plan.workload.region);
      const expected = expectedEffects(
        context,
        includedEndpoints(context.plan),
        ACCOUNT,
        takesPolicy,
        hubOf(context.plan)?.zones,
      );
      const found = templateEffects(JSON.stringify(templates[id]), graph, ACCOUNT, partition);
      assert.deepEqual(withOrderOf(found, expected), expected, id);
    }
  });

  test('the compiler accepts the construct in strict mode', {}, async () => {
    const folder = join(PROJECT, 'node_modules/.cache/conformance', `tsc-${process.pid}`);
    await mkdir(folder, { recursive: true });
    try {
      for (const { id, context } of profiles.slice(0, 12))
        await writeFile(join(folder, `${id}.ts`), exportPlan('cdk', context));
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
