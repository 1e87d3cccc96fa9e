/** What a JSON document is: finds endpoints, subnets and the like in it, and names what it is instead. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf } from '../json.ts';
import { join, LONGEST_LIST, type Located, member, objectsIn } from './fields.ts';

/** Everything found in the documents of all texts, not yet read. */
export interface Found {
  readonly items: { readonly [K in ItemKind]: Located<JsonObject>[] };
  readonly attributes: Located<JsonObject>[];
  readonly blockPublicAccess: Located<JsonObject>[];
  /** Kinds of list that stood there, even when empty. */
  readonly kinds: Set<Kind>;
  /** Documents of other commands and tools, in words. */
  readonly others: Located<string>[];
  /** Paths of `null` where an output should be: a command that failed. */
  readonly gaps: Located<null>[];
  /** By kind, the last output of it that ends with a token for the next page. */
  readonly cut: Map<ItemKind, Located<JsonObject>>;
  /** Items of lists that are nothing that can be read: what they are stays open, and the list counts as not whole. */
  readonly unread: (Located<JsonValue> & { readonly kind: ItemKind })[];
  /** How many values may still be looked at: an output of AWS has its lists near the top. */
  budget: number;
}

export type ItemKind =
  | 'endpoints'
  | 'subnets'
  | 'routeTables'
  | 'securityGroups'
  | 'networkAcls'
  | 'prefixLists'
  | 'vpcs'
  | 'natGateways'
  | 'internetGateways'
  | 'dhcpOptions'
  | 'hostedZones'
  | 'offeredServices';
export type Kind = ItemKind | 'attributes';

const ATTRIBUTES = ['EnableDnsSupport', 'EnableDnsHostnames'] as const;

/** The lists of AWS's outputs, and the member that every item of theirs has. */
const LISTS: readonly { readonly name: string; readonly kind: ItemKind; readonly id: string }[] = [
  { name: 'VpcEndpoints', kind: 'endpoints', id: 'VpcEndpointId' },
  { name: 'Subnets', kind: 'subnets', id: 'SubnetId' },
  { name: 'RouteTables', kind: 'routeTables', id: 'RouteTableId' },
  { name: 'SecurityGroups', kind: 'securityGroups', id: 'GroupId' },
  { name: 'NetworkAcls', kind: 'networkAcls', id: 'NetworkAclId' },
  { name: 'PrefixLists', kind: 'prefixLists', id: 'PrefixListId' },
  { name: 'Vpcs', kind: 'vpcs', id: 'VpcId' },
  { name: 'NatGateways', kind: 'natGateways', id: 'NatGatewayId' },
  { name: 'InternetGateways', kind: 'internetGateways', id: 'InternetGatewayId' },
  { name: 'DhcpOptions', kind: 'dhcpOptions', id: 'DhcpOptionsId' },
  { name: 'HostedZoneSummaries', kind: 'hostedZones', id: 'HostedZoneId' },
  { name: 'HostedZones', kind: 'hostedZones', id: 'Id' },
  { name: 'ServiceDetails', kind: 'offeredServices', id: 'ServiceName' },
];

/** One item by the members that only it has. */
const ITEMS: readonly { readonly members: readonly string[]; readonly kind: ItemKind }[] = [
  { members: ['VpcEndpointId'], kind: 'endpoints' },
  { members: ['NetworkAclId', 'Entries'], kind: 'networkAcls' },
  { members: ['RouteTableId', 'Routes'], kind: 'routeTables' },
  { members: ['GroupId', 'IpPermissions'], kind: 'securityGroups' },
  { members: ['SubnetId', 'CidrBlock'], kind: 'subnets' },
  { members: ['PrefixListId', 'PrefixListName'], kind: 'prefixLists' },
  { members: ['VpcId', 'CidrBlockAssociationSet'], kind: 'vpcs' },
];

/** Lists of which a part tells nothing about what is not in it. */
const MAY_LACK: readonly ItemKind[] = [
  'endpoints',
  'subnets',
  'routeTables',
  'securityGroups',
  'networkAcls',
  'prefixLists',
  'hostedZones',
  'internetGateways',
  'vpcs',
  'dhcpOptions',
];

/** What stands in an accompanying list alone, by its kind; the audit reads it beside endpoints only. */
export const COMPANIONS: { readonly [K in ItemKind]?: string } = {
  offeredServices: 'the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers',
  vpcs: 'the output of aws ec2 describe-vpcs',
  subnets: 'the output of aws ec2 describe-subnets',
  routeTables: 'the output of aws ec2 describe-route-tables',
  securityGroups: 'the output of aws ec2 describe-security-groups',
  networkAcls: 'the output of aws ec2 describe-network-acls',
  prefixLists: 'the output of aws ec2 describe-prefix-lists',
};

/** What people paste instead, by members that tell it apart. */
const OTHERS: readonly { readonly members: readonly string[]; readonly words: string }[] = [
  {
    members: ['ServiceNames'],
    words:
      'the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers; the audit reads aws ec2 describe-vpc-endpoints, which lists what exists',
  },
  {
    members: ['VpcEndpointConnections'],
    words: 'the output of aws ec2 describe-vpc-endpoint-connections; the audit reads describe-vpc-endpoints',
  },
  {
    members: ['SecurityGroupRules'],
    words:
      'the output of aws ec2 describe-security-group-rules; the audit reads aws ec2 describe-security-groups',
  },
  {
    members: ['NetworkInterfaces'],
    words: 'the output of aws ec2 describe-network-interfaces; the audit reads describe-vpc-endpoints',
  },
  {
    members: ['AWSTemplateFormatVersion'],
    words: 'a CloudFormation template, which describes what is planned; the audit reads what exists',
  },
  {
    members: ['Resources'],
    words: 'a CloudFormation template, which describes what is planned; the audit reads what exists',
  },
  {
    members: ['TemplateBody'],
    words: 'a CloudFormation template, which describes what is planned; the audit reads what exists',
  },
  {
    members: ['planned_values'],
    words: 'a Terraform plan, which describes what is planned; the audit reads what exists',
  },
  {
    members: ['terraform_version', 'lineage'],
    words:
      'a file of Terraform state, whose names differ from those of AWS: give the output of terraform show -json, or of aws ec2 describe-vpc-endpoints',
  },
  {
    members: ['terraform_version'],
    words:
      'Terraform state, whose names differ from those of AWS; the audit reads aws ec2 describe-vpc-endpoints',
  },
  { members: ['containerDefinitions'], words: 'a task definition; start the plan from it instead' },
  { members: ['taskDefinition'], words: 'a task definition; start the plan from it instead' },
  { members: ['answers', 'version'], words: 'saved answers or a plan of this planner' },
];

const ONE_ENDPOINT =
  'the answer to the creation of one endpoint, which lists no others; the audit reads describe-vpc-endpoints';

/** Deepest level at which a known list is looked for inside other objects. */
const DEEPEST = 4;

/** A collection without anything in it. */
export function nothingFound(): Found {
  return {
    items: {
      endpoints: [],
      subnets: [],
      routeTables: [],
      securityGroups: [],
      networkAcls: [],
      prefixLists: [],
      vpcs: [],
      natGateways: [],
      internetGateways: [],
      dhcpOptions: [],
      hostedZones: [],
      offeredServices: [],
    },
    attributes: [],
    blockPublicAccess: [],
    kinds: new Set(),
    others: [],
    gaps: [],
    cut: new Map(),
    unread: [],
    budget: 2 * LONGEST_LIST,
  };
}

/** Sorts one document into what was found. `assumed` is what an empty list of this text would be, where it is one. */
export function collect(document: Located<JsonValue>, assumed: Kind | undefined, found: Found): void {
  const { value, path, report } = document;
  if (isJsonList(value) && value.length === 0) {
    if (assumed !== undefined) found.kinds.add(assumed);
  } else if (isJsonList(value) && value.every((item) => typeof item === 'string')) {
    report(path, 'this is a list of texts: the output was filtered. Run the command without --query');
  } else visit(document, 0, found);
}

function visit(here: Located<JsonValue>, depth: number, found: Found): void {
  const { value, path, report } = here;
  found.budget -= 1;
  if (found.budget < 0) return;
  if (value === null) {
    found.gaps.push(here as Located<null>);
  } else if (isJsonList(value)) {
    if (depth >= DEEPEST) return;
    if (value.length > LONGEST_LIST) {
      report(path, `a list of more than ${LONGEST_LIST} items`);
      return;
    }
    const kind = kindOfItems(value);
    for (const [index, item] of value.entries()) {
      const here = { value: item, path: `${path}[${index}]`, report };
      if (kind !== undefined && !isJsonObject(item)) found.unread.push({ ...here, kind });
      else visit(here, depth + 1, found);
    }
  } else if (isJsonObject(value)) {
    visitObject({ value, path, report }, depth, found);
  } else if (depth <= 1) {
    report(path, `expected an object, found ${kindOf(value)}`);
  }
}

function visitObject(here: Located<JsonObject>, depth: number, found: Found): void {
  const { value, path, report } = here;
  const kind = kindOfItem(value);
  if (kind !== undefined) {
    found.kinds.add(kind);
    found.items[kind].push(here);
    return;
  }
  if (collectLists(here, found)) return;
  // What a creation answers is one endpoint, and nothing about the others.
  const made = member(value, 'VpcEndpoint');
  if (isJsonObject(made) && member(made, 'VpcEndpointId') !== undefined) {
    found.others.push({ value: ONE_ENDPOINT, path, report });
    return;
  }
  const other = OTHERS.find(({ members }) => members.every((name) => Object.hasOwn(value, name)));
  if (other !== undefined) {
    found.others.push({ value: other.words, path, report });
    return;
  }
  if (depth >= DEEPEST) return;
  for (const [key, inner] of Object.entries(value).slice(0, LONGEST_LIST)) {
    if (found.budget < 0) return;
    if (typeof inner === 'object' && inner !== null)
      visit({ value: inner, path: join(path, key), report }, depth + 1, found);
  }
}

function kindOfItem(value: JsonObject): ItemKind | undefined {
  const has = (name: string): boolean => member(value, name) !== undefined;
  return ITEMS.find(({ members }) => members.every(has))?.kind ?? entriesOfList(value);
}

/** What the objects of a bare list are, where they are all of one kind and nothing is lost by leaving one of them open. */
function kindOfItems(list: readonly JsonValue[]): ItemKind | undefined {
  const kinds = new Set(list.flatMap((item) => (isJsonObject(item) ? [kindOfItem(item)] : [])));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined && MAY_LACK.includes(kind) ? kind : undefined;
}

/** What get-managed-prefix-list-entries prints: entries with blocks, and no word of whose they are. */
function entriesOfList(value: JsonObject): ItemKind | undefined {
  const entries = member(value, 'Entries');
  const [first] = isJsonList(entries) ? entries : [];
  return isJsonObject(first) && member(first, 'Cidr') !== undefined ? 'prefixLists' : undefined;
}

/** The lists and attributes of an output; false when it has none. */
function collectLists(here: Located<JsonObject>, found: Found): boolean {
  const { value, path, report } = here;
  const lists = LISTS.filter((list) => isListOf(value, list));
  for (const { name } of LISTS) {
    const none = Object.hasOwn(value, name) ? member(value, name) : undefined;
    if (none === null) found.gaps.push({ value: none, path: join(path, name), report });
  }
  for (const { name, kind } of lists) {
    found.kinds.add(kind);
    for (const entry of readableIn(
      { value: member(value, name), path: join(path, name), report },
      kind,
      found,
    ))
      found.items[kind].push(entry);
    // Of several pages the last one tells whether all are here.
    if ((member(value, 'NextToken') ?? null) === null) found.cut.delete(kind);
    else found.cut.set(kind, here);
  }
  const access = member(value, 'VpcBlockPublicAccessOptions');
  if (isJsonObject(access)) {
    found.blockPublicAccess.push({ value: access, path: join(path, 'VpcBlockPublicAccessOptions'), report });
  }
  const isAttribute = ATTRIBUTES.some((name) => member(value, name) !== undefined);
  if (isAttribute) {
    found.kinds.add('attributes');
    found.attributes.push(here);
  }
  return lists.length > 0 || isAttribute || isJsonObject(access);
}

/** The items of a list; where there are some, what stands between them and is none stays open. */
function readableIn(
  { value, path, report }: Located<JsonValue | undefined>,
  kind: ItemKind,
  found: Found,
): readonly Located<JsonObject>[] {
  const isRead = isJsonList(value) && value.length <= LONGEST_LIST && value.some(isJsonObject);
  if (!isRead || !MAY_LACK.includes(kind)) return objectsIn({ value, path, report });
  return value.flatMap((item, index) => {
    const here = { value: item, path: `${path}[${index}]`, report };
    if (isJsonObject(item)) return [{ ...here, value: item }];
    found.unread.push({ ...here, kind });
    return [];
  });
}

/** Other tools have lists of these names in small letters: theirs count only when their items are AWS's. */
function isListOf(value: JsonObject, { name, id }: (typeof LISTS)[number]): boolean {
  const found = member(value, name);
  if (Object.hasOwn(value, name)) return found !== null;
  if (!isJsonList(found)) return false;
  const [first] = found;
  return found.length === 0 || (isJsonObject(first) && member(first, id) !== undefined);
}
