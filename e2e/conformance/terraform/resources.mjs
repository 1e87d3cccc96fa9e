// What the stub provider's resources do in a world: a resource's arguments as the calls that the real provider makes.
// `world.operate(region, operation, arguments)` reaches the same strict EC2 that the AWS CLI and CloudFormation meet.

const list = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);
const given = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value != null));
const without = (from, others) => list(from).filter((item) => !list(others).includes(item));

function tagSpecifications(kind, tags) {
  const pairs = Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  return pairs.length > 0 ? [{ ResourceType: kind, Tags: pairs }] : undefined;
}

const ENDPOINT_LISTS = {
  SubnetIds: 'subnet_ids',
  SecurityGroupIds: 'security_group_ids',
  RouteTableIds: 'route_table_ids',
};

function dnsOptions(blocks) {
  const [options] = list(blocks);
  return (
    options &&
    given({
      DnsRecordIpType: options.dns_record_ip_type,
      PrivateDnsOnlyForInboundResolverEndpoint: options.private_dns_only_for_inbound_resolver_endpoint,
    })
  );
}

const endpoint = {
  replace: ['service_name', 'vpc_id', 'vpc_endpoint_type'],
  async create(operate, config, tags, { after }) {
    const created = await operate('create_endpoint', [
      given({
        VpcId: config.vpc_id,
        ServiceName: config.service_name,
        VpcEndpointType: config.vpc_endpoint_type,
        SubnetIds: config.subnet_ids,
        SecurityGroupIds: config.security_group_ids,
        RouteTableIds: config.route_table_ids,
        PrivateDnsEnabled: config.private_dns_enabled,
        PolicyDocument: config.policy,
        IpAddressType: config.ip_address_type,
        DnsOptions: dnsOptions(config.dns_options),
        TagSpecifications: tagSpecifications('vpc-endpoint', tags),
      }),
      after,
    ]);
    return {
      id: created.VpcEndpointId,
      vpc_endpoint_type: created.VpcEndpointType,
      state: created.State,
      policy: created.PolicyDocument,
      subnet_ids: created.SubnetIds,
      route_table_ids: created.RouteTableIds,
      security_group_ids: created.Groups.map((group) => group.GroupId),
      private_dns_enabled: created.PrivateDnsEnabled,
      ip_address_type: created.IpAddressType,
      network_interface_ids: created.NetworkInterfaceIds,
      dns_entry: created.DnsEntries.map((e) => ({ dns_name: e.DnsName, hosted_zone_id: e.HostedZoneId })),
      owner_id: created.OwnerId,
    };
  },
  async update(operate, id, prior, config, tags) {
    const change = { VpcEndpointId: id };
    for (const [name, argument] of Object.entries(ENDPOINT_LISTS)) {
      if (config[argument] == null) continue;
      const [added, removed] = [
        without(config[argument], prior[argument]),
        without(prior[argument], config[argument]),
      ];
      if (added.length > 0) change[`Add${name}`] = added;
      if (removed.length > 0) change[`Remove${name}`] = removed;
    }
    if (config.policy != null && config.policy !== prior.policy) change.PolicyDocument = config.policy;
    if (config.private_dns_enabled != null) change.PrivateDnsEnabled = config.private_dns_enabled;
    Object.assign(
      change,
      given({ IpAddressType: config.ip_address_type, DnsOptions: dnsOptions(config.dns_options) }),
    );
    await operate('modify_endpoint', [change]);
    await operate('write_tags', [id, tags ?? {}]);
    return {};
  },
  destroy: (operate, state) => operate('delete_endpoint', [state.id]),
};

/** An association or policy resource: one change of an endpoint, taken back when it is destroyed. */
function part(change, undo, name) {
  return {
    replace: ['vpc_endpoint_id', name],
    async create(operate, config) {
      await operate('modify_endpoint', [{ VpcEndpointId: config.vpc_endpoint_id, ...change(config[name]) }]);
      return { id: `${config.vpc_endpoint_id}/${name}` };
    },
    destroy: (operate, state) =>
      operate('modify_endpoint', [{ VpcEndpointId: state.vpc_endpoint_id, ...undo(state[name]) }]),
  };
}

const association = (name, argument) =>
  part(
    (value) => ({ [`Add${name}`]: [value] }),
    (value) => ({ [`Remove${name}`]: [value] }),
    argument,
  );

function inlinePermission(rule) {
  const note = given({ Description: rule.description || undefined });
  const sources = (items, key) => {
    const found = list(items).map((item) => ({ [key]: item, ...note }));
    return found.length > 0 ? found : undefined;
  };
  return given({
    IpProtocol: rule.protocol,
    FromPort: rule.protocol === '-1' ? undefined : rule.from_port,
    ToPort: rule.protocol === '-1' ? undefined : rule.to_port,
    IpRanges: sources(rule.cidr_blocks, 'CidrIp'),
    Ipv6Ranges: sources(rule.ipv6_cidr_blocks, 'CidrIpv6'),
    PrefixListIds: sources(rule.prefix_list_ids, 'PrefixListId'),
    UserIdGroupPairs: sources(rule.security_groups ?? rule.source_security_group_id, 'GroupId'),
  });
}

const securityGroup = {
  replace: ['name', 'name_prefix', 'description', 'vpc_id'],
  async create(operate, config, tags, { unique }) {
    const name = config.name ?? `${config.name_prefix ?? 'terraform-'}${unique}`;
    const { id } = await operate('create_group', [
      given({
        GroupName: name,
        Description: config.description ?? 'Managed by Terraform',
        VpcId: config.vpc_id,
        TagSpecifications: tagSpecifications('security-group', tags),
      }),
    ]);
    await operate('clear_egress', [id]);
    for (const [direction, rules] of [
      ['Ingress', config.ingress],
      ['Egress', config.egress],
    ]) {
      const permissions = list(rules).map(inlinePermission);
      if (permissions.length > 0)
        await operate('authorize', [direction, { GroupId: id, IpPermissions: permissions }]);
    }
    return { id, name, description: config.description ?? 'Managed by Terraform' };
  },
  async update(operate, id, _prior, _config, tags) {
    await operate('write_tags', [id, tags ?? {}]);
    return {};
  },
  destroy: (operate, state) => operate('delete_group', [state.id]),
};

function ruleResource(direction) {
  return {
    replace: ['security_group_id'],
    async create(operate, config, tags, { ruleId } = {}) {
      const note = given({ Description: config.description ?? undefined });
      const source = (value, key) => (value == null ? undefined : [{ [key]: value, ...note }]);
      const permission = given({
        IpProtocol: config.ip_protocol,
        FromPort: config.from_port,
        ToPort: config.to_port,
        IpRanges: source(config.cidr_ipv4, 'CidrIp'),
        Ipv6Ranges: source(config.cidr_ipv6, 'CidrIpv6'),
        PrefixListIds: source(config.prefix_list_id, 'PrefixListId'),
        UserIdGroupPairs: source(config.referenced_security_group_id, 'GroupId'),
      });
      const request = { GroupId: config.security_group_id, IpPermissions: [permission] };
      const specifications = tagSpecifications('security-group-rule', tags);
      const { ids } = await operate('authorize', [
        direction,
        specifications ? { ...request, TagSpecifications: specifications } : request,
        ...(ruleId === undefined ? [] : [ruleId]),
      ]);
      return { id: ids[0], security_group_rule_id: ids[0] };
    },
    async update(operate, id, prior, config, tags) {
      await operate('revoke', [direction, prior.security_group_id, id]);
      return this.create(operate, config, tags, { ruleId: id });
    },
    destroy: (operate, state) =>
      operate('revoke', [direction, state.security_group_id, state.security_group_rule_id]),
  };
}

function recordChange(action, { zone_id, name, type, alias }) {
  const [target] = list(alias);
  return [zone_id, action, name, type, { DNSName: target.name, HostedZoneId: target.zone_id }];
}

// What is computed and unknown is an empty text in the state.
const routeOf = (config) =>
  Object.fromEntries(
    Object.entries({
      RouteTableId: config.route_table_id,
      DestinationCidrBlock: config.destination_cidr_block,
      DestinationIpv6CidrBlock: config.destination_ipv6_cidr_block,
      TransitGatewayId: config.transit_gateway_id,
      VpcPeeringConnectionId: config.vpc_peering_connection_id,
    }).filter(([, value]) => value),
  );

export const RESOURCES = {
  aws_vpc_endpoint: endpoint,
  aws_vpc_endpoint_policy: part(
    (policy) => ({ PolicyDocument: policy }),
    () => ({ ResetPolicy: true }),
    'policy',
  ),
  aws_vpc_endpoint_route_table_association: association('RouteTableIds', 'route_table_id'),
  aws_vpc_endpoint_security_group_association: association('SecurityGroupIds', 'security_group_id'),
  aws_vpc_endpoint_subnet_association: association('SubnetIds', 'subnet_id'),
  aws_security_group: securityGroup,
  aws_security_group_rule: {
    replace: ['type', 'security_group_id', 'protocol', 'from_port', 'to_port', 'cidr_blocks'],
    async create(operate, config) {
      const direction = config.type === 'egress' ? 'Egress' : 'Ingress';
      const { ids } = await operate('authorize', [
        direction,
        { GroupId: config.security_group_id, IpPermissions: [inlinePermission(config)] },
      ]);
      return { id: ids[0], security_group_rule_id: ids[0] };
    },
    destroy: (operate, state) => operate('revoke', ['Ingress', state.security_group_id, state.id]),
  },
  aws_route53_zone: {
    replace: ['name'],
    async create(operate, config, tags) {
      const vpcs = list(config.vpc).map((vpc) => vpc.vpc_id);
      const { id } = await operate('create_zone', [
        { name: config.name, vpcs, comment: config.comment ?? 'Managed by Terraform', tags: tags ?? {} },
      ]);
      return { id, zone_id: id };
    },
    async update(operate, id, prior, config, tags) {
      const [before, after] = [prior, config].map(({ vpc }) => list(vpc).map(({ vpc_id }) => vpc_id));
      for (const vpc of without(after, before)) await operate('associate_zone', [id, vpc]);
      for (const vpc of without(before, after)) await operate('disassociate_zone', [id, vpc]);
      await operate('tag_zone', [id, tags ?? {}]);
      return {};
    },
    destroy: (operate, state) => operate('delete_zone', [state.id]),
  },
  aws_route53_zone_association: {
    replace: ['zone_id', 'vpc_id'],
    async create(operate, config) {
      await operate('associate_zone', [config.zone_id, config.vpc_id]);
      return { id: `${config.zone_id}:${config.vpc_id}` };
    },
    destroy: (operate, state) => operate('disassociate_zone', [state.zone_id, state.vpc_id]),
  },
  aws_route53_vpc_association_authorization: {
    replace: ['zone_id', 'vpc_id'],
    async create(operate, config) {
      await operate('authorize_zone', [config.zone_id, config.vpc_id]);
      return { id: `${config.zone_id}:${config.vpc_id}` };
    },
    destroy: (operate, state) => operate('deauthorize_zone', [state.zone_id, state.vpc_id]),
  },
  aws_route53_record: {
    replace: ['zone_id', 'name', 'type'],
    async create(operate, config) {
      await operate('change_record', recordChange('CREATE', config));
      return { id: `${config.zone_id}_${config.name}_${config.type}` };
    },
    async update(operate, _id, _prior, config) {
      await operate('change_record', recordChange('UPSERT', config));
      return {};
    },
    destroy: (operate, state) => operate('change_record', recordChange('DELETE', state)),
  },
  aws_network_acl_rule: {
    replace: ['network_acl_id', 'rule_number', 'egress', 'cidr_block', 'ipv6_cidr_block'],
    async create(operate, config) {
      const { network_acl_id: acl, rule_number: number, egress, protocol, rule_action: action } = config;
      if (!['6', 'tcp'].includes(protocol) || action !== 'allow')
        throw new Error(`the stub knows no ${action} of protocol ${protocol}`);
      const ports = [config.from_port, config.to_port];
      await operate('create_acl_entry', [
        acl,
        number,
        egress ?? false,
        config.cidr_block ?? null,
        config.ipv6_cidr_block ?? null,
        ports,
      ]);
      return { id: `nacl-${acl}-${number}-${egress ?? false}` };
    },
    destroy: (operate, state) =>
      operate('delete_acl_entry', [state.network_acl_id, state.rule_number, state.egress]),
  },
  aws_route: {
    replace: ['route_table_id', 'destination_cidr_block', 'destination_ipv6_cidr_block'],
    async create(operate, config) {
      await operate('create_route', [routeOf(config)]);
      return {
        id: `r-${config.route_table_id}${config.destination_cidr_block ?? config.destination_ipv6_cidr_block}`,
      };
    },
    async update(operate, _id, prior, config) {
      await operate('delete_route', [routeOf(prior)]);
      await operate('create_route', [routeOf(config)]);
      return {};
    },
    destroy: (operate, state) => operate('delete_route', [routeOf(state)]),
  },
  aws_vpc_security_group_egress_rule: ruleResource('Egress'),
  aws_vpc_security_group_ingress_rule: ruleResource('Ingress'),
};

function one(items, what, matches) {
  const found = items.filter(matches);
  if (found.length !== 1) throw new Error(`${found.length === 0 ? 'no' : 'multiple'} matching ${what} found`);
  return found[0];
}

const filterValue = (config, name) => list(config.filter).find((filter) => filter.name === name)?.values?.[0];

/** Data sources: what a world has. `network` is the answer of the stand-in's /network. */
export const DATA_SOURCES = {
  aws_caller_identity: (_config, { account }) => ({ id: account, account_id: account }),
  aws_ec2_managed_prefix_list: (config, { network }) => {
    const name = config.name ?? filterValue(config, 'prefix-list-name');
    const prefixes = one(network.prefixLists, 'prefix list', (p) => p.name === name || p.id === config.id);
    return { id: prefixes.id, name: prefixes.name };
  },
  aws_partition: (_config, { network: { partition } }) => ({
    id: partition.id,
    partition: partition.id,
    dns_suffix: partition.dnsSuffix,
    reverse_dns_prefix: partition.dnsSuffix.split('.').reverse().join('.'),
  }),
  aws_prefix_list: (config, { network }) => {
    const prefixes = one(
      network.prefixLists,
      'prefix list',
      (p) =>
        p.name === (config.name ?? filterValue(config, 'prefix-list-name')) || p.id === config.prefix_list_id,
    );
    return { id: prefixes.id, name: prefixes.name };
  },
  aws_region: (config, { region }) => ({
    id: region,
    name: config.name ?? region,
    region: config.region ?? region,
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
  }),
  aws_route_table: (config, { network }) => {
    const table = one(network.routeTables, 'route table', (t) => t.id === config.route_table_id);
    return { id: table.id, vpc_id: table.vpcId };
  },
  aws_route_tables: (config, { network, region }) => ({
    id: region,
    ids: network.routeTables.filter((t) => t.vpcId === (config.vpc_id ?? t.vpcId)).map((t) => t.id),
  }),
  aws_subnet: (config, { network }) => {
    const subnet = one(network.subnets, 'EC2 Subnet', (s) => s.id === config.id);
    return { vpc_id: subnet.vpcId, cidr_block: subnet.cidr, availability_zone: subnet.zone };
  },
  aws_subnets: (config, { network, region }) => {
    const vpc = filterValue(config, 'vpc-id');
    return { id: region, ids: network.subnets.filter((s) => !vpc || s.vpcId === vpc).map((s) => s.id) };
  },
  aws_vpc: (config, { network }) => {
    const vpc = one(network.vpcs, 'EC2 VPC', (v) => v.id === config.id);
    return {
      cidr_block: vpc.cidr,
      cidr_block_associations: vpc.cidrs.map((cidr, index) => ({
        association_id: `vpc-cidr-assoc-${index}`,
        cidr_block: cidr,
        state: 'associated',
      })),
      ipv6_cidr_block: vpc.ipv6Cidrs[0] ?? '',
      enable_dns_support: vpc.dnsSupport,
      enable_dns_hostnames: vpc.dnsHostnames,
    };
  },
  aws_vpc_endpoint_service: (config, { network, region }) => {
    const found = one(
      network.services,
      'EC2 VPC Endpoint Service',
      (s) =>
        (config.service_name
          ? s.ServiceName === config.service_name
          : s.ServiceName.endsWith(`.${region}.${config.service}`)) &&
        (!config.service_type || s.ServiceType[0].ServiceType === config.service_type),
    );
    return {
      id: found.ServiceId,
      service_name: found.ServiceName,
      service_type: found.ServiceType[0].ServiceType,
      availability_zones: found.AvailabilityZones,
      supported_ip_address_types: found.SupportedIpAddressTypes,
      vpc_endpoint_policy_supported: found.VpcEndpointPolicySupported,
      private_dns_name: found.PrivateDnsName ?? '',
    };
  },
};
