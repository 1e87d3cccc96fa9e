// The script, run by bash with the real AWS CLI: its form, its arguments, and what it refuses.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NEEDS, refused, SERVICE, scriptsOf } from '../exports/script-world.mjs';
import { run as start } from '../processes.mjs';
import { NETWORK, networkWith } from '../rig.mjs';

const { vpcId, subnetIds, subnetInSameZone, routeTableIds, other } = NETWORK;

// What shellcheck and shfmt read: each has a part of the script that the others lack. The files of the library are read in any case.
const LINTED = { here: ['existing-group', 'hub'], inCi: ['answered-target', 'external'] };
const LIBRARY = join(import.meta.dirname, '../../../src/export/cli/library');

const given = (changes) => {
  const values = {
    '--vpc-id': vpcId,
    '--subnet-ids': subnetIds.join(),
    '--route-table-ids': routeTableIds.join(),
    ...changes,
  };
  return Object.entries(values).flat();
};

// biome-ignore format: a row per case
const STOPPED = [
  ['DNS hostnames that are off', /enableDnsHostnames is off .*--enable-dns-hostnames/, { network: networkWith({ dnsHostnames: false }) }, {}],
  ['DNS support that is off', /enableDnsSupport is off/, { network: networkWith({ dnsSupport: false }) }, {}],
  ['two subnets in one zone', /are both in us-east-1a/, {}, { '--subnet-ids': `${subnetIds[0]},${subnetInSameZone}` }],
  ['a subnet of another VPC', /belongs to vpc-0f+, not to/, {}, { '--subnet-ids': other.subnetId }],
  ['a subnet that does not exist', /these subnets cannot be read/, {}, { '--subnet-ids': 'subnet-0123456789abcdef0' }],
  ['a route table of another VPC', /belongs to vpc-0f+, not to/, {}, { '--route-table-ids': other.routeTableId }],
  ['a VPC of another account', /is shared by account 999988887777: only its owner/, { network: networkWith({ owner: '999988887777' }) }, {}],
  ['a VPC that does not exist', /cannot be read in us-east-1/, {}, { '--vpc-id': 'vpc-0123456789abcdef0' }],
  ['a service that is not offered', /one of them is not offered in us-east-1/, { without: ['ecr.dkr'] }, {}],
];

export async function suite(rig, test) {
  const scripts = await scriptsOf(rig);
  formTests(rig, test, scripts);
  refusalTests(test, scripts);
}

/** What the script is made of, and how it takes its arguments. */
function formTests(rig, test, { answersOf, contextOf, exportPlan }) {
  for (const [where, ids] of Object.entries(LINTED))
    test(`scripts pass bash -n, shellcheck and shfmt: ${ids.join(', ')}`, {
      needs: ['bash', 'shellcheck', 'shfmt'],
      inCi: where === 'inCi',
    }, async () => {
      for (const id of ids) {
        const found = await rig.checkShell(exportPlan('cli', contextOf(answersOf(id))));
        assert.deepEqual(found, { syntax: '', shellcheck: [], shfmt: '' }, id);
      }
    });

  test('the files of the library are clean by themselves', { needs: ['shellcheck', 'shfmt'] }, async () => {
    const files = (await readdir(LIBRARY)).filter((name) => name.endsWith('.sh'));
    assert.ok(files.length > 20);
    const read = await start(rig.tools.shellcheck.path, files, { cwd: LIBRARY });
    assert.equal(read.stdout, '');
    const laid = await start(rig.tools.shfmt.path, ['-i', '2', '-d', ...files], { cwd: LIBRARY });
    assert.equal(laid.stdout, '');
  });

  test('understands its arguments or says why not, before any call', { needs: ['bash'] }, async () => {
    const script = exportPlan('cli', contextOf({ launchType: 'FARGATE' }));
    const all = given({});
    // biome-ignore format: a row per case
    const MISUSED = [
      [['apply'], /--vpc-id is needed/],
      [['apply', ...given({ '--vpc-id': 'vpc-1; reboot' })], /--vpc-id: 'vpc-1; reboot' is malformed/],
      [['apply', ...given({ '--subnet-ids': 'subnet-0aaaaaaaaaaaaaaa1,$(reboot)' })], /\$\(reboot\)' is malformed/],
      [['apply', ...given({ '--route-table-ids': '' })], /--route-table-ids is needed/],
      [['apply', ...given({ '--vpc-cidr': '10.0.0.0' })], /--vpc-cidr: '10.0.0.0' is malformed/],
      [['aply', ...all], /unknown command aply/],
      [['apply', 'status', ...all], /one command at a time/],
      [['apply', ...all, '--frobnicate'], /unknown option --frobnicate/],
      [['apply', '--vpc-id'], /--vpc-id needs a value/],
      [['apply', ...all, '--on-error', 'panic'], /--on-error takes keep or rollback/],
    ];
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    for (const [args, message] of MISUSED) {
      const result = await rig.runBash(script, args, { env });
      assert.equal(result.code, 2, `${args}: ${result.stderr}`);
      assert.match(result.stderr, message);
    }
    const help = await rig.runBash(script, ['--help'], { env });
    assert.equal(help.code, 0);
    assert.match(help.stdout, /rollback/);
  });
}

/** What is refused before anything is changed. */
function refusalTests(test, { open }) {
  test('checks the network and the services before it changes anything', NEEDS, async () => {
    for (const [what, message, settings, changed] of STOPPED) {
      const { run, changes } = await open({ launchType: 'FARGATE' }, settings);
      refused(await run('apply', { args: given(changed) }), message);
      assert.deepEqual(await changes(), [], what);
    }
  });

  test(
    'leaves out the zone in which a service is not offered, and stops where it is offered in none',
    NEEDS,
    async () => {
      const offered = (zones) => {
        const interfaces = ['ecr.api', 'ecr.dkr', 'logs'].map((name) => ({
          name: SERVICE(name),
          type: 'Interface',
          ...(name === 'logs' ? { zones } : {}),
        }));
        return { services: [...interfaces, { name: SERVICE('s3'), type: 'Gateway' }] };
      };
      const some = await open({ launchType: 'FARGATE' }, offered(['us-east-1b', 'us-east-1c']));
      const ran = await some.run('apply');
      assert.equal(ran.code, 0, ran.stderr);
      assert.match(ran.stderr, /logs is not offered in us-east-1a, the zone of subnet-0a+1/);
      const { endpoints } = await some.world.state();
      const subnetsOf = (name) => endpoints.find(({ service }) => service === SERVICE(name)).subnetIds;
      assert.deepEqual(subnetsOf('logs'), [subnetIds[1]]);
      assert.equal(subnetsOf('ecr.api').length, 2);
      const none = await open({ launchType: 'FARGATE' }, offered(['us-east-1c']));
      refused(await none.run('apply'), /logs is offered in no zone of the subnets, but only in us-east-1c/);
      assert.deepEqual(await none.changes(), []);
    },
  );

  test('refuses a group of another plan, and a given group of another VPC', NEEDS, async () => {
    const { world, run, services } = await open({ launchType: 'FARGATE' });
    await world.aws(
      'ec2',
      'create-security-group',
      '--vpc-id',
      vpcId,
      '--group-name',
      'ecs-endpoints',
      '--description',
      'x',
    );
    refused(await run('apply'), /a security group named ecs-endpoints exists .* not of this plan/);
    assert.deepEqual(await services(), []);
    const given = await open({ launchType: 'FARGATE', securityGroupId: other.securityGroupId });
    refused(await given.run('apply'), /belongs to vpc-0f+, not to/);
  });
}
