/** The one line to copy that prints everything the audit reads about one VPC, as one JSON document. */

import { shellWord } from '../change/index.ts';
import type { RegionId } from '../core/index.ts';

/** `describe-*` calls whose outputs `readInventory` takes; each is filtered by the VPC. */
const DESCRIBED = [
  'describe-vpc-endpoints',
  'describe-subnets',
  'describe-route-tables',
  'describe-security-groups',
  'describe-network-acls',
  'describe-vpcs',
] as const;
const ATTRIBUTES = ['enableDnsSupport', 'enableDnsHostnames'] as const;

/**
 * The line for both shells. They only read: `ec2:Describe*`. A call that fails leaves a gap, which the audit reports,
 * instead of spoiling the rest. Without a VPC id the line takes it from `VPC_ID` and stops if that is not set.
 */
export function inventoryCommand(
  vpcId: string,
  region: RegionId,
): { readonly bash: string; readonly powershell: string } {
  const bashCalls = [
    ...DESCRIBED.map((name) => `"$(q ${name} --filters "Name=vpc-id,Values=$v")"`),
    ...ATTRIBUTES.map((name) => `"$(q describe-vpc-attribute --vpc-id "$v" --attribute ${name})"`),
  ];
  const shellCalls = [
    ...DESCRIBED.map((name) => `(aws ec2 ${name} --filters "Name=vpc-id,Values=$v" @o | Out-String)`),
    ...ATTRIBUTES.map(
      (name) => `(aws ec2 describe-vpc-attribute --vpc-id $v --attribute ${name} @o | Out-String)`,
    ),
  ];
  const bashId = vpcId === '' ? '"${VPC_ID:?set VPC_ID to the id of the VPC}"' : shellWord(vpcId);
  const shellId =
    vpcId === ''
      ? "$(if ($env:VPC_ID) { $env:VPC_ID } else { throw 'Set VPC_ID to the id of the VPC' })"
      : `'${vpcId.replaceAll("'", "''")}'`;
  // Not echo, which turns the escapes inside policies into line ends in some shells.
  const print = `printf '[${bashCalls.map(() => '%s').join(',')}]\\n' ${bashCalls.join(' ')}`;
  return {
    bash: `(v=${bashId}; q() { aws ec2 "$@" --region ${region} --output json || echo null; }; ${print})`,
    powershell: `$v=${shellId}; $o=@('--region','${region}','--output','json'); '[' + ((@(${shellCalls.join(',')}) | Where-Object { $_.Trim() }) -join ',') + ']'`,
  };
}
