/** The private hosted zones of a hub in Terraform. */
import { type HostedZone, type ZoneAssociations, zonesOf } from '../../change/resources.ts';
import { address, beyondCommon, type Module, tagObject } from './endpoints.ts';
import {
  attribute,
  blank,
  block,
  call,
  comment,
  expression,
  type HclNode,
  type HclValue,
  object,
} from './hcl.ts';
import { hclOf } from './inputs.ts';
import { afterRoutes } from './routes.ts';

/** The zones and their records as maps; those of endpoints that the caller has elsewhere are left out. */
export function zoneLocals(module: Module): readonly HclNode[] {
  const zones = zonesOf(module.graph);
  if (zones.length === 0) return [];
  const entry = ({ service, name, comment: said, records, tags }: HostedZone) => ({
    key: name,
    value: object([
      { key: 'service', value: service },
      { key: 'comment', value: said },
      { key: 'records', value: records.map((record) => `${record.name} ${record.type}`) },
      { key: 'tags', value: tagObject(beyondCommon(tags, module)) },
    ]),
  });
  return [
    blank,
    comment('The names of the services, by zone: a record is a name and a type.'),
    attribute('zones', object(zones.map(entry))),
    attribute(
      'zones_here',
      expression(
        '{ for name, zone in local.zones : name => zone if lookup(var.create, zone.service, true) }',
      ),
    ),
    attribute(
      'records',
      expression(
        'merge([for name, zone in local.zones_here : { for record in zone.records : record => { zone = name, service = zone.service } }]...)',
      ),
    ),
    attribute('targets', targets(module, zones)),
  ];
}

/** The first DNS entry of an endpoint is the Regional one. */
function targets(module: Module, zones: readonly HostedZone[]): HclValue {
  const services = [...new Set(zones.map(({ service }) => service))];
  const grouped = new Set<string>(module.grouped.map(({ service }) => service));
  const alone = object(
    services
      .filter((service) => !grouped.has(service))
      .map((service) => ({
        key: service,
        value: expression(`one(${address(service, module)}[*].dns_entry[0])`),
      })),
  );
  if (grouped.size === 0) return alone;
  const loop = '{ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.dns_entry[0] }';
  return services.every((service) => grouped.has(service))
    ? expression(loop)
    : call('merge', expression(loop), alone);
}

const endpointsOfZones = (module: Module): readonly HclValue[] => {
  const addresses = zonesOf(module.graph).map(({ service }) => address(service, module).replace(/\[.*/, ''));
  return [...new Set(addresses)].map((resource) => expression(resource));
};

/** Zones, records, and the VPC of the tasks as one more VPC in which they are answered. */
export function zoneNodes(module: Module): readonly HclNode[] {
  const { graph } = module;
  const each = (collection: string): readonly HclNode[] => [
    attribute('for_each', expression(collection)),
    blank,
  ];
  return [
    comment('Further VPCs are associated from outside of this module: it leaves their associations alone.'),
    block(
      'resource',
      ['aws_route53_zone', 'names'],
      each('local.zones_here'),
      attribute('name', expression('each.key')),
      attribute('comment', expression('each.value.comment')),
      attribute('tags', expression('merge(local.tags, each.value.tags)')),
      blank,
      block('vpc', [], attribute('vpc_id', hclOf(graph.vpcId))),
      blank,
      block('lifecycle', [], attribute('ignore_changes', [expression('vpc')])),
      blank,
      // An endpoint that answered the name itself, by private DNS, stops first.
      attribute('depends_on', endpointsOfZones(module)),
    ),
    blank,
    block(
      'resource',
      ['aws_route53_record', 'names'],
      each('local.records'),
      attribute('zone_id', expression('aws_route53_zone.names[each.value.zone].zone_id')),
      attribute('name', expression('split(" ", each.key)[0]')),
      attribute('type', expression('split(" ", each.key)[1]')),
      blank,
      block(
        'alias',
        [],
        attribute('name', expression('local.targets[each.value.service].dns_name')),
        attribute('zone_id', expression('local.targets[each.value.service].hosted_zone_id')),
        attribute('evaluate_target_health', false),
      ),
    ),
    blank,
    ...(graph.taskVpcId === undefined
      ? []
      : [
          block(
            'resource',
            [
              graph.part === 'hub-account'
                ? 'aws_route53_vpc_association_authorization'
                : 'aws_route53_zone_association',
              'tasks',
            ],
            each('aws_route53_zone.names'),
            attribute('zone_id', expression('each.value.zone_id')),
            attribute('vpc_id', hclOf(graph.taskVpcId)),
            ...afterRoutes(graph),
          ),
          blank,
        ]),
  ];
}

/** The zones of a hub of another account, which has authorized the VPC. */
export function associationNodes({ zoneIds }: ZoneAssociations, { graph }: Module): readonly HclNode[] {
  const ids = hclOf(zoneIds);
  return [
    block(
      'resource',
      ['aws_route53_zone_association', 'tasks'],
      attribute('for_each', call('toset', ids)),
      blank,
      attribute('zone_id', expression('each.value')),
      attribute('vpc_id', hclOf(graph.vpcId)),
      ...afterRoutes(graph),
    ),
    blank,
  ];
}
