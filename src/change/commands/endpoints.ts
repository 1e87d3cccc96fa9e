/** Commands that create, change and await endpoints. */
import type { Change, Modification } from '../changes.ts';
import { type GatewayEndpoint, type InterfaceEndpoint, vpcOf } from '../resources.ts';
import { groupWord } from './groups.ts';
import {
  awsCommand,
  listWords,
  type Place,
  policyWord,
  tagWords,
  value,
  valueWord,
  vpcsOf,
} from './words.ts';

/** Creates an endpoint of either type. */
export function createEndpoint(endpoint: InterfaceEndpoint | GatewayEndpoint, place: Place): string {
  const start = ['--vpc-id', value(vpcOf(endpoint, place)), '--vpc-endpoint-type'];
  const end = [
    ...(endpoint.policy === undefined
      ? []
      : ['--policy-document', place.policy?.(endpoint) ?? policyWord(endpoint.policy)]),
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
function dnsOptions(endpoint: InterfaceEndpoint): string {
  const forResolver = endpoint.privateDnsOnlyForInboundResolverEndpoint;
  return `DnsRecordIpType=${endpoint.dnsRecordIpType}${forResolver === undefined ? '' : `,${WITHOUT_GATEWAY}`}`;
}

/** The options of `modify-vpc-endpoint` for one modification. */
export function modifyWords(modification: Modification, place: Place): string {
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

/** Shows the state of endpoints, or waits until none of them is pending, and stops where one did not become available. */
export function waitCommands(change: Extract<Change, { kind: 'wait' }>, place: Place): readonly string[] {
  if (change.ids !== undefined)
    return [
      awsCommand(
        place.region,
        'ec2 describe-vpc-endpoints',
        '--vpc-endpoint-ids',
        ...change.ids.map(valueWord),
        '--query "VpcEndpoints[].[State,LastError.Message]" --output text',
      ),
    ];
  const vpcs = vpcsOf(place).map(value);
  const asking = (query: string, output: string): string =>
    awsCommand(
      place.region,
      'ec2 describe-vpc-endpoints',
      `--filters Name=vpc-id,Values=${vpcs.join(',')} Name=service-name,Values=${change.serviceNames.map(valueWord).join(',')}`,
      `--query "${query}" --output ${output}`,
    );
  if (change.until !== true) return [asking('VpcEndpoints[].[ServiceName,State]', 'table')];
  const waiting = asking(
    "VpcEndpoints[?!contains(['available','deleting','deleted'],State)].[VpcEndpointId,State]",
    'text',
  );
  return [
    // On a line of its own a failure stops the commands, which it does not in a condition.
    'NOT_YET=pending',
    'while case "$NOT_YET" in *ending*) ;; *) false ;; esac; do',
    `  NOT_YET=$(${waiting})`,
    '  [ -z "$NOT_YET" ] || sleep "${POLL_SECONDS:-10}"',
    'done',
    '[ -z "$NOT_YET" ] || { echo "not available: $NOT_YET" >&2; false; }',
  ];
}
