/** Who may reach the endpoints, in Terraform: one rule for each source. */
import {
  type IngressSource,
  isParameter,
  type ResourceGraph,
  type SecurityGroupIngress,
} from '../../change/resources.ts';
import { attribute, blank, block, call, expression, type HclNode } from './hcl.ts';
import { hclOf } from './inputs.ts';

const rulesOf = ({ resources }: ResourceGraph): readonly SecurityGroupIngress[] =>
  resources.filter((resource) => resource.kind === 'security-group-ingress');

/** The blocks of a rule that is made once for each: those that are answered, or the VPC's. Of its IPv6 blocks the provider tells one only. */
function blocksOf(rule: SecurityGroupIngress, graph: ResourceGraph): HclNode | undefined {
  const { source } = rule;
  if (source.kind === 'security-group') return undefined;
  if (!isParameter(source.cidr)) return attribute('for_each', call('toset', answered(rule, graph)));
  if (source.kind === 'cidr-ipv4') return attribute('for_each', expression('local.cidr_blocks'));
  return graph.taskVpcId === undefined
    ? undefined
    : attribute('for_each', expression('local.ipv6_cidr_blocks'));
}

const answered = (rule: SecurityGroupIngress, graph: ResourceGraph): readonly string[] =>
  rulesOf(graph).flatMap(({ port, source }) =>
    port === rule.port &&
    source.kind === rule.source.kind &&
    source.kind !== 'security-group' &&
    !isParameter(source.cidr)
      ? [source.cidr]
      : [],
  );

/**
 * One resource for the rules of a kind and port, with a key for each block: who answers the block of the VPC later moves nothing.
 * The provider's rule takes one range of ports, and those of Amazon SES (25, 465, 587, 2465, 2587) are none, so each port is a
 * resource. One resource with the port in its key would make new addresses for rules that are applied already: Terraform would
 * create each before it destroys the old one, and Amazon EC2 refuses a rule that is there (InvalidPermission.Duplicate).
 */
export function ruleNodes(rule: SecurityGroupIngress, graph: ResourceGraph): readonly HclNode[] {
  const {
    port,
    source: { kind },
  } = rule;
  if (rulesOf(graph).find((other) => other.port === port && other.source.kind === kind) !== rule) return [];
  const name = `${kind === 'cidr-ipv6' ? 'tasks_ipv6' : 'tasks'}${port === 443 ? '' : `_${port}`}`;
  const each = blocksOf(rule, graph);
  const source =
    each === undefined
      ? sourceOf(rule.source)
      : attribute(kind === 'cidr-ipv6' ? 'cidr_ipv6' : 'cidr_ipv4', expression('each.value'));
  return [
    block(
      'resource',
      ['aws_vpc_security_group_ingress_rule', name],
      ...(each === undefined ? [] : [each, blank]),
      attribute('security_group_id', expression('aws_security_group.endpoints.id')),
      attribute('description', rule.description),
      attribute('ip_protocol', 'tcp'),
      attribute('from_port', port),
      attribute('to_port', port),
      source,
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
