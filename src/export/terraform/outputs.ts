/** What a Terraform module tells: ids, names, the group, prefix lists. */
import { endpointsOf, type Output, portsInWords } from '../../change/resources.ts';
import { address, type Module } from './endpoints.ts';
import { attribute, blank, block, call, expression, type HclNode, type HclValue, object } from './hcl.ts';

/** The outputs of a module. */
export function outputs(module: Module): readonly HclNode[] {
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
      alone.map(({ service }) => ({
        key: service,
        value: expression(`one(${read(`${address(service, module)}[*]`)})`),
      })),
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
    ...(of('endpoint-dns-name').length === 0
      ? []
      : output(
          'dns_names',
          'The DNS names of each interface endpoint, by service.',
          byService(interfaces, (at) => `${at}.dns_entry[*].dns_name`),
        )),
    ...(of('hosted-zone-id').length === 0
      ? []
      : output(
          'zone_ids',
          'The id of each private hosted zone, by name: associate them with every other VPC that uses the endpoints.',
          expression('{ for name, zone in aws_route53_zone.names : name => zone.zone_id }'),
        )),
    ...(groupId === undefined
      ? []
      : output(
          'security_group_id',
          `The security group of the interface endpoints. The tasks need egress to it on TCP ${portsInWords(graph)}.`,
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
