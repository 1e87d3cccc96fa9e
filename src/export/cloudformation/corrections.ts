/** Corrections of an audit as CloudFormation: rules of a group are resources; an endpoint that exists is no part of a stack. */
import type { Change, Correction } from '../../change/changes.ts';
import { type IngressSource, isParameter } from '../../change/resources.ts';
import type { CfnValue } from './value.ts';

const isLiteral = (source: IngressSource): boolean =>
  source.kind === 'security-group' || !isParameter(source.cidr);

/** Whether the template makes the change itself. */
export const isCoded = (change: Change): boolean =>
  change.kind === 'authorize-ingress' && change.group !== 'created' && change.sources.every(isLiteral);

/** The rules that groups lack, as resources. */
export function correctionResources(
  corrections: readonly Correction[],
): readonly (readonly [string, { readonly [key: string]: CfnValue }])[] {
  const rules = corrections.flatMap(({ changes }) =>
    changes.flatMap((change) =>
      change.kind === 'authorize-ingress' && change.group !== 'created' && isCoded(change)
        ? change.sources.map((source) =>
            ruleOf(change.group === 'created' ? '' : change.group.groupId, source),
          )
        : [],
    ),
  );
  return rules.map((properties, index) => [
    `CorrectionIngress${index + 1}`,
    { Type: 'AWS::EC2::SecurityGroupIngress', Properties: properties },
  ]);
}

function ruleOf(groupId: string, source: IngressSource): { readonly [key: string]: CfnValue } {
  const rule = { GroupId: groupId, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  if (source.kind === 'security-group') return { ...rule, SourceSecurityGroupId: source.groupId };
  if (isParameter(source.cidr)) return rule;
  return { ...rule, [source.kind === 'cidr-ipv4' ? 'CidrIp' : 'CidrIpv6']: source.cidr };
}
