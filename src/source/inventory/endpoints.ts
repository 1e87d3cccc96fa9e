/** One endpoint as `aws ec2 describe-vpc-endpoints` prints it. */
import {
  type ExistingEndpoint,
  type ExistingPolicy,
  endpointState,
  forCount,
  type IpAddressType,
  type PolicyStatement,
  parseServiceName,
} from '../../core/index.ts';
import { hasNoVariables, readPolicy } from '../../policy/index.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf } from '../json.ts';
import { readJson } from '../read-json.ts';
import {
  flag,
  id,
  ids,
  join,
  type Located,
  member,
  objects,
  present,
  serviceName,
  tells,
  text,
  words,
} from './fields.ts';

/** AWS accepts 20,480 characters; what is much longer is no policy. */
const LONGEST_POLICY = 60_000;

/** Longest message of AWS that is kept. */
const LONGEST_ERROR = 500;

/** Reads one endpoint; `undefined` when it has no id, or lacks what AWS always prints. */
export function readEndpoint(from: Located<JsonObject>): ExistingEndpoint | undefined {
  if (!tells(from.value, 'VpcEndpointId')) {
    from.report(join(from.path, 'VpcEndpointId'), 'the id of the endpoint is missing');
    return undefined;
  }
  const endpointId = id(from, 'VpcEndpointId', 'vpce');
  if (endpointId === '') return undefined;
  const name = nameOf(from);
  const subnetIds = ids(from, 'SubnetIds', 'subnet');
  const routeTableIds = ids(from, 'RouteTableIds', 'rtb');
  const type = typeOf(text(from, 'VpcEndpointType'), subnetIds);
  const parsed = parseServiceName(name);
  refuseFiltered(from, type);
  const tags = readTags(from);
  return {
    id: endpointId,
    serviceName: name,
    service: parsed?.service,
    region: parsed?.region,
    fips: parsed?.fips ?? false,
    type,
    state: endpointState(text(from, 'State')),
    vpcId: id(from, 'VpcId', 'vpc'),
    privateDnsEnabled: flag(from, 'PrivateDnsEnabled'),
    subnetIds,
    routeTableIds,
    securityGroupIds: groupsOf(from),
    policy: readDocument(from),
    ipAddressType: addressTypeOf(text(from, 'IpAddressType')),
    ...optionsOf(from),
    tags,
    managed:
      flag(from, 'RequesterManaged') === true ||
      tags.some(({ key, value }) => key === 'GuardDutyManaged' && value.toLowerCase() === 'true'),
  };
}

/** What AWS prints of every endpoint of the type: an output without it was filtered, and says nothing about it. */
function refuseFiltered(from: Located<JsonObject>, type: string): void {
  const expected: readonly (readonly [name: string, ...others: readonly string[]])[] =
    type === 'Interface'
      ? [['PrivateDnsEnabled'], ['SubnetIds'], ['Groups', 'SecurityGroupIds']]
      : type === 'Gateway'
        ? [['RouteTableIds']]
        : [];
  const missing = expected.filter((names) => !tells(from.value, ...names)).map(([name]) => name);
  if (missing.length === 0) return;
  from.report(
    from.path,
    `this output was filtered: ${missing.join(', ')} ${forCount(missing.length, 'is', 'are')} not in it. Run aws ec2 describe-vpc-endpoints without --query`,
  );
}

function groupsOf(from: Located<JsonObject>): readonly string[] | undefined {
  if (!tells(from.value, 'Groups', 'SecurityGroupIds')) return undefined;
  const named = objects(from, 'Groups').flatMap((group) => present(id(group, 'GroupId', 'sg')));
  return [...named, ...(ids(from, 'SecurityGroupIds', 'sg') ?? [])];
}

/** Members that only some outputs have. */
function optionsOf(from: Located<JsonObject>): Partial<ExistingEndpoint> {
  const dns = inner(from, 'DnsOptions');
  const recordType = dns === undefined ? '' : text(dns, 'DnsRecordIpType').toLowerCase();
  const inboundOnly = dns === undefined ? undefined : flag(dns, 'PrivateDnsOnlyForInboundResolverEndpoint');
  const error = inner(from, 'LastError');
  const message = error === undefined ? '' : words(error, 'Message').slice(0, LONGEST_ERROR);
  const code = error === undefined ? '' : text(error, 'Code');
  const ownerId = text(from, 'OwnerId');
  const networkInterfaceIds = ids(from, 'NetworkInterfaceIds', 'eni');
  return {
    ...(isRecordType(recordType) ? { dnsRecordIpType: recordType } : {}),
    ...(inboundOnly === undefined ? {} : { privateDnsOnlyForInboundResolver: inboundOnly }),
    ...(message === '' ? {} : { lastError: { ...(code === '' ? {} : { code }), message } }),
    ...(ownerId === '' ? {} : { ownerId }),
    ...(tells(from.value, 'DnsEntries')
      ? { dnsNames: objects(from, 'DnsEntries').flatMap((entry) => present(text(entry, 'DnsName'))) }
      : {}),
    ...(networkInterfaceIds === undefined ? {} : { networkInterfaceIds }),
  };
}

const RECORD_TYPES = ['ipv4', 'ipv6', 'dualstack', 'service-defined'] as const;

const isRecordType = (found: string): found is (typeof RECORD_TYPES)[number] =>
  RECORD_TYPES.some((type) => type === found);

/** The object of a member; `undefined` when absent, null or of another kind. */
function inner(from: Located<JsonObject>, name: string): Located<JsonObject> | undefined {
  const found = member(from.value, name);
  return isJsonObject(found) ? { ...from, value: found, path: join(from.path, name) } : undefined;
}

/** Endpoints of Amazon VPC Lattice name a resource instead of a service. */
function nameOf(from: Located<JsonObject>): string {
  for (const name of ['ServiceName', 'ResourceConfigurationArn', 'ServiceNetworkArn']) {
    const found = serviceName(from, name);
    if (found !== '') return found;
  }
  return '';
}

/** The type's spelling as AWS documents it; outputs from before interface endpoints have none. */
function typeOf(found: string, subnetIds: readonly string[] | undefined): string {
  const known = ['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'];
  if (found === '') return (subnetIds?.length ?? 0) > 0 ? 'Interface' : 'Gateway';
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
function readDocument(from: Located<JsonObject>): ExistingPolicy {
  const found = member(from.value, 'PolicyDocument');
  if (found === undefined) return { kind: 'absent' };
  if (found === null || found === '') return { kind: 'default' };
  return readPolicyDocument(found);
}

/** A policy as text or as JSON; for the readers of templates too. */
function readPolicyDocument(found: JsonValue): ExistingPolicy {
  if (typeof found !== 'string')
    return toPolicy(found, isJsonObject(found) ? JSON.stringify(found) : kindOf(found));
  if (found.length > LONGEST_POLICY) return { kind: 'unreadable', text: found.slice(0, 200) };
  const read = readJson(found);
  return read.ok && read.documents.length === 1
    ? toPolicy(read.documents[0].value, found)
    : { kind: 'unreadable', text: found };
}
function toPolicy(json: JsonValue, source: string): ExistingPolicy {
  // Without a statement nothing is allowed, which is no mistake of who pasted it.
  const statements = isJsonObject(json) ? member(json, 'Statement') : undefined;
  if (statements !== undefined && isJsonList(statements) && statements.length === 0)
    return { kind: 'document', text: source, statements: [] };
  const read = readPolicy(json);
  return read.ok
    ? {
        kind: 'document',
        text: source,
        statements: read.policy.Statement.map(withTexts),
        ...(hasNoVariables(json) ? { withoutVariables: true } : {}),
      }
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
