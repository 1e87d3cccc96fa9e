/**
 * What has to change, as data, and the commands that change it. AWS can modify an endpoint in place in every respect
 * but its type, its service and a state that it will not leave; only there an endpoint is replaced.
 */
import type { IpAddressType, PlannedEndpoint, PolicyDocument, WorkloadProfile } from '../core/index.ts';
import { shellText, shellWord } from './shell.ts';

export type Operation =
  | { readonly kind: 'create'; readonly endpoint: PlannedEndpoint }
  /** Create the right one, then delete this one; `shared`: only when nothing else uses it. */
  | {
      readonly kind: 'replace';
      readonly id: string;
      readonly endpoint: PlannedEndpoint;
      readonly shared: boolean;
    }
  | { readonly kind: 'delete'; readonly id: string }
  /** `subnetIds` is shorter than `count` when nobody told which subnets there are. */
  | {
      readonly kind: 'add-subnets';
      readonly id: string;
      readonly subnetIds: readonly string[];
      readonly count: number;
    }
  | { readonly kind: 'add-route-tables'; readonly id: string; readonly routeTableIds: readonly string[] }
  | { readonly kind: 'add-security-group'; readonly id: string; readonly securityGroupId: string }
  | { readonly kind: 'authorize-ingress'; readonly securityGroupId: string; readonly from: IngressSource }
  | { readonly kind: 'enable-private-dns'; readonly id: string; readonly endpoint: PlannedEndpoint }
  | {
      readonly kind: 'set-policy';
      readonly id: string;
      readonly document: PolicyDocument;
    }
  | { readonly kind: 'reset-policy'; readonly id: string }
  | { readonly kind: 'set-ip-address-type'; readonly id: string; readonly ipAddressType: IpAddressType }
  | { readonly kind: 'wait'; readonly id: string }
  | {
      readonly kind: 'enable-vpc-dns';
      readonly attribute: 'enableDnsSupport' | 'enableDnsHostnames';
    };

/** Who may connect on port 443: a security group, or blocks; no block at all stands for the VPC's own. */
export type IngressSource =
  | { readonly groupId: string }
  | { readonly cidrs: readonly string[]; readonly groupId?: never };

/** The operations that one `modify-vpc-endpoint` call carries out. */
export type Modification = Extract<
  Operation,
  {
    readonly kind:
      | 'add-subnets'
      | 'add-route-tables'
      | 'add-security-group'
      | 'enable-private-dns'
      | 'set-policy'
      | 'reset-policy'
      | 'set-ip-address-type';
  }
>;

/** Otherwise AWS wants an S3 gateway endpoint beside an S3 interface endpoint with private DNS. */
const WITHOUT_GATEWAY = '--dns-options PrivateDnsOnlyForInboundResolverEndpoint=false';

/** Whether the operation is part of a `modify-vpc-endpoint` call. */
export function isModification(operation: Operation): operation is Modification {
  switch (operation.kind) {
    case 'add-subnets':
    case 'add-route-tables':
    case 'add-security-group':
    case 'enable-private-dns':
    case 'set-policy':
    case 'reset-policy':
    case 'set-ip-address-type':
      return true;
    case 'create':
    case 'replace':
    case 'delete':
    case 'authorize-ingress':
    case 'wait':
    case 'enable-vpc-dns':
      return false;
  }
}

/** Where the commands run. */
export interface CommandContext {
  readonly workload: WorkloadProfile;
  readonly vpcId: string | undefined;
}

/** The commands of one operation. */
export function commandsOf(operation: Operation, context: CommandContext): readonly string[] {
  const { workload } = context;
  const ec2 = (name: string, rest: string): string => `aws ec2 ${name} --region ${workload.region} ${rest}`;
  switch (operation.kind) {
    case 'create':
      return [createCommand(operation.endpoint, context)];
    case 'replace': {
      const remove = ec2('delete-vpc-endpoints', `--vpc-endpoint-ids ${shellWord(operation.id)}`);
      return [
        createCommand(operation.endpoint, context),
        operation.shared ? `# Once nothing uses it: ${remove}` : remove,
      ];
    }
    case 'delete':
      return [ec2('delete-vpc-endpoints', `--vpc-endpoint-ids ${shellWord(operation.id)}`)];
    case 'authorize-ingress':
      return [
        ec2(
          'authorize-security-group-ingress',
          `--group-id ${shellWord(operation.securityGroupId)} --ip-permissions ${permission(operation.from)}`,
        ),
      ];
    case 'wait':
      return [
        ec2(
          'describe-vpc-endpoints',
          `--vpc-endpoint-ids ${shellWord(operation.id)} --query "VpcEndpoints[].[State,LastError.Message]" --output text`,
        ),
      ];
    case 'enable-vpc-dns': {
      const flag =
        operation.attribute === 'enableDnsSupport' ? '--enable-dns-support' : '--enable-dns-hostnames';
      return [ec2('modify-vpc-attribute', `--vpc-id ${vpcWord(context)} ${flag} '{"Value":true}'`)];
    }
    default:
      return modifyCommands([operation], workload);
  }
}

/** One `modify-vpc-endpoint` command for all modifications of one endpoint. */
export function modifyCommands(
  operations: readonly Modification[],
  workload: WorkloadProfile,
): readonly string[] {
  const [first] = operations;
  if (first === undefined) return [];
  const words = operations.map((operation) => modifyWords(operation)).join(' ');
  return [
    `aws ec2 modify-vpc-endpoint --region ${workload.region} --vpc-endpoint-id ${shellWord(first.id)} ${words}`,
  ];
}

function modifyWords(operation: Modification): string {
  switch (operation.kind) {
    case 'add-subnets':
      return `--add-subnet-ids ${operation.subnetIds.length === 0 ? '$SUBNET_IDS' : operation.subnetIds.map(shellWord).join(' ')}`;
    case 'add-route-tables':
      return `--add-route-table-ids ${operation.routeTableIds.length === 0 ? '$ROUTE_TABLE_IDS' : operation.routeTableIds.map(shellWord).join(' ')}`;
    case 'add-security-group':
      return `--add-security-group-ids ${shellWord(operation.securityGroupId)}`;
    case 'enable-private-dns':
      return operation.endpoint.service === 's3'
        ? `--private-dns-enabled ${WITHOUT_GATEWAY}`
        : '--private-dns-enabled';
    case 'set-policy':
      return `--policy-document ${policyWord(operation.document)}`;
    case 'reset-policy':
      return '--reset-policy';
    case 'set-ip-address-type':
      return `--ip-address-type ${operation.ipAddressType}`;
  }
}

function createCommand(endpoint: PlannedEndpoint, context: CommandContext): string {
  const { workload } = context;
  const start = `aws ec2 create-vpc-endpoint --region ${workload.region} --vpc-id ${vpcWord(context)} --vpc-endpoint-type ${endpoint.type} --service-name ${endpoint.serviceName}`;
  const policy = endpoint.policy === undefined ? '' : ` --policy-document ${policyWord(endpoint.policy)}`;
  if (endpoint.type === 'Gateway') {
    const tables = list(workload.routeTableIds, 'ROUTE_TABLE_IDS');
    return `${start} --route-table-ids ${tables}${policy}`;
  }
  const group = workload.securityGroupId === '' ? '"$ENDPOINT_SG"' : workload.securityGroupId;
  const dns = endpoint.privateDnsEnabled ? '--private-dns-enabled' : '--no-private-dns-enabled';
  const options = endpoint.service === 's3' ? ` ${WITHOUT_GATEWAY}` : '';
  return `${start} --subnet-ids ${list(workload.subnetIds, 'SUBNET_IDS')} --security-group-ids ${group} --ip-address-type ${endpoint.ipAddressType} ${dns}${options}${policy}`;
}

const list = (value: string, variable: string): string =>
  value === ''
    ? `$${variable}`
    : value
        .split(',')
        .map((item) => shellWord(item.trim()))
        .join(' ');

function vpcWord({ workload, vpcId }: CommandContext): string {
  const id = vpcId ?? workload.vpcId;
  return id === '' ? '"$VPC_ID"' : shellWord(id);
}

function permission(from: IngressSource): string {
  if (from.groupId !== undefined)
    return shellText(`IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=${from.groupId}}]`);
  if (from.cidrs.length === 0)
    return '"IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=$VPC_CIDR}]"';
  const blocks = (name: string, key: string, cidrs: readonly string[]): string =>
    cidrs.length === 0 ? '' : `,${name}=[${cidrs.map((cidr) => `{${key}=${cidr}}`).join(',')}]`;
  const v4 = from.cidrs.filter((cidr) => !cidr.includes(':'));
  const v6 = from.cidrs.filter((cidr) => cidr.includes(':'));
  return shellText(
    `IpProtocol=tcp,FromPort=443,ToPort=443${blocks('IpRanges', 'CidrIp', v4)}${blocks('Ipv6Ranges', 'CidrIpv6', v6)}`,
  );
}

/** The document in single quotes; what the plan leaves open becomes a shell variable between them. */
function policyWord(document: PolicyDocument): string {
  const ascii = JSON.stringify(document).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shellText(ascii)
    .replaceAll('${AccountId}', `'"$ACCOUNT_ID"'`)
    .replaceAll('${TaskExecutionRole}', `'"$TASK_EXECUTION_ROLE"'`);
}
