/**
 * Endpoints, subnets, route tables and security groups of a template or of Terraform → an inventory, for the audit and
 * the rehearsal. What the source makes has a reference as its id (`@Endpoint`); what it does not tell is absent.
 */
import {
  type ExistingCaller,
  type ExistingEndpoint,
  type ExistingNatGateway,
  type ExistingNetworkAcl,
  type ExistingPolicy,
  type ExistingRouteTable,
  type ExistingSecurityGroup,
  type ExistingSubnet,
  type Inventory,
  listed,
  type Permission,
  parseServiceName,
  type VpcAttributes,
} from '../../core/index.ts';
import { hasNoVariables, readPolicy } from '../../policy/index.ts';
import { blocks } from '../blocks.ts';
import type { Field } from '../field.ts';
import { isJsonObject } from '../json.ts';
import { hasPlaceholder } from '../placeholders.ts';
import { readJson } from '../read-json.ts';
import { isInnerReference, referenceKey } from '../references.ts';
import type { SourceResource } from './network.ts';
import { entriesInside, readAclEntry, whole } from './template-acls.ts';

const MOST_RESOURCES = 20_000;

/** The names of a kind of resource in CloudFormation and in Terraform. */
const TYPES = {
  endpoint: ['AWS::EC2::VPCEndpoint', 'aws_vpc_endpoint'],
  endpointPolicy: ['aws_vpc_endpoint_policy'],
  endpointRouteTable: ['aws_vpc_endpoint_route_table_association'],
  endpointSubnet: ['aws_vpc_endpoint_subnet_association'],
  endpointGroup: ['aws_vpc_endpoint_security_group_association'],
  endpointNames: ['aws_vpc_endpoint_private_dns'],
  subnet: ['AWS::EC2::Subnet', 'aws_subnet'],
  routeTable: ['AWS::EC2::RouteTable', 'aws_route_table', 'aws_default_route_table'],
  mainTable: ['aws_main_route_table_association'],
  route: ['AWS::EC2::Route', 'aws_route'],
  association: ['AWS::EC2::SubnetRouteTableAssociation', 'aws_route_table_association'],
  group: ['AWS::EC2::SecurityGroup', 'aws_security_group'],
  ingress: ['AWS::EC2::SecurityGroupIngress', 'aws_vpc_security_group_ingress_rule'],
  egress: ['AWS::EC2::SecurityGroupEgress', 'aws_vpc_security_group_egress_rule'],
  rule: ['aws_security_group_rule'],
  vpc: ['AWS::EC2::VPC', 'aws_vpc'],
  vpcBlock: ['AWS::EC2::VPCCidrBlock', 'aws_vpc_ipv4_cidr_block_association'],
  acl: ['AWS::EC2::NetworkAcl', 'aws_network_acl', 'aws_default_network_acl'],
  aclEntry: ['AWS::EC2::NetworkAclEntry', 'aws_network_acl_rule'],
  aclSubnet: ['AWS::EC2::SubnetNetworkAclAssociation', 'aws_network_acl_association'],
  natGateway: ['AWS::EC2::NatGateway', 'aws_nat_gateway'],
  internetGateway: ['AWS::EC2::InternetGateway', 'aws_internet_gateway'],
} as const;

type Kind = keyof typeof TYPES;

const KIND_OF: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(TYPES) as Kind[]).flatMap((kind) => TYPES[kind].map((type) => [type, kind] as const)),
);

/** The inventory that the resources make; `undefined` when there is no endpoint among them. */
export function inventoryOf(
  resources: readonly SourceResource[],
  doubts: readonly string[] = [],
  services: readonly PlacedService[] = [],
): Inventory | undefined {
  const read = resources.slice(0, MOST_RESOURCES);
  const making = new Making(read);
  const endpoints = making.of('endpoint').flatMap((resource) => making.endpoint(resource));
  if (endpoints.length === 0) return undefined;
  const all = [...doubts, ...doubtsIn(read.filter(({ type }) => KIND_OF.has(type)))];
  const callers = services.flatMap((service) => making.caller(service));
  return {
    ...making.inventory(endpoints),
    ...(all.length === 0 ? {} : { doubts: all }),
    ...(callers.length === 0 ? {} : { callers }),
  };
}

/** Where the tasks of a service of the source stand. */
export interface PlacedService {
  readonly workload: string;
  readonly subnets: readonly Field[];
  readonly groups: readonly Field[];
  readonly publicIp: { readonly on: boolean } | undefined;
}

/** What default values of parameters decide, with the resources in which they do. */
function doubtsIn(resources: readonly SourceResource[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const { keys, fields } of resources)
    for (const doubt of doubtsOf(fields, 0))
      places.set(doubt, (places.get(doubt) ?? new Set()).add(keys[0] ?? ''));
  return [...places].map(
    ([doubt, names]) =>
      `${doubt.replace('has this as its default', 'has its default value')} (${listed([...names])})`,
  );
}

const DEEPEST_FIELD = 6;
const MOST_MEMBERS = 200;

function doubtsOf(field: Field, depth: number): readonly string[] {
  const { value } = field;
  if (field.site.evaluation === undefined || depth > DEEPEST_FIELD) return [];
  const inner = Array.isArray(value)
    ? value.slice(0, MOST_MEMBERS).map((_, index) => field.item(index))
    : field
        .keys()
        .slice(0, MOST_MEMBERS)
        .map((key) => field.member(key));
  return [...field.doubts, ...inner.flatMap((one) => doubtsOf(one, depth + 1))];
}

class Making {
  readonly #resources = new Map<Kind, SourceResource[]>();
  /** Ids by key: several where a resource has instances. */
  readonly #ids = new Map<string, string[]>();

  constructor(resources: readonly SourceResource[]) {
    for (const resource of resources) {
      const kind = KIND_OF.get(resource.type);
      if (kind === undefined) continue;
      const list = this.#resources.get(kind) ?? [];
      list.push(resource);
      this.#resources.set(kind, list);
      const id = idOf(resource);
      for (const key of new Set(resource.keys)) this.#ids.set(key, [...(this.#ids.get(key) ?? []), id]);
    }
  }

  of(kind: Kind): readonly SourceResource[] {
    return this.#resources.get(kind) ?? [];
  }

  inventory(endpoints: readonly ExistingEndpoint[]): Inventory {
    const vpcIds = [...new Set(endpoints.map(({ vpcId }) => vpcId))];
    const vpcId = vpcIds.length === 1 && vpcIds[0] !== '' ? vpcIds[0] : undefined;
    const regions = new Set(endpoints.map(({ region }) => region).filter((region) => region !== undefined));
    const [region] = regions;
    const vpc = this.of('vpc').find((resource) => idOf(resource) === vpcId);
    const attributes = vpc === undefined ? undefined : attributesOf(vpc.fields);
    const cidrs = vpc === undefined ? [] : this.#blocksOf(vpc);
    const acls = this.#acls(vpc);
    const main = vpc === undefined ? [] : this.#mainTable(idOf(vpc), cidrs);
    return {
      vpcId,
      origin: 'template',
      endpoints,
      elsewhere: [],
      ...(regions.size === 1 && region !== undefined ? { region } : {}),
      ...this.#listed('subnet', 'subnets', (resource) => this.#subnet(resource)),
      ...this.#listed('routeTable', 'routeTables', (resource) => this.#routeTable(resource), main),
      ...this.#listed('group', 'securityGroups', (resource) => this.#group(resource)),
      ...this.#listed('natGateway', 'natGateways', (resource) => this.#natGateway(resource)),
      ...this.#listed('internetGateway', 'internetGateways', idOf),
      ...(acls === undefined ? {} : { networkAcls: acls }),
      ...(attributes === undefined ? {} : { vpcAttributes: attributes }),
      ...(cidrs.length === 0 ? {} : { vpcCidrs: cidrs }),
    };
  }

  /** A list that the source has something of; otherwise it is absent, because it may exist beside the source. */
  #listed<K extends keyof Inventory, V>(
    kind: Kind,
    key: K,
    make: (resource: SourceResource) => V,
    more: readonly V[] = [],
  ): { [P in K]?: V[] } {
    const made = [...this.of(kind).map(make), ...more];
    return (made.length === 0 ? {} : { [key]: made }) as { [P in K]?: V[] };
  }

  /** From where a service calls; nothing where one of its subnets or groups is not told. */
  caller({ workload, subnets, groups, publicIp }: PlacedService): readonly ExistingCaller[] {
    const ids = (fields: readonly Field[]): readonly (string | undefined)[] =>
      fields.flatMap((field): readonly (string | undefined)[] => this.#named(field.text()) ?? [undefined]);
    const [subnetIds, securityGroupIds] = [ids(subnets), ids(groups)];
    const isTold = (all: readonly (string | undefined)[]): all is readonly string[] =>
      !all.includes(undefined);
    if (subnetIds.length === 0 || !isTold(subnetIds) || !isTold(securityGroupIds)) return [];
    const told = publicIp === undefined ? {} : { publicAddress: publicIp.on };
    return [{ workload, via: 'task', subnetIds, securityGroupIds, ...told }];
  }

  endpoint(resource: SourceResource): readonly ExistingEndpoint[] {
    const { fields } = resource;
    const serviceName = fields.get('serviceName').text();
    if (serviceName === undefined) return [];
    const id = idOf(resource);
    const known = serviceOf(serviceName);
    const type = typeOf(fields.get('vpcEndpointType', 'type').text());
    const subnets = this.#several(fields.get('subnetIds'), type === 'Gateway');
    const groups = this.#several(fields.get('securityGroupIds'), type === 'Gateway');
    const tables = this.#several(fields.get('routeTableIds'), type !== 'Gateway');
    const endpoint: ExistingEndpoint = {
      id,
      serviceName,
      service: known?.service,
      region: known?.region,
      fips: known?.fips ?? false,
      type,
      state: stateOf(fields.get('state').text()),
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      privateDnsEnabled: flagOf((this.#namesOf(id) ?? fields).get('privateDnsEnabled')),
      subnetIds: this.#with(subnets, 'endpointSubnet', id, 'subnetId'),
      securityGroupIds: this.#with(groups, 'endpointGroup', id, 'securityGroupId'),
      routeTableIds: this.#with(tables, 'endpointRouteTable', id, 'routeTableId'),
      policy: this.#policy(resource, id),
      ipAddressType: addressTypeOf(fields.get('ipAddressType').text()),
      tags: [],
      managed: false,
      place: placeOf(resource),
    };
    return [endpoint];
  }

  /** Ids of the endpoint itself and of resources that associate more with it. */
  #with(
    own: readonly string[] | undefined,
    kind: Kind,
    endpoint: string,
    member: string,
  ): readonly string[] | undefined {
    const more = this.of(kind)
      .filter(({ fields }) => this.#one(fields.get('vpcEndpointId')) === endpoint)
      .map(({ fields }) => this.#several(fields.get(member), true));
    if (own === undefined || more.includes(undefined)) return undefined;
    return [...new Set([...own, ...more.flatMap((ids) => ids ?? [])])];
  }

  /** The resource that turns private DNS of an endpoint on or off. */
  #namesOf(endpoint: string): Field | undefined {
    return this.of('endpointNames').find(({ fields }) => this.#one(fields.get('vpcEndpointId')) === endpoint)
      ?.fields;
  }

  #policy({ fields }: SourceResource, id: string): ExistingPolicy {
    const separate = this.of('endpointPolicy').find(
      (one) => this.#one(one.fields.get('vpcEndpointId')) === id,
    );
    const field = (separate?.fields ?? fields).get('policyDocument', 'policy');
    const { value } = field;
    if (value === undefined || value === '') return { kind: 'default' };
    const document = typeof value === 'string' ? parsedObject(value) : field.deep();
    if (typeof value === 'string' && isInnerReference(value)) return { kind: 'absent' };
    const text = JSON.stringify(document ?? value, null, 2);
    if (document === undefined || /\$\{(?!aws:|ecr:|ecs:|s3:|kms:)/.test(text))
      return { kind: 'unreadable', text };
    const read = readPolicy(JSON.parse(text));
    return read.ok
      ? {
          kind: 'document',
          text,
          statements: read.policy.Statement,
          ...(hasNoVariables(JSON.parse(text)) ? { withoutVariables: true } : {}),
        }
      : { kind: 'unreadable', text };
  }

  #subnet(resource: SourceResource): ExistingSubnet {
    const { fields } = resource;
    const ipv6 = textsOf([fields.get('ipv6CidrBlock')]).filter((text) => text.includes(':'));
    return {
      id: idOf(resource),
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      availabilityZone: zoneOf(fields.get('availabilityZone').text()),
      availabilityZoneId: zoneOf(fields.get('availabilityZoneId').text()),
      cidr: textsOf([fields.get('cidrBlock')]).filter(isCidr)[0] ?? '',
      ipv6Cidrs: ipv6,
      mapPublicIpOnLaunch: fields.get('mapPublicIpOnLaunch').flag(),
      place: placeOf(resource),
    };
  }

  #routeTable(resource: SourceResource): ExistingRouteTable {
    const id = idOf(resource);
    const { fields } = resource;
    const inline = blocks(fields.get('route'), 'a list of routes');
    const separate = this.of('route').filter((route) => this.#one(route.fields.get('routeTableId')) === id);
    const subnets = this.of('association')
      .filter((one) => this.#one(one.fields.get('routeTableId')) === id)
      .flatMap((one) => this.#several(one.fields.get('subnetId'), true) ?? []);
    const main = this.of('mainTable').some((one) => this.#one(one.fields.get('routeTableId')) === id);
    return {
      id,
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      main: main || resource.type === 'aws_default_route_table',
      subnetIds: subnets,
      routes: [...inline, ...separate.map((route) => route.fields)].map((route) => ({
        destination:
          route
            .get(
              'destinationCidrBlock',
              'cidrBlock',
              'destinationIpv6CidrBlock',
              'ipv6CidrBlock',
              'destinationPrefixListId',
            )
            .text() ?? '',
        target: this.#target(route),
        blackhole: false,
      })),
      place: placeOf(resource),
    };
  }

  #target(route: Field): string {
    const keys = [
      'gatewayId',
      'natGatewayId',
      'transitGatewayId',
      'vpcPeeringConnectionId',
      'vpcEndpointId',
      'networkInterfaceId',
      'egressOnlyInternetGatewayId',
      'egressOnlyGatewayId',
    ];
    for (const key of keys) {
      const field = route.get(key);
      const text = field.text();
      if (text !== undefined) return this.#one(field) ?? `@${referenceKey(text)}`;
    }
    return '';
  }

  #group(resource: SourceResource): ExistingSecurityGroup {
    const id = idOf(resource);
    const { fields, type } = resource;
    const isTemplate = type.startsWith('AWS::');
    const own = (name: Field): readonly Permission[] =>
      blocks(name, 'a list of rules').map((rule) => this.#permission(rule, id));
    const rules = (kind: 'ingress' | 'egress'): readonly Permission[] =>
      [
        ...this.of(kind).filter((one) => this.#one(one.fields.get('groupId', 'securityGroupId')) === id),
        ...this.of('rule').filter(
          (one) =>
            this.#one(one.fields.get('securityGroupId')) === id && one.fields.get('type').text() === kind,
        ),
      ].map((one) => this.#permission(one.fields, id));
    const inside = own(fields.get('securityGroupEgress', 'egress'));
    // A group that is made without rules of its own lets everything out, whatever further resources add.
    const byDefault = isTemplate && inside.length === 0 ? [EVERYTHING] : [];
    const egress = [...inside, ...rules('egress'), ...byDefault];
    const told = egress.length > 0 || Array.isArray(fields.get('egress').value);
    return {
      id,
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      ingress: [...own(fields.get('securityGroupIngress', 'ingress')), ...rules('ingress')],
      egress: told ? egress : undefined,
      place: placeOf(resource),
    };
  }

  /** The blocks of a VPC that the source makes. */
  #blocksOf(vpc: SourceResource): readonly string[] {
    const more = this.of('vpcBlock').filter(({ fields }) => this.#one(fields.get('vpcId')) === idOf(vpc));
    return textsOf([vpc, ...more].map(({ fields }) => fields.get('cidrBlock'))).filter(isCidr);
  }

  /** The main route table of a VPC that the source makes, where it names no other and tells which subnets have their own. */
  #mainTable(vpcId: string, cidrs: readonly string[]): readonly ExistingRouteTable[] {
    const told = this.of('association').every(
      ({ fields }) =>
        fields.get('subnetId').value === undefined ||
        this.#several(fields.get('subnetId'), true) !== undefined,
    );
    const isNamed =
      this.of('mainTable').length > 0 ||
      this.of('routeTable').some(({ type }) => type === 'aws_default_route_table');
    if (!told || isNamed) return [];
    const routes = cidrs.map((destination) => ({ destination, target: 'local', blackhole: false }));
    return [{ id: `${vpcId}.MainRouteTable`, vpcId, main: true, subnetIds: [], routes }];
  }

  /** Every network ACL, with the default one of a VPC that the source makes; `undefined`: not all of them are told. */
  #acls(vpc: SourceResource | undefined): readonly ExistingNetworkAcl[] | undefined {
    const made = whole(this.of('acl').map((resource) => this.#acl(resource)));
    const associated = this.of('aclSubnet').map(({ fields }) => this.#one(fields.get('subnetId')));
    if (made === undefined || associated.includes(undefined)) return undefined;
    if (vpc === undefined) return made.length === 0 ? undefined : made;
    return made.some(({ isDefault }) => isDefault) ? made : [...made, defaultAclOf(idOf(vpc))];
  }

  #acl(resource: SourceResource): ExistingNetworkAcl | undefined {
    const id = idOf(resource);
    const { fields, type } = resource;
    const isOwn = (one: SourceResource): boolean => this.#one(one.fields.get('networkAclId')) === id;
    const inside = entriesInside(fields);
    const beside = whole(
      this.of('aclEntry')
        .filter(isOwn)
        .map((one) => readAclEntry(one.fields)),
    );
    const subnets = this.#several(fields.get('subnetIds'), true);
    if (inside === undefined || beside === undefined || subnets === undefined) return undefined;
    const associated = this.of('aclSubnet')
      .filter(isOwn)
      .flatMap((one) => this.#one(one.fields.get('subnetId')) ?? []);
    return {
      id,
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      isDefault: type === 'aws_default_network_acl',
      subnetIds: [...subnets, ...associated],
      entries: [...inside, ...beside],
      place: placeOf(resource),
    };
  }

  /** The blocks behind a text: itself, or those of the VPC or the subnet that it refers to. */
  #blocks(text: string): readonly string[] {
    if (isCidr(text) || /^[0-9a-fA-F:]{2,39}\/\d{1,3}$/.test(text)) return [text];
    const [id] = isInnerReference(text) ? (this.#named(text) ?? []) : [];
    if (id === undefined) return [];
    const vpc = this.of('vpc').find((one) => idOf(one) === id);
    if (vpc !== undefined) return this.#blocksOf(vpc).slice(0, 1);
    const subnet = this.of('subnet').find((one) => idOf(one) === id);
    return subnet === undefined ? [] : textsOf([subnet.fields.get('cidrBlock')]).filter(isCidr);
  }

  #permission(rule: Field, group: string): Permission {
    const named = this.#groupsIn(rule);
    const texts = ['cidrIp', 'cidrIpv6', 'cidrIpv4', 'cidrBlocks', 'ipv6CidrBlocks'].flatMap((key) =>
      textsIn(rule.get(key)),
    );
    const blocksOf = texts.map((text) => this.#blocks(text));
    const protocol = rule.get('ipProtocol', 'protocol').text()?.toLowerCase() ?? '-1';
    const all = protocol === '-1' || protocol === 'all';
    const ports = all ? [] : [rule.get('fromPort'), rule.get('toPort')];
    const untold = [
      ...texts.filter((_, index) => blocksOf[index]?.length === 0),
      ...named.untold,
      ...ports.flatMap((port) =>
        port.value !== undefined && portOf(port) === undefined ? ['its ports'] : [],
      ),
      ...(hasPlaceholder(protocol) ? ['its protocol'] : []),
    ].map((text) => text.replace(/^\$\{(.*)\}$/, '$1'));
    const [fromPort, toPort] = ports.map(portOf);
    return {
      protocol: all || hasPlaceholder(protocol) ? '-1' : protocol,
      fromPort,
      toPort,
      cidrs: untold.some((text) => text.startsWith('its ')) ? [] : blocksOf.flat(),
      groupIds: rule.get('self').flag() ? [...named.ids, group] : named.ids,
      prefixListIds: [
        'sourcePrefixListId',
        'destinationPrefixListId',
        'prefixListId',
        'prefixListIds',
      ].flatMap((key) => textsIn(rule.get(key))),
      ...(untold.length === 0 ? {} : { untold: [...new Set(untold)] }),
    };
  }

  /** The groups that a rule names, and those of them that the source does not tell. */
  #groupsIn(rule: Field): { readonly ids: readonly string[]; readonly untold: readonly string[] } {
    const texts = [
      'sourceSecurityGroupId',
      'destinationSecurityGroupId',
      'referencedSecurityGroupId',
      'securityGroups',
      'sourceSecurityGroupName',
    ].flatMap((key) => textsIn(rule.get(key)));
    const found = texts.map((text) => this.#named(text));
    return {
      ids: found.flatMap((ids) => ids ?? []),
      untold: texts.filter((_, index) => found[index] === undefined),
    };
  }

  #natGateway(resource: SourceResource): ExistingNatGateway {
    const { fields } = resource;
    return {
      id: idOf(resource),
      state: 'available',
      subnetId: this.#one(fields.get('subnetId')) ?? '',
      vpcId: this.#one(fields.get('vpcId')) ?? '',
      public: fields.get('connectivityType').text()?.toLowerCase() !== 'private',
    };
  }

  /** The id that a field names: one of AWS, or the reference of a resource of this source. */
  #one(field: Field): string | undefined {
    return this.#named(field.text())?.[0];
  }

  /** The ids that a list names; `undefined` when one of them is not known. Absent is none where `absentIsNone`. */
  #several(field: Field, absentIsNone: boolean): readonly string[] | undefined {
    const { value } = field;
    if (value === undefined) return absentIsNone ? [] : undefined;
    const fields = Array.isArray(value) ? field.items('a list of ids') : [field];
    const named = fields.map((item) => this.#named(item.text()));
    return named.includes(undefined) ? undefined : named.flatMap((ids) => ids ?? []);
  }

  #named(text: string | undefined): readonly string[] | undefined {
    if (text === undefined) return undefined;
    if (/^[a-z]+-[0-9a-zA-Z]+$/.test(text)) return [text];
    return this.#ids.get(isInnerReference(text) ? referenceKey(text) : text);
  }
}

const EVERYTHING: Permission = {
  protocol: '-1',
  fromPort: undefined,
  toPort: undefined,
  cidrs: ['0.0.0.0/0'],
  groupIds: [],
  prefixListIds: [],
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defaultAclOf(vpcId: string): ExistingNetworkAcl {
  const entries = [true, false].flatMap((egress) =>
    ['0.0.0.0/0', '::/0'].map((cidr, index) => ({
      egress,
      number: 100 + index,
      allow: true,
      protocol: '-1',
      cidr,
      fromPort: undefined,
      toPort: undefined,
    })),
  );
  return { id: `${vpcId}.DefaultNetworkAcl`, vpcId, isDefault: true, subnetIds: [], entries };
}

/** An id of AWS where the source knows it, else a reference. */
function idOf({ keys, fields }: SourceResource): string {
  const id = fields.get('id').text();
  if (id !== undefined && /^[a-z]+-[0-9a-f]{8,17}$/.test(id)) return id;
  return `@${keys.find((key) => key.includes('[')) ?? keys[0] ?? ''}`;
}

function placeOf({ keys, type, fields }: SourceResource): {
  readonly address: string;
  readonly file?: string;
} {
  const address = type.startsWith('AWS::')
    ? `Resources.${keys[0] ?? ''}`
    : (keys.find((key) => key.includes('[')) ?? keys[0] ?? '');
  return { address, ...(fields.site.source === '' ? {} : { file: fields.site.source }) };
}

/** A service by its full name; the Region may be a placeholder. */
function serviceOf(name: string):
  | {
      readonly service: ExistingEndpoint['service'];
      readonly region: string | undefined;
      readonly fips: boolean;
    }
  | undefined {
  const known = parseServiceName(name);
  if (known !== undefined) return known;
  const parsed = parseServiceName(name.replace(/\$\{[^{}]*\}/, 'us-east-1'));
  return parsed === undefined ? undefined : { ...parsed, region: undefined };
}

/** A Terraform state tells how an endpoint is; what is still to be made will be available. */
function stateOf(text: string | undefined): string {
  return text === undefined || text.includes('${') ? 'available' : text.toLowerCase();
}

function typeOf(text: string | undefined): string {
  return text ?? 'Gateway';
}

function addressTypeOf(text: string | undefined): ExistingEndpoint['ipAddressType'] {
  return text === 'ipv4' || text === 'ipv6' || text === 'dualstack' ? text : undefined;
}

/** Off unless the source says otherwise; `undefined` for a placeholder. */
function flagOf(field: Field): boolean | undefined {
  return field.isNoFlag() ? undefined : field.flag();
}

function attributesOf(fields: Field): VpcAttributes {
  const support = fields.get('enableDnsSupport');
  const names = flagOf(fields.get('enableDnsHostnames'));
  const supported = support.value === undefined ? true : flagOf(support);
  return {
    ...(supported === undefined ? {} : { enableDnsSupport: supported }),
    ...(names === undefined ? {} : { enableDnsHostnames: names }),
  };
}

function zoneOf(text: string | undefined): string {
  return text === undefined || text.includes('${') ? '' : text;
}

function parsedObject(text: string): unknown {
  const read = readJson(text);
  return read.ok && isJsonObject(read.documents[0].value) ? read.documents[0].value : undefined;
}

function textsOf(fields: readonly Field[]): readonly string[] {
  return fields.map((field) => field.text()).filter((text) => text !== undefined);
}

function textsIn(field: Field): readonly string[] {
  if (field.value === undefined) return [];
  return textsOf(Array.isArray(field.value) ? field.items('a list of texts') : [field]);
}

function portOf(field: Field): number | undefined {
  const port = Number(field.text());
  return field.text() !== undefined && Number.isInteger(port) && port >= 0 ? port : undefined;
}

function isCidr(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text);
}
