// npm run mutation: plants one defect after the other into what printers are given and into what they printed, and shows
// that what the file does then is not what the plan says. No golden file takes part.
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PLAN_DEFECTS, TEXT_DEFECTS } from './exports/defects.mjs';
import { expectedEffects } from './exports/expected.mjs';
import {
  constructProperties,
  openValues,
  shellVariables,
  terraformVariables,
  worldFor,
} from './exports/scenario.mjs';
import { callEffects, openAccount, stepEffects } from './exports/script-effects.mjs';
import { templateEffects, terraformEffects, withOrderOf, withoutTargets } from './exports/static-effects.mjs';
import { run } from './processes.mjs';
import { openRig } from './rig.mjs';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const FORMATS = ['cloudformation-json', 'terraform', 'cdk', 'cli', 'steps'];

/** Few plans that together have everything: order, IPv6, a given target, a given group, S3 as an interface. */
function profilesOf(exports) {
  const { SCENARIOS, contextOf, toGraph } = exports;
  const of = (id) => SCENARIOS.find((scenario) => scenario.id === id).answers;
  const target = { ...of('answered-target'), existingContainerInstances: false, include: 'recommended' };
  return [
    ['ordered', { ...of('ec2-running'), region: REGION }],
    ['isolated', { ...of('fargate-isolated'), region: REGION }],
    ['nat', { ...of('fargate-nat'), region: REGION }],
    ['answered', { ...target, region: REGION, launchType: 'FARGATE' }],
    ['external', { ...of('external'), region: REGION, vpcCidr: '10.0.0.0/16' }],
    ['hub', { ...of('hub'), region: REGION }],
    ['hub-part', { ...of('hub'), region: REGION, hubPart: 'hub-account' }],
    ['task-part', { ...of('hub'), region: REGION, hubPart: 'task-account' }],
    ['group', { ...of('existing-group'), region: REGION }],
    ['tasks', { launchType: 'FARGATE', region: REGION, taskSecurityGroupId: 'sg-0a1b2c3d4e5f60701' }],
  ].map(([id, answers]) => {
    const context = contextOf(answers);
    const wanted = (account) => expectedEffects(exports, context, account);
    return { id, context, graph: toGraph(context.plan), wanted };
  });
}

const printed = (exports, format, context) =>
  format === 'steps'
    ? JSON.parse(exports.exportPlan('json', context))
        .steps.filter(({ id }) =>
          /^(?:security-group|create-\d+|hub-routes|hosted-zones|associate-zones)$/.test(id),
        )
        .flatMap(({ commands }) => commands)
        .join('\n')
    : exports.exportPlan(format, context);

/** Every defect in every profile in which it changes something. */
function plantedTexts(exports, profiles) {
  const sound = new Map(
    profiles.flatMap((profile) =>
      FORMATS.map((format) => [`${profile.id} ${format}`, printed(exports, format, profile.context)]),
    ),
  );
  const textOf = (profile, format) => sound.get(`${profile.id} ${format}`);
  const defects = [
    ...PLAN_DEFECTS.flatMap(([name, change]) =>
      FORMATS.map((format) => [
        name,
        format,
        ({ context }) => printed(exports, format, { ...context, plan: change(context.plan) }),
      ]),
    ),
    ...TEXT_DEFECTS.map(([name, format, from, to]) => [
      name,
      format,
      (profile) => textOf(profile, format).replace(from, to),
    ]),
  ];
  return defects.map(([name, format, print]) => ({
    name: `${format}: ${name}`,
    format,
    texts: profiles.flatMap((profile) => {
      const text = print(profile);
      return text === textOf(profile, format) ? [] : [{ profile, text }];
    }),
  }));
}

const same = (found, wanted, options) => assert.deepEqual(withOrderOf(found, wanted, options), wanted);

const CHECKS = {
  'cloudformation-json': ({ profile, text }) => {
    same(templateEffects(text, profile.graph, ACCOUNT, 'aws'), profile.wanted(ACCOUNT));
  },
  async cli({ profile, text }) {
    const account = openAccount(profile.context, profile.graph, ACCOUNT);
    try {
      const first = await account.run(text);
      same(callEffects(first.calls), profile.wanted(ACCOUNT));
      const second = await account.run(text);
      const changes = second.calls.filter(([, action]) =>
        /^(create|modify|authorize|revoke|delete|associate|disassociate|change|replace)/.test(action),
      );
      assert.deepEqual(changes, [], 'the second run changed something');
      const ways = (calls, action) => calls.filter((call) => call[1] === action).length;
      const rolledBack = (await account.run(text, 'rollback')).calls;
      assert.equal(ways(rolledBack, 'delete-route'), ways(first.calls, 'create-route'));
      const removed = rolledBack.flat();
      for (const [, id] of first.stdout.matchAll(/^(?:endpoint|hosted-zone)\t[^\t]+\t(.+)$/gm))
        assert.ok(removed.includes(id));
    } finally {
      account.end();
    }
  },
  async steps({ profile, text }) {
    same(
      await stepEffects(
        text,
        shellVariables(profile.graph),
        ACCOUNT,
        openValues(profile.context.plan.workload),
      ),
      profile.wanted(ACCOUNT),
      {
        onlyThere: false,
      },
    );
  },
};

/** All constructs in one process: the library takes seconds to load. */
async function checkConstructs(all) {
  const input = all.map(({ key, profile, text }) => ({
    id: key,
    text,
    props: constructProperties(profile.graph),
  }));
  const made = await run(process.execPath, [join(import.meta.dirname, 'cdk/synth.mjs')], {
    input: JSON.stringify(input),
    timeout: 300_000,
  });
  const templates = JSON.parse(made.stdout);
  return Object.fromEntries(
    all.map(({ key, profile }) => [
      key,
      noticed(() => {
        assert.ok(templates[key].Resources, templates[key].error);
        same(
          templateEffects(JSON.stringify(templates[key]), profile.graph, ACCOUNT, 'aws'),
          profile.wanted(ACCOUNT),
        );
      }),
    ]),
  );
}

function noticed(check) {
  try {
    check();
    return false;
  } catch {
    return true;
  }
}

/** All modules in one plan; where Terraform takes none of them, each alone. */
async function checkModules(rig, all) {
  if (all.length === 0) return {};
  const files = Object.fromEntries(all.map(({ key, text }) => [`${key}/main.tf`, text]));
  const calls = all.map(({ key, profile }) => [
    key,
    { source: `./${key}`, ...terraformVariables(profile.graph) },
  ]);
  files['main.tf.json'] = JSON.stringify({ module: Object.fromEntries(calls) });
  const world = await rig.startAws(worldFor(all[0].profile.context));
  const terraform = await rig.terraform(world, files);
  try {
    const planned = (await terraform.init()).code === 0 ? await terraform.plan() : { code: 1 };
    if (planned.code !== 2) {
      if (all.length === 1) return { [all[0].key]: true };
      const half = Math.ceil(all.length / 2);
      return {
        ...(await checkModules(rig, all.slice(0, half))),
        ...(await checkModules(rig, all.slice(half))),
      };
    }
    return Object.fromEntries(
      all.map(({ key, profile }) => [
        key,
        noticed(() =>
          same(
            terraformEffects(planned.plan, `module.${key}`),
            withoutTargets(profile.wanted(world.account)),
          ),
        ),
      ]),
    );
  } finally {
    await terraform.close();
    await world.stop();
  }
}

async function noticesAny(format, texts) {
  for (const one of texts) {
    try {
      await CHECKS[format](one);
    } catch {
      return true;
    }
  }
  return false;
}

const wantedName = process.argv.slice(2).join(' ');
const rig = await openRig();
const results = [];
try {
  const exports = await rig.loadExports();
  const profiles = profilesOf(exports);
  for (const profile of profiles)
    for (const format of ['cloudformation-json', 'cli', 'steps'])
      await CHECKS[format]({ profile, text: printed(exports, format, profile.context) });
  const planted = plantedTexts(exports, profiles).filter(({ name }) => name.includes(wantedName));
  const report = (name, isNoticed) => {
    results.push({ name, isNoticed });
    console.log(`${isNoticed ? 'noticed' : 'MISSED '}  ${name}`);
  };
  const keyed = (format) =>
    planted.flatMap((defect, index) =>
      defect.format === format
        ? defect.texts.slice(0, 2).map((one, at) => ({ ...one, key: `d${index}-${at}`, defect }))
        : [],
    );
  for (const [format, check] of [
    ['cdk', checkConstructs],
    ['terraform', (all) => checkModules(rig, all)],
  ]) {
    const all = keyed(format);
    const found = all.length === 0 ? {} : await check(all);
    for (const defect of planted.filter((one) => one.format === format))
      report(
        defect.name,
        all.some((one) => one.defect === defect && found[one.key]),
      );
  }
  const queue = planted.filter(({ format }) => Object.hasOwn(CHECKS, format));
  const work = async () => {
    for (let defect = queue.shift(); defect; defect = queue.shift())
      report(defect.name, await noticesAny(defect.format, defect.texts));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
} finally {
  await rig.close();
}
const missed = results.filter(({ isNoticed }) => !isNoticed);
console.log(
  `${results.length} defects, ${results.length - missed.length} noticed by what they do, ${missed.length} missed`,
);
process.exitCode = missed.length > 0 ? 1 : 0;
