/** Terraform: one file, usable as a root module (with the caller's provider configuration) and as a child module. */

import { underscored } from '../../change/names.ts';
import { commonTags, type IngressSource, type Resource, type ResourceGraph } from '../../change/resources.ts';
import { toGraph } from '../../change/to-resources.ts';
import { type ExportContext, type Exporter, FORMATS } from '../format.ts';
import { headerLines, reasonLines } from '../header.ts';
import {
  dependsOn,
  forEach,
  grouped,
  type Module,
  ownTags,
  policyAttribute,
  single,
  tagObject,
  vpcId,
} from './endpoints.ts';
import { attribute, blank, block, comment, expression, type HclNode, object, printHcl } from './hcl.ts';
import { dataSources, hclOf, variables } from './inputs.ts';
import { outputs } from './outputs.ts';

export const terraformExporter: Exporter = { ...FORMATS.terraform, print: printTerraform };

/** Prints the Terraform module of a plan. */
export function printTerraform(context: ExportContext): string {
  const graph = toGraph(context.plan);
  const module: Module = { graph, tags: commonTags(graph), grouped: grouped(graph) };
  const nodes: readonly HclNode[] = [
    comment(...headerLines(context, 'Terraform module')),
    blank,
    ...versions(),
    blank,
    ...variables(graph, context.plan),
    ...dataSources(graph),
    ...locals(module),
    ...graph.resources.flatMap((resource) => resourceNodes(resource, module)),
    ...outputs(module),
  ];
  return `${printHcl(nodes).trimEnd()}\n`;
}

function versions(): readonly HclNode[] {
  const aws = object([
    { key: 'source', value: 'hashicorp/aws' },
    { key: 'version', value: '>= 5.80.0, < 7.0.0' },
  ]);
  return [
    block(
      'terraform',
      [],
      attribute('required_version', '>= 1.5.0'),
      blank,
      block('required_providers', [], attribute('aws', aws)),
    ),
  ];
}

function locals({ graph, tags }: Module): readonly HclNode[] {
  if (graph.resources.length === 0) return [];
  const account = graph.parameters.includes('AccountId')
    ? [
        attribute(
          'account_id',
          expression('coalesce(var.account_id, data.aws_caller_identity.current.account_id)'),
        ),
        blank,
      ]
    : [];
  return [block('locals', [], account, attribute('tags', tagObject(tags))), blank];
}

function resourceNodes(resource: Resource, module: Module): readonly HclNode[] {
  const { graph } = module;
  switch (resource.kind) {
    case 'security-group':
      return [
        comment('No rules for egress: endpoints answer, they open no connections.'),
        block(
          'resource',
          ['aws_security_group', 'endpoints'],
          attribute('name', resource.groupName),
          attribute('description', resource.description),
          vpcId(graph),
          ownTags(resource.tags, module),
        ),
        blank,
      ];
    case 'security-group-ingress':
      return [
        block(
          'resource',
          ['aws_vpc_security_group_ingress_rule', ingressName(resource.source, graph)],
          attribute('security_group_id', expression('aws_security_group.endpoints.id')),
          attribute('description', resource.description),
          attribute('ip_protocol', 'tcp'),
          attribute('from_port', 443),
          attribute('to_port', 443),
          ingressSource(resource.source),
        ),
        blank,
      ];
    case 'gateway-endpoint':
      return [
        comment(...reasonLines(resource.reason)),
        block(
          'resource',
          ['aws_vpc_endpoint', underscored(resource.service)],
          vpcId(graph),
          attribute('vpc_endpoint_type', 'Gateway'),
          attribute('service_name', resource.serviceName),
          attribute('route_table_ids', hclOf(resource.routeTableIds)),
          resource.ipAddressType === undefined ? [] : attribute('ip_address_type', resource.ipAddressType),
          policyAttribute(resource.policy),
          ownTags(resource.tags, module),
          dependsOn(resource, module),
        ),
        blank,
      ];
    case 'interface-endpoint':
      if (!module.grouped.includes(resource)) return single(resource, module);
      return resource === module.grouped[0] ? forEach(module) : [];
  }
}

/** One rule for each CIDR block: the addresses of resources must not depend on the order of the blocks. */
function ingressName(source: IngressSource, graph: ResourceGraph): string {
  const several =
    graph.resources.filter(
      (other) => other.kind === 'security-group-ingress' && other.source.kind === 'cidr-ipv4',
    ).length > 1;
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

function ingressSource(source: IngressSource): HclNode {
  switch (source.kind) {
    case 'security-group':
      return attribute('referenced_security_group_id', source.groupId);
    case 'cidr-ipv4':
      return attribute('cidr_ipv4', hclOf(source.cidr));
    case 'cidr-ipv6':
      return attribute('cidr_ipv6', hclOf(source.cidr));
  }
}
