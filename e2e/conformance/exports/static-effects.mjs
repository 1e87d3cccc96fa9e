// Effects of the three formats without the services behind them: a template evaluated, a script run against a recorder in
// place of the AWS CLI, a Terraform plan read. Fast enough for every profile; suites/parity.mjs proves on some of them
// that the real tools come to the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical } from './expected.mjs';
import { OPEN_VALUES, scriptArguments, stackParameters } from './scenario.mjs';

const sorted = (items) => [...items].sort();
const byName = (a, b) => (`${a.service} ${a.type}` < `${b.service} ${b.type}` ? -1 : 1);
const bySource = (a, b) => (a.source < b.source ? -1 : 1);

// CloudFormation's word for the same setting.
const RESOLVER = { AllResolvers: false, OnlyInboundResolver: true, false: false, true: true };

/** @param after service name → services that it has to wait for, all of them */
function effectsOf(endpoints, groups, after) {
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

const rule = (source, description, protocol = 'tcp', fromPort = 443, toPort = 443) => ({
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

const pairs = (tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

/** Of the template as JSON; that the YAML says the same is a unit test, and cfn-lint reads it. */
export function templateEffects(json, graph, account, partition) {
  const { Resources } = JSON.parse(json);
  const parameters = { ...stackParameters(graph), 'AWS::AccountId': account, 'AWS::Partition': partition };
  const value = (given) => {
    if (Array.isArray(given)) return given.map(value);
    if (typeof given !== 'object' || given === null) return given;
    if ('Ref' in given) return parameters[given.Ref] ?? given;
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
      rule(
        r.CidrIp ?? r.CidrIpv6 ?? r.SourceSecurityGroupId,
        r.Description,
        r.IpProtocol,
        r.FromPort,
        r.ToPort,
      ),
    ),
    egress: p.SecurityGroupEgress.filter((r) => r.CidrIp !== '127.0.0.1/32'),
  }));
  return effectsOf(endpoints, groups, ({ id }) => ancestors(id));
}

// --- The script

// Writes down each call, and answers as an account would in which nothing exists yet and everything is offered.
const RECORDER = `
MADE=0
aws() {
  local IFS=$' '
  { printf '%s\\0' "$@"; printf '\\n\\0'; } >>"$RECORD"
  case "$1 $2" in
  'sts get-caller-identity') echo "$ACCOUNT" ;;
  'ec2 describe-vpcs') case "$*" in *OwnerId*) echo "$ACCOUNT" ;; *Ipv6*) echo "$CIDR6" ;; *) echo "$CIDR" ;; esac ;;
  'ec2 describe-vpc-attribute') echo True ;;
  'ec2 describe-subnets') n=0; for id in $SUBNETS_THERE; do printf '%s\\t%s\\tzone-%s\\n' "$id" "$VPC_THERE" "$((++n))"; done ;;
  'ec2 describe-route-tables') for id in $TABLES_THERE; do printf '%s\\t%s\\n' "$id" "$VPC_THERE"; done ;;
  'ec2 describe-security-groups') case "$*" in *group-name*) echo None ;; *Egress*) echo 0.0.0.0/0 ;; *VpcId*) echo "$VPC_THERE" ;; *) echo ;; esac ;;
  'ec2 describe-vpc-endpoint-services') case "$*" in
    *SupportedIp*) ;;
    *) for row in "\${PLAN[@]}"; do IFS='|' read -r _ type name <<<"$row"; printf '%s\\t%s\\tzone-1,zone-2,zone-3,zone-4,zone-5,zone-6\\n' "$name" "$type"; done ;;
    esac ;;
  'ec2 describe-vpc-endpoints') case "$*" in *DnsName*) echo vpce-dns ;; *) [[ ! -s $RECORD.made ]] || cat "$RECORD.made" ;; esac ;;
  'ec2 create-security-group') echo sg-created ;;
  'ec2 describe-prefix-lists') echo pl-1 ;;
  'ec2 create-vpc-endpoint')
    local id=vpce-$((++MADE + $(wc -l <"$RECORD.made")))
    printf '%s\\tnone\\tnone\\tavailable\\tFalse\\t-\\tNone\\n' "$id" >>"$RECORD.made"
    echo "$id" ;;
  esac
}
`;

function flags(args) {
  const found = {};
  let name;
  for (const arg of args) {
    if (arg.startsWith('--')) {
      name = arg.slice(2);
      found[name] = [];
    } else if (name) found[name].push(arg);
  }
  return found;
}

/** What a script does in an empty account: run by bash, its calls recorded. */
export function scriptEffects(script, { plan }, graph, account) {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  try {
    const record = join(folder, 'record');
    writeFileSync(record, '');
    writeFileSync(`${record}.made`, '');
    const main = 'main "$@"\n';
    const cut = script.lastIndexOf(main);
    writeFileSync(join(folder, 'script.sh'), `${script.slice(0, cut)}${RECORDER}\n${main}`);
    const { workload } = plan;
    const there = (text, open) => (text || open.join()).split(',').join(' ');
    const run = spawnSync('bash', ['script.sh', 'apply', ...scriptArguments(graph)], {
      cwd: folder,
      encoding: 'utf8',
      input: '',
      env: {
        PATH: process.env.PATH,
        RECORD: record,
        ACCOUNT: account,
        CIDR: OPEN_VALUES.VpcCidr,
        CIDR6: OPEN_VALUES.VpcIpv6Cidr,
        VPC_THERE: workload.vpcId || OPEN_VALUES.VpcId,
        SUBNETS_THERE: there(workload.subnetIds, OPEN_VALUES.SubnetIds),
        TABLES_THERE: there(workload.routeTableIds, OPEN_VALUES.RouteTableIds),
        POLL_SECONDS: '0',
        WAIT_SECONDS: '5',
      },
    });
    if (run.status !== 0) throw new Error(`the script ended with ${run.status}: ${run.stderr}`);
    return callEffects(readCalls(readFileSync(record, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readCalls(text) {
  const calls = [];
  let call = [];
  for (const word of text.split('\0').slice(0, -1)) {
    if (word === '\n') {
      calls.push(call);
      call = [];
    } else call.push(word);
  }
  return calls;
}

const specified = ({ 'tag-specifications': [json] }) => pairs(JSON.parse(json)[0].Tags);

function callEffects(calls) {
  const endpoints = [];
  const groups = [];
  let stage = [];
  let available = [];
  for (const [service, action, ...args] of calls) {
    const given = flags(args);
    const one = (name) => given[name]?.[0];
    if (service !== 'ec2') continue;
    if (action === 'create-security-group')
      groups.push({ description: one('description'), tags: specified(given), ingress: [], egress: [{}] });
    if (action === 'revoke-security-group-egress') groups[0].egress = [];
    if (action === 'authorize-security-group-ingress') {
      for (const p of JSON.parse(one('ip-permissions'))) {
        const sources = [...(p.IpRanges ?? []), ...(p.Ipv6Ranges ?? []), ...(p.UserIdGroupPairs ?? [])];
        for (const s of sources)
          groups[0].ingress.push(
            rule(s.CidrIp ?? s.CidrIpv6 ?? s.GroupId, s.Description, p.IpProtocol, p.FromPort, p.ToPort),
          );
      }
    }
    if (action === 'describe-vpc-endpoints') {
      available = [...available, ...stage];
      stage = [];
    }
    if (action === 'create-vpc-endpoint') {
      const options = Object.fromEntries(
        (one('dns-options') ?? '').split(',').map((pair) => pair.split('=')),
      );
      stage.push(one('service-name'));
      endpoints.push({
        service: one('service-name'),
        type: one('vpc-endpoint-type'),
        vpc: one('vpc-id'),
        subnetIds: given['subnet-ids'],
        securityGroupIds: given['security-group-ids']?.map((id) =>
          id === 'sg-created' ? 'created group 1' : id,
        ),
        routeTableIds: given['route-table-ids'],
        privateDns: 'private-dns-enabled' in given,
        ipType: one('ip-address-type'),
        recordType: options.DnsRecordIpType,
        forInboundResolverOnly: options.PrivateDnsOnlyForInboundResolverEndpoint,
        policy: one('policy-document') && JSON.parse(one('policy-document')),
        tags: specified(given),
        after: available,
      });
    }
  }
  return effectsOf(endpoints, groups, ({ after }) => after);
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
  const serviceAt = (address) => changes.find((change) => own(change) === address)?.change.after.service_name;
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
