/** Endpoints of templates and of Terraform, with what associates more with them. */
import {
  type ExistingEndpoint,
  type ExistingPolicy,
  endpointState,
  parseServiceName,
} from '../../../core/index.ts';
import { hasNoVariables, readPolicy } from '../../../policy/index.ts';
import type { Field } from '../../field.ts';
import { isJsonObject } from '../../json.ts';
import { readJson } from '../../read-json.ts';
import { isInnerReference } from '../../references.ts';
import type { SourceResource } from '../network.ts';
import { flagOf, idOf, type Lookup, placeOf } from './lookup.ts';
import type { Kind } from './types.ts';

/** An endpoint; nothing where the source does not tell its service. */
export function readEndpoint(lookup: Lookup, resource: SourceResource): readonly ExistingEndpoint[] {
  const { fields } = resource;
  const serviceName = fields.get('serviceName').text();
  if (serviceName === undefined) return [];
  const id = idOf(resource);
  const known = serviceOf(serviceName);
  const type = typeOf(fields.get('vpcEndpointType', 'type').text());
  const subnets = lookup.several(fields.get('subnetIds'), type === 'Gateway');
  const groups = lookup.several(fields.get('securityGroupIds'), type === 'Gateway');
  // Terraform tells tables that are not named here after apply: its reader says where there are none.
  const tables = lookup.several(
    fields.get('routeTableIds'),
    type !== 'Gateway' || resource.type.startsWith('AWS::'),
  );
  const endpoint: ExistingEndpoint = {
    id,
    serviceName,
    service: known?.service,
    region: known?.region,
    fips: known?.fips ?? false,
    type,
    state: stateOf(fields.get('state').text()),
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    privateDnsEnabled: flagOf((namesOf(lookup, id) ?? fields).get('privateDnsEnabled')),
    subnetIds: together(lookup, subnets, 'endpointSubnet', id, 'subnetId'),
    securityGroupIds: together(lookup, groups, 'endpointGroup', id, 'securityGroupId'),
    routeTableIds: together(lookup, tables, 'endpointRouteTable', id, 'routeTableId'),
    policy: policyOf(lookup, resource, id),
    ipAddressType: addressTypeOf(fields.get('ipAddressType').text()),
    tags: [],
    managed: false,
    place: placeOf(resource),
  };
  return [endpoint];
}

/** Ids of the endpoint itself and of resources that associate more with it; nothing where one of them may be its own. */
function together(
  lookup: Lookup,
  own: readonly string[] | undefined,
  kind: Kind,
  endpoint: string,
  member: string,
): readonly string[] | undefined {
  const associations = lookup.of(kind).map(({ fields }) => ({
    fields,
    endpoints: lookup.named(fields.get('vpcEndpointId').text()),
  }));
  const isOpen = associations.some(
    ({ endpoints }) => endpoints === undefined || (endpoints.length > 1 && endpoints.includes(endpoint)),
  );
  const more = associations
    .filter(({ endpoints }) => endpoints?.includes(endpoint) === true)
    .map(({ fields }) => lookup.several(fields.get(member), false));
  if (own === undefined || isOpen || more.includes(undefined)) return undefined;
  return [...new Set([...own, ...more.flatMap((ids) => ids ?? [])])];
}

/** The resource that turns private DNS of an endpoint on or off. */
function namesOf(lookup: Lookup, endpoint: string): Field | undefined {
  return lookup.of('endpointNames').find(({ fields }) => lookup.one(fields.get('vpcEndpointId')) === endpoint)
    ?.fields;
}

function policyOf(lookup: Lookup, { fields }: SourceResource, id: string): ExistingPolicy {
  const separate = lookup
    .of('endpointPolicy')
    .find((one) => lookup.one(one.fields.get('vpcEndpointId')) === id);
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
  return text === undefined || text.includes('${') ? 'available' : endpointState(text);
}

function typeOf(text: string | undefined): string {
  return text ?? 'Gateway';
}

function addressTypeOf(text: string | undefined): ExistingEndpoint['ipAddressType'] {
  return text === 'ipv4' || text === 'ipv6' || text === 'dualstack' ? text : undefined;
}

function parsedObject(text: string): unknown {
  const read = readJson(text);
  return read.ok && isJsonObject(read.documents[0].value) ? read.documents[0].value : undefined;
}
