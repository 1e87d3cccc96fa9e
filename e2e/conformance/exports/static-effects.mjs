// Effects of a template and of a Terraform plan without the services behind them. Fast enough for every profile; suites/parity.mjs proves on some of them
// that the real tools come to the same.
import { canonical, sorted } from './canonical.mjs';
import { stackParameters } from './scenario.mjs';

const byName = (a, b) => (`${a.service} ${a.type}` < `${b.service} ${b.type}` ? -1 : 1);
const byZone = (a, b) => (a.name < b.name ? -1 : 1);
const bySource = (a, b) => (a.source === b.source ? a.fromPort - b.fromPort : a.source < b.source ? -1 : 1);

// CloudFormation's word for the same setting.
const RESOLVER = { AllResolvers: false, OnlyInboundResolver: true, false: false, true: true };

/** @param after service name → services that it has to wait for, all of them */
export function effectsOf(
  endpoints,
  groups,
  after,
  zones = [],
  routes = [],
  namesAfterRoutes = true,
  shared = [],
) {
  return {
    shared: sorted(shared),
    routes: [...routes].sort((a, b) => (`${a.table} ${a.block}` < `${b.table} ${b.block}` ? -1 : 1)),
    namesAfterRoutes,
    endpoints: endpoints
      .map((endpoint) => ({
        service: endpoint.service,
        type: endpoint.type,
        vpcId: endpoint.vpcId,
        subnetIds: sorted(endpoint.subnetIds ?? []),
        securityGroupIds: sorted(endpoint.securityGroupIds ?? []),
        routeTableIds: sorted(endpoint.routeTableIds ?? []),
        privateDns: endpoint.privateDns ?? false,
        ipType: endpoint.ipType ?? 'ipv4',
        recordType: endpoint.recordType ?? undefined,
        forInboundResolverOnly: RESOLVER[endpoint.forInboundResolverOnly],
        policy: endpoint.policy ? canonical(endpoint.policy) : null,
        tags: canonical(endpoint.tags),
        after: sorted(new Set(after(endpoint))),
      }))
      .sort(byName),
    hostedZones: zones
      .map(({ name, comment, vpcs, tags, records }) => ({
        name,
        comment,
        vpcs: sorted(vpcs),
        tags: canonical(tags),
        records: [...records].sort((a, b) => (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1)),
      }))
      .sort(byZone),
    securityGroups: groups.map(({ description, vpcId, tags, ingress, egress }) => ({
      description,
      vpcId,
      tags: canonical(tags),
      ingress: [...ingress].sort(bySource),
      egress,
    })),
  };
}

export const rule = (source, description, protocol = 'tcp', fromPort = 443, toPort = 443) => ({
  protocol,
  fromPort,
  toPort,
  source,
  description,
});

/** What really happened in a world, in the same shape. */
export function worldEffects({ endpoints, securityGroups, hostedZones, routes, namesAfterRoutes }) {
  return effectsOf(
    endpoints.map(({ dnsOptions, ...endpoint }) => ({
      ...endpoint,
      recordType: dnsOptions.DnsRecordIpType,
      forInboundResolverOnly: dnsOptions.PrivateDnsOnlyForInboundResolverEndpoint,
    })),
    securityGroups.map((group) => ({
      ...group,
      egress: group.egress.filter(({ source }) => source !== '127.0.0.1/32'),
    })),
    ({ after }) => after,
    hostedZones,
    routes,
    namesAfterRoutes,
  );
}

/**
 * The same effects, with the order as it was wanted where it is at least that: bash and Terraform may have waited for more
 * than an endpoint needs, but only where it needs anything at all.
 */
export function withOrderOf(effects, wanted, { onlyThere = true } = {}) {
  return {
    ...effects,
    endpoints: effects.endpoints.map((endpoint) => {
      const after = wanted.endpoints.find(
        ({ service, type }) => service === endpoint.service && type === endpoint.type,
      )?.after;
      const enough = after?.every((service) => endpoint.after.includes(service));
      const tooMuch = onlyThere && after?.length === 0 && endpoint.after.length > 0;
      return enough && !tooMuch ? { ...endpoint, after } : endpoint;
    }),
  };
}

// --- CloudFormation

export const pairs = (tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

function sourceOf({ CidrIp, CidrIpv6, SourceSecurityGroupId }) {
  if (CidrIp?.includes(':') || (CidrIpv6 && !CidrIpv6.includes(':')))
    return `${CidrIp ?? CidrIpv6} of the wrong kind`;
  return CidrIp ?? CidrIpv6 ?? SourceSecurityGroupId;
}

/** Of the template as JSON; that the YAML says the same is a unit test, and cfn-lint reads it. */
export function templateEffects(json, graph, account, partition) {
  const { Resources, Conditions = {}, Parameters = {}, Outputs = {} } = JSON.parse(json);
  const NOTHING = Symbol('AWS::NoValue');
  const parameters = {
    'AWS::NoValue': NOTHING,
    ...stackParameters(graph),
    'AWS::AccountId': account,
    'AWS::Partition': partition,
  };
  // A text that lists ids, from which items are selected.
  const asText = new Set(Object.keys(Parameters).filter((name) => Parameters[name].Type === 'String'));
  const value = (given) => {
    if (Array.isArray(given)) return given.map(value).filter((item) => item !== NOTHING);
    if (typeof given !== 'object' || given === null) return given;
    if ('Ref' in given && Array.isArray(parameters[given.Ref]) && asText.has(given.Ref))
      return parameters[given.Ref].join(',');
    if ('Ref' in given) return parameters[given.Ref] ?? given;
    if ('Condition' in given && Object.keys(given).length === 1) return value(Conditions[given.Condition]);
    if ('Fn::And' in given) return given['Fn::And'].every((each) => value(each));
    if ('Fn::Select' in given) return value(given['Fn::Select'][1])[given['Fn::Select'][0]];
    if ('Fn::Split' in given) return value(given['Fn::Split'][1]).split(given['Fn::Split'][0]);
    if ('Fn::Join' in given) return value(given['Fn::Join'][1]).join(given['Fn::Join'][0]);
    if ('Fn::Equals' in given) return value(given['Fn::Equals'][0]) === value(given['Fn::Equals'][1]);
    if ('Fn::Not' in given) return !value(given['Fn::Not'][0]);
    if ('Fn::If' in given) {
      const [name, yes, no] = given['Fn::If'];
      return value(value(Conditions[name]) ? yes : no);
    }
    // The entries of an endpoint: a zone of Amazon's and the name of the endpoint.
    if ('Fn::GetAtt' in given && given['Fn::GetAtt'][1] === 'DnsEntries')
      return [
        `Z1:${nameOf(given['Fn::GetAtt'][0])} in ${value(Resources[given['Fn::GetAtt'][0]].Properties.VpcId)}`,
        'Z2:zonal',
      ];
    if ('Fn::GetAtt' in given) return `created group 1${given['Fn::GetAtt'][1] === 'GroupId' ? '' : '?'}`;
    if ('Fn::Sub' in given)
      return given['Fn::Sub'].replace(/\$\{(!?)([^}]*)\}/g, (_all, escaped, name) =>
        escaped ? `\${${name}}` : String(parameters[name]),
      );
    return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, value(item)]));
  };
  const entries = Object.entries(Resources);
  const properties = (type) => entries.filter(([, r]) => r.Type === type).map(([, r]) => value(r.Properties));
  const nameOf = (id) => Resources[id].Properties.ServiceName;
  const ancestors = (id) =>
    [Resources[id].DependsOn ?? []].flat().flatMap((other) => [nameOf(other), ...ancestors(other)]);
  const endpoints = entries
    .filter(([, resource]) => resource.Type === 'AWS::EC2::VPCEndpoint')
    .map(([id, resource]) => {
      const p = value(resource.Properties);
      return {
        id,
        service: p.ServiceName,
        type: p.VpcEndpointType,
        vpcId: p.VpcId,
        subnetIds: p.SubnetIds,
        securityGroupIds: p.SecurityGroupIds,
        routeTableIds: p.RouteTableIds,
        privateDns: p.PrivateDnsEnabled,
        ipType: p.IpAddressType,
        recordType: p.DnsOptions?.DnsRecordIpType,
        forInboundResolverOnly: p.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint,
        policy: p.PolicyDocument,
        tags: pairs(p.Tags),
      };
    });
  const groups = properties('AWS::EC2::SecurityGroup').map((p) => ({
    description: p.GroupDescription,
    vpcId: p.VpcId,
    tags: pairs(p.Tags),
    ingress: p.SecurityGroupIngress.map((r) =>
      rule(sourceOf(r), r.Description, r.IpProtocol, r.FromPort, r.ToPort),
    ),
    // Without any rule for egress, Amazon EC2 adds one that allows everything.
    egress:
      p.SecurityGroupEgress?.length > 0
        ? p.SecurityGroupEgress.filter((r) => r.CidrIp !== '127.0.0.1/32')
        : ['everything'],
  }));
  const records = properties('AWS::Route53::RecordSet').map((p) => ({
    zone: p.HostedZoneId.Ref,
    name: p.Name,
    type: p.Type,
    target: p.AliasTarget.HostedZoneId === 'Z1' ? p.AliasTarget.DNSName : 'another zone',
  }));
  const zones = entries
    .filter(([, resource]) => resource.Type === 'AWS::Route53::HostedZone')
    .map(([id, resource]) => {
      const p = value(resource.Properties);
      return {
        name: p.Name,
        comment: p.HostedZoneConfig.Comment,
        vpcs: p.VPCs.map((vpc) => vpc.VPCId),
        tags: pairs(p.HostedZoneTags),
        records: records.filter(({ zone }) => zone === id).map(({ zone: _, ...record }) => record),
      };
    });
  const isMade = ([, { Condition }]) => Condition === undefined || value(Conditions[Condition]);
  const madeRoutes = entries.filter((entry) => entry[1].Type === 'AWS::EC2::Route' && isMade(entry));
  const routes = madeRoutes.flatMap(([, resource]) => {
    const p = value(resource.Properties);
    const list = p.DestinationPrefixListId && value(Resources[p.DestinationPrefixListId.Ref].Properties);
    const blocks = list
      ? list.Entries.map(({ Cidr }) => Cidr)
      : [p.DestinationCidrBlock ?? p.DestinationIpv6CidrBlock];
    return blocks.map((block) => ({
      table: p.RouteTableId,
      block,
      target: p.TransitGatewayId ?? p.VpcPeeringConnectionId,
    }));
  });
  // Metadata names what only a condition makes.
  const before = (id) =>
    [Resources[id].DependsOn ?? [], Object.keys(Resources[id].Metadata ?? {})]
      .flat()
      .filter((other) => Object.hasOwn(Resources, other))
      .flatMap((other) => [other, ...before(other)]);
  const ordered = entries
    .filter(([, { Type }]) => Type === 'AWS::Route53::HostedZone')
    .every(([id]) => madeRoutes.every(([route]) => before(id).includes(route)));
  // From here on a reference to a zone is its name.
  for (const [id, { Type, Properties }] of entries)
    if (Type === 'AWS::Route53::HostedZone') parameters[id] = value(Properties).Name;
  const shared = Object.values(Outputs).flatMap(({ Value }) => sharedBy(value(Value)));
  return effectsOf(endpoints, groups, ({ id }) => ancestors(id), zones, routes, ordered, shared);
}

/** What a command among the outputs does, for which there is no resource. */
function sharedBy(text) {
  const found =
    /^for ZONE in (?:\$\(echo )?(.*?)(?: \| tr , ' '\))?; do aws route53 (\S+)-(?:vpc-association-authorization|vpc-with-hosted-zone) .*VPCId=(\S+); done$/.exec(
      text,
    );
  if (found === null) return [];
  const [, zones, operation, vpc] = found;
  return zones
    .split(/[, ]/)
    .map((zone) => `${operation === 'create' ? 'authorize' : operation} ${zone} ${vpc}`);
}

// --- Terraform

/** What a Terraform plan is about to do; `module` is the address of the module that holds it. */
export function terraformEffects(plan, module = '') {
  const prefix = module === '' ? '' : `${module}.`;
  const changes = plan.resource_changes.filter(
    ({ address, mode }) => mode === 'managed' && address.startsWith(prefix),
  );
  const configuration =
    module === ''
      ? plan.configuration.root_module
      : plan.configuration.root_module.module_calls[module.replace('module.', '')].module;
  const own = ({ address }) => address.slice(prefix.length);
  const dependencies = Object.fromEntries(
    configuration.resources
      .filter(({ mode }) => mode === 'managed')
      .map((r) => [r.address, r.depends_on ?? []]),
  );
  const serviceAt = (address) =>
    changes.find((change) => [address, `${address}[0]`].includes(own(change)))?.change.after.service_name;
  const ancestors = (address) =>
    (dependencies[address.replace(/\[.*\]$/, '')] ?? []).flatMap((other) => [
      serviceAt(other),
      ...ancestors(other),
    ]);
  const of = (type) => changes.filter((change) => change.type === type);
  const endpoints = of('aws_vpc_endpoint').map((change) => {
    const { after, after_unknown: unknown } = change.change;
    const dns = after.dns_options?.[0] ?? {};
    return {
      address: own(change),
      service: after.service_name,
      type: after.vpc_endpoint_type,
      vpcId: after.vpc_id,
      subnetIds: after.subnet_ids,
      securityGroupIds:
        after.vpc_endpoint_type === 'Interface' &&
        JSON.stringify(unknown.security_group_ids ?? false).includes('true')
          ? ['created group 1']
          : after.security_group_ids,
      routeTableIds: after.route_table_ids,
      privateDns: after.private_dns_enabled,
      ipType: after.ip_address_type,
      recordType: dns.dns_record_ip_type,
      forInboundResolverOnly: dns.private_dns_only_for_inbound_resolver_endpoint,
      policy: after.policy && JSON.parse(after.policy),
      tags: after.tags,
    };
  });
  const groups = of('aws_security_group').map(({ change: { after } }) => ({
    description: after.description,
    vpcId: after.vpc_id,
    tags: after.tags,
    ingress: of('aws_vpc_security_group_ingress_rule').map(({ change: { after: r } }) =>
      rule(
        r.cidr_ipv4 ?? r.cidr_ipv6 ?? r.referenced_security_group_id,
        r.description,
        r.ip_protocol,
        r.from_port,
        r.to_port,
      ),
    ),
    egress: of('aws_vpc_security_group_egress_rule').map(({ change }) => change.after),
  }));
  // What a record leads to is known only when it exists: the real run shows it.
  const zones = of('aws_route53_zone').map((change) => {
    const { after } = change.change;
    const ofZone = ({ index }) => after.name === zoneOf(index);
    const associated = of('aws_route53_zone_association').filter(({ index }) => index === after.name);
    return {
      name: after.name,
      comment: after.comment,
      tags: after.tags,
      vpcs: [...after.vpc.map((vpc) => vpc.vpc_id), ...associated.map((one) => one.change.after.vpc_id)],
      records: of('aws_route53_record')
        .filter(ofZone)
        .map(({ change: { after: record } }) => ({ name: record.name, type: record.type })),
    };
  });
  const routes = of('aws_route').map(({ change: { after } }) => ({
    table: after.route_table_id,
    block: after.destination_cidr_block ?? after.destination_ipv6_cidr_block,
    target: after.transit_gateway_id ?? after.vpc_peering_connection_id,
  }));
  const shared = [
    ...of('aws_route53_vpc_association_authorization').map((one) => ['authorize', one]),
    ...of('aws_route53_zone_association')
      .filter(({ index }) => zones.every(({ name }) => name !== index))
      .map((one) => ['associate', one]),
  ].map(([what, { index, change }]) => `${what} ${index} ${change.after.vpc_id}`);
  const waits = dependencies['aws_route53_zone_association.tasks'];
  const ways = new Set(of('aws_route').map((change) => own(change).replace(/\[.*\]$/, '')));
  const ordered = waits === undefined || [...ways].every((address) => waits.includes(address));
  return effectsOf(endpoints, groups, ({ address }) => ancestors(address), zones, routes, ordered, shared);
}

/** The zone of a record: its key is a name and a type. */
const zoneOf = (key) => key.split(' ')[0].replace(/^\*\./, '');

/** The same effects without what the records of zones lead to. */
export const withoutTargets = (effects) => ({
  ...effects,
  hostedZones: effects.hostedZones.map((zone) => ({
    ...zone,
    records: zone.records.map(({ name, type }) => ({ name, type })),
  })),
});
