/** The commands of a script that check and create: one line for each resource. */

import { createdEndpoints, creationStages } from '../../change/index.ts';
import { PARAMETERS } from '../../change/parameters.ts';
import {
  endpointsOf,
  type HubRoutes,
  hubRoutesOf,
  isParameter,
  type Output,
  type ParameterId,
  type Resource,
  type ResourceGraph,
  type SecurityGroupIngress,
  sortedPorts,
  zonesOf,
} from '../../change/resources.ts';
import type { Plan } from '../../core/index.ts';
import { reasonLines } from '../header.ts';
import type { Features } from './features.ts';
import { policyWord } from './policies.ts';
import { indented, shellWord } from './shell.ts';

/** The function that checks everything. */
export function preflight(graph: ResourceGraph, features: Features): string {
  const open = (id: ParameterId): boolean => graph.parameters.includes(id);
  const found = (id: ParameterId): boolean =>
    open(id) && graph.part !== (id.startsWith('Hub') ? 'task-account' : 'hub-account');
  const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
    condition ? lines : [];
  // A VPC of another account cannot be read.
  const vpcs = features.hub && graph.part === 'both' ? ['"$VPC_ID"', '"$TASK_VPC_ID"'] : ['"$VPC_ID"'];
  return `# Everything that can be known before anything is changed.
preflight() {
${indented([
  "command -v aws >/dev/null || die 'the AWS CLI is not installed'",
  'log "Checking $VPC_ID in $REGION"',
  "DOING='asking who is calling'",
  'CALLER=$(aws sts get-caller-identity --region "$REGION" --output text --query Account) ||',
  '  die "no valid credentials for $REGION: the AWS CLI says why above"',
  ...vpcs.map((vpc) => `check_vpc ${vpc}`),
  ...when(features.vpcDns, ...vpcs.map((vpc) => `check_dns_attributes ${vpc}`)),
  ...when(
    features.vpcDns && features.amazonDns && graph.part !== 'hub-account',
    'check_dns_servers "$GATEWAY_VPC_ID"',
  ),
  ...when(features.interfaces, 'check_subnets'),
  ...when(
    (features.gateways || features.routes) && graph.part !== 'hub-account',
    'check_route_tables "$GATEWAY_VPC_ID" "${ROUTE_TABLES[@]}"',
  ),
  ...when(
    features.routes && graph.part !== 'task-account',
    'check_route_tables "$VPC_ID" "${HUB_ROUTE_TABLES[@]}"',
  ),
  ...when(features.givenGroup !== undefined, `check_given_group ${features.ports.join(' ')}`),
  ...when(features.taskGroup !== undefined, 'check_task_group'),
  ...when(features.interfaces || features.gateways, 'check_services'),
  ...when(features.beyondIpv4, 'check_ip_address_types', 'check_ipv6_subnets'),
  'read_existing',
  'check_existing',
  ...when(features.interfaces && features.takesIpv4, 'check_free_addresses'),
  ...zoneChecks(graph, features),
  ...when(found('HubCidr'), ...blocksOfVpc('HUB_CIDR', 'CidrBlock', 'VPC_ID')),
  ...when(found('HubIpv6Cidr'), ...blocksOfVpc('HUB_IPV6_CIDR', 'Ipv6CidrBlock', 'VPC_ID')),
  ...when(found('VpcCidr'), ...blocksOfVpc('VPC_CIDR', 'CidrBlock')),
  ...when(
    found('VpcIpv6Cidr'),
    ...blocksOfVpc('VPC_IPV6_CIDR', 'Ipv6CidrBlock'),
    '[[ -n $VPC_IPV6_CIDR && $VPC_IPV6_CIDR != None ]] ||',
    '  die "$GATEWAY_VPC_ID has no IPv6 block, and the plan has endpoints with IPv6 addresses"',
  ),
  ...(features.blocks === undefined ? [] : [`check_blocks "${features.blocks[0]}" "${features.blocks[1]}"`]),
  ...when(open('AccountId') && !graph.isShared, 'ACCOUNT_ID=${ACCOUNT_ID:-$CALLER}'),
])}
}`;
}

/** What answers the names of the zones already, in the VPCs that this account can look into. */
function zoneChecks({ part }: ResourceGraph, { zoneNames }: Features): readonly string[] {
  if (zoneNames.length === 0) return [];
  switch (part) {
    case 'both':
      return [
        'check_private_dns "$VPC_ID" own',
        'check_private_dns "$TASK_VPC_ID"',
        'ZONES=$(zones_of "$VPC_ID" | cut -f 2)',
        'check_zones "$TASK_VPC_ID" "${ZONES//$\'\\n\'/ }"',
      ];
    case 'hub-account':
      return ['check_private_dns "$VPC_ID" own'];
    case 'task-account':
      return ['check_private_dns "$VPC_ID"', 'check_zones "$VPC_ID" "${HUB_ZONES[@]}"'];
  }
}

/** Every block of the VPC, the secondary ones too: tasks may stand in any of them. */
const blocksOfVpc = (variable: string, member: string, vpc = 'GATEWAY_VPC_ID'): readonly string[] => [
  `[[ -n $${variable} ]] || ${variable}=$(ec2 describe-vpcs --vpc-ids "$${vpc}" \\`,
  `  --query "Vpcs[0].${member}AssociationSet[?${member}State.State=='associated'].${member}")`,
];

/** The function that creates what is absent, stage by stage. */
export function apply(graph: ResourceGraph, plan: Plan): string {
  const stages = creationStages(createdEndpoints(plan));
  const before = graph.resources.filter(
    (resource) => resource.kind === 'security-group' || resource.kind === 'security-group-ingress',
  );
  const created = stages.flatMap((stage, index) => {
    const name = stages.length === 1 ? 'all endpoints' : `stage ${index + 1} of ${stages.length}`;
    const members = endpointsOf(graph).filter(({ service }) =>
      stage.some((planned) => planned.service === service),
    );
    return [
      '',
      ...(stages.length === 1 ? [] : [`# ${name[0]?.toUpperCase()}${name.slice(1)}.`]),
      ...members.flatMap((endpoint) => resourceLines(endpoint)),
      `wait_available '${name}'`,
    ];
  });
  const routes = hubRoutesOf(graph).flatMap(resourceLines);
  const zones = zonesOf(graph).flatMap(resourceLines);
  const associations = graph.resources
    .filter(({ kind }) => kind === 'zone-associations')
    .flatMap(resourceLines);
  const results = graph.outputs.flatMap(outputLines);
  return `apply() {
${indented([
  'preflight',
  'if [[ $DRY_RUN == false ]]; then',
  '  if [[ -t 0 ]]; then',
  '    confirmed "Create what is missing in $VPC_ID?" || die \'nothing was changed\'',
  '  fi',
  '  { : >>"$JOURNAL"; } 2>/dev/null || die "the journal $JOURNAL cannot be written"',
  '  APPLYING=true',
  'fi',
  'log "Creating what is missing"',
  ...before.flatMap(resourceLines),
  ...plannedSources(before),
  ...created,
  ...(routes.length === 0
    ? []
    : [
        '',
        '# Routes, before the names lead to the hub.',
        ...routes.flatMap((line) => ['# shellcheck disable=SC2086', line]),
      ]),
  ...(associations.length === 0 ? [] : ['', '# The names, once the routes are there.', ...associations]),
  ...(zones.length === 0 ? [] : ['', '# The names, once the endpoints are there.', 'read_zones', ...zones]),
  '',
  'update_tags',
  // A read for information is no reason to take back what works.
  'APPLYING=false',
  ...results,
  'show_left',
  '[[ -s $JOURNAL || $DRY_RUN == true ]] || rm -f -- "$JOURNAL"',
  'print_results',
  '((LEFT == 0)) || exit 3',
])}
}`;
}

function resourceLines(resource: Resource): readonly string[] {
  switch (resource.kind) {
    case 'security-group':
      return [`ensure_security_group ${shellWord(resource.groupName)} ${shellWord(resource.description)}`];
    case 'security-group-ingress':
      return [ingressLine(resource)];
    case 'zone-associations':
      return ['for zone in "${HUB_ZONES[@]}"; do associate_zone "$zone"; done'];
    case 'hub-routes':
      return [routeLine(resource)];
    case 'hosted-zone': {
      const records = resource.records.map(({ name, type }) => shellWord(`${name}=${type}`));
      return [
        `ensure_zone '${resource.service}' '${resource.name}' ${shellWord(resource.comment)} \\`,
        `  ${records.join(' ')}`,
      ];
    }
    case 'gateway-endpoint':
      return [
        ...reasonLines(resource).map((line) => `# ${line}`),
        `ensure_gateway '${resource.service}' '${resource.serviceName}' '${resource.ipAddressType ?? ''}' ${policyWord(resource.service, resource.policy)}`,
      ];
    case 'interface-endpoint': {
      const privateDns = resource.privateDnsEnabled ? '--private-dns-enabled' : '--no-private-dns-enabled';
      const forResolver = resource.privateDnsOnlyForInboundResolverEndpoint;
      const options = [
        `DnsRecordIpType=${resource.dnsRecordIpType}`,
        ...(forResolver === undefined ? [] : [`PrivateDnsOnlyForInboundResolverEndpoint=${forResolver}`]),
      ].join(',');
      return [
        ...reasonLines(resource).map((line) => `# ${line}`),
        `ensure_interface '${resource.service}' '${resource.serviceName}' ${privateDns} ${resource.ipAddressType} \\`,
        `  '${options}' ${policyWord(resource.service, resource.policy)}`,
      ];
    }
  }
}

/** One rule, or one for each block of the VPC. */
function ingressLine({ port, source, description }: SecurityGroupIngress): string {
  const call = (words: string): string => `ensure_ingress ${port} ${words} ${shellWord(description)}`;
  if (source.kind === 'security-group') return call('UserIdGroupPairs GroupId "$TASK_GROUP"');
  const kind = source.kind === 'cidr-ipv4' ? 'IpRanges CidrIp' : 'Ipv6Ranges CidrIpv6';
  if (!isParameter(source.cidr)) return call(`${kind} ${shellWord(source.cidr)}`);
  const { variable } = PARAMETERS[source.cidr.parameter];
  return `for block in \${${variable}//,/ }; do ${call(`${kind} "$block"`)}; done`;
}

/** The routes of each table to each block. */
function routeLine({ direction, blocks }: HubRoutes): string {
  const words = blocks.map(({ cidr }) =>
    isParameter(cidr) ? `\${${PARAMETERS[cidr.parameter].variable}//,/ }` : shellWord(cidr),
  );
  const tables = direction === 'to-hub' ? 'ROUTE_TABLES' : 'HUB_ROUTE_TABLES';
  return `for table in "\${${tables}[@]}"; do ensure_routes "$table" ${words.join(' ')}; done`;
}

/** What is planned, so that rules of earlier runs can be told from it. */
function plannedSources(resources: readonly Resource[]): readonly string[] {
  const rules = resources.filter((resource) => resource.kind === 'security-group-ingress');
  const ports = sortedPorts(rules.map(({ port }) => port));
  const words = rules.flatMap(({ port, source }) => {
    if (port !== ports[0]) return [];
    if (source.kind === 'security-group') return ['"$TASK_GROUP"'];
    return isParameter(source.cidr)
      ? [`\${${PARAMETERS[source.cidr.parameter].variable}//,/ }`]
      : [shellWord(source.cidr)];
  });
  return words.length === 0
    ? []
    : ['# shellcheck disable=SC2086', `revoke_ingress '${ports.join(' ')}' ${words.join(' ')}`];
}

function outputLines(output: Output): readonly string[] {
  switch (output.kind) {
    // Part of the results since its creation.
    case 'endpoint-id':
    case 'hosted-zone-id':
    case 'zone-command':
      return [];
    case 'private-dns-names':
      return output.names.map((name) => `result private-dns-name '${output.service}' ${shellWord(name)}`);
    case 'endpoint-dns-name':
      return [`dns_name '${output.service}'`];
    case 'security-group-id':
      return ['result security-group endpoints "$ENDPOINT_GROUP"'];
    case 'prefix-list':
      return [`prefix_list '${output.service}' '${output.prefixListName}'`];
  }
}
