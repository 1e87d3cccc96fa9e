// npm run mutation: plants one defect after the other into the printers and the graph, and shows what notices it.
//
// A defect counts as noticed when a check of the effects, the quoting or the document fails; comparing with the golden
// files comes last, because it notices everything and understands nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { effects } from './effects.mjs';
import { DEFECTS } from './exports/defects.mjs';
import { expectedEffects } from './exports/expected.mjs';
import { stackParameters, terraformVariables, worldFor } from './exports/scenario.mjs';
import { callEffects, openAccount } from './exports/script-effects.mjs';
import { templateEffects, terraformEffects, withOrderOf, worldEffects } from './exports/static-effects.mjs';
import { run } from './processes.mjs';
import { openRig } from './rig.mjs';

const SOURCES = join(import.meta.dirname, '../../src/export');
const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const GOLDEN = {
  cloudformation: 'plan.yaml',
  terraform: 'main.tf',
  cli: 'apply.sh',
  markdown: 'runbook.md',
  json: 'plan.json',
};

const HOSTILE = {
  tags: [
    "it's=$'x'",
    '$(reboot)=${x} %{if} "q" \\ `id`',
    'for=each',
    '<<=<<',
    'k==',
    'yes=no',
    'line\u2028x=ü😀',
    'a|b=c|d',
  ].join(','),
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: ['logs:PutLogEvents'],
        Resource: ['arn:aws:logs:eu-west-1:${AccountId}:log-group:${aws:username}-$(reboot)-`id`-%{if}/*'],
        Condition: {
          StringEquals: {
            'aws:SourceVpc': '${VpcId}',
            'aws:PrincipalTag/a': ['${x}', "it's", 'a"b', '\\', 'ü'],
          },
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::${AccountId}:role/${TaskExecutionRole}' },
        },
      },
    ],
  },
};

/** Few plans that together have everything: order, IPv6, a given target, what is hostile, another partition. */
function profiles({ SCENARIOS }) {
  const of = (id) => SCENARIOS.find((scenario) => scenario.id === id).answers;
  return [
    { id: 'ordered', answers: { ...of('ec2-running'), region: REGION } },
    { id: 'answered', answers: of('answered-target') },
    { id: 'external', answers: { ...of('external'), region: REGION, vpcCidr: '10.0.0.0/16' } },
    { id: 'group', answers: { ...of('existing-group'), region: REGION } },
    {
      id: 'tasks',
      answers: { launchType: 'FARGATE', region: REGION, taskSecurityGroupId: 'sg-0a1b2c3d4e5f60701' },
    },
    {
      id: 'hostile',
      answers: { region: REGION, imageRegistries: [], tags: HOSTILE.tags },
      policies: { logs: HOSTILE.policy },
    },
    {
      id: 'answered-policy',
      answers: {
        region: REGION,
        imageRegistries: [],
        accountId: '444455556666',
        taskExecutionRole: 'answered',
        vpcId: 'vpc-0a1b2c3d4e5f60718',
      },
      policies: { logs: HOSTILE.policy },
    },
    { id: 'china', answers: of('china') },
    { id: 'copied', answers: of('new-region-copy') },
  ];
}

const longTags = ['Ref', 'Sub', 'GetAtt', 'Select', 'Split'].flatMap((name) => {
  const long = (value) =>
    name === 'Ref'
      ? { Ref: value }
      : { [`Fn::${name}`]: name === 'GetAtt' ? String(value).split('.') : value };
  return [
    { tag: `!${name}`, resolve: long },
    { tag: `!${name}`, collection: 'seq', resolve: (value) => long(value.toJSON()) },
  ];
});

const withoutReasons = ({ Metadata, Resources, ...rest }) => ({
  ...rest,
  interface: Metadata?.['AWS::CloudFormation::Interface'],
  Resources: Object.fromEntries(
    Object.entries(Resources).map(([id, { Metadata: _, ...body }]) => [id, body]),
  ),
});

/** What the plan of the sound sources demands, and what they print. */
function baselineOf(exports) {
  return profiles(exports).map(({ id, answers, policies }) => {
    const context = exports.contextOf(answers, policies);
    const wanted = expectedEffects(context, exports.includedEndpoints(context.plan), ACCOUNT);
    const [yaml, terraform] = ['cloudformation', 'terraform'].map((format) =>
      exports.exportPlan(format, context),
    );
    return { id, context, wanted, yaml, terraform };
  });
}

const changing = ({ calls }) =>
  calls.filter(([, action]) => /^(create|modify|authorize|revoke|delete)/.test(action));

const TEXTS = ["it's", '"', '\\', '$(reboot)', '`id`', 'a|b', '${x}', '*', 'ü', ' '];

// Checks, cheapest first; each throws when it notices something.
const CHECKS = {
  async quoting({ shellWord, escapeMarkdown, codeSpan, table }, { id }) {
    if (id !== 'hostile') return;
    const { stdout } = await run('bash', ['-c', `printf '%s\\n' ${TEXTS.map(shellWord).join(' ')}`]);
    assert.deepEqual(stdout.split('\n').slice(0, -1), TEXTS);
    const rows = table(
      ['a', 'b'],
      TEXTS.map((text) => [escapeMarkdown(text), codeSpan(text)]),
    ).split('\n');
    for (const row of rows) assert.equal(row.replace(/\\./g, '').match(/\|/g).length, 3);
  },
  template(exports, { context, wanted }) {
    const graph = exports.toGraph(context.plan);
    const { partition } = exports.regionOf(context.plan.workload.region);
    const json = exports.exportPlan('cloudformation-json', context);
    const found = templateEffects(json, graph, ACCOUNT, partition);
    assert.deepEqual(withOrderOf(found, wanted), wanted);
    const yaml = parse(exports.exportPlan('cloudformation', context), {
      version: '1.1',
      customTags: longTags,
    });
    assert.deepEqual(withoutReasons(yaml), withoutReasons(JSON.parse(json)));
    const named = Object.keys(yaml.Outputs).filter((output) => output.endsWith('DnsNames')).length;
    assert.equal(named, wanted.endpoints.filter(({ privateDns }) => privateDns).length);
  },
  async script(exports, { context, wanted }) {
    const graph = exports.toGraph(context.plan);
    const script = exports.exportPlan('cli', context);
    assert.match(script.replace(/^\s*#.*$/gm, ''), /^[\n\x20-\x7e]*$/);
    const account = openAccount(context, graph, ACCOUNT);
    try {
      const first = await account.run(script);
      assert.deepEqual(withOrderOf(callEffects(first.calls), wanted), wanted);
      const second = await account.run(script);
      assert.deepEqual(changing(second), [], 'the second run changed something');
      assert.equal(second.stdout, first.stdout);
      const removed = changing(await account.run(script, 'rollback')).flat();
      const made = [...first.stdout.matchAll(/^endpoint\t[^\t]+\t(.+)$/gm)].map(([, id]) => id);
      for (const id of made) assert.ok(removed.includes(id), `${id} is left behind`);
      assert.equal(removed.includes('delete-security-group'), wanted.securityGroups.length > 0);
    } finally {
      account.end();
    }
  },
  /** What somebody else has is used, and neither changed nor deleted. */
  async foreign(exports, { id, context, wanted }) {
    if (id !== 'tasks') return;
    const [{ service }] = wanted.endpoints.filter(({ type }) => type === 'Interface');
    const row = [
      'vpce-0fffffffffffffff0',
      service,
      'Interface',
      'available',
      'True',
      '-',
      '-',
      '-',
      'ipv4',
      'ipv4',
      'None',
    ];
    const account = openAccount(context, exports.toGraph(context.plan), ACCOUNT, [row]);
    try {
      const script = exports.exportPlan('cli', context);
      const calls = [await account.run(script), await account.run(script, 'rollback')].flatMap(changing);
      assert.equal(calls.flat().includes(row[0]), false, 'touches what somebody else has');
      const created = calls.filter(([, action]) => action === 'create-vpc-endpoint');
      assert.equal(created.length, wanted.endpoints.length - 1);
    } finally {
      account.end();
    }
  },
  document(exports, { id, context }) {
    const { plan } = context;
    const runbook = exports.exportPlan('markdown', context);
    assert.equal(runbook.includes('## Copied template'), id === 'copied');
    assert.equal(
      /^# .*copied from another Region/m.test(exports.exportPlan('terraform', context)),
      id === 'copied',
    );
    const document = JSON.parse(exports.exportPlan('json', context));
    assert.deepEqual(
      document.endpoints.map(({ service }) => service),
      plan.endpoints.map(({ service }) => service),
    );
    assert.deepEqual(
      document.findings.map(({ fix }) => fix),
      exports.findingTexts(plan).map(({ fix }) => fix),
    );
  },
};

/** YAML that is another than that of the sound sources, read by the stand-in as CloudFormation reads it. */
async function checkStack(rig, exports, { id, context, wanted, yaml }) {
  const text = exports.exportPlan('cloudformation', context);
  if (text === yaml || !['hostile', 'tasks'].includes(id)) return;
  const world = await rig.startAws(worldFor(context));
  try {
    const stack = await rig.createStack(world, text, stackParameters(exports.toGraph(context.plan)));
    assert.equal(stack.status, 'CREATE_COMPLETE');
    const own = JSON.parse(JSON.stringify(wanted).replaceAll(ACCOUNT, world.account));
    // Through JSON, which knows no `undefined`.
    const found = JSON.parse(JSON.stringify(worldEffects(await effects(world))));
    assert.deepEqual(found, own);
    const typed = Object.fromEntries(
      Object.entries(parse(text, { version: '1.1', customTags: longTags }).Parameters).map(
        ([name, { Type }]) => [name, Type],
      ),
    );
    assert.equal(typed.SubnetIds, 'List<AWS::EC2::Subnet::Id>');
  } finally {
    await world.stop();
  }
}

/** Profiles of one Region in one run of Terraform; only when the text is another than that of the sound sources. */
async function checkTerraform(rig, exports, baseline) {
  const changed = baseline.filter(
    ({ context, terraform }) => exports.exportPlan('terraform', context) !== terraform,
  );
  const here = changed.filter(({ context }) => context.plan.workload.region === REGION);
  if (here.length === 0) return;
  const files = Object.fromEntries(
    here.map(({ id, context }) => [`${id}/main.tf`, exports.exportPlan('terraform', context)]),
  );
  const calls = here.map(({ id, context }) => [
    id,
    { source: `./${id}`, ...terraformVariables(exports.toGraph(context.plan)) },
  ]);
  files['main.tf.json'] = JSON.stringify({ module: Object.fromEntries(calls) });
  const world = await rig.startAws(worldFor(here[0].context));
  const terraform = await rig.terraform(world, files);
  try {
    assert.equal((await terraform.fmt()).code, 0, 'terraform fmt');
    assert.equal((await terraform.init()).code, 0, 'terraform init');
    const planned = await terraform.plan();
    assert.equal(planned.code, 2, 'terraform plan');
    for (const { id, context, wanted } of here) {
      const own = JSON.parse(JSON.stringify(wanted).replaceAll(ACCOUNT, world.account));
      const found = terraformEffects(planned.plan, `module.${id}`);
      assert.deepEqual(withOrderOf(found, own), own, context.fragment);
    }
  } finally {
    await terraform.close();
    await world.stop();
  }
}

async function checkGolden(exports) {
  for (const { id, answers } of exports.SCENARIOS) {
    const context = exports.contextOf(answers);
    for (const [format, name] of Object.entries(GOLDEN)) {
      const golden = await readFile(join(SOURCES, 'golden', id, name), 'utf8');
      assert.ok(golden === exports.exportPlan(format, context), `${id}/${name}`);
    }
  }
}

/** The name of the first check that notices the defect, or undefined. */
async function noticedBy(rig, exports, baseline) {
  const attempt = async (name, check) => {
    try {
      await check();
      return undefined;
    } catch (error) {
      if (process.env.CONFORMANCE_DEBUG) console.error(name, error);
      return name;
    }
  };
  for (const [name, check] of Object.entries(CHECKS))
    for (const profile of baseline) {
      const noticed = await attempt(`${name} of ${profile.id}`, () => check(exports, profile));
      if (noticed) return noticed;
    }
  for (const profile of baseline) {
    const noticed = await attempt(`stack of ${profile.id}`, () => checkStack(rig, exports, profile));
    if (noticed) return noticed;
  }
  return (
    (await attempt('terraform', () => checkTerraform(rig, exports, baseline))) ??
    (await attempt('golden files', () => checkGolden(exports)))
  );
}

async function plant(rig, [name, file, from, to]) {
  const source = await readFile(join(SOURCES, file), 'utf8');
  const found = source.split(from).length - 1;
  if (found !== 1) throw new Error(`${file}: the text of "${name}" occurs ${found} times: ${from}`);
  return rig.loadExports({
    transform: (code, id) =>
      id.startsWith(SOURCES) && basename(id) === file ? code.replace(from, () => to) : undefined,
  });
}

const wanted = process.argv.slice(2).join(' ');
const rig = await openRig();
const results = [];
try {
  const exports = await rig.loadExports();
  const baseline = baselineOf(exports);
  const sound = await noticedBy(rig, exports, baseline);
  if (sound) throw new Error(`the sound sources fail already: ${sound}`);
  const queue = DEFECTS.filter(([name, file]) => `${file}: ${name}`.includes(wanted));
  const work = async () => {
    for (let defect = queue.shift(); defect; defect = queue.shift()) {
      let noticed;
      try {
        noticed = await noticedBy(rig, await plant(rig, defect), baseline);
      } catch (error) {
        if (/occurs \d+ times/.test(error.message)) throw error;
        noticed = 'loading';
      }
      results.push({ name: `${defect[1]}: ${defect[0]}`, noticed });
      console.log(
        `${noticed ? 'noticed' : 'MISSED '}  ${defect[1]}: ${defect[0]}${noticed ? `  (${noticed})` : ''}`,
      );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
} finally {
  await rig.close();
}
const missed = results.filter(({ noticed }) => !noticed);
const byGolden = results.filter(({ noticed }) => noticed === 'golden files');
console.log(
  `${results.length} defects, ${results.length - missed.length} noticed (${byGolden.length} by golden files alone), ${missed.length} missed`,
);
process.exitCode = missed.length > 0 ? 1 : 0;
