/** The routes between the VPC of the tasks and a hub, in CloudFormation: made where a connection is given. */
import type { Tag } from '../../change/names.ts';
import {
  type Block,
  type HubRoutes,
  hubRoutesOf,
  isParameter,
  type ListValue,
  type ResourceGraph,
} from '../../change/resources.ts';
import { itemAt, MOST_BLOCKS, MOST_TABLES } from './parameters.ts';
import { type CfnResource, type CfnValue, Intrinsic } from './value.ts';

/** A resource that waits for every route; zones depend on it. */
export const ROUTES = 'HubRoutes';

const ref = (id: string): Intrinsic => new Intrinsic('Ref', id);
const not = (condition: Intrinsic): Intrinsic => new Intrinsic('Not', [condition]);
const isGiven = (value: CfnValue): Intrinsic => not(new Intrinsic('Equals', [value, '']));
const HAS_CONNECTION = 'HasHubConnection';
const IS_PEERING = 'IsHubPeering';

const NAMES: { readonly [D in HubRoutes['direction']]: string } = {
  'to-hub': 'ToHub',
  'to-tasks': 'ToTasks',
};

/** The tables of a gateway endpoint; with a hub they are one text, from which the routes are made too. */
export function tablesOf(routeTableIds: ListValue, graph: ResourceGraph): CfnValue {
  if (!isParameter(routeTableIds)) return routeTableIds;
  const all = ref(routeTableIds.parameter);
  return hubRoutesOf(graph).length === 0 ? all : new Intrinsic('Split', [',', all]);
}

/** Each table, with the condition under which it has routes. */
function tables({ direction, routeTableIds }: HubRoutes): readonly (readonly [CfnValue, string])[] {
  if (!isParameter(routeTableIds)) return routeTableIds.map((id) => [id, HAS_CONNECTION]);
  const { parameter } = routeTableIds;
  return Array.from({ length: MOST_TABLES }, (_, index) => [
    itemAt(parameter, index),
    index === 0 ? HAS_CONNECTION : `Has${NAMES[direction]}Table${index + 1}`,
  ]);
}

/** Whether there is a connection, of which kind it is, and how many tables there are. */
export function routeConditions(graph: ResourceGraph): { readonly [id: string]: CfnValue } {
  const routes = hubRoutesOf(graph);
  if (routes.length === 0) return {};
  const connection = ref('HubConnectionId');
  return {
    [HAS_CONNECTION]: isGiven(connection),
    [IS_PEERING]: new Intrinsic('Equals', [
      new Intrinsic('Select', [0, new Intrinsic('Split', ['-', connection])]),
      'pcx',
    ]),
    ...Object.fromEntries(
      routes.flatMap((each) =>
        tables(each)
          .filter(([, condition]) => condition !== HAS_CONNECTION)
          .map(([table, condition]) => [
            condition,
            new Intrinsic('And', [new Intrinsic('Condition', HAS_CONNECTION), isGiven(table)]),
          ]),
      ),
    ),
  };
}

/** A route for each table; the blocks may be several, so a prefix list holds them. */
export function routeResources(
  routes: HubRoutes,
  graph: ResourceGraph,
): readonly (readonly [string, CfnResource])[] {
  const { direction, blocks } = routes;
  const name = NAMES[direction];
  const resource = (id: string, body: CfnResource['body']): readonly [string, CfnResource] => [
    id,
    { explained: undefined, body },
  ];
  const peering = (yes: CfnValue, no: CfnValue): CfnValue => new Intrinsic('If', [IS_PEERING, yes, no]);
  const made = ([4, 6] as const).flatMap((family) => {
    const ofFamily = blocks.filter((block) => block.family === family);
    if (ofFamily.length === 0) return [];
    const list = `${direction === 'to-hub' ? 'Hub' : 'Task'}Blocks${family === 4 ? '' : 'Ipv6'}`;
    return [
      resource(list, prefixList(routes, family, ofFamily, graph)),
      ...tables(routes).map(([table, condition], index) =>
        resource(`${name}${family === 4 ? '' : 'Ipv6'}Route${index + 1}`, {
          Type: 'AWS::EC2::Route',
          Condition: condition,
          Properties: {
            RouteTableId: table,
            DestinationPrefixListId: ref(list),
            TransitGatewayId: peering(ref('AWS::NoValue'), ref('HubConnectionId')),
            VpcPeeringConnectionId: peering(ref('HubConnectionId'), ref('AWS::NoValue')),
          },
        }),
      ),
    ];
  });
  return [...made, ...(routes === hubRoutesOf(graph).at(-1) ? [resource(ROUTES, allRoutes(graph))] : [])];
}

function prefixList(
  { direction }: HubRoutes,
  family: 4 | 6,
  blocks: readonly Block[],
  graph: ResourceGraph,
): CfnResource['body'] {
  const entries = blocks.flatMap(({ cidr }): readonly CfnValue[] => {
    if (!isParameter(cidr)) return [{ Cidr: cidr }];
    const id = cidr.parameter;
    return Array.from({ length: MOST_BLOCKS }, (_, index) => {
      const entry = { Cidr: itemAt(id, index) };
      // What has no default is there.
      return index === 0 && direction === 'to-tasks'
        ? entry
        : new Intrinsic('If', [`Has${id}${index + 1}`, entry, ref('AWS::NoValue')]);
    });
  });
  const tags: readonly Tag[] = graph.resources.flatMap((one) =>
    one.kind === 'security-group' ? one.tags : [],
  );
  return {
    Type: 'AWS::EC2::PrefixList',
    Condition: HAS_CONNECTION,
    Properties: {
      PrefixListName: `${graph.namePrefix}-${direction === 'to-hub' ? 'hub' : 'tasks'}-ipv${family}`,
      AddressFamily: `IPv${family}`,
      MaxEntries: Math.max(entries.length, MOST_BLOCKS),
      Entries: entries,
      ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
    },
  };
}

/**
 * A handle that creates nothing: a resource that depends on it waits for every route. `DependsOn` must not name a resource that
 * a condition leaves out, so the metadata of the handle refers to the routes, with functions.
 */
function allRoutes(graph: ResourceGraph): CfnResource['body'] {
  const refs = hubRoutesOf(graph).flatMap((routes) =>
    ([4, 6] as const)
      .filter((family) => routes.blocks.some((block) => block.family === family))
      .flatMap((family) =>
        tables(routes).map(([, condition], index) => {
          const id = `${NAMES[routes.direction]}${family === 4 ? '' : 'Ipv6'}Route${index + 1}`;
          return [id, new Intrinsic('If', [condition, ref(id), ''])] as const;
        }),
      ),
  );
  return { Type: 'AWS::CloudFormation::WaitConditionHandle', Metadata: Object.fromEntries(refs) };
}
