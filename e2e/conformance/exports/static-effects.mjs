// Effects of a template and of a Terraform plan without the services behind them. Fast enough for every profile; suites/parity.mjs proves on some of them
// that the real tools come to the same.
import { canonical } from './expected.mjs';
import { stackParameters } from './scenario.mjs';

const sorted = (items) => [...items].sort();
const byName = (a, b) => (`${a.service} ${a.type}` < `${b.service} ${b.type}` ? -1 : 1);
const bySource = (a, b) => (a.source < b.source ? -1 : 1);

// CloudFormation's word for the same setting.
const RESOLVER = { AllResolvers: false, OnlyInboundResolver: true, false: false, true: true };

/** @param after service name → services that it has to wait for, all of them */
export function effectsOf(endpoints, groups, after) {
  return {
    endpoints: endpoints
      .map((endpoint) => ({
        service: endpoint.service,
        type: endpoint.type,
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
    securityGroups: groups.map(({ description, tags, ingress, egress }) => ({
      description,
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
export function worldEffects({ endpoints, securityGroups }) {
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
  const { Resources, Conditions = {} } = JSON.parse(json);
  const NOTHING = Symbol('AWS::NoValue');
  const parameters = {
    'AWS::NoValue': NOTHING,
    ...stackParameters(graph),
    'AWS::AccountId': account,
    'AWS::Partition': partition,
  };
  const value = (given) => {
    if (Array.isArray(given)) return given.map(value).filter((item) => item !== NOTHING);
    if (typeof given !== 'object' || given === null) return given;
    if ('Ref' in given) return parameters[given.Ref] ?? given;
    if ('Fn::Select' in given) return value(given['Fn::Select'][1])[given['Fn::Select'][0]];
    if ('Fn::Split' in given) return value(given['Fn::Split'][1]).split(given['Fn::Split'][0]);
    if ('Fn::Join' in given) return value(given['Fn::Join'][1]).join(given['Fn::Join'][0]);
    if ('Fn::Equals' in given) return value(given['Fn::Equals'][0]) === value(given['Fn::Equals'][1]);
    if ('Fn::Not' in given) return !value(given['Fn::Not'][0]);
    if ('Fn::If' in given) {
      const [name, yes, no] = given['Fn::If'];
      return value(value(Conditions[name]) ? yes : no);
    }
    if ('Fn::GetAtt' in given) return `created group 1${given['Fn::GetAtt'][1] === 'GroupId' ? '' : '?'}`;
    if ('Fn::Sub' in given)
      return given['Fn::Sub'].replace(/\$\{(!?)([^}]*)\}/g, (_all, escaped, name) =>
        escaped ? `\${${name}}` : parameters[name],
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
        vpc: p.VpcId,
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
  return effectsOf(endpoints, groups, ({ id }) => ancestors(id));
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
      vpc: after.vpc_id,
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
  return effectsOf(endpoints, groups, ({ address }) => ancestors(address));
}
