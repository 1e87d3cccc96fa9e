/**
 * The VPC of a template or of Terraform: gateways, route tables and subnets, and how the subnets of the tasks reach the
 * internet by them. Ids are references inside the source or ids of AWS, whichever it gives.
 */
import type { WorkloadProfile } from '../../core/index.ts';
import { blocks } from '../blocks.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { checkFields, distance, isWithin, knownFields } from '../known-fields.ts';
import { hasPlaceholder } from '../placeholders.ts';
import { isInnerReference, referenceKey } from '../references.ts';

/** A resource of a template or of Terraform, as it stands there. */
export interface SourceResource {
  readonly type: string;
  /** Keys by which others refer to it: its address or logical id, and the id where the source knows it. */
  readonly keys: readonly string[];
  readonly fields: Field;
}

type Egress = WorkloadProfile['egress'];

interface Subnet {
  readonly keys: readonly string[];
  readonly vpc: string;
  readonly zone: string;
  readonly mapsPublicIp: boolean;
  readonly from: Field;
}

type Addresses = WorkloadProfile['ipAddressType'];

const SUBNET_FIELDS = knownFields(
  'a subnet',
  `vpcId cidrBlock availabilityZone availabilityZoneId mapPublicIpOnLaunch tags assignIpv6AddressOnCreation
  ipv6CidrBlockAssociationId ipv6NetmaskLength ipv6IpamPoolId ipv4NetmaskLength ipv4IpamPoolId enableDns64 outpostArn
  privateDnsNameOptionsOnLaunch privateDnsHostnameTypeOnLaunch enableResourceNameDnsAaaaRecordOnLaunch
  enableResourceNameDnsARecordOnLaunch enableLniAtDeviceIndex mapCustomerOwnedIpOnLaunch customerOwnedIpv4Pool ownerId id
  arn tagsAll timeouts region`,
  { ipv6Native: ['ipAddressType'], ipv6CidrBlock: ['ipAddressType'] },
);

interface Route {
  /** Every key of its table. */
  readonly table: readonly string[];
  readonly target: 'internet' | 'nat' | 'transit' | 'other';
  /** How the gateway is named. */
  readonly gateway: string;
  /** How the NAT gateway is named. */
  readonly nat: string;
  readonly from: Field;
}

interface NatGateway {
  readonly keys: readonly string[];
  /** The subnet that it stands in. */
  readonly subnet: Field;
  /** Only a public one leads to the internet; `open`: a placeholder. */
  readonly kind: 'public' | 'private' | 'open';
  readonly from: Field;
}

/** Where the tasks of one service stand. */
interface Placement {
  readonly subnets: readonly Field[];
  /** Whether they get public addresses; `undefined` when nothing says it. */
  readonly publicIp: { readonly on: boolean; readonly from: Field } | undefined;
}

/** How a subnet reaches the internet, and the field that says so. */
interface Way {
  readonly value: Egress;
  readonly from: Field;
  readonly text: string;
}

/** What a resource is, in CloudFormation and in the aws provider of Terraform. */
const KINDS: ReadonlyMap<string, keyof Readers> = new Map([
  ['AWS::EC2::InternetGateway', 'internetGateway'],
  ['aws_internet_gateway', 'internetGateway'],
  ['AWS::EC2::NatGateway', 'natGateway'],
  ['aws_nat_gateway', 'natGateway'],
  ['AWS::EC2::Route', 'route'],
  ['aws_route', 'route'],
  ['AWS::EC2::RouteTable', 'routeTable'],
  ['aws_route_table', 'routeTable'],
  ['aws_default_route_table', 'routeTable'],
  ['AWS::EC2::SubnetRouteTableAssociation', 'association'],
  ['aws_route_table_association', 'association'],
  ['AWS::EC2::Subnet', 'subnet'],
  ['aws_subnet', 'subnet'],
  ['AWS::EC2::SubnetCidrBlock', 'subnetBlock'],
  ['AWS::EC2::VPNGateway', 'vpnGateway'],
  ['aws_vpn_gateway', 'vpnGateway'],
  ['AWS::EC2::VPC', 'vpc'],
  ['aws_vpc', 'vpc'],
  ['AWS::EC2::DHCPOptions', 'dhcp'],
  ['aws_vpc_dhcp_options', 'dhcp'],
]);

const OF_NETWORKS = ['internetGateway', 'egress', 'vpcDnsAttributes', 'dns'] as const;

/** A type that no service has, and that is one of a network with some letters less or another letter. */
function isMisspelt(type: string): boolean {
  if (!/^AWS::?E?C?2|^aws_/.test(type) || type.length < 10) return false;
  return [...KINDS.keys()].some(
    (known) =>
      (type.length < known.length && known.length - type.length <= 5 && isWithin(type, known)) ||
      (type.length > 16 && Math.abs(type.length - known.length) <= 2 && distance(type, known) <= 2),
  );
}

interface Readers {
  readonly internetGateway: (resource: SourceResource) => void;
  readonly natGateway: (resource: SourceResource) => void;
  readonly route: (resource: SourceResource) => void;
  readonly routeTable: (resource: SourceResource) => void;
  readonly association: (resource: SourceResource) => void;
  readonly subnet: (resource: SourceResource) => void;
  readonly subnetBlock: (resource: SourceResource) => void;
  readonly vpnGateway: (resource: SourceResource) => void;
  readonly vpc: (resource: SourceResource) => void;
  readonly dhcp: (resource: SourceResource) => void;
}

/** The network resources of a source: what they say about the path to the internet and the VPC. */
export class Network {
  readonly #internetGateways: SourceResource[] = [];
  readonly #natGateways: NatGateway[] = [];
  readonly #vpcs: SourceResource[] = [];
  readonly #dhcp: SourceResource[] = [];
  readonly #subnets: Subnet[] = [];
  /** Subnets that get their IPv6 block by a resource of its own. */
  readonly #withIpv6 = new Set<string>();
  readonly #vpnGateways = new Set<string>();
  readonly #misspelt: SourceResource[] = [];
  readonly #routes: Route[] = [];
  readonly #tables: (readonly string[])[] = [];
  readonly #tableOf = new Map<string, string>();

  readonly #readers: Readers = {
    internetGateway: (resource) => void this.#internetGateways.push(resource),
    natGateway: (resource) => void this.#natGateways.push(natGatewayOf(resource)),
    vpc: (resource) => void this.#vpcs.push(resource),
    subnetBlock: ({ fields }) => {
      if (fields.get('ipv6CidrBlock', 'ipv6IpamPoolId').value !== undefined)
        this.#withIpv6.add(keyOf(fields.get('subnetId')));
    },
    vpnGateway: ({ keys }) => {
      for (const key of keys) this.#vpnGateways.add(key);
    },
    dhcp: (resource) => void this.#dhcp.push(resource),
    route: ({ fields }) => this.#route(fields, [keyOf(fields.get('routeTableId'))]),
    routeTable: ({ keys, fields }) => {
      this.#tables.push(keys);
      for (const route of blocks(fields.get('route'), 'a list of routes')) this.#route(route, keys);
    },
    association: ({ fields }) => {
      this.#tableOf.set(keyOf(fields.get('subnetId')), keyOf(fields.get('routeTableId')));
    },
    subnet: ({ keys, fields }) => {
      this.#subnets.push({
        keys,
        vpc: keyOf(fields.get('vpcId')),
        zone: zoneOf(fields.get('availabilityZone', 'availabilityZoneId')),
        mapsPublicIp: fields.get('mapPublicIpOnLaunch').flag(),
        from: fields,
      });
    },
  };

  /** Takes a resource in, if it is a part of a network. */
  read(resource: SourceResource): void {
    const kind = KINDS.get(resource.type);
    if (kind !== undefined) this.#readers[kind](resource);
    else if (isMisspelt(resource.type)) this.#misspelt.push(resource);
  }

  add(other: Network): void {
    this.#internetGateways.push(...other.#internetGateways);
    this.#natGateways.push(...other.#natGateways);
    this.#vpcs.push(...other.#vpcs);
    this.#dhcp.push(...other.#dhcp);
    this.#subnets.push(...other.#subnets);
    this.#routes.push(...other.#routes);
    this.#tables.push(...other.#tables);
    this.#misspelt.push(...other.#misspelt);
    for (const subnet of other.#withIpv6) this.#withIpv6.add(subnet);
    for (const gateway of other.#vpnGateways) this.#vpnGateways.add(gateway);
    for (const [subnet, table] of other.#tableOf) this.#tableOf.set(subnet, table);
  }

  /** What the VPC says, given the subnets of the tasks and whether they get public addresses. */
  describe(placements: readonly Placement[], gathering: Gathering): void {
    this.#describeVpc(gathering);
    const taskSubnets = placements.flatMap(({ subnets }) => subnets);
    const egresses = placements.flatMap(({ subnets, publicIp }) =>
      subnets.map((subnet) => this.#egressOf(subnet, publicIp?.on === true)),
    );
    const known = egresses.filter((egress) => egress !== undefined);
    for (const { value, from, text } of known) gathering.claim('egress', value, from, text);
    if (known.length > 0 && known.length < egresses.length)
      gathering.doubt('egress', 'the routes of some subnets are not here');
    if (known.length === 0) this.#guessEgress(placements, gathering);
    this.#countZones(taskSubnets, gathering);
    this.#doubtVpc(taskSubnets, gathering);
  }

  /** Tasks in subnets that are not here may be in another VPC than the one that is. */
  #doubtVpc(taskSubnets: readonly Field[], gathering: Gathering): void {
    if (this.#vpcs.length === 0) return;
    const isHere = (key: string): boolean => this.#subnets.some(({ keys }) => keys.includes(key));
    const elsewhere = taskSubnets.find(
      (subnet) => /^subnet-[0-9a-f]{8,17}$/.test(keyOf(subnet)) && !isHere(keyOf(subnet)),
    );
    if (elsewhere === undefined) return;
    for (const question of OF_NETWORKS)
      gathering.doubt(
        question,
        'the subnets of the tasks are not here, and may be of another VPC than the one that is',
      );
  }

  #describeVpc(gathering: Gathering): void {
    for (const { type } of this.#misspelt)
      for (const question of OF_NETWORKS)
        gathering.doubt(question, `the type ${type.slice(0, 60)} of a resource looks misspelt`);
    const [gateway] = this.#internetGateways;
    const [vpc] = this.#vpcs;
    if (gateway !== undefined)
      gathering.claim('internetGateway', true, gateway.fields, 'there is an internet gateway');
    else if (vpc !== undefined)
      gathering.deny('internetGateway', vpc.fields, 'the VPC is here, and no internet gateway');
    if (vpc !== undefined && this.#vpcs.length === 1) describeDns(vpc, gathering);
    for (const { fields } of this.#dhcp) {
      const servers = fields.get('domainNameServers').items('a list of DNS servers');
      const own = servers.find((server) => server.text() !== 'AmazonProvidedDNS');
      if (own !== undefined)
        gathering.claim('dns', 'custom', own, 'the DHCP options name DNS servers of your own');
    }
  }

  /** The way of one subnet to the internet, as its route table says. */
  #egressOf(subnet: Field, publicIp: boolean, behind: readonly NatGateway[] = []): Way | undefined {
    const key = keyOf(subnet);
    const known = this.#subnets.find(({ keys }) => keys.includes(key));
    const named =
      known?.keys.map((one) => this.#tableOf.get(one)).find((one) => one !== undefined) ??
      this.#tableOf.get(key);
    const tables = named === undefined ? [] : this.#tables.filter((keys) => keys.includes(named));
    const ways = tables.map((table) => this.#wayOf(table, publicIp, known?.from ?? subnet, behind));
    const [first] = ways;
    return ways.every((way) => way?.value === first?.value) ? first : undefined;
  }

  /** Where a route table leads; several tables of one `count` may share a key. */
  #wayOf(
    table: readonly string[],
    publicIp: boolean,
    subnet: Field,
    behind: readonly NatGateway[],
  ): Way | undefined {
    const first = this.#routes.find((route) => route.table.some((one) => table.includes(one)));
    if (first === undefined)
      return {
        value: 'none',
        from: subnet,
        text: 'the route table of a task subnet has no route to the internet',
      };
    const { from } = first;
    switch (this.#vpnGateways.has(first.gateway) ? 'other' : first.target) {
      case 'nat':
        return this.#throughNat(first, behind);
      case 'transit':
        return {
          value: 'transit',
          from,
          text: 'the route table of a task subnet leads to a transit gateway',
        };
      case 'internet':
        return publicIp
          ? {
              value: 'public-ip',
              from,
              text: 'the tasks have public addresses, and their subnet leads to an internet gateway',
            }
          : {
              value: 'none',
              from,
              text: 'the subnet leads to an internet gateway, but the tasks have no public address',
            };
      case 'other':
        return undefined;
    }
  }

  /** A private NAT gateway leads where its own subnet does, and never to the internet: an internet gateway drops what it sends. */
  #throughNat({ from, nat }: Route, behind: readonly NatGateway[]): Way | undefined {
    const named = this.#natGateways.filter(({ keys }) => keys.includes(nat));
    const hidden = named.filter(({ kind }) => kind !== 'public');
    const [first] = hidden;
    if (first === undefined)
      return {
        value: 'nat-gateway',
        from,
        text: 'the route table of a task subnet leads to a NAT gateway',
      };
    if (behind.includes(first) || hidden.some(({ kind }) => kind === 'open') || hidden.length < named.length)
      return undefined;
    const onward = this.#egressOf(first.subnet, false, [...behind, first]);
    const leads = 'the route table of a task subnet leads to a private NAT gateway';
    if (onward?.value === 'transit')
      return { value: 'transit', from, text: `${leads}, and its subnet to a transit gateway` };
    return onward?.value === 'none'
      ? { value: 'none', from, text: `${leads}, which is no way to the internet` }
      : undefined;
  }

  /** Without routes of the task subnets: public addresses of the tasks, or a NAT gateway somewhere in the VPC. */
  #guessEgress(placements: readonly Placement[], gathering: Gathering): void {
    const on = placements.find(({ publicIp }) => publicIp?.on === true)?.publicIp;
    if (on !== undefined) {
      gathering.claim('egress', 'public-ip', on.from, 'the tasks get public addresses');
      if (placements.some(({ publicIp }) => publicIp?.on === false))
        gathering.doubt('egress', 'some services get public addresses and others do not');
      gathering.claim(
        'internetGateway',
        true,
        on.from,
        'public addresses are of use with an internet gateway only',
        'inferred',
      );
      return;
    }
    for (const { kind } of this.#natGateways)
      if (kind !== 'public') gathering.doubt('egress', NO_WAY_OUT[kind]);
    const open = this.#natGateways.filter(({ kind }) => kind === 'public');
    const nat = open.find(({ keys }) => this.#routes.some((route) => keys.includes(route.nat)));
    if (nat !== undefined)
      gathering.claim('egress', 'nat-gateway', nat.from, 'there is a NAT gateway', 'inferred');
    if (open.length > 0)
      gathering.doubt(
        'egress',
        nat === undefined
          ? 'there is a NAT gateway, but no route that was read leads to it'
          : 'there is a NAT gateway, but which subnets the tasks use is not known here',
      );
  }

  #countZones(taskSubnets: readonly Field[], gathering: Gathering): void {
    const found = taskSubnets.map(keyOf).map((key) => this.#subnets.filter(({ keys }) => keys.includes(key)));
    const zones = new Set(found.flatMap((subnets) => subnets.map(({ zone }) => zone)));
    const [first] = found.flat();
    if (first === undefined || found.some((subnets) => subnets.length === 0)) return;
    for (const subnet of found.flat()) this.#claimAddresses(subnet, gathering);
    if (zones.has('') || zones.size > 6) return;
    gathering.claim(
      'availabilityZones',
      zones.size,
      first.from,
      'the Availability Zones of the task subnets',
    );
  }

  /** Which addresses the subnet of a task has. */
  #claimAddresses({ keys, from }: Subnet, gathering: Gathering): void {
    checkFields(from, SUBNET_FIELDS, gathering);
    const native = from.get('ipv6Native');
    const block = from.get('ipv6CidrBlock', 'ipv6IpamPoolId', 'assignIpv6AddressOnCreation');
    const both =
      keys.some((key) => this.#withIpv6.has(key)) || (block.text() !== undefined && block.value !== false);
    const value: Addresses = native.flag() ? 'ipv6' : both ? 'dualstack' : 'ipv4';
    if (native.isNoFlag()) gathering.doubt('ipAddressType', 'the addresses of a subnet are a placeholder');
    else if (value !== 'ipv4' || from.get('cidrBlock').value !== undefined)
      gathering.claim(
        'ipAddressType',
        value,
        value === 'dualstack' ? block : native.value === undefined ? from : native,
        ADDRESSES[value],
      );
  }

  #route(route: Field, table: readonly string[]): void {
    const destination = route.get('destinationCidrBlock', 'cidrBlock').text();
    if (destination !== '0.0.0.0/0') return;
    const target = targetOf(route);
    this.#routes.push({
      table,
      target,
      gateway: keyOf(route.get('gatewayId')),
      nat: keyOf(route.get('natGatewayId', 'gatewayId')),
      from: route,
    });
  }
}

const NO_WAY_OUT: { readonly [K in Exclude<NatGateway['kind'], 'public'>]: string } = {
  private: 'the NAT gateway is private, which by itself is no way to the internet',
  open: 'whether the NAT gateway is public or private is a placeholder',
};

function natGatewayOf({ keys, fields }: SourceResource): NatGateway {
  const type = fields.get('connectivityType');
  const text = type.text()?.toLowerCase();
  const kind = text === undefined || text === 'public' ? 'public' : text === 'private' ? 'private' : 'open';
  return { keys, subnet: fields.get('subnetId'), kind, from: fields };
}

const ADDRESSES: { readonly [A in Addresses]: string } = {
  ipv4: 'a subnet of the tasks has IPv4 addresses only',
  dualstack: 'a subnet of the tasks has IPv4 and IPv6 addresses',
  ipv6: 'a subnet of the tasks has IPv6 addresses only',
};

function describeDns({ fields, keys }: SourceResource, gathering: Gathering): void {
  const support = fields.get('enableDnsSupport');
  const names = fields.get('enableDnsHostnames');
  const open = support.isNoFlag() || names.isNoFlag();
  if (open) gathering.doubt('vpcDnsAttributes', 'the DNS attributes of the VPC are placeholders');
  else if (names.value === undefined && (support.value === undefined || support.flag()))
    gathering.doubt(
      'vpcDnsAttributes',
      'the VPC does not switch on DNS hostnames, which are off unless a template says otherwise; private DNS needs them',
    );
  else {
    const on = (support.value === undefined || support.flag()) && names.flag();
    const text = `the VPC has DNS support and DNS hostnames ${on ? 'on' : 'not both on'}`;
    gathering.claim('vpcDnsAttributes', on, names.value === undefined ? support : names, text);
  }
  const block = fields.get('cidrBlock');
  const text = block.text();
  if (text !== undefined && /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text))
    gathering.claim('vpcCidr', text, block, 'the CIDR block of the VPC');
  else if (text !== undefined) gathering.doubt('vpcCidr', 'the CIDR block of the VPC is a placeholder');
  const id = keys.find((key) => /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(key));
  if (id !== undefined) gathering.claim('vpcId', id, fields, 'the id of the VPC');
}

/** A zone, by name or by its place in the list of zones; a placeholder may stand for any. */
function zoneOf(field: Field): string {
  const text = field.text() ?? '';
  return hasPlaceholder(text) && !/^\$\{\d+ of /.test(text) ? '' : text;
}

function targetOf(route: Field): Route['target'] {
  const has = (name: string): boolean => route.get(name).text() !== undefined;
  if (has('natGatewayId')) return 'nat';
  if (has('transitGatewayId')) return 'transit';
  const gateway = route.get('gatewayId').text() ?? '';
  if (gateway.startsWith('nat-')) return 'nat';
  return gateway === '' || /^(?:vgw|vpce|eigw|lgw|cagw)-/.test(gateway) ? 'other' : 'internet';
}

function keyOf(field: Field): string {
  const text = field.text() ?? '';
  return isInnerReference(text) || text.startsWith('arn:') ? referenceKey(text) : text;
}
