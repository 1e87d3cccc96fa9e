/** Terraform: one file, usable as a root module (with the caller's provider configuration) and as a child module. */
import { ECS_CONTROL_PLANE, type PolicyDocument, type ServiceId } from '../core/index.ts';
import { type ExportContext, type Exporter, FORMATS } from './format.ts';
import {
  commonTags,
  endpointsOf,
  type GatewayEndpoint,
  type IngressSource,
  type InterfaceEndpoint,
  type Output,
  type Resource,
  type ResourceGraph,
} from './graph.ts';
import {
  attribute,
  blank,
  block,
  call,
  comment,
  expression,
  fromJson,
  type HclNode,
  type HclValue,
  type ObjectItem,
  object,
  objectKey,
  printHcl,
  quoted,
  template,
} from './hcl.ts';
import { headerLines, reasonLines } from './header.ts';
import { type Tag, underscored } from './names.ts';
import { partsOf } from './policy-template.ts';
import { dataSources, hclOf, reference, variables } from './terraform-inputs.ts';
import { toGraph } from './to-graph.ts';

export const terraformExporter: Exporter = { ...FORMATS.terraform, print: printTerraform };

/** The graph, and what many resources ask about it. */
interface Module {
  readonly graph: ResourceGraph;
  readonly tags: readonly Tag[];
  /** The endpoints of the `for_each`: neither their order nor anything else sets them apart. */
  readonly grouped: readonly InterfaceEndpoint[];
}

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

/**
 * Amazon S3 and the Amazon ECS services stand alone, as does whatever is ordered: so an address does not change when the
 * order begins to matter.
 */
function grouped(graph: ResourceGraph): readonly InterfaceEndpoint[] {
  const ordered = endpointsOf(graph).flatMap((endpoint) =>
    endpoint.dependsOn.length > 0 ? [endpoint.service, ...endpoint.dependsOn] : [],
  );
  const alone = new Set<ServiceId>(['s3', ...ECS_CONTROL_PLANE, ...ordered]);
  return endpointsOf(graph).flatMap((endpoint) =>
    endpoint.kind === 'interface-endpoint' && !alone.has(endpoint.service) ? [endpoint] : [],
  );
}

const tagObject = (tags: readonly Tag[]): HclValue => object(tags.map(({ key, value }) => ({ key, value })));

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

const vpcId = (graph: ResourceGraph): HclNode => attribute('vpc_id', hclOf(graph.vpcId));

function ownTags(tags: readonly Tag[], { tags: common }: Module): HclNode {
  const own = tags.filter(({ key }) => !common.some((tag) => tag.key === key));
  if (own.length === 0) return attribute('tags', expression('local.tags'));
  const items = own.map(({ key, value }) => `${objectKey(key)} = ${quoted(value)}`).join(', ');
  return attribute('tags', expression(`merge(local.tags, { ${items} })`));
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

const securityGroupIds = ({ securityGroup }: InterfaceEndpoint): HclValue =>
  securityGroup === 'created' ? [expression('aws_security_group.endpoints.id')] : [securityGroup.groupId];

function single(endpoint: InterfaceEndpoint, module: Module): readonly HclNode[] {
  const forResolver = endpoint.privateDnsOnlyForInboundResolverEndpoint;
  return [
    comment(...reasonLines(endpoint.reason)),
    block(
      'resource',
      ['aws_vpc_endpoint', underscored(endpoint.service)],
      vpcId(module.graph),
      attribute('vpc_endpoint_type', 'Interface'),
      attribute('service_name', endpoint.serviceName),
      attribute('subnet_ids', hclOf(endpoint.subnetIds)),
      attribute('security_group_ids', securityGroupIds(endpoint)),
      attribute('private_dns_enabled', endpoint.privateDnsEnabled),
      attribute('ip_address_type', endpoint.ipAddressType),
      policyAttribute(endpoint.policy),
      ownTags(endpoint.tags, module),
      blank,
      block(
        'dns_options',
        [],
        attribute('dns_record_ip_type', endpoint.dnsRecordIpType),
        forResolver === undefined
          ? []
          : attribute('private_dns_only_for_inbound_resolver_endpoint', forResolver),
      ),
      dependsOn(endpoint, module),
    ),
    blank,
  ];
}

/** A value that all endpoints share stands in the resource; one that differs stands in the map. */
function shared<T extends HclValue>(
  key: string,
  endpoints: readonly InterfaceEndpoint[],
  read: (endpoint: InterfaceEndpoint) => T,
): { readonly inResource: HclValue; readonly inMap: (endpoint: InterfaceEndpoint) => readonly ObjectItem[] } {
  const values = new Set(endpoints.map(read));
  const [only] = values;
  if (values.size === 1 && only !== undefined) return { inResource: only, inMap: () => [] };
  return {
    inResource: expression(`each.value.${key}`),
    inMap: (endpoint) => [{ key, value: read(endpoint) }],
  };
}

function forEach({ grouped: endpoints, graph, tags: common }: Module): readonly HclNode[] {
  const [first] = endpoints;
  if (first === undefined) return [];
  const privateDns = shared('private_dns_enabled', endpoints, (endpoint) => endpoint.privateDnsEnabled);
  const ipAddressType = shared('ip_address_type', endpoints, (endpoint) => endpoint.ipAddressType);
  const recordType = shared('dns_record_ip_type', endpoints, (endpoint) => endpoint.dnsRecordIpType);
  const entries = endpoints.map((endpoint) => ({
    key: endpoint.service,
    comment: reasonLines(endpoint.reason),
    value: object([
      { key: 'service_name', value: endpoint.serviceName },
      ...privateDns.inMap(endpoint),
      ...ipAddressType.inMap(endpoint),
      ...recordType.inMap(endpoint),
      {
        key: 'tags',
        value: tagObject(endpoint.tags.filter(({ key }) => !common.some((tag) => tag.key === key))),
      },
      { key: 'policy', value: endpoint.policy === undefined ? null : policyValue(endpoint.policy) },
    ]),
  }));
  return [
    block('locals', [], attribute('interface_endpoints', object(entries))),
    blank,
    block(
      'resource',
      ['aws_vpc_endpoint', 'interface'],
      attribute('for_each', expression('local.interface_endpoints')),
      blank,
      vpcId(graph),
      attribute('vpc_endpoint_type', 'Interface'),
      attribute('service_name', expression('each.value.service_name')),
      attribute('subnet_ids', hclOf(first.subnetIds)),
      attribute('security_group_ids', securityGroupIds(first)),
      attribute('private_dns_enabled', privateDns.inResource),
      attribute('ip_address_type', ipAddressType.inResource),
      attribute('policy', expression('each.value.policy')),
      attribute('tags', expression('merge(local.tags, each.value.tags)')),
      blank,
      block('dns_options', [], attribute('dns_record_ip_type', recordType.inResource)),
    ),
    blank,
  ];
}

function policyAttribute(policy: PolicyDocument | undefined): readonly HclNode[] {
  return policy === undefined ? [] : [attribute('policy', policyValue(policy))];
}

function policyValue(policy: PolicyDocument): HclValue {
  return call(
    'jsonencode',
    fromJson(policy, (text) => {
      const parts = partsOf(text).map((part) =>
        'text' in part ? part.text : { expression: reference(part.fill) },
      );
      return parts.every((part) => typeof part === 'string') ? text : template(parts);
    }),
  );
}

function address(service: string, module: Module): string {
  return module.grouped.some((endpoint) => endpoint.service === service)
    ? `aws_vpc_endpoint.interface[${quoted(service)}]`
    : `aws_vpc_endpoint.${underscored(service)}`;
}

function dependsOn(endpoint: InterfaceEndpoint | GatewayEndpoint, module: Module): readonly HclNode[] {
  if (endpoint.dependsOn.length === 0) return [];
  const addresses = endpoint.dependsOn.map((service) => expression(address(service, module)));
  return [blank, attribute('depends_on', addresses)];
}

function outputs(module: Module): readonly HclNode[] {
  const { graph } = module;
  const of = <K extends Output['kind']>(kind: K) =>
    graph.outputs.filter((output): output is Extract<Output, { kind: K }> => output.kind === kind);
  const output = (name: string, description: string, value: HclValue): readonly HclNode[] => [
    block('output', [name], attribute('description', description), attribute('value', value)),
    blank,
  ];
  const byService = (
    services: readonly { readonly service: string }[],
    read: (address: string) => string,
  ): HclValue => {
    const group = module.grouped.map((endpoint) => endpoint.service);
    const alone = services.filter(({ service }) => !group.some((other) => other === service));
    const items = object(
      alone.map(({ service }) => ({ key: service, value: expression(read(address(service, module))) })),
    );
    if (alone.length === services.length) return items;
    const loop = `{ for service, endpoint in aws_vpc_endpoint.interface : service => ${read('endpoint')} }`;
    return alone.length === 0 ? expression(loop) : call('merge', expression(loop), items);
  };
  const interfaces = endpointsOf(graph).filter((endpoint) => endpoint.kind === 'interface-endpoint');
  const [groupId] = of('security-group-id').map((found) => found.groupId);
  return [
    ...(graph.resources.length === 0
      ? []
      : output(
          'endpoint_ids',
          'The id of each endpoint, by service.',
          byService(of('endpoint-id'), (at) => `${at}.id`),
        )),
    ...(interfaces.length === 0
      ? []
      : output(
          'dns_names',
          'The DNS names of each interface endpoint, by service.',
          byService(interfaces, (at) => `${at}.dns_entry[*].dns_name`),
        )),
    ...(groupId === undefined
      ? []
      : output(
          'security_group_id',
          'The security group of the interface endpoints. The tasks need egress to it on TCP 443.',
          groupId === 'created' ? expression('aws_security_group.endpoints.id') : groupId,
        )),
    ...(of('prefix-list').length === 0
      ? []
      : output(
          'prefix_list_ids',
          'The prefix list of each gateway endpoint. The tasks need egress to it on TCP 443.',
          byService(of('prefix-list'), (at) => `${at}.prefix_list_id`),
        )),
  ];
}
