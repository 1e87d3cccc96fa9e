/** Interface endpoints in Terraform: alone, or many in one resource. */

import { type Tag, underscored } from '../../change/names.ts';
import { partsOf } from '../../change/policy-template.ts';
import {
  commonTags,
  endpointsOf,
  type GatewayEndpoint,
  type InterfaceEndpoint,
  type ResourceGraph,
  vpcOf,
} from '../../change/resources.ts';

import { ECS_CONTROL_PLANE, type PolicyDocument, type ServiceId } from '../../core/index.ts';
import { FULL_ACCESS } from '../../policy/full-access.ts';
import { reasonLines } from '../header.ts';
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
  quoted,
  template,
} from './hcl.ts';
import { hclOf, reference, subnetsOf } from './inputs.ts';

/** The graph, and what many resources ask about it. */
export interface Module {
  readonly graph: ResourceGraph;
  readonly tags: readonly Tag[];
  /** The endpoints of the `for_each`: neither their order nor anything else sets them apart. */
  readonly grouped: readonly InterfaceEndpoint[];
  /** Policies that more than one endpoint has, by their text: each is written once. */
  readonly locals: ReadonlyMap<string, string>;
}

/** What resources ask about a graph. */
export const moduleOf = (graph: ResourceGraph): Module => ({
  graph,
  tags: commonTags(graph),
  grouped: grouped(graph),
  locals: sharedPolicies(graph),
});

/** Names for the policies that several endpoints share. */
function sharedPolicies(graph: ResourceGraph): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const { service, policy } of endpointsOf(graph)) {
    if (policy === undefined) continue;
    const text = JSON.stringify(policy);
    if (policy === FULL_ACCESS || text === JSON.stringify(FULL_ACCESS)) names.set(text, 'full_access');
    else if (seen.has(text)) names.set(text, `${service.split('.')[0]?.replace(/-/g, '_')}_policy`);
    seen.set(text, service);
  }
  return names;
}

/** The shared policies as locals. */
export function policyLocals({ graph, locals }: Module): readonly HclNode[] {
  const printed = new Set<string>();
  return endpointsOf(graph).flatMap(({ policy }) => {
    const text = JSON.stringify(policy);
    const name = locals.get(text);
    if (policy === undefined || name === undefined || printed.has(text)) return [];
    printed.add(text);
    return [blank, attribute(name, literalPolicy(policy))];
  });
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

/** Tags as an object. */
export const tagObject = (tags: readonly Tag[]): HclValue =>
  object(tags.map(({ key, value }) => ({ key, value })));

/** The VPC of a resource, as an attribute. */
export const vpcId = (graph: ResourceGraph, endpoint?: GatewayEndpoint): HclNode =>
  attribute('vpc_id', hclOf(endpoint === undefined ? graph.vpcId : vpcOf(endpoint, graph)));

/** What a resource has beside the tags that all share. */
export const beyondCommon = (tags: readonly Tag[], { tags: common }: Module): readonly Tag[] =>
  tags.filter(({ key }) => !common.some((tag) => tag.key === key));

/** The tags of one resource: what all share, and its own. */
export function ownTags(tags: readonly Tag[], module: Module): HclNode {
  const own = beyondCommon(tags, module);
  if (own.length === 0) return attribute('tags', expression('local.tags'));
  const items = own.map(({ key, value }) => `${objectKey(key)} = ${quoted(value)}`).join(', ');
  return attribute('tags', expression(`merge(local.tags, { ${items} })`));
}

const securityGroupIds = ({ securityGroup }: InterfaceEndpoint): HclValue =>
  securityGroup === 'created' ? [expression('aws_security_group.endpoints.id')] : [securityGroup.groupId];

/** An endpoint in a resource of its own. */
export function single(endpoint: InterfaceEndpoint, module: Module): readonly HclNode[] {
  const forResolver = endpoint.privateDnsOnlyForInboundResolverEndpoint;
  return [
    comment(...reasonLines(endpoint)),
    block(
      'resource',
      ['aws_vpc_endpoint', underscored(endpoint.service)],
      ...created(endpoint.service),
      vpcId(module.graph),
      attribute('vpc_endpoint_type', 'Interface'),
      attribute('service_name', endpoint.serviceName),
      attribute('subnet_ids', subnetsOf(quoted(endpoint.serviceName))),
      attribute('security_group_ids', securityGroupIds(endpoint)),
      attribute('private_dns_enabled', endpoint.privateDnsEnabled),
      attribute('ip_address_type', endpoint.ipAddressType),
      policyAttribute(endpoint.policy, module),
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
      waits(endpoint, module),
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

/** What the endpoints of a map have in common, and what each of them has of its own. */
function sharedValues(endpoints: readonly InterfaceEndpoint[]) {
  const privateDns = shared('private_dns_enabled', endpoints, (endpoint) => endpoint.privateDnsEnabled);
  const ipAddressType = shared('ip_address_type', endpoints, (endpoint) => endpoint.ipAddressType);
  const recordType = shared('dns_record_ip_type', endpoints, (endpoint) => endpoint.dnsRecordIpType);
  return { privateDns, ipAddressType, recordType };
}

/** The endpoints that stand together, as a map. */
export function endpointLocals(module: Module): readonly HclNode[] {
  const { grouped: endpoints } = module;
  if (endpoints.length === 0) return [];
  const { privateDns, ipAddressType, recordType } = sharedValues(endpoints);
  const entries = endpoints.map((endpoint) => ({
    key: endpoint.service,
    comment: reasonLines(endpoint),
    value: object([
      { key: 'service_name', value: endpoint.serviceName },
      ...privateDns.inMap(endpoint),
      ...ipAddressType.inMap(endpoint),
      ...recordType.inMap(endpoint),
      { key: 'tags', value: tagObject(beyondCommon(endpoint.tags, module)) },
      { key: 'policy', value: endpoint.policy === undefined ? null : policyValue(endpoint.policy, module) },
    ]),
  }));
  return [blank, attribute('interface_endpoints', object(entries))];
}

/** The resource of the endpoints that stand together. */
export function forEach(module: Module): readonly HclNode[] {
  const { grouped: endpoints, graph } = module;
  const [first] = endpoints;
  if (first === undefined) return [];
  const { privateDns, ipAddressType, recordType } = sharedValues(endpoints);
  return [
    block(
      'resource',
      ['aws_vpc_endpoint', 'interface'],
      attribute(
        'for_each',
        expression(
          '{ for service, endpoint in local.interface_endpoints : service => endpoint if lookup(var.create, service, true) }',
        ),
      ),
      blank,
      vpcId(graph),
      attribute('vpc_endpoint_type', 'Interface'),
      attribute('service_name', expression('each.value.service_name')),
      attribute('subnet_ids', subnetsOf('each.value.service_name')),
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

/** The policy; none where the service does not document that it takes one. */
export function policyAttribute(policy: PolicyDocument | undefined, module: Module): readonly HclNode[] {
  return policy === undefined ? [] : [attribute('policy', policyValue(policy, module))];
}

function policyValue(policy: PolicyDocument, { locals }: Module): HclValue {
  const name = locals.get(JSON.stringify(policy));
  return name === undefined ? literalPolicy(policy) : expression(`local.${name}`);
}

/** A policy where it is needed. */
export function literalPolicy(policy: PolicyDocument): HclValue {
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

/** Whether a single endpoint is created at all: the caller may say that it exists elsewhere. */
export const created = (service: ServiceId): readonly HclNode[] => [
  attribute('count', expression(`lookup(var.create, ${quoted(service)}, true) ? 1 : 0`)),
  blank,
];

/** Where an endpoint is found in the module. */
export function address(service: string, module: Module): string {
  return module.grouped.some((endpoint) => endpoint.service === service)
    ? `aws_vpc_endpoint.interface[${quoted(service)}]`
    : `aws_vpc_endpoint.${underscored(service)}`;
}

/** Where `terraform import` finds an endpoint: alone it is counted. */
export function importAddress(service: string, module: Module): string {
  const found = address(service, module);
  return found.endsWith(']') ? found : `${found}[0]`;
}

/** What has to be available first. */
export function waits(endpoint: InterfaceEndpoint | GatewayEndpoint, module: Module): readonly HclNode[] {
  const addresses = endpoint.dependsOn.map((service) => expression(address(service, module)));
  return addresses.length === 0 ? [] : [blank, attribute('depends_on', addresses)];
}
