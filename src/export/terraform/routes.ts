/** The routes between the VPC of the tasks and a hub, in Terraform. */
import {
  type Block,
  type HubRoutes,
  hubRoutesOf,
  isParameter,
  type ResourceGraph,
} from '../../change/resources.ts';
import { attribute, blank, block, comment, expression, type HclNode, quoted } from './hcl.ts';

const NAMES: { readonly [D in HubRoutes['direction']]: string } = {
  'to-hub': 'to_hub',
  'to-tasks': 'to_tasks',
};

/** Blocks as a list: what the module finds out, or what is answered. */
function blocksOf(blocks: readonly Block[]): string {
  const open = blocks.flatMap(({ cidr }) => (isParameter(cidr) ? [LOCALS[cidr.parameter] ?? ''] : []));
  const answered = blocks.flatMap(({ cidr }) => (isParameter(cidr) ? [] : [quoted(cidr)]));
  const lists = [...(answered.length === 0 ? [] : [`[${answered.join(', ')}]`]), ...open];
  return lists.length === 1
    ? (lists[0] ?? '')
    : `concat(${lists.map((list) => `tolist(${list})`).join(', ')})`;
}

const LOCALS: { readonly [parameter: string]: string } = {
  HubCidr: 'local.hub_cidr_blocks',
  HubIpv6Cidr: 'local.hub_ipv6_cidr_blocks',
  VpcCidr: 'local.cidr_blocks',
  VpcIpv6Cidr: 'local.ipv6_cidr_blocks',
};

/** The route tables, as a list; without a connection there is none. */
function tablesOf({ routeTableIds }: HubRoutes): string {
  const tables = isParameter(routeTableIds)
    ? `coalesce(var.${routeTableIds.parameter === 'RouteTableIds' ? 'route_table_ids' : 'hub_route_table_ids'}, [])`
    : `[${routeTableIds.map(quoted).join(', ')}]`;
  return `var.hub_connection_id == null ? [] : ${tables}`;
}

/** The addresses of the routes: what depends on them is made after them. */
const routeAddresses = (graph: ResourceGraph): readonly string[] =>
  hubRoutesOf(graph).map(({ direction }) => `aws_route.${NAMES[direction]}`);

/** One resource for each direction, with a key for each table and block. */
export function routeNodes(routes: HubRoutes): readonly HclNode[] {
  const { direction, blocks } = routes;
  const dual = blocks.some(({ family }) => family === 6);
  const isIpv6 = 'strcontains(each.value[1], ":")';
  return [
    ...(direction === 'to-hub'
      ? [comment('Before the names lead to the hub. A transit gateway needs attachments of both VPCs first.')]
      : []),
    block(
      'resource',
      ['aws_route', NAMES[direction]],
      attribute(
        'for_each',
        expression(
          `{ for route in setproduct(${tablesOf(routes)}, ${blocksOf(blocks)}) : join(" ", route) => route }`,
        ),
      ),
      blank,
      attribute('route_table_id', expression('each.value[0]')),
      ...(dual
        ? [
            attribute('destination_cidr_block', expression(`${isIpv6} ? null : each.value[1]`)),
            attribute('destination_ipv6_cidr_block', expression(`${isIpv6} ? each.value[1] : null`)),
          ]
        : [attribute('destination_cidr_block', expression('each.value[1]'))]),
      attribute(
        'transit_gateway_id',
        expression('startswith(var.hub_connection_id, "tgw-") ? var.hub_connection_id : null'),
      ),
      attribute(
        'vpc_peering_connection_id',
        expression('startswith(var.hub_connection_id, "pcx-") ? var.hub_connection_id : null'),
      ),
    ),
    blank,
  ];
}

/** For resources that make names lead to the hub: they wait for every route, and stop if a route would be missing. */
export function afterRoutes(graph: ResourceGraph): readonly HclNode[] {
  const addresses = routeAddresses(graph);
  if (addresses.length === 0) return [];
  const asked = {
    RouteTableIds: 'route_table_ids',
    HubRouteTableIds: 'hub_route_table_ids',
    // The blocks of a hub of this account are found.
    ...(graph.part === 'task-account' ? { HubCidr: 'hub_cidrs', HubIpv6Cidr: 'hub_ipv6_cidrs' } : {}),
  };
  const names = Object.entries(asked).flatMap(([id, name]) =>
    graph.parameters.some((open) => open === id) ? [name] : [],
  );
  const given = names.map((name) => `length(coalesce(var.${name}, [])) > 0`);
  return [
    blank,
    block(
      'lifecycle',
      [],
      block(
        'precondition',
        [],
        attribute('condition', expression(`var.hub_connection_id == null || (${given.join(' && ')})`)),
        attribute('error_message', `hub_connection_id needs ${names.join(' and ')}.`),
      ),
    ),
    blank,
    attribute(
      'depends_on',
      addresses.map((address) => expression(address)),
    ),
  ];
}

/** The blocks of the hub, unless others are given. */
export function hubBlocks({ parameters, part }: ResourceGraph): readonly HclNode[] {
  const ipv6 = parameters.includes('HubIpv6Cidr');
  if (!parameters.includes('HubCidr')) return [];
  if (part === 'task-account')
    return [
      attribute('hub_cidr_blocks', expression('coalesce(var.hub_cidrs, [])')),
      ...(ipv6 ? [attribute('hub_ipv6_cidr_blocks', expression('coalesce(var.hub_ipv6_cidrs, [])'))] : []),
      blank,
    ];
  return [
    attribute(
      'hub_cidr_blocks',
      expression(
        'coalesce(var.hub_cidrs, [for block in data.aws_vpc.hub.cidr_block_associations : block.cidr_block if block.state == "associated"])',
      ),
    ),
    ...(ipv6
      ? [
          attribute(
            'hub_ipv6_cidr_blocks',
            expression('coalesce(var.hub_ipv6_cidrs, [data.aws_vpc.hub.ipv6_cidr_block])'),
          ),
        ]
      : []),
    blank,
  ];
}
