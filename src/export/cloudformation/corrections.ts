/** Corrections of an audit as CloudFormation: rules of groups and network ACLs are resources; an endpoint that exists is no part of a stack. */
import type { Change, Correction } from '../../change/changes.ts';
import { type IngressSource, isParameter } from '../../change/resources.ts';
import type { CfnValue } from './value.ts';

const isLiteral = (source: IngressSource): boolean =>
  source.kind === 'security-group' || !isParameter(source.cidr);

/** Whether the template makes the change itself. */
export const isCoded = (change: Change): boolean =>
  change.kind === 'authorize-egress' ||
  change.kind === 'create-acl-entry' ||
  (change.kind === 'authorize-ingress' && change.group !== 'created' && change.sources.every(isLiteral));

/** The rules that groups and network ACLs lack, as resources. */
export function correctionResources(
  corrections: readonly Correction[],
): readonly (readonly [string, { readonly [key: string]: CfnValue }])[] {
  const changes = corrections.flatMap((correction) => correction.changes);
  const numbered = (name: string, type: string, all: readonly Properties[]) =>
    all.map((properties, index) => [`${name}${index + 1}`, { Type: type, Properties: properties }] as const);
  return [
    ...numbered('CorrectionIngress', 'AWS::EC2::SecurityGroupIngress', changes.flatMap(ingressRules)),
    ...numbered('CorrectionEgress', 'AWS::EC2::SecurityGroupEgress', changes.flatMap(egressRules)),
    ...numbered('CorrectionAclEntry', 'AWS::EC2::NetworkAclEntry', changes.flatMap(aclEntries)),
  ];
}

interface Properties {
  readonly [key: string]: CfnValue;
}

function ingressRules(change: Change): readonly Properties[] {
  if (change.kind !== 'authorize-ingress' || change.group === 'created' || !isCoded(change)) return [];
  const { groupId } = change.group;
  return change.ports.flatMap((port) => change.sources.map((source) => ruleOf(groupId, port, source)));
}

function egressRules(change: Change): readonly Properties[] {
  if (change.kind !== 'authorize-egress') return [];
  const rule = { GroupId: change.groupId, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  return change.destinations.map((to): Properties => {
    if (to.kind === 'prefix-list') return { ...rule, DestinationPrefixListId: to.prefixListId };
    return { ...rule, [to.kind === 'cidr-ipv4' ? 'CidrIp' : 'CidrIpv6']: to.cidr };
  });
}

function aclEntries(change: Change): readonly Properties[] {
  if (change.kind !== 'create-acl-entry') return [];
  const { aclId, entry } = change;
  const { egress, number, cidr, fromPort, toPort } = entry;
  return [
    {
      NetworkAclId: aclId,
      RuleNumber: number,
      Protocol: 6,
      RuleAction: 'allow',
      Egress: egress,
      [cidr.includes(':') ? 'Ipv6CidrBlock' : 'CidrBlock']: cidr,
      PortRange: { From: fromPort, To: toPort },
    },
  ];
}

function ruleOf(groupId: string, port: number, source: IngressSource): Properties {
  const rule = { GroupId: groupId, IpProtocol: 'tcp', FromPort: port, ToPort: port };
  if (source.kind === 'security-group') return { ...rule, SourceSecurityGroupId: source.groupId };
  if (isParameter(source.cidr)) return rule;
  return { ...rule, [source.kind === 'cidr-ipv4' ? 'CidrIp' : 'CidrIpv6']: source.cidr };
}
