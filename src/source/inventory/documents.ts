/** What a JSON document is: finds endpoints, subnets and the like in it, and names what it is instead. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf } from '../read-json.ts';
import { join, LONGEST_LIST, type Located, member, objectsIn } from './fields.ts';

/** Everything found in the documents of all texts, not yet read. */
export interface Found {
  readonly endpoints: Located<JsonObject>[];
  readonly subnets: Located<JsonObject>[];
  readonly routeTables: Located<JsonObject>[];
  readonly securityGroups: Located<JsonObject>[];
  readonly attributes: Located<JsonObject>[];
  /** Kinds of list that stood there, even when empty. */
  readonly kinds: Set<Kind>;
  /** Documents of other commands and tools, in words. */
  readonly others: Located<string>[];
  /** Paths of `null` where an output should be: a command that failed. */
  readonly gaps: Located<null>[];
  /** Paths of outputs that end with a token for the next page. */
  readonly cut: Located<JsonObject>[];
  /** How many values may still be looked at: an output of AWS has its lists near the top. */
  budget: number;
}

export type Kind = 'endpoints' | 'subnets' | 'routeTables' | 'securityGroups' | 'attributes';

const ATTRIBUTES = ['EnableDnsSupport', 'EnableDnsHostnames'] as const;

const LISTS: readonly { readonly name: string; readonly kind: Exclude<Kind, 'attributes'> }[] = [
  { name: 'VpcEndpoints', kind: 'endpoints' },
  { name: 'Subnets', kind: 'subnets' },
  { name: 'RouteTables', kind: 'routeTables' },
  { name: 'SecurityGroups', kind: 'securityGroups' },
];

/** One item by the members that only it has. */
const ITEMS: readonly {
  readonly members: readonly string[];
  readonly kind: Exclude<Kind, 'attributes'>;
}[] = [
  { members: ['VpcEndpointId', 'ServiceName'], kind: 'endpoints' },
  { members: ['VpcEndpointId', 'VpcEndpointType'], kind: 'endpoints' },
  { members: ['SubnetId', 'CidrBlock'], kind: 'subnets' },
  { members: ['RouteTableId', 'Routes'], kind: 'routeTables' },
  { members: ['GroupId', 'IpPermissions'], kind: 'securityGroups' },
];

/** What people paste instead, by members that tell it apart. */
const OTHERS: readonly { readonly members: readonly string[]; readonly words: string }[] = [
  {
    members: ['ServiceDetails'],
    words:
      'the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers; the audit reads aws ec2 describe-vpc-endpoints, which lists what exists',
  },
  {
    members: ['ServiceNames'],
    words:
      'the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers; the audit reads aws ec2 describe-vpc-endpoints, which lists what exists',
  },
  {
    members: ['VpcEndpointConnections'],
    words: 'the output of aws ec2 describe-vpc-endpoint-connections; the audit reads describe-vpc-endpoints',
  },
  { members: ['Vpcs'], words: 'the output of aws ec2 describe-vpcs; the audit reads describe-vpc-endpoints' },
  {
    members: ['NetworkInterfaces'],
    words: 'the output of aws ec2 describe-network-interfaces; the audit reads describe-vpc-endpoints',
  },
  {
    members: ['AWSTemplateFormatVersion'],
    words: 'a CloudFormation template, which says what shall be; the audit reads what exists',
  },
  {
    members: ['Resources'],
    words: 'a CloudFormation template, which says what shall be; the audit reads what exists',
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

/** Deepest level at which a known list is looked for inside other objects. */
const DEEPEST = 4;

export const nothingFound = (): Found => ({
  endpoints: [],
  subnets: [],
  routeTables: [],
  securityGroups: [],
  attributes: [],
  kinds: new Set(),
  others: [],
  gaps: [],
  cut: [],
  budget: 2 * LONGEST_LIST,
});

/** Sorts one document into what was found. `assumed` is what an empty list of this text would be. */
export function collect(document: Located<JsonValue>, assumed: Kind, found: Found): void {
  const { value } = document;
  if (isJsonList(value) && value.length === 0) found.kinds.add(assumed);
  else visit(document, 0, found);
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
    for (const [index, item] of value.entries())
      visit({ value: item, path: `${path}[${index}]`, report }, depth + 1, found);
  } else if (isJsonObject(value)) {
    visitObject({ value, path, report }, depth, found);
  } else if (depth <= 1) {
    report(path, `expected an object, found ${kindOf(value)}`);
  }
}

function visitObject(here: Located<JsonObject>, depth: number, found: Found): void {
  const { value, path, report } = here;
  const has = (name: string): boolean => member(value, name) !== undefined;
  const item = ITEMS.find(({ members }) => members.every(has));
  if (item !== undefined) {
    found.kinds.add(item.kind);
    found[item.kind].push(here);
    return;
  }
  if (collectLists(here, found)) return;
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

/** The lists and attributes of an output; false when it has none. */
function collectLists(here: Located<JsonObject>, found: Found): boolean {
  const { value, path, report } = here;
  const lists = LISTS.filter(({ name }) => member(value, name) !== undefined);
  for (const { name, kind } of lists) {
    found.kinds.add(kind);
    const entries = objectsIn({ value: member(value, name), path: join(path, name), report });
    for (const entry of entries) found[kind].push(entry);
  }
  if (lists.length > 0 && (member(value, 'NextToken') ?? null) !== null) found.cut.push(here);
  const isAttribute = ATTRIBUTES.some((name) => member(value, name) !== undefined);
  if (isAttribute) {
    found.kinds.add('attributes');
    found.attributes.push(here);
  }
  return lists.length > 0 || isAttribute;
}
