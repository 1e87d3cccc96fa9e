// The script run by bash against a recorder in place of the AWS CLI: an account in a few lines, fast enough for every
// profile and every planted defect. suites/parity.mjs and suites/cli-*.mjs run the real AWS CLI.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as start } from '../processes.mjs';
import { OPEN_VALUES, openValues, scriptArguments } from './scenario.mjs';
import { effectsOf, pairs, rule } from './static-effects.mjs';

// Takes the place of the AWS CLI: writes down each call, remembers what was created, answers what the script asks.
const RECORDER = `
port_of() { grep -oE 'FromPort[^0-9]+[0-9]+' <<<"$1" | grep -oE '[0-9]+$'; }
opened() { # QUERY SOURCES: those that the group lets in on the port of the query
  [[ ! -e $RECORD.ingress ]] || grep -E "^$(port_of "$1") $2" "$RECORD.ingress" | cut -d ' ' -f 2 || :
}
aws() {
  [[ \${AWS_PAGER-unset} == '' ]] || echo 'the pager is on' >>"$RECORD.wrong"
  [[ " $* " == *" --region $REGION "* ]] || echo "no Region: $*" >>"$RECORD.wrong"
  local IFS=$' ' arg before='' name='' type='' dns=False tables='' subnets='' groups='' ip=ipv4 record=None id row
  { printf '%s\\0' "$@"; printf '\\n\\0'; } >>"$RECORD"
  for arg in "$@"; do
    case "$before" in
    --service-name) name=$arg ;;
    --vpc-endpoint-type) type=$arg ;;
    --security-group-ids) groups=$arg ;;
    --ip-address-type) ip=$arg ;;
    --dns-options) record=\${arg#DnsRecordIpType=} record=\${record%%,*} ;;
    esac
    [[ $arg != --private-dns-enabled ]] || dns=True
    [[ $arg != rtb-* ]] || tables+=\${tables:+,}$arg
    [[ $arg != subnet-* ]] || subnets+=\${subnets:+,}$arg
    before=$arg
  done
  case "$1 $2" in
  'sts get-caller-identity') echo "$ACCOUNT" ;;
  'ec2 describe-vpcs') case "$*" in *OwnerId*) echo "$ACCOUNT" ;; *"--vpc-ids $TASK_VPC_THERE "*) ;; *Ipv6*) echo "$HUB_CIDR6"; return ;; *) echo "$HUB_CIDR"; return ;; esac
    case "$*" in *OwnerId*) ;; *Ipv6*) echo "$CIDR6" ;; *) echo "$CIDR" ;; esac ;;
  'ec2 describe-vpc-attribute') echo True ;;
  'ec2 describe-dhcp-options') echo AmazonProvidedDNS ;;
  'ec2 describe-subnets') [[ $* != *Ipv6CidrBlockAssociationSet* ]] || return 0; n=0; for id in $SUBNETS_THERE; do printf '%s\\t%s\\tzone-%s\\n' "$id" "$VPC_THERE" "$((++n))"; done ;;
  'ec2 describe-route-tables') case "$*" in *Routes*) grep "^$4 " "$RECORD.routes" | cut -d ' ' -f 2- | tr ' ' '\\t' || :; return ;; esac
    case "$4" in rtb-*) ;; *) return ;; esac
    case " $HUB_TABLES_THERE " in *" $4 "*) for id in $HUB_TABLES_THERE; do printf '%s\\t%s\\n' "$id" "$VPC_THERE"; done; return ;; esac
    for id in $TABLES_THERE; do printf '%s\\t%s\\n' "$id" "$TASK_VPC_THERE"; done ;;
  'ec2 describe-security-groups') case "$*" in
    *group-name*) if [[ -e $RECORD.group ]]; then printf 'sg-created\\t%s\\n' "$NAME_PREFIX"; else echo None; fi ;;
    *'length('*) echo 1 ;;
    *Egress*) [[ -e $RECORD.egress ]] || echo 0.0.0.0/0 ;;
    *FromPort==ToPort*) [[ ! -e $RECORD.ingress ]] || tr ' ' '\\t' <"$RECORD.ingress" ;;
    *IpRanges*) opened "$*" '[0-9.]+/' ;;
    *Ipv6Ranges*) opened "$*" '[0-9a-f]*:' ;;
    *UserIdGroupPairs*) opened "$*" 'sg-' ;;
    *) echo "$VPC_THERE" ;;
    esac ;;
  'ec2 describe-vpc-endpoint-services') case "$*" in
    *SupportedIp*) ;;
    *) for row in "\${PLAN[@]}"; do IFS='|' read -r _ type name <<<"$row"; printf '%s\\t%s\\tzone-1,zone-2,zone-3,zone-4,zone-5,zone-6\\n' "$name" "$type"; done ;;
    esac ;;
  'ec2 create-route') echo "$4 $6 $8 active" >>"$RECORD.routes" ;;
  'ec2 delete-route') ;;
  'route53 list-hosted-zones-by-vpc') while read -r id name; do [[ $6 == "$VPC_THERE" ]] || grep -q "^$id $6$" "$RECORD.vpcs" || continue; printf '%s.\\t%s\\tNone\\t%s\\n' "$name" "$id" "$ACCOUNT"; done <"$RECORD.zones"
    while read -r id name; do grep -q "^$id " "$RECORD.zones" || printf 'of.another.account.\\t%s\\tNone\\tanother\\n' "$id"; done <"$RECORD.vpcs" ;;
  'route53 list-vpc-association-authorizations') grep "^$4 " "$RECORD.authorized" | cut -d ' ' -f 2 || : ;;
  'route53 create-vpc-association-authorization') echo "$4 \${6##*=}" >>"$RECORD.authorized" ;;
  'route53 create-hosted-zone') id=Z$(wc -l <"$RECORD.zones" | tr -d ' '); echo "$id $4" >>"$RECORD.zones"; echo "/hostedzone/$id" ;;
  'route53 get-hosted-zone') echo "$VPC_THERE"; grep "^$4 " "$RECORD.vpcs" | cut -d ' ' -f 2 || : ;;
  'route53 associate-vpc-with-hosted-zone') echo "$4 \${6##*=}" >>"$RECORD.vpcs" ;;
  'ec2 describe-vpc-endpoints') case "$*" in
    *'?PrivateDnsEnabled'*) ;;
    *HostedZoneId*) while IFS=$'\\t' read -r id name _; do printf '%s\\tZONE\\t%s\\n' "$id" "$name"; done <"$RECORD.made" ;;
    *DnsName*) echo vpce-dns ;; *) cat "$RECORD.made" ;; esac ;;
  'ec2 create-security-group') : >"$RECORD.group"; echo sg-created ;;
  'ec2 revoke-security-group-egress') : >"$RECORD.egress" ;;
  'ec2 authorize-security-group-ingress') grep -oE '[0-9.]+/[0-9]+|[0-9a-f:]+/[0-9]+|sg-[0-9a-f]{8,}' <<<"$*" | sed "s/^/$(port_of "$*") /" >>"$RECORD.ingress" ;;
  'ec2 describe-prefix-lists') echo pl-1 ;;
  'ec2 create-vpc-endpoint')
    id=vpce-$(wc -l <"$RECORD.made" | tr -d ' ')
    printf '%s\\t%s\\t%s\\tavailable\\t%s\\t%s\\t%s\\t%s\\t%s\\t%s\\t%s\\n' "$id" "$name" "$type" "$dns" "\${tables:--}" "\${subnets:--}" "\${groups:--}" "$ip" "$record" "$NAME_PREFIX" >>"$RECORD.made"
    echo "$id" ;;
  'ec2 delete-vpc-endpoints') grep -v -F "$(printf '%s\n' "$@" | grep ^vpce-)" "$RECORD.made" >"$RECORD.left" || :; mv "$RECORD.left" "$RECORD.made" ;;
  esac
}
`;

/**
 * An account in which a script can be run several times; `end` forgets it. Rows of `existing` endpoints: id, service name,
 * type, state, private DNS (`True`), route tables, subnets, groups (`-`), IP address type, record type, tag (`None`).
 */
export function openAccount({ plan }, graph, account, existing = []) {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  const record = join(folder, 'record');
  for (const ending of ['zones', 'vpcs', 'authorized', 'routes']) writeFileSync(`${record}.${ending}`, '');
  writeFileSync(`${record}.made`, existing.map((row) => `${row.join('\t')}\n`).join(''));
  const { workload } = plan;
  const OPEN_VALUES = openValues(workload);
  const there = (text, open) => (text || open.join()).split(',').join(' ');
  return {
    /** The calls of one run. */
    async run(script, command = 'apply') {
      writeFileSync(record, '');
      const main = 'main "$@"\n';
      const cut = script.lastIndexOf(main);
      if (cut < 0) throw new Error('the script has no main');
      writeFileSync(join(folder, 'script.sh'), `${script.slice(0, cut)}${RECORDER}\n${main}`);
      const ended = await start('bash', ['script.sh', command, ...scriptArguments(graph)], {
        cwd: folder,
        timeout: 30_000,
        env: {
          PATH: process.env.PATH,
          RECORD: record,
          ACCOUNT: account,
          HUB_CIDR: OPEN_VALUES.HubCidr,
          HUB_CIDR6: OPEN_VALUES.HubIpv6Cidr,
          HUB_TABLES_THERE: (OPEN_VALUES.HubRouteTableIds ?? []).join(' '),
          CIDR: OPEN_VALUES.VpcCidr,
          CIDR6: OPEN_VALUES.VpcIpv6Cidr,
          VPC_THERE:
            graph.part === 'task-account' ? OPEN_VALUES.TaskVpcId : workload.vpcId || OPEN_VALUES.VpcId,
          TASK_VPC_THERE: OPEN_VALUES.TaskVpcId ?? (workload.vpcId || OPEN_VALUES.VpcId),
          SUBNETS_THERE: there(workload.subnetIds, OPEN_VALUES.SubnetIds),
          TABLES_THERE: there(workload.routeTableIds, OPEN_VALUES.RouteTableIds),
          POLL_SECONDS: '0',
          WAIT_SECONDS: '2',
        },
      });
      if (ended.code !== 0) throw new Error(`the script ended with ${ended.code}: ${ended.stderr}`);
      if (existsSync(`${record}.wrong`)) throw new Error(readFileSync(`${record}.wrong`, 'utf8'));
      return { calls: readCalls(readFileSync(record, 'utf8')), stdout: ended.stdout };
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}

/** What a script does in an empty account. */
export async function scriptEffects(script, context, graph, account) {
  const opened = openAccount(context, graph, account);
  try {
    return callEffects((await opened.run(script)).calls);
  } finally {
    opened.end();
  }
}

/** What the commands of the steps do in an empty account. */
export async function stepEffects(
  commands,
  variables,
  account,
  { VpcCidr, VpcIpv6Cidr, TaskVpcId, HubCidr, HubIpv6Cidr },
) {
  // With a hub, callers come from the VPC of the tasks and not from the hub.
  const OTHER = TaskVpcId === undefined ? 'no other' : OPEN_VALUES.VpcId;
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  try {
    const stub = `aws() {
  { printf '%s\\0' "$@"; printf '\\n\\0'; } >>record
  case "$1 $2" in
  'ec2 describe-vpcs') case "$*" in *"--vpc-ids ${OTHER} "*Ipv6*) echo ${HubIpv6Cidr} ;; *"--vpc-ids ${OTHER} "*) echo ${HubCidr} ;; *Ipv6*) echo ${VpcIpv6Cidr} ;; *) echo ${VpcCidr} ;; esac ;;
  'ec2 create-security-group') echo sg-created ;;
  'ec2 describe-security-groups') echo '[]' ;;
  'ec2 describe-vpc-endpoints') case "$*" in *DnsEntries*) sed 's/.*Name=service-name,Values=\\([^ ]*\\).*/ZONE \\1/' <<<"$*" ;; *) echo 0 ;; esac ;;
  'route53 create-hosted-zone') echo made >>zones; echo "/hostedzone/Z$(($(wc -l <zones) - 1))" ;;
  esac
}
`;
    writeFileSync(join(folder, 'steps.sh'), `set -eu\n${stub}${commands}\n`);
    const env = { PATH: process.env.PATH, ...variables, ACCOUNT_ID: account };
    const ended = await start('bash', ['steps.sh'], { cwd: folder, env, timeout: 30_000 });
    if (ended.code !== 0) throw new Error(ended.stderr);
    return callEffects(readCalls(readFileSync(join(folder, 'record'), 'utf8')));
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

const specified = ({ 'tag-specifications': [json] }) => pairs(JSON.parse(json)[0].Tags);
const ACTIONS = {
  'create-security-group': (state, one, given) =>
    state.groups.push({
      description: one('description'),
      vpcId: one('vpc-id'),
      tags: specified(given),
      ingress: [],
      egress: [{}],
    }),
  'revoke-security-group-egress': ({ groups }) => {
    groups[0].egress = [];
  },
  'authorize-security-group-ingress': ({ groups }, one) => {
    for (const p of JSON.parse(one('ip-permissions')))
      for (const s of [...(p.IpRanges ?? []), ...(p.Ipv6Ranges ?? []), ...(p.UserIdGroupPairs ?? [])])
        groups[0].ingress.push(
          rule(s.CidrIp ?? s.CidrIpv6 ?? s.GroupId, s.Description, p.IpProtocol, p.FromPort, p.ToPort),
        );
  },
  // Looking at the endpoints is how the script waits for a stage.
  'describe-vpc-endpoints': (state) => {
    state.available = [...state.available, ...state.stage];
    state.stage = [];
  },
  'create-route': (state, one) => {
    state.namesAfterRoutes &&= state.zones.length === 0;
    state.routes.push({
      table: one('route-table-id'),
      block: one('destination-cidr-block') ?? one('destination-ipv6-cidr-block'),
      target: one('transit-gateway-id') ?? one('vpc-peering-connection-id'),
    });
  },
  'create-vpc-endpoint': (state, one, given) => {
    const options = Object.fromEntries((one('dns-options') ?? '').split(',').map((pair) => pair.split('=')));
    state.stage.push(one('service-name'));
    state.endpoints.push({
      service: one('service-name'),
      type: one('vpc-endpoint-type'),
      vpcId: one('vpc-id'),
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
      after: state.available,
    });
  },
};

const vpcOf = (text) => text.replace(/^.*VPCId=/, '');
/** Zones are Z0, Z1 … in the order in which they are made. */
const zoneOf = ({ zones }, id) => zones[Number(id.replace(/^.*Z/, ''))];

const ZONE_ACTIONS = {
  'create-hosted-zone': ({ zones }, one) =>
    zones.push({
      name: one('name'),
      comment: one('hosted-zone-config').replace(/^.*Comment=/, ''),
      vpcs: [vpcOf(one('vpc'))],
      tags: {},
      records: [],
    }),
  'associate-vpc-with-hosted-zone': (state, one) => {
    const [id, vpc] = [one('hosted-zone-id'), vpcOf(one('vpc'))];
    const zone = zoneOf(state, id);
    if (zone === undefined) state.shared.push(`associate ${id} ${vpc}`);
    else zone.vpcs.push(vpc);
  },
  'create-vpc-association-authorization': (state, one) =>
    state.shared.push(`authorize ${zoneOf(state, one('hosted-zone-id')).name} ${vpcOf(one('vpc'))}`),
  'change-tags-for-resource': (state, one) => {
    zoneOf(state, one('resource-id')).tags = pairs(JSON.parse(one('add-tags')));
  },
  'change-resource-record-sets': (state, one) => {
    for (const { ResourceRecordSet: record } of JSON.parse(one('change-batch')).Changes) {
      const { DNSName: service, HostedZoneId: zone } = record.AliasTarget;
      const vpc = state.endpoints.find((endpoint) => endpoint.service === service)?.vpcId;
      const target = zone === 'ZONE' ? `${service} in ${vpc}` : 'another zone';
      zoneOf(state, one('hosted-zone-id')).records.push({ name: record.Name, type: record.Type, target });
    }
  },
};

export function callEffects(calls) {
  const state = {
    endpoints: [],
    groups: [],
    zones: [],
    shared: [],
    routes: [],
    stage: [],
    available: [],
    namesAfterRoutes: true,
  };
  for (const [service, action, ...args] of calls) {
    const given = flags(args);
    const actions = service === 'ec2' ? ACTIONS : service === 'route53' ? ZONE_ACTIONS : {};
    if (Object.hasOwn(actions, action)) actions[action](state, (name) => given[name]?.[0], given);
  }
  return effectsOf(
    state.endpoints,
    state.groups,
    ({ after }) => after,
    state.zones,
    state.routes,
    state.namesAfterRoutes,
    state.shared,
  );
}
