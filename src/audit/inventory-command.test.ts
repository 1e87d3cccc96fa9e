import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { plan, toProfile } from '../core/index.ts';
import { readInventory } from '../source/index.ts';
import { audit, inventoryCommand } from './index.ts';

/** An AWS CLI that knows one VPC: answers each call in its own words, with escapes inside a policy. */
const AWS = `aws() {
  case "$*" in
    *"--region eu-central-1 --output json") ;;
    *) echo "unexpected: $*" >&2; return 1 ;;
  esac
  case "$2 $3 $4" in
    "describe-vpc-endpoints --filters Name=vpc-id,Values=vpc-0a1b2c3d")
      printf '%s' '{"VpcEndpoints":[{"VpcEndpointId":"vpce-1","VpcId":"vpc-0a1b2c3d","ServiceName":"com.amazonaws.eu-central-1.s3","VpcEndpointType":"Gateway","State":"available","RouteTableIds":["rtb-1"],"PolicyDocument":"{\\n \\"Statement\\": []}"}]}' ;;
    "describe-subnets --filters Name=vpc-id,Values=vpc-0a1b2c3d") echo '{"Subnets":[{"SubnetId":"subnet-1","CidrBlock":"10.0.0.0/24","VpcId":"vpc-0a1b2c3d"}]}' ;;
    "describe-route-tables --filters Name=vpc-id,Values=vpc-0a1b2c3d") echo '{"RouteTables":[{"RouteTableId":"rtb-1","VpcId":"vpc-0a1b2c3d","Associations":[],"Routes":[]}]}' ;;
    "describe-security-groups --filters Name=vpc-id,Values=vpc-0a1b2c3d") return 254 ;;
    "describe-network-acls --filters Name=vpc-id,Values=vpc-0a1b2c3d") echo '{"NetworkAcls":[{"NetworkAclId":"acl-1","VpcId":"vpc-0a1b2c3d","Associations":[],"Entries":[]}]}' ;;
    "describe-vpcs --filters Name=vpc-id,Values=vpc-0a1b2c3d") echo '{"Vpcs":[]}' ;;
    "describe-vpc-attribute --vpc-id vpc-0a1b2c3d")
      case "$6" in
        enableDnsSupport) echo '{"VpcId":"vpc-0a1b2c3d","EnableDnsSupport":{"Value":true}}' ;;
        enableDnsHostnames) echo '{"VpcId":"vpc-0a1b2c3d","EnableDnsHostnames":{"Value":false}}' ;;
      esac ;;
    *) echo "unexpected: $*" >&2; return 1 ;;
  esac
}`;

const run = (script: string, env: { readonly [name: string]: string } = {}): string =>
  execFileSync('bash', ['--norc', '-c', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', ...env },
  });

describe('the one-liner', () => {
  test('is valid bash and prints one document that the audit reads, with a gap for what failed', () => {
    const { bash } = inventoryCommand('vpc-0a1b2c3d', 'eu-central-1');
    expect(bash).not.toContain('\n');
    execFileSync('bash', ['--norc', '-n', '-c', bash]);
    const printed = run(`${AWS}\n${bash}`);
    expect(JSON.parse(printed)).toHaveLength(8);
    const read = readInventory({ endpoints: printed });
    expect(read).toMatchObject({
      ok: true,
      inventory: {
        vpcId: 'vpc-0a1b2c3d',
        endpoints: [{ id: 'vpce-1', service: 's3', policy: { kind: 'document', statements: [] } }],
        subnets: [{ id: 'subnet-1' }],
        routeTables: [{ id: 'rtb-1' }],
        vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: false },
      },
    });
    expect(read.ok && read.inventory.securityGroups).toBeUndefined();
    expect(read.problems.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('takes the VPC from the environment, and stops when it is not set', () => {
    const { bash } = inventoryCommand('', 'eu-central-1');
    const script = `${AWS}\n${bash}`;
    expect(JSON.parse(run(script, { VPC_ID: 'vpc-0a1b2c3d' }))).toHaveLength(8);
    expect(() => run(`${script} 2>/dev/null`)).toThrow();
  });

  test('stands where the check says that something was not given', () => {
    const planned = plan(toProfile({ region: 'eu-central-1' }));
    const { bash } = inventoryCommand('vpc-0a1b2c3d', 'eu-central-1');
    // The groups could not be read.
    const read = readInventory({ endpoints: run(`${AWS}\n${bash}`) });
    const { notes } = audit(planned, read.ok ? read.inventory : expect.fail()).network;
    expect(notes.find(({ rule }) => rule === 'audit/not-given')?.commands).toEqual([bash]);
  });

  test('for PowerShell names the same calls and keeps its quotes and brackets in pairs', () => {
    const { powershell } = inventoryCommand('vpc-0a1b2c3d', 'us-gov-west-1');
    expect(powershell).not.toContain('\n');
    expect(powershell.match(/aws ec2 [a-z-]+/g)).toEqual([
      'aws ec2 describe-vpc-endpoints',
      'aws ec2 describe-subnets',
      'aws ec2 describe-route-tables',
      'aws ec2 describe-security-groups',
      'aws ec2 describe-network-acls',
      'aws ec2 describe-vpcs',
      'aws ec2 describe-vpc-attribute',
      'aws ec2 describe-vpc-attribute',
    ]);
    for (const pair of ['()', '{}']) {
      const [opening = '', closing = ''] = pair;
      expect(powershell.split(opening).length).toBe(powershell.split(closing).length);
    }
    expect((powershell.match(/["']/g) ?? []).length % 2).toBe(0);
  });
});
