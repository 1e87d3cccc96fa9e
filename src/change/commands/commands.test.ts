import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../testing/characters.ts';
import { shellText, shellWord } from '../shell.ts';
import { commandsOf, type Place, valueWord } from './index.ts';

const place: Place = { region: 'eu-west-1', vpcId: 'vpc-0a1b2c3d' };

describe('words for a shell', () => {
  test('arrive as they are, whatever they contain', () => {
    const texts = fc
      .sample(fc.string({ unit: anyCharacter, maxLength: 30 }), 60)
      .map((text) => text.replaceAll('\0', ''));
    const given = [...texts, `$(id)`, "it's", '`id`', 'a;b', '-n', '', '~', '*', '\n'];
    const printed = execFileSync('bash', ['-c', `printf '%s\\0' ${given.map(shellWord).join(' ')}`]);
    expect(printed.toString('utf8')).toBe(
      given.map((text) => `${Buffer.from(text).toString('utf8')}\0`).join(''),
    );
    expect(shellText("'")).toBe(`''\\'''`);
  });
});

interface Ports {
  readonly FromPort: number;
  readonly ToPort: number;
}

describe('commands', () => {
  test('take no value that the AWS CLI would take for an option or load itself', () => {
    const hostile = [
      '--endpoint-url=http://127.0.0.1:4299/x',
      '-x',
      '--no-verify-ssl',
      'file:///home/me/secret.txt',
      'fileb://x',
      'HTTPS://example.com',
    ];
    for (const text of hostile) {
      expect(() => valueWord(text)).toThrow('not a value');
      expect(() => commandsOf({ kind: 'delete-endpoint', id: text, whenUnused: false }, place)).toThrow();
      expect(() =>
        commandsOf(
          {
            kind: 'modify-endpoint',
            id: 'vpce-1',
            modifications: [{ kind: 'add-subnets', subnetIds: [text] }],
          },
          place,
        ),
      ).toThrow();
      expect(() =>
        commandsOf(
          {
            kind: 'authorize-ingress',
            group: { groupId: text },
            ports: [443],
            sources: [{ kind: 'cidr-ipv4', cidr: '10.0.0.0/16' }],
            description: undefined,
          },
          place,
        ),
      ).toThrow();
    }
    expect(valueWord('vpce-0a1b2c3d')).toBe('vpce-0a1b2c3d');
  });

  test('open a group to every block of the VPC, the secondary and the IPv6 ones too', () => {
    const commands = commandsOf(
      {
        kind: 'authorize-ingress',
        group: 'created',
        ports: [443, 9142],
        sources: [
          { kind: 'cidr-ipv4', cidr: { parameter: 'VpcCidr' } },
          { kind: 'cidr-ipv6', cidr: { parameter: 'VpcIpv6Cidr' } },
        ],
        description: 'HTTPS from the tasks',
      },
      place,
    );
    const [v4, v6] = [commands.slice(0, 3).join('\n'), commands.slice(3).join('\n')];
    const stub = `aws() { if [ "$2" = describe-vpcs ]; then echo 10.0.0.0/16 100.64.0.0/16; else printf '%s\\n' "\${*: -1}"; fi; }; ENDPOINT_SG=sg-1; `;
    const sent = execFileSync('bash', ['-c', `${stub}${v4}`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(sent.map((line) => JSON.parse(line)[0].IpRanges)).toEqual([
      [{ CidrIp: '10.0.0.0/16', Description: 'HTTPS from the tasks' }],
      [{ CidrIp: '100.64.0.0/16', Description: 'HTTPS from the tasks' }],
    ]);
    expect(JSON.parse(sent[0] ?? '').map(({ FromPort, ToPort }: Ports) => [FromPort, ToPort])).toEqual([
      [443, 443],
      [9142, 9142],
    ]);
    expect(
      () =>
        execFileSync('bash', ['-euc', `aws() { return 254; }; ENDPOINT_SG=sg-1\n${v4}`], { stdio: 'pipe' }),
      'goes on where the blocks cannot be read',
    ).toThrow();
    expect(v6).toContain('Ipv6CidrBlockAssociationSet');
    expect(v6).toContain('"Ipv6Ranges":[{"CidrIpv6":"');
  });

  test('let a group out and add a rule to a network ACL, in one call each', () => {
    const printed = (change: Parameters<typeof commandsOf>[0]) => commandsOf(change, place);
    expect(
      printed({
        kind: 'authorize-egress',
        groupId: 'sg-1',
        destinations: [
          { kind: 'cidr-ipv4', cidr: '10.0.0.0/16' },
          { kind: 'cidr-ipv6', cidr: '2001:db8::/56' },
          { kind: 'prefix-list', prefixListId: 'pl-1' },
        ],
      }),
    ).toEqual([
      `aws ec2 authorize-security-group-egress --region eu-west-1 --group-id sg-1 --ip-permissions '[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"10.0.0.0/16"}],"Ipv6Ranges":[{"CidrIpv6":"2001:db8::/56"}],"PrefixListIds":[{"PrefixListId":"pl-1"}]}]'`,
    ]);
    const entry = { egress: false, number: 49, cidr: '10.0.2.0/24', fromPort: 1024, toPort: 65_535 };
    expect(printed({ kind: 'create-acl-entry', aclId: 'acl-1', entry })).toEqual([
      'aws ec2 create-network-acl-entry --region eu-west-1 --network-acl-id acl-1 --ingress --rule-number 49 --protocol 6 --rule-action allow --cidr-block 10.0.2.0/24 --port-range From=1024,To=65535',
    ]);
    expect(() =>
      printed({ kind: 'create-acl-entry', aclId: 'acl-1', entry: { ...entry, cidr: 'file://x' } }),
    ).toThrow();
    expect(() => printed({ kind: 'authorize-egress', groupId: '--x', destinations: [] })).toThrow();
  });

  test('split a list in a variable at commas and blanks, in every shell', () => {
    const [command = ''] = commandsOf(
      {
        kind: 'modify-endpoint',
        id: 'vpce-1',
        modifications: [{ kind: 'add-subnets', subnetIds: { parameter: 'SubnetIds' } }],
      },
      place,
    );
    for (const given of ['subnet-1,subnet-2', 'subnet-1 subnet-2', 'subnet-1, subnet-2'])
      expect(
        execFileSync('sh', ['-c', `aws() { printf '[%s]' "$@"; }; ${command}`], {
          encoding: 'utf8',
          env: { PATH: process.env['PATH'] ?? '', SUBNET_IDS: given },
        }),
      ).toContain('[--add-subnet-ids][subnet-1][subnet-2]');
  });
});
