/** Corrections of an audit as Terraform: code where a resource changes what exists, the command where none does. */
import type { Change, Correction, Modification } from '../../change/changes.ts';
import { commandsOf, type Place } from '../../change/commands/index.ts';
import { isParameter, type ListValue } from '../../change/resources.ts';
import { commentText, wrap } from '../sentences.ts';
import { literalPolicy } from './endpoints.ts';
import { attribute, blank, block, comment, type HclNode, type HclValue } from './hcl.ts';

/** The corrections, each with its reason. Names are numbered: the same corrections give the same addresses. */
export function correctionNodes(corrections: readonly Correction[], place: Place): readonly HclNode[] {
  let count = 0;
  const named = (type: string, body: readonly HclNode[]): readonly HclNode[] => [
    block('resource', [type, `correction_${++count}`], ...body),
    blank,
  ];
  const print = (change: Change): readonly HclNode[] => {
    const coded = resourcesOf(change);
    if (coded !== undefined) return coded.flatMap(([type, body]) => named(type, body));
    return [comment(...commandsOf(change, place).map(commentText)), blank];
  };
  return corrections.flatMap(({ text, changes }) => [
    comment(...wrap(commentText(text))),
    ...(changes.length === 0 ? [blank] : changes.flatMap(print)),
  ]);
}

type Coded = readonly (readonly [type: string, body: readonly HclNode[]])[];

/** The resources of a change, or undefined where the provider has none for all of it. */
function resourcesOf(change: Change): Coded | undefined {
  if (change.kind === 'authorize-ingress') return rules(change);
  if (change.kind === 'authorize-egress') return egressRules(change);
  if (change.kind === 'create-acl-entry') return aclRule(change);
  if (change.kind !== 'modify-endpoint') return undefined;
  const coded = change.modifications.map((modification) => association(change.id, modification));
  return coded.every((one) => one !== undefined) ? coded.flat() : undefined;
}

function rules({ group, ports, sources }: Extract<Change, { kind: 'authorize-ingress' }>): Coded | undefined {
  if (group === 'created') return undefined;
  const values = sources.map((source): readonly [string, HclValue] | undefined => {
    if (source.kind === 'security-group') return ['referenced_security_group_id', source.groupId];
    if (isParameter(source.cidr)) return undefined;
    return [source.kind === 'cidr-ipv4' ? 'cidr_ipv4' : 'cidr_ipv6', source.cidr];
  });
  if (values.some((value) => value === undefined)) return undefined;
  return values
    .filter((value) => value !== undefined)
    .flatMap((value) =>
      ports.map(
        (port) =>
          [
            'aws_vpc_security_group_ingress_rule',
            [
              attribute('security_group_id', group.groupId),
              attribute('ip_protocol', 'tcp'),
              attribute('from_port', port),
              attribute('to_port', port),
              attribute(...value),
            ],
          ] as const,
      ),
    );
}

function egressRules({ groupId, destinations }: Extract<Change, { kind: 'authorize-egress' }>): Coded {
  return destinations.map((to) => [
    'aws_vpc_security_group_egress_rule',
    [
      attribute('security_group_id', groupId),
      attribute('ip_protocol', 'tcp'),
      attribute('from_port', 443),
      attribute('to_port', 443),
      to.kind === 'prefix-list'
        ? attribute('prefix_list_id', to.prefixListId)
        : attribute(to.kind === 'cidr-ipv4' ? 'cidr_ipv4' : 'cidr_ipv6', to.cidr),
    ],
  ]);
}

function aclRule({ aclId, entry }: Extract<Change, { kind: 'create-acl-entry' }>): Coded {
  const { egress, number, cidr, fromPort, toPort } = entry;
  return [
    [
      'aws_network_acl_rule',
      [
        attribute('network_acl_id', aclId),
        attribute('egress', egress),
        attribute('rule_number', number),
        attribute('rule_action', 'allow'),
        attribute('protocol', 'tcp'),
        attribute(cidr.includes(':') ? 'ipv6_cidr_block' : 'cidr_block', cidr),
        attribute('from_port', fromPort),
        attribute('to_port', toPort),
      ],
    ],
  ];
}

function association(id: string, modification: Modification): Coded | undefined {
  const each = (type: string, name: string, values: ListValue): Coded | undefined =>
    isParameter(values)
      ? undefined
      : values.map((value) => [type, [attribute('vpc_endpoint_id', id), attribute(name, value)]] as const);
  switch (modification.kind) {
    case 'add-subnets':
      return each('aws_vpc_endpoint_subnet_association', 'subnet_id', modification.subnetIds);
    case 'add-route-tables':
      return each('aws_vpc_endpoint_route_table_association', 'route_table_id', modification.routeTableIds);
    case 'add-security-group':
      return each('aws_vpc_endpoint_security_group_association', 'security_group_id', [
        modification.securityGroupId,
      ]);
    case 'set-policy':
      return [
        [
          'aws_vpc_endpoint_policy',
          [attribute('vpc_endpoint_id', id), attribute('policy', literalPolicy(modification.document))],
        ],
      ];
    case 'enable-private-dns':
      return modification.service === 's3'
        ? undefined
        : [
            [
              'aws_vpc_endpoint_private_dns',
              [attribute('vpc_endpoint_id', id), attribute('private_dns_enabled', true)],
            ],
          ];
    case 'reset-policy':
    case 'set-ip-address-type':
    case 'set-dns-record-type':
      return undefined;
  }
}
