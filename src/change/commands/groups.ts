/** Commands about security groups and network ACLs. */
import type { RegionId } from '../../core/index.ts';
import type { AclEntry, Change, EgressDestination, GroupReference } from '../changes.ts';
import { PARAMETERS } from '../parameters.ts';
import {
  type IngressSource,
  isParameter,
  type Parameter,
  type SecurityGroup,
  type Value,
} from '../resources.ts';
import { asciiJson, shellText } from '../shell.ts';
import {
  awsCommand,
  checked,
  jsonWord,
  type Piece,
  type Place,
  splitWords,
  tagWords,
  value,
  valueWord,
  variable,
} from './words.ts';

/** Creates the security group of the endpoints, and keeps its id in `ENDPOINT_SG`. */
export function createGroup(group: SecurityGroup, place: Place): string {
  const create = awsCommand(
    place.region,
    'ec2 create-security-group',
    '--vpc-id',
    value(place.vpcId),
    '--group-name',
    valueWord(group.groupName),
    '--description',
    shellText(group.description),
    ...tagWords('security-group', group.tags),
    '--query GroupId --output text',
  );
  return `${GROUP_VARIABLE}=$(${create})`;
}

/** The variable that holds the id of the created group. */
export const GROUP_VARIABLE = 'ENDPOINT_SG';

/** The id of a group as a word. */
export const groupWord = (group: GroupReference): string =>
  group === 'created' ? variable(GROUP_VARIABLE) : valueWord(group.groupId);

/** One call for the sources that are known, and one for each block of the VPC where they are not. */
export function authorize(
  change: Extract<Change, { kind: 'authorize-ingress' }>,
  place: Place,
): readonly string[] {
  const { group, ports, sources, description } = change;
  const rule = (ranges: readonly Piece[]): string =>
    awsCommand(
      place.region,
      'ec2 authorize-security-group-ingress',
      '--group-id',
      groupWord(group),
      '--ip-permissions',
      jsonWord([
        '[',
        ...ports.flatMap((port, index): readonly Piece[] => [
          `${index === 0 ? '' : ','}{"IpProtocol":"tcp","FromPort":${port},"ToPort":${port}`,
          ...ranges,
          '}',
        ]),
        ']',
      ]),
    );
  const ending = description === undefined ? '}' : `,"Description":${asciiJson(description)}}`;
  const literal = RANGES.flatMap(([range, key]) => {
    const items = sources.flatMap((source) => literalSource(source, key));
    return items.length === 0
      ? []
      : [`,"${range}":[${items.map((item) => `{"${key}":"${item}"${ending}`).join(',')}]`];
  });
  const open = sources.flatMap((source) => {
    if (source.kind === 'security-group' || !isParameter(source.cidr)) return [];
    const [[range, key], family] = source.kind === 'cidr-ipv4' ? ([V4, 4] as const) : ([V6, 6] as const);
    const each = rule([`,"${range}":[{"${key}":"`, { variable: 'CIDR' }, `"${ending}]`]);
    const { asked, words } = blocksOf(source.cidr, family, place);
    return [...asked, `for CIDR in ${words}; do ${each}; done`];
  });
  return [...(literal.length === 0 ? [] : [rule(literal)]), ...open];
}

/** The value of `--ip-permissions` that lets port 443 out to these destinations. */
export function egressRule(destinations: readonly EgressDestination[]): string {
  const of = (kind: EgressDestination['kind'], name: string, key: string): string => {
    const items = destinations
      .filter((destination) => destination.kind === kind)
      .map((one) => `{"${key}":"${checked(one.kind === 'prefix-list' ? one.prefixListId : one.cidr)}"}`);
    return items.length === 0 ? '' : `,"${name}":[${items.join(',')}]`;
  };
  const ranges = [
    of('cidr-ipv4', 'IpRanges', 'CidrIp'),
    of('cidr-ipv6', 'Ipv6Ranges', 'CidrIpv6'),
    of('prefix-list', 'PrefixListIds', 'PrefixListId'),
  ];
  return jsonWord([`[{"IpProtocol":"tcp","FromPort":443,"ToPort":443${ranges.join('')}}]`]);
}

/** The options of `create-network-acl-entry` that allow what an entry allows. */
export const aclWords = (
  aclId: string,
  { egress, number, cidr, fromPort, toPort }: AclEntry,
): readonly string[] => [
  `--network-acl-id ${valueWord(aclId)}`,
  egress ? '--egress' : '--ingress',
  `--rule-number ${number} --protocol 6 --rule-action allow`,
  `${cidr.includes(':') ? '--ipv6-cidr-block' : '--cidr-block'} ${valueWord(checked(cidr))}`,
  `--port-range From=${fromPort},To=${toPort}`,
];

const V4 = ['IpRanges', 'CidrIp'] as const;
const V6 = ['Ipv6Ranges', 'CidrIpv6'] as const;
const RANGES = [V4, V6, ['UserIdGroupPairs', 'GroupId']] as const;

function literalSource(source: IngressSource, key: 'CidrIp' | 'CidrIpv6' | 'GroupId'): readonly string[] {
  if (source.kind === 'security-group') return key === 'GroupId' ? [checked(source.groupId)] : [];
  if (isParameter(source.cidr) || key !== (source.kind === 'cidr-ipv4' ? 'CidrIp' : 'CidrIpv6')) return [];
  return [checked(source.cidr)];
}

/**
 * Blocks that are open: found out of their VPC, or given where it is one of another account. They are asked for on lines of their
 * own, because a shell goes on with a loop over the output of a command that failed.
 */
export function blocksOf(
  { parameter }: Parameter,
  family: 4 | 6,
  place: Place,
): { readonly asked: readonly string[]; readonly words: string } {
  const ofHub = parameter.startsWith('Hub');
  if (place.part === (ofHub ? 'task-account' : 'hub-account'))
    return { asked: [], words: splitWords(PARAMETERS[parameter].variable) };
  const vpcId = ofHub ? place.vpcId : (place.taskVpcId ?? place.vpcId);
  return {
    asked: [
      `${BLOCKS}=$(${blocksCommand(place.region, vpcId, family)})`,
      `: "\${${BLOCKS}:?the VPC has no IPv${family} block}"`,
    ],
    words: `$(echo "$${BLOCKS}")`,
  };
}

/** The variable that holds the blocks of a VPC. */
const BLOCKS = 'BLOCKS';

/** Every block of a VPC, the secondary ones too: tasks may stand in any of them. */
function blocksCommand(region: RegionId, vpcId: Value, family: 4 | 6): string {
  const member = family === 4 ? 'CidrBlock' : 'Ipv6CidrBlock';
  return awsCommand(
    region,
    'ec2 describe-vpcs',
    '--vpc-ids',
    value(vpcId),
    `--query "Vpcs[0].${member}AssociationSet[?${member}State.State=='associated'].${member}" --output text`,
  );
}
