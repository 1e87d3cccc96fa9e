/** The commands of a script that check and create: one line for each resource. */

import { creationStages } from '../../change/index.ts';
import {
  endpointsOf,
  type IngressSource,
  isParameter,
  type Output,
  type ParameterId,
  type Resource,
  type ResourceGraph,
  type Value,
} from '../../change/resources.ts';
import { includedEndpoints, type Plan } from '../../core/index.ts';
import { reasonLines } from '../header.ts';
import type { Features } from './features.ts';
import { policyWord } from './policies.ts';
import { indented, shellWord } from './shell.ts';
import { ARGUMENTS } from './target.ts';

/** The function that checks everything. */
export function preflight(graph: ResourceGraph, features: Features): string {
  const open = (id: ParameterId): boolean => graph.parameters.includes(id);
  const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
    condition ? lines : [];
  return `# Everything that can be known before anything is changed.
preflight() {
${indented([
  "command -v aws >/dev/null || die 'the AWS CLI is not installed'",
  'log "Checking $VPC_ID in $REGION"',
  "DOING='asking who is calling'",
  'CALLER=$(aws sts get-caller-identity --region "$REGION" --output text --query Account) ||',
  '  die "no valid credentials for $REGION: the AWS CLI says why above"',
  'check_vpc',
  ...when(features.privateDns, 'check_dns_attributes'),
  ...when(features.interfaces, 'check_subnets'),
  ...when(features.gateways, 'check_route_tables'),
  ...when(features.givenGroup !== undefined, 'check_given_group'),
  ...when(features.taskGroup !== undefined, 'check_task_group'),
  'check_services',
  ...when(features.beyondIpv4, 'check_ip_address_types'),
  'read_existing',
  'check_existing',
  ...when(
    open('VpcCidr'),
    `[[ -n $VPC_CIDR ]] || VPC_CIDR=$(ec2 describe-vpcs --vpc-ids "$VPC_ID" --query 'Vpcs[0].CidrBlock')`,
  ),
  ...when(
    open('VpcIpv6Cidr'),
    '[[ -n $VPC_IPV6_CIDR ]] || VPC_IPV6_CIDR=$(ec2 describe-vpcs --vpc-ids "$VPC_ID" \\',
    `  --query 'Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock')`,
    '[[ $VPC_IPV6_CIDR != None ]] || die "$VPC_ID has no IPv6 block, and the plan has endpoints with IPv6 addresses"',
  ),
  ...when(open('AccountId'), 'ACCOUNT_ID=${ACCOUNT_ID:-$CALLER}'),
])}
}`;
}

/** The function that creates what is absent, stage by stage. */
export function apply(graph: ResourceGraph, plan: Plan): string {
  const stages = creationStages(includedEndpoints(plan));
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
  const results = graph.outputs.flatMap(outputLines);
  return `apply() {
${indented([
  'preflight',
  'if [[ $DRY_RUN == false ]]; then',
  '  if [[ -t 0 ]]; then',
  '    confirmed "Create what is absent in $VPC_ID?" || die \'nothing was changed\'',
  '  fi',
  '  { : >>"$JOURNAL"; } 2>/dev/null || die "the journal $JOURNAL cannot be written"',
  '  APPLYING=true',
  'fi',
  'log "Creating what is absent"',
  ...before.flatMap(resourceLines),
  ...created,
  '',
  ...results,
  'APPLYING=false',
  '[[ -s $JOURNAL || $DRY_RUN == true ]] || rm -f -- "$JOURNAL"',
  'print_results',
])}
}`;
}

const valueWord = (value: Value): string =>
  isParameter(value) ? `"$${ARGUMENTS[value.parameter].variable}"` : shellWord(value);

function resourceLines(resource: Resource): readonly string[] {
  switch (resource.kind) {
    case 'security-group':
      return [`ensure_security_group ${shellWord(resource.groupName)} ${shellWord(resource.description)}`];
    case 'security-group-ingress':
      return [`ensure_ingress ${sourceWords(resource.source)} ${shellWord(resource.description)}`];
    case 'gateway-endpoint':
      return [
        ...reasonLines(resource.reason).map((line) => `# ${line}`),
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
        ...reasonLines(resource.reason).map((line) => `# ${line}`),
        `ensure_interface '${resource.service}' '${resource.serviceName}' ${privateDns} ${resource.ipAddressType} \\`,
        `  '${options}' ${policyWord(resource.service, resource.policy)}`,
      ];
    }
  }
}

function sourceWords(source: IngressSource): string {
  switch (source.kind) {
    case 'security-group':
      return 'UserIdGroupPairs GroupId "$TASK_GROUP"';
    case 'cidr-ipv4':
      return `IpRanges CidrIp ${valueWord(source.cidr)}`;
    case 'cidr-ipv6':
      return `Ipv6Ranges CidrIpv6 ${valueWord(source.cidr)}`;
  }
}

function outputLines(output: Output): readonly string[] {
  switch (output.kind) {
    // Part of the results since its creation.
    case 'endpoint-id':
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
