/** Terraform: one file, usable as a root module (with the caller's provider configuration) and as a child module. */

import { underscored } from '../../change/names.ts';
import { type Resource, zonesOf } from '../../change/resources.ts';
import { toGraph } from '../../change/to-resources.ts';
import { REGION_IDS, type RegionId } from '../../core/index.ts';
import type { ExportContext } from '../format.ts';
import { headerLines, reasonLines } from '../header.ts';
import { correctionNodes } from './corrections.ts';
import {
  created,
  endpointLocals,
  forEach,
  type Module,
  moduleOf,
  ownTags,
  policyAttribute,
  policyLocals,
  single,
  tagObject,
  vpcId,
  waits,
} from './endpoints.ts';
import { attribute, blank, block, comment, expression, type HclNode, object, printHcl } from './hcl.ts';
import { callerBlocks, dataSources, hclOf, variables } from './inputs.ts';
import { outputs } from './outputs.ts';
import { routeNodes } from './routes.ts';
import { ruleNodes } from './rules.ts';
import { associationNodes, zoneLocals, zoneNodes } from './zones.ts';

/** Prints the Terraform module of a plan. */
export function printTerraform(context: ExportContext): string {
  const graph = toGraph(context.plan);
  const module = moduleOf(graph);
  const nodes: readonly HclNode[] = [
    comment(...headerLines(context, 'Terraform module')),
    blank,
    ...versions(graph.region),
    blank,
    ...variables(graph),
    ...dataSources(graph, module.grouped),
    ...locals(module),
    ...graph.resources.flatMap((resource) => resourceNodes(resource, module)),
    ...correctionNodes(context.corrections ?? [], graph),
    ...outputs(module),
  ];
  return `${printHcl(nodes).trimEnd()}\n`;
}

/** Regions that providers before version 6.28 do not know: they were opened after the end of 2024. */
const NEW_REGIONS: readonly RegionId[] = REGION_IDS.filter((id) =>
  /^(mx-central-1|ap-southeast-[67]|ap-east-2|eusc-|eu-isoe-|us-isof-)/.test(id),
);

function versions(region: RegionId): readonly HclNode[] {
  const aws = object([
    { key: 'source', value: 'hashicorp/aws' },
    { key: 'version', value: `>= ${NEW_REGIONS.includes(region) ? '6.28.0' : '5.80.0'}, < 7.0.0` },
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

function locals(module: Module): readonly HclNode[] {
  const { graph, tags } = module;
  if (graph.resources.length === 0) return [];
  const account = graph.parameters.includes('AccountId')
    ? [
        attribute(
          'account_id',
          expression(
            graph.isShared
              ? 'var.account_id'
              : 'coalesce(var.account_id, data.aws_caller_identity.current.account_id)',
          ),
        ),
        blank,
      ]
    : [];
  const nodes = [
    ...account,
    ...callerBlocks(graph),
    attribute('tags', tagObject(tags)),
    ...policyLocals(module),
    ...endpointLocals(module),
    ...zoneLocals(module),
  ];
  return [block('locals', [], ...nodes), blank];
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
          attribute('name_prefix', `${resource.groupName}-`),
          attribute('description', resource.description),
          vpcId(graph),
          ownTags(resource.tags, module),
          blank,
          block('lifecycle', [], attribute('create_before_destroy', true)),
        ),
        blank,
      ];
    case 'security-group-ingress':
      return ruleNodes(resource, graph);
    case 'hub-routes':
      return routeNodes(resource);
    case 'zone-associations':
      return associationNodes(resource, module);
    case 'hosted-zone':
      return resource === zonesOf(graph)[0] ? zoneNodes(module) : [];
    case 'gateway-endpoint':
      return [
        comment(...reasonLines(resource)),
        block(
          'resource',
          ['aws_vpc_endpoint', underscored(resource.service)],
          ...created(resource.service),
          vpcId(graph, resource),
          attribute('vpc_endpoint_type', 'Gateway'),
          attribute('service_name', resource.serviceName),
          attribute('route_table_ids', hclOf(resource.routeTableIds)),
          resource.ipAddressType === undefined ? [] : attribute('ip_address_type', resource.ipAddressType),
          policyAttribute(resource.policy, module),
          ownTags(resource.tags, module),
          waits(resource, module),
        ),
        blank,
      ];
    case 'interface-endpoint':
      if (!module.grouped.includes(resource)) return single(resource, module);
      return resource === module.grouped[0] ? forEach(module) : [];
  }
}
