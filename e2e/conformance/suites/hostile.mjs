// Names, tags and policies that mean something to a shell, to YAML, to HCL or to JSON: in every format they stay text.
import assert from 'node:assert/strict';
import { canonical } from '../exports/canonical.mjs';
import { scriptArguments, stackParameters, terraformVariables, worldFor } from '../exports/scenario.mjs';

const TAGS = {
  '$(reboot)': '`reboot`',
  '${x}': '${AWS::Region} ${!x} $${y}',
  '%{if true}': '%%{ endif } ${jsonencode(1)}',
  '!Ref VpcId': '!Sub x',
  '"quoted"': '\'single\' "double" \\back\\ \\n \\u0041',
  yes: 'no',
  null: '~',
  for: 'each',
  '1_000': '12:30:45',
  '<<': '*alias &anchor',
  merge: '<<',
  equals: '=',
  '- dash': '# comment',
  'a b': ' {"Key":"x"}',
  ключ: 'значение',
  日本: 'é😀',
  long: 'x'.repeat(255),
  ['k'.repeat(127)]: '',
  'line\u2028break': 'paragraph\u2029break',
  'file://x': 'file:///etc/passwd',
};

const STATEMENT = {
  Sid: 'Hostile',
  Effect: 'Allow',
  Principal: '*',
  Action: ['logs:PutLogEvents'],
  Resource: ['arn:aws:logs:us-east-1:${AccountId}:log-group:$(reboot)`id`/%{if}/*'],
  Condition: {
    StringEquals: {
      'aws:PrincipalTag/team': [
        '${aws:username}',
        "it's",
        'a"b',
        'back\\slash',
        '${x}',
        '!Ref',
        '$VPC_ID',
        'JSON',
      ],
    },
    ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::${AccountId}:role/${TaskExecutionRole}' },
  },
};

export async function suite(rig, test) {
  const { contextOf, exportPlan, readAnswers, toGraph } = await rig.loadExports();
  const answers = {
    imageRegistries: [],
    namePrefix: 'sg-x',
    tags: Object.entries(TAGS)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  };
  const context = contextOf(answers, { logs: { Version: '2012-10-17', Statement: [STATEMENT] } });
  const graph = toGraph(context.plan);
  const expectedTags = { Name: 'sg-x-logs', ...TAGS, 'ecs-endpoint-planner': 'sg-x' };
  // Blanks around an item are dropped when the answer is read.
  const { answers: read } = readAnswers({ tags: answers.tags });
  assert.ok(read.tags);

  async function check(world) {
    const { endpoints, securityGroups } = await world.state();
    assert.equal(endpoints.length, 1);
    assert.deepEqual(canonical(endpoints[0].tags), canonical(expectedTags));
    const text = JSON.stringify(STATEMENT)
      .replaceAll('${AccountId}', world.account)
      .replaceAll('${TaskExecutionRole}', 'ecsTaskExecutionRole');
    assert.deepEqual(endpoints[0].policy.Statement, [JSON.parse(text)]);
    const group = securityGroups.find(({ tags }) => tags['ecs-endpoint-planner'] === 'sg-x');
    assert.deepEqual(canonical(group.tags), canonical({ ...expectedTags, Name: 'sg-x-endpoints' }));
  }

  for (const format of ['cloudformation', 'cloudformation-json']) {
    test(`${format} takes hostile text for text`, { needs: ['aws'] }, async () => {
      const world = await rig.startAws(worldFor(context));
      const stack = await rig.createStack(world, exportPlan(format, context), stackParameters(graph));
      assert.equal(stack.status, 'CREATE_COMPLETE', `${stack.reason} ${JSON.stringify(stack.failed)}`);
      await check(world);
    });
  }

  test('terraform takes hostile text for text', { needs: ['terraform'] }, async () => {
    const world = await rig.startAws(worldFor(context));
    const terraform = await rig.terraform(world, exportPlan('terraform', context), {
      vars: terraformVariables(graph),
    });
    assert.deepEqual((await terraform.fmt()).text, '');
    assert.equal((await terraform.init()).code, 0);
    const planned = await terraform.plan();
    assert.equal(planned.code, 2, planned.text);
    const applied = await terraform.apply();
    assert.equal(applied.code, 0, applied.text);
    await check(world);
    assert.equal((await terraform.plan()).code, 0);
  });

  test('bash and the AWS CLI take hostile text for text', {
    needs: ['aws', 'bash', 'shellcheck', 'shfmt'],
  }, async () => {
    const script = exportPlan('cli', context);
    assert.match(script.replace(/^#.*$/gm, ''), /^[\n\x20-\x7e]*$/, 'not ASCII');
    assert.deepEqual(await rig.checkShell(script), { syntax: '', shellcheck: [], shfmt: '' });
    for (const LANG of ['C.UTF-8', 'C']) {
      const world = await rig.startAws(worldFor(context));
      const env = { ...world.env, POLL_SECONDS: '0', LANG, LC_ALL: LANG };
      const result = await rig.runBash(script, ['apply', ...scriptArguments(graph)], { env });
      assert.equal(result.code, 0, result.stderr);
      await check(world);
    }
  });

  // biome-ignore format: a row per case
  const REFUSED = [
    ['tags', 'team=a\nb'], ['tags', 'aws:team=a'], ['tags', `${'k'.repeat(128)}=v`], ['tags', `k=${'v'.repeat(256)}`], ['tags', '=v'],
    ['tags', 'a=\u0000'],
    ['namePrefix', '$(reboot)'], ['namePrefix', 'a b'], ['namePrefix', 'x'.repeat(41)], ['namePrefix', 'ü'],
    ['vpcId', 'vpc-0a1b2c3d; reboot'], ['vpcId', '${x}'], ['subnetIds', 'subnet-0a1b2c3d,$(reboot)'], ['routeTableIds', "rtb-0a1b2c3d'"],
    ['securityGroupId', 'sg-0a1b2c3d\n'.repeat(2)], ['vpcCidr', '10.0.0.0/16 # x'], ['taskSubnetCidrs', '10.0.0.0/16;10.1.0.0/16'],
    ['taskExecutionRole', 'arn:aws:iam::111122223333:role/x'], ['accountId', '${AccountId}'], ['repository', '../../x'],
  ];
  test('what AWS refuses is refused by name, before anything is exported', { needs: [] }, () => {
    for (const [question, value] of REFUSED) {
      const { answers: taken, problems } = readAnswers({ [question]: value });
      assert.deepEqual(
        problems.map(({ field }) => field),
        [question],
        `${question}: ${value}`,
      );
      assert.equal(question in taken, false);
    }
  });
}
