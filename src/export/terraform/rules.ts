/** Who may reach the endpoints, in Terraform: one rule for each source. */
import {
  type IngressSource,
  isParameter,
  type ResourceGraph,
  type SecurityGroupIngress,
} from '../../change/resources.ts';
import { attribute, blank, block, expression, type HclNode } from './hcl.ts';
import { hclOf } from './inputs.ts';

const rulesOf = ({ resources }: ResourceGraph): readonly SecurityGroupIngress[] =>
  resources.filter((resource) => resource.kind === 'security-group-ingress');

/** Whether the blocks are those of the VPC. Of its IPv6 blocks the provider tells one only. */
const isOpen = (source: IngressSource, { taskVpcId }: ResourceGraph): boolean =>
  source.kind !== 'security-group' &&
  isParameter(source.cidr) &&
  (source.kind === 'cidr-ipv4' || taskVpcId !== undefined);

/** One rule for each CIDR block: the addresses of resources must not depend on the order of the blocks. */
function ruleName(source: IngressSource, graph: ResourceGraph): string {
  const several = rulesOf(graph).filter((other) => other.source.kind === 'cidr-ipv4').length > 1;
  switch (source.kind) {
    case 'security-group':
      return 'tasks';
    case 'cidr-ipv6':
      return 'tasks_ipv6';
    case 'cidr-ipv4':
      return several && typeof source.cidr === 'string'
        ? `tasks_${source.cidr.replace(/[./]/g, '_')}`
        : 'tasks';
  }
}

/** A rule, or one for each block of the VPC where no other blocks are given. */
export function ruleNodes(rule: SecurityGroupIngress, graph: ResourceGraph): readonly HclNode[] {
  const each = isOpen(rule.source, graph);
  const family = rule.source.kind === 'cidr-ipv6' ? 'ipv6' : 'ipv4';
  return [
    block(
      'resource',
      ['aws_vpc_security_group_ingress_rule', ruleName(rule.source, graph)],
      each
        ? [
            attribute(
              'for_each',
              expression(family === 'ipv4' ? 'local.cidr_blocks' : 'local.ipv6_cidr_blocks'),
            ),
            blank,
          ]
        : [],
      attribute('security_group_id', expression('aws_security_group.endpoints.id')),
      attribute('description', rule.description),
      attribute('ip_protocol', 'tcp'),
      attribute('from_port', 443),
      attribute('to_port', 443),
      each ? attribute(`cidr_${family}`, expression('each.value')) : sourceOf(rule.source),
      blank,
      block('lifecycle', [], attribute('create_before_destroy', true)),
    ),
    blank,
  ];
}

function sourceOf(source: IngressSource): HclNode {
  switch (source.kind) {
    case 'security-group':
      return attribute('referenced_security_group_id', source.groupId);
    case 'cidr-ipv4':
      return attribute('cidr_ipv4', hclOf(source.cidr));
    case 'cidr-ipv6':
      return attribute('cidr_ipv6', hclOf(source.cidr));
  }
}
