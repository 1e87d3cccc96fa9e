/** The only place that writes commands of the AWS CLI. */
import type { PolicyDocument, RegionId, WorkloadProfile } from '../core/index.ts';
import type {
  AclEntry,
  Change,
  Correction,
  EgressDestination,
  GroupReference,
  Modification,
} from './changes.ts';
import type { Tag } from './names.ts';
import { PARAMETERS } from './parameters.ts';
import { partsOf, placeholdersIn } from './policy-template.ts';
import {
  type GatewayEndpoint,
  type HubRoutes,
  type IngressSource,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type Parameter,
  type ParameterId,
  type SecurityGroup,
  type Value,
  vpcOf,
} from './resources.ts';
import { asciiJson, shellText, shellWord } from './shell.ts';

/** Where commands run, as a graph says it too, and how the shell that runs them holds what is open. */
export interface Place {
  readonly region: RegionId;
  /** The VPC of the interface endpoints. */
  readonly vpcId: Value;
  /** With a hub, the VPC of the tasks. */
  readonly taskVpcId?: Value | undefined;
  /** With a hub of another account, whose part the commands are. */
  readonly part?: WorkloadProfile['hubPart'];
  /** A list that a variable holds, as words; by default a text that commas or blanks separate. */
  readonly list?: (variable: string) => string;
  /** How the policy of an endpoint is given; by default as JSON in the command. */
  readonly policy?: (endpoint: InterfaceEndpoint | GatewayEndpoint) => string;
}

/** A text between texts that the shell fills in. */
type Piece = string | { readonly variable: string };

/** A list in a variable, in any POSIX shell and in zsh, which does not split variables. */
export const splitWords = (variable: string): string => `$(echo "$${variable}" | tr , ' ')`;

/**
 * A value as a word of a command. The AWS CLI takes a word that begins with `-` for an option and loads `file://` and
 * `https://` itself, whatever the shell quotes: such a value is refused. Throws an `Error`.
 */
export function valueWord(text: string): string {
  if (/^-|^[a-z]+:\/\//i.test(text)) throw new Error(`not a value for a command: ${text}`);
  return shellWord(text);
}

const variable = (name: string): string => `"$${name}"`;
const value = (given: Value): string =>
  isParameter(given) ? variable(PARAMETERS[given.parameter].variable) : valueWord(given);

/** A list as words. */
export function listWords(given: ListValue, place: Place): string {
  if (isParameter(given)) return (place.list ?? splitWords)(PARAMETERS[given.parameter].variable);
  return given.map(valueWord).join(' ');
}

/** JSON in single quotes, with what the shell fills in between them. */
function jsonWord(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll("'", `'\\''`) : `'"$${piece.variable}"'`,
  );
  return `'${text.join('')}'`;
}

/** A policy as one word. */
export function policyWord(document: PolicyDocument): string {
  return jsonWord(
    partsOf(asciiJson(document)).map((part) =>
      'text' in part ? part.text : { variable: PARAMETERS[part.fill].variable },
    ),
  );
}

/** The VPC as a word. */
export const vpcWord = (vpcId: Value): string => value(vpcId);

/** Writes a policy to a file; what is open is filled in by the shell. */
export function policyFileCommand(file: string, document: PolicyDocument): string {
  const parts = partsOf(asciiJson(document, 2));
  const isOpen = parts.some((part) => 'fill' in part);
  const text = parts.map((part) => {
    if ('fill' in part) return `\${${PARAMETERS[part.fill].variable}}`;
    return isOpen ? part.text.replace(/[\\$`]/g, '\\$&') : part.text;
  });
  return `cat >${shellWord(file)} <<${isOpen ? 'JSON' : "'JSON'"}\n${text.join('')}\nJSON`;
}

/** `aws SERVICE OPERATION --region REGION …`; without `--region` for services that have no Regions. */
export function awsCommand(
  region: RegionId | 'any',
  operation: `${'ec2' | 'ecs' | 'ssm' | 'account' | 'route53'} ${string}`,
  ...words: readonly string[]
): string {
  return ['aws', operation, ...(region === 'any' ? [] : ['--region', region]), ...words].join(' ');
}

/** The commands of one change, each of them one line. */
export function commandsOf(change: Change, place: Place): readonly string[] {
  const ec2 = (operation: string, ...words: readonly string[]): string =>
    awsCommand(place.region, `ec2 ${operation}`, ...words);
  switch (change.kind) {
    case 'enable-vpc-dns': {
      const flag =
        change.attribute === 'enableDnsSupport' ? '--enable-dns-support' : '--enable-dns-hostnames';
      return [ec2('modify-vpc-attribute', '--vpc-id', value(place.vpcId), flag, `'{"Value":true}'`)];
    }
    case 'create-security-group':
      return [createGroup(change.group, place)];
    case 'revoke-egress': {
      const rules = ec2(
        'describe-security-groups',
        '--group-ids',
        groupWord(change.group),
        '--query "SecurityGroups[0].IpPermissionsEgress" --output json',
      );
      return [
        ec2(
          'revoke-security-group-egress',
          '--group-id',
          groupWord(change.group),
          `--ip-permissions "$(${rules})"`,
        ),
      ];
    }
    case 'authorize-ingress':
      return authorize(change, place);
    case 'authorize-egress':
      return [
        ec2(
          'authorize-security-group-egress',
          '--group-id',
          valueWord(change.groupId),
          '--ip-permissions',
          egressRule(change.destinations),
        ),
      ];
    case 'create-acl-entry':
      return [ec2('create-network-acl-entry', ...aclWords(change.aclId, change.entry))];
    case 'group-once': {
      const commands = change.changes.flatMap((each) => commandsOf(each, place));
      return [`[ -n "$${GROUP_VARIABLE}" ] || { ${commands.join(' && ')}; }`];
    }
    case 'create-endpoint':
      return [createEndpoint(change.endpoint, place)];
    case 'create-routes':
      return createRoutes(change.routes, place);
    case 'associate-zones':
      return [
        `for ZONE in ${listWords(change.zoneIds, place)}; do ${zoneCommand('associate-vpc-with-hosted-zone', place.vpcId, place)}; done`,
      ];
    case 'create-zone':
      return createZone(change, place);
    case 'modify-endpoint':
      return change.modifications.length === 0
        ? []
        : [
            ec2(
              'modify-vpc-endpoint',
              '--vpc-endpoint-id',
              valueWord(change.id),
              ...change.modifications.map((modification) => modifyWords(modification, place)),
            ),
          ];
    case 'delete-endpoint': {
      const command = ec2('delete-vpc-endpoints', '--vpc-endpoint-ids', valueWord(change.id));
      return [change.whenUnused ? `# Once nothing uses it: ${command}` : command];
    }
    case 'wait':
      return [waitCommand(change, place)];
  }
}

function createGroup(group: SecurityGroup, place: Place): string {
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
const GROUP_VARIABLE = 'ENDPOINT_SG';

const groupWord = (group: GroupReference): string =>
  group === 'created' ? variable(GROUP_VARIABLE) : valueWord(group.groupId);

/** One call for the sources that are known, and one for each block of the VPC where they are not. */
function authorize(change: Extract<Change, { kind: 'authorize-ingress' }>, place: Place): readonly string[] {
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
    return [`for CIDR in ${blockWords(source.cidr, family, place)}; do ${each}; done`];
  });
  return [...(literal.length === 0 ? [] : [rule(literal)]), ...open];
}

function egressRule(destinations: readonly EgressDestination[]): string {
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

const aclWords = (aclId: string, { egress, number, cidr, fromPort, toPort }: AclEntry): readonly string[] => [
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

/** A value inside JSON: nothing that could end the text. */
function checked(text: string): string {
  if (!/^[\w.:/-]+$/.test(text)) throw new Error(`not an id or a block: ${text}`);
  return text;
}

/** Blocks that are open: found out of their VPC, or given where it is one of another account. */
function blockWords({ parameter }: Parameter, family: 4 | 6, place: Place): string {
  const ofHub = parameter.startsWith('Hub');
  if (place.part === (ofHub ? 'task-account' : 'hub-account'))
    return splitWords(PARAMETERS[parameter].variable);
  const vpcId = ofHub ? place.vpcId : (place.taskVpcId ?? place.vpcId);
  return `$(${blocksCommand(place.region, vpcId, family)})`;
}

/** Every block of a VPC, the secondary ones too: tasks may stand in any of them. */
export function blocksCommand(region: RegionId, vpcId: Value, family: 4 | 6): string {
  const member = family === 4 ? 'CidrBlock' : 'Ipv6CidrBlock';
  return awsCommand(
    region,
    'ec2 describe-vpcs',
    '--vpc-ids',
    value(vpcId),
    `--query "Vpcs[0].${member}AssociationSet[?${member}State.State=='associated'].${member}" --output text`,
  );
}

function createEndpoint(endpoint: InterfaceEndpoint | GatewayEndpoint, place: Place): string {
  const start = ['--vpc-id', value(vpcOf(endpoint, place)), '--vpc-endpoint-type'];
  const end = [
    ...(endpoint.policy === undefined
      ? []
      : [
          '--policy-document',
          (place.policy ?? (() => policyWord(endpoint.policy as PolicyDocument)))(endpoint),
        ]),
    ...tagWords('vpc-endpoint', endpoint.tags),
  ];
  const create = (...words: readonly string[]): string =>
    awsCommand(place.region, 'ec2 create-vpc-endpoint', ...start, ...words, ...end);
  if (endpoint.kind === 'gateway-endpoint')
    return create(
      'Gateway --service-name',
      valueWord(endpoint.serviceName),
      '--route-table-ids',
      listWords(endpoint.routeTableIds, place),
      ...(endpoint.ipAddressType === undefined ? [] : ['--ip-address-type', endpoint.ipAddressType]),
    );
  return create(
    'Interface --service-name',
    valueWord(endpoint.serviceName),
    '--subnet-ids',
    listWords(endpoint.subnetIds, place),
    '--security-group-ids',
    groupWord(endpoint.securityGroup),
    '--ip-address-type',
    endpoint.ipAddressType,
    endpoint.privateDnsEnabled ? '--private-dns-enabled' : '--no-private-dns-enabled',
    '--dns-options',
    dnsOptions(endpoint),
  );
}

/** Otherwise AWS wants an S3 gateway endpoint beside an S3 interface endpoint with private DNS. */
const WITHOUT_GATEWAY = 'PrivateDnsOnlyForInboundResolverEndpoint=false';

/** The value of `--dns-options`. */
export function dnsOptions(endpoint: InterfaceEndpoint): string {
  const forResolver = endpoint.privateDnsOnlyForInboundResolverEndpoint;
  return `DnsRecordIpType=${endpoint.dnsRecordIpType}${forResolver === undefined ? '' : `,${WITHOUT_GATEWAY}`}`;
}

/** A loop for each IP family, over what is known or found out of the blocks of the other VPC. */
function createRoutes({ routeTableIds, blocks }: HubRoutes, place: Place): readonly string[] {
  const connection = PARAMETERS.HubConnectionId.variable;
  return ([4, 6] as const).flatMap((family) => {
    const words = blocks
      .filter((block) => block.family === family)
      .map(({ cidr }) => (isParameter(cidr) ? blockWords(cidr, family, place) : valueWord(cidr)));
    if (words.length === 0) return [];
    const flag = family === 4 ? '--destination-cidr-block' : '--destination-ipv6-cidr-block';
    const route = awsCommand(
      place.region,
      'ec2 create-route',
      `--route-table-id "$TABLE" ${flag} "$CIDR" "--$${VIA}-id" "$${connection}"`,
    );
    return [
      `[ -z "$${connection}" ] || for TABLE in ${listWords(routeTableIds, place)}; do for CIDR in ${words.join(' ')}; do ${route}; done; done`,
    ];
  });
}

/** The variable that says what kind of connection leads to the hub. */
const VIA = 'VIA';

/** Before routes: what kind of connection it is, and that a connection comes with tables on both sides. */
export function connectionCommands(
  open: readonly ParameterId[],
  { part }: Pick<Place, 'part'>,
): readonly string[] {
  const connection = PARAMETERS.HubConnectionId.variable;
  const tables = (['RouteTableIds', 'HubRouteTableIds', 'HubCidr', 'HubIpv6Cidr'] as const)
    .filter((id) => open.includes(id) && (part === 'task-account' || !id.endsWith('Cidr')))
    .map((id) => `: "\${${PARAMETERS[id].variable}:?set it too, such as ${PARAMETERS[id].example},…}"`);
  return [
    `case "$${connection}" in pcx-*) ${VIA}=vpc-peering-connection ;; *) ${VIA}=transit-gateway ;; esac`,
    `[ -z "$${connection}" ] || { ${tables.join('; ')}; }`,
  ];
}

/**
 * A zone is created in the hub with the first VPC, which nothing but its creation makes private. An endpoint that was made a
 * moment ago has its names already.
 */
function createZone(
  { zone, serviceName }: Extract<Change, { kind: 'create-zone' }>,
  place: Place,
): readonly string[] {
  const route53 = (operation: string, ...words: readonly string[]): string =>
    // Amazon Route 53 has no Regions, but each partition has its own, and the Region says which.
    awsCommand(place.region, `route53 ${operation}`, ...words);
  const create = route53(
    'create-hosted-zone',
    `--name ${valueWord(zone.name)} --vpc VPCRegion=${place.region},VPCId=${value(place.vpcId)}`,
    `--caller-reference ${valueWord(zone.name)}-"$(date +%s)"`,
    `--hosted-zone-config ${shellText(`PrivateZone=true,Comment=${zone.comment}`)}`,
    '--query HostedZone.Id --output text',
  );
  const target = awsCommand(
    place.region,
    'ec2 describe-vpc-endpoints',
    `--filters Name=vpc-id,Values=${value(place.vpcId)} Name=service-name,Values=${valueWord(serviceName)} Name=vpc-endpoint-type,Values=Interface`,
    `--query "VpcEndpoints[0].DnsEntries[0].join(' ',[HostedZoneId,DnsName])" --output text`,
  );
  const records = zone.records.map((record, index): readonly Piece[] => [
    `${index === 0 ? '' : ','}{"Action":"UPSERT","ResourceRecordSet":{"Name":"${record.name}","Type":"${record.type}","AliasTarget":{"HostedZoneId":"`,
    { variable: '{TARGET% *}' },
    '","DNSName":"',
    { variable: '{TARGET#* }' },
    '","EvaluateTargetHealth":false}}}',
  ]);
  const tags = zone.tags.map(({ key, value: text }) => ({ Key: key, Value: text }));
  return [
    `ZONE=$(${create})`,
    `TARGET=$(${target})`,
    route53(
      'change-resource-record-sets',
      `--hosted-zone-id "$ZONE" --change-batch ${jsonWord(['{"Changes":[', ...records.flat(), ']}'])}`,
    ),
    route53(
      'change-tags-for-resource',
      `--resource-type hostedzone --resource-id "\${ZONE##*/}" --add-tags ${shellText(asciiJson(tags))}`,
    ),
    ...(place.taskVpcId === undefined
      ? []
      : [
          zoneCommand(
            place.part === 'hub-account'
              ? 'create-vpc-association-authorization'
              : 'associate-vpc-with-hosted-zone',
            place.taskVpcId,
            place,
          ),
        ]),
  ];
}

/** What lets a VPC ask the zone that `ZONE` holds, or makes it ask. */
const zoneCommand = (
  operation: 'create-vpc-association-authorization' | 'associate-vpc-with-hosted-zone',
  vpcId: Value,
  { region }: Place,
): string =>
  awsCommand(
    region,
    `route53 ${operation}`,
    `--hosted-zone-id "$ZONE" --vpc VPCRegion=${region},VPCId=${value(vpcId)}`,
  );

function tagWords(type: 'security-group' | 'vpc-endpoint', tags: readonly Tag[]): readonly string[] {
  if (tags.length === 0) return [];
  const specification = [
    { ResourceType: type, Tags: tags.map(({ key, value: text }) => ({ Key: key, Value: text })) },
  ];
  return ['--tag-specifications', shellText(asciiJson(specification))];
}

function modifyWords(modification: Modification, place: Place): string {
  switch (modification.kind) {
    case 'add-subnets':
      return `--add-subnet-ids ${listWords(modification.subnetIds, place)}`;
    case 'add-route-tables':
      return `--add-route-table-ids ${listWords(modification.routeTableIds, place)}`;
    case 'add-security-group':
      return `--add-security-group-ids ${valueWord(modification.securityGroupId)}`;
    case 'enable-private-dns':
      return modification.service === 's3'
        ? `--private-dns-enabled --dns-options ${WITHOUT_GATEWAY}`
        : '--private-dns-enabled';
    case 'set-policy':
      return `--policy-document ${policyWord(modification.document)}`;
    case 'reset-policy':
      return '--reset-policy';
    case 'set-ip-address-type':
      return `--ip-address-type ${modification.ipAddressType}`;
    case 'set-dns-record-type':
      return `--dns-options DnsRecordIpType=${modification.recordType}`;
  }
}

/** The VPCs of the account in which commands run. */
export const vpcsOf = ({ vpcId, taskVpcId, part }: Place): readonly Value[] =>
  taskVpcId === undefined || part === 'hub-account' ? [vpcId] : [vpcId, taskVpcId];

function waitCommand(change: Extract<Change, { kind: 'wait' }>, place: Place): string {
  if (change.ids !== undefined)
    return awsCommand(
      place.region,
      'ec2 describe-vpc-endpoints',
      '--vpc-endpoint-ids',
      ...change.ids.map(valueWord),
      '--query "VpcEndpoints[].[State,LastError.Message]" --output text',
    );
  const vpcs = vpcsOf(place).map(value);
  const asking = (query: string, output: string): string =>
    awsCommand(
      place.region,
      'ec2 describe-vpc-endpoints',
      `--filters Name=vpc-id,Values=${vpcs.join(',')} Name=service-name,Values=${change.serviceNames.map(valueWord).join(',')}`,
      `--query "${query}" --output ${output}`,
    );
  if (change.until !== true) return asking('VpcEndpoints[].[ServiceName,State]', 'table');
  const pending = asking("length(VpcEndpoints[?State=='pending'])", 'text');
  return `while [ "$(${pending})" != 0 ]; do sleep "\${POLL_SECONDS:-10}"; done`;
}

/** Every command of a correction. */
export function correctionCommands({ changes }: Correction, place: Place): readonly string[] {
  return changes.flatMap((change) => commandsOf(change, place));
}

/** What the commands of a change leave open. */
export function openIn(change: Change, place: Place): readonly ParameterId[] {
  const among = (...values: readonly (Value | ListValue)[]): readonly ParameterId[] =>
    values.filter(isParameter).map((open) => open.parameter);
  switch (change.kind) {
    case 'enable-vpc-dns':
    case 'create-security-group':
      return among(place.vpcId);
    case 'authorize-ingress':
      return change.sources.some((source) => source.kind !== 'security-group' && isParameter(source.cidr))
        ? among(place.taskVpcId ?? place.vpcId)
        : [];
    case 'group-once':
      return change.changes.flatMap((each) => openIn(each, place));
    case 'create-endpoint': {
      const { endpoint } = change;
      const list = endpoint.kind === 'gateway-endpoint' ? endpoint.routeTableIds : endpoint.subnetIds;
      return [
        ...among(vpcOf(endpoint, place), list),
        ...(endpoint.policy ? placeholdersIn(endpoint.policy) : []),
      ];
    }
    case 'associate-zones':
      return among(place.vpcId, change.zoneIds);
    case 'create-routes':
    case 'create-zone':
      return among(place.vpcId, ...(place.taskVpcId === undefined ? [] : [place.taskVpcId]));
    case 'modify-endpoint':
      return change.modifications.flatMap((modification) => {
        if (modification.kind === 'add-subnets') return among(modification.subnetIds);
        if (modification.kind === 'add-route-tables') return among(modification.routeTableIds);
        return modification.kind === 'set-policy' ? placeholdersIn(modification.document) : [];
      });
    case 'wait':
      return change.ids === undefined ? among(place.vpcId) : [];
    case 'revoke-egress':
    case 'authorize-egress':
    case 'create-acl-entry':
    case 'delete-endpoint':
      return [];
  }
}
