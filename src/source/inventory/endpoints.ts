/** One endpoint as `aws ec2 describe-vpc-endpoints` prints it. */
import {
  type ExistingEndpoint,
  type ExistingPolicy,
  type IpAddressType,
  type PolicyStatement,
  parseServiceName,
} from '../../core/index.ts';
import { readPolicy } from '../../policy/index.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf, readJson } from '../read-json.ts';
import { flag, join, type Located, member, objects, text, texts } from './fields.ts';

/** AWS accepts 20,480 characters; what is much longer is no policy. */
const LONGEST_POLICY = 60_000;

/** Reads one endpoint; `undefined` when it has no id. */
export function readEndpoint(from: Located<JsonObject>): ExistingEndpoint | undefined {
  const id = text(from, 'VpcEndpointId');
  if (id === '') {
    from.report(join(from.path, 'VpcEndpointId'), 'the id of the endpoint is missing');
    return undefined;
  }
  const serviceName = nameOf(from);
  const parsed = parseServiceName(serviceName);
  const subnetIds = texts(from, 'SubnetIds');
  const routeTableIds = texts(from, 'RouteTableIds');
  const tags = readTags(from);
  return {
    id,
    serviceName,
    service: parsed?.service,
    region: parsed?.region,
    fips: parsed?.fips ?? false,
    type: typeOf(text(from, 'VpcEndpointType'), subnetIds),
    state: text(from, 'State').toLowerCase().replaceAll(/[-_ ]/g, ''),
    vpcId: text(from, 'VpcId'),
    privateDnsEnabled: flag(from, 'PrivateDnsEnabled') ?? false,
    subnetIds,
    routeTableIds,
    securityGroupIds: [
      ...objects(from, 'Groups').map((group) => text(group, 'GroupId')),
      ...texts(from, 'SecurityGroupIds'),
    ].filter((groupId) => groupId !== ''),
    policy: readDocument(member(from.value, 'PolicyDocument')),
    ipAddressType: addressTypeOf(text(from, 'IpAddressType')),
    tags,
    managed:
      flag(from, 'RequesterManaged') === true ||
      tags.some(({ key, value }) => key === 'GuardDutyManaged' && value.toLowerCase() === 'true'),
  };
}

/** Endpoints of Amazon VPC Lattice name a resource instead of a service. */
function nameOf(from: Located<JsonObject>): string {
  for (const name of ['ServiceName', 'ResourceConfigurationArn', 'ServiceNetworkArn']) {
    const found = text(from, name);
    if (found !== '') return found;
  }
  return '';
}

/** The type's spelling as AWS documents it; outputs from before interface endpoints have none. */
function typeOf(found: string, subnetIds: readonly string[]): string {
  const known = ['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'];
  if (found === '') return subnetIds.length > 0 ? 'Interface' : 'Gateway';
  return known.find((type) => type.toLowerCase() === found.toLowerCase()) ?? found;
}

function addressTypeOf(found: string): IpAddressType | undefined {
  const type = found.toLowerCase();
  return type === 'ipv4' || type === 'ipv6' || type === 'dualstack' ? type : undefined;
}

function readTags(from: Located<JsonObject>): ExistingEndpoint['tags'] {
  return objects(from, 'Tags').flatMap(({ value }) => {
    const [key, content] = [member(value, 'Key'), member(value, 'Value')];
    return typeof key === 'string' ? [{ key, value: typeof content === 'string' ? content : '' }] : [];
  });
}

/** The policy is JSON in a text, or the object itself where a tool has parsed it already. */
function readDocument(found: JsonValue | undefined): ExistingPolicy {
  if (found === undefined || found === null || found === '') return { kind: 'default' };
  if (typeof found !== 'string')
    return toPolicy(found, isJsonObject(found) ? JSON.stringify(found) : kindOf(found));
  if (found.length > LONGEST_POLICY) return { kind: 'unreadable', text: found.slice(0, 200) };
  const read = readJson(found);
  return read.ok && read.documents.length === 1
    ? toPolicy(read.documents[0].value, found)
    : { kind: 'unreadable', text: found };
}

function toPolicy(json: JsonValue, source: string): ExistingPolicy {
  const read = readPolicy(json);
  return read.ok
    ? { kind: 'document', text: source, statements: read.policy.Statement.map(withTexts) }
    : { kind: 'unreadable', text: source };
}

/** IAM takes numbers and truth values in conditions for their texts. */
function withTexts(statement: PolicyStatement): PolicyStatement {
  if (statement.Condition === undefined) return statement;
  const asText = (value: unknown): unknown =>
    isJsonList(value as JsonValue)
      ? (value as readonly unknown[]).map(asText)
      : typeof value === 'boolean' || typeof value === 'number'
        ? String(value)
        : value;
  const entries = Object.entries(statement.Condition).map(([operator, tests]) => [
    operator,
    Object.fromEntries(Object.entries(tests).map(([key, value]) => [key, asText(value)])),
  ]);
  return { ...statement, Condition: Object.fromEntries(entries) };
}
