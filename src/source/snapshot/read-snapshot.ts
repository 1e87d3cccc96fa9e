/**
 * An account snapshot → what exists in the VPC, what the account says about it, and what the readers of services and task
 * definitions take from there. Nothing of it is kept anywhere else.
 */
import { type Evidenced, type ExistingEndpoint, type Inventory, weigh } from '../../core/index.ts';
import { readInventory } from '../inventory/read-inventory.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { readJson } from '../read-json.ts';
import { callersIn } from './callers.ts';
import {
  answersOf,
  callsIn,
  isSnapshot,
  itemsOf,
  objectIn,
  objectsIn,
  SNAPSHOT_VERSION,
  textIn,
  withoutNulls,
  withoutSecrets,
} from './snapshot.ts';
import { deniedCalls, openRoutes, vpcClaims } from './vpc-claims.ts';

export type ReadSnapshot =
  | {
      readonly ok: true;
      readonly vpc: Evidenced;
      readonly inventory: Inventory;
      /** Services, clusters, capacity providers and task definitions, for the readers of those. */
      readonly rest: JsonObject;
    }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

/** Calls whose answers say how workloads run; environment values are dropped even where a foreign script left them in. */
const OF_WORKLOADS = [
  'describe-task-definition',
  'describe-services',
  'describe-clusters',
  'describe-capacity-providers',
];

/** Reads a snapshot. Never throws; what is no snapshot of a known version is refused by name. */
export function readSnapshot(snapshot: JsonObject, source = ''): ReadSnapshot {
  const version = ownValue(snapshot, 'snapshotVersion');
  const all = callsIn(snapshot);
  const calls = all === undefined ? undefined : withoutInactive(all);
  if (version !== SNAPSHOT_VERSION || calls === undefined) {
    const message = `a snapshot of version ${JSON.stringify(version)?.slice(0, 20)}; version ${SNAPSHOT_VERSION} is read`;
    return { ok: false, problems: [{ path: 'snapshotVersion', message }] };
  }
  const inventory = inventoryIn(snapshot, calls);
  if (!inventory.ok) return inventory;
  const vpc = weigh({
    claims: vpcClaims(snapshot, calls, inventory.inventory, source),
    open: openRoutes(inventory.inventory, source),
    notes: deniedCalls(snapshot).map(({ call, text }) => ({
      topic: 'snapshot',
      from: 'notes',
      ...(source === '' ? {} : { source }),
      text: `${call} was denied or failed, so what it would show is open: ${text}`,
    })),
  });
  const rest = Object.fromEntries(
    OF_WORKLOADS.flatMap((name) => {
      const answers = answersOf(calls, name);
      return answers.length === 0 ? [] : [[name, withoutSecrets(withoutNulls(answers))]];
    }),
  );
  return { ok: true, vpc, inventory: inventory.inventory, rest };
}

/** Services that were deleted are still described for a while; nothing of them runs, nor of what only they name. */
function withoutInactive(calls: JsonObject): JsonObject {
  const services = itemsOf(calls, 'describe-services', 'services');
  const isInactive = (service: JsonObject): boolean => textIn(service, 'status') === 'INACTIVE';
  if (!services.some(isInactive)) return calls;
  const named = (some: readonly JsonObject[]): readonly string[] =>
    some.map((service) => textIn(service, 'taskDefinition')).filter((name) => name !== '');
  const used = new Set(named(services.filter((service) => !isInactive(service))));
  const unused = new Set(named(services.filter(isInactive)).filter((name) => !used.has(name)));
  const isUnused = (answer: JsonObject): boolean =>
    unused.has(textIn(objectIn(answer, 'taskDefinition') ?? answer, 'taskDefinitionArn'));
  const kept = Object.entries(calls).map(([name, answer]): [string, JsonValue] => {
    const answers = isJsonList(answer) ? answer : [answer];
    if (name.startsWith('describe-services'))
      return [name, answers.map((one) => (isJsonObject(one) ? { ...one, services: active(one) } : one))];
    return name.startsWith('describe-task-definition')
      ? [name, answers.filter((one) => !isJsonObject(one) || !isUnused(one))]
      : [name, answer];
  });
  return Object.fromEntries(kept);

  function active(answer: JsonObject): JsonValue {
    return objectsIn(answer, 'services').filter((service) => !isInactive(service));
  }
}

function inventoryIn(
  snapshot: JsonObject,
  calls: JsonObject,
): { readonly ok: true; readonly inventory: Inventory } | Extract<ReadSnapshot, { readonly ok: false }> {
  const [vpc] = itemsOf(calls, 'describe-vpcs', 'Vpcs');
  const vpcId = textIn(snapshot, 'vpcId') || textIn(vpc, 'VpcId');
  const read = readInventory({ endpoints: JSON.stringify(described(calls)) }, { vpcId });
  if (!read.ok)
    return {
      ok: false,
      problems: read.problems.map(({ path = '', message }) => ({ path: `calls.${path}`, message })),
    };
  const { inventory } = read;
  const callers = callersIn(
    calls,
    (inventory.subnets ?? []).map(({ id }) => id),
  );
  return {
    ok: true,
    inventory: {
      ...inventory,
      ...(inventory.dhcp === undefined && textIn(vpc, 'DhcpOptionsId') === 'default'
        ? { dhcp: { domainNameServers: ['AmazonProvidedDNS'] } }
        : {}),
      endpoints: inventory.endpoints.map((endpoint) => withAddresses(endpoint, calls)),
      ...(inventory.hostedZones === undefined
        ? {}
        : { hostedZones: inventory.hostedZones.map((zone) => ({ ...zone, ...recordsOf(zone.id, calls) })) }),
      ...(callers.length === 0 ? {} : { callers }),
    },
  };
}

/** The answers that the reader of inventories knows, with the entries of prefix lists where they belong. */
function described(calls: JsonObject): JsonValue {
  const lists = itemsOf(calls, 'describe-managed-prefix-lists', 'PrefixLists');
  const entries = new Map(
    answersOf(calls, 'get-managed-prefix-list-entries').map((one) => [textIn(one, 'PrefixListId'), one]),
  );
  const prefixLists = lists.map((list): JsonValue => {
    const found = entries.get(textIn(list, 'PrefixListId'));
    const own = objectIn(found, 'answer') ?? found;
    return own === undefined ? list : { ...list, Entries: objectsIn(own, 'Entries') };
  });
  const left = Object.entries(calls).filter(
    ([name]) =>
      !OF_WORKLOADS.some((call) => name.startsWith(call)) &&
      !/^(?:describe-managed-prefix-lists|get-managed-prefix-list-entries|list-resource-record-sets|describe-network-interfaces|describe-container-instances|describe-instances|list-account-settings|describe-pull-through-cache-rules|list-profile-associations|get-caller-identity|describe-vpc-block-public-access-exclusions|describe-secret|describe-parameters|list-detectors|get-detector)/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(left.map(([name, value]) => [name, withoutNulls(value)])),
    ...(prefixLists.length === 0 ? {} : { 'describe-managed-prefix-lists': { PrefixLists: prefixLists } }),
  };
}

/** The addresses of an endpoint's network interfaces, where they were described. */
function withAddresses(endpoint: ExistingEndpoint, calls: JsonObject): ExistingEndpoint {
  const ids = endpoint.networkInterfaceIds ?? [];
  const own = itemsOf(calls, 'describe-network-interfaces', 'NetworkInterfaces').filter((one) =>
    ids.includes(textIn(one, 'NetworkInterfaceId')),
  );
  const addresses = own.flatMap((one) => [
    textIn(one, 'PrivateIpAddress'),
    ...objectsIn(one, 'Ipv6Addresses').map((address) => textIn(address, 'Ipv6Address')),
  ]);
  const told = addresses.filter((address) => address !== '');
  return own.length < ids.length || told.length === 0 ? endpoint : { ...endpoint, addresses: told };
}

function recordsOf(
  id: string,
  calls: JsonObject,
): Pick<NonNullable<Inventory['hostedZones']>[number], 'records'> {
  const short = id.split('/').at(-1);
  const found = answersOf(calls, 'list-resource-record-sets').find(
    (one) => textIn(one, 'HostedZoneId').split('/').at(-1) === short,
  );
  const answer = objectIn(found, 'answer') ?? found;
  if (answer === undefined || !isJsonList(ownValue(answer, 'ResourceRecordSets'))) return {};
  return {
    records: objectsIn(answer, 'ResourceRecordSets').map((record) => ({
      name: textIn(record, 'Name').replace(/\.$/, ''),
      type: textIn(record, 'Type'),
      values: [
        textIn(objectIn(record, 'AliasTarget'), 'DNSName').replace(/\.$/, ''),
        ...objectsIn(record, 'ResourceRecords').map((value) => textIn(value, 'Value')),
      ].filter((value) => value !== ''),
    })),
  };
}

/** The snapshot in a text, if the text is one. */
export function readSnapshotText(text: string, source = ''): ReadSnapshot | undefined {
  if (!text.includes('"snapshotVersion"')) return undefined;
  const read = readJson(text);
  const document = read.ok ? read.documents.find(({ value }) => isSnapshot(value)) : undefined;
  return document !== undefined && isSnapshot(document.value)
    ? readSnapshot(document.value, source)
    : undefined;
}
